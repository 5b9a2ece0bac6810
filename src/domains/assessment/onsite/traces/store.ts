import { newId } from '../../../../kernel/ids.ts';
import { json } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { ClaimKind, Origin, OriginKind, Trace } from './model.ts';

declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.trace': { region_id: string; id: string; claim: string; title: string; entry_id: string | null; run_id: string | null; person_id: string | null; indicator: string | null; expected: string[]; started_at: Date; started_by: string };
    'assessment.trace_origin': { region_id: string; id: string; trace_id: string; kind: string; title: string; reference: string; issuer: string; issued_on: string; attachments: Origin['attachments']; recorded_at: Date; recorded_by: string; withdrawn_at: Date | null; withdrawal_reason: string | null };
  }
}

const traces = (unit: Unit) => unit.tx.selectFrom('assessment.trace').selectAll().where('region_id', '=', unit.actor.regionId);
type TraceRow = Awaited<ReturnType<ReturnType<typeof traces>['execute']>>[number];
const toTrace = (r: TraceRow): Trace => ({ id: r.id, claim: r.claim as ClaimKind, title: r.title, entryId: r.entry_id, runId: r.run_id, personId: r.person_id, indicator: r.indicator, expected: r.expected as OriginKind[], startedAt: r.started_at, startedBy: r.started_by });

export async function insertTrace(unit: Unit, t: Omit<Trace, 'id' | 'startedAt' | 'startedBy'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.trace')
    .values({ region_id: unit.actor.regionId, id, claim: t.claim, title: t.title, entry_id: t.entryId, run_id: t.runId, person_id: t.personId, indicator: t.indicator, expected: [...t.expected], started_at: unit.at, started_by: unit.actor.name })
    .execute();
  return id;
}

export const allTraces = async (unit: Unit): Promise<Trace[]> => (await traces(unit).orderBy('started_at', 'desc').orderBy('id', 'desc').execute()).map(toTrace);
export async function findTrace(unit: Unit, id: string): Promise<Trace | null> {
  const row = await traces(unit).where('id', '=', id).executeTakeFirst();
  return row ? toTrace(row) : null;
}

export async function insertOrigin(unit: Unit, o: Omit<Origin, 'id' | 'by' | 'withdrawalReason'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.trace_origin')
    .values({ region_id: unit.actor.regionId, id, trace_id: o.traceId, kind: o.kind, title: o.title, reference: o.reference, issuer: o.issuer, issued_on: o.issuedOn, attachments: json([...o.attachments]), recorded_at: unit.at, recorded_by: unit.actor.name, withdrawn_at: null, withdrawal_reason: null })
    .execute();
  return id;
}

/** All that were recorded, withdrawn ones with their reason. */
export async function originsOf(unit: Unit, traceIds: readonly string[]): Promise<Origin[]> {
  if (traceIds.length === 0) return [];
  const rows = await unit.tx.selectFrom('assessment.trace_origin').selectAll().where('region_id', '=', unit.actor.regionId).where('trace_id', 'in', [...traceIds]).orderBy('recorded_at').orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, traceId: r.trace_id, kind: r.kind as OriginKind, title: r.title, reference: r.reference, issuer: r.issuer, issuedOn: r.issued_on, attachments: r.attachments, by: r.recorded_by, withdrawalReason: r.withdrawal_reason }));
}

/** The trace it stood in; null when there is none, or it is withdrawn already. */
export async function withdraw(unit: Unit, id: string, reason: string): Promise<string | null> {
  const row = await unit.tx.updateTable('assessment.trace_origin').set({ withdrawn_at: unit.at, withdrawal_reason: reason }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).where('withdrawn_at', 'is', null).returning('trace_id').executeTakeFirst();
  return row?.trace_id ?? null;
}
