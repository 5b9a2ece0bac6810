import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Item, ItemSubject, Joining, JoiningReason, MatchReason, MatchState, Source, SubjectKind } from '../model.ts';
import './tables.ts';

/** One at a time within a region: what is compared with what is there must see what came just before. Taken before anything is read. */
export const holdItems = async (unit: Unit): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended(${`supervision ${unit.actor.regionId}`}, 0))`.execute(unit.tx));

const NOBODY = '00000000-0000-0000-0000-000000000000';
const some = (ids: readonly string[]): string[] => (ids.length > 0 ? [...ids] : [NOBODY]);

export interface ItemFilter {
  readonly ids?: readonly string[] | undefined;
  readonly source?: string | undefined;
  readonly text?: string | undefined;
  /** Something of it is left to a person: who is meant, or whether it is one with another. */
  readonly waiting?: boolean | undefined;
  readonly subjectId?: string | undefined;
  /** Only what this account supplied. */
  readonly supplierAccountId?: string | null | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function findItems(unit: Unit, f: ItemFilter): Promise<Item[]> {
  const region = unit.actor.regionId;
  let q = unit.tx.selectFrom('supervision.item as i').selectAll().where('i.region_id', '=', region);
  if (f.ids !== undefined) q = q.where('i.id', 'in', some(f.ids));
  if (f.source !== undefined) q = q.where('i.source', '=', f.source);
  if (f.supplierAccountId !== undefined) q = q.where('i.supplier_account_id', '=', f.supplierAccountId ?? NOBODY);
  if (f.subjectId !== undefined) q = q.where('i.id', 'in', (e) => e.selectFrom('supervision.item_subject').select('item_id').where('region_id', '=', region).where('subject_id', '=', f.subjectId!));
  if (f.text !== undefined) {
    const like = `%${f.text.replaceAll(/[\\%_]/g, '\\$&')}%`;
    q = q.where((e) => e.or([e('i.summary', 'ilike', like), e('i.reference', 'ilike', like), e('i.id', 'in', e.selectFrom('supervision.item_subject').select('item_id').where('region_id', '=', region).where('named', 'ilike', like))]));
  }
  if (f.waiting) {
    q = q.where((e) =>
      e.or([
        e('i.id', 'in', e.selectFrom('supervision.item_subject').select('item_id').where('region_id', '=', region).where('state', '=', 'open')),
        e('i.id', 'in', e.selectFrom('supervision.joining').select('item_id').where('region_id', '=', region).where('state', '=', 'proposed')),
        e('i.id', 'in', e.selectFrom('supervision.joining').select('other_id').where('region_id', '=', region).where('state', '=', 'proposed')),
      ]),
    );
  }
  const rows = await q.orderBy('i.recorded_at', 'desc').orderBy('i.id', 'desc').limit(f.limit).execute();
  const subjects = await subjectsOf(unit, rows.map((r) => r.id));
  return rows.map((r) => ({ id: r.id, source: r.source as Source, reference: r.reference, foundOn: r.found_on, summary: r.summary, validUntil: r.valid_until, withheldBy: r.withheld_by, withdrawnOn: r.withdrawn_on, withdrawnBecause: r.withdrawn_because, supplierAccountId: r.supplier_account_id, recordedAt: r.recorded_at, recordedBy: r.recorded_by, subjects: subjects.get(r.id) ?? [] }));
}

async function subjectsOf(unit: Unit, ids: readonly string[]): Promise<Map<string, ItemSubject[]>> {
  const rows = await unit.tx.selectFrom('supervision.item_subject').selectAll().where('region_id', '=', unit.actor.regionId).where('item_id', 'in', some(ids)).orderBy('position').execute();
  const found = new Map<string, ItemSubject[]>();
  for (const r of rows) found.set(r.item_id, [...(found.get(r.item_id) ?? []), { position: r.position, kind: r.kind as SubjectKind, named: r.named, namedUnit: r.named_unit, subjectId: r.subject_id, state: r.state as MatchState, reasons: r.reasons as MatchReason[], decidedBy: r.decided_by }]);
  return found;
}

export type NewItem = Pick<Item, 'source' | 'reference' | 'foundOn' | 'summary' | 'validUntil' | 'withheldBy'> & { readonly fingerprint: string; readonly batchId: string | null; readonly subjects: readonly Omit<ItemSubject, 'position' | 'decidedBy'>[] };

/** Out: its id, or null when the same line of the same body is there already. */
export async function insertItem(unit: Unit, item: NewItem): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const region_id = unit.actor.regionId;
  const written = await unit.tx
    .insertInto('supervision.item')
    .values({ region_id, id, source: item.source, reference: item.reference, found_on: item.foundOn, summary: item.summary, valid_until: item.validUntil, withheld_by: item.withheldBy, withdrawn_on: null, withdrawn_because: null, withdrawn_by: null, fingerprint: item.fingerprint, batch_id: item.batchId, supplier_account_id: unit.actor.accountId, recorded_at: unit.at, recorded_by: unit.actor.name })
    .onConflict((c) => c.columns(['region_id', 'fingerprint']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return null;
  await unit.tx
    .insertInto('supervision.item_subject')
    .values(item.subjects.map((s, position) => ({ region_id, item_id: id, position, kind: s.kind, named: s.named, named_unit: s.namedUnit, subject_id: s.subjectId, state: s.state, reasons: [...s.reasons], decided_by: null, decided_reason: null })))
    .execute();
  return id;
}

/** Writes who is meant; false when nobody is at that place. */
export async function saveSubject(unit: Unit, itemId: string, position: number, s: { readonly subjectId: string | null; readonly reason: string }): Promise<boolean> {
  const done = await unit.tx
    .updateTable('supervision.item_subject')
    .set({ subject_id: s.subjectId, state: s.subjectId === null ? 'nobody' : 'matched', reasons: ['by_person'], decided_by: unit.actor.name, decided_reason: s.reason })
    .where('region_id', '=', unit.actor.regionId)
    .where('item_id', '=', itemId)
    .where('position', '=', position)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

/** False when it was withdrawn before. */
export async function withdrawItem(unit: Unit, id: string, because: string): Promise<boolean> {
  const done = await unit.tx.updateTable('supervision.item').set({ withdrawn_on: unit.today, withdrawn_because: because, withdrawn_by: unit.actor.name }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).where('withdrawn_on', 'is', null).executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

export const changeItem = async (unit: Unit, id: string, change: { valid_until?: Day | null; withheld_by?: string | null }): Promise<void> => void (await unit.tx.updateTable('supervision.item').set(change).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute());

/** Items about somebody or something that these are about too, by id or, while nobody settled it, by name. */
export async function itemsBeside(unit: Unit, ids: readonly string[]): Promise<Item[]> {
  const region = unit.actor.regionId;
  const rows = await sql<{ id: string }>`
    select distinct b.item_id as id from supervision.item_subject a join supervision.item_subject b on b.region_id = a.region_id and (b.subject_id = a.subject_id or (b.named = a.named and b.kind = a.kind))
    where a.region_id = ${region} and a.item_id = any(${`{${ids.join(',')}}`}::uuid[])`.execute(unit.tx);
  return findItems(unit, { ids: rows.rows.map((r) => r.id), limit: 5000 });
}

const toJoining = (r: { item_id: string; other_id: string; reasons: string[]; likeness: number; state: string; decided_by: string | null; decided_reason: string | null }): Joining => ({ itemId: r.item_id, otherId: r.other_id, reasons: r.reasons as JoiningReason[], likeness: r.likeness, state: r.state as Joining['state'], decidedBy: r.decided_by, decidedReason: r.decided_reason });

export const proposeJoining = async (unit: Unit, j: Pick<Joining, 'itemId' | 'otherId' | 'reasons' | 'likeness'>): Promise<void> =>
  void (await unit.tx
    .insertInto('supervision.joining')
    .values({ region_id: unit.actor.regionId, item_id: j.itemId, other_id: j.otherId, reasons: [...j.reasons], likeness: j.likeness, state: 'proposed', decided_by: null, decided_on: null, decided_reason: null })
    .onConflict((c) => c.doNothing())
    .execute());

/** Of these items, on either side. */
export async function joiningsOf(unit: Unit, ids: readonly string[]): Promise<Joining[]> {
  const rows = await unit.tx.selectFrom('supervision.joining').selectAll().where('region_id', '=', unit.actor.regionId).where((e) => e.or([e('item_id', 'in', some(ids)), e('other_id', 'in', some(ids))])).orderBy('item_id').orderBy('other_id').execute();
  return rows.map(toJoining);
}

/** Decides a proposal, or decides anew; false when there is none of the two. */
export async function decideJoining(unit: Unit, itemId: string, otherId: string, state: 'joined' | 'apart', reason: string): Promise<boolean> {
  const [first, second] = itemId < otherId ? [itemId, otherId] : [otherId, itemId];
  const done = await unit.tx.updateTable('supervision.joining').set({ state, decided_by: unit.actor.name, decided_on: unit.today, decided_reason: reason }).where('region_id', '=', unit.actor.regionId).where('item_id', '=', first).where('other_id', '=', second).executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

export interface Reply {
  readonly itemId: string;
  readonly personId: string;
  readonly reply: string;
  readonly at: Date;
}
export const insertReply = async (unit: Unit, r: Omit<Reply, 'at'>): Promise<void> =>
  void (await unit.tx.insertInto('supervision.item_reply').values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), item_id: r.itemId, person_id: r.personId, reply: r.reply, replied_at: unit.at }).execute());
export async function repliesTo(unit: Unit, ids: readonly string[]): Promise<Reply[]> {
  const rows = await unit.tx.selectFrom('supervision.item_reply').selectAll().where('region_id', '=', unit.actor.regionId).where('item_id', 'in', some(ids)).orderBy('replied_at').orderBy('id').execute();
  return rows.map((r) => ({ itemId: r.item_id, personId: r.person_id, reply: r.reply, at: r.replied_at }));
}
