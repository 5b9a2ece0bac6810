/** What a cell holds, as the file stores it: a date cell is a Date at 00:00 UTC, a formula is its last value. */
export type CellValue = string | number | boolean | Date | null;

const ERRORS = new Set([
  '#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA', '#SPILL!', '#CALC!', '#FIELD!', '#BLOCKED!',
]);

/** A formula that failed leaves its error as the value, e.g. `#REF!`. */
export const isErrorValue = (value: CellValue): boolean => typeof value === 'string' && value.charCodeAt(0) === 35 && ERRORS.has(value.trim());

/** The cell as a person would read it back: dates as `YYYY-MM-DD`, numbers without exponent. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value);
}

/** `0` → `A`, `27` → `AB`. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** Row and column counted from zero → `C7`. */
export const cellAddress = (row: number, column: number): string => `${columnLetter(column)}${row + 1}`;

/** Excel's serial day number → calendar day. The 1900 system counts a 29 February 1900 that never was. */
export function daySerial(serial: number, date1904: boolean): string | null {
  const days = Math.floor(serial);
  if (!Number.isFinite(days) || days < 0 || days > 2_958_465) return null;
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(epoch + days * 86_400_000).toISOString().slice(0, 10);
}
