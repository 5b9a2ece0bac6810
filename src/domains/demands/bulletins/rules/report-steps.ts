import type { ReportState } from '../model.ts';

export const reportSteps = ['figure', 'edit', 'submit', 'give_back', 'sign', 'publish'] as const;
export type ReportStep = (typeof reportSteps)[number];

const TABLE: Readonly<Record<ReportStep, Readonly<Partial<Record<ReportState, ReportState>>>>> = {
  figure: { draft: 'draft' },
  edit: { draft: 'draft' },
  submit: { draft: 'submitted' },
  give_back: { submitted: 'draft', signed: 'draft' },
  sign: { submitted: 'signed' },
  publish: { signed: 'published' },
};

/** bulletins.steps: the state after a step, null where it is not open. What is published stands. */
export const afterStep = (state: ReportState, step: ReportStep): ReportState | null => TABLE[step][state] ?? null;
