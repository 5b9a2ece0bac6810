import { newId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { ReporterIdentity, ReporterLook, ReporterReader } from '../model.ts';
import './accusation-tables.ts';

const CONTEXT = 'protection.reporter';
/** Bound to the report, so that a record cannot be moved to another. */
const context = (reportId: string): string => `${CONTEXT} ${reportId}`;
const indexOf = (unit: Unit, personId: string): Buffer => Buffer.from(unit.house.cipher.blindIndex(personId, CONTEXT));

/** False when the report has an identity on record already. */
export async function insertReporter(unit: Unit, reportId: string, identity: ReporterIdentity): Promise<boolean> {
  const row = await unit.tx
    .insertInto('protection.reporter')
    .values({ region_id: unit.actor.regionId, report_id: reportId, sealed: Buffer.from(unit.house.cipher.seal(JSON.stringify(identity), context(reportId))), person_index: identity.personId === null ? null : indexOf(unit, identity.personId), recorded_at: unit.at, recorder_account_id: unit.actor.accountId })
    .onConflict((c) => c.doNothing())
    .returning('report_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The identity opened. Whoever calls has asked whether the actor may, or shows it to nobody. */
export async function openIdentity(unit: Unit, reportId: string): Promise<ReporterIdentity | null> {
  const row = await unit.tx.selectFrom('protection.reporter').select('sealed').where('region_id', '=', unit.actor.regionId).where('report_id', '=', reportId).executeTakeFirst();
  return row ? (JSON.parse(unit.house.cipher.open(row.sealed, context(reportId))) as ReporterIdentity) : null;
}

export const isSealed = async (unit: Unit, reportId: string): Promise<boolean> => (await unit.tx.selectFrom('protection.reporter').select('report_id').where('region_id', '=', unit.actor.regionId).where('report_id', '=', reportId).executeTakeFirst()) !== undefined;

/** Reports that this person made. Only ever asked for the person himself. */
export async function reportsBy(unit: Unit, personId: string): Promise<string[]> {
  const rows = await unit.tx.selectFrom('protection.reporter').select('report_id').where('region_id', '=', unit.actor.regionId).where('person_index', '=', indexOf(unit, personId)).execute();
  return rows.map((r) => r.report_id);
}

/** False when the account is named already. */
export async function insertReader(unit: Unit, reportId: string, accountId: string, reason: string, granterAccountId: string | null): Promise<boolean> {
  const row = await unit.tx
    .insertInto('protection.reporter_reader')
    .values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), report_id: reportId, account_id: accountId, reason, granted_at: unit.at, granted_by: unit.actor.name, granter_account_id: granterAccountId, ended_at: null, ended_by: null })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function readersOf(unit: Unit, reportId: string): Promise<ReporterReader[]> {
  const rows = await unit.tx.selectFrom('protection.reporter_reader').selectAll().where('region_id', '=', unit.actor.regionId).where('report_id', '=', reportId).orderBy('granted_at').orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, accountId: r.account_id, reason: r.reason, grantedAt: r.granted_at, grantedBy: r.granted_by, ended: r.ended_at !== null }));
}

/** False when the account was not named or is no longer. */
export async function endReader(unit: Unit, reportId: string, accountId: string): Promise<boolean> {
  const rows = await unit.tx.updateTable('protection.reporter_reader').set({ ended_at: unit.at, ended_by: unit.actor.name }).where('region_id', '=', unit.actor.regionId).where('report_id', '=', reportId).where('account_id', '=', accountId).where('ended_at', 'is', null).returning('id').execute();
  return rows.length > 0;
}

/** Named today; the row is held, so that taking somebody off the list and his looking do not cross. */
export async function isReader(unit: Unit, reportId: string): Promise<boolean> {
  if (unit.actor.accountId === null) return false;
  return (await unit.tx.selectFrom('protection.reporter_reader').select('id').where('region_id', '=', unit.actor.regionId).where('report_id', '=', reportId).where('account_id', '=', unit.actor.accountId).where('ended_at', 'is', null).forUpdate().executeTakeFirst()) !== undefined;
}

export async function insertLook(unit: Unit, reportId: string, accountId: string, reason: string): Promise<void> {
  await unit.tx.insertInto('protection.reporter_look').values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), report_id: reportId, account_id: accountId, account_name: unit.actor.name, reason, at: unit.at }).execute();
}

/** Newest first; of one report or of all. */
export async function looks(unit: Unit, reportId: string | null, limit: number): Promise<ReporterLook[]> {
  let q = unit.tx.selectFrom('protection.reporter_look').selectAll().where('region_id', '=', unit.actor.regionId);
  if (reportId !== null) q = q.where('report_id', '=', reportId);
  return (await q.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map((r) => ({ reportId: r.report_id, account: r.account_name, reason: r.reason, at: r.at }));
}
