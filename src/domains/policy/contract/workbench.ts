import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { approvePolicy, readDrafts, writeDrafts } from '../access.ts';
import { bilingual, citedSource, scalar, typed } from './words.ts';

/** What a draft can hold: documents of the place, values and tables with their dates, measures, worked examples. */
export const draftKinds = ['document', 'parameter', 'rule', 'measure', 'example'] as const;
export const draftStates = ['draft', 'submitted', 'approved', 'discarded'] as const;
export type DraftKind = (typeof draftKinds)[number];

const id = z.object({ id: z.uuid() });
const revision = z.int().nonnegative();
const kind = z.enum(draftKinds);
/** Lower-case words joined by hyphens, as everywhere in packs. An example's id is that of the rule or parameter it shows. */
const entryId = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/).max(80);

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), at: z.string().optional() });
/** `fault` stops a draft from being sent in; `warning` is to be read. */
export const draftFinding = reason.extend({ level: z.enum(['fault', 'warning']), entry: z.object({ kind, id: z.string() }).nullable() });
export type DraftFinding = z.infer<typeof draftFinding>;

export const draftLine = z.object({
  id: z.uuid(),
  title: z.string(),
  purpose: z.string(),
  state: z.enum(draftStates),
  from: day,
  entries: z.int(),
  /** What it changes or adds. */
  touches: z.array(z.object({ kind, id: z.string(), title: z.string() })),
  changedAt: z.string(),
  changedBy: z.string(),
  approvedBy: z.string().nullable(),
  /** Of an approved one: binds from its day, was taken back from a day, or waits for its day. */
  standing: z.enum(['coming', 'in_force', 'withdrawn']).nullable(),
  withdrawnFrom: day.nullable(),
});
export type DraftLine = z.infer<typeof draftLine>;

export const listDrafts = endpoint({
  name: 'policy.list_drafts',
  method: 'GET',
  path: '/policy/drafts',
  summary: 'Drafts of local policy and what became of them, newest first: state, day from which they bind, who wrote, who approved.',
  output: z.array(draftLine),
  permission: readDrafts,
  refusals: [],
});

const head = z.object({ title: typed(120), purpose: typed(1000), from: day });

export const createDraft = endpoint({
  name: 'policy.create_draft',
  method: 'POST',
  path: '/policy/drafts',
  summary: 'Begins a draft. `from` is the day from which it is to bind: today or later, nobody is judged by what did not bind yet.',
  body: head,
  output: id,
  permission: writeDrafts,
  refusals: ['policy.draft_day_past'],
});

const exampleResult = z.object({ subject: z.string(), name: z.string(), passed: z.boolean(), expected: z.unknown(), actual: z.unknown() });

/** One answer of a table: the outputs (of every lit row where a table collects), or that nothing matches, or what is missing, with the rows that say so. */
export const trialAnswer = z.object({
  status: z.enum(['decided', 'no_match', 'undetermined', 'refused']),
  outputs: z.array(z.record(z.string(), scalar)),
  missing: z.array(z.string()),
  why: z.array(z.object({ row: z.int(), reason: bilingual, source: citedSource })),
  refusal: reason.nullable(),
});
export type TrialAnswer = z.infer<typeof trialAnswer>;
export const trialChange = z.object({
  /** `decisions` for what was decided and recorded, else the id of the population. */
  part: z.string(),
  rule: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), label: z.string() }),
  on: day,
  /** Of a recorded decision: what was said then. */
  recorded: trialAnswer.nullable(),
  /** By the policy as it will be without the draft, and with it. */
  without: trialAnswer,
  withDraft: trialAnswer,
});
export type TrialChange = z.infer<typeof trialChange>;
export const trialSummary = z.object({
  parts: z.array(z.object({ part: z.string(), rule: z.string(), title: bilingual, asked: z.int(), changed: z.int(), days: z.array(day) })),
  /** Values of the draft that no table asks for: programs read them directly, their effect was not computed. */
  notTried: z.array(z.object({ id: z.string(), title: bilingual })),
  /** Rows of the list of changes kept; the counts above are complete. */
  kept: z.int(),
});

