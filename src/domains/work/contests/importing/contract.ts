import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { id, month } from '../../contract/views.ts';
import { runContests } from '../access.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** What the job answers. `seen` names the differences shown; nothing is written unless the same ones are agreed to. */
export const resultsAnswer = z.object({
  applied: z.boolean(),
  moved: z.boolean(),
  seen: z.string(),
  counts: z.object({ cells: z.number(), fresh: z.number(), changed: z.number(), same: z.number(), refused: z.number() }),
  changes: z.array(z.object({ row: z.number(), unit: z.string(), indicator: z.string(), period: z.string(), before: z.string().nullable(), after: z.string(), source: z.string() })),
  faults: z.array(z.object({ row: z.number(), column: z.string(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  absent: z.array(z.string()),
});

export const startResultsImport = endpoint({
  name: 'work.import_results',
  method: 'POST',
  path: '/contests/:id/results/imports',
  summary: 'Reads an uploaded workbook of results (M033): the differences to what is on file and every cell that cannot be taken, with its reason. With `seen`, the name of the differences shown, all of them are taken over in one transaction; with a bad cell, or where the file says something else by now, nothing is. The same file again changes nothing.',
  params: id,
  body: z.object({ hash, seen: hash.nullable() }),
  output: z.object({ jobId: z.string() }),
  permission: runContests,
  refusals: ['work.no_such_contest', 'work.no_such_file'],
});

export const resultsTemplateFile = endpoint({
  name: 'work.results_template',
  method: 'GET',
  path: '/contests/:id/results/template',
  summary: 'The workbook to fill in for a month: a row for each unit, a column for each indicator, with the figures that count so far.',
  params: id,
  query: z.object({ period: month }),
  output: z.unknown(),
  answers: 'file',
  permission: runContests,
  refusals: ['work.no_such_contest'],
});
