import type { CellValue } from '../../../../platform/sheets/index.ts';
import { specOf, type RosterKey } from '../columns.ts';
import { EMPTY, type Cleaned, type RosterContext } from '../model.ts';
import { cleanCode } from './coded.ts';
import { cleanDate } from './date.ts';
import { cleanGrade, cleanGrades } from './grades.ts';
import { cleanIdNumber } from './id-number.ts';
import { cleanName } from './name.ts';
import { cleanPhone } from './phone.ts';
import { cleanText } from './plain-text.ts';

/** Cleans one cell as its column's meaning demands. `date1904` is the workbook's date system. */
export function cleanCell(key: RosterKey, value: CellValue, context: RosterContext, date1904 = false): Cleaned {
  const spec = specOf(key);
  switch (spec.kind) {
    case 'name':
      return cleanName(value);
    case 'id_number':
      return cleanIdNumber(value, context);
    case 'sex':
      // 1 and 2 are the codes of GB/T 2261.1 and come as numbers.
      return cleanCode('sex', key, typeof value === 'number' ? String(value) : value, context);
    case 'date':
      return cleanDate(value, { today: context.today, date1904, youngestAge: key === 'birth' ? context.ages.work : 0 });
    case 'code':
      return cleanCode(spec.table!, key, value, context);
    case 'grade':
      return cleanGrade(value);
    case 'grades':
      return cleanGrades(value, context.today);
    case 'phone':
      return cleanPhone(value);
    case 'text':
      return cleanText(value);
    case 'ignored':
      return EMPTY;
  }
}

/** A cleaner for one column that remembers the answers to repeated texts: a roster has few distinct dates and words. */
export function columnCleaner(key: RosterKey, context: RosterContext, date1904: boolean): (value: CellValue) => Cleaned {
  const { kind } = specOf(key);
  if (kind === 'ignored') return () => EMPTY;
  const unique = kind === 'name' || kind === 'id_number' || kind === 'phone';
  if (unique) return (value) => cleanCell(key, value, context, date1904);
  const seen = new Map<string | number | boolean, Cleaned>();
  return (value) => {
    if (value === null) return EMPTY;
    if (value instanceof Date) return cleanCell(key, value, context, date1904);
    const known = seen.get(value);
    if (known) return known;
    const cleaned = cleanCell(key, value, context, date1904);
    if (seen.size < 20_000) seen.set(value, cleaned);
    return cleaned;
  };
}
