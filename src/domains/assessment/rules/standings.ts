import type { CompiledScheme } from './compile-scheme.ts';
import type { Standing } from './moves.ts';
import { rankGroups } from './rank-groups.ts';
import { SCORED } from './score-states.ts';
import { scoreSheets } from './score-sheets.ts';

export const rule = { ruleId: 'assessment.standings', source: '公务员考核规定；考核方案“可比组”设定' } as const;

/** Score and rank of everybody under a scheme, without explanations. In groups too small to compare nobody has a rank. */
export function standingsOf(scheme: CompiledScheme, people: readonly { readonly personId: string; readonly classKey: string; readonly group: string }[], columns: ReadonlyMap<string, Float64Array>): Standing[] {
  const classNumber = new Map(scheme.classKeys.map((k, i) => [k, i]));
  const groupKeys = [...new Set(people.map((p) => p.group))].sort();
  const groupNumber = new Map(groupKeys.map((k, i) => [k, i]));
  const groups = Int32Array.from(people, (p) => groupNumber.get(p.group)!);
  const scored = scoreSheets(scheme, { size: people.length, classes: Uint8Array.from(people, (p) => classNumber.get(p.classKey)!), columns, groups }, 'totals');
  const { ranks, sizes } = rankGroups(scored.totals, scored.states, groups, groupKeys.length, scheme.step);
  return people.map((person, p) => {
    const has = scored.states[p] === SCORED;
    return { id: person.personId, group: person.group, score: has ? scored.totals[p]! : null, rank: has && sizes[groups[p]!]! >= scheme.definition.groups.minimum ? ranks[p]! : null };
  });
}
