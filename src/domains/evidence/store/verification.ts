import { fromBase64, toBase64 } from '../../../kernel/tree-head.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { LedgerFault, LedgerReport } from '../../../platform/ledger/index.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'evidence.verification': {
      region_id: string;
      id: string;
      log: string;
      started_at: Date;
      finished_at: Date;
      by_name: string;
      account_id: string | null;
      outcome: VerificationOutcome;
      size: number | null;
      heads: number | null;
      root: Uint8Array | null;
      waiting: number | null;
      faults: unknown;
      more_faults: number;
    };
  }
}

export type VerificationOutcome = 'intact' | 'faults' | 'cancelled' | 'failed';

/** A verification that is over. `report` is null when it did not come to an end. */
export interface KeptVerification {
  readonly id: string;
  readonly log: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly by: string;
  readonly accountId: string | null;
  readonly outcome: VerificationOutcome;
  readonly report: Omit<LedgerReport, 'log' | 'intact'> | null;
}

export async function keepVerification(unit: Unit, v: KeptVerification): Promise<void> {
  await unit.tx
    .insertInto('evidence.verification')
    .values({
      region_id: unit.actor.regionId,
      id: v.id,
      log: v.log,
      started_at: v.startedAt,
      finished_at: v.finishedAt,
      by_name: v.by,
      account_id: v.accountId,
      outcome: v.outcome,
      size: v.report?.size ?? null,
      heads: v.report?.heads ?? null,
      root: v.report ? Buffer.from(fromBase64(v.report.root)) : null,
      waiting: v.report?.waiting ?? null,
      faults: json(v.report?.faults ?? []),
      more_faults: v.report?.moreFaults ?? 0,
    })
    .execute();
}

/** Newest first. */
export async function verificationsOf(unit: Unit, log: string, limit: number): Promise<KeptVerification[]> {
  const rows = await unit.tx.selectFrom('evidence.verification').selectAll().where('region_id', '=', unit.actor.regionId).where('log', '=', log).orderBy('finished_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map((r) => ({
    id: r.id,
    log: r.log,
    startedAt: r.started_at,
    finishedAt: r.finished_at,
    by: r.by_name,
    accountId: r.account_id,
    outcome: r.outcome,
    report: r.size === null || r.root === null ? null : { size: r.size, heads: r.heads ?? 0, root: toBase64(r.root), waiting: r.waiting ?? 0, faults: r.faults as LedgerFault[], moreFaults: r.more_faults },
  }));
}

/** One verification of a log is started at a time: whoever asks waits here until the other's is on the list. */
export async function lockVerification(unit: Unit, log: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`verification ${unit.actor.regionId} ${log}`}, 0))`.execute(unit.tx);
}
