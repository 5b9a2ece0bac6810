import { newId } from '../../../kernel/ids.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Paper } from '../../../platform/documents/paper.ts';
import type { AttachedFile, Delivery, Notice, PartyRole } from '../model.ts';
import './tables.ts';

export interface IssuedDocument {
  readonly id: string;
  readonly caseId: string;
  readonly template: string;
  readonly number: number;
  readonly title: string;
  readonly paper: Paper;
  readonly issuedAt: Date;
  readonly issuedBy: string;
}

/** The number a next document of the case would carry. */
export async function nextDocument(unit: Unit, caseId: string): Promise<number> {
  const { last } = await unit.tx.selectFrom('cases.document').select(sql<number>`coalesce(max(number), 0)`.as('last')).where('region_id', '=', unit.actor.regionId).where('case_id', '=', caseId).executeTakeFirstOrThrow();
  return Number(last) + 1;
}

export async function insertDocument(unit: Unit, caseId: string, d: { readonly template: string; readonly number: number; readonly title: string; readonly paper: Paper }): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('cases.document')
    .values({ region_id: unit.actor.regionId, id, case_id: caseId, template: d.template, number: d.number, title: d.title, paper: json(d.paper), issued_at: unit.at, issued_by: unit.actor.name })
    .execute();
  return id;
}

const documents = (unit: Unit) => unit.tx.selectFrom('cases.document').selectAll().where('region_id', '=', unit.actor.regionId);
const toDocument = (r: Awaited<ReturnType<ReturnType<typeof documents>['execute']>>[number]): IssuedDocument => ({ id: r.id, caseId: r.case_id, template: r.template, number: r.number, title: r.title, paper: r.paper as Paper, issuedAt: r.issued_at, issuedBy: r.issued_by });

export const documentsOf = async (unit: Unit, caseId: string): Promise<IssuedDocument[]> => (await documents(unit).where('case_id', '=', caseId).orderBy('number').execute()).map(toDocument);
export async function findDocument(unit: Unit, id: string): Promise<IssuedDocument | null> {
  const row = await documents(unit).where('id', '=', id).executeTakeFirst();
  return row ? toDocument(row) : null;
}

export async function insertNotices(unit: Unit, caseId: string, to: readonly { readonly personId: string; readonly role: PartyRole }[], action: string, documentId: string | null): Promise<void> {
  if (to.length === 0) return;
  await unit.tx
    .insertInto('cases.notice')
    .values(to.map((p) => ({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), case_id: caseId, person_id: p.personId, role: p.role, action, document_id: documentId, served_at: unit.at, served_by: unit.actor.name, delivery: null, delivered_at: null, proof: null })))
    .execute();
}

const notices = (unit: Unit) => unit.tx.selectFrom('cases.notice').selectAll().where('region_id', '=', unit.actor.regionId);
const toNotice = (r: Awaited<ReturnType<ReturnType<typeof notices>['execute']>>[number]): Notice => ({
  id: r.id,
  caseId: r.case_id,
  personId: r.person_id,
  role: r.role as PartyRole,
  action: r.action,
  documentId: r.document_id,
  servedAt: r.served_at,
  servedBy: r.served_by,
  delivery: r.delivery as Delivery | null,
  deliveredAt: r.delivered_at,
  proof: r.proof,
});

export const noticesOf = async (unit: Unit, where: { readonly caseId?: string; readonly personId?: string }): Promise<Notice[]> => {
  let q = notices(unit);
  if (where.caseId !== undefined) q = q.where('case_id', '=', where.caseId);
  if (where.personId !== undefined) q = q.where('person_id', '=', where.personId);
  return (await q.orderBy('served_at', 'desc').orderBy('id').execute()).map(toNotice);
};

export async function holdNotice(unit: Unit, id: string): Promise<Notice | null> {
  const row = await notices(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toNotice(row) : null;
}

export const proveDelivery = async (unit: Unit, id: string, delivery: Delivery, proof: AttachedFile | null): Promise<void> =>
  void (await unit.tx.updateTable('cases.notice').set({ delivery, delivered_at: unit.at, proof: proof === null ? null : json(proof) }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute());
