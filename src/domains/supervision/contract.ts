import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { day } from '../../kernel/period.ts';
import { learnWarnings, gradeLeads, handleLeads, readCampaigns, readItems, readLeads, readOwnItems, readStatistics, readWarnings, reportProblems, runCampaigns, settleItems, supplyItems } from './access.ts';
import { joiningReasons, matchReasons, matchStates, problemStates, sources, validities } from './model.ts';
import { itemColumns } from './rules/read-line.ts';

const id = z.object({ id: z.uuid() });
const reason = z.string().trim().min(2).max(2000);
const text = z.string().trim().min(2).max(4000);
const nothing = z.object({});
const opened = z.object({ id: z.string(), number: z.string() });
const cell = z.string().max(8000);
const column = z.enum(itemColumns);
const fault = z.object({ column, fault: z.string() });
/** One import at a time takes so many lines; a longer list is cut into several. */
export const MOST_LINES = 2000;
const line = z.partialRecord(column, cell);

const candidate = z.object({ id: z.string(), name: z.string(), organizationName: z.string(), title: z.string() });
export const subjectView = z.object({ position: z.number(), kind: z.enum(['person', 'unit']), named: z.string(), namedUnit: z.string().nullable(), state: z.enum(matchStates), subjectId: z.string().nullable(), name: z.string().nullable(), organizationName: z.string().nullable(), reasons: z.array(z.enum(matchReasons)), decidedBy: z.string().nullable() });
export type SubjectView = z.infer<typeof subjectView>;
export const itemView = z.object({
  id: z.string(),
  source: z.enum(sources),
  reference: z.string(),
  foundOn: z.string(),
  summary: z.string(),
  validUntil: z.string().nullable(),
  validity: z.enum(validities),
  withdrawnOn: z.string().nullable(),
  withdrawnBecause: z.string().nullable(),
  withheldBy: z.string().nullable(),
  recordedBy: z.string(),
  subjects: z.array(subjectView),
  case: z.object({ id: z.string(), number: z.string(), stateTitle: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
});
export type ItemView = z.infer<typeof itemView>;
const replyView = z.object({ itemId: z.string(), name: z.string(), reply: z.string(), at: z.string() });
const measureView = z.object({ caseId: z.string(), number: z.string(), type: z.string(), measure: z.string(), decidedOn: z.string(), carriedOutOn: z.string().nullable() });

export const listItems = endpoint({
  name: 'supervision.items',
  method: 'GET',
  path: '/supervision/items',
  summary: 'Supervision items, newest first (M128): all for the department, for a supervising body what it supplied. `waiting`: names or doubles that a person has to settle.',
  query: z.object({ source: z.enum(sources).optional(), text: z.string().trim().max(100).optional(), waiting: z.stringbool().optional() }),
  output: z.object({ items: z.array(itemView.extend({ doubles: z.number() })), more: z.boolean(), waiting: z.number() }),
  permission: readItems,
  refusals: [],
});

export const readItem = endpoint({
  name: 'supervision.item',
  method: 'GET',
  path: '/supervision/items/:id',
  summary: 'One item: who is meant and why, who else of that name there is, what it may be one matter with, replies, the case it led to. The reading is audited.',
  params: id,
  output: z.object({
    item: itemView,
    candidates: z.array(z.object({ position: z.number(), candidates: z.array(candidate) })),
    doubles: z.array(z.object({ item: itemView, state: z.enum(['proposed', 'joined', 'apart']), reasons: z.array(z.enum(joiningReasons)), likeness: z.number(), decidedBy: z.string().nullable(), decidedReason: z.string().nullable() })),
    replies: z.array(replyView),
    can: z.object({ settle: z.boolean(), withdraw: z.boolean(), lead: z.boolean() }),
  }),
  permission: readItems,
  refusals: ['supervision.no_such_item'],
});

export const addOneItem = endpoint({
  name: 'supervision.add_item',
  method: 'POST',
  path: '/supervision/items',
  summary: 'An item typed in. Refuses with every wrong line of the form.',
  body: line,
  output: z.object({ id: z.string() }),
  permission: supplyItems,
  refusals: ['supervision.line_faults', 'supervision.item_there'],
});

export const importTemplate = endpoint({
  name: 'supervision.template',
  method: 'GET',
  path: '/supervision/imports/template',
  summary: 'An empty Excel list to fill in, with the five sources to choose from.',
  output: z.unknown(),
  answers: 'file',
  permission: supplyItems,
  refusals: [],
});

export const readList = endpoint({
  name: 'supervision.read_list',
  method: 'POST',
  path: '/supervision/imports/read',
  summary: 'Reads an uploaded Excel or CSV list and adds nothing: headings, what each column seems to hold, lines. The screen shows bad cells and lets them be put right.',
  body: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: z.object({ sheet: z.string(), head: z.array(z.string()), columns: z.array(column.nullable()), rows: z.array(z.array(z.string())), leftOut: z.number() }),
  permission: supplyItems,
  refusals: ['supervision.no_heading', 'supervision.no_lines', 'files.not_found'],
});

export const addList = endpoint({
  name: 'supervision.add_list',
  method: 'POST',
  path: '/supervision/imports',
  summary: 'Takes lines in: good ones go in, of bad ones every wrong cell is named; a line that is on file already adds nothing.',
  body: z.object({ rows: z.array(line).min(1).max(MOST_LINES) }),
  output: z.object({ added: z.number(), already: z.number(), waiting: z.number(), bad: z.array(z.object({ row: z.number(), faults: z.array(fault) })) }),
  permission: supplyItems,
  refusals: [],
});

export const settleItemSubject = endpoint({
  name: 'supervision.settle_subject',
  method: 'POST',
  path: '/supervision/items/:id/subjects',
  summary: 'Says who is meant by a name, or that it is nobody on file, with the reason.',
  params: id,
  body: z.object({ position: z.int().min(0), subjectId: z.uuid().nullable(), reason }),
  output: nothing,
  permission: settleItems,
  refusals: ['supervision.no_such_item', 'supervision.no_such_subject', 'supervision.oneself', 'registry.no_such_person', 'registry.no_such_organization'],
});

export const settleDoubles = endpoint({
  name: 'supervision.settle_joining',
  method: 'POST',
  path: '/supervision/joinings',
  summary: 'Joins two items as one matter or keeps them apart, with the reason; both stay on file.',
  body: z.object({ itemId: z.uuid(), otherId: z.uuid(), state: z.enum(['joined', 'apart']), reason }),
  output: nothing,
  permission: settleItems,
  refusals: ['supervision.no_such_joining'],
});

export const withdrawItem = endpoint({
  name: 'supervision.withdraw_item',
  method: 'POST',
  path: '/supervision/items/:id/withdrawal',
  summary: 'Withdraws an item found untrue; it stays on the sheet as withdrawn.',
  params: id,
  body: z.object({ reason }),
  output: nothing,
  permission: supplyItems,
  refusals: ['supervision.no_such_item', 'supervision.withdrawn_before'],
});

export const withholdItem = endpoint({
  name: 'supervision.withhold_item',
  method: 'POST',
  path: '/supervision/items/:id/withholding',
  summary: 'Withholds an item from the people concerned, with the article, or shows it to them.',
  params: id,
  body: z.object({ withheldBy: z.string().trim().min(2).max(200).nullable() }),
  output: nothing,
  permission: settleItems,
  refusals: ['supervision.no_such_item'],
});

const matter = z.object({ items: z.array(itemView), replies: z.array(replyView) });
export const personSheet = endpoint({
  name: 'supervision.sheet',
  method: 'GET',
  path: '/supervision/people/:id/sheet',
  summary: 'The supervision sheet of one cadre (M128): matters with all their sources and validity, replies, measures. A supervising body sees what it supplied. The look is audited.',
  params: id,
  output: z.object({ matters: z.array(matter), valid: z.number(), bySource: z.array(z.object({ source: z.enum(sources), valid: z.number(), all: z.number() })), measures: z.array(measureView) }),
  permission: readItems,
  refusals: ['registry.no_such_person'],
});

export const ownSheet = endpoint({
  name: 'supervision.own_sheet',
  method: 'GET',
  path: '/me/supervision',
  summary: 'What stands on the caller’s own sheet and his replies; what is withheld is listed with the article (知情权、申辩权).',
  output: z.object({ items: z.array(itemView.omit({ recordedBy: true, case: true }).extend({ replies: z.array(z.object({ reply: z.string(), at: z.string() })) })), withheld: z.array(z.object({ source: z.enum(sources), article: z.string() })), measures: z.array(measureView.omit({ caseId: true })) }),
  permission: readOwnItems,
  refusals: ['cases.account_without_person'],
});

export const answerOwnItem = endpoint({
  name: 'supervision.answer_item',
  method: 'POST',
  path: '/me/supervision/:id/replies',
  summary: 'What the person concerned says to an item on his sheet.',
  params: id,
  body: z.object({ reply: text }),
  output: nothing,
  permission: readOwnItems,
  refusals: ['supervision.no_such_item', 'cases.account_without_person'],
});

export const leadFromItem = endpoint({
  name: 'supervision.lead_from_item',
  method: 'POST',
  path: '/supervision/items/:id/lead',
  summary: 'Opens a lead (M089) from an item and everything joined with it, about everybody they name. Refuses names nobody has settled and a matter that leads to a case already.',
  params: id,
  body: z.object({ title: z.string().trim().min(2).max(200), organizationId: z.uuid() }),
  output: opened,
  permission: handleLeads,
  refusals: ['supervision.no_such_item', 'supervision.withdrawn_before', 'supervision.names_open', 'supervision.nobody_known', 'supervision.lead_there', 'registry.no_such_organization', 'cases.own_case', 'cases.relative'],
});

export const leadFromProblem = endpoint({
  name: 'supervision.lead_from_problem',
  method: 'POST',
  path: '/supervision/problems/:id/lead',
  summary: 'Opens a lead from a problem of a campaign, about those who answer for it.',
  params: id,
  body: z.object({ title: z.string().trim().min(2).max(200), personIds: z.array(z.uuid()).min(1).max(200) }),
  output: opened,
  permission: gradeLeads,
  refusals: ['supervision.no_such_problem', 'supervision.lead_there', 'registry.no_such_person', 'cases.own_case', 'cases.relative'],
});

const campaignView = z.object({ id: z.string(), title: z.string(), basis: z.string(), types: z.array(z.string()), opensOn: z.string(), endsOn: z.string(), openedBy: z.string(), closedOn: z.string().nullable(), conclusion: z.string().nullable() });
const counts = z.object({ found: z.number(), closed: z.number(), overdue: z.number(), closedPercent: z.number().nullable(), repeats: z.number() });
export const listCampaigns = endpoint({
  name: 'supervision.campaigns',
  method: 'GET',
  path: '/supervision/campaigns',
  summary: 'Campaigns with what they found and closed; a liaison sees the figures of the own units. With the types of problem of the pack for a new one.',
  output: z.object({ campaigns: z.array(campaignView.extend(counts.shape)), types: z.array(z.string()) }),
  permission: readCampaigns,
  refusals: [],
});

export const typeByMeasure = z.object({ persons: z.number(), types: z.array(z.object({ type: z.string(), persons: z.number(), measures: z.record(z.string(), z.number()) })), measures: z.array(z.object({ measure: z.string(), persons: z.number() })) });
export const readCampaign = endpoint({
  name: 'supervision.campaign',
  method: 'GET',
  path: '/supervision/campaigns/:id',
  summary: 'The board of a campaign (M088, M092): by unit, type and measure, closure rate, what came back after its end; problems of the units the caller reaches.',
  params: id,
  output: z.object({
    campaign: campaignView,
    counts: counts.extend({ newAfter: z.number(), units: z.array(counts.extend({ organizationId: z.string(), name: z.string() })), types: z.array(counts.extend({ type: z.string() })) }),
    handled: typeByMeasure.extend({ cases: z.number() }).nullable(),
    problems: z.array(z.object({ id: z.string(), organizationId: z.string(), organizationName: z.string(), type: z.string(), summary: z.string(), measure: z.string(), foundOn: z.string(), dueOn: z.string(), state: z.enum(problemStates), overdue: z.boolean(), repeat: z.boolean(), report: z.string().nullable(), closedOn: z.string().nullable(), recordedBy: z.string(), caseId: z.string().nullable() })),
    can: z.object({ run: z.boolean(), report: z.boolean() }),
    units: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  permission: readCampaigns,
  refusals: ['supervision.no_such_campaign'],
});

export const startCampaign = endpoint({
  name: 'supervision.open_campaign',
  method: 'POST',
  path: '/supervision/campaigns',
  summary: 'Opens a campaign for a time with its types of problem.',
  body: z.object({ title: z.string().trim().min(2).max(200), basis: z.string().trim().min(2).max(400), types: z.array(z.string().trim().min(1).max(20)).min(1).max(20), opensOn: day, endsOn: day }),
  output: z.object({ id: z.string() }),
  permission: runCampaigns,
  refusals: ['supervision.type_twice', 'supervision.ends_before'],
});

export const endCampaign = endpoint({
  name: 'supervision.close_campaign',
  method: 'POST',
  path: '/supervision/campaigns/:id/closing',
  summary: 'Closes a campaign with its conclusion, not before its last day.',
  params: id,
  body: z.object({ conclusion: text }),
  output: nothing,
  permission: runCampaigns,
  refusals: ['supervision.no_such_campaign', 'supervision.campaign_closed', 'supervision.campaign_runs'],
});

export const addProblem = endpoint({
  name: 'supervision.report_problem',
  method: 'POST',
  path: '/supervision/campaigns/:id/problems',
  summary: 'A unit reports a problem it found, with the measure and the day until when.',
  params: id,
  body: z.object({ organizationId: z.uuid(), type: z.string().max(20), summary: text, measure: text, foundOn: day, dueOn: day }),
  output: z.object({ id: z.string() }),
  permission: reportProblems,
  refusals: ['supervision.no_such_campaign', 'supervision.no_such_type', 'supervision.found_outside', 'supervision.due_before', 'registry.no_such_organization'],
});

export const problemDone = endpoint({ name: 'supervision.problem_done', method: 'POST', path: '/supervision/problems/:id/report', summary: 'The unit says what was done about a problem.', params: id, body: z.object({ report: text }), output: nothing, permission: reportProblems, refusals: ['supervision.no_such_problem', 'supervision.problem_moved'] });
export const problemChecked = endpoint({ name: 'supervision.check_problem', method: 'POST', path: '/supervision/problems/:id/check', summary: 'The department closes a problem (销号) or sends it back, with the reason.', params: id, body: z.object({ accepted: z.boolean(), reason }), output: nothing, permission: runCampaigns, refusals: ['supervision.no_such_problem', 'supervision.problem_moved'] });

const casesAndPersons = z.object({ cases: z.number(), persons: z.number(), handlings: z.number(), personsPerCase: z.number().nullable() });
export const statistics = endpoint({
  name: 'supervision.statistics',
  method: 'GET',
  path: '/supervision/statistics',
  summary: 'Cases, persons and persons to a case by year and level without counting twice (M090, T36); persons by type and measure (M088, T37). `personsPerCase` in hundredths.',
  output: z.object({ counted: casesAndPersons.extend({ years: z.array(casesAndPersons.extend({ year: z.number(), levels: z.array(casesAndPersons.extend({ level: z.string().nullable() })) })) }), byType: typeByMeasure }),
  permission: readStatistics,
  refusals: [],
});

export const leadTimes = endpoint({
  name: 'supervision.leads',
  method: 'GET',
  path: '/supervision/leads',
  summary: 'Lead → decision → effect with the time each took, in working days (M089), newest first.',
  output: z.object({
    leads: z.array(z.object({ id: z.string(), number: z.string(), title: z.string(), from: z.string(), round: z.string().nullable(), openedOn: z.string(), persons: z.number(), seriousness: z.string().nullable(), proposes: z.string().nullable(), measures: z.array(z.string()), decidedOn: z.string().nullable(), daysToDecision: z.number().nullable(), effect: z.string().nullable(), concludedOn: z.string().nullable(), daysToEffect: z.number().nullable(), stateTitle: z.object({ zh: z.string(), en: z.string() }), open: z.boolean() })),
    medianToDecision: z.number().nullable(),
  }),
  permission: readLeads,
  refusals: [],
});

export const listWarnings = endpoint({
  name: 'supervision.warnings',
  method: 'GET',
  path: '/supervision/warnings',
  summary: 'Warning cases without names (M091); a unit sees those sent to it and says that it learned from them.',
  output: z.object({ warnings: z.array(z.object({ id: z.string(), type: z.string(), title: z.string(), body: z.string(), publishedOn: z.string(), unitTypes: z.array(z.string()), sent: z.number(), learned: z.number(), mine: z.array(z.object({ organizationId: z.string(), name: z.string(), learnedOn: z.string().nullable() })) })) }),
  permission: readWarnings,
  refusals: [],
});

export const warningLearned = endpoint({ name: 'supervision.warning_learned', method: 'POST', path: '/supervision/warnings/:id/learned', summary: 'A unit says that it learned from a warning case.', params: id, body: z.object({ organizationId: z.uuid() }), output: nothing, permission: learnWarnings, refusals: ['supervision.no_such_warning', 'registry.no_such_organization'] });
