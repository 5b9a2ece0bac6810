import { newId } from '../../../../kernel/ids.ts';
import { json, sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { Rating } from '../rules/check-observation.ts';
import './tables.ts';

export interface ObservationSheet {
  readonly id: string;
  readonly formId: string;
  readonly personId: string;
  readonly number: number;
  readonly ratings: readonly Rating[];
  readonly recordedAt: Date;
  readonly recordedBy: string;
}
export async function insertSheet(unit: Unit, sheet: { formId: string; personId: string; ratings: readonly Rating[] }): Promise<ObservationSheet> {
  const region = unit.actor.regionId;
  await sql`select pg_advisory_xact_lock(hashtext(${`observation ${sheet.formId} ${sheet.personId}`}))`.execute(unit.tx);
  const last = await unit.tx.selectFrom('assessment.observation_sheet').select((e) => e.fn.max('number').as('number')).where('region_id', '=', region).where('form_id', '=', sheet.formId).where('person_id', '=', sheet.personId).executeTakeFirst();
  const stored: ObservationSheet = { ...sheet, id: newId(unit.at.getTime()), number: (last?.number ?? 0) + 1, recordedAt: unit.at, recordedBy: unit.actor.name };
  await unit.tx.insertInto('assessment.observation_sheet').values({ region_id: region, id: stored.id, form_id: stored.formId, person_id: stored.personId, number: stored.number, ratings: json([...stored.ratings]), recorded_at: stored.recordedAt, recorded_by: stored.recordedBy }).execute();
  return stored;
}
export async function sheetsOf(unit: Unit, personId: string): Promise<ObservationSheet[]> {
  const rows = await unit.tx.selectFrom('assessment.observation_sheet').selectAll().where('region_id', '=', unit.actor.regionId).where('person_id', '=', personId).orderBy('recorded_at', 'desc').orderBy('number', 'desc').execute();
  return rows.map((r) => ({ id: r.id, formId: r.form_id, personId: r.person_id, number: r.number, ratings: r.ratings, recordedAt: r.recorded_at, recordedBy: r.recorded_by }));
}

const hits = (unit: Unit) => unit.tx.selectFrom('assessment.negative_hit').selectAll().where('region_id', '=', unit.actor.regionId);
export type HitRow = Awaited<ReturnType<ReturnType<typeof hits>['execute']>>[number];
export interface NewHit {
  readonly formId: string;
  readonly item: string;
  readonly entry: string;
  readonly personId: string;
  readonly evidenceId: string;
  readonly note: string;
}
/** The same match again gives the one that is there. */
export async function insertHit(unit: Unit, h: NewHit): Promise<{ readonly row: HitRow; readonly fresh: boolean }> {
  const inserted = await unit.tx
    .insertInto('assessment.negative_hit')
    .values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), form_id: h.formId, item: h.item, entry: h.entry, person_id: h.personId, evidence_id: h.evidenceId, note: h.note, state: 'open', recorded_at: unit.at, recorded_by: unit.actor.name, recorded_account: unit.actor.accountId, reviewed_at: null, reviewed_by: null, review_reason: null })
    .onConflict((c) => c.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return { row: inserted, fresh: true };
  const row = await hits(unit).where('form_id', '=', h.formId).where('item', '=', h.item).where('entry', '=', h.entry).where('person_id', '=', h.personId).where('evidence_id', '=', h.evidenceId).executeTakeFirstOrThrow();
  return { row, fresh: false };
}
export const hitsOf = (unit: Unit, personId: string): Promise<HitRow[]> => hits(unit).where('person_id', '=', personId).orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute();
export async function holdHit(unit: Unit, id: string): Promise<HitRow | null> {
  return (await hits(unit).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null;
}
export const decideHit = (unit: Unit, id: string, state: 'upheld' | 'dismissed', reason: string): Promise<HitRow> =>
  unit.tx.updateTable('assessment.negative_hit').set({ state, review_reason: reason, reviewed_at: unit.at, reviewed_by: unit.actor.name }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
