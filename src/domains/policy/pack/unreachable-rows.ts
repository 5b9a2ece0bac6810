import type { DecisionTable } from '../model.ts';

/**
 * Rows that can never decide: under `first` a row whose every case an earlier row already takes,
 * under the others a row that repeats an earlier one (under `collect`, with the same outputs). Judged from the text of the cells
 * (`-`, equal texts, and lists of words), so it may miss some but never accuses a good row.
 */
export function unreachableRows(table: DecisionTable): readonly { readonly row: number; readonly by: number }[] {
  const cells = table.rows.map((row) => row.when.map(read));
  const then = table.rows.map((row) => JSON.stringify(row.then));
  return cells.flatMap((row, i) => {
    const by = cells.findIndex((earlier, j) => j < i && earlier.every((cell, c) => (table.hitPolicy === 'first' ? takesIn(cell, row[c]!) : cell.text === row[c]!.text)) && (table.hitPolicy !== 'collect' || then[j] === then[i]));
    return by === -1 ? [] : [{ row: i + 1, by: by + 1 }];
  });
}

interface Read {
  readonly text: string;
  readonly words: readonly string[] | null;
}

function read(text: string): Read {
  const compact = text.trim();
  const words = /^"[^"]*"(?:\s*,\s*"[^"]*")*$/.test(compact) ? [...compact.matchAll(/"([^"]*)"/g)].map((m) => m[1]!) : null;
  return { text: compact.replace(/\s+/g, ' '), words };
}

const takesIn = (wide: Read, narrow: Read): boolean =>
  wide.text === '-' || wide.text === narrow.text || (wide.words !== null && narrow.words !== null && narrow.words.every((w) => wide.words!.includes(w)));
