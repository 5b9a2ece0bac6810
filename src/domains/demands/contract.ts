import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { explanation } from '../../kernel/explanation.ts';
import { day } from '../../kernel/period.ts';
import { callBack, decideBig, handleDemands, headsOwn, openDemand, readDemands, runDesk, readSmallServices, runFirms, takeIn } from './access.ts';
import { classes, enteredSources, firmKinds, levels, resultKinds, scopes, sources, states, steps } from './model.ts';

const id = z.object({ id: z.uuid() });
const reason = z.string().trim().min(2).max(2000);
const maybeReason = z.string().trim().max(2000).default('');
const words = z.string().trim().min(4).max(2000);
const nothing = z.object({});
const count = z.number();
const moment = z.string();
const file = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) });

export const demandLine = z.object({
  id: z.string(),
  number: z.string(),
  source: z.enum(sources),
  words: z.string(),
  place: z.string(),
  class: z.enum(classes).nullable(),
  level: z.enum(levels).nullable(),
  state: z.enum(states),
  aboutHead: z.boolean(),
  held: z.boolean(),
  outside: z.boolean(),
  unitName: z.string(),
  receivedAt: moment,
  dueAt: moment,
  /** Open past its hour, or closed after it. */
  late: z.boolean(),
  answeredAt: moment.nullable(),
  resolved: z.boolean().nullable(),
  moves: count,
  reopened: count,
});
const rates = { inTime: z.string().nullable(), resolved: z.string().nullable(), explanation: explanation.nullable() };
const filter = z.object({ state: z.enum(states).optional(), class: z.enum(classes).optional(), source: z.enum(sources).optional(), organizationId: z.uuid().optional(), late: z.enum(['true']).optional() });

/* ---- without an account: the telephone of whoever asks ---- */
const region = z.string().regex(/^\d{6}$/).optional();
const card = z.string().trim().min(4).max(64);
const secret = z.string().trim().min(8).max(20);
const given = z.object({
  clientId: z.uuid(),
  words,
  scope: z.enum(scopes),
  aboutHead: z.boolean().default(false),
  place: z.string().trim().max(200).default(''),
  theme: z.string().trim().max(40).default(''),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  contact: z.string().trim().min(5).max(60).nullable().default(null),
});
const open = { permission: 'public' as const, crowd: true as const };
export const demandEntry = endpoint({
  name: 'demands.entry',
  method: 'GET',
  path: '/public/demands/entry',
  summary: 'What the page shows before anything is written: whose card it is (places and heads, as published), how many photos, how long a contact is kept.',
  query: z.object({ card: card.optional(), region }),
  output: z.object({ region: z.string(), place: z.string().nullable(), heads: z.array(z.object({ name: z.string(), level: z.string() })), photos: count, contactDays: count }),
  ...open,
  refusals: ['grid.no_such_card', 'grid.card_cancelled', 'demands.which_region'],
});
export const sendPhoto = endpoint({
  name: 'demands.send_photo',
  method: 'POST',
  path: '/public/demands/photos',
  summary: 'A photograph for a demand that is being written, under the client id of the demand. Raw bytes, JPEG, PNG or WebP, up to 20 MB; the same one twice is stored once.',
  query: z.object({ clientId: z.uuid(), card: card.optional(), region }),
  output: z.object({ hash: z.string() }),
  takes: 'bytes',
  ...open,
  refusals: ['demands.photo_large', 'demands.photo_heic', 'demands.photo_kind', 'demands.photos_many', 'demands.flood', 'demands.which_region', 'grid.no_such_card'],
});
export const fileDemand = endpoint({
  name: 'demands.file',
  method: 'POST',
  path: '/public/demands',
  summary: 'Files a demand without an account (card QR or page). Out: its number and the secret to follow it by. The same client id again is the same demand, with the same answer.',
  body: given.extend({ card: card.nullable().default(null), region, phone: z.string().min(8).max(64) }),
  output: z.object({ number: z.string(), secret: z.string() }),
  ...open,
  refusals: ['grid.no_such_card', 'grid.card_cancelled', 'demands.flood', 'demands.which_region'],
});
const receipt = { number: z.string().trim().min(8).max(40), secret, region };
export const followDemand = endpoint({
  name: 'demands.follow',
  method: 'POST',
  path: '/public/demands/follow',
  summary: 'Where a demand stands, by number and secret, without an account: the steps in plain words, by when, the answer. A wrong secret and an unknown number are refused alike.',
  body: z.object(receipt),
  output: z.object({ number: z.string(), words: z.string(), state: z.enum(states), level: z.enum(levels).nullable(), receivedAt: moment, dueAt: moment, answer: z.string().nullable(), resolved: z.boolean().nullable(), mayJudge: z.boolean(), steps: z.array(z.object({ step: z.enum(steps), at: moment, level: z.enum(levels).nullable(), text: z.string().nullable() })) }),
  ...open,
  refusals: ['demands.no_such_receipt', 'demands.which_region'],
});
export const judgeResult = endpoint({
  name: 'demands.judge',
  method: 'POST',
  path: '/public/demands/word',
  summary: 'The asker’s own word on the answer: settled, or not and why. Not settled opens it again one level up.',
  body: z.object({ ...receipt, resolved: z.boolean(), words: z.string().trim().max(1000).default('') }),
  output: nothing,
  ...open,
  refusals: ['demands.no_such_receipt', 'demands.moved', 'demands.said_already', 'demands.which_region'],
});

