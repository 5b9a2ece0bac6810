import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { importPeople } from './access.ts';
import { cellText, importKey, importParams, importRow, importSummary, importView, organizationTypes, params, rosterKey, rowFilters, text, uuid } from './contract/shapes.ts';
import { importKinds } from './model.ts';
export type { ImportRowView, ImportView } from './contract/shapes.ts';
export { importView, rowFilters } from './contract/shapes.ts';

const permission = importPeople;
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const common = ['registry.import_not_found', 'registry.import_busy', 'registry.import_state'];

export const listImports = endpoint({
  name: 'registry.imports',
  method: 'GET',
  path: '/imports',
  summary: 'The last imports of the region: who, which file, what came of it.',
  output: z.array(importSummary),
  permission,
  refusals: [],
});

export const createImport = endpoint({
  name: 'registry.create_import',
  method: 'POST',
  path: '/imports',
  summary: 'Opens an import of stored files (POST /files): a roster (xlsx, csv), or person files (lrmx, lrm, or zips of them). A roster’s columns are guessed; person files are read at once.',
  body: z.object({ kind: z.enum(importKinds), files: z.array(hash).min(1).max(200) }),
  output: z.object({ importId: uuid }),
  permission,
  refusals: ['files.not_found', 'registry.import_one_roster', 'registry.import_no_sheet', 'sheets.empty', 'sheets.corrupt', 'sheets.too_large', 'sheets.password_protected', 'sheets.old_excel_format', 'sheets.not_a_spreadsheet', 'sheets.zip_bomb', 'sheets.cell_too_long', 'sheets.too_many_cells'],
});

export const getImport = endpoint({
  name: 'registry.import',
  method: 'GET',
  path: '/imports/:importId',
  summary: 'One import: its sheets and columns with samples, counts, units to settle, and the work in hand with its progress.',
  params: importParams,
  output: importView,
  permission,
  refusals: ['registry.import_not_found'],
});

export const chooseColumns = endpoint({
  name: 'registry.choose_columns',
  method: 'PUT',
  path: '/imports/:importId/columns',
  summary: 'Settles which sheets are read and what each column means; the choice is remembered for these headings. Reading starts as a job; what was corrected by hand before is kept.',
  params: importParams,
  body: z.object({ sheets: z.array(z.object({ sheet: z.string().max(200), columns: z.array(rosterKey.nullable()).max(500) })).min(1).max(100) }),
  output: z.object({ jobId: uuid }),
  permission,
  refusals: [...common, 'registry.import_columns_missing', 'registry.import_column_twice', 'registry.import_no_sheet'],
});

export const readImport = endpoint({
  name: 'registry.read_import',
  method: 'POST',
  path: '/imports/:importId/read',
  summary: 'Reads the file again with the columns as they are, e.g. after an interruption. Corrections and decisions are kept.',
  params: importParams,
  output: z.object({ jobId: uuid }),
  permission,
  refusals: common,
});

export const compareImport = endpoint({
  name: 'registry.compare_import',
  method: 'POST',
  path: '/imports/:importId/compare',
  summary: 'Compares all rows anew with what is on file now.',
  params: importParams,
  output: z.object({ jobId: uuid }),
  permission,
  refusals: common,
});

export const importRows = endpoint({
  name: 'registry.import_rows',
  method: 'GET',
  path: '/imports/:importId/rows',
  summary: 'Rows of the sheet with their cells, reasons on the cells, and differences against what is on file; sensitive values on file are masked.',
  params: importParams,
  query: z.object({ filter: z.enum(rowFilters).default('all'), offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(300).default(100) }),
  output: z.object({ total: z.int(), rows: z.array(importRow) }),
  permission,
  refusals: ['registry.import_not_found'],
});

const rowNumber = z.int().min(0);
export const editCells = endpoint({
  name: 'registry.edit_import_cells',
  method: 'POST',
  path: '/imports/:importId/cells',
  summary: 'Corrects cells (null clears one) and confirms cells as they are; the rows are checked and compared again. `undo` takes corrections and confirmations back.',
  params: importParams,
  body: z.object({
    edits: z.array(z.object({ n: rowNumber, column: z.int().min(0).max(500), value: cellText.nullable() })).max(500).default([]),
    accept: z.array(z.object({ n: rowNumber, column: z.int().min(0).max(500) })).max(500).default([]),
    undo: z.array(z.object({ n: rowNumber, column: z.int().min(0).max(500) })).max(500).default([]),
  }),
  output: z.object({ rows: z.array(importRow) }),
  permission,
  refusals: [...common, 'registry.import_no_such_row'],
});

