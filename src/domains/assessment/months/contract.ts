import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { decideLists, manageMonths, manageUnitYears, readBulletins, readMonths, readUnitYears, replyToLists } from '../access.ts';
import { itemRatings, listKinds, listStates, periodKinds, periodStates } from './model.ts';

const id = z.object({ id: z.uuid() });
const text = (max: number) => z.string().trim().min(2).max(max);
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'assessment.month_malformed');
const decimal = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'assessment.mark_malformed');
const unitMonth = z.object({ unitId: z.uuid(), month });
const nothing = z.object({});
const year = z.object({ year: z.coerce.number().int().min(2000).max(2100) });

export const planMonth = endpoint({
  name: 'assessment.plan_month',
  method: 'POST',
  path: '/assessment/months/plan',
  summary: 'Plans key work of a unit by month, each item with the section that answers for it and what is to be done (按月铺排, M054).',
  body: unitMonth.extend({ items: z.array(z.object({ organizationId: z.uuid(), title: text(200), measure: z.string().trim().min(1).max(20), planned: decimal })).min(1).max(500) }),
  output: z.object({ ids: z.array(z.string()) }),
  permission: manageMonths,
  refusals: ['registry.no_such_organization', 'assessment.section_elsewhere', 'assessment.month_published', 'assessment.plan_nothing', 'assessment.list_names_person'],
});

export const rateMonthItem = endpoint({
  name: 'assessment.rate_month_item',
  method: 'POST',
  path: '/assessment/months/items/:id/rating',
  summary: 'Records what was done; completion against plan proposes 好, 一般 or 差. A bad rating, and one that departs from the proposal, needs its reason.',
  params: id,
  body: z.object({ done: decimal, rating: z.enum(itemRatings).optional(), reason: text(500).optional() }),
  output: z.object({ proposed: z.enum(itemRatings), rating: z.enum(itemRatings), percent: z.string() }),
  permission: manageMonths,
  refusals: ['assessment.no_such_month_item', 'assessment.month_published', 'assessment.rating_reason_needed', 'assessment.list_names_person'],
});

export const publishBulletin = endpoint({
  name: 'assessment.publish_bulletin',
  method: 'POST',
  path: '/assessment/months/bulletins',
  summary: 'Sends out the 好差评 bulletin of a unit for a month, by section, with the reason for every bad rating. From then on the month does not change.',
  body: unitMonth,
  output: z.object({ sections: z.number(), poor: z.number() }),
  permission: manageMonths,
  refusals: ['registry.no_such_organization', 'assessment.month_published', 'assessment.month_empty', 'assessment.month_unrated'],
});

const bulletin = z.object({
  unitId: z.string(),
  unitName: z.string(),
  month: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  sections: z.array(
    z.object({
      organizationId: z.string(),
      name: z.string(),
      counts: z.record(z.enum(itemRatings), z.number()),
      items: z.array(z.object({ id: z.string(), title: z.string(), measure: z.string(), planned: z.string(), done: z.string(), percent: z.string(), rating: z.enum(itemRatings), reason: z.string().nullable() })),
    }),
  ),
});
export type BulletinView = z.infer<typeof bulletin>;

const listEntry = z.object({
  id: z.string(),
  unitId: z.string(),
  month: z.string(),
  organizationId: z.string(),
  section: z.string(),
  list: z.enum(listKinds),
  state: z.enum(listStates),
  reasons: z.array(z.object({ title: z.string(), rating: z.enum(itemRatings), percent: z.string(), reason: z.string().nullable() })),
  replyUntil: z.string(),
  reply: z.string().nullable(),
  decisionReason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  rectification: z.string().nullable(),
});
export type ListEntryView = z.infer<typeof listEntry>;

export const openMonth = endpoint({
  name: 'assessment.open_month',
  method: 'GET',
  path: '/assessment/months',
  summary: 'A month of a unit as those see it who run it: items planned and rated, whether the bulletin is out, and every list entry with reply and decision.',
  query: unitMonth,
  output: z.object({
    unitName: z.string(),
    published: z.boolean(),
    lines: z.object({ good: z.number(), fair: z.number(), source: z.string() }),
    items: z.array(z.object({ id: z.string(), organizationId: z.string(), section: z.string(), title: z.string(), measure: z.string(), planned: z.string(), done: z.string().nullable(), percent: z.string().nullable(), proposed: z.enum(itemRatings).nullable(), rating: z.enum(itemRatings).nullable(), reason: z.string().nullable() })),
    entries: z.array(listEntry),
  }),
  permission: readMonths,
  refusals: ['registry.no_such_organization'],
});

export const listBulletins = endpoint({
  name: 'assessment.list_bulletins',
  method: 'GET',
  path: '/assessment/months/bulletins',
  summary: 'Bulletins that went out in a month, and the red and black lists as they hang: sections only, those rectified marked as taken off.',
  query: z.object({ month }),
  output: z.object({ bulletins: z.array(bulletin), red: z.array(listEntry), black: z.array(listEntry), removed: z.array(listEntry) }),
  permission: readBulletins,
  refusals: [],
});

