import { isRefusal, type Reason } from '../../../kernel/refusal.ts';
import type { PolicyPack } from '../model.ts';
import { composePack } from './compose.ts';
import { lintLibrary, lintPack, warningsOf } from './lint.ts';
import type { PackLibrary } from './load.ts';
import { originOf } from './origin.ts';
import { runExamples } from './run-examples.ts';

export interface PackCheck {
  /** Faults of all packs asked for; each once, though several packs may rest on the same file. */
  readonly faults: readonly Reason[];
  /** What may be meant but deserves a look. */
  readonly warnings: readonly Reason[];
  readonly packs: readonly { readonly pack: PolicyPack; readonly examples: number }[];
}

/** Everything that can be said about packs before they are used: faults, warnings, worked examples that come out otherwise. `ids`: null for all. */
export function checkPacks(library: PackLibrary, ids: readonly string[] | null): PackCheck {
  const faults: Reason[] = ids === null ? [...lintLibrary(library)] : [];
  const warnings: Reason[] = [];
  const packs: { pack: PolicyPack; examples: number }[] = [];
  for (const id of ids ?? library.folders.keys()) {
    const pack = composed(library, id, ids === null);
    if (!pack) continue;
    const found = lintPack(pack);
    faults.push(...found);
    warnings.push(...warningsOf(pack));
    if (found.length > 0) continue;
    const results = runExamples(pack);
    for (const r of results.filter((one) => !one.passed)) {
      faults.push({ code: 'policy.example_differs', params: { name: r.name, expected: JSON.stringify(r.expected), actual: JSON.stringify(r.actual) }, at: `${originOf(r.file ?? pack, `${id}/examples#${r.subject}`)}#${r.name}` });
    }
    packs.push({ pack, examples: results.length });
  }
  return { faults: once(faults), warnings: once(warnings), packs };
}

/** With all packs, one that does not join has been named already; asked for by name, it is refused. */
function composed(library: PackLibrary, id: string, named: boolean): PolicyPack | null {
  try {
    return composePack(library, id);
  } catch (error) {
    if (!isRefusal(error) || !named) throw error;
    return null;
  }
}

/** The same fault of an inherited file turns up in every pack that rests on it. */
const once = (reasons: readonly Reason[]): Reason[] => [...new Map(reasons.map((r) => [JSON.stringify([r.code, r.at, { ...r.params, pack: null }]), r])).values()];
