import { newId } from '../../../kernel/ids.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import './tables.ts';

export interface Appraisal {
  readonly id: string;
  readonly title: string;
  readonly event: string;
  readonly periodFrom: string;
  /** The last day that counts. */
  readonly periodTo: string;
  readonly document: string | null;
  readonly closedAt: Date | null;
}

const query = (unit: Unit) => unit.tx.selectFrom('assessment.appraisal').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toAppraisal = (r: Row): Appraisal => ({ id: r.id, title: r.title, event: r.event, periodFrom: r.period_from, periodTo: r.period_to, document: r.document, closedAt: r.closed_at });

export const allAppraisals = async (unit: Unit): Promise<Appraisal[]> => (await query(unit).orderBy('period_from', 'desc').orderBy('id').execute()).map(toAppraisal);

/** `forUpdate` holds it, so that nobody is listed twice and nothing comes in after the close. */
export async function findAppraisal(unit: Unit, id: string, forUpdate = false): Promise<Appraisal | null> {
  let q = query(unit).where('id', '=', id);
  if (forUpdate) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toAppraisal(row) : null;
}

/** Null when the title is taken. */
export async function insertAppraisal(unit: Unit, a: Omit<Appraisal, 'id' | 'closedAt'>): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const row = await unit.tx
    .insertInto('assessment.appraisal')
    .values({ region_id: unit.actor.regionId, id, title: a.title, event: a.event, period_from: a.periodFrom, period_to: a.periodTo, document: a.document, closed_at: null, opened_at: unit.at, opened_by: unit.actor.name })
    .onConflict((c) => c.columns(['region_id', 'title']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function closeAppraisalNow(unit: Unit, id: string): Promise<void> {
  await unit.tx.updateTable('assessment.appraisal').set({ closed_at: unit.at }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}

export interface Talk {
  readonly id: string;
  readonly level: string;
  readonly unitName: string;
  readonly heldOn: string;
  readonly people: number;
  readonly heldBy: string;
  readonly note: string | null;
}

export async function insertTalk(unit: Unit, appraisalId: string, t: Omit<Talk, 'id'> & { readonly organizationId: string | null }): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.appraisal_talk')
    .values({ region_id: unit.actor.regionId, id, appraisal_id: appraisalId, level: t.level, unit_name: t.unitName, organization_id: t.organizationId, held_on: t.heldOn, people: t.people, held_by: t.heldBy, note: t.note, recorded_at: unit.at, recorded_by: unit.actor.name })
    .execute();
  return id;
}

export async function talksOf(unit: Unit, appraisalId: string): Promise<Talk[]> {
  const rows = await unit.tx.selectFrom('assessment.appraisal_talk').selectAll().where('region_id', '=', unit.actor.regionId).where('appraisal_id', '=', appraisalId).orderBy('held_on', 'desc').orderBy('id', 'desc').execute();
  return rows.map((r) => ({ id: r.id, level: r.level, unitName: r.unit_name, heldOn: r.held_on, people: r.people, heldBy: r.held_by, note: r.note }));
}

export interface ListedCadre {
  readonly personId: string;
  readonly listedOn: string;
  readonly reason: string;
  readonly evidenceIds: readonly string[];
}

export async function insertCadres(unit: Unit, appraisalId: string, cadres: readonly ListedCadre[]): Promise<void> {
  const now = unit.at.getTime();
  await sql`
    insert into assessment.appraisal_cadre (region_id, id, appraisal_id, person_id, listed_on, reason, evidence_ids, recorded_at, recorded_by)
    select ${unit.actor.regionId}, x.id, ${appraisalId}, x."personId", x."listedOn", x.reason, x."evidenceIds", ${unit.at}, ${unit.actor.name}
    from jsonb_to_recordset(${json(cadres.map((c) => ({ ...c, id: newId(now) })))}) as x(id uuid, "personId" uuid, "listedOn" date, reason text, "evidenceIds" jsonb)`.execute(unit.tx);
}

export async function cadresOf(unit: Unit, appraisalId: string): Promise<ListedCadre[]> {
  const rows = await unit.tx.selectFrom('assessment.appraisal_cadre').selectAll().where('region_id', '=', unit.actor.regionId).where('appraisal_id', '=', appraisalId).where('removed_at', 'is', null).orderBy('listed_on').orderBy('id').execute();
  return rows.map((r) => ({ personId: r.person_id, listedOn: r.listed_on, reason: r.reason, evidenceIds: r.evidence_ids }));
}

export async function removeCadre(unit: Unit, appraisalId: string, personId: string, because: string): Promise<boolean> {
  const row = await unit.tx
    .updateTable('assessment.appraisal_cadre')
    .set({ removed_at: unit.at, removed_because: because })
    .where('region_id', '=', unit.actor.regionId)
    .where('appraisal_id', '=', appraisalId)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
