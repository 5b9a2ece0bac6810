import { cellText, isErrorValue, type CellValue } from '../../../../platform/sheets/index.ts';
import { bad, EMPTY, type Cleaned } from '../model.ts';

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const UNTIDY = /[\u200b-\u200f\u2060\ufeff\u00ad\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u00a0\u3000\t\r\n ]/;

/** Text without invisible characters, with ASCII digits and letters, single spaces, and lines kept. Chinese punctuation stays. */
export function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0\u3000]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

const NOTHING = new Set(['', '-', '--', '—', '——', '/', '\\', '无', '空', '暂无', '无。', 'N/A', 'n/a', 'NULL', 'null', '未填', '〇', '/／']);

/** People write 无 or — where there is nothing. */
export const saysNothing = (text: string): boolean => text.length <= 4 && NOTHING.has(text);

/** Free text: tidied, a formula error is reported. `无` stays: in 奖惩 it is an answer. */
export function cleanText(value: CellValue): Cleaned {
  if (value === null || value === '') return EMPTY;
  if (isErrorValue(value)) return bad('roster.formula_error', { original: cellText(value) });
  const text = tidy(cellText(value));
  return text === '' ? EMPTY : { value: text };
}
