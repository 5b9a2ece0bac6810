import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { decideGrades, manageRuns, readRuns, recordRatings } from '../access.ts';
import { grades, purposes, runStates } from '../model.ts';

const runId = z.object({ id: z.uuid() });
const decimalMark = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'assessment.mark_malformed');

export const runView = z.object({
  id: z.string(),
  year: z.number(),
  schemeId: z.string(),
  schemeTitle: z.object({ zh: z.string(), en: z.string() }),
  schemeVersion: z.number(),
  state: z.enum(runStates),
  periodFrom: z.string(),
  periodTo: z.string(),
  dueOn: z.string().nullable(),
  late: z.boolean(),
  /** 0 before the first computation. */
  computation: z.number(),
  computedAt: z.string().nullable(),
  policyVersion: z.string().nullable(),
  outstandingShareApproved: z.boolean(),
  purpose: z.enum(purposes),
  subject: z.enum(['person', 'team']),
  title: z.object({ zh: z.string(), en: z.string() }).nullable(),
  people: z.number(),
  scored: z.number(),
  incomplete: z.number(),
  excluded: z.number(),
  decided: z.number(),
});
export type RunView = z.infer<typeof runView>;

export const listRuns = endpoint({
  name: 'assessment.list_years',
  method: 'GET',
  path: '/assessment/years',
  summary: 'The board of years: each run with its state, counts and lateness, newest first.',
  output: z.array(runView),
  permission: readRuns,
  refusals: [],
});

/** Grades of one group or of all, against the limit on 优秀. */
export const distribution = z.object({
  group: z.string().nullable(),
  name: z.object({ zh: z.string(), en: z.string() }),
  people: z.number(),
  /** People the share is taken of: all who take part in the assessment. */
  base: z.number(),
  limit: z.number().nullable(),
  proposed: z.record(z.enum(grades), z.number()),
  decided: z.record(z.enum(grades), z.number()),
  comparable: z.boolean(),
});
export type Distribution = z.infer<typeof distribution>;

export const openRun = endpoint({
  name: 'assessment.open_year',
  method: 'GET',
  path: '/assessment/runs/:id',
  summary: 'One run: state, counts, distribution of grades by comparable group against the 优秀 share (公务员考核规定), fact statements.',
  params: runId,
  output: z.object({
    run: runView,
    /** Whose sheet a tolerated or cleared case has changed since the latest computation; for those who decide. */
    outdated: z.array(z.object({ personId: z.string(), name: z.string() })),
    share: z.object({ percent: z.string(), source: z.string(), version: z.string() }).nullable(),
    total: distribution.nullable(),
    groups: z.array(distribution),
    statements: z.array(z.object({ fact: z.string(), source: z.string(), exceptions: z.number(), recordedAt: z.string(), recordedBy: z.string() })),
    /** Facts that the latest computation and the statements leave unknown, with the number of people. */
    unknown: z.array(z.object({ fact: z.string(), people: z.number() })),
    factsNeeded: z.array(z.object({ name: z.string(), en: z.string(), type: z.string(), values: z.array(z.string()) })),
  }),
  permission: readRuns,
  refusals: ['assessment.no_such_run'],
});

export const startRun = endpoint({
  name: 'assessment.start_year',
  method: 'POST',
  path: '/assessment/runs',
  summary: 'Opens a run under a version of a scheme and begins to collect. Annual and team schemes run once a year, others once per period.',
  body: z.object({
    year: z.int().min(1994).max(2200),
    schemeId: z.uuid(),
    periodFrom: day.optional(),
    periodTo: day.optional(),
    dueOn: day.nullable().optional(),
    /** The document by which a higher 优秀 share was approved (公务员考核规定: 经同级公务员主管部门审核同意). */
    shareApproval: z.string().trim().min(1).max(200).nullable().optional(),
    /** Tells runs of one scheme within a year apart, e.g. 2026年第二季度平时考核. */
    title: z.object({ zh: z.string().trim().min(1).max(100), en: z.string().trim().min(1).max(100) }).nullable().optional(),
  }),
  output: z.object({ id: z.string() }),
  permission: manageRuns,
  refusals: ['assessment.no_such_scheme', 'assessment.run_exists', 'assessment.period_backwards'],
});

export const stateFacts = endpoint({
  name: 'assessment.state_facts',
  method: 'PUT',
  path: '/assessment/runs/:id/facts',
  summary: 'Takes down what an office states in writing for a year: a fact with its usual value and the people for whom it differs. Facts nobody stated stay unknown.',
  params: runId,
  body: z.object({
    source: z.string().trim().min(1).max(300),
    statements: z
      .array(
        z.object({
          fact: z.string().min(1).max(60),
          otherwise: z.union([z.string(), z.number(), z.boolean()]),
          exceptions: z.array(z.object({ personId: z.uuid(), value: z.union([z.string(), z.number(), z.boolean()]) })).max(100_000),
        }),
      )
      .min(1)
      .max(50),
  }),
  output: z.object({ statements: z.number() }),
  permission: manageRuns,
  refusals: ['assessment.no_such_run', 'assessment.run_closed', 'assessment.fact_not_stated_here', 'assessment.fact_wrong_value'],
});

