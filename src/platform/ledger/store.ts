import { newId } from '../../kernel/ids.ts';
import { sql } from '../db/index.ts';
import type { Unit } from '../house/index.ts';
import type { CompletedNode } from './frontier.ts';
import { fromBytes, toBytes, type HashText } from './hash.ts';

declare module '../db/tables.ts' {
  interface Tables {
    'platform.ledger_pending': { region_id: string; log: string; id: string; kind: string; entry_ids: string[]; hashes: Uint8Array };
    'platform.ledger_leaf': { region_id: string; log: string; position: number; kind: string; entry_id: string; hash: Uint8Array };
    'platform.ledger_node': { region_id: string; log: string; height: number; position: number; hash: Uint8Array };
    'platform.ledger_head': { region_id: string; log: string; size: number; root: Uint8Array; sealed_at: Date; key_id: string; signature: Uint8Array };
  }
}

export interface StoredHead {
  readonly size: number;
  readonly root: Uint8Array;
  readonly sealedAt: Date;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface StoredLeaf {
  readonly position: number;
  readonly kind: string;
  readonly entryId: string;
  readonly hash: HashText;
}

export interface PendingBatch {
  readonly id: string;
  readonly kind: string;
  readonly entryIds: readonly string[];
  readonly hashes: Uint8Array;
}

export async function insertPending(unit: Unit, log: string, kind: string, entryIds: readonly string[], hashes: Uint8Array): Promise<void> {
  await sql`insert into platform.ledger_pending (region_id, log, id, kind, entry_ids, hashes)
    values (${unit.actor.regionId}, ${log}, ${newId()}, ${kind}, ${uuids(entryIds)}, ${Buffer.from(hashes)})`.execute(unit.tx);
}

/** Holds the log until the transaction ends: sealings of one log queue, other logs and regions go on. */
export async function lockLog(unit: Unit, log: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${unit.actor.regionId} ${log}`}, 0))`.execute(unit.tx);
}

/** Batches in order of arrival until `limit` leaves are reached (one batch at least). */
export async function takePending(unit: Unit, log: string, limit: number): Promise<PendingBatch[]> {
  const { rows } = await sql<{ id: string; kind: string; entry_ids: string[]; hashes: Uint8Array }>`
    select id, kind, entry_ids::text[] as entry_ids, hashes from (
      select p.*, sum(cardinality(entry_ids)) over (order by id) - cardinality(entry_ids) as before
      from platform.ledger_pending p where region_id = ${unit.actor.regionId} and log = ${log}
    ) waiting where before < ${limit} order by id`.execute(unit.tx);
  return rows.map((r) => ({ id: r.id, kind: r.kind, entryIds: r.entry_ids, hashes: r.hashes }));
}

/** Gives the leaves of these batches their places, in the order of the batches, and takes the batches off the waiting list. */
export async function placeLeaves(unit: Unit, log: string, batchIds: readonly string[], from: number): Promise<void> {
  const region = unit.actor.regionId;
  await sql`insert into platform.ledger_leaf (region_id, log, position, kind, entry_id, hash)
    select ${region}, ${log}, ${from}::bigint + row_number() over (order by p.id, e.number) - 1, p.kind, e.id,
      substring(p.hashes from ((e.number - 1) * 32 + 1)::int for 32)
    from platform.ledger_pending p, unnest(p.entry_ids) with ordinality as e(id, number)
    where p.region_id = ${region} and p.log = ${log} and p.id = any(${uuids(batchIds)})`.execute(unit.tx);
  await sql`delete from platform.ledger_pending where region_id = ${region} and log = ${log} and id = any(${uuids(batchIds)})`.execute(unit.tx);
}

export async function insertNodes(unit: Unit, log: string, nodes: readonly CompletedNode[]): Promise<void> {
  for (let i = 0; i < nodes.length; i += 1000) {
    await unit.tx
      .insertInto('platform.ledger_node')
      .values(nodes.slice(i, i + 1000).map((n) => ({ region_id: unit.actor.regionId, log, height: n.height, position: n.position, hash: toBytes(n.hash) })))
      .execute();
  }
}

export async function insertHead(unit: Unit, log: string, head: StoredHead): Promise<void> {
  await unit.tx
    .insertInto('platform.ledger_head')
    .values({ region_id: unit.actor.regionId, log, size: head.size, root: Buffer.from(head.root), sealed_at: head.sealedAt, key_id: head.keyId, signature: Buffer.from(head.signature) })
    .execute();
}

const toHead = (r: { size: number; root: Uint8Array; sealed_at: Date; key_id: string; signature: Uint8Array }): StoredHead => ({
  size: r.size,
  root: r.root,
  sealedAt: r.sealed_at,
  keyId: r.key_id,
  signature: r.signature,
});

/** Newest first. */
export async function newestHeads(unit: Unit, log: string, limit: number): Promise<StoredHead[]> {
  const rows = await unit.tx
    .selectFrom('platform.ledger_head')
    .select(['size', 'root', 'sealed_at', 'key_id', 'signature'])
    .where('region_id', '=', unit.actor.regionId)
    .where('log', '=', log)
    .orderBy('size', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toHead);
}

/** Heads in order of size, over `size` and up to `upTo`, in pages. */
export async function headsAfter(unit: Unit, log: string, size: number, upTo: number, limit: number): Promise<StoredHead[]> {
  const rows = await unit.tx
    .selectFrom('platform.ledger_head')
    .select(['size', 'root', 'sealed_at', 'key_id', 'signature'])
    .where('region_id', '=', unit.actor.regionId)
    .where('log', '=', log)
    .where('size', '>', size)
    .where('size', '<=', upTo)
    .orderBy('size')
    .limit(limit)
    .execute();
  return rows.map(toHead);
}

export async function leavesFrom(unit: Unit, log: string, from: number, upTo: number, limit: number): Promise<StoredLeaf[]> {
  const rows = await unit.tx
    .selectFrom('platform.ledger_leaf')
    .select(['position', 'kind', 'entry_id', 'hash'])
    .where('region_id', '=', unit.actor.regionId)
    .where('log', '=', log)
    .where('position', '>=', from)
    .where('position', '<', upTo)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map((r) => ({ position: r.position, kind: r.kind, entryId: r.entry_id, hash: fromBytes(r.hash) }));
}

/** Leaves that no head covers. Sealing writes both at once, so there are none unless someone else put them there. */
export async function unsignedLeaves(unit: Unit, log: string, limit: number): Promise<StoredLeaf[]> {
  const { rows } = await sql<{ position: number; kind: string; entry_id: string; hash: Uint8Array }>`
    select position, kind, entry_id, hash from platform.ledger_leaf
    where region_id = ${unit.actor.regionId} and log = ${log} and position >= (
      select coalesce(max(size), 0) from platform.ledger_head where region_id = ${unit.actor.regionId} and log = ${log})
    order by position limit ${limit}`.execute(unit.tx);
  return rows.map((r) => ({ position: r.position, kind: r.kind, entryId: r.entry_id, hash: fromBytes(r.hash) }));
}

export async function positionsOf(unit: Unit, log: string, entryIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ entry_id: string; position: number }>`select entry_id, position from platform.ledger_leaf
    where region_id = ${unit.actor.regionId} and log = ${log} and entry_id = any(${uuids(entryIds)})`.execute(unit.tx);
  return new Map(rows.map((r) => [r.entry_id, r.position]));
}

