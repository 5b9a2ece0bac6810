import { newId } from '../../../kernel/ids.ts';
import { json } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { MonthTask, Report } from '../model.ts';
import './tables.ts';

const region = (unit: Unit) => unit.actor.regionId;

const taskQuery = (unit: Unit) => unit.tx.selectFrom('work.month_task').selectAll().where('region_id', '=', region(unit));
const toTask = (r: Awaited<ReturnType<ReturnType<typeof taskQuery>['execute']>>[number]): MonthTask => ({ id: r.id, claimId: r.claim_id, month: r.month, position: r.position, title: r.title, kind: r.kind as MonthTask['kind'], target: r.target, unit: r.unit, dueOn: r.due_on, listedOn: r.listed_on, listedBy: r.listed_by });
export async function monthTasks(unit: Unit, by: { readonly claimIds?: readonly string[]; readonly month?: string }): Promise<MonthTask[]> {
  if (by.claimIds?.length === 0) return [];
  let q = taskQuery(unit);
  if (by.claimIds) q = q.where('claim_id', 'in', [...by.claimIds]);
  if (by.month) q = q.where('month', '=', by.month);
  return (await q.orderBy('month').orderBy('claim_id').orderBy('position').execute()).map(toTask);
}
/** Locked first and read then: reports of one task come one at a time. */
export async function holdTask(unit: Unit, id: string): Promise<MonthTask | null> {
  const row = await taskQuery(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toTask(row) : null;
}
export async function insertTasks(unit: Unit, tasks: readonly Omit<MonthTask, 'id' | 'listedOn' | 'listedBy'>[]): Promise<void> {
  if (tasks.length === 0) return;
  await unit.tx.insertInto('work.month_task').values(tasks.map((t) => ({ region_id: region(unit), id: newId(unit.at.getTime()), claim_id: t.claimId, month: t.month, position: t.position, title: t.title, kind: t.kind, target: t.target, unit: t.unit, due_on: t.dueOn, listed_on: null, listed_by: null }))).execute();
}
/** Takes the tasks of a month away before its list is confirmed. */
export const clearMonth = async (unit: Unit, claimId: string, month: string): Promise<void> => void (await unit.tx.deleteFrom('work.month_task').where('region_id', '=', region(unit)).where('claim_id', '=', claimId).where('month', '=', month).where('listed_on', 'is', null).execute());
export const listMonth = async (unit: Unit, claimId: string, month: string): Promise<void> => void (await unit.tx.updateTable('work.month_task').set({ listed_on: unit.today, listed_by: unit.actor.name }).where('region_id', '=', region(unit)).where('claim_id', '=', claimId).where('month', '=', month).execute());

const reportQuery = (unit: Unit) => unit.tx.selectFrom('work.report').selectAll().where('region_id', '=', region(unit));
const toReport = (r: Awaited<ReturnType<ReturnType<typeof reportQuery>['execute']>>[number]): Report => ({ id: r.id, taskId: r.task_id, number: r.number, amount: r.amount, note: r.note, attachments: r.attachments, reportedOn: r.reported_on, reportedBy: r.reported_by, reporterAccountId: r.reporter_account_id, state: r.state as Report['state'], opinion: r.opinion, decidedOn: r.decided_on, decidedBy: r.decided_by, evidenceId: r.evidence_id });
export const reportsOf = async (unit: Unit, taskIds: readonly string[]): Promise<Report[]> => (taskIds.length === 0 ? [] : (await reportQuery(unit).where('task_id', 'in', [...taskIds]).orderBy('task_id').orderBy('number').execute()).map(toReport));
export const findReport = async (unit: Unit, id: string): Promise<Report | null> => {
  const row = await reportQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toReport(row) : null;
};
export async function insertReport(unit: Unit, r: Pick<Report, 'taskId' | 'number' | 'amount' | 'note' | 'attachments'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.report').values({ region_id: region(unit), id, task_id: r.taskId, number: r.number, amount: r.amount, note: r.note, attachments: json(r.attachments), reported_on: unit.today, reported_at: unit.at, reported_by: unit.actor.name, reporter_account_id: unit.actor.accountId, state: 'waiting', opinion: null, decided_on: null, decided_by: null, evidence_id: null }).execute();
  return id;
}
export const decideReport = async (unit: Unit, id: string, state: 'confirmed' | 'returned', opinion: string, evidenceId: string | null): Promise<void> =>
  void (await unit.tx.updateTable('work.report').set({ state, opinion, decided_on: unit.today, decided_by: unit.actor.name, evidence_id: evidenceId }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
