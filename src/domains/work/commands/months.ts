import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { filesGiven } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { appendEvidence, evidenceById } from '../../evidence/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationNames, organizationSubject } from '../../registry/index.ts';
import { claimOneself, runMonths } from '../access.ts';
import type { Claim, MonthTask, Project, Report, ReportAttachment, TaskKind } from '../model.ts';
import { amountOf, reportDue, thousandths } from '../rules/month-plan.ts';
import { clearMonth, decideReport, findClaim, findReport, holdTask, insertReport, insertTasks, listMonth, monthTasks, reportsOf } from '../store/index.ts';
import { heldClaim } from './at-hand.ts';

/** The claim of a winner, for those who run its unit's lists; nobody his own. Locked. */
async function runsList(unit: Unit, claimId: string): Promise<{ claim: Claim; project: Project }> {
  const found = await findClaim(unit, claimId);
  if (!found) throw new Refusal('not_found', 'work.no_such_claim');
  must(unit.actor, runMonths, await organizationSubject(unit, found.organizationId));
  if (unit.actor.personId === found.personId) throw new Refusal('forbidden', 'work.oneself');
  const held = await heldClaim(unit, claimId);
  if (held.claim.state !== 'committed' || held.project.state !== 'announced') throw new Refusal('conflict', 'work.project_moved', { state: held.project.state });
  return held;
}

export interface ListedTask {
  readonly title: string;
  readonly kind: TaskKind;
  readonly amount: string;
  readonly unit: string;
}

/** The unit changes the tasks of a month before it confirms the list (M022). Refuses `work.list_confirmed`. */
export const editMonth = (house: House, actor: Actor, claimId: string, month: Day, tasks: readonly ListedTask[]): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    await runsList(unit, claimId);
    await openMonth(unit, claimId, month);
    const targets = tasks.map((t) => (t.kind === 'done' ? 1000 : thousandths(t.amount)));
    const empty = targets.findIndex((n) => n === 0);
    if (empty >= 0) throw new Refusal('invalid', 'work.amount_needed', { title: tasks[empty]!.title }, [{ code: 'work.amount_needed', params: { title: tasks[empty]!.title }, at: `tasks.${empty}.amount` }]);
    const dueOn = reportDue(month, (await policyInForce(unit, unit.today)).number('month-report-days'));
    await clearMonth(unit, claimId, month);
    await insertTasks(unit, tasks.map((t, i) => ({ claimId, month, position: i + 1, title: t.title, kind: t.kind, target: targets[i]!, unit: t.kind === 'done' ? '' : t.unit, dueOn })));
    unit.audit({ action: 'work.month_changed', subjectKind: 'claim', subjectId: claimId, detail: { month, tasks: tasks.length } });
    return {};
  });

/** The list of a month takes force; from now on it is not changed. */
export const confirmMonth = (house: House, actor: Actor, claimId: string, month: Day): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    await runsList(unit, claimId);
    if ((await openMonth(unit, claimId, month)).length === 0) throw new Refusal('rule', 'work.nothing_listed', { month: month.slice(0, 7) });
    await listMonth(unit, claimId, month);
    unit.audit({ action: 'work.month_confirmed', subjectKind: 'claim', subjectId: claimId, detail: { month } });
    return {};
  });

async function openMonth(unit: Unit, claimId: string, month: Day): Promise<MonthTask[]> {
  const tasks = await monthTasks(unit, { claimIds: [claimId], month });
  if (tasks.some((t) => t.listedOn !== null)) throw new Refusal('conflict', 'work.list_confirmed', { month: month.slice(0, 7) });
  return tasks;
}

/**
 * What the cadre did of a task by now: how much in all, a note, files. A report after a confirmed one corrects it when it is confirmed itself.
 * Refuses a task of an unconfirmed list, a month that has not begun, a file that the account never uploaded, and a second report while one waits.
 */