/** Hashes of one stored level (0 = leaves) at positions [from, from + count). */
export async function storedHashes(unit: Unit, log: string, height: number, from: number, count: number): Promise<HashText[]> {
  const query = height === 0 ? unit.tx.selectFrom('platform.ledger_leaf') : unit.tx.selectFrom('platform.ledger_node').where('height', '=', height);
  const rows = await (query as ReturnType<typeof unit.tx.selectFrom<'platform.ledger_leaf'>>)
    .select(['position', 'hash'])
    .where('region_id', '=', unit.actor.regionId)
    .where('log', '=', log)
    .where('position', '>=', from)
    .where('position', '<', from + count)
    .orderBy('position')
    .execute();
  if (rows.length !== count) throw new Error(`ledger ${log}: ${rows.length} of ${count} hashes at height ${height} from ${from}`);
  return rows.map((r) => fromBytes(r.hash));
}

/** Stored nodes of one height after a position, in order. */
export async function nodesFrom(unit: Unit, log: string, height: number, after: number, limit: number): Promise<[number, HashText][]> {
  const rows = await unit.tx
    .selectFrom('platform.ledger_node')
    .select(['position', 'hash'])
    .where('region_id', '=', unit.actor.regionId)
    .where('log', '=', log)
    .where('height', '=', height)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map((r) => [r.position, fromBytes(r.hash)]);
}

export async function countWaiting(unit: Unit, log: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select coalesce(sum(cardinality(entry_ids)), 0)::bigint as n from platform.ledger_pending
    where region_id = ${unit.actor.regionId} and log = ${log}`.execute(unit.tx);
  return rows[0]!.n;
}

/**
 * Of these ids, in order, those that neither stand in the log nor wait for it. One walk over the log between the first and the last of
 * them, hashed: a lookup for each id would go through the whole log each time where the database has no statistics (measured: 5 s for
 * 2,000 ids in a log of 42,000; the embedded database never gathers them by itself).
 */
export async function notInLog(unit: Unit, log: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from unnest(${uuids(ids)}) as i(id)
    where i.id not in (
        select l.entry_id from platform.ledger_leaf l where l.region_id = ${unit.actor.regionId} and l.log = ${log}
          and l.entry_id >= ${ids[0]!}::uuid and l.entry_id <= ${ids.at(-1)!}::uuid order by l.entry_id offset 0)
      and i.id not in (select unnest(p.entry_ids) from platform.ledger_pending p where p.region_id = ${unit.actor.regionId} and p.log = ${log})`.execute(unit.tx);
  return rows.map((r) => r.id);
}

/** Ids travel as one text: both drivers take it, and a thousand of them cost one parameter. */
const uuids = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`;
