import { cellText, isErrorValue, type CellValue } from '../../../../platform/sheets/index.ts';
import { bad, EMPTY, note, type Cleaned } from '../model.ts';
import { saysNothing, tidy } from './plain-text.ts';

/** A mobile or desk number. An odd one is kept with a warning: it never stops an import. */
export function cleanPhone(value: CellValue): Cleaned {
  if (value === null || value === '') return EMPTY;
  const original = cellText(value);
  if (isErrorValue(value)) return bad('roster.formula_error', { original });
  const text = tidy(original).normalize('NFKC');
  if (saysNothing(text)) return EMPTY;
  const digits = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  if (/^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits) || /^\d{7,8}$/.test(digits)) return { value: digits };
  return { value: text, note: note('warning', 'roster.phone_unusual', { original }) };
}
