import type { PartialDate } from '../../../kernel/period.ts';
import { parseFileDate, plainDigits } from './dates.ts';

/** One period of 简历. A line without a readable period (a footnote, a slip) has `from` null and keeps all its text. */
export interface ResumePeriod {
  readonly from: PartialDate | null;
  /** Null with `from` set: it lasts to this day. */
  readonly to: PartialDate | null;
  readonly text: string;
  /** What follows on lines of its own, mostly `（其间：…）`. */
  readonly notes: readonly string[];
  /** The period as it was written, so that no character of the file is lost. */
  readonly written: string;
}

const MONTH = '(?:0?[1-9]|1[0-2])';
const DATE = `\\d{4}(?:0[1-9]|1[0-2])(?!\\d)|\\d{4}\\s?[./年-]\\s?${MONTH}(?!\\d)月?(?:[.-]?\\d{1,2}日|\\.(?:0[1-9]|[12]\\d|3[01])(?!\\d))?|\\d{4}年?(?![\\d./])`;
const DASH = '(?:[-—―─–‐‑~一]{1,6}|至|到)';
const PERIOD = new RegExp(`^(${DATE})\\s{0,2}(?:(${DASH})\\s{0,2}(${DATE})|(${DASH})(至今|今|现在|目前)|(?:-{1,6}|[—―─–‐‑~]{1,6})(?=[^\\d—―─–‐‑~-]|$)|至今)`);

/** `2001.09--2003.07  text` → its period, or null when the line does not begin with one. */
function periodOf(line: string): Pick<ResumePeriod, 'from' | 'to' | 'written'> | null {
  const m = PERIOD.exec(plainDigits(line.slice(0, 60)));
  if (!m) return null;
  const from = parseFileDate(m[1]!);
  const to = m[3] === undefined ? null : parseFileDate(m[3]);
  if (from === null || (m[3] !== undefined && to === null)) return null;
  return { from, to, written: line.slice(0, m[0].length) };
}

const isNote = (text: string): boolean => /^[（(]/.test(text);
const open = (text: string): boolean => (text.match(/[（(]/g)?.length ?? 0) > (text.match(/[）)]/g)?.length ?? 0);
/** A wrapped line goes on where the last one stopped; only Latin words need a blank between. */
const join = (a: string, b: string): string => (/[\w,.]$/.test(a) && /^\w/.test(b) ? `${a} ${b}` : a + b);

function continued(p: ResumePeriod, text: string): ResumePeriod {
  const last = p.notes.at(-1);
  if (last !== undefined && open(last)) return { ...p, notes: [...p.notes.slice(0, -1), join(last, text)] };
  if (last !== undefined || (isNote(text) && !open(p.text))) return { ...p, notes: [...p.notes, text] };
  const joined = join(p.text, text);
  // Two slips must not become a period that nobody wrote.
  if (p.from === null && periodOf(joined) !== null) return { ...p, notes: [text] };
  return { ...p, text: joined };
}

/**
 * 简历 text → its periods in order. Every separator seen in files is understood; indented or following lines belong to the
 * period above, a blank line starts a footnote. No visible character is lost: `written`, `text` and `notes` hold them all, in order.
 */
export function parseResume(resume: string): readonly ResumePeriod[] {
  const periods: ResumePeriod[] = [];
  let afterBlank = false;
  for (const raw of resume.split(/\r\n?|\n/)) {
    const line = raw.trim();
    if (line === '') {
      afterBlank = true;
      continue;
    }
    const period = periodOf(line);
    const last = periods.at(-1);
    if (period) periods.push({ ...period, text: line.slice(period.written.length).trim(), notes: [] });
    else if (last === undefined || (afterBlank && !/^\s/.test(raw))) periods.push({ from: null, to: null, text: line, notes: [], written: '' });
    else periods[periods.length - 1] = continued(last, line);
    afterBlank = false;
  }
  return periods;
}

const INDENT = ' '.repeat(18);
const month = (d: PartialDate): string => d.replace('-', '.').replace('-', '.');

/** A period's head in the standard's spelling: `2001.09--2003.07  `, or padded to the same width while it lasts. */
const head = (p: ResumePeriod): string =>
  p.from === null ? '' : p.to === null ? `${month(p.from)}--`.padEnd(INDENT.length) : `${month(p.from)}--${month(p.to)}  `;

/** Periods → 简历 text as the standard writes it; `parseResume` reads it back to the same periods. */
export function printResume(periods: readonly ResumePeriod[]): string {
  return periods
    .flatMap((p, i) => [...(p.from === null && i > 0 ? [''] : []), `${head(p)}${p.text}`.trimEnd(), ...p.notes.map((n) => INDENT + n)])
    .join('\n');
}
