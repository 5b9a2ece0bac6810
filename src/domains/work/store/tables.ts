import type { CheckedRequirement, PlanLine, ReportAttachment, Requirement } from '../model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'work.goal': { region_id: string; id: string; parent_id: string | null; kind: string; title: string; target: string; recorded_at: Date; recorded_by: string };
    'work.project': {
      region_id: string;
      id: string;
      goal_id: string;
      organization_id: string;
      title: string;
      about: string;
      conditions: string;
      requirements: readonly Requirement[];
      commitment: string;
      plan: readonly PlanLine[];
      winners: number;
      opens_on: string;
      closes_on: string;
      starts_on: string;
      state: string;
      decided_on: string | null;
      decided_by: string | null;
      decided_reason: string | null;
      announced_on: string | null;
      ended_on: string | null;
      ended_because: string | null;
      matter_id: string | null;
      recorded_at: Date;
      recorded_by: string;
    };
    'work.claim': { region_id: string; id: string; project_id: string; person_id: string; organization_id: string; statement: string; checked: readonly CheckedRequirement[]; entered_by: string; claimed_on: string; state: string; decided_reason: string | null; committed_on: string | null; withdrawn_on: string | null; withdrawn_because: string | null };
    'work.comparison': { region_id: string; claim_id: string; account_id: string; name: string; score: number; reason: string; compared_at: Date };
    'work.month_task': { region_id: string; id: string; claim_id: string; month: string; position: number; title: string; kind: string; target: number; unit: string; due_on: string; listed_on: string | null; listed_by: string | null };
    'work.report': { region_id: string; id: string; task_id: string; number: number; amount: number; note: string; attachments: readonly ReportAttachment[]; reported_on: string; reported_at: Date; reported_by: string; reporter_account_id: string | null; state: string; opinion: string | null; decided_on: string | null; decided_by: string | null; evidence_id: string | null };
  }
}
