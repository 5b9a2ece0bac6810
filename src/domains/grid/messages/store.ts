import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { uuids } from '../store/patches.ts';
import type { Copy, Direction, Message } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'grid.message': { region_id: string; id: string; direction: string; organization_id: string; patch_id: string | null; title: string; words: string; public_until: string | null; client_id: string; sent_at: Date; sent_on: string; sent_by: string; desk_read_at: Date | null; desk_read_by: string | null };
  }
}
const region = (unit: Unit) => unit.actor.regionId;
const query = (unit: Unit) => unit.tx.selectFrom('grid.message').selectAll().where('region_id', '=', region(unit));
const toMessage = (r: Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]): Message => ({ id: r.id, direction: r.direction as Direction, organizationId: r.organization_id, patchId: r.patch_id, title: r.title, words: r.words, publicUntil: r.public_until, sentAt: r.sent_at, sentBy: r.sent_by, deskReadAt: r.desk_read_at });

export interface NewMessage {
  readonly clientId: string;
  readonly direction: Direction;
  readonly organizationId: string;
  readonly patchId: string | null;
  readonly title: string;
  readonly words: string;
  readonly publicUntil: Day | null;
}
/** The message, or null where the same one was sent before. */
export async function insertMessage(unit: Unit, m: NewMessage): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const made = await unit.tx.insertInto('grid.message').values({ region_id: region(unit), id, direction: m.direction, organization_id: m.organizationId, patch_id: m.patchId, title: m.title, words: m.words, public_until: m.publicUntil, client_id: m.clientId, sent_at: unit.at, sent_on: unit.today, sent_by: unit.actor.name, desk_read_at: null, desk_read_by: null })
    .onConflict((o) => o.columns(['region_id', 'client_id']).doNothing()).returning('id').executeTakeFirst();
  return made?.id ?? null;
}
export const idByClient = async (unit: Unit, clientId: string): Promise<string> => (await unit.tx.selectFrom('grid.message').select('id').where('region_id', '=', region(unit)).where('client_id', '=', clientId).executeTakeFirstOrThrow()).id;
export async function findMessage(unit: Unit, id: string): Promise<Message | null> {
  const row = await query(unit).where('id', '=', id).executeTakeFirst();
  return row ? toMessage(row) : null;
}
/** A line for everybody who serves at these patches, or at any patch of these units. Out: how many. */
export async function insertCopies(unit: Unit, messageId: string, at: { readonly patchIds: readonly string[] } | { readonly organizations: readonly string[] }): Promise<number> {
  const where = 'patchIds' in at ? sql`h.patch_id = any(${uuids(at.patchIds)})` : sql`p.organization_id = any(${uuids(at.organizations)})`;
  const { rows } = await sql`insert into grid.message_copy (region_id, message_id, head_id, on_phone) select h.region_id, ${messageId}, h.id, h.account_id is not null
    from grid.head h join grid.patch p on p.region_id = h.region_id and p.id = h.patch_id where h.region_id = ${region(unit)} and h.served_to is null and ${where} returning 1`.execute(unit.tx);
  return rows.length;
}
export async function copiesOf(unit: Unit, messageId: string): Promise<Copy[]> {
  const { rows } = await sql<Copy>`select c.head_id as "headId", h.name, p.level, p.name as patch, c.on_phone as "onPhone", c.read_at as "readAt", c.told_at as "toldAt"
    from grid.message_copy c join grid.head h on h.region_id = c.region_id and h.id = c.head_id join grid.patch p on p.region_id = h.region_id and p.id = h.patch_id
    where c.region_id = ${region(unit)} and c.message_id = ${messageId} order by p.code, h.id`.execute(unit.tx);
  return rows;
}
export interface MessageLine extends Message {
  readonly sent: number;
  readonly reached: number;
  readonly read: number;
}
/** Messages of units, or sent from patches, with their counts, the latest first. */
export async function messagesOf(unit: Unit, by: 'all' | { readonly organizations: readonly string[] } | { readonly patchIds: readonly string[] }, most: number): Promise<MessageLine[]> {
  const base = query(unit).orderBy('sent_at', 'desc').orderBy('id', 'desc').limit(most);
  const rows = await (by === 'all' ? base : base.where('organizations' in by ? sql<boolean>`organization_id = any(${uuids(by.organizations)})` : sql<boolean>`patch_id = any(${uuids(by.patchIds)})`)).execute();
  const { rows: counts } = await sql<{ id: string; sent: number; reached: number; read: number }>`select message_id as id, count(*)::int as sent, count(*) filter (where on_phone or read_at is not null or told_at is not null)::int as reached,
    count(*) filter (where read_at is not null or told_at is not null)::int as read from grid.message_copy where region_id = ${region(unit)} and message_id = any(${uuids(rows.map((r) => r.id))}) group by message_id`.execute(unit.tx);
  const byId = new Map(counts.map((c) => [c.id, c]));
  return rows.map((r) => ({ ...toMessage(r), ...(byId.get(r.id) ?? { sent: 0, reached: 0, read: 0 }) }));
}
/** What came to these heads, unread first. */
export async function inboxOf(unit: Unit, headIds: readonly string[], most: number): Promise<(Message & { readonly readAt: Date | null })[]> {
  const { rows } = await sql<{ id: string; read_at: Date | null }>`select message_id as id, max(coalesce(read_at, told_at)) as read_at from grid.message_copy where region_id = ${region(unit)} and head_id = any(${uuids(headIds)}) group by message_id`.execute(unit.tx);
  if (rows.length === 0) return [];
  const readAt = new Map(rows.map((r) => [r.id, r.read_at]));
  const messages = await query(unit).where(sql<boolean>`id = any(${uuids(rows.map((r) => r.id))})`).orderBy('sent_at', 'desc').orderBy('id', 'desc').limit(most).execute();
  return messages.map((m) => ({ ...toMessage(m), readAt: readAt.get(m.id) ?? null })).sort((a, b) => Number(a.readAt !== null) - Number(b.readAt !== null));
}
export const unreadCount = async (unit: Unit, headIds: readonly string[]): Promise<number> =>
  (await sql<{ n: number }>`select count(distinct message_id)::int as n from grid.message_copy where region_id = ${region(unit)} and head_id = any(${uuids(headIds)}) and read_at is null and told_at is null`.execute(unit.tx)).rows[0]!.n;
