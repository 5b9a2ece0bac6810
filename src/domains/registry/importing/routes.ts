import { route, type Route } from '../../../platform/http/index.ts';
import { applyImport } from './commands/apply-import.ts';
import { chooseColumns, readAgain } from './commands/choose-columns.ts';
import { createImport } from './commands/create-import.ts';
import { decideRows } from './commands/decide-rows.ts';
import { editCells } from './commands/edit-cells.ts';
import { applyFix, listFixes } from './commands/fix-all.ts';
import { compareAgain, settleUnits } from './commands/settle-units.ts';
import { abandonImport, undoImport } from './commands/undo-import.ts';
import * as contract from './contract.ts';
import type { ImportOptions } from './options.ts';
import { listRows } from './queries/import-rows.ts';
import { listImports, viewImport } from './queries/import-view.ts';
import { rejectFile } from './queries/reject-file.ts';
import { rosterTemplate } from './queries/template.ts';

export const importRoutes = (options: ImportOptions): readonly Route[] => [
  route(contract.listImports, ({ house, actor }) => listImports(house, actor)),
  route(contract.rosterTemplate, ({ house, actor }) => rosterTemplate(house, actor)),
  route(contract.createImport, ({ house, actor, body }) => createImport(house, actor, body, options)),
  route(contract.getImport, ({ house, actor, params }) => viewImport(house, actor, params.importId)),
  route(contract.chooseColumns, ({ house, actor, params, body }) => chooseColumns(house, actor, params.importId, body.sheets)),
  route(contract.readImport, ({ house, actor, params }) => readAgain(house, actor, params.importId)),
  route(contract.compareImport, ({ house, actor, params }) => compareAgain(house, actor, params.importId)),
  route(contract.importRows, ({ house, actor, params, query }) => listRows(house, actor, params.importId, query, options)),
  route(contract.editCells, ({ house, actor, params, body }) => editCells(house, actor, params.importId, body, options)),
  route(contract.listFixes, ({ house, actor, params }) => listFixes(house, actor, params.importId, options)),
  route(contract.applyFix, ({ house, actor, params, body }) => applyFix(house, actor, params.importId, body.id, options)),
  route(contract.decideRows, ({ house, actor, params, body }) => decideRows(house, actor, params.importId, body, options)),
  route(contract.settleUnits, ({ house, actor, params, body }) => settleUnits(house, actor, params.importId, body.units)),
  route(contract.applyImport, ({ house, actor, params, body }) => applyImport(house, actor, params.importId, body)),
  route(contract.rejectFile, ({ house, actor, params, query }) => rejectFile(house, actor, params.importId, query.language, options)),
  route(contract.undoImport, ({ house, actor, params, body }) => undoImport(house, actor, params.importId, body)),
  route(contract.abandonImport, ({ house, actor, params }) => abandonImport(house, actor, params.importId)),
];
