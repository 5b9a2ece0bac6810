import type { RegionId } from '../../../kernel/ids.ts';
import { systemActor } from '../../../kernel/actor.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import type { Worker } from '../../../platform/http/index.ts';
import { findCase, takeStepIn } from '../../cases/index.ts';
import type { Effect } from '../model.ts';
import { holdsOn } from '../rules/effects-on.ts';
import { dueEffects, effectsOf, effectsOfCase, endEffects, insertEffect, peopleWithDueEffects, type NewEffect } from '../store/index.ts';

/** The case of a finding stands in no line about a person: it would say who reported. */
const caseInAudit = (e: Pick<Effect, 'kind' | 'caseId'>) => (e.kind === 'finding' ? {} : { caseId: e.caseId });

/** Puts an effect on a person; the domains to the right hear of it and compute anew what depends on it. */
export async function beginEffect(unit: Unit, effect: NewEffect): Promise<string> {
  const id = await insertEffect(unit, effect);
  unit.audit({ action: 'protection.effect_began', subjectKind: 'person', subjectId: effect.personId, detail: { kind: effect.kind, basis: effect.basis, until: effect.until, ...caseInAudit(effect) } });
  unit.publish({ type: 'protection.effect_changed', payload: { personId: effect.personId, kind: effect.kind, scopes: effect.scopes, entryIds: effect.entryIds ?? [], change: 'began' } });
  return id;
}

/** Ends effects, each with who and why in the audit. */
export async function liftEffects(unit: Unit, effects: readonly Effect[], because: 'expired' | 'lifted', byCaseId: string | null): Promise<readonly Effect[]> {
  const ended = await endEffects(unit, effects.map((e) => e.id), because, unit.today, byCaseId);
  for (const e of ended) {
    unit.audit({ action: 'protection.effect_ended', subjectKind: 'person', subjectId: e.personId, detail: { kind: e.kind, basis: e.basis, because, ...(e.kind === 'finding' ? {} : { byCaseId }) } });
    unit.publish({ type: 'protection.effect_changed', payload: { personId: e.personId, kind: e.kind, scopes: e.scopes, entryIds: e.entryIds, change: because } });
  }
  return ended;
}

/** What was suspended because of the same entries is restored when they are tolerated or found untrue. */
export async function liftRestrictionsOf(unit: Unit, personId: string, byCaseId: string, entryIds: readonly string[]): Promise<readonly Effect[]> {
  if (entryIds.length === 0) return [];
  const held = (await effectsOf(unit, [personId])).filter((e) => e.kind !== 'relief' && holdsOn(e, unit.today) && e.entryIds.some((id) => entryIds.includes(id)));
  return liftEffects(unit, held, 'lifted', byCaseId);
}

/** A conclusion taken back takes its relief with it: what was shielded counts again from today. */
export const withdrawReliefs = async (unit: Unit, caseId: string): Promise<unknown> => liftEffects(unit, (await effectsOfCase(unit, caseId)).filter((e) => e.kind === 'relief' && e.endedOn === null), 'lifted', caseId);

const PEOPLE_AT_ONCE = 100;

/**
 * 影响期满自动解除 (公务员法 第六十五条): ends what has run out and moves its case on, so that the person is told and assessed. Each
 * person in a unit of work of his own: one whose case refuses is logged, counted and tried again, and keeps nobody else from release.
 */
export async function endDueEffects(house: House, regionId: RegionId): Promise<{ readonly ended: number; readonly refused: number }> {
  const actor = systemActor(regionId, 'effects');
  let [ended, refused] = [0, 0];
  for (let after: string | null = ''; after !== null; ) {
    const people: readonly string[] = await house.unit(actor, (unit) => peopleWithDueEffects(unit, after === '' ? null : after, PEOPLE_AT_ONCE));
    for (const personId of people) {
      try {
        ended += await house.unit(actor, (unit) => releaseOne(unit, personId));
      } catch (error) {
        refused++;
        house.log.error({ err: error, personId, worker: effectsWorker.name }, 'an effect that has run out could not be ended; it is tried again');
      }
    }
    after = people.length === PEOPLE_AT_ONCE ? people.at(-1)! : null;
  }
  if (refused > 0) house.log.error({ ended, refused, worker: effectsWorker.name }, 'some effects that have run out could not be ended');
  return { ended, refused };
}

/** Out: how many effects of the person ended. */
async function releaseOne(unit: Unit, personId: string): Promise<number> {
  // The files first, as whoever acts in them does: the other way round two could wait for each other.
  for (const caseId of [...new Set((await dueEffects(unit, personId)).map((e) => e.caseId))].sort()) await findCase(unit, caseId, true);
  const due = await dueEffects(unit, personId, true);
  const ended = await liftEffects(unit, due, 'expired', null);
  for (const caseId of new Set(due.map((e) => e.caseId))) {
    const file = await findCase(unit, caseId);
    // One that was joined with another goes on there.
    if (file?.type === 'sanction' && file.state === 'in_force' && file.closedOn === null) await takeStepIn(unit, caseId, { action: 'expire', revision: null });
  }
  return ended.length;
}

export const effectsWorker: Worker = {
  name: 'protection.effects',
  everySeconds: 300,
  run: async (house, regionId) => {
    await endDueEffects(house, regionId as RegionId);
    return false;
  },
};
