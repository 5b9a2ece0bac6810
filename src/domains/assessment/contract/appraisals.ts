import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { manageRuns, readResults } from '../access.ts';

const id = z.object({ id: z.uuid() });
const text = (most: number) => z.string().trim().min(1).max(most);
/** 省、市、县、基层 (M041). */
export const talkLevels = ['province', 'city', 'county', 'grassroots'] as const;

export const appraisalView = z.object({
  id: z.string(),
  title: z.string(),
  event: z.string(),
  periodFrom: z.string(),
  periodTo: z.string(),
  document: z.string().nullable(),
  closed: z.boolean(),
  talks: z.number(),
  peopleTalkedWith: z.number(),
  listed: z.number(),
});
export type AppraisalView = z.infer<typeof appraisalView>;

export const listAppraisals = endpoint({
  name: 'assessment.list_appraisals',
  method: 'GET',
  path: '/assessment/appraisals',
  summary: 'Special appraisals of people at an event (重大斗争专项考察), the newest first (M041).',
  output: z.array(appraisalView),
  permission: manageRuns,
  refusals: [],
});

export const startAppraisal = endpoint({
  name: 'assessment.start_appraisal',
  method: 'POST',
  path: '/assessment/appraisals',
  summary: 'Opens a special appraisal for an event (M041).',
  body: z.object({ title: text(100), event: text(300), periodFrom: day, periodTo: day, document: text(200).nullable().default(null) }),
  output: z.object({ id: z.string() }),
  permission: manageRuns,
  refusals: ['assessment.appraisal_exists', 'assessment.period_backwards'],
});

/** What the registry says happened to a listed cadre since. */
const step = z.object({ kind: z.enum(['promotion', 'rank']), from: z.string(), to: z.string() });

export const openAppraisal = endpoint({
  name: 'assessment.open_appraisal',
  method: 'GET',
  path: '/assessment/appraisals/:id',
  summary: 'One appraisal: talks by level, outstanding cadres, and the promotion or rank step each got since, read from the registry (M041).',
  params: id,
  output: z.object({
    appraisal: appraisalView,
    byLevel: z.array(z.object({ level: z.enum(talkLevels), talks: z.number(), people: z.number() })),
    talks: z.array(z.object({ id: z.string(), level: z.enum(talkLevels), unitName: z.string(), heldOn: z.string(), people: z.number(), heldBy: z.string(), note: z.string().nullable() })),
    cadres: z.array(z.object({ personId: z.string(), name: z.string(), title: z.string(), unit: z.string(), listedOn: z.string(), reason: z.string(), evidenceIds: z.array(z.string()), steps: z.array(step) })),
    advanced: z.object({ people: z.number(), promoted: z.number(), ranked: z.number() }),
  }),
  permission: readResults,
  refusals: ['assessment.no_such_appraisal'],
});

export const logTalk = endpoint({
  name: 'assessment.log_talk',
  method: 'POST',
  path: '/assessment/appraisals/:id/talks',
  summary: 'Logs talks held for an appraisal in a unit, with the level and the number of people (M041).',
  params: id,
  body: z.object({ level: z.enum(talkLevels), unitName: text(100), organizationId: z.uuid().nullable().default(null), heldOn: day, people: z.int().min(1).max(10_000), heldBy: text(100), note: text(2000).nullable().default(null) }),
  output: z.object({ id: z.string() }),
  permission: manageRuns,
  refusals: ['assessment.no_such_appraisal', 'assessment.appraisal_closed', 'assessment.talk_outside_period'],
});

export const listCadre = endpoint({
  name: 'assessment.list_outstanding_cadre',
  method: 'POST',
  path: '/assessment/appraisals/:id/cadres',
  summary: 'Puts cadres on the list of the outstanding, with the reason. The day is kept: what happens to them afterwards counts (M041).',
  params: id,
  body: z.object({ listedOn: day, cadres: z.array(z.object({ personId: z.uuid(), reason: text(1000), evidenceIds: z.array(z.uuid()).max(50).default([]) })).min(1).max(5000) }),
  output: z.object({ listed: z.number() }),
  permission: manageRuns,
  refusals: ['assessment.no_such_appraisal', 'assessment.appraisal_closed', 'assessment.cadre_listed_already', 'assessment.cadre_not_on_file', 'registry.no_such_person'],
});

export const unlistCadre = endpoint({
  name: 'assessment.unlist_outstanding_cadre',
  method: 'POST',
  path: '/assessment/appraisals/:id/cadres/:personId/remove',
  summary: 'Takes a cadre off the list, with the reason; the line stays on record.',
  params: z.object({ id: z.uuid(), personId: z.uuid() }),
  body: z.object({ because: text(500) }),
  output: z.object({ listed: z.number() }),
  permission: manageRuns,
  refusals: ['assessment.no_such_appraisal', 'assessment.appraisal_closed', 'assessment.cadre_not_listed'],
});

export const closeAppraisal = endpoint({
  name: 'assessment.close_appraisal',
  method: 'POST',
  path: '/assessment/appraisals/:id/close',
  summary: 'Closes an appraisal; talks and list stand as they are, later steps of the cadres go on being shown.',
  params: id,
  output: z.object({ listed: z.number() }),
  permission: manageRuns,
  refusals: ['assessment.no_such_appraisal', 'assessment.appraisal_closed'],
});
