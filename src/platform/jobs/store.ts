import { systemActor } from '../../kernel/actor.ts';
import { newId, type RegionId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { json, sql } from '../db/index.ts';
import type { House, Unit } from '../house/index.ts';

declare module '../db/tables.ts' {
  interface Tables {
    'platform.job': {
      region_id: string;
      id: string;
      kind: string;
      state: JobState;
      input: unknown;
      output: unknown;
      done: number;
      total: number | null;
      refusal: unknown;
      cancel_asked: boolean;
      created_by: string;
      account_id: string | null;
      created_at: Date;
      heartbeat_at: Date | null;
      finished_at: Date | null;
    };
  }
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: unknown;
  readonly done: number;
  readonly total: number | null;
  readonly refusal: { kind: string; code: string; params: Record<string, string | number>; because: unknown[] } | null;
  readonly accountId: string | null;
}

/** A worker that has not shown itself for this long is gone. */
export const HEARTBEAT_LIMIT_SECONDS = 60;

/** Puts a job on the list within the caller's unit of work; it starts after the commit. Out: its id. */
export async function enqueueJob(unit: Unit, kind: string, input: Readonly<Record<string, unknown>>): Promise<string> {
  const id = newId<'job'>(unit.at.getTime());
  await unit.tx
    .insertInto('platform.job')
    .values({ region_id: unit.actor.regionId, id, kind, state: 'waiting', input: json(input), output: null, done: 0, total: null, refusal: null, cancel_asked: false, created_by: unit.actor.name, account_id: unit.actor.accountId, created_at: unit.at, heartbeat_at: null, finished_at: null })
    .execute();
  unit.house.wake('jobs');
  return id;
}

/** A job by id; only the account that started it and the program see it. */
export async function findJob(unit: Unit, id: string): Promise<Job> {
  const row = await unit.tx.selectFrom('platform.job').selectAll().where('region_id', '=', unit.actor.regionId).where('id', '=', id).executeTakeFirst();
  if (!row || (unit.actor.kind === 'account' && row.account_id !== unit.actor.accountId)) throw new Refusal('not_found', 'jobs.not_found');
  return { id: row.id, kind: row.kind, state: row.state, input: row.input as Job['input'], output: row.output, done: row.done, total: row.total, refusal: row.refusal as Job['refusal'], accountId: row.account_id };
}

/** The job of a kind that waits or runs in the region, whoever asked for it, `about`: only one whose input says so; null when there is none. Says nothing of its input or output. */
export async function openJobOf(unit: Unit, kind: string, about: Readonly<Record<string, string>> = {}): Promise<Pick<Job, 'id' | 'done' | 'total'> | null> {
  const row = await unit.tx
    .selectFrom('platform.job')
    .select(['id', 'done', 'total'])
    .where('region_id', '=', unit.actor.regionId)
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .where(sql<boolean>`input @> ${json(about)}`)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Asks a job to stop. A waiting job stops at once, a running one at its next safe point; a finished one is refused. */
export async function askToCancel(unit: Unit, id: string): Promise<void> {
  const job = await findJob(unit, id);
  if (job.state !== 'waiting' && job.state !== 'running') throw new Refusal('conflict', 'jobs.already_finished');
  await unit.tx
    .updateTable('platform.job')
    .set({ cancel_asked: true, ...(job.state === 'waiting' ? { state: 'cancelled' as const, finished_at: unit.at } : {}) })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .execute();
}

/** Takes the next waiting job for this process, or null. Two servers never take the same one. */
export async function claimJob(house: House, regionId: RegionId, kinds: readonly string[]): Promise<Job | null> {
  return house.unit(systemActor(regionId, 'jobs'), async (unit) => {
    const row = await unit.tx
      .selectFrom('platform.job')
      .select('id')
      .where('region_id', '=', regionId)
      .where('state', '=', 'waiting')
      .where('kind', 'in', [...kinds])
      .orderBy('created_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return null;
    await unit.tx.updateTable('platform.job').set({ state: 'running', heartbeat_at: unit.at }).where('region_id', '=', regionId).where('id', '=', row.id).execute();
    return findJob(unit, row.id);
  });
}

/** Records progress and reads whether a stop was asked for. */
export async function beat(house: House, regionId: RegionId, id: string, done: number, total: number | null): Promise<boolean> {
  return house.unit(systemActor(regionId, 'jobs'), async (unit) => {
    const row = await unit.tx
      .updateTable('platform.job')
      .set({ done, total, heartbeat_at: unit.at })
      .where('region_id', '=', regionId)
      .where('id', '=', id)
      .returning('cancel_asked')
      .executeTakeFirst();
    return row?.cancel_asked ?? true;
  });
}

export async function finishJob(house: House, regionId: RegionId, id: string, end: { state: 'done' | 'failed' | 'cancelled'; output?: unknown; refusal?: Refusal }): Promise<void> {
  await house.unit(systemActor(regionId, 'jobs'), (unit) =>
    unit.tx
      .updateTable('platform.job')
      .set({
        state: end.state,
        finished_at: unit.at,
        ...(end.output === undefined ? {} : { output: json(end.output) }),
        ...(end.refusal ? { refusal: json({ kind: end.refusal.kind, code: end.refusal.code, params: end.refusal.params, because: end.refusal.because }) } : {}),
      })
      .where('region_id', '=', regionId)
      .where('id', '=', id)
      .execute(),
  );
}

/** Jobs whose process died are shown as failed with what to do next; their work left nothing behind. */
export async function failInterrupted(house: House, regionId: RegionId, olderThanSeconds: number): Promise<number> {
  return house.unit(systemActor(regionId, 'jobs'), async (unit) => {
    const limit = new Date(unit.at.getTime() - olderThanSeconds * 1000);
    const result = await unit.tx
      .updateTable('platform.job')
      .set({ state: 'failed', finished_at: unit.at, refusal: json({ kind: 'conflict', code: 'jobs.interrupted', params: {}, because: [] }) })
      .where('region_id', '=', regionId)
      .where('state', '=', 'running')
      .where(sql<boolean>`heartbeat_at <= ${limit}`)
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  });
}

