import { Refusal } from '../../../kernel/refusal.ts';
import type { DecisionTable, PackFolder, PolicyPack } from '../model.ts';
import type { PackLibrary } from './load.ts';
import { hashChain, versionId } from './version.ts';

/**
 * Joins a pack to everything it extends: national first, then each closer one, whose entries override by id.
 * A closer pack that gives a rule replaces all dated versions of it from the farther packs.
 * Refuses `not_found` for an absent pack, `invalid` for a circle.
 */
export function composePack(library: PackLibrary, id: string): PolicyPack {
  const chain = lineage(library, id);
  const own = chain.at(-1)!;
  const rules = new Map<string, readonly DecisionTable[]>();
  for (const folder of chain) {
    const versions = new Map<string, DecisionTable[]>();
    for (const rule of folder.rules) versions.set(rule.id, [...(versions.get(rule.id) ?? []), rule]);
    for (const [ruleId, list] of versions) {
      rules.set(ruleId, list.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)));
    }
  }
  const contentHash = hashChain([library.vocabularyHash, ...chain.map((f) => f.contentHash)]);
  return {
    id,
    title: own.head.title,
    place: own.head.place,
    lineage: chain.map((f) => f.head.id),
    version: versionId(id, contentHash),
    contentHash,
    vocabulary: library.vocabulary,
    documents: byId(chain.flatMap((f) => f.head.documents)),
    parameters: byId(chain.flatMap((f) => f.parameters)),
    rules,
    measures: byId(chain.flatMap((f) => f.measures)),
    announced: chain.flatMap((f) => f.announced),
    practices: byId(chain.flatMap((f) => f.practices)),
    examples: own.examples,
    schemes: new Map(chain.flatMap((f) => f.schemes).map((s) => [s.key, s])),
    ballotForms: new Map(chain.flatMap((f) => f.ballotForms).map((f) => [f.key, f])),
    amendments: [],
  };
}

/** Later entries win; order of first appearance is kept. */
const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> => new Map(items.map((item) => [item.id, item]));

function lineage(library: PackLibrary, id: string): readonly PackFolder[] {
  const chain: PackFolder[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = id; next !== undefined; ) {
    if (seen.has(next)) throw new Refusal('invalid', 'policy.pack_circle', { pack: id, through: next });
    seen.add(next);
    const folder: PackFolder | undefined = library.folders.get(next);
    if (!folder) throw new Refusal('not_found', 'policy.pack_not_found', { pack: next });
    chain.unshift(folder);
    next = folder.head.extends;
  }
  return chain;
}
