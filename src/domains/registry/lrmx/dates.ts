import { isPartialDate, type PartialDate } from '../../../kernel/period.ts';

/** Full-width digits and points to plain ones, one for one, so that places in the text stay the same. */
export const plainDigits = (text: string): string =>
  text.replace(/[\uff10-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[．。]/g, '.').replace(/[／]/g, '/').replace(/[－]/g, '-').replace(/[～]/g, '~');

const FORMS = [
  /^(\d{4})(\d{2})(\d{2})?$/,
  /^(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?\.?$/,
  /^(\d{4})年(\d{1,2})月?(?:(\d{1,2})[日号])?$/,
  /^(\d{4})年?$/,
];

/**
 * A date as files write it (`197503`, `19750308`, `1975.03`, `1975-3`, `1975年3月`, full-width digits) → `1975`, `1975-03`, `1975-03-08`.
 * Null when it is no date; nothing is guessed. A day `00` means the month only.
 */
export function parseFileDate(text: string): PartialDate | null {
  const plain = plainDigits(text).replace(/\s+/g, '');
  for (const form of FORMS) {
    const m = form.exec(plain);
    if (!m) continue;
    const [, year, month, day] = m;
    const parts = [year!, month?.padStart(2, '0'), day === '00' ? undefined : day?.padStart(2, '0')].filter((p) => p !== undefined);
    const date = parts.join('-');
    return isPartialDate(date) && year! >= '1800' && year! <= '2200' ? date : null;
  }
  return null;
}

/** `1975-03` → `197503`, the way lrmx writes. */
export const toFileDate = (date: PartialDate): string => date.replaceAll('-', '');
/** `1975-03-08` → `1975.03`, the way the form prints. */
export const toPrintedMonth = (date: PartialDate): string => date.slice(0, 7).replace('-', '.');
