import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

export const jobView = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  output: z.unknown(),
  refusal: z.object({ kind: z.string(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), because: z.array(z.unknown()) }).nullable(),
});
export type JobView = z.infer<typeof jobView>;

export const openJob = endpoint({
  name: 'jobs.open',
  method: 'GET',
  path: '/jobs/:id',
  summary: 'State and progress of long work that the account itself started: done of total, output or the refusal it ended with.',
  params: z.object({ id: z.uuid() }),
  output: jobView,
  permission: 'signed_in',
  refusals: ['jobs.not_found'],
});

export const cancelJob = endpoint({
  name: 'jobs.cancel',
  method: 'POST',
  path: '/jobs/:id/cancel',
  summary: 'Asks the own long work to stop at its next safe point; nothing half-done remains.',
  params: z.object({ id: z.uuid() }),
  output: z.null(),
  permission: 'signed_in',
  refusals: ['jobs.not_found', 'jobs.already_finished'],
});
