import { systemActor, type Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House } from '../../../../platform/house/index.ts';
import { enqueueJob, type JobDefinition } from '../../../../platform/jobs/index.ts';
import { writeOrganizations } from '../../access.ts';
import { findOrganization } from '../../store/organization.ts';
import { importPeople } from '../access.ts';
import type { UnitName } from '../model.ts';
import type { ImportOptions } from '../options.ts';
import { BLOCKS_AT_ONCE, countAgain, findDuplicates, holdImport, readingOf, recompareBlocks } from '../reading.ts';
import { openBlocks } from '../store/blocks.ts';
import { findImport, updateImport } from '../store/import.ts';
import type { Progress } from './read-import.ts';

export const COMPARE_JOB = 'registry.compare_import';

export interface UnitChoice {
  readonly key: string;
  readonly organizationId?: string | undefined;
  readonly create?: { readonly type: string; readonly parentId: string } | undefined;
  readonly leaveOut?: boolean | undefined;
}

/** Says what units named in the file are, and compares all rows again as a job. An empty choice takes an earlier one back. */
export async function settleUnits(house: House, actor: Actor, importId: string, choices: readonly UnitChoice[]): Promise<{ jobId: string }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    const i = await holdImport(unit, importId, ['checked']);
    const units: Record<string, UnitName> = { ...i.units };
    for (const c of choices) {
      const had = units[c.key];
      if (!had) throw new Refusal('not_found', 'registry.import_no_such_unit', { name: c.key });
      const target = c.organizationId ?? c.create?.parentId;
      if (c.create) must(actor, writeOrganizations, { regionId: actor.regionId, organizationPaths: [] });
      if (target !== undefined && (await findOrganization(unit, target)) === null) throw new Refusal('not_found', 'registry.no_such_organization');
      units[c.key] = { count: had.count, ...(c.organizationId ? { organizationId: c.organizationId } : c.create ? { create: c.create } : c.leaveOut ? { leaveOut: true } : {}) };
    }
    return { jobId: await compareLater(unit, importId, { units }) };
  });
}

/** Compares all rows anew with what is on file now, as a job. */
export async function compareAgain(house: House, actor: Actor, importId: string): Promise<{ jobId: string }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    await holdImport(unit, importId, ['checked']);
    return { jobId: await compareLater(unit, importId, {}) };
  });
}

async function compareLater(unit: Parameters<typeof enqueueJob>[0], importId: string, change: { units?: Record<string, UnitName> }): Promise<string> {
  const jobId = await enqueueJob(unit, COMPARE_JOB, { importId });
  await updateImport(unit, importId, { ...change, job: { id: jobId, kind: COMPARE_JOB } });
  return jobId;
}

export const compareJob = (options: ImportOptions): JobDefinition => ({
  kind: COMPARE_JOB,
  run: ({ house, regionId, job, progress }) => compareImportRows(house, systemActor(regionId, 'import'), String(job.input.importId), options, progress),
});

/** Block by block, each in a unit of its own: stopping in between leaves every block right in itself. */
export async function compareImportRows(house: House, actor: Actor, importId: string, options: ImportOptions, progress: Progress): Promise<{ rows: number }> {
  const i = await house.unit(actor, (unit) => findImport(unit, importId));
  let rows = 0;
  for (let from = i.firstBlock; from < i.firstBlock + i.blockCount; from += BLOCKS_AT_ONCE) {
    await house.unit(actor, async (unit) => {
      const blocks = await openBlocks(unit, importId, from, Math.min(BLOCKS_AT_ONCE, i.firstBlock + i.blockCount - from));
      for (const c of await recompareBlocks(unit, importId, blocks, await readingOf(unit, i, options))) rows += c.rows;
    });
    await progress(rows, i.counts.rows);
  }
  await house.unit(actor, async (unit) => {
    const now = await findImport(unit, importId, true);
    await findDuplicates(unit, now, await readingOf(unit, now, options));
    await countAgain(unit, now);
  });
  return { rows };
}
