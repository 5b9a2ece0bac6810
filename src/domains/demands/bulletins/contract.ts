import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { readBulletins, signBulletins, writeBulletins } from './access.ts';
import { figures, kinds, reportStates } from './model.ts';
import { partStates } from './rules/periods.ts';

const id = z.object({ id: z.uuid() });
const nothing = z.object({});
const nullable = z.string().nullable();
const year = z.coerce.number().int().min(2000).max(2999);
const part = { kind: z.enum(kinds), year: z.number(), part: z.number(), from: z.string(), to: z.string() };
const moved = ['bulletins.no_such_report', 'bulletins.moved'] as const;

export const readYear = endpoint({
  name: 'demands.bulletins',
  method: 'GET',
  path: '/bulletins',
  summary: 'The papers of a year by kind and period (M245): 月调度, 季总结, 半年通报, as often as the pack asks; which periods are over without a published paper. Drafts are shown to whoever writes or signs.',
  query: z.object({ year: year.optional() }),
  output: z.object({
    year: z.number(),
    kinds: z.array(z.object({ kind: z.enum(kinds), times: z.number(), owed: z.boolean(), published: z.number(), missing: z.number(), parts: z.array(z.object({ ...part, title: z.string(), state: z.enum(partStates), missing: z.boolean(), reportId: nullable, publishedOn: nullable })) })),
    can: z.object({ write: z.boolean(), sign: z.boolean() }),
  }),
  permission: readBulletins,
  refusals: ['bulletins.uneven_year'],
});
export const makeDraft = endpoint({
  name: 'demands.make_bulletin',
  method: 'POST',
  path: '/bulletins',
  summary: 'Makes the draft of a period out of what is on file: grid, visits, demands, dispatch tasks, races. The same period again answers with the paper that is there. A period that has not begun is refused.',
  body: z.object({ kind: z.enum(kinds), year: z.int().min(2000).max(2999), part: z.int().min(1).max(12) }),
  output: z.object({ id: z.string(), made: z.boolean() }),
  permission: writeBulletins,
  refusals: ['bulletins.no_such_period', 'bulletins.not_begun', 'bulletins.uneven_year'],
});
const behind = z.object({ kind: z.enum(['coverage', 'demands', 'dispatch']), name: z.string(), count: z.number(), of: z.number(), percent: nullable });
export const readReport = endpoint({
  name: 'demands.bulletin',
  method: 'GET',
  path: '/bulletins/:id',
  summary: 'One paper with its figures and words. On time is ÷ (closed + overdue open).',
  params: id,
  output: z.object({
    ...part, id: z.string(), title: z.string(), state: z.enum(reportStates), over: z.boolean(), figures, figuredAt: z.string(), opening: z.string(), own: z.boolean(), demandsMade: z.string(), behind: z.array(behind), draftedBy: z.string(), submittedOn: nullable, returnedBecause: nullable,
    signedOn: nullable, signedBy: nullable, publishedOn: nullable, publishedBy: nullable, explanation,
    can: z.object({ edit: z.boolean(), submit: z.boolean(), giveBack: z.boolean(), sign: z.boolean(), publish: z.boolean() }),
  }),
  permission: readBulletins,
  refusals: ['bulletins.no_such_report'],
});
export const figureAgain = endpoint({ name: 'demands.figure_bulletin', method: 'POST', path: '/bulletins/:id/figures', summary: 'Reads the figures of a draft anew; what people wrote stays.', params: id, output: nothing, permission: writeBulletins, refusals: [...moved] });
export const editReport = endpoint({ name: 'demands.edit_bulletin', method: 'POST', path: '/bulletins/:id/words', summary: 'The opening (null: the words the program makes from the figures) and what is asked of the units next.', params: id, body: z.object({ opening: z.string().trim().min(10).max(6000).nullable(), demandsMade: z.string().trim().max(6000) }), output: nothing, permission: writeBulletins, refusals: [...moved] });
export const submitReport = endpoint({ name: 'demands.submit_bulletin', method: 'POST', path: '/bulletins/:id/submission', summary: 'Hands a draft in for signature once its period is over; figures are read a last time and stand from then on.', params: id, output: nothing, permission: writeBulletins, refusals: [...moved, 'bulletins.period_runs', 'bulletins.nothing_asked'] });
export const giveBackReport = endpoint({ name: 'demands.give_back_bulletin', method: 'POST', path: '/bulletins/:id/return', summary: 'Sends a paper back with the reason; a signature not yet published is withdrawn by it.', params: id, body: z.object({ reason: z.string().trim().min(2).max(2000) }), output: nothing, permission: signBulletins, refusals: [...moved] });
export const signReport = endpoint({ name: 'demands.sign_bulletin', method: 'POST', path: '/bulletins/:id/signature', summary: 'Signs a paper; never by whoever wrote it.', params: id, output: nothing, permission: signBulletins, refusals: [...moved, 'bulletins.own_paper'] });
export const publishReport = endpoint({ name: 'demands.publish_bulletin', method: 'POST', path: '/bulletins/:id/publication', summary: 'Publishes what is signed to everybody who works with the grid. It stands from then on.', params: id, output: nothing, permission: writeBulletins, refusals: [...moved] });
export const printReport = endpoint({ name: 'demands.print_bulletin', method: 'GET', path: '/bulletins/:id/paper', summary: 'The paper as a Word file or PDF, with its charts; a draft says that it is one.', params: id, query: z.object({ format: z.enum(['docx', 'pdf']) }), output: z.unknown(), answers: 'file', permission: readBulletins, refusals: ['bulletins.no_such_report', 'documents.pdf_no_browser'] });
