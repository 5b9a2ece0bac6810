import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { day } from '../../../kernel/period.ts';
import { id, made, nothing, reason, title } from '../contract/views.ts';
import { careFronts, observeFronts, readFronts, readOwnCalls, reportFronts, runFronts } from './access.ts';
import { conducts, deploymentStates, eventKinds, harmKinds, levels, mobilizationKinds, postTypes } from './model.ts';

const person = z.object({ personId: z.string(), name: z.string(), organizationName: z.string().nullable() });
const strength = z.object({ needed: z.number(), called: z.number(), onSite: z.number(), returned: z.number(), short: z.number() });
const head = z.object({ id: z.string(), kind: z.enum(mobilizationKinds), title: z.string(), fromOn: z.string(), endedOn: z.string().nullable(), endedBecause: z.string().nullable(), openedBy: z.string(), fronts: z.number(), strength });
const service = person.extend({ times: z.number(), days: z.number(), now: z.boolean(), explanation });
const unit = z.object({ id: z.string(), name: z.string() });

export const listMobilizations = endpoint({
  name: 'work.mobilizations',
  method: 'GET',
  path: '/mobilizations',
  summary: 'Calls to fronts in emergencies (M036) and to villages (M037) with the strength now, and the front-line service of everybody in reach over all of them, explained stay by stay.',
  output: z.object({ mobilizations: z.array(head), service: z.array(service), can: z.object({ run: z.boolean() }) }),
  permission: readFronts,
  refusals: [],
});
export const openMobilization = endpoint({ name: 'work.open_mobilization', method: 'POST', path: '/mobilizations', summary: 'Opens a call and declares the event that entries of files will name.', body: z.object({ kind: z.enum(mobilizationKinds), eventKind: z.enum(eventKinds), title, fromOn: day, document: z.string().trim().max(200) }), output: made, permission: runFronts, refusals: ['fronts.from_in_future'] });
const care = z.object({ id: z.string(), task: z.string(), dueOn: z.string(), overdue: z.boolean(), doneOn: z.string().nullable(), doneNote: z.string().nullable(), doneBy: z.string().nullable() });
const harm = z.object({ id: z.string(), kind: z.enum(harmKinds), person, occurredOn: z.string(), account: z.string(), recordedBy: z.string(), care: z.array(care) });
const deployment = z.object({ id: z.string(), frontId: z.string(), front: z.string(), person, duty: z.string(), state: z.enum(deploymentStates), calledOn: z.string(), calledBy: z.string(), arrivedOn: z.string().nullable(), leftOn: z.string().nullable(), leftNote: z.string().nullable(), conduct: z.enum(conducts).nullable(), can: z.object({ report: z.boolean(), observe: z.boolean(), care: z.boolean() }) });
export const readMobilization = endpoint({
  name: 'work.mobilization',
  method: 'GET',
  path: '/mobilizations/:id',
  summary: 'Its fronts with needed, called and present strength; the roster with who went where and when. Harm and family care only for those who follow it up.',
  params: id,
  output: z.object({ mobilization: head, fronts: z.array(strength.extend({ id: z.string(), name: z.string(), level: z.enum(levels), postType: z.enum(postTypes) })), deployments: z.array(deployment), harms: z.array(harm), units: z.array(unit), can: z.object({ run: z.boolean(), care: z.boolean() }) }),
  permission: readFronts,
  refusals: ['fronts.no_such_mobilization'],
});
const ended = ['fronts.no_such_mobilization', 'fronts.ended'] as const;
export const addFront = endpoint({ name: 'work.add_front', method: 'POST', path: '/mobilizations/:id/fronts', summary: 'A front with the kind of work and how many people it needs at a time.', params: id, body: z.object({ name: title, level: z.enum(levels), postType: z.enum(postTypes), needed: z.int().min(1).max(100_000) }), output: made, permission: runFronts, refusals: [...ended, 'fronts.front_twice'] });
export const findCallable = endpoint({ name: 'work.callable', method: 'GET', path: '/mobilizations/:id/callable', summary: 'Who of a unit and below could be called, by field of study; nobody who is out already, who served the fewest days first. At most two hundred.', params: id, query: z.object({ organizationId: z.uuid(), skill: z.string().trim().max(50).default('') }), output: z.object({ people: z.array(person.extend({ skill: z.string().nullable(), title: z.string().nullable(), days: z.number() })), total: z.number() }), permission: runFronts, refusals: ['fronts.no_such_mobilization', 'registry.no_such_organization'] });
export const callUp = endpoint({ name: 'work.call_up', method: 'POST', path: '/fronts/:id/deployments', summary: 'Calls people to a front; all or nobody. Nobody is called to two fronts at once.', params: id, body: z.object({ personIds: z.array(z.uuid()).min(1).max(200), duty: title }), output: z.object({ ids: z.array(z.string()) }), permission: runFronts, refusals: [...ended, 'fronts.no_such_front', 'fronts.already_out', 'fronts.no_unit', 'registry.no_such_person'] });
const moved = ['fronts.no_such_deployment', 'fronts.moved', 'fronts.oneself'] as const;
export const arrive = endpoint({ name: 'work.arrive', method: 'POST', path: '/deployments/:id/arrival', summary: 'He has arrived: an entry of his file, from the unit that sent him.', params: id, body: z.object({ on: day }), output: nothing, permission: reportFronts, refusals: [...moved, 'fronts.day_outside'] });
export const comeBack = endpoint({ name: 'work.come_back', method: 'POST', path: '/deployments/:id/return', summary: 'He has come back, with how he did: an entry of his file that ends the one of his arrival.', params: id, body: z.object({ on: day, conduct: z.enum(conducts), note: reason }), output: nothing, permission: reportFronts, refusals: [...moved, 'fronts.day_outside'] });
export const cancelCall = endpoint({ name: 'work.cancel_call', method: 'POST', path: '/deployments/:id/cancellation', summary: 'A call that came to nothing, with the reason; nothing stands in the file.', params: id, body: z.object({ reason }), output: nothing, permission: reportFronts, refusals: moved });
export const observeOnSite = endpoint({ name: 'work.observe_on_site', method: 'POST', path: '/deployments/:id/observations', summary: 'What was seen of him at the front (M015): goes on to be confirmed, and he may dispute it.', params: id, body: z.object({ sign: z.enum(['positive', 'negative']), description: reason }), output: made, permission: observeFronts, refusals: moved });
export const recordHarm = endpoint({ name: 'work.record_harm', method: 'POST', path: '/deployments/:id/harm', summary: 'Injury or sacrifice in the line of duty with dated care for the family.', params: id, body: z.object({ kind: z.enum(harmKinds), occurredOn: day, account: reason, care: z.array(z.object({ task: title, dueOn: day })).min(1).max(30) }), output: made, permission: careFronts, refusals: ['fronts.no_such_deployment', 'fronts.oneself', 'fronts.never_there', 'fronts.day_outside'] });
export const careDone = endpoint({ name: 'work.care_done', method: 'POST', path: '/family-care/:id/done', summary: 'What was done for the family.', params: id, body: z.object({ note: reason }), output: nothing, permission: careFronts, refusals: ['fronts.no_such_care', 'fronts.care_done'] });
export const ownCalls = endpoint({ name: 'work.own_calls', method: 'GET', path: '/own-calls', summary: '本人: where one is called to, with what duty, by whom; and where one has been, with the days served.', output: z.object({ calls: z.array(z.object({ id: z.string(), title: z.string(), front: z.string(), level: z.enum(levels), duty: z.string(), state: z.enum(deploymentStates), calledOn: z.string(), calledBy: z.string(), arrivedOn: z.string().nullable(), leftOn: z.string().nullable() })), days: z.number() }), permission: readOwnCalls, refusals: [] });
export const endMobilization = endpoint({ name: 'work.end_mobilization', method: 'POST', path: '/mobilizations/:id/end', summary: 'The call ends once everybody is back, and with it the critical event that entries of files name; where somebody ended that before, `endedNow` is false and its day stands.', params: id, body: z.object({ reason }), output: z.object({ eventEndedOn: z.string(), endedNow: z.boolean() }), permission: runFronts, refusals: [...ended, 'fronts.still_out'] });
