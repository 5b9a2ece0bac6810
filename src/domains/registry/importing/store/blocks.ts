import { json, sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { BlockCounts, StoredRow } from '../model.ts';
import type { Import } from './import.ts';

const CONTEXT = 'registry.import.rows';

export interface Block {
  readonly block: number;
  readonly counts: BlockCounts;
  readonly rows: StoredRow[];
}

/** Date cells survive JSON as `{"$date": "…"}`. */
const text = (rows: readonly StoredRow[]): string =>
  JSON.stringify(rows, function (key, value: unknown) {
    const raw = (this as Record<string, unknown>)[key];
    return raw instanceof Date ? { $date: Number.isNaN(raw.getTime()) ? null : raw.toISOString() } : value;
  });
const parse = (sealed: string): StoredRow[] =>
  (sealed.includes('"$date"')
    ? JSON.parse(sealed, (_key, value: unknown) => (value !== null && typeof value === 'object' && '$date' in value ? new Date(String((value as { $date: string }).$date)) : value))
    : JSON.parse(sealed)) as StoredRow[];

/** Writes blocks, new or again. */
export async function saveBlocks(unit: Unit, importId: string, blocks: readonly Block[]): Promise<void> {
  for (const b of blocks) {
    const row = { counts: json(b.counts), sealed: Buffer.from(unit.house.cipher.seal(text(b.rows), `${CONTEXT}.${importId}`)) };
    await unit.tx
      .insertInto('registry.roster_import_block')
      .values({ region_id: unit.actor.regionId, import_id: importId, block: b.block, ...row })
      .onConflict((c) => c.columns(['region_id', 'import_id', 'block']).doUpdateSet(row))
      .execute();
  }
}

/** The counts of every block that counts, in order. */
export async function blockCounts(unit: Unit, i: Pick<Import, 'id' | 'firstBlock' | 'blockCount'>): Promise<{ block: number; counts: BlockCounts }[]> {
  const rows = await unit.tx
    .selectFrom('registry.roster_import_block')
    .select(['block', 'counts'])
    .where('region_id', '=', unit.actor.regionId)
    .where('import_id', '=', i.id)
    .where('block', '>=', i.firstBlock)
    .where('block', '<', i.firstBlock + i.blockCount)
    .orderBy('block')
    .execute();
  return rows.map((r) => ({ block: r.block, counts: r.counts as BlockCounts }));
}

/** Opens the blocks of these numbers, in order. */
export async function openBlocks(unit: Unit, importId: string, from: number, count: number): Promise<Block[]> {
  if (count <= 0) return [];
  const rows = await unit.tx
    .selectFrom('registry.roster_import_block')
    .selectAll()
    .where('region_id', '=', unit.actor.regionId)
    .where('import_id', '=', importId)
    .where('block', '>=', from)
    .where('block', '<', from + count)
    .orderBy('block')
    .execute();
  return rows.map((r) => ({ block: r.block, counts: r.counts as BlockCounts, rows: parse(unit.house.cipher.open(r.sealed, `${CONTEXT}.${importId}`)) }));
}

/** Drops blocks that no longer count. */
export async function dropBlocksExcept(unit: Unit, importId: string, from: number, count: number): Promise<void> {
  await sql`delete from registry.roster_import_block where region_id = ${unit.actor.regionId} and import_id = ${importId} and (block < ${from} or block >= ${from + count})`.execute(unit.tx);
}

/** The first number that no block has. */
export async function nextBlock(unit: Unit, importId: string): Promise<number> {
  const { rows } = await sql<{ next: number | null }>`select max(block) + 1 as next from registry.roster_import_block where region_id = ${unit.actor.regionId} and import_id = ${importId}`.execute(unit.tx);
  return rows[0]?.next ?? 0;
}
