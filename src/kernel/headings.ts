/** What a column of a list may hold and the words that say so, in the order in which they are judged. */
export type Headings<Column extends string> = readonly (readonly [Column, RegExp])[];

/** The line that holds the headings: the one among the first lines that has most of them, at least three. Null: there is none. */
export function headingRow<Column extends string>(rows: readonly (readonly string[])[], headings: Headings<Column>, look = 20): number | null {
  const counts = rows.slice(0, look).map((row) => new Set(row.flatMap((cell) => (cell.length <= 20 ? headings.filter(([, words]) => words.test(cell.trim())).slice(0, 1).map(([column]) => column) : []))).size);
  const most = Math.max(0, ...counts);
  return most >= 3 ? counts.indexOf(most) : null;
}

/** What each column holds, by its heading and, where that is silent, by what all its values look like; each meaning once. */
export function columnsBy<Column extends string>(head: readonly string[], headings: Headings<Column>, values: { readonly samples: readonly (readonly string[])[]; readonly byValue: readonly (readonly [Column, (value: string) => boolean])[] } = { samples: [], byValue: [] }): (Column | null)[] {
  const taken = new Set<Column>();
  const guesses: (Column | null)[] = head.map((h) => {
    const found = headings.find(([column, words]) => !taken.has(column) && words.test(h.trim()))?.[0];
    if (found !== undefined) taken.add(found);
    return found ?? null;
  });
  head.forEach((_, at) => {
    if (guesses[at] !== null) return;
    const held = values.samples.map((r) => (r[at] ?? '').trim()).filter((v) => v !== '');
    const found = values.byValue.find(([column, test]) => !taken.has(column) && held.length > 0 && held.every(test))?.[0];
    if (found === undefined) return;
    guesses[at] = found;
    taken.add(found);
  });
  return guesses;
}