export const draftView = draftLine.extend({
  revision,
  /** The policy under it: what is in force on its day without it. */
  base: z.object({ version: z.string(), packId: z.string(), title: bilingual }),
  authors: z.array(z.string()),
  items: z.array(
    z.object({
      kind,
      id: z.string(),
      title: z.string(),
      /** As typed in, complete or not; its format is that of the pack files. A parameter holds only the values that the draft sets. */
      body: z.unknown(),
      /** What stands without the draft, in the same format; null for something new. */
      base: z.unknown(),
    }),
  ),
  findings: z.array(draftFinding),
  examples: z.array(exampleResult),
  trial: z
    .object({
      id: z.uuid(),
      /** The draft and the policy under it are still what was tried. */
      current: z.boolean(),
      triedAt: z.string(),
      triedBy: z.string(),
      summary: trialSummary,
    })
    .nullable(),
  /** A trial that runs now, to be followed and stopped under jobs. */
  runningJob: z.uuid().nullable(),
  events: z.array(z.object({ kind: z.string(), note: z.string().nullable(), at: z.string(), by: z.string() })),
  may: z.object({ edit: z.boolean(), try: z.boolean(), submit: z.boolean(), decide: z.boolean(), withdraw: z.boolean() }),
  /** What stands against sending it in, first things first. */
  hindrances: z.array(reason),
});
export type DraftView = z.infer<typeof draftView>;

export const openDraft = endpoint({
  name: 'policy.open_draft',
  method: 'GET',
  path: '/policy/drafts/:id',
  summary: 'A draft with its entries beside what stands without them, the findings of the linter, its worked examples as they come out now, its last trial and its trail.',
  params: id,
  output: draftView,
  permission: readDrafts,
  refusals: ['policy.draft_not_found'],
});

export const saveDraft = endpoint({
  name: 'policy.save_draft',
  method: 'PUT',
  path: '/policy/drafts/:id',
  summary: 'Changes title, purpose or day. Entries dated on the old day move with it.',
  params: id,
  body: head.extend({ revision }),
  output: draftView,
  permission: writeDrafts,
  refusals: ['policy.draft_not_found', 'policy.draft_not_open', 'policy.draft_changed_meanwhile', 'policy.draft_day_past'],
});

export const saveDraftEntry = endpoint({
  name: 'policy.save_draft_entry',
  method: 'PUT',
  path: '/policy/drafts/:id/entries/:kind/:entryId',
  summary: 'Puts one entry into a draft, changes it, or takes it out (body null). What is incomplete is kept too; the answer says what it lacks and how the worked examples come out.',
  params: id.extend({ kind, entryId }),
  body: z.object({ revision, body: z.record(z.string(), z.json()).nullable() }),
  output: draftView,
  permission: writeDrafts,
  refusals: ['policy.draft_not_found', 'policy.draft_not_open', 'policy.draft_changed_meanwhile', 'policy.draft_too_large'],
});

export const exportDraft = endpoint({
  name: 'policy.export_draft',
  method: 'GET',
  path: '/policy/drafts/:id/yaml',
  summary: 'The draft as one YAML file: documents, parameters, rules, measures, examples, in the format of pack files.',
  params: id,
  output: z.any(),
  answers: 'file',
  permission: readDrafts,
  refusals: ['policy.draft_not_found'],
});

export const importDraft = endpoint({
  name: 'policy.import_draft',
  method: 'PUT',
  path: '/policy/drafts/:id/yaml',
  summary: 'Puts what a YAML file holds in place of the entries of a draft. A fault names its line or its path; nothing is taken over then.',
  params: id,
  body: z.object({ revision, yaml: z.string().min(1).max(500_000) }),
  output: draftView,
  permission: writeDrafts,
  refusals: ['policy.draft_not_found', 'policy.draft_not_open', 'policy.draft_changed_meanwhile', 'policy.draft_yaml', 'policy.draft_too_large'],
});

export const exportPolicy = endpoint({
  name: 'policy.export',
  method: 'GET',
  path: '/policy/yaml',
  summary: 'The policy in force on a day (default today) as one YAML file, with everything it rests on joined.',
  query: z.object({ on: day.optional() }),
  output: z.any(),
  answers: 'file',
  permission: readDrafts,
  refusals: [],
});