export const listFixes = endpoint({
  name: 'registry.import_fixes',
  method: 'GET',
  path: '/imports/:importId/fixes',
  summary: 'Faults that occur at least twice, each with a way to mend all its cells at once.',
  params: importParams,
  output: z.array(z.object({ id: z.string(), key: z.string(), code: z.string(), params, pattern: z.string(), remedy: z.enum(['replace_word', 'rewrite_date', 'read_as_january', 'read_as_october', 'clear', 'accept']), count: z.int(), from: z.string(), to: z.string().nullable() })),
  permission,
  refusals: ['registry.import_not_found'],
});
export const applyFix = endpoint({
  name: 'registry.apply_import_fix',
  method: 'POST',
  path: '/imports/:importId/fixes',
  summary: 'Mends all cells of a repeated fault.',
  params: importParams,
  body: z.object({ id: z.string().max(600) }),
  output: z.object({ cells: z.int() }),
  permission,
  refusals: [...common, 'registry.import_no_such_fix'],
});

export const decideRows = endpoint({
  name: 'registry.decide_import_rows',
  method: 'POST',
  path: '/imports/:importId/decisions',
  summary: 'Decides about rows: leave out or take in, whom an ambiguous row is about, which differences are not taken over. Without `rows` it holds for every row of the filter.',
  params: importParams,
  body: z.object({
    rows: z.array(rowNumber).min(1).max(2000).optional(),
    filter: z.enum(rowFilters).optional(),
    leaveOut: z.boolean().optional(),
    reject: z.array(importKey).max(100).default([]),
    accept: z.array(importKey).max(100).default([]),
    /** A person’s id, `new`, or null to take the choice back. */
    is: z.union([uuid, z.literal('new')]).nullable().optional(),
  }),
  output: z.object({ rows: z.int() }),
  permission,
  refusals: [...common, 'registry.import_no_such_row', 'registry.import_number_on_file', 'registry.import_rows_unnamed'],
});

export const settleUnits = endpoint({
  name: 'registry.settle_import_units',
  method: 'POST',
  path: '/imports/:importId/units',
  summary: 'Says what the units named in the file are: one on file, one to open when the import is applied, or (departments) a word to leave out. The rows are compared again as a job.',
  params: importParams,
  body: z.object({
    units: z.array(z.object({ key: z.string().max(300), organizationId: uuid.optional(), create: z.object({ type: z.enum(organizationTypes), parentId: uuid }).optional(), leaveOut: z.boolean().optional() })).min(1).max(1000),
  }),
  output: z.object({ jobId: uuid }),
  permission,
  refusals: [...common, 'registry.no_such_organization', 'registry.import_no_such_unit'],
});

export const applyImport = endpoint({
  name: 'registry.apply_import',
  method: 'POST',
  path: '/imports/:importId/apply',
  summary: 'Takes the import over as one transaction: all rows, or (`leaveOutProblems`) the good ones, the others staying in the reject file. Refused when people it touches were changed since it was compared.',
  params: importParams,
  body: z.object({ leaveOutProblems: z.boolean().default(false) }),
  output: z.object({ jobId: uuid }),
  permission,
  refusals: [...common, 'registry.import_problems_open', 'registry.import_changed_meanwhile', 'registry.checkpoint_open', 'registry.import_nothing'],
});

export const rejectFile = endpoint({
  name: 'registry.import_reject_file',
  method: 'GET',
  path: '/imports/:importId/rejects',
  summary: 'The rows that have open problems or were left out, in their own columns, each bad cell coloured with its reason (xlsx). Corrected, the file comes back through the same mapping.',
  params: importParams,
  query: z.object({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: z.unknown(),
  answers: 'file',
  permission,
  refusals: ['registry.import_not_found', 'registry.import_no_rejects'],
});

export const undoImport = endpoint({
  name: 'registry.undo_import',
  method: 'POST',
  path: '/imports/:importId/undo',
  summary: 'Takes the whole import back, with a reason: what it recorded is superseded, what it replaced stands again. Refused when anyone changed the same facts since.',
  params: importParams,
  body: z.object({ reason: text(300) }),
  output: z.object({ people: z.int() }),
  permission,
  refusals: [...common, 'registry.import_edited_since'],
});

export const abandonImport = endpoint({
  name: 'registry.abandon_import',
  method: 'POST',
  path: '/imports/:importId/abandon',
  summary: 'Puts an import away that was not applied; its rows are deleted.',
  params: importParams,
  output: z.null(),
  permission,
  refusals: common,
});

export const rosterTemplate = endpoint({
  name: 'registry.roster_template',
  method: 'GET',
  path: '/imports/template',
  summary: 'Our own roster to fill in (xlsx), with drop-downs, an example row and a guide.',
  output: z.unknown(),
  answers: 'file',
  permission,
  refusals: [],
});

export const rowParams = params;