/* ---- heads, desks, departments ---- */
export const readBoard = endpoint({
  name: 'demands.board',
  method: 'GET',
  path: '/demands',
  summary: 'Demands of the units in reach, open ones nearest their hour first, with the totals of all of them.',
  query: filter,
  output: z.object({ lines: z.array(demandLine), more: z.boolean(), totals: z.object({ received: count, open: count, overdue: count, closed: count, ...rates }), can: z.object({ enter: z.boolean(), callBack: z.boolean() }) }),
  permission: readDemands,
  refusals: [],
});
export const exportDemands = endpoint({ name: 'demands.export', method: 'GET', path: '/demands/export', summary: 'The same list as a workbook, up to 50,000 lines.', query: filter, output: z.any(), answers: 'file', permission: readDemands, refusals: [] });
export const readDemand = endpoint({
  name: 'demands.one',
  method: 'GET',
  path: '/demands/:id',
  summary: 'One demand, what was done, and what the reader may do now; `files` are the asker’s and those of the result that stands, results that were rejected are in `attempts` with theirs. What is about a head no head sees.',
  params: id,
  output: z.object({
    demand: demandLine.extend({ scope: z.enum(scopes), theme: z.string(), latitude: z.number().nullable(), longitude: z.number().nullable(), answer: z.string().nullable(), adopted: z.boolean().nullable(), adoptedReason: z.string().nullable(), handler: z.string().nullable(), hasContact: z.boolean(), evidenceId: z.string().nullable(), root: z.object({ id: z.string(), title: z.string(), doneOn: z.string().nullable() }).nullable(), sent: z.object({ sentAt: moment, doneOn: z.string().nullable() }).nullable(), published: z.object({ title: z.string(), text: z.string(), withdrawn: z.boolean() }).nullable() }),
    steps: z.array(z.object({ number: count, step: z.enum(steps), at: moment, by: z.string(), level: z.enum(levels).nullable(), text: z.string(), detail: z.record(z.string(), z.unknown()) })),
    departments: z.array(z.object({ organizationId: z.string(), name: z.string(), role: z.enum(['lead', 'joint']), opinion: z.string().nullable() })),
    files: z.array(z.object({ hash: z.string(), name: z.string(), byAsker: z.boolean() })),
    attempts: z.array(z.object({ round: count, did: z.string(), by: z.string(), answer: z.string(), rejectedAt: moment, rejectedBecause: z.string(), files: z.array(z.object({ hash: z.string(), name: z.string() })) })),
    can: z.object({ classify: z.boolean(), assign: z.boolean(), opinion: z.boolean(), meet: z.boolean(), decide: z.boolean(), complete: z.boolean(), answer: z.boolean(), giveBack: z.boolean(), passUp: z.boolean(), merge: z.boolean(), adopt: z.boolean(), contact: z.boolean(), root: z.boolean(), leaveRoot: z.boolean(), send: z.boolean(), publish: z.boolean(), withdraw: z.boolean() }),
  }),
  permission: openDemand,
  refusals: ['demands.no_such_demand'],
});
export const readDemandFile = endpoint({ name: 'demands.file_of', method: 'GET', path: '/demands/:id/files/:hash', summary: 'A photograph or proof of a demand.', params: z.object({ id: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/) }), output: z.any(), answers: 'file', permission: openDemand, refusals: ['demands.no_such_demand'] });
export const enterOne = endpoint({
  name: 'demands.enter',
  method: 'POST',
  path: '/demands',
  summary: 'A demand entered by somebody with an account: a head for a resident, the desk from the telephone or paper. The same client id again is the same demand.',
  body: given.extend({ source: z.enum(enteredSources), patchId: z.uuid().nullable().default(null), organizationId: z.uuid().nullable().default(null), firmId: z.uuid().nullable().default(null) }),
  output: z.object({ id: z.string(), number: z.string() }),
  permission: takeIn,
  refusals: ['grid.no_such_patch', 'demands.not_yours', 'registry.no_such_organization'],
});
export const readHeadsOwn = endpoint({ name: 'demands.heads_own', method: 'GET', path: '/demands/own', summary: 'The head’s telephone: whose turn is his, and what waits in his line.', output: z.object({ patches: z.array(z.object({ id: z.string(), name: z.string(), level: z.string() })), lines: z.array(demandLine) }), permission: headsOwn, refusals: [] });

