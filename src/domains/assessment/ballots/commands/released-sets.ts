import type { Unit } from '../../../../platform/house/index.ts';
import { releasedSets, type ReleasedSet } from '../rules/check-release.ts';
import { releasesBeside, rollOf, type Election } from '../store/index.ts';

/** Who took a ballot, by group. People behind printed codes are not known and are never the same twice. */
export async function setsOf(unit: Unit, election: Election): Promise<Map<string, string[]>> {
  const sets = new Map<string, string[]>();
  for (const v of await rollOf(unit, election.id)) if (v.taken) sets.set(v.group, [...(sets.get(v.group) ?? []), v.voter]);
  return sets;
}
export async function cellSets(unit: Unit, election: Election): Promise<ReleasedSet[]> {
  const roll = await setsOf(unit, election);
  return (election.report?.cells ?? []).map((c) => ({ key: c.key, voters: new Set(c.groups.flatMap((g) => roll.get(g) ?? [])) }));
}
/** For every earlier release over the same form and a common subject: all sets its figures can be computed for. */
export async function earlierSets(unit: Unit, election: Election, formKey: string, days: number): Promise<ReleasedSet[][]> {
  const sets: ReleasedSet[][] = [];
  for (const other of await releasesBeside(unit, election, formKey, days)) sets.push(releasedSets(await cellSets(unit, other)));
  return sets;
}