/** False where none of these heads has it unread. */
export const markRead = async (unit: Unit, messageId: string, headIds: readonly string[]): Promise<boolean> =>
  (await sql`update grid.message_copy set read_at = ${unit.at} where region_id = ${region(unit)} and message_id = ${messageId} and head_id = any(${uuids(headIds)}) and read_at is null returning 1`.execute(unit.tx)).rows.length > 0;
export const isFor = async (unit: Unit, messageId: string, headIds: readonly string[]): Promise<boolean> =>
  (await sql`select 1 from grid.message_copy where region_id = ${region(unit)} and message_id = ${messageId} and head_id = any(${uuids(headIds)}) limit 1`.execute(unit.tx)).rows.length > 0;
/** False where he is not among those it is for, or has read it or was told before. */
export const markTold = async (unit: Unit, messageId: string, headId: string): Promise<boolean> =>
  (await sql`update grid.message_copy set told_at = ${unit.at}, told_by = ${unit.actor.name} where region_id = ${region(unit)} and message_id = ${messageId} and head_id = ${headId} and told_at is null and read_at is null returning 1`.execute(unit.tx)).rows.length > 0;
export const markDeskRead = async (unit: Unit, id: string): Promise<boolean> =>
  (await unit.tx.updateTable('grid.message').set({ desk_read_at: unit.at, desk_read_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).where('desk_read_at', 'is', null).returning('id').executeTakeFirst()) !== undefined;
/** What residents of an area may read today: of its unit or the units above it, or of a patch of the area. */
export async function publicMessages(unit: Unit, organizations: readonly string[], patchIds: readonly string[], most: number): Promise<Message[]> {
  const rows = await query(unit).where('public_until', '>=', unit.today)
    .where(sql<boolean>`((patch_id is null and organization_id = any(${uuids(organizations)})) or patch_id = any(${uuids(patchIds)}))`).orderBy('sent_at', 'desc').limit(most).execute();
  return rows.map(toMessage);
}
