import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { declareCriticalEvents, manageMatters, observe, readOverviews } from '../access.ts';
import { arenas, attachment } from '../model.ts';
import { frontLinePostTypes, governmentLevels, outcomes, placeTypes } from '../kinds.ts';
import { entryView, named } from './views.ts';

export const newMatter = z.strictObject({
  title: z.string().trim().min(2).max(200),
  arena: z.enum(arenas),
  organizationId: z.uuid().nullable().default(null),
  startedOn: day,
  plannedOn: day.nullable().default(null),
  description: z.string().max(4000).default(''),
});
export type NewMatter = z.infer<typeof newMatter>;

export const matterView = z.object({
  id: z.string(),
  title: z.string(),
  arena: z.enum(arenas),
  organization: named.nullable(),
  startedOn: z.string(),
  plannedOn: z.string().nullable(),
  description: z.string(),
  outcome: z.enum([...outcomes, 'open']),
  entries: z.number().int(),
});
const matterId = z.object({ id: z.uuid() });

export const openMatter = endpoint({
  name: 'evidence.open_matter',
  method: 'POST',
  path: '/evidence/matters',
  summary: 'Opens a matter (事) that entries can refer to (M011). Out: its id.',
  body: newMatter,
  output: z.object({ id: z.string() }),
  permission: manageMatters,
  refusals: ['registry.no_such_organization'],
});

export const amendMatter = endpoint({
  name: 'evidence.amend_matter',
  method: 'PUT',
  path: '/evidence/matters/:id',
  summary: 'Records a new version of a matter’s title, dates or description; earlier versions stay.',
  params: matterId,
  body: newMatter,
  output: z.null(),
  permission: manageMatters,
  refusals: ['evidence.no_such_matter', 'registry.no_such_organization'],
});

export const listMatters = endpoint({
  name: 'evidence.matters',
  method: 'GET',
  path: '/evidence/matters',
  summary: 'Matters with outcome and number of entries, newest first, a page at a time (`cursor` is the `nextCursor` of the page before).',
  query: z.object({ words: z.string().max(100).optional(), arena: z.enum(arenas).optional(), limit: z.coerce.number().int().min(1).max(500).default(100), cursor: z.string().max(60).optional() }),
  output: z.object({ matters: z.array(matterView), nextCursor: z.string().nullable() }),
  permission: readOverviews,
  refusals: ['evidence.cursor_malformed'],
});

export const getMatter = endpoint({
  name: 'evidence.matter',
  method: 'GET',
  path: '/evidence/matters/:id',
  summary: 'A matter with its chronology, the part of each person, and milestones against plan with credit by role (M018).',
  params: matterId,
  output: matterView.extend({
    chronology: z.array(entryView),
    people: z.array(z.object({ personId: z.string(), name: z.string(), roles: z.array(z.string()), lead: z.boolean() })),
    credits: z.array(z.object({ entryId: z.string(), milestone: z.string(), leadMonths: z.number().int(), personId: z.string(), name: z.string(), role: z.string(), lead: z.boolean(), share: z.number().int().nullable() })),
  }),
  permission: readOverviews,
  refusals: ['evidence.no_such_matter'],
});

export const eventKinds = ['epidemic', 'flood', 'freeze', 'rescue', 'fire', 'stability', 'other'] as const;
export const eventView = z.object({ id: z.string(), name: z.string(), kind: z.enum(eventKinds), from: z.string(), to: z.string().nullable(), document: z.string() });
const peopleList = z.array(z.object({ personId: z.string(), name: z.string(), positive: z.number().int(), negative: z.number().int(), entryIds: z.array(z.string()) }));
/** Strength and performance at one level or post type (M016). */
const strengthRow = z.object({ key: z.string(), people: z.number().int(), current: z.number().int(), outstanding: z.number().int(), failing: z.number().int() });

export const declareEvent = endpoint({
  name: 'evidence.declare_critical_event',
  method: 'POST',
  path: '/evidence/critical-events',
  summary: 'Declares a critical event with its dates (M015): epidemic, flood, rescue. Out: its id.',
  body: z.strictObject({ name: z.string().trim().min(2).max(200), kind: z.enum(eventKinds), from: day, to: day.nullable().default(null), document: z.string().max(200).default('') }),
  output: z.object({ id: z.string() }),
  permission: declareCriticalEvents,
  refusals: ['evidence.event_ends_before_it_begins'],
});

export const endEvent = endpoint({
  name: 'evidence.end_critical_event',
  method: 'POST',
  path: '/evidence/critical-events/:id/end',
  summary: 'Sets the last day of an open critical event.',
  params: matterId,
  body: z.strictObject({ to: day }),
  output: eventView,
  permission: declareCriticalEvents,
  refusals: ['evidence.no_such_critical_event', 'evidence.event_ends_before_it_begins', 'evidence.event_ended'],
});

export const listEvents = endpoint({
  name: 'evidence.critical_events',
  method: 'GET',
  path: '/evidence/critical-events',
  summary: 'Declared critical events, newest first.',
  output: z.object({ events: z.array(eventView) }),
  permission: readOverviews,
  refusals: [],
});

