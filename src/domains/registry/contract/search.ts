import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { readOrganizations, searchPeople, pickPeople as pickPermission } from '../access.ts';
import { organizationTypes, postCategories, sexes, staffCategories } from '../model.ts';
import { educationStep, personRow, text, uuid } from './shapes.ts';

const range = { min: z.int().min(0).max(120).optional(), max: z.int().min(0).max(120).optional() };
const words = z.array(text(60)).min(1).max(60);

/** One chip of the condition bar (条件查询). All conditions of a list must hold. */
export const condition = z.discriminatedUnion('field', [
  z.object({ field: z.literal('age'), ...range }),
  z.object({ field: z.literal('sex'), is: z.enum(sexes) }),
  z.object({ field: z.literal('ethnicity'), in: words }),
  z.object({ field: z.literal('politicalStatus'), in: words }),
  z.object({ field: z.literal('education'), atLeast: educationStep }),
  z.object({ field: z.literal('major'), contains: text(40) }),
  z.object({ field: z.literal('title'), contains: text(40) }),
  z.object({ field: z.literal('organization'), ids: z.array(uuid).min(1).max(200) }),
  z.object({ field: z.literal('unitType'), in: z.array(z.enum(organizationTypes)).min(1) }),
  z.object({ field: z.literal('category'), in: z.array(z.enum(postCategories)).min(1) }),
  z.object({ field: z.literal('staffCategory'), in: z.array(z.enum(staffCategories)).min(1) }),
  z.object({ field: z.literal('principal'), is: z.boolean() }),
  z.object({ field: z.literal('level'), in: words }),
  z.object({ field: z.literal('rank'), in: words }),
  /** Full years (任现职年限, 任现层次年限, 任现职级年限, 工龄). */
  z.object({ field: z.literal('yearsInPost'), ...range }),
  z.object({ field: z.literal('yearsAtLevel'), ...range }),
  z.object({ field: z.literal('yearsInRank'), ...range }),
  z.object({ field: z.literal('yearsOfService'), ...range }),
  /** Annual grade of a year, or of the last year on file when no year is given. */
  z.object({ field: z.literal('grade'), year: z.int().min(1990).max(2100).optional(), in: words }),
  z.object({ field: z.literal('timesOutstanding'), years: z.int().min(1).max(10), min: z.int().min(1).max(10) }),
  z.object({ field: z.literal('tag'), in: words }),
  z.object({ field: z.literal('awaitingPost'), is: z.boolean() }),
  z.object({ field: z.literal('inOffice'), is: z.boolean() }),
  z.object({ field: z.literal('withinEffectPeriod'), is: z.boolean() }),
]);
export type Condition = z.infer<typeof condition>;

export const peopleSorts = ['level', 'name', 'age', 'organization', 'postSince', 'rank'] as const;
export const peopleFilter = z.object({
  /** Name, part of a title or of the organization's name, pinyin or initials, or a whole identity number. */
  text: z.string().trim().max(60).optional(),
  conditions: z.array(condition).max(30).default([]),
});
export type PeopleFilter = z.output<typeof peopleFilter>;

export const listPeople = endpoint({
  name: 'registry.people_list',
  method: 'POST',
  path: '/people/search',
  summary: 'People within the scope that meet all conditions; keyset pages (`cursor` of the answer before).',
  body: peopleFilter.extend({
    sort: z.enum(peopleSorts).default('level'),
    descending: z.boolean().default(false),
    limit: z.int().min(1).max(500).default(100),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    rows: z.array(personRow),
    cursor: z.string().nullable(),
    /** Counted on the first page only, at most to 10,000. */
    total: z.int().nullable(),
    totalIsAtLeast: z.boolean(),
  }),
  permission: searchPeople,
  refusals: ['registry.cursor_malformed', 'registry.range_empty'],
});

export const countRow = z.object({ key: z.string(), count: z.int() });
export const peopleStatistics = endpoint({
  name: 'registry.people_statistics',
  method: 'POST',
  path: '/people/statistics',
  summary: 'The same search as figures: how many by sex, age step, education, leadership level, rank, kind of unit, staff category and last grade.',
  body: peopleFilter,
  output: z.object({
    total: z.int(),
    averageAge: z.number().nullable(),
    bySex: z.array(countRow),
    byAge: z.array(countRow),
    byEducation: z.array(countRow),
    byLevel: z.array(countRow),
    byRank: z.array(countRow),
    byUnitType: z.array(countRow),
    byStaffCategory: z.array(countRow),
    byLastGrade: z.array(countRow),
  }),
  permission: searchPeople,
  refusals: ['registry.range_empty'],
});

export const quickSearch = endpoint({
  name: 'registry.quick_search',
  method: 'GET',
  path: '/search',
  summary: 'For the top bar: people and organizations by name, pinyin, initials or part of the title.',
  query: z.object({ text: z.string().trim().min(1).max(60) }),
  output: z.object({
    people: z.array(z.object({ id: uuid, name: z.string(), title: z.string().nullable(), organizationName: z.string().nullable(), photoHash: z.string().nullable() })),
    organizations: z.array(z.object({ id: uuid, name: z.string(), type: z.enum(organizationTypes) })),
  }),
  permission: searchPeople,
  refusals: [],
});

export const pickedPerson = z.object({ id: uuid, name: z.string(), organizationName: z.string().nullable(), post: z.string().nullable() });
export const pickPeople = endpoint({
  name: 'registry.pick_people',
  method: 'GET',
  path: '/people-picker',
  summary: 'For forms that name a person: a few people by name, pinyin or initials, with unit and post and nothing else of the file.',
  query: z.object({ text: z.string().trim().min(1).max(60) }),
  output: z.array(pickedPerson),
  permission: pickPermission,
  refusals: [],
});

export const savedSearch = z.object({ id: uuid, title: z.string(), filter: peopleFilter, createdAt: z.string() });
export const listSavedSearches = endpoint({
  name: 'registry.saved_searches',
  method: 'GET',
  path: '/saved-searches',
  summary: 'The own saved searches, newest first.',
  output: z.array(savedSearch),
  permission: searchPeople,
  refusals: [],
});
export const saveSearch = endpoint({
  name: 'registry.save_search',
  method: 'POST',
  path: '/saved-searches',
  summary: 'Keeps a search under a title for the own account.',
  body: z.object({ title: text(60), filter: peopleFilter }),
  output: savedSearch,
  permission: searchPeople,
  refusals: ['registry.saved_search_limit'],
});
export const deleteSavedSearch = endpoint({
  name: 'registry.delete_saved_search',
  method: 'DELETE',
  path: '/saved-searches/:searchId',
  summary: 'Deletes an own saved search.',
  params: z.object({ searchId: uuid }),
  output: z.null(),
  permission: searchPeople,
  refusals: ['registry.no_such_saved_search'],
});

export const regionPictures = endpoint({
  name: 'registry.region_pictures',
  method: 'GET',
  path: '/region/pictures',
  summary: 'Pictures of the people in office within the scope, for the workbench: totals, age steps, sex, education, level, by kind of unit.',
  output: z.object({
    total: z.int(),
    averageAge: z.number().nullable(),
    women: z.int(),
    organizations: z.int(),
    vacancies: z.int(),
    byAge: z.array(countRow),
    bySex: z.array(countRow),
    byEducation: z.array(countRow),
    byLevel: z.array(countRow),
    byUnitType: z.array(z.object({ key: z.enum(organizationTypes), count: z.int(), averageAge: z.number().nullable(), women: z.int(), under35: z.int() })),
  }),
  permission: readOrganizations,
  refusals: [],
});
