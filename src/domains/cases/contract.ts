import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { idOf } from '../../kernel/ids.ts';
import { actInCases, actInOwnCases, giveOpinions, readCases, readOwnCases, readTimetables, runCases } from './access.ts';
import { deliveries, partyRoles } from './model.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const id = z.object({ id: z.uuid() });
const reason = z.string().trim().min(2).max(2000);
const revision = z.int().min(0);
const facts = z.record(z.string().max(100), z.unknown());
const file = z.object({ hash: z.string(), name: z.string() });
const factValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()), z.array(file)]);
/** What can be wrong with a form, each by its line. */
const factRefusals = ['cases.fact_missing', 'cases.fact_unknown', 'cases.fact_malformed', 'cases.fact_no_person', 'cases.fact_no_file', 'cases.fact_no_entry'];
const moved = z.object({ revision: z.number() });

const fieldView = z.object({
  key: z.string(),
  kind: z.enum(['text', 'long_text', 'number', 'day', 'yes_no', 'choice', 'choices', 'files', 'person', 'entries']),
  title: words,
  required: z.boolean(),
  choices: z.array(z.object({ value: z.string(), title: words })).optional(),
  source: z.string().optional(),
});
export type FieldView = z.infer<typeof fieldView>;

const line = z.object({
  id: z.string(),
  type: z.string(),
  typeTitle: words,
  number: z.string(),
  title: z.string(),
  state: z.string(),
  stateTitle: words,
  organizationId: z.string(),
  organizationName: z.string(),
  openedOn: z.string(),
  dueOn: z.string().nullable(),
  /** Working days; negative when late. */
  daysLeft: z.number().nullable(),
  suspended: z.boolean(),
  assignee: z.string().nullable(),
  closedOn: z.string().nullable(),
  people: z.array(z.object({ role: z.enum(partyRoles), personId: z.string(), name: z.string(), title: z.string() })),
});
export type CaseLine = z.infer<typeof line>;

const stateView = z.object({ key: z.string(), title: words, term: z.object({ days: z.number(), counted: z.enum(['working_days', 'calendar_days']), source: z.string() }).nullable(), end: z.boolean() });
const arrow = z.object({ from: z.string(), to: z.string(), action: z.string(), title: words, aside: z.boolean() });
const flow = z.object({ states: z.array(stateView), arrows: z.array(arrow), starts: z.array(z.string()) });
export type FlowView = z.infer<typeof flow>;

const reasonView = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional(), at: z.string().optional() });
const trailLine = z.object({
  sequence: z.number(),
  action: z.string(),
  title: words.nullable(),
  from: z.string().nullable(),
  to: z.string(),
  at: z.string(),
  by: z.string(),
  reason: z.string().nullable(),
  stated: z.array(z.object({ key: z.string(), title: words.nullable(), kind: z.string(), value: factValue, shown: words.nullable() })),
  kept: z.record(z.string(), factValue),
  dueOn: z.string().nullable(),
  late: z.number(),
});
export type TrailLine = z.infer<typeof trailLine>;

const documentView = z.object({ id: z.string(), title: z.string(), issuedAt: z.string(), issuedBy: z.string() });
const noticeView = z.object({ id: z.string(), personId: z.string(), name: z.string(), role: z.enum(partyRoles), action: z.string(), actionTitle: words.nullable(), documentId: z.string().nullable(), servedAt: z.string(), delivery: z.enum(deliveries).nullable(), deliveredAt: z.string().nullable(), proof: file.nullable() });
export type NoticeOfCase = z.infer<typeof noticeView>;

const formsView = z.array(z.object({ key: z.string(), title: words, flow, openings: z.array(z.object({ key: z.string(), title: words, fields: z.array(fieldView) })) }));

const listed = z.object({
  type: z.string().max(60).optional(),
  state: z.string().max(60).optional(),
  open: z.stringbool().optional(),
  personId: z.uuid().optional(),
  text: z.string().trim().max(100).optional(),
  assignee: z.enum(['mine', 'nobody']).optional(),
  late: z.stringbool().optional(),
  suspended: z.stringbool().optional(),
  sort: z.enum(['due', '-due', 'number', '-number', 'opened', '-opened', 'closed', '-closed']).default('due'),
});

