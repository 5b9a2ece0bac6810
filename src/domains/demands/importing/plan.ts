import { dayOf, type Day } from '../../../kernel/period.ts';
import type { TableRow } from '../../../platform/sheets/index.ts';
import type { DemandSource } from '../model.ts';
import { listedIds } from '../rules/listed-ids.ts';
import type { FirmLine, ResultLine } from '../store/index.ts';
import { firmWords, listKeys, resultWords, type ListKey } from './columns.ts';

export interface RowFault {
  readonly sheet: ListKey;
  /** As Excel counts. */
  readonly row: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
export interface Counts {
  readonly rows: number;
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
}
export interface ReadDemand {
  readonly id: string;
  readonly row: number;
  readonly words: string;
  readonly theme: string;
  readonly firm: string | null;
  readonly receivedOn: Day;
  readonly answer: string | null;
  readonly answeredOn: Day | null;
}
/** Rows that can be taken as they stand, before anything is compared with what is on file. */
export interface ReadLists {
  readonly firms: readonly FirmLine[];
  readonly demands: readonly ReadDemand[];
  readonly results: readonly (ResultLine & { readonly row: number })[];
  readonly rows: Readonly<Record<ListKey, number>>;
  readonly faults: readonly RowFault[];
}
export interface ListsOnFile {
  /** Firms by name, with the cadres who serve them. */
  readonly firms: ReadonlyMap<string, ReadonlySet<string>>;
  /** Demands by the id that was made from their line: whether an answer may still be put beside it. */
  readonly demands: ReadonlyMap<string, { readonly waits: boolean }>;
  /** How often a result stands there, by `resultKey`. */
  readonly results: ReadonlyMap<string, number>;
}
export interface ListsPlan {
  readonly firms: readonly FirmLine[];
  readonly demands: readonly ReadDemand[];
  /** Already on file without an answer, and answered in this list. */
  readonly answers: readonly { readonly id: string; readonly answer: string; readonly answeredOn: Day }[];
  readonly results: readonly ResultLine[];
  readonly counts: Readonly<Record<ListKey, Counts>>;
  readonly faults: readonly RowFault[];
}

/** Longest words and answers that a demand holds. */
const WORDS = 2000;
const AMOUNT = /^\d{1,10}(\.\d{1,2})?$/;
export const resultKey = (r: Pick<ResultLine, 'firm' | 'kind' | 'amount' | 'on' | 'note'>): string => JSON.stringify([r.firm, r.kind, Number(r.amount).toFixed(2), r.on, r.note]);

/** The day that stands at the front of a date or a moment, as hotlines write them: `2026-11-18 09:12`, `2026/1/8`, `2026年1月8日`; null where there is none. */
export function dayAtFront(text: string): Day | null {
  const m = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)/.exec(text.normalize('NFKC').trim());
  return m ? dayOf(`${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}`) : null;
}

