import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { cellText } from '../../../../platform/sheets/index.ts';
import { maskIdNumber, maskPhone } from '../../rules/mask.ts';
import { fieldOf, specOf, type RosterKey } from '../../roster/index.ts';
import { importPeople } from '../access.ts';
import type { ImportRowView, rowFilters } from '../contract/shapes.ts';
import type { FieldDifference, ImportKey } from '../model.ts';
import type { ImportOptions } from '../options.ts';
import { readingOf } from '../reading.ts';
import { candidateOf } from '../rules/compare-row.ts';
import { classOf, readRows, type ReadRow, type Reading, type RowClass } from '../rules/read-rows.ts';
import { wordOf } from '../rules/words.ts';
import { blockCounts, openBlocks } from '../store/blocks.ts';
import { findImport, type Import } from '../store/import.ts';
import { loadOnFile } from '../store/on-file.ts';

export type RowFilter = (typeof rowFilters)[number];

interface Place {
  readonly n: number;
  readonly block: number;
  readonly at: number;
}

/** Where rows of these numbers lie. */
export async function rowPlaces(unit: Unit, i: Import, numbers: readonly number[]): Promise<Place[]> {
  const wanted = [...new Set(numbers)].sort((a, b) => a - b);
  const places: Place[] = [];
  let from = 0;
  let k = 0;
  for (const { block, counts } of await blockCounts(unit, i)) {
    while (k < wanted.length && wanted[k]! < from + counts.rows) places.push({ n: wanted[k]!, block, at: wanted[k++]! - from });
    from += counts.rows;
  }
  return places;
}

/** Rows of a filter, a page at a time: blocks without such rows are not opened. */
export async function listRows(house: House, actor: Actor, importId: string, query: { filter: RowFilter; offset: number; limit: number }, options: ImportOptions): Promise<{ total: number; rows: ImportRowView[] }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    const i = await findImport(unit, importId);
    const reading = await readingOf(unit, i, options);
    const blocks = await blockCounts(unit, i);
    const size = (c: (typeof blocks)[number]['counts']): number => (query.filter === 'all' ? c.rows : c[query.filter]);
    const total = blocks.reduce((sum, b) => sum + size(b.counts), 0);
    const places: Place[] = [];
    let seen = 0;
    let first = 0;
    for (const { block, counts } of blocks) {
      const here = size(counts);
      if (here > 0 && seen + here > query.offset && places.length < query.limit) {
        const [opened] = await openBlocks(unit, i.id, block, 1);
        readRows(opened!.rows, reading).forEach((r, at) => {
          if (query.filter !== 'all' && classOf(r) !== query.filter) return;
          if (seen++ >= query.offset && places.length < query.limit) places.push({ n: first + at, block, at });
        });
      } else seen += here;
      first += counts.rows;
    }
    return { total, rows: await rowViews(unit, i, places, reading) };
  });
}

/** Rows as the screen shows them. */
export async function rowViews(unit: Unit, i: Import, places: readonly Place[], reading: Reading): Promise<ImportRowView[]> {
  const blocks = new Map<number, ReadRow[]>();
  for (const block of new Set(places.map((p) => p.block))) blocks.set(block, readRows((await openBlocks(unit, i.id, block, 1))[0]!.rows, reading));
  const rows = places.map((p) => ({ n: p.n, read: blocks.get(p.block)![p.at]! }));
  const people = await loadOnFile(unit, [...new Set(rows.flatMap(({ read }) => read.stored.comparison?.personId ?? []))]);
  return rows.map(({ n, read }): ImportRowView => {
    const { stored, row, plan } = read;
    const { comparison: c, decision } = stored;
    const person = c?.personId === undefined ? undefined : people.get(c.personId);
    const rowClass: RowClass = classOf(read);
    const width = Math.max(stored.cells.length, plan.columns.length);
    return {
      n,
      sheet: stored.sheet,
      rowNumber: row.rowNumber,
      fileName: stored.file?.name ?? null,
      class: rowClass,
      name: row.values.name ?? '',
      cells: Array.from({ length: width }, (_, column) => cellText((stored.edits && column in stored.edits ? stored.edits[column] : stored.cells[column]) ?? null)),
      edited: Object.keys(stored.edits ?? {}).map(Number),
      notes: row.notes.map((note) => ({ column: note.column, key: note.key, severity: note.severity, code: note.code, params: note.params, alternative: note.alternative ?? null })),
      person: person ? candidateOf(person, unit.today) : null,
      differences: (c?.differences ?? []).map((d) => ({ ...shown(d), rejected: decision?.rejected?.includes(d.key) ?? false })),
      candidates: [...(c?.candidates ?? [])],
      because: c?.because === undefined || c.because === 'no_unit' ? null : c.because,
      is: decision?.is ?? null,
    };
  });
}

const SENSITIVE: Partial<Record<ImportKey, (value: string) => string>> = { idNumber: maskIdNumber, phone: maskPhone, health: () => '***' };

/** Codes as words; what is on file of a sensitive field is masked, what the officer brought is not. */
function shown(d: FieldDifference): Pick<FieldDifference, 'key' | 'onFile' | 'inRoster' | 'kind'> {
  const mask = SENSITIVE[d.key];
  return { key: d.key, kind: d.kind, onFile: d.onFile === null ? null : mask ? mask(d.onFile) : word(d.key, d.onFile), inRoster: word(d.key, d.inRoster) };
}

function word(key: ImportKey, value: string): string {
  if (key === 'family' || key === 'photo' || key === 'otherBoxes') return value;
  const spec = specOf(key as RosterKey);
  if (spec.table) return wordOf(spec.table, value);
  return spec.kind === 'date' && fieldOf(key) !== 'assessment' ? value.replaceAll('-', '.') : value;
}
