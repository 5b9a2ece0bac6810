import type { Unit } from '../../../../platform/house/index.ts';
import { HEARTBEAT_LIMIT_SECONDS } from '../../../../platform/jobs/index.ts';

export interface JobNow {
  readonly id: string;
  readonly kind: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
  readonly done: number;
  readonly total: number | null;
  readonly refusal: { kind: string; code: string; params: Record<string, string | number>; because: unknown[] } | null;
}

/** The job of an import as any officer of the region may see it. A worker that is silent for too long is gone. */
export async function jobNow(unit: Unit, id: string): Promise<JobNow | null> {
  const row = await unit.tx.selectFrom('platform.job').select(['id', 'kind', 'state', 'done', 'total', 'refusal', 'heartbeat_at']).where('region_id', '=', unit.actor.regionId).where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const refusal = row.refusal as JobNow['refusal'];
  const silent = row.state === 'running' && row.heartbeat_at !== null && unit.at.getTime() - row.heartbeat_at.getTime() > HEARTBEAT_LIMIT_SECONDS * 1000;
  const interrupted = silent || (row.state === 'failed' && refusal?.code === 'jobs.interrupted');
  return { id: row.id, kind: row.kind, state: interrupted ? 'interrupted' : row.state, done: row.done, total: row.total, refusal };
}

export const isLive = (job: JobNow | null): boolean => job?.state === 'waiting' || job?.state === 'running';
