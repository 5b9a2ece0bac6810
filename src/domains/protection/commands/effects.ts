import type { RegionId } from '../../../kernel/ids.ts';
import { systemActor } from '../../../kernel/actor.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Worker } from '../../../platform/http/index.ts';
import { findCase, takeStepIn } from '../../cases/index.ts';
import type { Effect } from '../model.ts';
import { holdsOn } from '../rules/effects-on.ts';
import { dueEffects, effectsOf, effectsOfCase, endEffects, insertEffect, type NewEffect } from '../store/index.ts';

/** Puts an effect on a person; the domains to the right hear of it and compute anew what depends on it. */
export async function beginEffect(unit: Unit, effect: NewEffect): Promise<string> {
  const id = await insertEffect(unit, effect);
  unit.audit({ action: 'protection.effect_began', subjectKind: 'person', subjectId: effect.personId, detail: { kind: effect.kind, basis: effect.basis, until: effect.until, caseId: effect.caseId } });
  unit.publish({ type: 'protection.effect_changed', payload: { personId: effect.personId, kind: effect.kind, scopes: effect.scopes, entryIds: effect.entryIds ?? [], change: 'began' } });
  return id;
}

/** Ends effects, each with who and why in the audit. */
export async function liftEffects(unit: Unit, effects: readonly Effect[], because: 'expired' | 'lifted', byCaseId: string | null): Promise<readonly Effect[]> {
  const ended = await endEffects(unit, effects.map((e) => e.id), because, unit.today, byCaseId);
  for (const e of ended) {
    unit.audit({ action: 'protection.effect_ended', subjectKind: 'person', subjectId: e.personId, detail: { kind: e.kind, basis: e.basis, because, byCaseId } });
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

const AT_ONCE = 100;

/** 影响期满自动解除 (公务员法 第六十五条): ends what has run out and moves its case on, so that the person is told and assessed. */
export const effectsWorker: Worker = {
  name: 'protection.effects',
  everySeconds: 300,
  run: (house, regionId) =>
    house.unit(systemActor(regionId as RegionId, 'effects'), async (unit) => {
      const due = await dueEffects(unit, AT_ONCE);
      await liftEffects(unit, due, 'expired', null);
      for (const caseId of new Set(due.map((e) => e.caseId))) {
        const file = await findCase(unit, caseId);
        // One that was joined with another or stands still must not keep everybody else's from being released.
        if (file?.type === 'sanction' && file.state === 'in_force' && file.closedOn === null && file.suspendedOn === null) await takeStepIn(unit, caseId, { action: 'expire', revision: null });
      }
      return due.length === AT_ONCE;
    }),
};
