import { z } from 'zod';
import type { Day } from '../../kernel/period.ts';

export const goalKinds = ['vision', 'flagship', 'objective'] as const;
export type GoalKind = (typeof goalKinds)[number];
export interface Goal {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: GoalKind;
  readonly title: string;
  readonly target: string;
}

/** draft 拟榜 → open 揭榜中 → decided 已定榜 → announced 已公布 → finished 已办结; withdrawn 已撤榜 before the result is out. */
export const projectStates = ['draft', 'open', 'decided', 'announced', 'finished', 'withdrawn'] as const;
export type ProjectState = (typeof projectStates)[number];
/** claimed 已揭榜 → won 中榜 → committed 已签承诺; lost 未中榜, withdrawn 已退出. */
export const claimStates = ['claimed', 'won', 'lost', 'committed', 'withdrawn'] as const;
export type ClaimState = (typeof claimStates)[number];

export const requirementTests = ['at_least', 'at_most', 'is'] as const;
/** A condition that the registry can answer: a fact by its name in `policies/facts.yaml`. */
export const requirement = z.object({ fact: z.string().trim().min(1).max(60), test: z.enum(requirementTests), value: z.string().trim().min(1).max(60) });
export type Requirement = z.infer<typeof requirement>;
export const requirementOutcomes = ['met', 'not_met', 'unknown'] as const;
export const checkedRequirement = requirement.extend({ found: z.string().nullable(), outcome: z.enum(requirementOutcomes) });
export type CheckedRequirement = z.infer<typeof checkedRequirement>;

export const taskKinds = ['amount', 'done'] as const;
export type TaskKind = (typeof taskKinds)[number];
/** An amount as people write it, to three decimals. */
export const amountText = z.string().trim().regex(/^\d{1,9}(\.\d{1,3})?$/, 'work.amount_malformed');
/** One line of a project's plan: an amount spread over its months, or something done by the last of them. `from` counts months from 1. */
export const planLine = z.object({ title: z.string().trim().min(2).max(200), kind: z.enum(taskKinds), amount: amountText.default('1'), unit: z.string().trim().max(20).default(''), from: z.int().min(1).max(36), months: z.int().min(1).max(36) });
export type PlanLine = z.infer<typeof planLine>;

export interface Project {
  readonly id: string;
  readonly goalId: string;
  readonly organizationId: string;
  readonly title: string;
  readonly about: string;
  readonly conditions: string;
  readonly requirements: readonly Requirement[];
  readonly commitment: string;
  readonly plan: readonly PlanLine[];
  readonly winners: number;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly startsOn: Day;
  readonly state: ProjectState;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
  readonly decidedReason: string | null;
  readonly announcedOn: Day | null;
  readonly endedOn: Day | null;
  readonly endedBecause: string | null;
  readonly matterId: string | null;
  readonly recordedBy: string;
}

export interface Claim {
  readonly id: string;
  readonly projectId: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly statement: string;
  readonly checked: readonly CheckedRequirement[];
  readonly enteredBy: string;
  readonly claimedOn: Day;
  readonly state: ClaimState;
  readonly decidedReason: string | null;
  readonly committedOn: Day | null;
  readonly withdrawnOn: Day | null;
  readonly withdrawnBecause: string | null;
}

export interface Comparison {
  readonly claimId: string;
  readonly accountId: string;
  readonly name: string;
  /** Hundredths of a point. */
  readonly score: number;
  readonly reason: string;
}

export interface MonthTask {
  readonly id: string;
  readonly claimId: string;
  /** First day of the month. */
  readonly month: Day;
  readonly position: number;
  readonly title: string;
  readonly kind: TaskKind;
  /** Thousandths. */
  readonly target: number;
  readonly unit: string;
  readonly dueOn: Day;
  readonly listedOn: Day | null;
  readonly listedBy: string | null;
}

export const reportStates = ['waiting', 'confirmed', 'returned'] as const;
export const reportAttachment = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) });
export type ReportAttachment = z.infer<typeof reportAttachment>;
export interface Report {
  readonly id: string;
  readonly taskId: string;
  readonly number: number;
  /** Thousandths. */
  readonly amount: number;
  readonly note: string;
  readonly attachments: readonly ReportAttachment[];
  readonly reportedOn: Day;
  readonly reportedBy: string;
  readonly reporterAccountId: string | null;
  readonly state: (typeof reportStates)[number];
  readonly opinion: string | null;
  readonly decidedOn: Day | null;
  readonly decidedBy: string | null;
  readonly evidenceId: string | null;
}
/** planned: the list is not confirmed; not_due, overdue: nothing confirmed that reaches the target; late: done after its day. */
export const taskStates = ['planned', 'not_due', 'waiting', 'done', 'late', 'overdue'] as const;
export type TaskState = (typeof taskStates)[number];
