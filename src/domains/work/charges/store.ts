import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Charge, ChargeKind, Dispute, JoinedAward, Result } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'work.charge': { region_id: string; id: string; kind: string; person_id: string; organization_id: string; matter_id: string; title: string; duty: string; from_on: string; until_on: string; given_by: string; taken_evidence_id: string; ended_on: string | null; result: string | null; result_note: string | null; ended_by: string | null; result_evidence_id: string | null };
    'work.charge_partner': { region_id: string; charge_id: string; organization_id: string };
    'work.charge_dispute': { region_id: string; id: string; charge_id: string; about: string; raised_on: string; raised_by: string; settled_on: string | null; settled_by: string | null; outcome: string | null };
    'work.charge_award': { region_id: string; charge_id: string; evidence_id: string; joined_on: string; joined_by: string };
  }
}
const region = (unit: Unit) => unit.actor.regionId;

const query = (unit: Unit) => unit.tx.selectFrom('work.charge').selectAll().where('region_id', '=', region(unit));
const toCharge = (r: Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]): Charge => ({ id: r.id, kind: r.kind as ChargeKind, personId: r.person_id, organizationId: r.organization_id, matterId: r.matter_id, title: r.title, duty: r.duty, fromOn: r.from_on, untilOn: r.until_on, givenBy: r.given_by, endedOn: r.ended_on, result: r.result as Result | null, resultNote: r.result_note, endedBy: r.ended_by });
export const charges = async (unit: Unit): Promise<Charge[]> => (await query(unit).orderBy('from_on', 'desc').orderBy('id', 'desc').execute()).map(toCharge);
/** With `hold` it is locked first and read then; whatever changes a charge or what hangs on it holds it. */
export async function findCharge(unit: Unit, id: string, hold = false): Promise<Charge | null> {
  let q = query(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toCharge(row) : null;
}
export async function insertCharge(unit: Unit, c: Pick<Charge, 'kind' | 'personId' | 'organizationId' | 'matterId' | 'title' | 'duty' | 'fromOn' | 'untilOn'>, evidenceId: string, partners: readonly string[]): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.charge').values({ region_id: region(unit), id, kind: c.kind, person_id: c.personId, organization_id: c.organizationId, matter_id: c.matterId, title: c.title, duty: c.duty, from_on: c.fromOn, until_on: c.untilOn, given_by: unit.actor.name, taken_evidence_id: evidenceId, ended_on: null, result: null, result_note: null, ended_by: null, result_evidence_id: null }).execute();
  if (partners.length > 0) await unit.tx.insertInto('work.charge_partner').values(partners.map((organizationId) => ({ region_id: region(unit), charge_id: id, organization_id: organizationId }))).execute();
  return id;
}
export const endCharge = async (unit: Unit, id: string, e: { readonly on: Day; readonly result: Result; readonly note: string; readonly evidenceId: string }): Promise<void> => void (await unit.tx.updateTable('work.charge').set({ ended_on: e.on, result: e.result, result_note: e.note, ended_by: unit.actor.name, result_evidence_id: e.evidenceId }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
export const partners = async (unit: Unit): Promise<{ chargeId: string; organizationId: string }[]> => (await unit.tx.selectFrom('work.charge_partner').selectAll().where('region_id', '=', region(unit)).orderBy('charge_id').orderBy('organization_id').execute()).map((r) => ({ chargeId: r.charge_id, organizationId: r.organization_id }));

const disputeQuery = (unit: Unit) => unit.tx.selectFrom('work.charge_dispute').selectAll().where('region_id', '=', region(unit));
const toDispute = (r: Awaited<ReturnType<ReturnType<typeof disputeQuery>['execute']>>[number]): Dispute => ({ id: r.id, chargeId: r.charge_id, about: r.about, raisedOn: r.raised_on, raisedBy: r.raised_by, settledOn: r.settled_on, settledBy: r.settled_by, outcome: r.outcome });
export const disputes = async (unit: Unit): Promise<Dispute[]> => (await disputeQuery(unit).orderBy('raised_on').orderBy('id').execute()).map(toDispute);
export async function findDispute(unit: Unit, id: string): Promise<Dispute | null> {
  const row = await disputeQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toDispute(row) : null;
}
export async function insertDispute(unit: Unit, chargeId: string, about: string): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.charge_dispute').values({ region_id: region(unit), id, charge_id: chargeId, about, raised_on: unit.today, raised_by: unit.actor.name, settled_on: null, settled_by: null, outcome: null }).execute();
  return id;
}
export const settleDispute = async (unit: Unit, id: string, outcome: string): Promise<void> => void (await unit.tx.updateTable('work.charge_dispute').set({ settled_on: unit.today, settled_by: unit.actor.name, outcome }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

export const joinedAwards = async (unit: Unit): Promise<JoinedAward[]> => (await unit.tx.selectFrom('work.charge_award').selectAll().where('region_id', '=', region(unit)).orderBy('joined_on').orderBy('evidence_id').execute()).map((r) => ({ chargeId: r.charge_id, evidenceId: r.evidence_id }));
/** False when it is joined already: the key lets one through. */
export async function insertAward(unit: Unit, chargeId: string, evidenceId: string): Promise<boolean> {
  const made = await unit.tx.insertInto('work.charge_award').values({ region_id: region(unit), charge_id: chargeId, evidence_id: evidenceId, joined_on: unit.today, joined_by: unit.actor.name }).onConflict((o) => o.doNothing()).returning('evidence_id').executeTakeFirst();
  return made !== undefined;
}
