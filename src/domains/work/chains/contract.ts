import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { day } from '../../../kernel/period.ts';
import { id, made, nothing, reason, text, title } from '../contract/views.ts';
import { answerBlocks, blockLinks, doLinks, readChains, runChains } from './access.ts';
import { blockStandings, linkKinds, linkStages } from './model.ts';

const block = z.object({ id: z.string(), reason: z.string(), organizationName: z.string().nullable(), raisedOn: z.string(), raisedBy: z.string(), clearedOn: z.string().nullable(), clearedBy: z.string().nullable(), outcome: z.string().nullable(), days: z.number(), standing: z.enum(blockStandings), answerBy: z.string().nullable(), answeredOn: z.string().nullable(), answeredBy: z.string().nullable(), answer: z.string().nullable(), can: z.object({ answer: z.boolean(), clear: z.boolean() }) });
const link = z.object({
  id: z.string(), position: z.number(), kind: z.enum(linkKinds), title: z.string(), organizationId: z.string(), organizationName: z.string(), promisedDays: z.number(), after: z.array(z.number()), beforeStart: z.boolean(),
  stage: z.enum(linkStages), plannedFrom: z.string(), plannedTo: z.string(), readyOn: z.string().nullable(), dueOn: z.string().nullable(), taken: z.number(), stood: z.number(), saved: z.number().nullable(), overdue: z.boolean(),
  doneOn: z.string().nullable(), doneNote: z.string().nullable(), doneBy: z.string().nullable(), opinion: z.string().nullable(), confirmedOn: z.string().nullable(), confirmedBy: z.string().nullable(), blocks: z.array(block), can: z.object({ report: z.boolean(), settle: z.boolean(), block: z.boolean() }),
});
const head = z.object({
  id: z.string(), title: z.string(), about: z.string(), organizationId: z.string(), organizationName: z.string(), investment: z.string(), openedOn: z.string(), plannedStartOn: z.string(), plannedReadyOn: z.string(), startedOn: z.string().nullable(), startProof: z.string().nullable(), startedBy: z.string().nullable(), monthsEarly: z.number().nullable(), stoppedOn: z.string().nullable(), stoppedBecause: z.string().nullable(),
  links: z.number(), done: z.number(), blocked: z.number(), overdue: z.number(), saved: z.number(),
});
const department = z.object({ organizationId: z.string(), name: z.string(), links: z.number(), done: z.number(), inTime: z.number(), promised: z.number(), taken: z.number(), saved: z.number(), blocked: z.number(), overdue: z.number(), explanation });
const unit = z.object({ id: z.string(), name: z.string() });

export const listChains = endpoint({
  name: 'work.chains',
  method: 'GET',
  path: '/chains',
  summary: 'Projects as chains of approvals and services (M035): where each stands, what is blocked and by whom, working days saved per department, explained down to the link. Investment in 亿元.',
  output: z.object({ chains: z.array(head), alerts: z.array(z.object({ chainId: z.string(), chainTitle: z.string(), link: z.string(), organizationName: z.string(), kind: z.enum(['blocked', 'overdue']), days: z.number(), reason: z.string().nullable(), clearedBy: z.string().nullable(), standing: z.enum(blockStandings).nullable() })), departments: z.array(department), units: z.array(unit), choices: z.array(unit), can: z.object({ run: z.boolean() }) }),
  permission: readChains,
  refusals: [],
});
const newLink = z.object({ kind: z.enum(linkKinds), title, organizationId: z.uuid(), promisedDays: z.int().min(1).max(500), after: z.array(z.int().min(1).max(99)).max(20), beforeStart: z.boolean() });
export const openChain = endpoint({
  name: 'work.open_chain',
  method: 'POST',
  path: '/chains',
  summary: 'A chain with its links in order; each names the links before it by their number and promises working days. Investment in 万元.',
  body: z.object({ organizationId: z.uuid(), title, about: text, investment: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, 'chains.amount_malformed'), plannedStartOn: day, links: z.array(newLink).min(1).max(60) }),
  output: made,
  permission: runChains,
  refusals: ['chains.after_later', 'chains.amount_malformed', 'registry.no_such_organization'],
});
export const readChain = endpoint({ name: 'work.chain', method: 'GET', path: '/chains/:id', summary: 'A chain link by link: plan against actual, blocks, what was saved.', params: id, output: z.object({ chain: head, links: z.array(link), departments: z.array(department), choices: z.array(unit), today: z.string(), can: z.object({ start: z.boolean(), stop: z.boolean() }) }), permission: readChains, refusals: ['chains.no_such_chain'] });
const there = ['chains.no_such_link', 'chains.stopped', 'chains.link_moved'] as const;
export const reportLink = endpoint({ name: 'work.report_link', method: 'POST', path: '/chain-links/:id/report', summary: 'The department says its link is done, with the number of the paper or the result. Its time ends today if this is confirmed.', params: id, body: z.object({ note: reason }), output: nothing, permission: doLinks, refusals: [...there, 'chains.not_ready', 'chains.blocked'] });
export const settleLink = endpoint({ name: 'work.settle_link', method: 'POST', path: '/chain-links/:id/decision', summary: 'The unit that leads confirms, and the next links begin; or sends back. Never who reported it.', params: id, body: z.object({ accepted: z.boolean(), opinion: reason }), output: nothing, permission: runChains, refusals: [...there, 'chains.oneself'] });
export const blockLink = endpoint({ name: 'work.block_link', method: 'POST', path: '/chain-links/:id/blocks', summary: 'Says why a link stands still and which unit has to clear it; left out it is the investor. The time of the department stands where somebody else has to and agrees; whom it names, or the unit that leads, is asked, and silence until `answerBy` counts as agreed.', params: id, body: z.object({ reason, organizationId: z.uuid().nullable() }), output: made, permission: blockLinks, refusals: [...there, 'chains.not_ready', 'chains.blocked', 'registry.no_such_organization'] });
export const answerOneBlock = endpoint({ name: 'work.answer_block', method: 'POST', path: '/chain-blocks/:id/answer', summary: 'Whether the link stands for whom the block names. Agreed, its time stands from the day the block was raised; refused, it never stood. By the unit named or the one that leads, never by whose time it is.', params: id, body: z.object({ agreed: z.boolean(), answer: reason }), output: nothing, permission: answerBlocks, refusals: ['chains.no_such_block', 'chains.answers_oneself', 'chains.block_answered', 'chains.stopped'] });
export const clearOneBlock = endpoint({ name: 'work.clear_block', method: 'POST', path: '/chain-blocks/:id/clearing', summary: 'What cleared it; by the unit that leads the chain.', params: id, body: z.object({ outcome: reason }), output: nothing, permission: runChains, refusals: ['chains.no_such_block', 'chains.block_cleared', 'chains.stopped'] });
export const startProject = endpoint({ name: 'work.start_project', method: 'POST', path: '/chains/:id/start', summary: 'The project started: the day and what proves it. Refused while a link needed before is not done.', params: id, body: z.object({ startedOn: day, proof: reason }), output: nothing, permission: runChains, refusals: ['chains.no_such_chain', 'chains.stopped', 'chains.started_already', 'chains.start_in_future', 'chains.start_before_links', 'chains.links_missing'] });
export const stopChain = endpoint({ name: 'work.stop_chain', method: 'POST', path: '/chains/:id/stop', summary: 'The chain ends without its project, with the reason; what was done stays.', params: id, body: z.object({ reason }), output: nothing, permission: runChains, refusals: ['chains.no_such_chain', 'chains.stopped', 'chains.started_already'] });
