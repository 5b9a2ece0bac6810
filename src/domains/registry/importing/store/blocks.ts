import { deflateSync, inflateSync } from 'node:zlib';
import { insertRows, sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { CellValue } from '../../../../platform/sheets/index.ts';
import type { BlockCounts, StoredRow } from '../model.ts';
import type { Import } from './import.ts';

const CONTEXT = 'registry.import.rows';

export interface Block {
  readonly block: number;
  readonly counts: BlockCounts;
  readonly rows: StoredRow[];
}

/** Date cells survive JSON as `{"$date": "…"}`; only cells hold any. */
interface JsonDate {
  readonly $date: string | null;
}
const toJson = (v: unknown): unknown => (v instanceof Date ? { $date: Number.isNaN(v.getTime()) ? null : v.toISOString() } : v);
const ofJson = (v: unknown): CellValue => (v !== null && typeof v === 'object' && '$date' in v ? new Date(String((v as JsonDate).$date)) : (v as CellValue));
const eachEdit = (edits: StoredRow['edits'], change: (v: unknown) => unknown): object => (edits === undefined ? {} : { edits: Object.fromEntries(Object.entries(edits).map(([column, v]) => [column, change(v)])) });

const text = (rows: readonly StoredRow[]): string => JSON.stringify(rows.map((r) => ({ ...r, cells: r.cells.map(toJson), ...eachEdit(r.edits, toJson) })));
function parse(json: string): StoredRow[] {
  const rows = JSON.parse(json) as StoredRow[];
  if (!json.includes('"$date"')) return rows;
  return rows.map((r) => ({ ...r, cells: r.cells.map(ofJson), ...eachEdit(r.edits, ofJson) }));
}

/** Rows of a roster say the same words over and over: pressed first, a tenth of the bytes goes to the database. */
const seal = (unit: Unit, importId: string, rows: readonly StoredRow[]): Uint8Array => unit.house.cipher.sealBytes(deflateSync(text(rows), { level: 1 }), `${CONTEXT}.${importId}`);
const PRESSED = 0x78;
/** Blocks of earlier versions were not pressed: JSON begins with a bracket. */
const open = (unit: Unit, importId: string, sealed: Uint8Array): StoredRow[] => {
  const bytes = unit.house.cipher.openBytes(sealed, `${CONTEXT}.${importId}`);
  return parse((bytes[0] === PRESSED ? inflateSync(bytes) : Buffer.from(bytes)).toString());
};

/** Writes blocks, new or again. */
export async function saveBlocks(unit: Unit, importId: string, blocks: readonly Block[]): Promise<void> {
  const rows = blocks.map((b) => ({ region_id: unit.actor.regionId, import_id: importId, block: b.block, counts: b.counts, sealed: seal(unit, importId, b.rows) }));
  await insertRows(unit, 'registry.roster_import_block', rows, sql`on conflict (region_id, import_id, block) do update set counts = excluded.counts, sealed = excluded.sealed`);
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
  return rows.map((r) => ({ block: r.block, counts: r.counts as BlockCounts, rows: open(unit, importId, r.sealed) }));
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
