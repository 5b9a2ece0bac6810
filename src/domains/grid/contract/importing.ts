import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { runGrid } from '../access.ts';
import { sheetKeys } from '../importing/columns.ts';

const counts = z.object({ rows: z.number(), fresh: z.number(), changed: z.number(), same: z.number(), refused: z.number() });
/** What the job answers: counts by sheet, and the rows left out with why. */
export const importAnswer = z.object({
  applied: z.boolean(),
  counts: z.object({ patches: counts, heads: counts, households: counts }),
  faults: z.array(z.object({ sheet: z.enum(sheetKeys), row: z.number(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

export const startGridImport = endpoint({
  name: 'grid.import',
  method: 'POST',
  path: '/grid/imports',
  summary: 'Reads an uploaded workbook with patches, heads and households: what it would do and which rows cannot be taken; with `apply` it is taken over in one transaction. The same file again changes nothing.',
  body: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), apply: z.boolean() }),
  output: z.object({ jobId: z.string() }),
  permission: runGrid,
  refusals: ['grid.no_such_file'],
});

export const importTemplate = endpoint({
  name: 'grid.import_template',
  method: 'GET',
  path: '/grid/imports/template',
  summary: 'The workbook to fill in: 网格, 三长, 住户.',
  output: z.unknown(),
  answers: 'file',
  permission: runGrid,
  refusals: [],
});
