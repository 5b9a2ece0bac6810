import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { runDesk } from '../access.ts';

const id = z.object({ id: z.uuid() });
const nothing = z.object({});
const seen = ['demands.no_such_demand', 'demands.not_yours'] as const;
export const publishOne = endpoint({ name: 'demands.publish', method: 'POST', path: '/demands/:id/publication', summary: 'Puts what was done about an answered comment or suggestion on the public page (M225), in words of its own; a second time changes them.', params: id, body: z.object({ title: z.string().trim().min(4).max(100), text: z.string().trim().min(4).max(2000) }), output: nothing, permission: runDesk, refusals: [...seen, 'demands.moved', 'demands.no_suggestion'] });
export const withdrawOne = endpoint({ name: 'demands.withdraw_publication', method: 'POST', path: '/demands/:id/publication/withdrawal', summary: 'Takes it from the public page again.', params: id, body: z.object({ reason: z.string().trim().min(2).max(2000) }), output: nothing, permission: runDesk, refusals: [...seen, 'demands.not_published'] });
export const readHeard = endpoint({
  name: 'demands.heard',
  method: 'GET',
  path: '/public/demands/heard/:region',
  summary: 'What was done about comments and suggestions (M225), without an account: the actions made public, how many said the same, days to the answer, and the totals of all comments.',
  params: z.object({ region: z.string().regex(/^\d{6}$/) }),
  output: z.object({ region: z.string(), totals: z.object({ received: z.number(), answered: z.number(), adopted: z.number(), hours: z.number().nullable() }), actions: z.array(z.object({ title: z.string(), text: z.string(), theme: z.string(), adopted: z.boolean().nullable(), receivedOn: z.string(), answeredOn: z.string(), said: z.number() })) }),
  permission: 'public',
  crowd: true,
  refusals: ['demands.which_region'],
});
