import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { readResults } from '../access.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const params = z.object({ id: z.uuid() });
/** The total, or one dimension by its key. */
const of = z.string().min(1).max(40).default('total');

export const progressRow = z.object({
  personId: z.string(),
  name: z.string(),
  title: z.string(),
  organizationName: z.string(),
  group: z.string(),
  groupName: bilingual,
  score: z.string().nullable(),
  /** Ahead of the median of the group (behind: with a minus), now and as the median of the past periods. */
  ahead: z.string().nullable(),
  base: z.string().nullable(),
  expected: z.string().nullable(),
  progress: z.string().nullable(),
  index: z.string().nullable(),
  capped: z.boolean(),
  periods: z.number(),
  /** Why there is no index. */
  abstains: z.enum(['no_score', 'few_periods', 'small_group']).nullable(),
  /** Places within the comparable group, by level and by progress. */
  levelRank: z.number().nullable(),
  progressRank: z.number().nullable(),
});
export type ProgressRow = z.infer<typeof progressRow>;

export const listProgress = endpoint({
  name: 'assessment.list_progress',
  method: 'GET',
  path: '/assessment/runs/:id/progress',
  summary: 'Progress index (进步指数, M040) of a year: own past and comparable group, places by level and by progress within each group. Who has too short a past or too small a group has none, with the reason.',
  params,
  query: z.object({ of }),
  output: z.object({
    of: z.string(),
    year: z.number(),
    rows: z.array(progressRow),
    dimensions: z.array(z.object({ key: z.string(), name: bilingual })),
    definition: z.object({ window: z.number(), leastPeriods: z.number(), groupMinimum: z.number(), centre: z.number(), points: z.number(), cap: z.number(), source: z.string(), version: z.string() }),
    abstained: z.number(),
  }),
  permission: readResults,
  refusals: ['assessment.no_such_run', 'assessment.not_confirmed_yet', 'assessment.not_computed', 'assessment.no_such_dimension'],
});

export const openProgress = endpoint({
  name: 'assessment.open_progress',
  method: 'GET',
  path: '/assessment/runs/:id/progress/:personId',
  summary: 'The progress index of one person in one year with its arithmetic, step by step (M040).',
  params: z.object({ id: z.uuid(), personId: z.uuid() }),
  query: z.object({ of }),
  output: z.object({ row: progressRow, year: z.number(), explanation }),
  permission: readResults,
  refusals: ['assessment.no_such_run', 'assessment.no_such_result', 'assessment.not_confirmed_yet', 'assessment.not_computed', 'assessment.no_such_dimension'],
});