const act = { method: 'POST', params: id } as const;
const seen = ['demands.no_such_demand', 'demands.not_yours', 'demands.moved'] as const;
export const classifyOne = endpoint({
  ...act,
  name: 'demands.classify',
  path: '/demands/:id/class',
  summary: 'Triage (M235): the pack’s table proposes, a person has the last word; another class than the table’s needs the reason. Out: what was chosen and what the table said.',
  body: z.object({ scope: z.enum(scopes), needsDepartment: z.boolean(), aboutHead: z.boolean().default(false), class: z.enum(classes).nullable().default(null), reason: maybeReason }),
  output: z.object({ class: z.enum(classes), proposed: z.enum(classes), level: z.string() }),
  permission: handleDemands,
  refusals: [...seen, 'demands.reason_needed', 'demands.table_silent'],
});
export const assignOne = endpoint({ ...act, name: 'demands.assign', path: '/demands/:id/departments', summary: 'Lead and joint departments of a big matter. A new lead is a transfer, needs the reason and counts towards lifting.', body: z.object({ leadId: z.uuid(), jointIds: z.array(z.uuid()).max(10).default([]), reason: maybeReason }), output: nothing, permission: runDesk, refusals: [...seen, 'demands.reason_needed', 'demands.not_at_departments', 'registry.no_such_organization'] });
export const opineOnOne = endpoint({ ...act, name: 'demands.opine', path: '/demands/:id/opinions', summary: 'What a department says in the consultation.', body: z.object({ organizationId: z.uuid(), opinion: reason }), output: nothing, permission: runDesk, refusals: [...seen, 'demands.not_a_department'] });
export const meetOnOne = endpoint({ ...act, name: 'demands.meet', path: '/demands/:id/meetings', summary: '村社民情恳谈会 on a small matter: day, place, who came, minutes.', body: z.object({ heldOn: day, place: z.string().trim().min(2).max(200), attendance: z.array(z.string().trim().min(1).max(40)).min(1).max(200), minutes: reason }), output: nothing, permission: handleDemands, refusals: [...seen, 'demands.not_at_area', 'demands.meeting_ahead'] });
export const decideOne = endpoint({ ...act, name: 'demands.decide', path: '/demands/:id/decision', summary: 'The committee’s decision on what departments could not settle.', body: z.object({ decision: reason }), output: nothing, permission: decideBig, refusals: [...seen, 'demands.not_at_committee'] });
export const completeOne = endpoint({
  ...act,
  name: 'demands.complete',
  path: '/demands/:id/result',
  summary: 'What was done, with proof; with an answer it is closed at once. A small matter needs its meeting, a big one its departments’ opinions, at the committee its decision; opened again it needs a file that was not on it before.',
  body: z.object({ did: reason, answer: z.string().trim().max(2000).default(''), attachments: z.array(file).max(12).default([]) }),
  output: nothing,
  permission: handleDemands,
  refusals: [...seen, 'demands.meeting_first', 'demands.department_first', 'demands.opinion_first', 'demands.decision_first', 'demands.dispatch_first', 'demands.fresh_proof_first', 'demands.no_such_file'],
});
export const answerOne = endpoint({ ...act, name: 'demands.answer', path: '/demands/:id/answer', summary: 'The answer in plain words, which closes it (M236).', body: z.object({ answer: words }), output: nothing, permission: handleDemands, refusals: seen });
export const returnOne = endpoint({ ...act, name: 'demands.return', path: '/demands/:id/return', summary: 'Given back with the reason, to be classified anew; the third return or transfer lifts it one level.', body: z.object({ reason }), output: z.object({ lifted: z.boolean() }), permission: handleDemands, refusals: seen });
export const passUpOne = endpoint({ ...act, name: 'demands.pass_up', path: '/demands/:id/level', summary: 'Passed up one level with the reason: beyond one’s means.', body: z.object({ reason }), output: z.object({ level: z.string() }), permission: handleDemands, refusals: [...seen, 'demands.at_the_top'] });
export const seeContact = endpoint({ ...act, name: 'demands.contact', path: '/demands/:id/contact', summary: 'The number to call, for the one who handles it; every look is on record.', output: z.object({ contact: z.string().nullable() }), permission: handleDemands, refusals: seen });
export const listAlike = endpoint({ name: 'demands.alike', method: 'GET', path: '/demands/:id/alike', summary: 'Open demands of the same desk that may say the same, with how alike the words are; a person merges.', params: id, output: z.object({ lines: z.array(z.object({ id: z.string(), number: z.string(), words: z.string(), likeness: count })) }), permission: runDesk, refusals: seen });
export const mergeOne = endpoint({ ...act, name: 'demands.merge', path: '/demands/:id/merger', summary: 'Merged into another that says the same; whoever follows this one reads the answer of that one.', body: z.object({ intoId: z.uuid(), reason }), output: nothing, permission: runDesk, refusals: [...seen, 'demands.merge_itself', 'demands.merge_mixed'] });
export const adoptOne = endpoint({ ...act, name: 'demands.adopt', path: '/demands/:id/adoption', summary: 'A suggestion is adopted or not, with the reason (M225, M226).', body: z.object({ adopted: z.boolean(), reason }), output: nothing, permission: runDesk, refusals: [...seen, 'demands.no_suggestion'] });
export const listUnits = endpoint({ name: 'demands.units', method: 'GET', path: '/demands/units', summary: 'Units that a big matter can be given to.', output: z.object({ units: z.array(z.object({ id: z.string(), name: z.string() })) }), permission: runDesk, refusals: [] });

