import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Demand, DemandLevel, DemandState } from '../model.ts';
import { liftsAt, lifted, stateAfter, type Move } from '../rules/demand-steps.ts';
import { addStep, changeDemand } from '../store/index.ts';
import { placeFor } from './line.ts';
import { termsOf } from './terms.ts';

/** The state after the move. Refuses `demands.moved` where it is not open: somebody else was faster, or it is too early. */
export function demandAfter(d: Demand, move: Move): DemandState {
  const next = stateAfter(d.state, move);
  if (next === null) throw new Refusal('conflict', 'demands.moved', { state: d.state });
  return next;
}

/** One level up, to whoever has it there; what is at the last level stays. */
export async function liftDemand(unit: Unit, d: Demand, because: string, change: { readonly state?: DemandState } = {}, detail: { readonly byClock?: true } = {}): Promise<DemandLevel> {
  const from = d.level ?? 'area';
  const place = await placeFor(unit, d.patchId, lifted(from), d.aboutHead);
  const terms = await termsOf(unit);
  // Whoever gets it has his time before the clock lifts it again.
  await changeDemand(unit, d.id, { lift_at: place.level === 'committee' ? null : terms.lift(d.dueAt, unit.at), level: place.level, handling_patch: place.patch, class: d.class ?? 'small', ...change });
  await addStep(unit, d.id, { step: 'lifted', level: place.level, text: because, detail: { from, ...detail } });
  unit.audit({ action: 'demands.lifted', subjectKind: 'demand', subjectId: d.id, detail: { from, to: place.level, ...detail } });
  unit.publish({ type: 'demands.lifted', payload: { demandId: d.id, number: d.number, from, to: place.level } });
  return place.level;
}

/** Counts a return or a transfer; so many of them (parameter `demand-moves-lift`) lift it one level. Out: whether it was lifted. */
export async function countMove(unit: Unit, d: Demand, because: string): Promise<boolean> {
  const moves = d.moves + 1;
  await changeDemand(unit, d.id, { moves });
  const limit = (await termsOf(unit)).policy.number('demand-moves-lift');
  if (!liftsAt(moves, limit)) return false;
  await liftDemand(unit, d, because, { state: 'classified' });
  return true;
}
