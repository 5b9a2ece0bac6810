import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { day } from '../../../kernel/period.ts';
import { id, made, nothing, reason, text, title } from '../contract/views.ts';
import { readDispatch, reportDispatch, runDispatch } from './access.ts';
import { agendaKinds, taskKinds, taskStates } from './model.ts';

const report = z.object({ id: z.string(), number: z.number(), note: z.string(), reportedOn: z.string(), reportedBy: z.string(), state: z.enum(['waiting', 'confirmed', 'returned']), opinion: z.string().nullable(), decidedBy: z.string().nullable(), decidedOn: z.string().nullable() });
const task = z.object({ id: z.string(), seriesId: z.string(), seriesName: z.string(), kind: z.enum(taskKinds), meetingId: z.string().nullable(), meetingNumber: z.number().nullable(), title: z.string(), organizationId: z.string(), organizationName: z.string(), givenOn: z.string(), givenBy: z.string(), dueOn: z.string(), state: z.enum(taskStates), overdue: z.boolean(), lateBy: z.number(), doneOn: z.string().nullable(), reports: z.array(report), can: z.object({ report: z.boolean(), settle: z.boolean() }) });
const meeting = z.object({ id: z.string(), seriesId: z.string(), seriesName: z.string(), number: z.number(), heldOn: z.string(), chair: z.string(), attendees: z.string().nullable(), openedOn: z.string().nullable(), closedOn: z.string().nullable(), conclusion: z.string().nullable(), given: z.number(), done: z.number() });
const unitLine = z.object({ organizationId: z.string(), name: z.string(), received: z.number(), settled: z.number(), inTime: z.number(), waiting: z.number(), open: z.number(), overdue: z.number(), explanation });

export const readDispatchBoard = endpoint({
  name: 'work.dispatch_board',
  method: 'GET',
  path: '/dispatch',
  summary: 'What was handed out and where it stands; per unit received, settled, overdue, explained (M034); series and meetings for those who run them.',
  output: z.object({ series: z.array(z.object({ id: z.string(), name: z.string(), purpose: z.string(), open: z.number() })), meetings: z.array(meeting), tasks: z.array(task), units: z.array(unitLine), choices: z.array(z.object({ id: z.string(), name: z.string() })), days: z.number(), can: z.object({ run: z.boolean() }) }),
  permission: readDispatch,
  refusals: [],
});
export const startSeries = endpoint({ name: 'work.start_dispatch', method: 'POST', path: '/dispatch/series', summary: 'A leading group or mechanism that dispatches again and again (M027).', body: z.object({ name: title, purpose: text }), output: made, permission: runDispatch, refusals: ['dispatch.series_twice'] });
const days = z.int().min(1).max(250).optional();
export const sendIssue = endpoint({ name: 'work.send_issue', method: 'POST', path: '/dispatch/series/:id/issues', summary: 'Sends an issue to the unit responsible, in working days (M034); it stands on the agenda until it is settled.', params: id, body: z.object({ title, organizationId: z.uuid(), days }), output: made, permission: runDispatch, refusals: ['dispatch.no_such_series', 'registry.no_such_organization'] });
export const planMeeting = endpoint({ name: 'work.plan_meeting', method: 'POST', path: '/dispatch/series/:id/meetings', summary: 'A meeting on a day to come or today; its agenda is built from what is open.', params: id, body: z.object({ heldOn: day, chair: z.string().trim().min(1).max(100) }), output: made, permission: runDispatch, refusals: ['dispatch.no_such_series', 'dispatch.meeting_in_past', 'dispatch.meeting_waits'] });
const there = ['dispatch.no_such_meeting', 'dispatch.meeting_moved'] as const;
export const readMeeting = endpoint({
  name: 'work.dispatch_meeting',
  method: 'GET',
  path: '/dispatch/meetings/:id',
  summary: 'A meeting with its agenda, what was said to each entry, and the instructions given. Before it opens the agenda is what is open today.',
  params: id,
  output: z.object({ meeting, agenda: z.array(z.object({ id: z.string().nullable(), position: z.number(), kind: z.enum(agendaKinds), title: z.string(), note: z.string().nullable(), about: task.nullable(), link: z.string().nullable(), given: z.array(task) })), choices: z.array(z.object({ id: z.string(), name: z.string() })), days: z.number() }),
  permission: runDispatch,
  refusals: ['dispatch.no_such_meeting'],
});
export const addTopic = endpoint({ name: 'work.add_topic', method: 'POST', path: '/dispatch/meetings/:id/topics', summary: 'Puts an indicator or a topic on the agenda by hand.', params: id, body: z.object({ kind: z.enum(['indicator', 'topic']), title }), output: nothing, permission: runDispatch, refusals: [...there] });
export const openMeeting = endpoint({ name: 'work.open_meeting', method: 'POST', path: '/dispatch/meetings/:id/open', summary: 'The meeting begins: the agenda is fixed as what is open now, and instructions can be given.', params: id, body: z.object({ attendees: z.string().trim().min(2).max(2000) }), output: nothing, permission: runDispatch, refusals: [...there, 'dispatch.not_yet'] });
export const noteOnEntry = endpoint({ name: 'work.note_on_entry', method: 'POST', path: '/dispatch/agenda/:id/note', summary: 'What was said to an entry of the agenda.', params: id, body: z.object({ note: z.string().trim().min(1).max(2000) }), output: nothing, permission: runDispatch, refusals: [...there, 'dispatch.no_such_entry'] });
export const instruct = endpoint({ name: 'work.instruct', method: 'POST', path: '/dispatch/agenda/:id/instructions', summary: 'An instruction to a unit with a term in working days; it comes back at every next meeting until done.', params: id, body: z.object({ title, organizationId: z.uuid(), days }), output: made, permission: runDispatch, refusals: [...there, 'dispatch.no_such_entry', 'registry.no_such_organization'] });
export const closeMeeting = endpoint({ name: 'work.close_meeting', method: 'POST', path: '/dispatch/meetings/:id/close', summary: 'The meeting ends with its conclusion; minutes from now on as they stand.', params: id, body: z.object({ conclusion: text }), output: nothing, permission: runDispatch, refusals: [...there] });
export const meetingMinutes = endpoint({ name: 'work.dispatch_minutes', method: 'GET', path: '/dispatch/meetings/:id/minutes', summary: 'The minutes as Word file or PDF: what was said to each entry, instructions with unit and day.', params: id, query: z.object({ format: z.enum(['docx', 'pdf']).default('docx') }), output: z.unknown(), answers: 'file', permission: runDispatch, refusals: ['dispatch.no_such_meeting', 'dispatch.meeting_moved', 'documents.pdf_no_browser'] });
export const reportTaskDone = endpoint({ name: 'work.report_dispatch', method: 'POST', path: '/dispatch/tasks/:id/reports', summary: 'The unit says that what it was handed is done. Somebody else confirms it.', params: id, body: z.object({ note: reason }), output: made, permission: reportDispatch, refusals: ['dispatch.no_such_task', 'dispatch.task_moved'] });
export const settleTask = endpoint({ name: 'work.settle_dispatch', method: 'POST', path: '/dispatch/reports/:id/decision', summary: 'Confirms that it is done, or sends it back. Never who reported it.', params: id, body: z.object({ accepted: z.boolean(), opinion: reason }), output: nothing, permission: runDispatch, refusals: ['dispatch.no_such_report', 'dispatch.task_moved', 'dispatch.own_report'] });
