import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { explanation } from '../../kernel/explanation.ts';
import { day } from '../../kernel/period.ts';
import type { Reason } from '../../kernel/refusal.ts';
import { readEligibility, readOwnEligibility, readShares } from './access.ts';
import { outcomes, shareLevels } from './model.ts';

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional(), at: z.string().optional() }) as unknown as z.ZodType<Reason, Reason>;
/** Day the question is about; today when left out, also a day to come. */
const on = z.object({ on: day.optional() });

export const eligibilityRow = z.object({
  person: z.object({ id: z.string(), name: z.string(), title: z.string().nullable(), organizationId: z.string().nullable(), organizationName: z.string().nullable() }),
  rank: z.string().nullable(),
  rankSince: z.string().nullable(),
  level: z.string().nullable(),
  lastGrade: z.string().nullable(),
  outcome: z.enum(outcomes),
  target: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  months: z.object({ served: z.number(), needed: z.number(), counted: z.enum(['rank', 'level']) }).nullable(),
  missing: z.array(z.string()),
  supposed: z.array(z.string()),
  locks: z.array(reason),
  reliefs: z.array(reason),
  gradeInDoubt: z.boolean(),
});
export type EligibilityRow = z.infer<typeof eligibilityRow>;

/** Rows one answer holds; a larger region is looked at unit by unit. */
export const MOST_ROWS = 5_000;
const listQuery = on.extend({ organizationId: z.uuid().optional(), outcome: z.enum(outcomes).optional() });

export const listEligibility = endpoint({
  name: 'personnel.eligibility',
  method: 'GET',
  path: '/personnel/eligibility',
  summary: 'Who may be promoted in rank on a day: everybody in office within reach (or a unit) by the table rank-promotion in force that day, with reasons; counts over all of them. A finding of the rules, never a decision (职务与职级并行规定).',
  query: listQuery,
  output: z.object({ on: z.string(), policyVersion: z.string(), counts: z.record(z.enum(outcomes), z.number()), notConcerned: z.number(), rows: z.array(eligibilityRow), more: z.boolean() }),
  permission: readEligibility,
  refusals: ['registry.no_such_organization'],
});
export type EligibilityList = z.infer<typeof listEligibility.output>;

export const exportEligibility = endpoint({
  name: 'personnel.export_eligibility',
  method: 'GET',
  path: '/personnel/eligibility/export',
  summary: 'The same list as xlsx, marked with who took it out and when. Taking it out is audited.',
  query: listQuery.extend({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: z.unknown(),
  answers: 'file',
  permission: readEligibility,
  refusals: ['registry.no_such_organization'],
});

const one = z.object({ row: eligibilityRow.nullable(), explanation: explanation.nullable(), on: z.string(), policyVersion: z.string() });
export type EligibilityOfOne = z.infer<typeof one>;

export const eligibilityOfPerson = endpoint({
  name: 'personnel.eligibility_of_person',
  method: 'GET',
  path: '/personnel/eligibility/:personId',
  summary: 'One person with the explanation: row of the table, article, months, every fact, restrictions and reliefs. `row` is null for somebody whom ranks do not concern.',
  params: z.object({ personId: z.uuid() }),
  query: on,
  output: one,
  permission: readEligibility,
  refusals: ['registry.no_such_person'],
});

export const ownEligibility = endpoint({
  name: 'personnel.own_eligibility',
  method: 'GET',
  path: '/personnel/own-eligibility',
  summary: 'The same about oneself.',
  query: on,
  output: one,
  permission: readOwnEligibility,
  refusals: ['personnel.account_without_person'],
});

const share = z.object({
  level: z.enum(shareLevels),
  promoted: z.number(),
  frontLine: z.number(),
  /** Percent; null when nobody was promoted. */
  share: z.number().nullable(),
  /** Percent, as in force on the last day of the period (or today); null where the policy of that day has no floor. */
  floor: z.number().nullable(),
  met: z.boolean().nullable(),
  explanation: explanation.nullable(),
});
export type ShareView = z.infer<typeof share>;
const period = z.object({ period: z.string(), shares: z.array(share) });

export const frontLineShares = endpoint({
  name: 'personnel.front_line_shares',
  method: 'GET',
  path: '/personnel/front-line-shares',
  summary: 'Promoted with front-line experience ÷ promoted, by level, for five years and for each month of one, each judged by the floor in force then (M084). Empty where the policy in force has no such floor.',
  query: z.object({ year: z.coerce.number().int().min(1990).max(2100).optional() }),
  output: z.object({ inForce: z.boolean(), year: z.number(), years: z.array(period), months: z.array(period), policyVersion: z.string() }),
  permission: readShares,
  refusals: [],
});
export type FrontLineShares = z.infer<typeof frontLineShares.output>;

export const checkBatch = endpoint({
  name: 'personnel.check_batch',
  method: 'POST',
  path: '/personnel/front-line-shares/check',
  summary: 'Before a batch of promotions: the share of the year at that level without and with these people, the finding of the table for both, and who of them has front-line experience. Nothing is stored.',
  body: z.object({ level: z.enum(shareLevels), personIds: z.array(z.uuid()).min(1).max(500) }),
  output: z.object({ before: share, after: share, breaks: z.boolean(), people: z.array(z.object({ id: z.string(), name: z.string(), frontLine: z.boolean() })) }),
  permission: readShares,
  refusals: ['personnel.no_floor_in_force', 'registry.no_such_person'],
});
export type BatchCheck = z.infer<typeof checkBatch.output>;
