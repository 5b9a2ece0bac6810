import type { Subject } from '../../../../kernel/permission.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import { kinshipWith, organizationSubject, personSubject } from '../../../registry/index.ts';
import type { Award, Lane, Race } from '../model.ts';
import { afterAwardStep, type AwardStep } from '../rules/award-steps.ts';
import { findAward, findRace, lanes } from '../store/index.ts';

export const whole = (actor: Actor): Subject => ({ regionId: actor.regionId, organizationPaths: [] });

/** The race locked, then read. Refuses `work.no_such_race`. */
export async function heldRace(unit: Unit, id: string): Promise<Race> {
  const race = await findRace(unit, id, true);
  if (!race) throw new Refusal('not_found', 'work.no_such_race');
  return race;
}

/** The award with its race locked before. Refuses `work.no_such_award`. */
export async function heldAward(unit: Unit, id: string): Promise<{ readonly award: Award; readonly race: Race; readonly lane: Lane; readonly lanes: readonly Lane[] }> {
  const found = await findAward(unit, id);
  if (!found) throw new Refusal('not_found', 'work.no_such_award');
  const race = await heldRace(unit, found.raceId);
  const all = await lanes(unit, [race.id]);
  return { race, lanes: all, award: (await findAward(unit, id))!, lane: all.find((l) => l.id === found.laneId)! };
}

/** The state after the step. Refuses `work.award_moved`: somebody else was faster, or it is not its turn. */
export function awardAfter(award: Award, step: AwardStep): Award['state'] {
  const next = afterAwardStep(award, step);
  if (next === null) throw new Refusal('conflict', 'work.award_moved', { state: award.state });
  return next;
}

/** Whom an answer is about: the person, for whom his unit may enter it, or the unit where a unit runs. */
export const subjectOf = (unit: Unit, lane: Lane): Promise<Subject> => (lane.personId === null ? organizationSubject(unit, lane.organizationId) : personSubject(unit, lane.personId));

/** Nobody decides in a race in which he or a relative runs (公务员法 第七十六条). Refuses `work.oneself`, `work.relative`. */
export async function notInRace(unit: Unit, all: readonly Lane[]): Promise<void> {
  const { personId } = unit.actor;
  if (personId === null) return;
  const people = all.flatMap((l) => (l.personId === null ? [] : [l.personId]));
  if (people.includes(personId)) throw new Refusal('forbidden', 'work.oneself');
  if ((await kinshipWith(unit, personId, people)) === 'relative') throw new Refusal('forbidden', 'work.relative');
}
