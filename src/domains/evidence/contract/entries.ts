import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { readEvidence, replyToEvidence, reportEvidence, reviewAsDepartment, reviewAsUnit, takeReceipt } from '../access.ts';
import { arenas, entryStates, newEntry } from '../model.ts';
import { entryDetail, entryView, kindName, named } from './views.ts';

const entryId = z.object({ id: z.uuid() });
const opinion = z.string().trim().max(2000);

export const reportEntry = endpoint({
  name: 'evidence.report',
  method: 'POST',
  path: '/evidence/entries',
  summary: 'Puts one entry on record (insert only). With correctsId it replaces or withdraws an earlier one. Out: its id and state.',
  body: newEntry,
  output: z.object({ id: z.string(), state: z.enum(entryStates) }),
  permission: reportEvidence,
  refusals: ['evidence.shares_exceed_whole', 'evidence.person_named_twice', 'evidence.needs_person', 'evidence.needs_matter', 'evidence.needs_critical_event', 'evidence.outside_event', 'evidence.in_the_future', 'evidence.no_such_matter', 'evidence.no_such_attachment', 'evidence.no_such_entry', 'evidence.correction_names_nothing', 'evidence.observation_not_editable', 'evidence.already_withdrawn', 'evidence.merit_without_evidence', 'evidence.kind_not_yours', 'evidence.no_such_critical_event', 'evidence.no_such_task', 'evidence.no_such_assignment', 'evidence.more_satisfied_than_answered', 'evidence.correction_of_correction', 'evidence.correction_of_other_kind', 'evidence.entries_refused', 'registry.no_such_person'],
});

export const listEntries = endpoint({
  name: 'evidence.entries',
  method: 'GET',
  path: '/evidence/entries',
  summary: 'Entries the actor may see, newest occurrence first. Filters: person, unit, matter, event, kind, arena, state, days, words in the title; pages by cursor.',
  query: z.object({
    personId: z.uuid().optional(),
    organizationId: z.uuid().optional(),
    matterId: z.uuid().optional(),
    criticalEventId: z.uuid().optional(),
    kind: kindName.optional(),
    arena: z.enum(arenas).optional(),
    state: z.enum(entryStates).optional(),
    from: day.optional(),
    to: day.optional(),
    words: z.string().max(100).optional(),
    /** Only what the asking account reported itself. */
    mine: z.stringbool().default(false),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ entries: z.array(entryView), nextCursor: z.string().nullable() }),
  permission: readEvidence,
  refusals: ['evidence.cursor_malformed', 'registry.no_such_person'],
});

export const getEntry = endpoint({
  name: 'evidence.entry',
  method: 'GET',
  path: '/evidence/entries/:id',
  summary: 'One entry with its review trail, corrections, place in the log and the steps open to the reader.',
  params: entryId,
  output: entryDetail,
  permission: readEvidence,
  refusals: ['evidence.no_such_entry'],
});

export const unitReview = endpoint({
  name: 'evidence.unit_review',
  method: 'POST',
  path: '/evidence/entries/:id/unit-review',
  summary: '单位核实: confirms a reported entry of the own unit or sends it back with a reason. Never one’s own entry or deed.',
  params: entryId,
  body: z.object({ decision: z.enum(['unit_confirm', 'return']), opinion: opinion.default('') }),
  output: entryDetail,
  permission: reviewAsUnit,
  refusals: ['evidence.no_such_entry', 'evidence.step_not_open', 'evidence.own_entry', 'evidence.reason_needed'],
});

export const departmentReview = endpoint({
  name: 'evidence.review',
  method: 'POST',
  path: '/evidence/entries/:id/review',
  summary: '组织部门核定: confirms or returns what the unit confirmed; upholds or overturns a disputed entry, with the reason.',
  params: entryId,
  body: z.object({ decision: z.enum(['confirm', 'return', 'uphold', 'overturn']), opinion: opinion.default('') }),
  output: entryDetail,
  permission: reviewAsDepartment,
  refusals: ['evidence.no_such_entry', 'evidence.step_not_open', 'evidence.own_entry', 'evidence.reason_needed'],
});

