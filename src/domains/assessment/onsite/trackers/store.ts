import { newId } from '../../../../kernel/ids.ts';
import type { Score } from '../../../../kernel/score.ts';
import { json } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { Stage, StageCheck, TrackedWork, WorkKind } from './model.ts';

declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.tracked_work': { region_id: string; id: string; kind: string; title: string; unit_id: string; person_id: string; tracker_id: string; stages: Stage[]; attached_at: Date; attached_by: string; ended_on: string | null; end_reason: string | null };
    'assessment.stage_check': { region_id: string; id: string; work_id: string; stage: string; checked_on: string; mark: number; finished: boolean; finding: string; attachments: StageCheck['attachments']; checked_at: Date; checked_by: string };
  }
}

const works = (unit: Unit) => unit.tx.selectFrom('assessment.tracked_work').selectAll().where('region_id', '=', unit.actor.regionId);
type WorkRow = Awaited<ReturnType<ReturnType<typeof works>['execute']>>[number];
const toWork = (r: WorkRow): TrackedWork => ({ id: r.id, kind: r.kind as WorkKind, title: r.title, unitId: r.unit_id, personId: r.person_id, trackerId: r.tracker_id, stages: r.stages, attachedAt: r.attached_at, endedOn: r.ended_on, endReason: r.end_reason });

export async function insertWork(unit: Unit, w: Pick<TrackedWork, 'kind' | 'title' | 'unitId' | 'personId' | 'trackerId' | 'stages'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.tracked_work')
    .values({ region_id: unit.actor.regionId, id, kind: w.kind, title: w.title, unit_id: w.unitId, person_id: w.personId, tracker_id: w.trackerId, stages: json([...w.stages]), attached_at: unit.at, attached_by: unit.actor.name, ended_on: null, end_reason: null })
    .execute();
  return id;
}

export const allWorks = async (unit: Unit): Promise<TrackedWork[]> => (await works(unit).orderBy('attached_at', 'desc').orderBy('id', 'desc').execute()).map(toWork);
/** Works not given up, of these people or units. */
export const worksOf = async (unit: Unit, by: 'person_id' | 'unit_id', ids: readonly string[]): Promise<TrackedWork[]> => (ids.length === 0 ? [] : (await works(unit).where(by, 'in', [...ids]).where('ended_on', 'is', null).execute()).map(toWork));

/** Held for change where told: checks of a work come one after the other. */
export async function findWork(unit: Unit, id: string, hold = false): Promise<TrackedWork | null> {
  let q = works(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toWork(row) : null;
}

export async function endWork(unit: Unit, id: string, reason: string): Promise<void> {
  await unit.tx.updateTable('assessment.tracked_work').set({ ended_on: unit.today, end_reason: reason }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}

export async function insertCheck(unit: Unit, c: Omit<StageCheck, 'id' | 'by'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.stage_check')
    .values({ region_id: unit.actor.regionId, id, work_id: c.workId, stage: c.stage, checked_on: c.checkedOn, mark: c.mark, finished: c.finished, finding: c.finding, attachments: json([...c.attachments]), checked_at: unit.at, checked_by: unit.actor.name })
    .execute();
  return id;
}

export async function checksOf(unit: Unit, workIds: readonly string[]): Promise<StageCheck[]> {
  if (workIds.length === 0) return [];
  const rows = await unit.tx.selectFrom('assessment.stage_check').selectAll().where('region_id', '=', unit.actor.regionId).where('work_id', 'in', [...workIds]).orderBy('checked_on').orderBy('checked_at').orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, workId: r.work_id, stage: r.stage, checkedOn: r.checked_on, mark: r.mark as Score, finished: r.finished, finding: r.finding, attachments: r.attachments, by: r.checked_by }));
}
