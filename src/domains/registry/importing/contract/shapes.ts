import { z } from 'zod';
import { optionalText, text, uuid } from '../../contract/shapes.ts';
import { organizationTypes } from '../../model.ts';
import { labelOf, rosterFields, type RosterKey } from '../../roster/columns.ts';
import { importKinds, importStates, type ImportKey } from '../model.ts';

/** A field of a roster, or the grade of one year: `assessment.2025`. */
export const rosterKey = z
  .string()
  .refine((k) => (k in rosterFields && k !== 'assessment') || /^assessment\.(19|20)\d\d$/.test(k), 'import.column_unknown')
  .transform((k) => k as RosterKey);
export const importKey = z
  .string()
  .refine((k) => (k in rosterFields && k !== 'assessment') || /^assessment\.(19|20)\d\d$/.test(k) || ['family', 'photo', 'otherBoxes'].includes(k), 'import.column_unknown')
  .transform((k) => k as ImportKey);
export { labelOf };

export const params = z.record(z.string(), z.union([z.string(), z.number()]));
export const importParams = z.object({ importId: uuid });

export const counts = z.object({
  rows: z.int(),
  problems: z.int(),
  repeats: z.int(),
  leftOut: z.int(),
  new: z.int(),
  same: z.int(),
  changed: z.int(),
  ambiguous: z.int(),
  skipped: z.record(z.string(), z.int()),
  refusedFiles: z.array(z.object({ name: z.string(), code: z.string(), params })).optional(),
  applied: z
    .object({ created: z.int(), changed: z.int(), unchanged: z.int(), leftOut: z.int(), fields: z.record(z.string(), z.int()), organizationsCreated: z.array(z.string()) })
    .optional(),
});

export const jobState = z.object({
  id: uuid,
  kind: z.string(),
  /** `interrupted`: the process that did it is gone; nothing half-done remains and it can be started again. */
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted']),
  done: z.int(),
  total: z.int().nullable(),
  refusal: z.object({ kind: z.string(), code: z.string(), params, because: z.array(z.unknown()) }).nullable(),
});

export const columnGuess = z.object({
  column: z.int(),
  header: z.string(),
  key: z.string().nullable(),
  confidence: z.number(),
  because: z.enum(['remembered', 'heading', 'heading_and_values', 'values', 'none']),
  samples: z.array(z.string()),
});

export const importSummary = z.object({
  id: uuid,
  kind: z.enum(importKinds),
  fileName: z.string(),
  state: z.enum(importStates),
  createdBy: z.string(),
  createdAt: z.string(),
  appliedAt: z.string().nullable(),
  appliedBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneBecause: z.string().nullable(),
  counts,
});

export const unitToSettle = z.object({
  /** `单位`, or `单位/部门` for a department that is not on file. */
  key: z.string(),
  count: z.int(),
  department: z.boolean(),
  organizationId: z.string().nullable(),
  create: z.object({ type: z.enum(organizationTypes), parentId: uuid }).nullable(),
  leaveOut: z.boolean(),
  suggestions: z.array(z.object({ id: uuid, name: z.string() })),
});

export const importView = importSummary.extend({
  revision: z.int(),
  sheets: z.array(z.object({ sheet: z.string(), columns: z.array(columnGuess), use: z.boolean(), chosen: z.array(z.string().nullable()) })),
  leftOutSheets: z.array(z.object({ sheet: z.string(), reason: z.enum(['hidden', 'empty', 'no_header']) })),
  /** The grid's columns: each sheet's headings with what they mean. */
  grid: z.array(z.object({ sheet: z.string(), columns: z.array(z.object({ column: z.int(), key: z.string(), label: z.string() })) })),
  units: z.array(unitToSettle),
  job: jobState.nullable(),
  /** The same file was applied before, at this moment. */
  appliedBefore: z.string().nullable(),
});
export type ImportView = z.infer<typeof importView>;

export const cellNote = z.object({ column: z.int(), key: z.string(), severity: z.enum(['error', 'confirm', 'warning']), code: z.string(), params, alternative: z.string().nullable() });
export const candidate = z.object({ id: uuid, name: z.string(), birth: z.string().nullable(), organizationName: z.string().nullable(), title: z.string().nullable() });
export const difference = z.object({ key: z.string(), onFile: z.string().nullable(), inRoster: z.string(), kind: z.enum(['added', 'changed', 'refined']), rejected: z.boolean() });

export const importRow = z.object({
  /** Place among all rows, from 0; names the row in edits and decisions. */
  n: z.int(),
  sheet: z.string(),
  /** As Excel counts; of a person file its place among the files. */
  rowNumber: z.int(),
  fileName: z.string().nullable(),
  class: z.enum(['problems', 'repeats', 'leftOut', 'new', 'same', 'changed', 'ambiguous']),
  name: z.string(),
  cells: z.array(z.string()),
  edited: z.array(z.int()),
  notes: z.array(cellNote),
  person: candidate.nullable(),
  differences: z.array(difference),
  candidates: z.array(candidate),
  because: z.enum(['several', 'number_differs', 'name_differs']).nullable(),
  is: z.string().nullable(),
});
export type ImportRowView = z.infer<typeof importRow>;

export const rowFilters = ['all', 'problems', 'ambiguous', 'changed', 'new', 'same', 'repeats', 'leftOut'] as const;
export const cellText = z.string().max(2000);
export const shortText = text(300);
export { optionalText, text, uuid, organizationTypes };
