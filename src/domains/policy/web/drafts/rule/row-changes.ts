import type { RowBody } from '../bodies.ts';

/** How a row stands to the table it changes: the same, new, or changed in some places. */
export interface RowChange {
  readonly state: 'same' | 'new' | 'changed';
  /** `when.<column name>`, `then.<output>`, `reason`, `source`: where it differs. */
  readonly places: ReadonlySet<string>;
}
interface Compared {
  readonly rows: readonly RowChange[];
  /** Rows of the base that are gone. */
  readonly removed: readonly RowBody[];
}
interface Table {
  readonly inputs?: readonly { readonly name: string }[];
  readonly rows?: readonly RowBody[];
}

/** Conditions by the name of their column, so that a column that came or went does not change every row. */
const placesOf = (table: Table, row: RowBody): Record<string, string> => {
  const places: Record<string, string> = {};
  table.inputs?.forEach((input, i) => {
    const cell = row.when[i] ?? '-';
    // The same input may stand in two columns.
    const place = `when.${input.name}`;
    places[place in places ? `${place}.${i}` : place] = cell;
  });
  for (const [name, value] of Object.entries(row.then)) places[`then.${name}`] = JSON.stringify(value);
  places['reason'] = JSON.stringify([row.reason?.zh, row.reason?.en]);
  places['source'] = JSON.stringify([row.source?.document, row.source?.article, row.also, row.verified ?? false, row.note]);
  return places;
};

/** Which rows and cells differ from what stands. A row is known by its reason, or by what it says. */
export function rowChanges(base: Table | null, table: Table): Compared {
  const rows = table.rows ?? [];
  if (!base) return { rows: rows.map(() => ({ state: 'same', places: new Set() })), removed: [] };
  const old = (base.rows ?? []).map((row) => ({ row, places: placesOf(base, row), reason: row.reason?.zh, taken: false }));
  const mine = rows.map((row) => ({ row, places: placesOf(table, row) }));
  const key = (places: Record<string, string>): string => JSON.stringify(Object.entries(places).filter(([, value]) => value !== '-').toSorted(([a], [b]) => (a < b ? -1 : 1)));
  // Equal rows first, wherever they stand; then those of one reason; what is left was added.
  const partners = mine.map((m) => take(old.find((o) => !o.taken && key(o.places) === key(m.places))));
  mine.forEach((m, i) => (partners[i] ??= take(old.find((o) => !o.taken && o.reason !== undefined && o.reason === m.row.reason?.zh))));
  return {
    rows: mine.map((m, i): RowChange => {
      const partner = partners[i];
      if (!partner) return { state: 'new', places: new Set() };
      const names = [...new Set([...Object.keys(m.places), ...Object.keys(partner.places)])];
      const places = new Set(names.filter((name) => (m.places[name] ?? '-') !== (partner.places[name] ?? '-')));
      return { state: places.size === 0 ? 'same' : 'changed', places };
    }),
    removed: old.filter((o) => !o.taken).map((o) => o.row),
  };
}

function take<T extends { taken: boolean }>(one: T | undefined): T | null {
  if (one) one.taken = true;
  return one ?? null;
}
