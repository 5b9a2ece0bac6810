import { note } from './model.ts';
import type { CellNote, RosterRow } from './row-reader.ts';

interface Seen {
  readonly sheet: string;
  readonly rowNumber: number;
  readonly fingerprint: string;
  readonly idNumber: string | undefined;
}

/**
 * Watches for people who stand in the file twice: by identity number, else by name and birth month where at least
 * one of the two has no number. Exactly the same row again is a `repeat` and is simply left out.
 */
export function duplicateWatch(columnOf: (row: RosterRow, key: 'idNumber' | 'name') => number): (row: RosterRow) => RosterRow {
  const byNumber = new Map<string, Seen>();
  const byName = new Map<string, Seen>();
  return (row) => {
    const { name, birth, idNumber } = row.values;
    const seen: Seen = { sheet: row.sheet, rowNumber: row.rowNumber, fingerprint: row.fingerprint, idNumber };
    const before = idNumber ? byNumber.get(idNumber) : undefined;
    if (before) {
      if (before.fingerprint === row.fingerprint) return { ...row, state: 'repeat' };
      return flagged(row, 'idNumber', columnOf(row, 'idNumber'), 'error', 'roster.duplicate_number', before);
    }
    if (idNumber) byNumber.set(idNumber, seen);
    if (!name || !birth || birth.length < 7) return row;
    const key = `${name}${birth.slice(0, 7)}`;
    const namesake = byName.get(key);
    if (!namesake) {
      byName.set(key, seen);
      return row;
    }
    if (idNumber && namesake.idNumber) return row;
    if (namesake.fingerprint === row.fingerprint) return { ...row, state: 'repeat' };
    return flagged(row, 'name', columnOf(row, 'name'), 'confirm', 'roster.duplicate_name', namesake);
  };
}

function flagged(row: RosterRow, key: 'idNumber' | 'name', column: number, severity: 'error' | 'confirm', code: string, other: Seen): RosterRow {
  const added: CellNote = { ...note(severity, code, { sheet: other.sheet, row: other.rowNumber }), key, column, original: row.values[key] ?? '' };
  return { ...row, state: 'needs_fix', notes: [...row.notes, added] };
}
