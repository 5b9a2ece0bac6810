import type { CellValue } from '../../../platform/sheets/index.ts';
import { cleanCell } from './cells/clean-cell.ts';
import { specOf, type RosterKey } from './columns.ts';
import type { RosterContext } from './model.ts';
import { address } from './roster-lines.ts';
import type { CellNote, RosterRow } from './row-reader.ts';

/** One repeated fault and one way to mend all its cells. */
export interface FixProposal {
  readonly id: string;
  readonly key: RosterKey;
  readonly code: string;
  /** Of the first of its notes, so that the fault can be said in words. */
  readonly params: CellNote['params'];
  /** What the cells have in common: the text itself, or its shape with 9 for a digit. */
  readonly pattern: string;
  /** How it would be mended; the text stands in locales `roster.fix`. */
  readonly remedy: 'replace_word' | 'rewrite_date' | 'read_as_january' | 'read_as_october' | 'clear' | 'accept';
  readonly cells: readonly { readonly at: string; readonly original: string; readonly value: CellValue }[];
}

/** Proposals for faults that occur at least `atLeast` times, most frequent first. Nothing is changed by asking. */
export function proposeFixes(rows: Iterable<RosterRow>, context: RosterContext, atLeast = 2): FixProposal[] {
  const groups = new Map<string, FixProposal & { cells: { at: string; original: string; value: CellValue }[] }>();
  for (const row of rows) {
    for (const n of row.notes) {
      if (n.severity === 'warning') continue;
      for (const { pattern, remedy, value } of remedies(n, context)) {
        const id = [n.key, n.code, remedy, pattern].join('|');
        const group = groups.get(id) ?? { id, key: n.key, code: n.code, params: n.params, pattern, remedy, cells: [] };
        group.cells.push({ at: address(row.sheet, row.rowNumber - 1, n.column), original: n.original, value });
        groups.set(id, group);
      }
    }
  }
  return [...groups.values()].filter((g) => g.cells.length >= atLeast).sort((a, b) => b.cells.length - a.cells.length || (a.id < b.id ? -1 : 1));
}

/** The edits a proposal stands for, to be merged into those of the reading. `accept` proposals go into `accepted` instead. */
export const editsOf = (proposal: FixProposal): Map<string, CellValue> =>
  new Map(proposal.remedy === 'accept' ? [] : proposal.cells.map((c) => [c.at, c.value]));
export const acceptedBy = (proposal: FixProposal): Set<string> => new Set(proposal.remedy === 'accept' ? proposal.cells.map((c) => c.at) : []);

interface Remedy {
  readonly pattern: string;
  readonly remedy: FixProposal['remedy'];
  readonly value: CellValue;
}

const shape = (text: string): string => text.replace(/\d/g, '9').replace(/[〇零一二三四五六七八九十]+/g, '九');
const reads = (key: RosterKey, text: string, context: RosterContext): boolean => {
  const cleaned = cleanCell(key, text, context);
  return cleaned.value !== null && cleaned.note?.severity !== 'error' && cleaned.note?.severity !== 'confirm';
};

function remedies(n: CellNote, context: RosterContext): Remedy[] {
  const { kind } = specOf(n.key);
  const found: Remedy[] = [];
  switch (n.code) {
    case 'roster.code_unknown': {
      const word = n.params.suggestion;
      if (typeof word === 'string' && reads(n.key, word, context)) found.push({ pattern: n.original, remedy: 'replace_word', value: word });
      found.push({ pattern: n.original, remedy: 'clear', value: null });
      break;
    }
    case 'roster.date_unreadable':
    case 'roster.date_impossible': {
      const date = rewriteDate(n.original);
      if (date && reads(n.key, date, context)) found.push({ pattern: shape(n.original), remedy: 'rewrite_date', value: date });
      break;
    }
    case 'roster.date_ambiguous':
      found.push({ pattern: '9999.1', remedy: 'read_as_october', value: String(n.params.october) });
      found.push({ pattern: '9999.1', remedy: 'read_as_january', value: String(n.params.january) });
      break;
    case 'roster.formula_error':
      if (kind !== 'name' && kind !== 'id_number') found.push({ pattern: n.original, remedy: 'clear', value: null });
      break;
    default:
      if (n.severity === 'confirm') found.push({ pattern: n.code, remedy: 'accept', value: n.original });
  }
  return found;
}

const CHINESE: Readonly<Record<string, string>> = { 〇: '0', 零: '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' };

/** Ways to write a date that are too unusual to read unasked: `一九七五年三月`, `1975年 3月生`, `03/1975`. */
function rewriteDate(text: string): string | null {
  const tidy = text.normalize('NFKC').replace(/\s/g, '');
  const chinese = /^([〇零一二三四五六七八九]{4})年(十[一二]?|[一二三四五六七八九]|元)月$/.exec(tidy);
  if (chinese) {
    const month = chinese[2]!;
    const n = month === '元' ? 1 : month.startsWith('十') ? 10 + Number(CHINESE[month[1] ?? ''] ?? 0) : Number(CHINESE[month] ?? 0);
    return n ? `${[...chinese[1]!].map((c) => CHINESE[c]).join('')}.${String(n).padStart(2, '0')}` : null;
  }
  const turned = /^(\d{1,2})[./-]((?:19|20)\d\d)$/.exec(tidy);
  if (turned) return `${turned[2]}.${turned[1]!.padStart(2, '0')}`;
  const inside = /((?:19|20)\d\d)[年./-]{1,2}(\d{1,2})(?!\d)/.exec(tidy);
  return inside ? `${inside[1]}.${inside[2]!.padStart(2, '0')}` : null;
}
