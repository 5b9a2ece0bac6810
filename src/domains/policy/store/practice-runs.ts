import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { practiceResult, type PracticeRun } from '../practice-run.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'policy.practice_run': { region_id: string; program_version: string; library_hash: string; ran_at: Date; results: unknown };
  }
}

/** Keeps a run; an earlier one of the same program on the same packs gives way. */
export async function saveRun(unit: Unit, run: PracticeRun): Promise<void> {
  const said = { ran_at: new Date(run.ranAt), results: json(run.results) };
  await unit.tx
    .insertInto('policy.practice_run')
    .values({ region_id: unit.actor.regionId, program_version: run.programVersion, library_hash: run.libraryHash, ...said })
    .onConflict((c) => c.columns(['region_id', 'program_version', 'library_hash']).doUpdateSet(said))
    .execute();
}

/** The run of this program on these packs; without one the latest of any, which proves nothing here but says when. */
export async function findRun(unit: Unit, programVersion: string, libraryHash: string): Promise<PracticeRun | null> {
  const runs = unit.tx.selectFrom('policy.practice_run').selectAll().where('region_id', '=', unit.actor.regionId);
  const row =
    (await runs.where('program_version', '=', programVersion).where('library_hash', '=', libraryHash).executeTakeFirst()) ??
    (await runs.orderBy('ran_at', 'desc').limit(1).executeTakeFirst());
  return row ? { ranAt: row.ran_at.toISOString(), programVersion: row.program_version, libraryHash: row.library_hash, results: practiceResult.array().parse(row.results) } : null;
}

/** One run at a time in a region: whoever asks meanwhile waits here and then finds it. */
export const lockRuns = (unit: Unit): Promise<unknown> => sql`select pg_advisory_xact_lock(hashtext('policy.practices'), hashtext(${unit.actor.regionId}))`.execute(unit.tx);
