import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { readBallotReports } from '../access.ts';

export const severityRow = z.object({
  kind: z.enum(['person', 'organization']),
  id: z.string(),
  name: z.string(),
  note: z.string(),
  /** Raw weighted score of the counting report; it comes first. */
  raw: z.string().nullable(),
  adjusted: z.string(),
  low: z.string(),
  high: z.string(),
  /** Logits. */
  measure: z.string(),
  error: z.string(),
  infit: z.string().nullable(),
  outfit: z.string().nullable(),
  band: z.number(),
  best: z.number(),
  worst: z.number(),
  of: z.number(),
  /** Part of the people that ballots link; nobody is compared across parts. */
  subset: z.number(),
  /** All ratings at one end: only a bound. */
  extreme: z.boolean(),
  ratings: z.number(),
  explanation,
});
export type SeverityRow = z.infer<typeof severityRow>;

export const severityReport = z.object({
  electionId: z.string(),
  title: z.string(),
  /** Too few valid ballots: nothing is shown. */
  withheld: z.boolean(),
  threshold: z.number(),
  confidence: z.number(),
  points: z.object({ lowest: z.number(), highest: z.number() }),
  rows: z.array(severityRow),
  subsets: z.number(),
  reliability: z.string().nullable(),
  separation: z.string().nullable(),
  /** Ballots by severity, never one by one. */
  raters: z.object({ ballots: z.number(), spread: z.string(), low: z.string(), high: z.string(), histogram: z.array(z.object({ from: z.string(), to: z.string(), ballots: z.number() })) }),
  flags: z.array(z.object({ flag: z.enum(['straight_line', 'extreme', 'inverted', 'erratic', 'far_off']), ballots: z.number() })),
  model: z.object({ rounds: z.number(), converged: z.boolean(), ratings: z.number(), parameters: z.number() }),
  source: z.string(),
  version: z.string(),
});
export type SeverityReport = z.infer<typeof severityReport>;

export const openSeverity = endpoint({
  name: 'assessment.open_severity',
  method: 'GET',
  path: '/assessment/ballots/elections/:id/severity',
  summary: 'Severity-adjusted scores of a counted election beside the raw ones: many-facet Rasch model with every ballot as one rater, errors, fit, bands of people who cannot be told apart, severities and doubtful ballots as counts. Parts that no ballot links are not compared.',
  params: z.object({ id: z.uuid() }),
  output: severityReport,
  permission: readBallotReports,
  refusals: ['assessment.no_such_election', 'assessment.election_not_counted', 'assessment.no_ratings'],
});
