import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { runFirms } from '../access.ts';
import { enteredSources } from '../model.ts';
import { listKeys } from './columns.ts';

export { listKeys };

const counts = z.object({ rows: z.number(), fresh: z.number(), changed: z.number(), same: z.number(), refused: z.number() });
/** What the job answers: counts by sheet, and the rows left out with why. */
export const listsAnswer = z.object({
  applied: z.boolean(),
  counts: z.object({ firms: counts, demands: counts, results: counts }),
  faults: z.array(z.object({ sheet: z.enum(listKeys), row: z.number(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

export const startListImport = endpoint({
  name: 'demands.import_lists',
  method: 'POST',
  path: '/demands/imports',
  summary: 'Reads an uploaded workbook of firms (M224), demands of one source (M225, M226, a hotline’s file) and results: what it would do and which rows cannot be taken; with `apply` it is taken over in one transaction. The same file again changes nothing.',
  body: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), source: z.enum(enteredSources), apply: z.boolean() }),
  output: z.object({ jobId: z.string() }),
  permission: runFirms,
  refusals: ['demands.no_such_file'],
});

export const listsTemplateFile = endpoint({
  name: 'demands.lists_template',
  method: 'GET',
  path: '/demands/imports/template',
  summary: 'The workbook to fill in: 企业, 诉求, 服务成效.',
  output: z.unknown(),
  answers: 'file',
  permission: runFirms,
  refusals: [],
});
