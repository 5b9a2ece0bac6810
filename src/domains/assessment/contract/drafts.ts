import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { manageSchemes, readResults, readSchemes } from '../access.ts';
import { draftScheme } from '../scheme-format.ts';
import { reason, weightSum } from './schemes.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const draftId = z.object({ id: z.uuid() });
const checked = { problems: z.array(reason), sums: z.array(weightSum) };

export const draftView = z.object({ id: z.string(), title: bilingual, key: z.string(), copiedFrom: z.object({ id: z.string(), title: bilingual, version: z.number() }).nullable(), revision: z.number(), savedAt: z.string(), savedBy: z.string() });
export type DraftView = z.infer<typeof draftView>;

export const listDrafts = endpoint({
  name: 'assessment.list_drafts',
  method: 'GET',
  path: '/assessment/scheme-drafts',
  summary: 'Drafts of schemes that are being written, the one saved last first.',
  output: z.array(draftView),
  permission: manageSchemes,
  refusals: [],
});

export const startDraft = endpoint({
  name: 'assessment.start_draft',
  method: 'POST',
  path: '/assessment/scheme-drafts',
  summary: 'Begins a draft: a copy of a version (last year’s scheme), or the smallest scheme there is.',
  body: z.object({ from: z.uuid().nullable() }),
  output: z.object({ id: z.string() }),
  permission: manageSchemes,
  refusals: ['assessment.no_such_scheme'],
});

/** Who counts what, what facts there are: the choices of the source dialog. */
const choices = z.object({
  providers: z.array(z.object({ key: z.string(), title: bilingual, measures: z.array(z.object({ key: z.string(), title: bilingual, unit: z.string().optional() })) })),
  ballots: z.array(z.object({ key: z.string(), title: bilingual, results: z.array(z.object({ key: z.string(), title: bilingual })) })),
  facts: z.array(z.object({ name: z.string(), en: z.string(), unit: z.string().nullable() })),
  unitTypes: z.array(z.string()),
});

export const openDraft = endpoint({
  name: 'assessment.open_draft',
  method: 'GET',
  path: '/assessment/scheme-drafts/:id',
  summary: 'A draft with everything that still keeps it from being used, each at its place, and the choices there are for sources.',
  params: draftId,
  output: z.object({ draft: draftView, state: z.enum(['open', 'adopted', 'discarded']), adoptedAs: z.string().nullable(), definition: draftScheme, ...checked, choices }),
  permission: manageSchemes,
  refusals: ['assessment.no_such_draft'],
});

export const saveDraft = endpoint({
  name: 'assessment.save_draft',
  method: 'PUT',
  path: '/assessment/scheme-drafts/:id',
  summary: 'Saves what is typed, finished or not, and says what is still wrong. Refuses to overwrite what somebody else saved since `revision`.',
  params: draftId,
  body: z.object({ revision: z.int().min(1), definition: draftScheme }),
  output: z.object({ revision: z.number(), ...checked }),
  permission: manageSchemes,
  refusals: ['assessment.no_such_draft', 'assessment.draft_closed', 'assessment.draft_changed'],
});

export const adoptDraft = endpoint({
  name: 'assessment.adopt_draft',
  method: 'POST',
  path: '/assessment/scheme-drafts/:id/adopt',
  summary: 'The draft becomes the next version of its scheme; versions never change. Refuses every fault: sums that are not 100% (M057), sources that do not exist, prohibited indicators with the article (M199).',
  params: draftId,
  body: z.object({ revision: z.int().min(1) }),
  output: z.object({ id: z.string(), version: z.number(), unchanged: z.boolean() }),
  permission: manageSchemes,
  refusals: ['assessment.no_such_draft', 'assessment.draft_closed', 'assessment.draft_changed', 'assessment.scheme_refused'],
});

export const discardDraft = endpoint({
  name: 'assessment.discard_draft',
  method: 'POST',
  path: '/assessment/scheme-drafts/:id/discard',
  summary: 'Puts a draft away; it stays on record.',
  params: draftId,
  output: z.object({ id: z.string() }),
  permission: manageSchemes,
  refusals: ['assessment.no_such_draft', 'assessment.draft_closed'],
});