const figure = z.object({ key: z.string().nullable(), name: z.string().nullable(), received: count, closed: count, closedInTime: count, open: count, overdueOpen: count, hours: count.nullable(), ...rates, answered: z.string().nullable() });
export const readFigures = endpoint({
  name: 'demands.figures',
  method: 'GET',
  path: '/demands/figures',
  summary: 'On time ÷ (closed + overdue open), resolved by the asker’s own word, by class, unit and source, each with its definition; adoption by theme.',
  query: z.object({ source: z.enum(sources).optional(), since: day.optional() }),
  output: z.object({ all: figure.nullable(), byClass: z.array(figure), byUnit: z.array(figure), bySource: z.array(figure), adoption: z.array(z.object({ theme: z.string(), received: count, adopted: count, declined: count })) }),
  permission: readDemands,
  refusals: [],
});
const callback = z.object({ demandId: z.string(), round: count, number: z.string(), words: z.string(), answer: z.string().nullable(), dueOn: z.string(), satisfied: z.boolean().nullable(), said: z.string().nullable(), doneBy: z.string().nullable() });
export const readCallbacks = endpoint({ name: 'demands.callbacks', method: 'GET', path: '/demands/callbacks', summary: 'Closed demands drawn for a call-back by a keyed hash; for the region’s desk alone.', output: z.object({ open: z.array(callback), done: z.array(callback), percent: count }), permission: callBack, refusals: [] });
export const settleOneCallback = endpoint({ ...act, name: 'demands.call_back', path: '/demands/:id/callback', summary: 'What the person said when called. Not satisfied opens the demand again one level up; whoever handled it never calls.', body: z.object({ round: z.int().min(0), satisfied: z.boolean(), words: reason }), output: nothing, permission: callBack, refusals: [...seen, 'demands.handled_oneself', 'demands.called_already'] });
const listed = z.object({ words: z.string().trim().min(2).max(2000), theme: z.string().trim().max(40).default(''), firm: z.string().max(200).nullable().default(null), receivedOn: day, answer: z.string().max(2000).nullable().default(null), answeredOn: day.nullable().default(null) });
export const importList = endpoint({ name: 'demands.import', method: 'POST', path: '/demands/import', summary: 'A list taken in at once at the region’s desk: firms, netizens’ comments, solicited opinions, a hotline’s file; answered or still open.', body: z.object({ source: z.enum(sources), lines: z.array(listed).min(1).max(50_000) }), output: z.object({ taken: count }), permission: runFirms, refusals: ['demands.line_wrong'] });
export const readFirms = endpoint({
  name: 'demands.firms',
  method: 'GET',
  path: '/demands/firms',
  summary: 'M224: firms and parks with the cadres who serve them, answer rate, open demands, technologies, orders and financing (万元).',
  output: z.object({ totals: z.object({ firms: count, parks: count, cadres: count, technologies: count, orders: z.string(), financing: z.string() }), demands: z.object({ received: count, answered: count, open: count, rate: z.string().nullable(), explanation: explanation.nullable() }), firms: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string(), cadres: z.string(), demands: count, open: count })) }),
  permission: runFirms,
  refusals: [],
});
export const importFirmList = endpoint({
  name: 'demands.import_firms',
  method: 'POST',
  path: '/demands/firms',
  summary: 'Firms and parks with their cadres, and what serving brought: technologies, orders and financing in 万元. A result of a firm that is not on file refuses.',
  body: z.object({ firms: z.array(z.object({ name: z.string().trim().min(2).max(200), kind: z.enum(firmKinds), cadres: z.array(z.string().trim().min(1).max(60)).max(20) })).max(100_000).default([]), results: z.array(z.object({ firm: z.string(), kind: z.enum(resultKinds), amount: z.string().regex(/^\d{1,10}(\.\d{1,2})?$/), note: z.string().max(500).default(''), on: day })).max(100_000).default([]) }),
  output: z.object({ firms: count, results: count }),
  permission: runFirms,
  refusals: ['demands.firm_unknown'],
});
export const sendServices = endpoint({ name: 'demands.send_services', method: 'POST', path: '/demands/services', summary: 'M237: small services a head did in his patches, with ids made by his telephone: sent twice they count once.', body: z.object({ services: z.array(z.object({ id: z.uuid(), patchId: z.uuid(), household: z.string().trim().min(1).max(100), kind: z.string().trim().min(1).max(40), onDay: day })).min(1).max(2000) }), output: z.object({ taken: count }), permission: headsOwn, refusals: ['demands.not_yours', 'demands.line_wrong'] });
export const readServices = endpoint({ name: 'demands.services', method: 'GET', path: '/demands/services', summary: 'M237: services, households and kinds by head, of the units in reach.', output: z.object({ heads: z.array(z.object({ headId: z.string(), headName: z.string(), services: count, households: count, kinds: count })) }), permission: readSmallServices, refusals: [] });
