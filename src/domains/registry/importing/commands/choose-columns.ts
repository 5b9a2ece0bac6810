import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../../kernel/refusal.ts';
import type { House } from '../../../../platform/house/index.ts';
import { enqueueJob } from '../../../../platform/jobs/index.ts';
import { labelOf, missingRequired, type RosterKey } from '../../roster/index.ts';
import { importPeople } from '../access.ts';
import { holdImport } from '../reading.ts';
import type { Plan } from '../model.ts';
import { updateImport } from '../store/import.ts';
import { rememberMapping } from '../store/mapping.ts';
import { READ_JOB } from './read-import.ts';

/**
 * Settles what is read, remembers it for these headings and starts reading. Refuses a sheet without the columns that say
 * who a row is about, and one meaning given to two columns.
 */
export async function chooseColumns(house: House, actor: Actor, importId: string, sheets: readonly { sheet: string; columns: readonly (RosterKey | null)[] }[]): Promise<{ jobId: string }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    const i = await holdImport(unit, importId, ['mapping', 'checked']);
    const plans: Plan[] = [];
    for (const chosen of sheets) {
      const found = i.found.sheets.find((s) => s.sheet === chosen.sheet);
      if (!found) throw new Refusal('invalid', 'registry.import_no_sheet', {}, [{ code: 'registry.import_sheet_unknown', at: chosen.sheet, params: { sheet: chosen.sheet } }]);
      const columns = found.headers.map((_, c) => chosen.columns[c] ?? null);
      mustBeComplete(chosen.sheet, columns);
      plans.push({ sheet: found.sheet, headerFrom: found.headerFrom, headerTo: found.headerTo, columns });
      await rememberMapping(unit, found.signature, columns);
    }
    const jobId = await enqueueJob(unit, READ_JOB, { importId });
    await updateImport(unit, importId, { plans, job: { id: jobId, kind: READ_JOB } });
    return { jobId };
  });
}

function mustBeComplete(sheet: string, columns: readonly (RosterKey | null)[]): void {
  const missing = missingRequired(new Set(columns));
  if (missing.length > 0) throw new Refusal('invalid', 'registry.import_columns_missing', { sheet, fields: missing.map(labelOf).join('、') });
  const twice: Reason[] = columns.flatMap((key, c) => (key !== null && key !== 'sequence' && columns.indexOf(key) !== c ? [{ code: 'registry.import_column_twice', at: sheet, params: { sheet, field: labelOf(key) } }] : []));
  if (twice.length > 0) throw new Refusal('invalid', 'registry.import_column_twice', twice[0]!.params ?? {}, twice);
}

/** Reads again with the columns as they are. */
export async function readAgain(house: House, actor: Actor, importId: string): Promise<{ jobId: string }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    await holdImport(unit, importId, ['mapping', 'checked']);
    const jobId = await enqueueJob(unit, READ_JOB, { importId });
    await updateImport(unit, importId, { job: { id: jobId, kind: READ_JOB } });
    return { jobId };
  });
}
