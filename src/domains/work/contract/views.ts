import { z } from 'zod';
import { explanation } from '../../../kernel/explanation.ts';
import { checkedRequirement, claimStates, goalKinds, planLine, projectStates, reportAttachment, reportStates, requirement, taskKinds, taskStates } from '../model.ts';

export const id = z.object({ id: z.uuid() });
export const reason = z.string().trim().min(2).max(2000);
export const text = z.string().trim().min(2).max(4000);
export const title = z.string().trim().min(2).max(200);
export const nothing = z.object({});
export const made = z.object({ id: z.string() });
/** First day of a month. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/, 'date.malformed');

/** Shares of a hundred are text with two decimals, as everywhere. */
export const progress = z.object({ percent: z.string().nullable(), tasks: z.number(), explanation });
export const goalView = z.object({ id: z.string(), parentId: z.string().nullable(), kind: z.enum(goalKinds), title: z.string(), target: z.string(), progress, units: z.array(z.object({ organizationId: z.string(), name: z.string(), percent: z.string() })) });
export const winnerView = z.object({ claimId: z.string(), personId: z.string(), name: z.string(), organizationName: z.string().nullable(), state: z.enum(claimStates) });
export const boardProject = z.object({
  id: z.string(),
  goalId: z.string(),
  title: z.string(),
  organizationName: z.string(),
  winners: z.number(),
  opensOn: z.string(),
  closesOn: z.string(),
  /** Working days left to claim; null when the period is not running. */
  daysLeft: z.number().nullable(),
  state: z.enum(projectStates),
  claims: z.number(),
  chosen: z.array(winnerView),
  progress,
  /** Among all projects that have progress, best first; equal ones rank alike. */
  rank: z.number().nullable(),
  ownState: z.enum(claimStates).nullable(),
});
export const projectView = z.object({
  id: z.string(),
  goal: z.object({ id: z.string(), title: z.string() }),
  organizationId: z.string(),
  organizationName: z.string(),
  title: z.string(),
  about: z.string(),
  conditions: z.string(),
  requirements: z.array(requirement),
  commitment: z.string(),
  plan: z.array(planLine),
  winners: z.number(),
  opensOn: z.string(),
  closesOn: z.string(),
  startsOn: z.string(),
  state: z.enum(projectStates),
  decidedOn: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedReason: z.string().nullable(),
  announcedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  endedBecause: z.string().nullable(),
});
export const claimView = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  organizationName: z.string().nullable(),
  post: z.string().nullable(),
  statement: z.string(),
  checked: z.array(checkedRequirement),
  enteredBy: z.string(),
  claimedOn: z.string(),
  state: z.enum(claimStates),
  committedOn: z.string().nullable(),
  withdrawnBecause: z.string().nullable(),
  /** Tasks on record before: confirmed as done, and all. */
  earlier: z.object({ done: z.number(), tasks: z.number() }),
  comparisons: z.array(z.object({ name: z.string(), score: z.string(), reason: z.string() })),
  average: z.string().nullable(),
  can: z.object({ compare: z.boolean(), withdraw: z.boolean() }),
});

export const reportView = z.object({ id: z.string(), number: z.number(), amount: z.string(), note: z.string(), attachments: z.array(reportAttachment), reportedOn: z.string(), reportedBy: z.string(), state: z.enum(reportStates), opinion: z.string().nullable(), decidedBy: z.string().nullable(), decidedOn: z.string().nullable(), evidenceId: z.string().nullable() });
export const taskView = z.object({ id: z.string(), month: z.string(), position: z.number(), title: z.string(), kind: z.enum(taskKinds), target: z.string(), unit: z.string(), dueOn: z.string(), listed: z.boolean(), state: z.enum(taskStates), achieved: z.string().nullable(), lateBy: z.number(), reports: z.array(reportView) });
export const counts = z.object({ planned: z.number(), done: z.number(), late: z.number(), overdue: z.number(), waiting: z.number(), notDue: z.number() });
export const monthView = z.object({ month: z.string(), listed: z.boolean(), counts, tasks: z.array(taskView) });
export const ownClaim = z.object({ id: z.string(), projectId: z.string(), title: z.string(), state: z.enum(claimStates), claimedOn: z.string(), statement: z.string(), commitment: z.string(), committedOn: z.string().nullable(), decidedReason: z.string().nullable(), announced: z.boolean(), months: z.array(monthView) });
