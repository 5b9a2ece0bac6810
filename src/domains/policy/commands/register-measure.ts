import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames } from '../../registry/index.ts';
import { writeRegister } from '../access.ts';
import { documentsInUse } from '../documents-in-use.ts';
import { insertMeasureState, measureStates, type LocalWording } from '../store/register.ts';
import { policyInForce } from './policy-in-force.ts';

export interface NewLocalMeasure extends LocalWording {
  /** Units it is in force in; null is the whole region. */
  readonly units: readonly string[] | null;
  readonly from: Day;
  readonly reason: string;
}

/**
 * Registers a local measure, tagged with one problem and one lever (M001).
 * Refuses an unknown basis or unit, and a measure of the same title that is in force already.
 */
export const registerMeasure = (house: House, actor: Actor, input: NewLocalMeasure): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, writeRegister, { regionId: actor.regionId });
    const { pack } = await policyInForce(unit, input.from);
    if (input.basis !== null) {
      const ref = input.basis.document;
      if (!(await documentsInUse(unit, pack)).some((d) => d.ref === ref)) throw new Refusal('not_found', 'policy.document_not_found', { document: ref }, [{ code: 'policy.document_not_found', params: { document: ref }, at: 'basis' }]);
    }
    await mustBeUnits(unit, input.units);
    const states = [...(await measureStates(unit, input.from)).values()];
    if (states.some((s) => s.state === 'in_force' && s.wording?.title === input.title) || [...pack.measures.values()].some((m) => m.title.zh === input.title)) {
      throw new Refusal('conflict', 'policy.measure_registered_already', { title: input.title });
    }
    const id = newId<'measure'>(unit.at.getTime());
    const { units, from, reason, ...wording } = input;
    await insertMeasureState(unit, { measureId: id, wording, state: 'in_force', unitIds: units, from, reason });
    unit.audit({ action: 'policy.measure_registered', subjectKind: 'measure', subjectId: id, detail: { problem: input.problem, lever: input.lever, from } });
    return { id };
  });

export interface NewMeasureState {
  readonly measureId: string;
  readonly state: 'in_force' | 'withdrawn';
  readonly units: readonly string[] | null;
  readonly from: Day;
  readonly reason: string;
}

/** Withdraws a measure of the pack or of the region, restores it, or bounds it to units; from a day on, earlier states stay. */
export const setMeasureState = (house: House, actor: Actor, input: NewMeasureState): Promise<null> =>
  house.unit(actor, async (unit) => {
    must(actor, writeRegister, { regionId: actor.regionId });
    const { pack } = await policyInForce(unit, input.from);
    const now = (await measureStates(unit, input.from)).get(input.measureId);
    if (!now && !pack.measures.has(input.measureId)) throw new Refusal('not_found', 'policy.measure_not_found', { measure: input.measureId });
    await mustBeUnits(unit, input.units);
    const before = { state: now?.state ?? 'in_force', units: now?.unitIds ?? null };
    if (before.state === input.state && (input.state === 'withdrawn' || sameUnits(before.units, input.units))) {
      throw new Refusal('conflict', 'policy.measure_state_same', { measure: input.measureId });
    }
    await insertMeasureState(unit, { measureId: input.measureId, wording: null, state: input.state, unitIds: input.units, from: input.from, reason: input.reason });
    unit.audit({ action: 'policy.measure_state_set', subjectKind: 'measure', subjectId: input.measureId, detail: { state: input.state, units: input.units, from: input.from, reason: input.reason } });
    return null;
  });

const sameUnits = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null ? a === b : a.length === b.length && [...a].sort().join() === [...b].sort().join();

async function mustBeUnits(unit: Unit, ids: readonly string[] | null): Promise<void> {
  if (ids === null) return;
  const names = await organizationNames(unit, [...ids]);
  const unknown = ids.filter((id) => !names.has(id));
  if (unknown.length > 0) throw new Refusal('not_found', 'policy.unit_not_found', { unit: unknown[0]! }, unknown.map((id) => ({ code: 'policy.unit_not_found', params: { unit: id }, at: 'units' })));
}
