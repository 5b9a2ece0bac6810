import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { day } from '../../../kernel/period.ts';
import { id, made, nothing, reason, text, title } from '../contract/views.ts';
import { readPledges, runPledges, writePledges } from './access.ts';
import { directions, pledgeStates } from './model.ts';

const rate = z.string().nullable();
const fulfilment = z.object({ due: z.number(), met: z.number(), missed: z.number(), missing: z.number(), rate, explanation });
const head = z.object({ id: z.string(), termId: z.string(), termTitle: z.string(), organizationId: z.string(), organizationName: z.string(), state: z.enum(pledgeStates), dueOn: z.string(), overdue: z.boolean(), submittedOn: z.string().nullable(), late: z.boolean(), publishedOn: z.string().nullable(), objectives: z.number(), fulfilment });
const figure = z.object({ id: z.string(), number: z.number(), actual: z.string(), source: z.string(), enteredOn: z.string(), enteredBy: z.string(), state: z.enum(['waiting', 'confirmed', 'returned']), opinion: z.string().nullable(), decidedBy: z.string().nullable(), can: z.object({ settle: z.boolean() }) });
const yearView = z.object({ year: z.number(), over: z.boolean(), target: z.string(), actual: z.string().nullable(), met: z.boolean(), figures: z.array(figure), can: z.object({ enter: z.boolean() }) });
const unit = z.object({ id: z.string(), name: z.string() });

export const listPledges = endpoint({
  name: 'work.pledges',
  method: 'GET',
  path: '/pledges',
  summary: 'Pledges of new teams by term of office (M032): handed in ÷ owed (T34), published, and of the figures of years that are over how many were reached; all explained.',
  output: z.object({ terms: z.array(z.object({ id: z.string(), title: z.string(), fromYear: z.number(), toYear: z.number(), dueOn: z.string(), submission: z.object({ owed: z.number(), submitted: z.number(), published: z.number(), rate, explanation }), fulfilment })), pledges: z.array(head), units: z.array(unit), can: z.object({ run: z.boolean() }) }),
  permission: readPledges,
  refusals: [],
});
const year = z.int().min(1990).max(2200);
const number = z.string().regex(/^-?\d{1,12}(\.\d{1,3})?$/, 'pledges.figure_malformed');
export const callForPledges = endpoint({ name: 'work.call_for_pledges', method: 'POST', path: '/pledges', summary: 'Says which new teams owe a pledge for which years, and until when.', body: z.object({ title, fromYear: year, toYear: year, dueOn: day, organizationIds: z.array(z.uuid()).min(1).max(500) }), output: made, permission: runPledges, refusals: ['pledges.term_malformed', 'pledges.term_twice', 'pledges.due_before_today', 'registry.no_such_organization'] });
export const readPledge = endpoint({
  name: 'work.pledge',
  method: 'GET',
  path: '/pledges/:id',
  summary: 'A pledge with its objectives, and year by year what was pledged against what was reached.',
  params: id,
  output: z.object({ pledge: head, fromYear: z.number(), toYear: z.number(), statement: z.string().nullable(), submittedBy: z.string().nullable(), opinion: z.string().nullable(), publishedBy: z.string().nullable(), publicPath: z.string().nullable(), objectives: z.array(z.object({ id: z.string(), position: z.number(), title: z.string(), unit: z.string(), better: z.enum(directions), years: z.array(yearView) })), can: z.object({ write: z.boolean(), publish: z.boolean() }) }),
  permission: readPledges,
  refusals: ['pledges.no_such_pledge'],
});
const moved = ['pledges.no_such_pledge', 'pledges.moved'] as const;
export const submitPledge = endpoint({ name: 'work.submit_pledge', method: 'POST', path: '/pledges/:id/submission', summary: 'The pledge with objectives that can be measured: a figure for every year of the term.', params: id, body: z.object({ statement: text, objectives: z.array(z.object({ title, unit: z.string().trim().min(1).max(20), better: z.enum(directions), targets: z.array(z.object({ year, target: number })).min(1).max(10) })).min(1).max(40) }), output: nothing, permission: writePledges, refusals: [...moved, 'pledges.years_missing', 'pledges.figure_malformed'] });
export const decidePledge = endpoint({ name: 'work.decide_pledge', method: 'POST', path: '/pledges/:id/decision', summary: 'Accepts and publishes it, from then on fixed; or sends it back. Never who handed it in.', params: id, body: z.object({ accepted: z.boolean(), opinion: reason }), output: nothing, permission: runPledges, refusals: [...moved, 'pledges.oneself'] });
export const enterActual = endpoint({ name: 'work.enter_actual', method: 'POST', path: '/pledge-objectives/:id/actuals', summary: 'What was reached in a year, with its source; a further figure corrects the one before once it is confirmed.', params: id, body: z.object({ year, actual: number, source: reason }), output: made, permission: writePledges, refusals: ['pledges.no_such_objective', 'pledges.not_published', 'pledges.year_outside', 'pledges.year_to_come', 'pledges.actual_waits', 'pledges.figure_malformed'] });
export const settleActual = endpoint({ name: 'work.settle_actual', method: 'POST', path: '/pledge-actuals/:id/decision', summary: 'Confirms the figure of a year or sends it back. Never who entered it.', params: id, body: z.object({ accepted: z.boolean(), opinion: reason }), output: nothing, permission: runPledges, refusals: ['pledges.no_such_actual', 'pledges.actual_moved', 'pledges.oneself'] });
export const readPublicPledge = endpoint({
  name: 'work.public_pledge',
  method: 'GET',
  path: '/pledges/public/:region/:id',
  summary: 'A published pledge for everybody: objectives, and for years that are over what was reached by confirmed figures. No session, no account names.',
  params: z.object({ region: z.string().regex(/^\d{6}$/), id: z.uuid() }),
  output: z.object({ region: z.string(), organizationName: z.string(), termTitle: z.string(), statement: z.string(), publishedOn: z.string(), asOf: z.string(), objectives: z.array(z.object({ title: z.string(), unit: z.string(), better: z.enum(directions), years: z.array(z.object({ year: z.number(), over: z.boolean(), target: z.string(), actual: z.string().nullable(), met: z.boolean() })) })), fulfilment: z.object({ due: z.number(), met: z.number(), rate }) }),
  permission: 'public',
  refusals: ['pledges.no_such_pledge'],
});
