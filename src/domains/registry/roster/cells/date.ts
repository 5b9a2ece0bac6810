import type { Day } from '../../../../kernel/period.ts';
import { isPartialDate } from '../../../../kernel/period.ts';
import { cellText, daySerial, isErrorValue, type CellValue } from '../../../../platform/sheets/index.ts';
import { bad, EMPTY, note, type Cleaned } from '../model.ts';
import { saysNothing, tidy } from './plain-text.ts';

export interface DateReading {
  readonly today: Day;
  readonly date1904: boolean;
  /** Nobody in a roster was born in this century's last years: a two-digit year then means 19xx. */
  readonly youngestAge?: number;
}

const COMMON = /^(19\d\d|20\d\d)\.(0[1-9]|1[0-2])$/;
const PARTS = /^(\d{4}|\d{2})(?:年|[.\-/])(\d{1,2})(?:(?:月|[.\-/])(?:(\d{1,2})日?)?)?$/;

/**
 * A date as people type it: `1975.03`, `75年3月`, `1975年3月8日`, `19750308`, a date cell, Excel's serial number.
 * Out: a PartialDate. The number 1975.1 may have been 1975.10 with its zero lost: both readings are given.
 */
export function cleanDate(value: CellValue, reading: DateReading): Cleaned {
  if (value === null || value === '') return EMPTY;
  if (typeof value === 'string') {
    const m = COMMON.exec(value);
    if (m) return dated(`${m[1]}-${m[2]}`, value, reading);
  }
  const original = cellText(value);
  if (isErrorValue(value)) return bad('roster.formula_error', { original });
  if (value instanceof Date) return ofDateCell(dated(original, original, reading));
  if (typeof value === 'number') return fromNumber(value, original, reading);
  const text = plain(original);
  if (saysNothing(text)) return EMPTY;
  return fromText(text, original, reading);
}

/** Punctuation made one, spaces out, `（49岁）` and a midnight clock cut off. */
const plain = (original: string): string =>
  tidy(original)
    .normalize('NFKC')
    .replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
    .replace(/\(.*\)$/, '')
    .replace(/[。．·,，、]/g, '.')
    .replace(/\s+/g, '')
    .replace(/[—–－~]/g, '-')
    .replace(/[号]$/, '日')
    .replace(/^'|[.]$/g, '');

function fromText(text: string, original: string, reading: DateReading): Cleaned {
  const m = PARTS.exec(text);
  if (m) {
    const year = m[1]!.length === 4 ? m[1]! : century(Number(m[1]), reading);
    return dated([year, ...[m[2], m[3]].filter((p) => p !== undefined).map((p) => p.padStart(2, '0'))].join('-'), original, reading, m[1]!.length === 2);
  }
  if (/^\d{8}$/.test(text)) return dated(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`, original, reading);
  if (/^(19|20)\d{4}$/.test(text)) return dated(`${text.slice(0, 4)}-${text.slice(4)}`, original, reading);
  if (/^(19|20)\d\d年?$/.test(text)) return dated(text.slice(0, 4), original, reading);
  if (/^\d{5}$/.test(text)) return fromSerial(Number(text), original, reading);
  return bad('roster.date_unreadable', { original });
}

function fromNumber(value: number, original: string, reading: DateReading): Cleaned {
  if (Number.isInteger(value)) {
    if (value >= 1900 && value <= 2100) return dated(String(value), original, reading);
    if (value >= 190_001 && value <= 210_012) return dated(`${original.slice(0, 4)}-${original.slice(4)}`, original, reading);
    if (value >= 19_000_101) return fromText(original, original, reading);
    return fromSerial(value, original, reading);
  }
  const m = /^((?:19|20)\d\d)\.(\d{1,2})$/.exec(original);
  if (!m) {
    // A moment of a day, as a serial number with a fraction.
    return value > 3653 && value < 80_000 ? fromSerial(value, original, reading) : bad('roster.date_unreadable', { original });
  }
  if (m[2] !== '1') return dated(`${m[1]}-${m[2]!.padStart(2, '0')}`, original, reading);
  return {
    value: `${m[1]}-01`,
    alternative: `${m[1]}-10`,
    note: note('confirm', 'roster.date_ambiguous', { original, january: `${m[1]}.01`, october: `${m[1]}.10` }),
  };
}

function fromSerial(value: number, original: string, reading: DateReading): Cleaned {
  const day = daySerial(value, reading.date1904);
  return day === null ? bad('roster.date_unreadable', { original }) : ofDateCell(dated(day, original, reading));
}

/** Who types 1972.03 into a date cell gets the 1st of March: the month alone is then the other reading, and the identity number may choose it. */
const ofDateCell = (read: Cleaned): Cleaned => (read.value?.endsWith('-01') && read.value.length === 10 && !read.note ? { ...read, alternative: read.value.slice(0, 7) } : read);

const century = (twoDigits: number, reading: DateReading): string => {
  const newest = Number(reading.today.slice(0, 4)) - (reading.youngestAge ?? 0);
  return String(2000 + twoDigits <= newest ? 2000 + twoDigits : 1900 + twoDigits);
};

function dated(date: string, original: string, reading: DateReading, shortYear = false): Cleaned {
  if (!isPartialDate(date)) return bad('roster.date_impossible', { original });
  if (date.slice(0, 4) < '1900') return bad('roster.date_too_early', { original });
  if (date > reading.today.slice(0, date.length)) return bad('roster.date_in_future', { original });
  if (shortYear) return { value: date, note: note('warning', 'roster.date_two_digit_year', { original, read: date }) };
  if (date.length === 4) return { value: date, note: note('warning', 'roster.date_year_only', { original }) };
  return { value: date };
}
