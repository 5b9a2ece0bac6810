import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { readPolicy, runPractices } from '../access.ts';
import { practiceGroups } from '../model.ts';
import { bilingual, problem, scalar } from './words.ts';

/** `passed` and `failed` come from a run of this very program on these very packs; `not_run` has a driver but no such run; `missing` has none. */
export const practiceStatuses = ['passed', 'failed', 'not_run', 'missing'] as const;

export const practiceLine = z.object({
  id: z.string(),
  place: z.string(),
  title: bilingual,
  problem,
  group: z.enum(practiceGroups),
  quote: z.string(),
  feature: bilingual.nullable(),
  route: z.string().nullable(),
  /** The parameters it is set by, with their value today in the pack that holds it. */
  settings: z.array(z.object({ id: z.string(), title: bilingual, value: scalar, unit: z.string() })),
  status: z.enum(practiceStatuses),
});
export type PracticeLine = z.infer<typeof practiceLine>;

export const practiceRunView = z.object({ ranAt: z.string(), programVersion: z.string(), current: z.boolean(), passed: z.int(), failed: z.int(), missing: z.int() });

export const listPractices = endpoint({
  name: 'policy.list_practices',
  method: 'GET',
  path: '/practices',
  summary: 'The practices M001 to M253 by place, problem, group, status and text, with the result of the last run of their examples.',
  query: z.object({
    place: z.string().max(60).optional(),
    problem: problem.optional(),
    group: z.enum(practiceGroups).optional(),
    status: z.enum(practiceStatuses).optional(),
    text: z.string().max(100).optional(),
  }),
  output: z.object({
    practices: z.array(practiceLine),
    total: z.int(),
    places: z.array(z.string()),
    run: practiceRunView.nullable(),
    /** Waiting or running now; total is null until it is known. */
    running: z.object({ done: z.int(), total: z.int().nullable() }).nullable(),
  }),
  permission: readPolicy,
  refusals: [],
});

export const openPractice = endpoint({
  name: 'policy.open_practice',
  method: 'GET',
  path: '/practices/:id',
  summary: 'A practice: source sentence, figures, what the program must do, its measures and settings, its example and what the example gave.',
  params: z.object({ id: z.string().regex(/^M\d{3}$/) }),
  output: practiceLine.extend({
    packId: z.string(),
    document: z.object({ ref: z.string(), title: z.string(), number: z.string().nullable() }),
    alsoDocuments: z.array(z.object({ ref: z.string(), title: z.string() })),
    figures: z.string(),
    requirement: z.string(),
    measures: z.array(z.object({ id: z.string(), title: bilingual })),
    example: z.object({ driver: z.string(), given: z.record(z.string(), z.unknown()), expect: z.record(z.string(), z.unknown()) }).nullable(),
    result: z.object({ detail: z.string(), computed: z.record(z.string(), z.unknown()).nullable(), milliseconds: z.number() }).nullable(),
    run: practiceRunView.nullable(),
  }),
  permission: readPolicy,
  refusals: ['policy.practice_not_found'],
});

export const runPracticeExamples = endpoint({
  name: 'policy.run_practices',
  method: 'POST',
  path: '/practices/runs',
  summary: 'Starts the examples of all practices on fresh databases in memory; follow the job for progress.',
  output: z.object({ jobId: z.string() }),
  permission: runPractices,
  refusals: ['policy.practices_cannot_run', 'policy.practices_running'],
});