export const listCases = endpoint({
  name: 'cases.list',
  method: 'GET',
  path: '/cases',
  summary: 'Files of the types the caller may read, nearest term first or by another column, a page at a time: open or closed, of one type, state, person or assignee, past their term, by words of title, number or name.',
  query: listed.extend({ offset: z.coerce.number().int().min(0).max(1_000_000).default(0), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  /** `total` and `late` count all that pass, whatever the page. */
  output: z.object({ cases: z.array(line), total: z.number(), late: z.number(), next: z.number().nullable(), types: z.array(z.object({ key: z.string(), title: words, states: z.array(z.object({ key: z.string(), title: words })), open: z.number(), late: z.number() })) }),
  permission: readCases,
  refusals: [],
});

export const exportCases = endpoint({
  name: 'cases.export',
  method: 'GET',
  path: '/cases/export',
  summary: 'The same list as xlsx, marked with who took it out and when. Taking it out is audited; more than 5,000 are refused.',
  query: listed.extend({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: z.unknown(),
  answers: 'file',
  permission: readCases,
  refusals: ['cases.list_too_long'],
});

export const caseForms = endpoint({
  name: 'cases.forms',
  method: 'GET',
  path: '/cases/types',
  summary: 'The types of case and the ways of opening them that the caller may use, each with its form as the policy in force fixes it, and with its flow chart.',
  output: formsView,
  permission: actInCases,
  refusals: [],
});

export const ownCaseForms = endpoint({
  name: 'cases.own_forms',
  method: 'GET',
  path: '/me/cases/types',
  summary: 'What a person may apply for himself, with the form as the policy in force fixes it.',
  output: formsView,
  permission: actInOwnCases,
  refusals: [],
});

export const openOwnCaseFile = endpoint({
  name: 'cases.open_own',
  method: 'POST',
  path: '/me/cases',
  summary: 'Applies in one’s own matter, in the unit where one serves.',
  body: z.object({ type: z.string().max(60), opening: z.string().max(60), title: z.string().trim().min(2).max(200), facts }),
  output: z.object({ id: z.string(), number: z.string() }),
  permission: actInOwnCases,
  refusals: ['cases.account_without_person', 'cases.without_unit', 'cases.no_such_type', ...factRefusals],
});

export const openCaseFile = endpoint({
  name: 'cases.open',
  method: 'POST',
  path: '/cases',
  summary: 'Opens a case under the policy in force; it keeps that version to its end. Nobody opens one about himself or a relative, but on his own application (公务员法 第七十六条).',
  body: z.object({ type: z.string().max(60), opening: z.string().max(60), title: z.string().trim().min(2).max(200), organizationId: z.uuid(), parties: z.array(z.object({ role: z.enum(partyRoles), personId: idOf('person') })).min(1).max(2000), facts, reason: reason.optional() }),
  output: z.object({ id: z.string(), number: z.string() }),
  permission: actInCases,
  refusals: ['cases.no_such_type', 'registry.no_such_person', 'registry.no_such_organization', 'cases.own_case', 'cases.relative', ...factRefusals],
});

export const readCase = endpoint({
  name: 'cases.read',
  method: 'GET',
  path: '/cases/:id',
  summary: 'The whole file: people, clock, flow chart, trail, opinions, papers, notices with proof of delivery, what it changed elsewhere, and what the caller may do now or why not. The reading is audited.',
  params: id,
  output: z.object({
    case: line.extend({ opening: z.string(), openingTitle: words, openedBy: z.string(), policyVersion: z.string(), policyNow: z.string(), enteredOn: z.string(), extended: z.boolean(), suspendedOn: z.string().nullable(), mergedInto: z.object({ id: z.string(), number: z.string() }).nullable(), revision: z.number() }),
    flow,
    /** States it has been in, in order. */
    walked: z.array(z.string()),
    trail: z.array(trailLine),
    consultations: z.array(z.object({ id: z.string(), body: z.string(), title: words, question: z.string(), askedOn: z.string(), askedBy: z.string(), dueOn: z.string().nullable(), late: z.boolean(), opinion: z.enum(['agree', 'disagree', 'no_opinion']).nullable(), answer: z.string().nullable(), answeredOn: z.string().nullable(), answeredBy: z.string().nullable() })),
    documents: z.array(documentView),
    notices: z.array(noticeView),
    avoidances: z.array(z.object({ account: z.string(), finding: z.enum(['recused', 'no_relative']), reason: z.string(), at: z.string(), foundBy: z.string() })),
    consequences: z.array(z.object({ kind: z.string(), title: words, personId: z.string().nullable(), at: z.string(), to: z.string().optional(), now: z.object({ tone: z.enum(['good', 'caution', 'closed']), title: words }).optional() })),
    can: z.array(z.object({ action: z.string(), title: words, to: z.string(), aside: z.boolean(), needsReason: z.boolean(), fields: z.array(fieldView), against: z.array(reasonView) })),
    bodies: z.array(z.object({ key: z.string(), title: words })),
    /** Engine's own acts possible now. */
    clock: z.array(z.enum(['assign', 'recuse', 'suspend', 'resume', 'extend', 'merge', 'reopen', 'consult'])),
    colleagues: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  permission: readCases,
  refusals: ['cases.no_such_case', 'cases.type_gone'],
});

export const takeCaseStep = endpoint({
  name: 'cases.step',
  method: 'POST',
  path: '/cases/:id/steps',
  summary: 'Takes a step of the case: trail, paper, notices and effects elsewhere are written together or not at all. Refuses a file moved since `revision`, own cases, relatives, and whatever the type forbids.',
  params: id,
  body: z.object({ action: z.string().max(60), facts: facts.optional(), reason: reason.optional(), revision }),
  output: z.object({ state: z.string(), revision: z.number() }),
  permission: actInCases,
  refusals: ['cases.no_such_case', 'cases.type_gone', 'cases.moved_meanwhile', 'cases.not_from_here', 'cases.merged_away', 'cases.clock_stands', 'cases.not_yours', 'cases.own_case', 'cases.relative', 'cases.possible_relative', 'cases.recused', 'cases.took_before', 'cases.opinion_owed', 'cases.reason_needed', ...factRefusals],
});

export const takeOwnCaseStep = endpoint({
  name: 'cases.own_step',
  method: 'POST',
  path: '/me/cases/:id/steps',
  summary: 'A step left to the people concerned: answer, ask for review, withdraw, report as helper.',
  params: id,
  body: z.object({ action: z.string().max(60), facts: facts.optional(), reason: reason.optional(), revision }),
  output: z.object({ state: z.string(), revision: z.number() }),
  permission: actInOwnCases,
  refusals: ['cases.no_such_case', 'cases.type_gone', 'cases.moved_meanwhile', 'cases.not_from_here', 'cases.merged_away', 'cases.clock_stands', 'cases.not_yours', 'cases.reason_needed', ...factRefusals],
});

const run = { params: id, permission: runCases } as const;
const asked = z.object({ revision, reason });
const runRefusals = ['cases.no_such_case', 'cases.type_gone', 'cases.moved_meanwhile', 'cases.closed'];

export const assignCaseFile = endpoint({ ...run, name: 'cases.assign', method: 'POST', path: '/cases/:id/assignee', summary: 'Gives the case to an account, with the reason.', body: asked.extend({ accountId: z.uuid() }), output: moved, refusals: [...runRefusals, 'cases.no_such_account'] });
export const recordCaseAvoidance = endpoint({ ...run, name: 'cases.record_avoidance', method: 'POST', path: '/cases/:id/avoidances', summary: 'Records that an account steps aside, or that a namesake is no relative; nobody finds the latter about himself (公务员法 第七十六条).', body: asked.extend({ accountId: z.uuid(), finding: z.enum(['recused', 'no_relative']) }), output: moved, refusals: [...runRefusals, 'cases.no_such_account', 'cases.no_relative_of_oneself'] });
export const suspendCaseFile = endpoint({ ...run, name: 'cases.suspend', method: 'POST', path: '/cases/:id/suspension', summary: 'Stops the clock, with the reason; until it goes on nothing else is possible. A state without a term has no clock to stop.', body: asked, output: moved, refusals: [...runRefusals, 'cases.clock_stands', 'cases.no_clock'] });
export const resumeCaseFile = endpoint({ ...run, name: 'cases.resume', method: 'POST', path: '/cases/:id/resumption', summary: 'Lets the clock go on; what was left of the term, in working days, is left.', body: asked, output: moved.extend({ dueOn: z.string().nullable() }), refusals: [...runRefusals, 'cases.clock_runs'] });
export const extendCaseFile = endpoint({ ...run, name: 'cases.extend', method: 'POST', path: '/cases/:id/extension', summary: 'Extends the term of the state, once, by what the type names, counted from the term itself.', body: asked, output: moved.extend({ dueOn: z.string() }), refusals: [...runRefusals, 'cases.clock_stands', 'cases.no_extension', 'cases.extended_once'] });
export const mergeCaseFile = endpoint({ ...run, name: 'cases.merge', method: 'POST', path: '/cases/:id/merger', summary: 'Joins a file with another of its type, which takes over its people.', body: asked.extend({ into: z.uuid() }), output: moved, refusals: [...runRefusals, 'cases.merge_itself', 'cases.merged_away', 'cases.merge_types'] });
export const reopenCaseFile = endpoint({ ...run, name: 'cases.reopen', method: 'POST', path: '/cases/:id/reopening', summary: 'Takes a closed case up again where its type says.', body: asked, output: moved.extend({ state: z.string() }), refusals: ['cases.no_such_case', 'cases.type_gone', 'cases.moved_meanwhile', 'cases.not_closed', 'cases.merged_away', 'cases.ends_for_good'] });
export const consultCaseBody = endpoint({ ...run, name: 'cases.consult', method: 'POST', path: '/cases/:id/consultations', summary: 'Asks a body for its opinion on the one file (会商), within the term the type names.', body: z.object({ revision, body: z.string().max(60), question: reason }), output: moved.extend({ dueOn: z.string().nullable() }), refusals: [...runRefusals, 'cases.no_such_body', 'cases.body_asked'] });

export const answerCaseConsultation = endpoint({
  name: 'cases.answer_consultation',
  method: 'POST',
  path: '/cases/consultations/:id/answer',
  summary: 'The opinion of a body that was asked, once; not by whoever is concerned or a relative.',
  params: id,
  body: z.object({ opinion: z.enum(['agree', 'disagree', 'no_opinion']), answer: reason }),
  output: z.object({}),
  permission: giveOpinions,
  refusals: ['cases.no_such_consultation', 'cases.no_such_case', 'cases.type_gone', 'cases.opinion_given', 'cases.closed', 'cases.own_case', 'cases.relative'],
});

export const caseDocument = endpoint({
  name: 'cases.document',
  method: 'GET',
  path: '/cases/documents/:id',
  summary: 'A paper of a case as it was issued, as a Word file or PDF, with the watermark of whoever prints it.',
  params: id,
  query: z.object({ format: z.enum(['docx', 'pdf']) }),
  output: z.unknown(),
  answers: 'file',
  permission: readCases,
  refusals: ['cases.no_such_document', 'documents.pdf_no_browser'],
});

export const ownCaseDocument = endpoint({
  name: 'cases.own_document',
  method: 'GET',
  path: '/me/cases/documents/:id',
  summary: 'A paper that was served on the caller, as a Word file or PDF.',
  params: id,
  query: z.object({ format: z.enum(['docx', 'pdf']) }),
  output: z.unknown(),
  answers: 'file',
  permission: readOwnCases,
  refusals: ['cases.no_such_document', 'documents.pdf_no_browser'],
});

const fileOfCase = { params: id.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }), method: 'GET', output: z.unknown(), answers: 'file' } as const;

export const caseAttachment = endpoint({
  ...fileOfCase,
  name: 'cases.file',
  path: '/cases/:id/files/:hash',
  summary: 'A file attached to a step of a case or proving a delivery, for whoever may read the whole file. The reading is audited.',
  permission: readCases,
  refusals: ['cases.no_such_case', 'cases.type_gone', 'cases.no_such_file'],
});

export const ownCaseAttachment = endpoint({
  ...fileOfCase,
  name: 'cases.own_file',
  path: '/me/cases/:id/files/:hash',
  summary: 'A file of a case about the caller: what he attached himself, what was opened to him, the proof of what was served on him. The reading is audited.',
  permission: readOwnCases,
  refusals: ['cases.account_without_person', 'cases.no_such_case', 'cases.no_such_file'],
});

export const proveCaseNotice = endpoint({
  name: 'cases.prove_notice',
  method: 'POST',
  path: '/cases/notices/:id/proof',
  summary: 'Records delivery outside the program with the paper that proves it (送达回证).',
  params: id,
  body: z.object({ delivery: z.enum(['in_person', 'post', 'published']), proof: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: z.object({}),
  permission: runCases,
  refusals: ['cases.no_such_notice', 'cases.notice_delivered', 'cases.no_such_file'],
});

export const acknowledgeOwnNotice = endpoint({
  name: 'cases.acknowledge_notice',
  method: 'POST',
  path: '/me/cases/notices/:id/receipt',
  summary: 'The person acknowledges a notice to himself (签收).',
  params: id,
  output: z.object({}),
  permission: readOwnCases,
  refusals: ['cases.account_without_person', 'cases.no_such_notice'],
});

const ownStep = z.object({ action: z.string(), title: words, needsReason: z.boolean(), fields: z.array(fieldView), against: z.array(reasonView) });
const ownCase = z.object({
  id: z.string(),
  type: z.string(),
  typeTitle: words,
  number: z.string(),
  title: z.string(),
  stateTitle: words,
  role: z.enum(partyRoles),
  openedOn: z.string(),
  dueOn: z.string().nullable(),
  daysLeft: z.number().nullable(),
  closedOn: z.string().nullable(),
  revision: z.number(),
  policyVersion: z.string(),
  flow,
  walked: z.array(z.string()),
  trail: z.array(trailLine.omit({ by: true, kept: true })),
  notices: z.array(noticeView.omit({ personId: true, name: true })),
  documents: z.array(documentView.omit({ issuedBy: true })),
  withheld: z.array(z.object({ what: words, source: z.string() })),
  can: z.array(ownStep),
});
export type OwnCase = z.infer<typeof ownCase>;

export const ownCases = endpoint({
  name: 'cases.own',
  method: 'GET',
  path: '/me/cases',
  summary: 'Every case about the caller that the law lets him see: where it stands, its basis and deadline, what was served on him, what he may do, and, listed with the article, what is withheld.',
  output: z.object({ cases: z.array(ownCase), withheld: z.array(z.object({ typeTitle: words, source: z.string() })) }),
  permission: readOwnCases,
  refusals: ['cases.account_without_person'],
});

export const caseTimetables = endpoint({
  name: 'cases.timetables',
  method: 'GET',
  path: '/cases/timetables',
  summary: 'How long each step of each type may take by the policy in force, and took: median, nine in ten, share in time, working days. Few cases are counted only.',
  output: z.object({
    least: z.number(),
    types: z.array(z.object({ key: z.string(), title: words, flow, lines: z.array(z.object({ state: z.string(), title: words, times: z.number(), median: z.number().nullable(), slowestTenth: z.number().nullable(), onTimePercent: z.number().nullable() })) })),
  }),
  permission: readTimetables,
  refusals: [],
});
