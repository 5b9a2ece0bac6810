import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { readEffects, readInquiries, readOwnEffects, readPrecedents, readReports, readSanctions } from '../access.ts';
import { effectKinds, scopes } from '../model.ts';

const id = z.object({ id: z.uuid() });
const plain = z.union([z.string(), z.boolean(), z.null()]);

export const effectView = z.object({
  id: z.string(),
  kind: z.enum(effectKinds),
  basis: z.string(),
  scopes: z.array(z.enum(scopes)),
  from: z.string(),
  until: z.string().nullable(),
  endedOn: z.string().nullable(),
  endedBecause: z.enum(['expired', 'lifted']).nullable(),
  source: z.string(),
  /** Negative records that are not held against the person. */
  entries: z.number(),
  holds: z.boolean(),
  case: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
});
export type EffectView = z.infer<typeof effectView>;

export const personEffects = endpoint({
  name: 'protection.effects',
  method: 'GET',
  path: '/protection/people/:id/effects',
  summary: 'Locks and reliefs of a person with case, article and end, newest first (公务员法 第六十四条、第六十五条). The look is audited.',
  params: id,
  output: z.array(effectView),
  permission: readEffects,
  refusals: ['registry.no_such_person'],
});

export const ownEffects = endpoint({
  name: 'protection.own_effects',
  method: 'GET',
  path: '/me/effects',
  summary: 'The caller’s own locks and reliefs and when they end.',
  output: z.array(effectView),
  permission: readOwnEffects,
  refusals: ['cases.account_without_person'],
});

export const clearances = endpoint({
  name: 'protection.clearances',
  method: 'GET',
  path: '/protection/clearances',
  summary: 'People cleared of untrue reports: cases and persons are counted apart (T36), by year and by how they were cleared, with the working days that things were on hold.',
  output: z.object({
    cases: z.number(),
    persons: z.number(),
    /** People who could not go on with something while a report was checked, and the most working days of it. */
    held: z.object({ persons: z.number(), longestDays: z.number() }),
    years: z.array(z.object({ year: z.number(), cases: z.number(), persons: z.number(), byWay: z.record(z.string(), z.number()) })),
  }),
  permission: readReports,
  refusals: [],
});

export const inquiryShares = endpoint({
  name: 'protection.inquiry_shares',
  method: 'GET',
  path: '/protection/inquiries/shares',
  summary: 'Written explanations against letters of inquiry (P03), what was accepted, and accepted ones not yet brought to the person or to the head (P02).',
  output: z.object({ written: z.number(), letters: z.number(), letterPercent: z.number().nullable(), accepted: z.number(), notFedBack: z.array(z.object({ id: z.string(), number: z.string(), missing: z.array(z.enum(['subject', 'head'])) })) }),
  permission: readInquiries,
  refusals: [],
});

export const similarCases = endpoint({
  name: 'protection.similar_cases',
  method: 'GET',
  path: '/protection/tolerance/:id/similar',
  summary: 'Decided tolerance cases most like this one by the facts of the table, with what differed; no names (M122).',
  params: id,
  output: z.object({
    /** False: nothing is stated yet to compare by. */
    known: z.boolean(),
    cases: z.array(z.object({ caseId: z.string(), field: z.string(), summary: z.string(), conclusion: z.enum(['tolerated', 'not_tolerated']), decidedOn: z.string(), reason: z.string(), same: z.array(z.string()), different: z.array(z.object({ fact: z.string(), here: plain, there: plain })), sameField: z.boolean() })),
  }),
  permission: readPrecedents,
  refusals: ['cases.no_such_case'],
});

export const followedUp = endpoint({
  name: 'protection.followed_up',
  method: 'GET',
  path: '/protection/followed-up',
  summary: 'Everybody in an effect period or stepped down: why, plan by type, last and next talk, without helper, and who is ready to be used again (M119, M133).',
  output: z.object({
    people: z.array(z.object({ caseId: z.string(), number: z.string(), kind: z.enum(['sanction', 'stepping_down']), personId: z.string(), name: z.string(), post: z.string(), because: z.string(), plan: z.string().nullable(), stateTitle: z.object({ zh: z.string(), en: z.string() }), until: z.string().nullable(), lastTalk: z.string().nullable(), nextTalk: z.string().nullable(), talkOverdue: z.boolean(), withoutHelper: z.boolean(), ready: z.boolean() })),
    ready: z.number(),
    talkOverdue: z.number(),
    withoutHelper: z.number(),
  }),
  permission: readSanctions,
  refusals: [],
});
