import type { Day } from '../../../kernel/period.ts';
import { isRefusal, type Reason } from '../../../kernel/refusal.ts';
import type { DraftFinding } from '../contract/workbench.ts';
import type { ExampleFile, PolicyPack } from '../model.ts';
import { lintPack, warningsOf } from '../pack/lint.ts';
import { runExamples, type ExampleResult } from '../pack/run-examples.ts';
import { amendPack, examplesWith } from './amend.ts';
import { hashOfOverlay, placeOf, readEntries, subjectOf, type DraftEntry, type Overlay } from './format.ts';

/** A draft laid on the policy of its day: what it would make of it, and all that stands against it. */
export interface CheckedDraft {
  readonly overlay: Overlay;
  /** The policy with what of the draft can be read. */
  readonly pack: PolicyPack;
  readonly contentHash: string;
  readonly findings: readonly DraftFinding[];
  readonly examples: readonly ExampleResult[];
  /** Tables whose answers can change: those of the draft, and those that ask for a value of it. */
  readonly rules: ReadonlySet<string>;
  /** Values of the draft that no table asks for. */
  readonly freeParameters: readonly string[];
}

interface Drafted {
  readonly title: string;
  readonly from: Day;
  readonly entries: readonly DraftEntry[];
}

/**
 * Checks a draft on the policy that stands without it on its day: formats, the linter, dates before its own,
 * and the worked examples of every table it touches. `files`: the examples of the pack and all it extends.
 */
export function checkDraft(draft: Drafted, base: PolicyPack, files: readonly ExampleFile[]): CheckedDraft {
  const { overlay, faults } = readEntries(draft.entries);
  const contentHash = hashOfOverlay(overlay, draft.from);
  const pack = amendPack(base, [{ id: 'draft', title: draft.title, from: draft.from, withdrawnFrom: null, contentHash, overlay }], draft.from);
  const known = knownFaults(base);
  const found: DraftFinding[] = [
    ...faults.map((r) => fault(r, draft.entries)),
    ...[...againstDates(overlay, draft.from), ...againstNames(overlay, base), ...lintPack(pack).filter((r) => !known.has(same(r)))].map((r) => fault(r, draft.entries)),
    ...laterValues(overlay, base).map((r) => ({ ...fault(r, draft.entries), level: 'warning' as const })),
  ];
  const drafted = { ...pack, rules: new Map(overlay.rules.map((r) => [r.id, pack.rules.get(r.id)!])) };
  found.push(...warningsOf(drafted).map((r) => ({ ...fault(r, draft.entries), level: 'warning' as const })));
  const touched = new Set(overlay.parameters.map((p) => p.id));
  const rules = new Set(overlay.rules.map((r) => r.id));
  const asked = new Set<string>();
  for (const [id, versions] of pack.rules) {
    for (const table of versions) {
      for (const used of table.uses ?? []) {
        if (!touched.has(used)) continue;
        asked.add(used);
        rules.add(id);
      }
    }
  }
  const examples = examplesWith(files, pack).filter((f) => rules.has(subjectOf(f)) || touched.has(subjectOf(f)));
  return { overlay, pack, contentHash, findings: found, examples: examples.flatMap((f) => runCases(pack, f)), rules, freeParameters: [...touched].filter((id) => !asked.has(id)) };
}

const linted = new WeakMap<PolicyPack, ReadonlySet<string>>();
/** Faults of the policy under the draft are not the draft's. Worked out once for each. */
function knownFaults(pack: PolicyPack): ReadonlySet<string> {
  let faults = linted.get(pack);
  if (!faults) {
    faults = new Set(lintPack(pack).map(same));
    linted.set(pack, faults);
  }
  return faults;
}

const same = (r: Reason): string => JSON.stringify([r.code, r.at, r.params]);

function fault(reason: Reason, entries: readonly DraftEntry[]): DraftFinding {
  const place = /^[a-z]+#[a-z0-9-]+/.exec(reason.at ?? '')?.[0];
  const entry = entries.find((e) => placeOf(e) === place);
  return { ...reason, level: 'fault', entry: entry ? { kind: entry.kind, id: entry.id } : null };
}

/** Nobody is judged by what did not bind yet: what a draft sets begins on its day or later. */
const againstDates = (overlay: Overlay, from: Day): Reason[] => [
  ...overlay.parameters.flatMap((p) => p.values.filter((v) => v.from < from).map((v): Reason => ({ code: 'policy.draft_reaches_back', params: { day: v.from, from }, at: `parameters#${p.id}` }))),
  ...overlay.rules.filter((r) => r.effectiveFrom < from).map((r): Reason => ({ code: 'policy.draft_reaches_back', params: { day: r.effectiveFrom, from }, at: `rules#${r.id}` })),
];

/** Tables read a parameter by its name: a draft that renames one would blind them. */
const againstNames = (overlay: Overlay, base: PolicyPack): Reason[] =>
  overlay.parameters.flatMap((p): Reason[] => {
    const under = base.parameters.get(p.id);
    return under && under.name !== p.name ? [{ code: 'policy.draft_renames', params: { name: under.name, to: p.name }, at: `parameters#${p.id}` }] : [];
  });

/** What stands without the draft and begins later ends what the draft sets. */
const laterValues = (overlay: Overlay, base: PolicyPack): Reason[] => [
  ...overlay.parameters.flatMap((p) => {
    const last = p.values.reduce((a, v) => (v.from > a ? v.from : a), '');
    return (base.parameters.get(p.id)?.values ?? []).filter((v) => v.from > last).map((v): Reason => ({ code: 'policy.draft_later_value', params: { day: v.from, value: String(v.value) }, at: `parameters#${p.id}` }));
  }),
  ...overlay.rules.flatMap((r) => (base.rules.get(r.id) ?? []).filter((v) => v.effectiveFrom > r.effectiveFrom).map((v): Reason => ({ code: 'policy.draft_later_table', params: { day: v.effectiveFrom }, at: `rules#${r.id}` }))),
];

/** Each case by itself: one that cannot run says why and does not hide the others. */
const runCases = (pack: PolicyPack, file: ExampleFile): ExampleResult[] =>
  file.cases.flatMap((one) => {
    try {
      return runExamples({ ...pack, examples: [{ ...file, cases: [one] }] });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return [{ subject: subjectOf(file), name: one.name, passed: false, expected: one.expected, actual: error.code }];
    }
  });