export const getEvent = endpoint({
  name: 'evidence.critical_event',
  method: 'GET',
  path: '/evidence/critical-events/:id',
  summary: 'One event: outstanding and failing cadres from confirmed conduct records (M015); strength and performance by level and post type (M016).',
  params: matterId,
  query: z.object({ on: day.optional() }),
  output: eventView.extend({
    outstanding: peopleList,
    failing: peopleList,
    /** Positive and negative records both: for a person to judge. */
    mixed: peopleList,
    strength: z.object({ people: z.number().int(), current: z.number().int(), byPostType: z.array(strengthRow.extend({ key: z.enum(frontLinePostTypes) })), byLevel: z.array(strengthRow.extend({ key: z.enum(governmentLevels) })) }),
  }),
  permission: readOverviews,
  refusals: ['evidence.no_such_critical_event'],
});

export const newObservation = z.strictObject({
  placeType: z.enum(placeTypes),
  place: z.string().trim().min(1).max(200),
  seenAt: z.iso.datetime({ offset: true }),
  facts: z.string().trim().min(2).max(4000),
  personIds: z.array(z.uuid()).min(1).max(50),
  organizationId: z.uuid().nullable().default(null),
  matterId: z.uuid().nullable().default(null),
  attachments: z.array(attachment).max(30).default([]),
});
export type NewObservation = z.infer<typeof newObservation>;

export const recordObservation = endpoint({
  name: 'evidence.observe',
  method: 'POST',
  path: '/evidence/observations',
  summary: '不打招呼看现场 (M017): one entry to each person seen. It cannot be edited afterwards. Out: visit id and entry ids.',
  body: newObservation,
  output: z.object({ visitId: z.string(), entryIds: z.array(z.string()) }),
  permission: observe,
  refusals: ['evidence.in_the_future', 'registry.no_such_person', 'evidence.no_such_matter', 'evidence.no_such_attachment', 'evidence.person_named_twice'],
});

export const listObservations = endpoint({
  name: 'evidence.observations',
  method: 'GET',
  path: '/evidence/observations',
  summary: 'Visits in a period with the four place types covered and missing (M017).',
  query: z.object({ from: day.optional(), to: day.optional() }),
  output: z.object({
    visits: z.array(z.object({ visitId: z.string(), placeType: z.enum(placeTypes), place: z.string(), seenAt: z.string(), facts: z.string(), persons: z.array(named), entryIds: z.array(z.string()) })),
    covered: z.array(z.enum(placeTypes)),
    missing: z.array(z.enum(placeTypes)),
  }),
  permission: readOverviews,
  refusals: [],
});

export const listMerits = endpoint({
  name: 'evidence.merit_lists',
  method: 'GET',
  path: '/evidence/merit-lists',
  summary: 'Merit lists (荣誉名册, M006) with the people on them, who nominated them, when, and the entries it rests on.',
  query: z.object({ list: z.string().max(100).optional() }),
  output: z.object({ members: z.array(z.object({ list: z.string(), personId: z.string(), name: z.string(), nominatingOrganization: named, nominatedOn: z.string(), entryId: z.string(), evidenceIds: z.array(z.string()), organizationName: z.string().nullable(), evidence: z.array(z.object({ id: z.string(), title: z.string() })) })) }),
  permission: readOverviews,
  refusals: [],
});

const asFile = { output: z.unknown(), answers: 'file', permission: readOverviews } as const;
const language = z.enum(['zh-CN', 'en']).default('zh-CN');

export const exportMerits = endpoint({
  name: 'evidence.export_merit_lists',
  method: 'GET',
  path: '/evidence/merit-lists/export',
  summary: 'The merit lists (or one) as xlsx, marked with who took it out and when. Taking it out is audited.',
  query: z.object({ list: z.string().max(100).optional(), language }),
  ...asFile,
  refusals: [],
});

const frontLineFilter = z.object({ from: day.optional(), to: day.optional(), frontOnly: z.stringbool().default(false), arena: z.enum(arenas).optional(), organizationId: z.uuid().optional() });

export const exportFrontLine = endpoint({
  name: 'evidence.export_front_line',
  method: 'GET',
  path: '/evidence/front-line/export',
  summary: 'The candidates of a front-line search as xlsx, the first 5,000, marked with who took it out and when. Taking it out is audited.',
  query: frontLineFilter.extend({ language }),
  ...asFile,
  refusals: ['registry.no_such_organization'],
});

export const searchFrontLine = endpoint({
  name: 'evidence.front_line',
  method: 'GET',
  path: '/evidence/front-line',
  summary: 'Candidates by confirmed evidence, front line weighted above office (M014). `frontOnly` leaves out those with none from the front line.',
  query: frontLineFilter.extend({ offset: z.coerce.number().int().min(0).max(1_000_000).default(0), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  output: z.object({
    /** People in all, of whom this is a page. */
    total: z.int(),
    /** The `offset` of the next page. */
    next: z.int().nullable(),
    frontWeight: z.number(),
    officeWeight: z.number(),
    candidates: z.array(z.object({ personId: z.string(), name: z.string(), organizationName: z.string().nullable(), weight: z.number(), frontLineEntries: z.number().int(), officeEntries: z.number().int(), byArena: z.record(z.string(), z.number().int()) })),
  }),
  permission: readOverviews,
  refusals: ['registry.no_such_organization'],
});