export const tryDraft = endpoint({
  name: 'policy.try_draft',
  method: 'POST',
  path: '/policy/drafts/:id/trial',
  summary: 'Tries a draft on what was decided in the past years and on the people of today and of past year ends: who would fare differently, and why. Out: the job to follow or stop.',
  params: id,
  body: z.object({ revision, years: z.int().min(0).max(10) }),
  output: z.object({ jobId: z.uuid() }),
  permission: writeDrafts,
  refusals: ['policy.draft_not_found', 'policy.draft_not_open', 'policy.draft_changed_meanwhile', 'policy.draft_faulty', 'policy.trial_running'],
});

export const openTrial = endpoint({
  name: 'policy.open_trial',
  method: 'GET',
  path: '/policy/trials/:id',
  summary: 'Who would fare differently: each with the answer as recorded, without the draft and with it, and rows and articles that say so.',
  params: id,
  output: z.object({ id: z.uuid(), draftId: z.uuid(), title: z.string(), triedAt: z.string(), triedBy: z.string(), current: z.boolean(), summary: trialSummary, changes: z.array(trialChange) }),
  permission: readDrafts,
  refusals: ['policy.trial_not_found'],
});

const said = z.object({ revision, note: typed(500) });

export const exportTrial = endpoint({
  name: 'policy.export_trial',
  method: 'GET',
  path: '/policy/trials/:id/changes',
  summary: 'The list of who would fare differently as xlsx, marked with who took it out and when. Taking it out is audited.',
  params: id,
  query: z.object({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: z.unknown(),
  answers: 'file',
  permission: readDrafts,
  refusals: ['policy.trial_not_found'],
});

export const submitDraft = endpoint({
  name: 'policy.submit_draft',
  method: 'POST',
  path: '/policy/drafts/:id/submission',
  summary: 'Sends a draft in for approval: without faults, with all examples coming out as written, and tried as it stands.',
  params: id,
  body: said,
  output: draftView,
  permission: writeDrafts,
  refusals: ['policy.draft_not_found', 'policy.draft_not_open', 'policy.draft_changed_meanwhile', 'policy.draft_empty', 'policy.draft_faulty', 'policy.draft_examples_fail', 'policy.draft_not_tried', 'policy.draft_day_past'],
});

export const returnDraft = endpoint({
  name: 'policy.return_draft',
  method: 'POST',
  path: '/policy/drafts/:id/return',
  summary: 'Gives a draft back to be worked on, with the reason. Those who wrote it may take it back themselves.',
  params: id,
  body: said,
  output: draftView,
  permission: approvePolicy,
  refusals: ['policy.draft_not_found', 'policy.draft_not_submitted', 'policy.draft_changed_meanwhile'],
});

export const approveDraft = endpoint({
  name: 'policy.approve_draft',
  method: 'POST',
  path: '/policy/drafts/:id/approval',
  summary: 'Approves a draft: it binds from its day. By a second person: nobody who wrote on it.',
  params: id,
  body: said,
  output: draftView,
  permission: approvePolicy,
  refusals: ['policy.draft_not_found', 'policy.draft_not_submitted', 'policy.draft_changed_meanwhile', 'policy.draft_own', 'policy.draft_faulty', 'policy.draft_examples_fail', 'policy.draft_not_tried', 'policy.draft_day_past'],
});

export const discardDraft = endpoint({
  name: 'policy.discard_draft',
  method: 'POST',
  path: '/policy/drafts/:id/discard',
  summary: 'Lays a draft aside for good; it stays readable.',
  params: id,
  body: said,
  output: draftView,
  permission: writeDrafts,
  refusals: ['policy.draft_not_found', 'policy.draft_not_open', 'policy.draft_changed_meanwhile'],
});

export const withdrawAmendment = endpoint({
  name: 'policy.withdraw_amendment',
  method: 'POST',
  path: '/policy/drafts/:id/withdrawal',
  summary: 'Emergency: takes an approved change back from today on. What stood before it stands again; what was decided by it meanwhile keeps its version.',
  params: id,
  body: z.object({ reason: typed(500) }),
  output: draftView,
  permission: approvePolicy,
  refusals: ['policy.draft_not_found', 'policy.amendment_not_found', 'policy.amendment_withdrawn'],
});