export const replyToEntry = endpoint({
  name: 'evidence.reply',
  method: 'POST',
  path: '/evidence/entries/:id/reply',
  summary: '本人说明或异议: the person named in the entry explains it, or disputes it and so stops its use until it is settled.',
  params: entryId,
  body: z.object({ action: z.enum(['reply', 'dispute']), statement: z.string().trim().min(2).max(4000) }),
  output: entryDetail,
  permission: replyToEvidence,
  refusals: ['evidence.no_such_entry', 'evidence.not_the_subject', 'evidence.step_not_open', 'evidence.dispute_settled'],
});

export const checkFigure = endpoint({
  name: 'evidence.check_figure',
  method: 'POST',
  path: '/evidence/entries/:id/figures/:number/check',
  summary: 'M019: records that a figure was checked, and with what result. Only then does a flagged figure count.',
  params: z.object({ id: z.uuid(), number: z.coerce.number().int().min(1) }),
  body: z.object({ state: z.enum(['verified', 'rejected']), note: z.string().trim().min(2).max(1000) }),
  output: entryDetail,
  permission: reviewAsDepartment,
  refusals: ['evidence.no_such_entry', 'evidence.no_such_figure', 'evidence.own_figure'],
});

export const downloadAttachment = endpoint({
  name: 'evidence.attachment',
  method: 'GET',
  path: '/evidence/entries/:id/attachments/:hash',
  summary: 'The bytes of a file attached to an entry that the reader may see.',
  params: z.object({ id: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: z.unknown(),
  answers: 'file',
  permission: readEvidence,
  refusals: ['evidence.no_such_entry', 'evidence.no_such_attachment'],
});

export const downloadReceipt = endpoint({
  name: 'evidence.receipt',
  method: 'GET',
  path: '/evidence/entries/:id/receipt',
  summary: 'A receipt (JSON): the entry’s canonical bytes, its place, inclusion proof, signed tree head and public key. Verifies offline.',
  params: entryId,
  output: z.unknown(),
  answers: 'file',
  permission: takeReceipt,
  refusals: ['evidence.no_such_entry'],
});

export const inbox = endpoint({
  name: 'evidence.inbox',
  method: 'GET',
  path: '/evidence/inbox',
  summary: 'What waits for the actor: entries to confirm as unit or department, disputes to settle, entries about oneself sent back.',
  output: z.object({
    items: z.array(z.object({ waitingFor: z.enum(['unit', 'department', 'dispute', 'correction']), since: z.string(), entry: entryView })),
    total: z.number().int(),
  }),
  permission: readEvidence,
  refusals: [],
});

/** 三问 (M012): done, achieved, satisfied. `satisfaction` is a percentage with two decimals, null when nobody was asked. */
export const threeQuestions = z.object({
  undertaken: z.number().int(),
  achieved: z.number().int(),
  satisfaction: z.string().nullable(),
  answered: z.number().int(),
  satisfied: z.number().int(),
  /** Matters left out because no entry about them is confirmed yet. */
  unconfirmedMatters: z.number().int(),
});

export const matterOfPerson = z.object({
  id: z.string(),
  title: z.string(),
  on: z.string(),
  arena: z.enum(arenas),
  roles: z.array(z.enum(['plan', 'do', 'achieve', 'subject'])),
  lead: z.boolean(),
  outcome: z.enum(['achieved', 'partly_achieved', 'not_achieved', 'open']),
  leadMonths: z.number().int().nullable(),
  entryIds: z.array(z.string()),
});

export const personRecord = endpoint({
  name: 'evidence.person_record',
  method: 'GET',
  path: '/evidence/people/:personId/record',
  summary: 'A person’s record in a period: 三问 (M012), chronology of matters with roles and outcomes (M011), counts by kind and arena, front-line share (M014), merit lists (M006).',
  params: z.object({ personId: z.uuid() }),
  query: z.object({ from: day.optional(), to: day.optional() }),
  output: z.object({
    personId: z.string(),
    period: z.object({ from: z.string(), to: z.string() }),
    threeQuestions,
    matters: z.array(matterOfPerson),
    byRole: z.record(z.string(), z.number().int()),
    byOutcome: z.record(z.string(), z.number().int()),
    byKind: z.record(z.string(), z.number().int()),
    byArena: z.record(z.string(), z.number().int()),
    frontLine: z.object({ entries: z.number().int(), frontLineEntries: z.number().int() }),
    merits: z.array(z.object({ list: z.string(), nominatedOn: z.string(), nominatingOrganization: named, entryId: z.string(), evidenceIds: z.array(z.string()) })),
  }),
  permission: readEvidence,
  refusals: ['registry.no_such_person'],
});
