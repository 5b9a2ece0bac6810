import type { Actor } from '../../../kernel/actor.ts';
import { newId, type RegionId } from '../../../kernel/ids.ts';
import { reachablePaths } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { filesGiven, readFile } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { enqueueJob, type JobDefinition } from '../../../platform/jobs/index.ts';
import type { TableRow } from '../../../platform/sheets/index.ts';
import { organizationsNow } from '../../registry/index.ts';
import { runGrid } from '../access.ts';
import { keptUntil } from '../commands/households.ts';
import { holdImports, householdKeys, insertHouseholds, insertHeads, insertPatches, issueCredentials, moveHouseholds, putResidents, renamePatches, servingHeads, standingPatches } from '../store/index.ts';
import { householdKey, planGrid, type GridPlan, type OnFile } from './plan.ts';
import { readGridWorkbook } from './read-workbook.ts';
import type { SheetKey } from './columns.ts';

const IMPORT_JOB = 'grid.import';
/** Faults shown; all of them are counted. */
const FAULTS_SHOWN = 500;

export interface ImportAnswer {
  readonly applied: boolean;
  readonly counts: GridPlan['counts'];
  readonly faults: GridPlan['faults'];
}

/** Starts reading a workbook (`apply`: and taking it over). What the caller reaches binds the job as well. Refuses `grid.no_such_file`. */
export const startImport = (house: House, actor: Actor, input: { readonly hash: string; readonly apply: boolean }): Promise<{ jobId: string }> =>
  house.unit(actor, async (unit) => {
    if (!(await filesGiven(unit, [input.hash])).has(input.hash)) throw new Refusal('invalid', 'grid.no_such_file');
    const paths = reachablePaths(actor, runGrid);
    const jobId = await enqueueJob(unit, IMPORT_JOB, { hash: input.hash, apply: input.apply, paths: paths === 'all' ? 'all' : [...paths], name: actor.name, accountId: actor.accountId });
    unit.audit({ action: input.apply ? 'grid.import_started' : 'grid.import_previewed', subjectKind: 'file', subjectId: input.hash });
    return { jobId };
  });

export const importJob: JobDefinition = {
  kind: IMPORT_JOB,
  run: async ({ house, regionId, job, progress }): Promise<ImportAnswer> => {
    const { hash, apply, paths, name, accountId } = job.input as { hash: string; apply: boolean; paths: 'all' | string[]; name: string; accountId: string | null };
    const actor: Actor = { kind: 'system', accountId: accountId as Actor['accountId'], personId: null, regionId: regionId as RegionId, name, grants: [] };
    const { bytes } = await house.unit(actor, (unit) => readFile(unit, hash));
    await progress(0, null);
    const rows = await readGridWorkbook(bytes);
    const total = rows.patches.length + rows.heads.length + rows.households.length;
    await progress(0, total);
    // Taken over in one transaction: whatever stops it, nothing of it is on file.
    const answer = await house.unit(actor, (unit) => loadGrid(unit, rows, paths, apply));
    await progress(total, total);
    return answer;
  },
};

/** Compares the rows with what is on file and, with `apply`, writes what is new. Loads of a region take turns; each reads after it has its turn. */
export async function loadGrid(unit: Unit, rows: Readonly<Record<SheetKey, readonly TableRow[]>>, paths: 'all' | readonly string[], apply: boolean): Promise<ImportAnswer> {
  if (apply) await holdImports(unit);
  const plan = planGrid(rows, await onFile(unit, paths), () => newId());
  if (apply) {
    await insertPatches(unit, plan.patches.map((p) => ({ ...p, shape: null })));
    await renamePatches(unit, plan.renamed);
    const heads = plan.heads.map((h) => ({ ...h, id: newId() as string, personId: null, accountId: null, servedFrom: unit.today }));
    await insertHeads(unit, heads);
    await issueCredentials(unit, heads.map((h) => h.id));
    await insertHouseholds(unit, plan.households);
    await moveHouseholds(unit, plan.moved);
    if (plan.told.length > 0) await putResidents(unit, plan.told, await keptUntil(unit));
    unit.audit({ action: 'grid.imported', subjectKind: 'region', subjectId: null, detail: { patches: plan.patches.length, heads: heads.length, households: plan.households.length, refused: plan.faults.length } });
  }
  return { applied: apply, counts: plan.counts, faults: plan.faults.slice(0, FAULTS_SHOWN) };
}

async function onFile(unit: Unit, paths: 'all' | readonly string[]): Promise<OnFile> {
  const organizations = new Map<string, string | null>();
  for (const o of await organizationsNow(unit, {}, paths)) organizations.set(o.name, organizations.has(o.name) ? null : o.id);
  const ids = [...organizations.values()].filter((id): id is string => id !== null);
  const patches = await standingPatches(unit, { organizationIds: ids });
  const heads = await servingHeads(unit, {});
  const households = await householdKeys(unit, ids);
  return {
    organizations,
    patches: new Map(patches.map((p) => [p.code, p])),
    heads: new Map(heads.map((h) => [h.patchId, h])),
    households: new Map(households.map((h) => [householdKey(h.organizationId, h.address), h])),
    today: unit.today,
  };
}