export const compareVersions = endpoint({
  name: 'assessment.compare_schemes',
  method: 'GET',
  path: '/assessment/schemes/:id/changes',
  summary: 'What changed from one version to another, in words.',
  params: z.object({ id: z.uuid() }),
  query: z.object({ from: z.uuid() }),
  output: z.object({ from: z.object({ title: bilingual, version: z.number() }), to: z.object({ title: bilingual, version: z.number() }), changes: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), at: z.string() })) }),
  permission: readSchemes,
  refusals: ['assessment.no_such_scheme'],
});

const standing = z.object({ score: z.string().nullable(), rank: z.number().nullable(), group: bilingual }).nullable();
const summary = z.object({ people: z.number(), up: z.number(), down: z.number(), same: z.number(), notComparable: z.number(), largest: z.number() });

export const tryOnRun = endpoint({
  name: 'assessment.try_scheme',
  method: 'POST',
  path: '/assessment/runs/:id/try',
  summary: 'Applies a definition to the data of a past computation and says who would move, before and after, by unit and class. Stores nothing. Indicators without data that year take `assume` points, and are named.',
  params: z.object({ id: z.uuid() }),
  body: z.object({ definition: draftScheme, assume: z.string().regex(/^\d{1,3}(\.\d{1,6})?$/).nullable().default(null) }),
  output: z.object({
    year: z.number(),
    total: summary,
    byClass: z.array(summary.extend({ name: bilingual })),
    byUnit: z.array(summary.extend({ id: z.string().nullable(), name: z.string() })),
    /** Indicators of the draft that had no data that year. */
    withoutData: z.array(bilingual),
    /** Indicators read again from the records of that year, because their source is set otherwise. */
    readAgain: z.array(bilingual),
    withoutScore: z.object({ before: z.number(), after: z.number() }),
    moves: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string(), before: standing, after: standing, places: z.number().nullable(), points: z.string().nullable() })),
  }),
  permission: manageSchemes,
  refusals: ['assessment.no_such_run', 'assessment.not_computed', 'assessment.scheme_refused'],
});

const countable = z.object({ id: z.string(), kind: z.string(), title: z.string(), occurredOn: z.string(), state: z.string(), arena: z.string().nullable(), flagged: z.boolean(), persons: z.array(z.object({ personId: z.string(), role: z.string(), shareTenThousandths: z.number().nullable() })) });

export const samplePerson = endpoint({
  name: 'assessment.sample_sheet',
  method: 'GET',
  path: '/assessment/runs/:id/sample',
  summary: 'The frozen values of one person of a past computation, as an example whose score moves while a scheme is edited. Without a person: somebody in the middle.',
  params: z.object({ id: z.uuid() }),
  query: z.object({ personId: z.uuid().optional() }),
  output: z.object({
    personId: z.string(),
    name: z.string(),
    unit: z.string(),
    /** Where the person stands now: category, kind of unit, level and units up the tree, to find the class of an edited scheme. */
    place: z.object({ category: z.string().nullable(), unitType: z.string(), level: z.string().nullable(), units: z.array(z.string()) }),
    /** Values in millionths by column; null where there was none. */
    values: z.record(z.string(), z.number().nullable()),
    facts: z.record(z.string(), z.number()),
    entries: z.array(countable),
    score: z.string().nullable(),
  }),
  permission: manageSchemes,
  refusals: ['assessment.no_such_run', 'assessment.not_computed', 'assessment.no_such_result'],
});

export const partsOfTotals = endpoint({
  name: 'assessment.parts_of_totals',
  method: 'GET',
  path: '/assessment/runs/:id/parts',
  summary: 'How much of each total comes from some dimensions, indicators, bonuses or deductions: points and share (M049, M052).',
  params: z.object({ id: z.uuid() }),
  query: z.object({ keys: z.string().min(1).max(2000).transform((text) => text.split(',').map((k) => k.trim()).filter((k) => k !== '')) }),
  output: z.object({ keys: z.array(z.string()), rows: z.array(z.object({ id: z.string(), name: z.string(), total: z.string().nullable(), points: z.string().nullable(), percent: z.string().nullable() })) }),
  permission: readResults,
  refusals: ['assessment.no_such_run', 'assessment.not_computed', 'assessment.not_confirmed_yet', 'assessment.part_unknown'],
});