export const missingValues = endpoint({
  name: 'assessment.missing_values',
  method: 'GET',
  path: '/assessment/runs/:id/missing',
  summary: 'Marks that are still to be given, per person within reach. With a text: everybody whose name or unit it is in, complete or not, so that marks can be corrected.',
  params: runId,
  query: z.object({ offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(100), organizationId: z.uuid().optional(), text: z.string().trim().max(100).optional() }),
  output: z.object({
    total: z.number(),
    rows: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        organizationName: z.string(),
        marks: z.array(z.object({ indicator: z.string(), rater: z.string(), name: z.object({ zh: z.string(), en: z.string() }), value: z.string().nullable() })),
      }),
    ),
  }),
  permission: recordRatings,
  refusals: ['assessment.no_such_run'],
});

export const recordMarks = endpoint({
  name: 'assessment.record_marks',
  method: 'PUT',
  path: '/assessment/runs/:id/marks',
  summary: 'Types in marks (0–100) by group of raters and typed values; a null value takes a mark back. A changed mark keeps the old one on record.',
  params: runId,
  body: z.object({
    source: z.string().trim().min(1).max(300),
    marks: z.array(z.object({ personId: z.uuid(), indicator: z.string().min(1).max(40), rater: z.string().max(40).default(''), value: decimalMark.nullable() })).min(1).max(20_000),
  }),
  output: z.object({ recorded: z.number(), unchanged: z.number() }),
  permission: recordRatings,
  refusals: ['assessment.no_such_run', 'assessment.not_collecting', 'assessment.marks_refused'],
});

export const computeRun = endpoint({
  name: 'assessment.compute',
  method: 'POST',
  path: '/assessment/runs/:id/compute',
  summary: 'Freezes the inputs, scores and ranks everybody and stores each result with its explanation. Again after changes: a new computation, the old one stays readable.',
  params: runId,
  output: z.object({ jobId: z.string() }),
  permission: manageRuns,
  refusals: ['assessment.no_such_run', 'assessment.run_closed', 'assessment.nobody_to_assess'],
});

export const verifyRun = endpoint({
  name: 'assessment.verify',
  method: 'POST',
  path: '/assessment/runs/:id/verify',
  summary: 'Computes the year again from the frozen inputs and says whether every stored result comes out the same.',
  params: runId,
  output: z.object({ people: z.number(), same: z.number(), different: z.array(z.object({ personId: z.string(), stored: z.string().nullable(), again: z.string().nullable() })), inputsHashHolds: z.boolean() }),
  permission: manageRuns,
  refusals: ['assessment.no_such_run', 'assessment.not_computed'],
});

export const proposeRun = endpoint({
  name: 'assessment.propose',
  method: 'POST',
  path: '/assessment/runs/:id/propose',
  summary: 'Proposes a grade with reasons for everybody, within the 优秀 share in force (公务员考核规定) and the decision table on who may get which grade.',
  params: runId,
  output: z.object({ proposed: z.record(z.enum(grades), z.number()), open: z.number() }),
  permission: manageRuns,
  refusals: ['assessment.no_such_run', 'assessment.not_computed', 'assessment.run_closed'],
});

export const decide = endpoint({
  name: 'assessment.decide_grades',
  method: 'POST',
  path: '/assessment/runs/:id/grades',
  summary: 'People decide: confirms or changes grades. A change, and every 基本称职 or 不称职, needs a reason for that person. Refuses more 优秀 than the share allows.',
  params: runId,
  body: z.object({
    decisions: z.array(z.object({ personId: z.uuid(), grade: z.enum(grades), reason: z.string().trim().min(2).max(1000).optional() })).max(5000).default([]),
    /** Also confirm every proposal that needs no decision of its own. */
    confirmProposals: z.boolean().default(false),
  }),
  output: z.object({ decided: z.number(), open: z.number() }),
  permission: decideGrades,
  refusals: ['assessment.no_such_run', 'assessment.not_proposed', 'assessment.reason_needed', 'assessment.share_exceeded', 'assessment.above_ceiling', 'assessment.grade_on_hold', 'assessment.no_such_result'],
});

export const confirmRun = endpoint({
  name: 'assessment.confirm',
  method: 'POST',
  path: '/assessment/runs/:id/confirm',
  summary: 'Closes the year: every grade is decided, goes to the personnel files and is told to the domains that use results (公务员考核规定 第十八条至第二十一条).',
  params: runId,
  output: z.object({ people: z.number() }),
  permission: decideGrades,
  refusals: ['assessment.no_such_run', 'assessment.not_proposed', 'assessment.grades_open', 'assessment.outstanding_on_hold'],
});
