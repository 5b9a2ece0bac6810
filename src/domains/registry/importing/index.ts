import type { Actor } from '../../../kernel/actor.ts';
import type { House } from '../../../platform/house/index.ts';
import type { JobDefinition } from '../../../platform/jobs/index.ts';
import { applyImport, applyJob } from './commands/apply-import.ts';
import { chooseColumns } from './commands/choose-columns.ts';
import { createImport } from './commands/create-import.ts';
import { editCells, type CellChanges } from './commands/edit-cells.ts';
import { readJob } from './commands/read-import.ts';
import { compareJob } from './commands/settle-units.ts';
import { undoImport } from './commands/undo-import.ts';
import type { ImportKind } from './model.ts';
import { statutoryAges, type ImportOptions } from './options.ts';
import { listRows, type RowFilter } from './queries/import-rows.ts';
import { viewImport } from './queries/import-view.ts';
import { rejectFile } from './queries/reject-file.ts';

export { statutoryAges, type ImportOptions } from './options.ts';
export { importRoutes } from './routes.ts';
export type { ImportView } from './contract/shapes.ts';

export const importJobs = (options: ImportOptions): readonly JobDefinition[] => [readJob(options), compareJob(options), applyJob(options)];

// What is asked outside a job needs no gates: they are asked when an import is taken over, and jobs carry the application's own.
const options: ImportOptions = { gates: [], ages: statutoryAges };

/** Imports for the command line and the simulation: the same commands as the pages use. */
export const importsOf = {
  create: (house: House, actor: Actor, input: { kind: ImportKind; files: readonly string[] }) => createImport(house, actor, input, options),
  chooseColumns,
  view: viewImport,
  rows: (house: House, actor: Actor, importId: string, query: { filter: RowFilter; offset: number; limit: number }) => listRows(house, actor, importId, query, options),
  edit: (house: House, actor: Actor, importId: string, changes: CellChanges) => editCells(house, actor, importId, changes, options),
  apply: applyImport,
  rejects: (house: House, actor: Actor, importId: string) => rejectFile(house, actor, importId, 'zh-CN', options),
  undo: undoImport,
} as const;
