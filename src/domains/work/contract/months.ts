import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { claimOneself, readMonths, runMonths } from '../access.ts';
import { amountText, reportAttachment, taskKinds } from '../model.ts';
import { counts, id, made, month, monthView, nothing, ownClaim, reason } from './views.ts';

export const ownWork = endpoint({
  name: 'work.own',
  method: 'GET',
  path: '/me/projects',
  summary: 'The caller’s own claims with their month lists, reports and what was said to them.',
  output: z.object({ claims: z.array(ownClaim) }),
  permission: claimOneself,
  refusals: ['work.account_without_person'],
});

export const listMonths = endpoint({
  name: 'work.months',
  method: 'GET',
  path: '/projects/months',
  summary: 'Per person and month: planned, done, done late, overdue, waiting, not due (M022), of the winners whose units the caller reaches.',
  output: z.object({ months: z.array(z.string()), people: z.array(z.object({ claimId: z.string(), personId: z.string(), name: z.string(), organizationName: z.string().nullable(), projectId: z.string(), projectTitle: z.string(), total: counts, months: z.array(z.object({ month: z.string(), listed: z.boolean(), counts })) })) }),
  permission: readMonths,
  refusals: [],
});

export const readMonthList = endpoint({
  name: 'work.month_list',
  method: 'GET',
  path: '/projects/claims/:id/months',
  summary: 'The month lists of one winner with every task, its reports and its lateness in working days.',
  params: id,
  output: z.object({ personId: z.string(), name: z.string(), organizationName: z.string().nullable(), projectId: z.string(), projectTitle: z.string(), months: z.array(monthView), can: z.object({ run: z.boolean() }) }),
  permission: readMonths,
  refusals: ['work.no_such_claim'],
});

const refused = ['work.no_such_claim', 'work.oneself', 'work.project_moved', 'work.list_confirmed'] as const;
export const editMonthList = endpoint({
  name: 'work.edit_month',
  method: 'PUT',
  path: '/projects/claims/:id/months/:month',
  summary: 'The tasks of a month, changed by the unit before the list is confirmed.',
  params: id.extend({ month }),
  body: z.object({ tasks: z.array(z.object({ title: z.string().trim().min(2).max(200), kind: z.enum(taskKinds), amount: amountText, unit: z.string().trim().max(20) })).min(1).max(40) }),
  output: nothing,
  permission: runMonths,
  refusals: [...refused, 'work.amount_needed'],
});
export const confirmMonthList = endpoint({ name: 'work.confirm_month', method: 'POST', path: '/projects/claims/:id/months/:month/confirmation', summary: 'The list of a month takes force and is not changed any more.', params: id.extend({ month }), output: nothing, permission: runMonths, refusals: [...refused, 'work.nothing_listed'] });

export const reportOneTask = endpoint({
  name: 'work.report_task',
  method: 'POST',
  path: '/me/projects/tasks/:id/reports',
  summary: 'How much of a task is done by now (0 or 1 where it is done or not), a note, files. A report after a confirmed one corrects it once confirmed.',
  params: id,
  body: z.object({ amount: amountText, note: reason, attachments: z.array(reportAttachment).max(10).default([]) }),
  output: made,
  permission: claimOneself,
  refusals: ['work.no_such_task', 'work.claim_moved', 'work.list_open', 'work.month_not_begun', 'work.report_waits', 'work.done_or_not', 'work.no_such_file'],
});
export const settleOneReport = endpoint({
  name: 'work.settle_report',
  method: 'POST',
  path: '/projects/reports/:id/decision',
  summary: 'Confirms a report, which then stands in the dossier as evidence, or sends it back with the reason. Nobody his own.',
  params: id,
  body: z.object({ accepted: z.boolean(), opinion: reason }),
  output: nothing,
  permission: runMonths,
  refusals: ['work.no_such_report', 'work.oneself', 'work.report_settled'],
});
