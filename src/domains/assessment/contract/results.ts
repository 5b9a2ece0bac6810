import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { readOwnResult, readResults } from '../access.ts';
import { grades, purposes, resultStates } from '../model.ts';

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional(), at: z.string().optional() });
const bilingual = z.object({ zh: z.string(), en: z.string() });

export const resultRow = z.object({
  personId: z.string(),
  name: z.string(),
  title: z.string(),
  organizationId: z.string().nullable(),
  organizationName: z.string(),
  classKey: z.string(),
  group: z.string(),
  groupName: bilingual,
  state: z.enum(resultStates),
  /** As printed, with the places of the scheme. */
  score: z.string().nullable(),
  rank: z.number().nullable(),
  groupSize: z.number(),
  dimensions: z.record(z.string(), z.string().nullable()),
  proposedGrade: z.enum(grades).nullable(),
  grade: z.enum(grades).nullable(),
  /** 适用的类别 (M057). */
  className: bilingual,
  /** The weakest papers (M039) where the scheme has papers; else empty. */
  weakest: z.array(bilingual),
  needsDecision: z.boolean(),
  /** 暂缓评优: a report about the person is being checked. Only while the year is open, only for those who decide. */
  held: z.array(reason),
  reasons: z.array(reason),
});
export type ResultRow = z.infer<typeof resultRow>;

const flag = z.enum(['true', 'false']).transform((v) => v === 'true');

export const listResults = endpoint({
  name: 'assessment.list_results',
  method: 'GET',
  path: '/assessment/runs/:id/results',
  summary: 'Results of a year within reach, filtered, sorted and paged, with the groups there are.',
  params: z.object({ id: z.uuid() }),
  query: z.object({
    text: z.string().max(100).optional(),
    group: z.string().max(200).optional(),
    organizationId: z.uuid().optional(),
    state: z.enum(resultStates).optional(),
    grade: z.enum(grades).optional(),
    /** Only those that somebody must decide on. */
    open: flag.optional(),
    sort: z.enum(['rank', 'score', 'name', 'organization']).default('rank'),
    order: z.enum(['ascending', 'descending']).default('ascending'),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(5000).default(100),
  }),
  output: z.object({
    total: z.number(),
    rows: z.array(resultRow),
    groups: z.array(z.object({ key: z.string(), name: bilingual, people: z.number() })),
    dimensions: z.array(z.object({ key: z.string(), name: bilingual })),
  }),
  permission: readResults,
  refusals: ['assessment.no_such_run', 'assessment.not_confirmed_yet'],
});

export const resultDetail = z.object({
  year: z.number(),
  purpose: z.enum(purposes),
  subject: z.enum(['person', 'team']),
  /** Of a run that the year does not tell apart. */
  runTitle: bilingual.nullable(),
  runId: z.string(),
  scheme: z.object({ id: z.string(), title: bilingual, version: z.number() }),
  row: resultRow,
  fullMark: z.string(),
  /** 雷达图: each dimension with last year's value where the same scheme key was used. */
  radar: z.array(z.object({ key: z.string(), name: bilingual, weight: z.number(), score: z.string().nullable(), last: z.string().nullable(), groupMean: z.string().nullable() })),
  explanation,
  decisions: z.array(z.object({ grade: z.enum(grades), proposedGrade: z.enum(grades).nullable(), reason: z.string().nullable(), decidedAt: z.string(), decidedBy: z.string() })),
  confirmed: z.boolean(),
});
export type ResultDetail = z.infer<typeof resultDetail>;

export const openResult = endpoint({
  name: 'assessment.open_result',
  method: 'GET',
  path: '/assessment/runs/:id/results/:personId',
  summary: 'One person in one year: score, rank, radar with last year, proposal with reasons, decisions, and the stored explanation down to the evidence.',
  params: z.object({ id: z.uuid(), personId: z.uuid() }),
  output: resultDetail,
  permission: readResults,
  refusals: ['assessment.no_such_run', 'assessment.no_such_result', 'assessment.not_confirmed_yet'],
});

/** A year of a person, for the dossier. */
export const yearOfPerson = resultDetail;

export const personResults = endpoint({
  name: 'assessment.person_results',
  method: 'GET',
  path: '/assessment/people/:personId/results',
  summary: 'All years of one person, newest first, for the dossier.',
  params: z.object({ personId: z.uuid() }),
  output: z.array(yearOfPerson),
  permission: readResults,
  refusals: [],
});

export const ownResults = endpoint({
  name: 'assessment.own_results',
  method: 'GET',
  path: '/assessment/own',
  summary: 'The own results once confirmed, with every figure explained (公务员法 第三十八条: 考核结果书面通知本人).',
  output: z.array(yearOfPerson),
  permission: readOwnResult,
  refusals: [],
});
