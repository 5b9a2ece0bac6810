import type { Actor } from '../../../kernel/actor.ts';
import { must, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationIdsUnder, organizationSubject } from '../../registry/index.ts';
import { runTraining } from './access.ts';
import type { NewClass, TrainingClass } from './model.ts';
import { attendedOf, cancelClass as cancelIt, findClass, insertAttendance, insertClass } from './store.ts';

type Nothing = Record<never, never>;

export const planClass = (house: House, actor: Actor, input: NewClass): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runTraining, await organizationSubject(unit, input.organizationId));
    const id = await insertClass(unit, input);
    unit.audit({ action: 'grid.class_planned', subjectKind: 'training_class', subjectId: id, detail: { grade: input.grade, levels: input.levels } });
    return { id };
  });

/** The class, of a unit within reach, with the units whose heads it invites. */
export async function classInReach(unit: Unit, id: string, permission: Permission, hold = false): Promise<{ readonly of: TrainingClass; readonly organizations: readonly string[] }> {
  const of = await findClass(unit, id, hold);
  if (!of) throw new Refusal('not_found', 'training.no_such_class');
  const subject = await organizationSubject(unit, of.organizationId);
  must(unit.actor, permission, subject);
  return { of, organizations: await organizationIdsUnder(unit, subject.organizationPaths ?? []) };
}

export const recordAttendance = (house: House, actor: Actor, id: string, headIds: readonly string[]): Promise<{ added: number; known: number }> =>
  house.unit(actor, async (unit) => {
    const { of, organizations } = await classInReach(unit, id, runTraining, true);
    if (of.cancelledOn !== null) throw new Refusal('conflict', 'training.cancelled');
    if (of.heldOn > unit.today) throw new Refusal('rule', 'training.not_yet', { day: of.heldOn });
    const wanted = new Set(headIds).size;
    const { invited, added } = await insertAttendance(unit, of, organizations, headIds);
    if (invited < wanted) throw new Refusal('rule', 'training.not_invited', { count: wanted - invited });
    unit.audit({ action: 'grid.class_attended', subjectKind: 'training_class', subjectId: id, detail: { added } });
    return { added, known: wanted - added };
  });

export const cancelClass = (house: House, actor: Actor, id: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const { of } = await classInReach(unit, id, runTraining, true);
    if (of.cancelledOn !== null) throw new Refusal('conflict', 'training.cancelled');
    if ((await attendedOf(unit, id)) > 0) throw new Refusal('rule', 'training.attended');
    await cancelIt(unit, id);
    unit.audit({ action: 'grid.class_cancelled', subjectKind: 'training_class', subjectId: id });
    return {};
  });
