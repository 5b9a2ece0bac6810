import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { readFairness } from '../access.ts';

export const fairnessLine = z.object({
  /** `male`, `female`; an age band as `35-45`; a kind of unit. */
  kind: z.string(),
  people: z.number().nullable(),
  mean: z.string().nullable(),
  difference: z.string().nullable(),
  low: z.string().nullable(),
  high: z.string().nullable(),
  effect: z.string().nullable(),
  reading: z.enum(['no_sign', 'small', 'look', 'suppressed']),
});
export type FairnessLine = z.infer<typeof fairnessLine>;

export const fairnessSheet = z.object({
  by: z.array(z.object({ attribute: z.enum(['sex', 'age', 'unit']), lines: z.array(fairnessLine) })),
  people: z.number(),
  minimumPeople: z.number(),
  confidence: z.number(),
  effect: z.number(),
  source: z.string(),
  version: z.string(),
});
export type FairnessSheet = z.infer<typeof fairnessSheet>;

const params = z.object({ id: z.uuid() });

export const runFairness = endpoint({
  name: 'assessment.run_fairness',
  method: 'GET',
  path: '/assessment/runs/:id/fairness',
  summary: 'Fairness sheet of a year: differences of scores by sex, age band and kind of unit with effect size and interval; kinds with too few people are suppressed. It says what is worth looking at and gives no verdict.',
  params,
  output: fairnessSheet,
  permission: readFairness,
  refusals: ['assessment.no_such_run', 'assessment.not_computed'],
});

export const electionFairness = endpoint({
  name: 'assessment.election_fairness',
  method: 'GET',
  path: '/assessment/ballots/elections/:id/fairness',
  summary: 'The same for the people of a counted election, by the raw or the severity-adjusted score.',
  params,
  query: z.object({ of: z.enum(['raw', 'adjusted']).default('raw') }),
  output: fairnessSheet,
  permission: readFairness,
  refusals: ['assessment.no_such_election', 'assessment.election_not_counted', 'assessment.no_ratings'],
});