export const reportTask = (house: House, actor: Actor, taskId: string, input: { readonly amount: string; readonly note: string; readonly attachments: readonly ReportAttachment[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const task = await holdTask(unit, taskId);
    const claim = task && (await findClaim(unit, task.claimId));
    if (!task || !claim) throw new Refusal('not_found', 'work.no_such_task');
    must(actor, claimOneself, { regionId: actor.regionId, personIds: [claim.personId as PersonId] });
    if (claim.state !== 'committed') throw new Refusal('conflict', 'work.claim_moved', { state: claim.state });
    if (task.listedOn === null) throw new Refusal('rule', 'work.list_open', { month: task.month.slice(0, 7) });
    if (unit.today < task.month) throw new Refusal('rule', 'work.month_not_begun', { month: task.month.slice(0, 7) });
    const before = await reportsOf(unit, [taskId]);
    if (before.some((r) => r.state === 'waiting')) throw new Refusal('conflict', 'work.report_waits');
    const amount = thousandths(input.amount);
    if (task.kind === 'done' && amount !== 0 && amount !== 1000) throw new Refusal('invalid', 'work.done_or_not', {}, [{ code: 'work.done_or_not', at: 'amount' }]);
    // Not found out only when it is confirmed and put on record.
    const given = await filesGiven(unit, input.attachments.map((a) => a.hash));
    const lost = input.attachments.find((a) => !given.has(a.hash));
    if (lost) throw new Refusal('invalid', 'work.no_such_file', { name: lost.name }, [{ code: 'work.no_such_file', params: { name: lost.name }, at: 'attachments' }]);
    const id = await insertReport(unit, { taskId, number: before.length + 1, amount, note: input.note, attachments: input.attachments });
    unit.audit({ action: 'work.task_reported', subjectKind: 'report', subjectId: id, detail: { taskId } });
    return { id };
  });

/**
 * Confirms a report or sends it back with the reason; never one's own. A confirmed report is put on record as evidence of kind `task`,
 * naming the entry of the report that it corrects, so that dossier and assessment show it.
 */
export const settleReport = (house: House, actor: Actor, reportId: string, input: { readonly accepted: boolean; readonly opinion: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const found = await findReport(unit, reportId);
    if (!found) throw new Refusal('not_found', 'work.no_such_report');
    const task = (await holdTask(unit, found.taskId))!;
    const claim = (await findClaim(unit, task.claimId))!;
    must(actor, runMonths, await organizationSubject(unit, claim.organizationId));
    const report = (await findReport(unit, reportId))!;
    if (actor.personId === claim.personId || (report.reporterAccountId !== null && report.reporterAccountId === actor.accountId)) throw new Refusal('forbidden', 'work.oneself');
    if (report.state !== 'waiting') throw new Refusal('conflict', 'work.report_settled', { state: report.state });
    const evidenceId = input.accepted ? await onRecord(unit, claim, task, report) : null;
    await decideReport(unit, reportId, input.accepted ? 'confirmed' : 'returned', input.opinion, evidenceId);
    unit.audit({ action: input.accepted ? 'work.report_confirmed' : 'work.report_returned', subjectKind: 'report', subjectId: reportId, detail: { taskId: task.id } });
    if (input.accepted) unit.publish({ type: 'work.task_confirmed', payload: { taskId: task.id, personId: claim.personId, month: task.month, evidenceId } });
    return {};
  });

async function onRecord(unit: Unit, claim: Claim, task: MonthTask, report: Report): Promise<string> {
  const { project } = await heldClaim(unit, claim.id);
  const corrected = (await reportsOf(unit, [task.id])).findLast((r) => r.state === 'confirmed')?.evidenceId ?? null;
  // An entry that was disputed and overturned is out of force already; there is nothing left to correct.
  const old = corrected === null ? undefined : (await evidenceById(unit, [corrected])).find((e) => e.state !== 'withdrawn');
  const source = (await organizationNames(unit, [claim.organizationId])).get(claim.organizationId) ?? unit.actor.name;
  const done = report.amount >= task.target;
  const [id] = await appendEvidence(unit, [
    {
      title: `${project.title} · ${task.title}`.slice(0, 200),
      occurredOn: report.reportedOn,
      arena: 'project',
      content: { kind: 'task', task: task.title, ...(task.kind === 'amount' ? { target: `${amountOf(task.target)} ${task.unit}`.trim() } : {}), deadline: task.dueOn, completedOn: done ? report.reportedOn : null, result: report.note },
      organizationId: claim.organizationId,
      persons: [{ personId: claim.personId, role: 'do' }],
      matterId: project.matterId,
      correctsId: old?.id ?? null,
      source: { kind: 'unit', name: source },
      figures: task.kind === 'amount' ? [{ indicator: task.title.slice(0, 100), quantity: { value: amountOf(report.amount), unit: task.unit, qualifier: 'exact' }, period: task.month.slice(0, 7), source, reporter: report.reportedBy.slice(0, 100), verification: 'verified' }] : [],
      attachments: [...report.attachments],
      state: 'confirmed',
      reportedBy: { name: report.reportedBy, personId: claim.personId },
    },
  ]);
  return id!;
}
