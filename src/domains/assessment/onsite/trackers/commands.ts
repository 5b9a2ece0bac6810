import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import type { PersonId } from '../../../../kernel/ids.ts';
import { must, type Permission, type Subject } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { score, SCORE_SCALE } from '../../../../kernel/score.ts';
import { readFile } from '../../../../platform/files/index.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { organizationSubject, personSubject } from '../../../registry/index.ts';
import { checkStages, manageTracking } from '../../access.ts';
import type { attachTracker as attachContract, checkStage as checkContract } from './contract.ts';
import type { TrackedWork } from './model.ts';
import { checksOf, endWork, findWork, insertCheck, insertWork } from './store.ts';

type Body<E extends { readonly body?: z.ZodType | undefined }> = z.output<NonNullable<E['body']>>;

/** Attaches a tracker. Refuses a tracker who answers for the work himself, weights that are not 100 in all, stages out of order. */
export const attachTracker = (house: House, actor: Actor, input: Body<typeof attachContract>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, manageTracking, await organizationSubject(unit, input.unitId));
    for (const id of [input.personId, input.trackerId]) await personSubject(unit, id);
    if (input.personId === input.trackerId) throw new Refusal('rule', 'assessment.tracker_himself');
    const sum = input.stages.reduce((a, s) => a + s.weight, 0);
    if (sum !== 100) throw new Refusal('invalid', 'assessment.stage_weights', { sum });
    if (input.stages.some((s, i) => i > 0 && s.dueOn < input.stages[i - 1]!.dueOn)) throw new Refusal('invalid', 'assessment.stage_order');
    const id = await insertWork(unit, { ...input, stages: input.stages.map((s, i) => ({ key: `s${i + 1}`, ...s })) });
    unit.audit({ action: 'assessment.tracker_attached', subjectKind: 'tracked_work', subjectId: id, detail: { title: input.title, personId: input.personId, trackerId: input.trackerId } });
    return { id };
  });

/** Whom checking is asked about: the tracker, and the unit of the work. The person who answers for it may read. */
export const subjectOfWork = async (unit: Unit, work: TrackedWork, reading: boolean): Promise<Subject> => ({ ...(await organizationSubject(unit, work.unitId)), personIds: [work.trackerId, ...(reading ? [work.personId] : [])] as PersonId[] });

async function heldWork(unit: Unit, id: string, permission: Permission): Promise<TrackedWork> {
  const work = await findWork(unit, id, true);
  if (!work) throw new Refusal('not_found', 'assessment.no_such_tracked_work');
  must(unit.actor, permission, await subjectOfWork(unit, work, false));
  if (work.endedOn !== null) throw new Refusal('conflict', 'assessment.tracking_ended', { on: work.endedOn });
  return work;
}

/** Logs a check. Nobody checks the work he answers for; a finished stage is checked no more; nothing is dated ahead or before the last check. */
export const checkStage = (house: House, actor: Actor, id: string, input: Body<typeof checkContract>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const work = await heldWork(unit, id, checkStages);
    if (actor.personId === work.personId) throw new Refusal('forbidden', 'assessment.review_own_case');
    const stage = work.stages.find((s) => s.key === input.stage);
    if (!stage) throw new Refusal('not_found', 'assessment.no_such_stage');
    if (input.checkedOn > unit.today) throw new Refusal('invalid', 'assessment.check_ahead', { today: unit.today });
    const earlier = (await checksOf(unit, [id])).filter((c) => c.stage === stage.key);
    if (earlier.some((c) => c.finished)) throw new Refusal('conflict', 'assessment.stage_finished', { stage: stage.name });
    const last = earlier.at(-1);
    if (last && input.checkedOn < last.checkedOn) throw new Refusal('invalid', 'assessment.check_out_of_order', { last: last.checkedOn });
    const mark = score(input.mark);
    if (mark > 100 * SCORE_SCALE) throw new Refusal('invalid', 'assessment.period_mark_range');
    for (const file of input.attachments) await readFile(unit, file.hash);
    const made = await insertCheck(unit, { workId: id, ...input, mark });
    unit.audit({ action: 'assessment.stage_checked', subjectKind: 'tracked_work', subjectId: id, detail: { stage: stage.key, mark: input.mark, finished: input.finished } });
    return { id: made };
  });

export const endTracking = (house: House, actor: Actor, id: string, reason: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    await heldWork(unit, id, manageTracking);
    await endWork(unit, id, reason);
    unit.audit({ action: 'assessment.tracking_ended', subjectKind: 'tracked_work', subjectId: id, detail: { reason } });
    return {};
  });
