import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { personSummaries } from '../../../registry/index.ts';
import { manageBallots } from '../../access.ts';
import { leavesOf } from '../rules/check-plan.ts';
import { replaceVoters, type Election } from '../store/index.ts';
import { electionStepFor, holdElection } from './hold-election.ts';

export interface NewVoter {
  readonly kind: 'person' | 'account';
  readonly id: string;
}
export const voterName = (v: NewVoter): string => `${v.kind}:${v.id}`;

/** Groups below which no others stand; only they hold voters. Refuses `assessment.no_such_group`. */
export function leafGroup(election: Election, group: string): void {
  if (!leavesOf(election.groups).some((g) => g.key === group)) throw new Refusal('not_found', 'assessment.no_such_group', { group });
}

/** Replaces the roll of a group. A voter stands in one group only. */
export async function setGroupRoll(unit: Unit, electionId: string, group: string, voters: readonly NewVoter[]): Promise<{ voters: number }> {
  const election = await holdElection(unit, electionId);
  electionStepFor(election, 'change');
  leafGroup(election, group);
  const people = await personSummaries(unit, voters.filter((v) => v.kind === 'person').map((v) => v.id));
  const problems: Reason[] = voters.flatMap((v, i): Reason[] => (v.kind === 'person' && !people.has(v.id) ? [{ code: 'assessment.voter_unknown', at: `voters.${i}` }] : []));
  if (problems.length === 0) {
    const elsewhere = await replaceVoters(unit, electionId, group, voters.map(voterName));
    for (const name of new Set(elsewhere)) problems.push({ code: 'assessment.voter_elsewhere', params: { name: people.get(name.replace('person:', ''))?.name ?? name }, at: `voters.${voters.findIndex((v) => voterName(v) === name)}` });
  }
  if (problems.length > 0) throw new Refusal('invalid', 'assessment.roll_refused', { group, problems: problems.length }, problems.slice(0, 50));
  const size = new Set(voters.map(voterName)).size;
  unit.audit({ action: 'assessment.roll_set', subjectKind: 'election', subjectId: electionId, detail: { group, voters: size } });
  return { voters: size };
}
export const setRoll = (house: House, actor: Actor, electionId: string, group: string, voters: readonly NewVoter[]): Promise<{ voters: number }> =>
  house.unit(actor, (unit) => {
    must(actor, manageBallots, { regionId: actor.regionId });
    return setGroupRoll(unit, electionId, group, voters);
  });
