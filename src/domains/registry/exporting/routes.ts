import { route, type Route } from '../../../platform/http/index.ts';
import { exportPersonFiles } from './commands/export-person-files.ts';
import { exportRoster } from './commands/export-roster.ts';
import { printForm } from './commands/print-form.ts';
import * as contract from './contract.ts';

export const exportRoutes: readonly Route[] = [
  route(contract.exportRoster, ({ house, actor, body }) => exportRoster(house, actor, body)),
  route(contract.exportPersonFiles, ({ house, actor, body }) => exportPersonFiles(house, actor, body)),
  route(contract.appointmentForm, ({ house, actor, params, query }) => printForm(house, actor, params.personId, query.format)),
];
