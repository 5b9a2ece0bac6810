import { templateKeys, type RosterKey } from '../roster/index.ts';
import { exportRoster as endpoint } from './contract.ts';
import { exportPersonFiles } from './commands/export-person-files.ts';
import { exportRoster } from './commands/export-roster.ts';
import { printForm } from './commands/print-form.ts';

export { exportRoutes } from './routes.ts';

/** Exports for the command line: the same commands as the pages use. */
export const exportsOf = {
  roster: exportRoster,
  personFiles: exportPersonFiles,
  form: printForm,
  /** `name,sex` → keys, checked as the interface checks them; without a list those of the template. */
  columns: (list: string | undefined): readonly RosterKey[] => (list === undefined ? templateKeys(new Date().getFullYear()) : endpoint.body!.shape.columns.parse(list.split(',').map((k) => k.trim()))),
} as const;
