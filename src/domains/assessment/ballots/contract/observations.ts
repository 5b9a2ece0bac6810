import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { observePolitics, readObservations, reviewNegativeHits } from '../../access.ts';

const rating = z.object({
  item: z.string(),
  level: z.string(),
  /** What was seen, in words. */
  observed: z.string().trim().min(2).max(1000),
  /** Entries of the evidence that show it: at least one a rated point (M044). */
  evidenceIds: z.array(z.uuid()).max(20),
});
const stored = z.object({ id: z.string(), formId: z.string(), personId: z.string(), number: z.number(), ratings: z.array(rating), rated: z.number(), points: z.number(), incomplete: z.array(z.string()), complete: z.boolean(), recordedAt: z.string(), recordedBy: z.string() });

export const saveObservationSheet = endpoint({
  name: 'assessment.save_observation_sheet',
  method: 'POST',
  path: '/assessment/ballots/observations',
  summary: 'An observer rates points of a political-quality form about one person, each with what he saw and its evidence. Unrated points stand as incomplete. Each saving is a new sheet; earlier ones stay. The program judges nothing (M044).',
  body: z.object({ formId: z.uuid(), personId: z.uuid(), ratings: z.array(rating).max(200) }),
  output: stored,
  permission: observePolitics,
  refusals: ['assessment.no_such_ballot_form', 'assessment.observation_refused', 'assessment.not_an_observation_form'],
});
export const listObservationSheets = endpoint({
  name: 'assessment.list_observation_sheets',
  method: 'GET',
  path: '/assessment/ballots/observations/of/:personId',
  summary: 'Observation sheets of one person, newest first, with what is incomplete.',
  params: z.object({ personId: z.uuid() }),
  output: z.array(stored),
  permission: readObservations,
  refusals: [],
});

const hit = z.object({
  id: z.string(), formId: z.string(), formVersion: z.number(), item: z.string(), entry: z.string(), entryText: z.string(), personId: z.string(), evidenceId: z.string(), note: z.string(),
  state: z.enum(['open', 'upheld', 'dismissed']), recordedAt: z.string(), recordedBy: z.string(), reviewedAt: z.string().nullable(), reviewedBy: z.string().nullable(), reviewReason: z.string().nullable(),
});
export const matchNegativeEntry = endpoint({
  name: 'assessment.match_negative_entry',
  method: 'POST',
  path: '/assessment/ballots/negative-hits',
  summary: 'Matches a verified fact (a confirmed evidence entry) about a person to an entry of a negative list. The procedure of that person stops until somebody who may has reviewed it (M045). The same match again changes nothing.',
  body: z.object({ formId: z.uuid(), item: z.string(), entry: z.string(), personId: z.uuid(), evidenceId: z.uuid(), note: z.string().trim().max(1000).default('') }),
  output: hit,
  permission: observePolitics,
  refusals: ['assessment.no_such_ballot_form', 'assessment.no_such_entry', 'assessment.fact_not_verified'],
});
export const negativeHitReport = endpoint({
  name: 'assessment.negative_hit_report',
  method: 'GET',
  path: '/assessment/ballots/negative-hits/of/:personId',
  summary: 'The hit report of one person and whether his procedure is stopped by an open hit (M045).',
  params: z.object({ personId: z.uuid() }),
  output: z.object({ stopped: z.boolean(), open: z.number(), hits: z.array(hit) }),
  permission: readObservations,
  refusals: [],
});
export const reviewNegativeHit = endpoint({
  name: 'assessment.review_negative_hit',
  method: 'POST',
  path: '/assessment/ballots/negative-hits/:id/review',
  summary: 'An authorized person, not the one who matched it, upholds or dismisses a hit with a reason (M045).',
  params: z.object({ id: z.uuid() }),
  body: z.object({ decision: z.enum(['upheld', 'dismissed']), reason: z.string().trim().min(2).max(1000) }),
  output: hit,
  permission: reviewNegativeHits,
  refusals: ['assessment.no_such_hit', 'assessment.hit_reviewed', 'assessment.own_hit'],
});
