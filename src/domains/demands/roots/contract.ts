import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { readRoots, runRoots, sendOn } from '../access.ts';
import { demandLine } from '../contract.ts';
import { states } from '../model.ts';

const id = z.object({ id: z.uuid() });
const reason = z.string().trim().min(2).max(2000);
const title = z.string().trim().min(4).max(200);
const days = z.int().min(1).max(250).optional();
const nothing = z.object({});
const demandIds = z.array(z.uuid()).min(1).max(500);
const together = ['demands.no_such_demand', 'demands.root_about_head', 'demands.moved', 'demands.has_root'] as const;
const dispatch = ['dispatch.no_such_series', 'registry.no_such_organization'] as const;

export const readRootsList = endpoint({ name: 'demands.roots', method: 'GET', path: '/demands/roots', summary: 'Root problems of many demands, those that wait first, with how many stand under each.', output: z.object({ roots: z.array(z.object({ id: z.string(), title: z.string(), unitName: z.string(), openedAt: z.string(), doneOn: z.string().nullable(), demands: z.number(), open: z.number() })) }), permission: readRoots, refusals: [] });
export const foundOneRoot = endpoint({ name: 'demands.found_root', method: 'POST', path: '/demands/roots', summary: 'Puts demands of one cause together and hands the cause as a task to a unit, gone through at the dispatch meetings of a series until it is done.', body: z.object({ title, cause: reason, organizationId: z.uuid(), seriesId: z.uuid(), days, demandIds }), output: z.object({ id: z.string() }), permission: runRoots, refusals: [...together, ...dispatch, 'demands.root_of_one'] });
export const readRoot = endpoint({ name: 'demands.root', method: 'GET', path: '/demands/roots/:id', summary: 'A root problem with the demands that stand under it.', params: id, output: z.object({ root: z.object({ id: z.string(), title: z.string(), cause: z.string(), unitName: z.string(), openedAt: z.string(), openedBy: z.string(), doneOn: z.string().nullable() }), lines: z.array(demandLine) }), permission: readRoots, refusals: ['demands.no_such_root'] });
export const joinOneRoot = endpoint({ name: 'demands.join_root', method: 'POST', path: '/demands/roots/:id/demands', summary: 'More demands of the same cause.', params: id, body: z.object({ demandIds }), output: nothing, permission: runRoots, refusals: [...together, 'demands.no_such_root', 'demands.root_done'] });
export const leaveOneRoot = endpoint({ name: 'demands.leave_root', method: 'POST', path: '/demands/:id/root/leave', summary: 'Takes a demand from a root it was put to by mistake.', params: id, body: z.object({ reason }), output: nothing, permission: runRoots, refusals: ['demands.no_such_demand', 'demands.no_root'] });
export const listKin = endpoint({ name: 'demands.kin', method: 'GET', path: '/demands/:id/kin', summary: 'Demands that may come of the same cause, in the whole region, with how alike the words are (hundredths); and the roots that wait.', params: id, output: z.object({ lines: z.array(z.object({ id: z.string(), number: z.string(), words: z.string(), place: z.string(), state: z.enum(states), likeness: z.number() })), roots: z.array(z.object({ id: z.string(), title: z.string() })) }), permission: runRoots, refusals: ['demands.no_such_demand'] });
export const listSeries = endpoint({ name: 'demands.series', method: 'GET', path: '/demands/series', summary: 'Dispatch series that stand, and units that a task can be given to.', output: z.object({ series: z.array(z.object({ id: z.string(), name: z.string() })), units: z.array(z.object({ id: z.string(), name: z.string() })) }), permission: sendOn, refusals: [] });
export const sendOne = endpoint({ name: 'demands.send_on', method: 'POST', path: '/demands/:id/dispatch', summary: 'Hands a big matter with its lead department to dispatch meetings (M034); it is finished here only after dispatch says it is done.', params: id, body: z.object({ seriesId: z.uuid(), title, days }), output: nothing, permission: sendOn, refusals: ['demands.no_such_demand', 'demands.not_yours', 'demands.not_at_departments', 'demands.department_first', 'demands.decision_first', 'demands.sent_already', ...dispatch] });