export const proposeListsOf = endpoint({
  name: 'assessment.propose_lists',
  method: 'POST',
  path: '/assessment/months/lists',
  summary: 'Proposes sections for the red and the black list from a bulletin by rule, and opens their term to speak (M055). Asked twice it proposes nothing twice.',
  body: unitMonth,
  output: z.object({ red: z.number(), black: z.number(), replyUntil: z.string() }),
  permission: manageMonths,
  refusals: ['registry.no_such_organization', 'assessment.no_bulletin'],
});

export const replyToList = endpoint({
  name: 'assessment.reply_to_list',
  method: 'POST',
  path: '/assessment/months/lists/:id/reply',
  summary: 'The section says what it has to say to its entry, once, until the entry is decided.',
  params: id,
  body: z.object({ reply: text(2000) }),
  output: nothing,
  permission: replyToLists,
  refusals: ['assessment.no_such_list_entry', 'assessment.list_not_in_state', 'assessment.list_replied'],
});

export const decideList = endpoint({
  name: 'assessment.decide_list',
  method: 'POST',
  path: '/assessment/months/lists/:id/decision',
  summary: 'Approves an entry, which publishes it, or declines it, with the reason. A black entry only after the section spoke or its term is over; nobody decides what he proposed.',
  params: id,
  body: z.object({ publish: z.boolean(), reason: text(1000) }),
  output: nothing,
  permission: decideLists,
  refusals: ['assessment.no_such_list_entry', 'assessment.list_not_in_state', 'assessment.list_reply_term', 'assessment.list_own_proposal', 'assessment.list_names_person'],
});

export const rectifyList = endpoint({
  name: 'assessment.rectify_list',
  method: 'POST',
  path: '/assessment/months/lists/:id/rectification',
  summary: 'Takes a black entry off the list because what it stood for has been put right, with what was found.',
  params: id,
  body: z.object({ rectification: text(1000) }),
  output: nothing,
  permission: decideLists,
  refusals: ['assessment.no_such_list_entry', 'assessment.list_not_in_state', 'assessment.list_not_black', 'assessment.list_names_person'],
});

export const openUnitYear = endpoint({
  name: 'assessment.open_unit_year',
  method: 'POST',
  path: '/assessment/unit-years',
  summary: 'Opens the year of units: twelve monthly summaries, four quarterly checks and one yearly appraisal each, with due days (M060). Units opened already stay as they are.',
  body: z.object({ year: z.int().min(2000).max(2100), unitIds: z.array(z.uuid()).min(1).max(2000) }),
  output: z.object({ units: z.number(), periods: z.number() }),
  permission: manageUnitYears,
  refusals: ['registry.no_such_organization'],
});

export const recordPeriod = endpoint({
  name: 'assessment.record_period',
  method: 'POST',
  path: '/assessment/unit-years/:year/periods',
  summary: 'Records summary and mark (0 to 100) of one period of a unit. A month without mark takes that of its bulletin. A change needs the reason; once all seventeen are recorded nothing below the year changes.',
  params: year,
  body: z.object({ unitId: z.uuid(), kind: z.enum(periodKinds), number: z.int().min(1).max(12), mark: decimal.optional(), summary: text(4000), reason: text(500).optional() }),
  output: z.object({ mark: z.string(), late: z.boolean() }),
  permission: manageUnitYears,
  refusals: ['registry.no_such_organization', 'assessment.no_such_period', 'assessment.period_ahead', 'assessment.period_mark_needed', 'assessment.period_mark_range', 'assessment.period_reason_needed', 'assessment.period_settled'],
});

const periodName = z.object({ kind: z.enum(periodKinds), number: z.number() });
export const openUnitYears = endpoint({
  name: 'assessment.open_unit_years',
  method: 'GET',
  path: '/assessment/unit-years/:year',
  summary: 'The year of every unit within reach: each period with state, mark and score rolled up from below, or the periods that are missing for it.',
  params: year,
  output: z.object({
    shares: z.object({ monthsInQuarter: z.number(), quartersInYear: z.number(), source: z.string() }),
    units: z.array(
      z.object({
        unitId: z.string(),
        name: z.string(),
        score: z.string().nullable(),
        /** Overdue and not recorded. */
        overdue: z.array(periodName),
        periods: z.array(periodName.extend({ beginsOn: z.string(), endsOn: z.string(), dueOn: z.string(), state: z.enum(periodStates), mark: z.string().nullable(), below: z.string().nullable(), score: z.string().nullable(), missing: z.array(periodName), summary: z.string().nullable(), recordedOn: z.string().nullable() })),
      }),
    ),
  }),
  permission: readUnitYears,
  refusals: [],
});