/** Reads the rows of the three sheets. A row that cannot be taken stands among the faults with its reason; the others go on. */
export function readLists(rows: Readonly<Record<ListKey, readonly TableRow[]>>, source: DemandSource, today: Day): ReadLists {
  const faults: RowFault[] = [];
  const refuse = (sheet: ListKey, row: number, code: string, params: RowFault['params'] = {}): void => void faults.push({ sheet, row, code: `demands.row.${code}`, params });

  const firms = new Map<string, FirmLine>();
  for (const { row, cells } of rows.firms) {
    const name = cells['name'] ?? '';
    const kind = firmWords[cells['kind'] ?? ''];
    const cadres = (cells['cadres'] ?? '').split(/[、,，;；\n]/).map((c) => c.trim()).filter(Boolean);
    if (name.length < 2 || name.length > 200) refuse('firms', row, 'needed', { column: '企业名称' });
    else if (firms.has(name)) refuse('firms', row, 'twice', { value: name });
    else if (!kind) refuse('firms', row, 'unknown_word', { column: '类型', value: cells['kind']! });
    else if (cadres.length > 20 || cadres.some((c) => c.length > 60)) refuse('firms', row, 'too_long', { column: '服务干部' });
    else firms.set(name, { name, kind, cadres: [...new Set(cadres)] });
  }

  const named: Omit<ReadDemand, 'id'>[] = [];
  for (const { row, cells } of rows.demands) {
    const { words = '', received = '', theme = '', firm = '', answer = '', answered = '' } = cells;
    const receivedOn = dayAtFront(received);
    const answeredOn = answered === '' ? null : dayAtFront(answered);
    const tooLong = [['诉求内容', words, WORDS], ['答复', answer, WORDS], ['类别', theme, 40], ['企业名称', firm, 200]].find(([, text, most]) => (text as string).length > (most as number));
    if (words.length < 2) refuse('demands', row, 'needed', { column: '诉求内容' });
    else if (tooLong) refuse('demands', row, 'too_long', { column: tooLong[0] as string });
    else if (receivedOn === null) refuse('demands', row, received === '' ? 'needed' : 'date', received === '' ? { column: '收到日期' } : { value: received });
    else if (receivedOn > today) refuse('demands', row, 'ahead', { value: receivedOn });
    else if ((answer === '') !== (answered === '')) refuse('demands', row, 'half_answer');
    else if (answered !== '' && answeredOn === null) refuse('demands', row, 'date', { value: answered });
    else if (answeredOn !== null && (answeredOn < receivedOn || answeredOn > today)) refuse('demands', row, 'answer_day', { value: answeredOn });
    else named.push({ row, words, theme, firm: firm === '' ? null : firm, receivedOn, answer: answer === '' ? null : answer, answeredOn });
  }
  const ids = listedIds(source, named);

  const results: (ResultLine & { row: number })[] = [];
  for (const { row, cells } of rows.results) {
    const { firm = '', kind: word = '', amount: written = '', note = '', on: day = '' } = cells;
    const kind = resultWords[word];
    const amount = written.normalize('NFKC').replaceAll(',', '');
    const on = dayAtFront(day);
    if (firm === '') refuse('results', row, 'needed', { column: '企业名称' });
    else if (!kind) refuse('results', row, 'unknown_word', { column: '成效类别', value: word });
    else if (!AMOUNT.test(amount)) refuse('results', row, 'amount', { value: written });
    else if (on === null) refuse('results', row, 'date', { value: day });
    else if (on > today) refuse('results', row, 'ahead', { value: on });
    else if (note.length > 500) refuse('results', row, 'too_long', { column: '说明' });
    else results.push({ row, firm, kind, amount, note, on });
  }
  const count = Object.fromEntries(listKeys.map((k) => [k, rows[k].length])) as Record<ListKey, number>;
  return { firms: [...firms.values()], demands: named.map((d, i) => ({ ...d, id: ids[i]! })), results, rows: count, faults };
}

/**
 * What the read rows would do to what is on file. What is there already plans nothing, so the same file again changes nothing; a demand that is
 * known and still waits takes the answer a later list gives. A demand or a result of a firm nobody knows is left out, and told with the firm's name.
 */
export function planLists(read: ReadLists, file: ListsOnFile): ListsPlan {
  const left: RowFault[] = [];
  const known = new Set([...file.firms.keys(), ...read.firms.map((f) => f.name)]);
  const unknown = (sheet: ListKey, { row, firm }: { readonly row: number; readonly firm: string | null }): boolean => {
    if (firm === null || known.has(firm)) return false;
    left.push({ sheet, row, code: 'demands.row.no_such_firm', params: { value: firm } });
    return true;
  };
  const firms = read.firms.filter((f) => !file.firms.has(f.name) || f.cadres.some((c) => !file.firms.get(f.name)!.has(c)));
  const freshFirms = firms.filter((f) => !file.firms.has(f.name)).length;

  const demands: ReadDemand[] = [];
  const answers: { id: string; answer: string; answeredOn: Day }[] = [];
  let same = 0;
  for (const d of read.demands) {
    const before = file.demands.get(d.id);
    if (!before) {
      if (!unknown('demands', d)) demands.push(d);
    } else if (before.waits && d.answer !== null && d.answeredOn !== null) answers.push({ id: d.id, answer: d.answer, answeredOn: d.answeredOn });
    else same++;
  }

  const have = new Map(file.results);
  const results: ResultLine[] = [];
  let sameResults = 0;
  for (const r of read.results) {
    if (unknown('results', r)) continue;
    const key = resultKey(r);
    const times = have.get(key) ?? 0;
    if (times > 0) {
      have.set(key, times - 1);
      sameResults++;
    } else results.push(r);
  }
  const faults = [...read.faults, ...left];
  const refused = (sheet: ListKey): number => faults.filter((f) => f.sheet === sheet).length;
  return {
    firms, demands, answers, results, faults,
    counts: {
      firms: { rows: read.rows.firms, fresh: freshFirms, changed: firms.length - freshFirms, same: read.firms.length - firms.length, refused: refused('firms') },
      demands: { rows: read.rows.demands, fresh: demands.length, changed: answers.length, same, refused: refused('demands') },
      results: { rows: read.rows.results, fresh: results.length, changed: 0, same: sameResults, refused: refused('results') },
    },
  };
}
