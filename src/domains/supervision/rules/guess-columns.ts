import { dayOf, itemColumns, sourceOf, type ItemColumn } from './read-line.ts';

const headings: Readonly<Record<ItemColumn, RegExp>> = {
  source: /^(信息)?来源|部门|source/i,
  reference: /文号|编号|序列号|线索号|reference|number/i,
  foundOn: /^(发现|反映|收到|移交|形成|问题)?(日期|时间)|发现日|found|date/i,
  people: /人员|姓名|被反映人|责任人|干部|people|name/i,
  units: /单位|机构|组织|unit|organization/i,
  summary: /问题|内容|事项|情况|摘要|summary|problem/i,
  validUntil: /有效期|有效至|截止|until|valid/i,
  withheldBy: /不公开|暂不|保密|withheld/i,
};
/** Judged in this order: 问题发现日期 is a day and no summary, 有效期 no day of finding. */
const order: readonly ItemColumn[] = ['withheldBy', 'validUntil', 'reference', 'foundOn', 'source', 'people', 'units', 'summary'];

/** The line that holds the headings: the one among the first lines that has most of them, at least three. Null: there is none. */
export function headingLine(rows: readonly (readonly string[])[], look = 20): number | null {
  const counts = rows.slice(0, look).map((row) => new Set(row.flatMap((cell) => (cell.length <= 20 ? order.filter((c) => headings[c].test(cell.trim())).slice(0, 1) : []))).size);
  const most = Math.max(0, ...counts);
  return most >= 3 ? counts.indexOf(most) : null;
}

/** What each column holds, by its heading and, where that is silent, by its values; each meaning once. */
export function guessColumns(head: readonly string[], samples: readonly (readonly string[])[]): (ItemColumn | null)[] {
  const taken = new Set<ItemColumn>();
  const guesses: (ItemColumn | null)[] = head.map((h) => {
    const found = order.find((c) => !taken.has(c) && headings[c].test(h.trim()));
    if (found) taken.add(found);
    return found ?? null;
  });
  const values = (at: number) => samples.map((r) => (r[at] ?? '').trim()).filter((v) => v !== '');
  const all = (at: number, test: (v: string) => boolean) => values(at).length > 0 && values(at).every(test);
  head.forEach((_, at) => {
    if (guesses[at] !== null) return;
    const found = ([['source', (v: string) => sourceOf(v) !== null && v.length <= 12], ['foundOn', (v: string) => dayOf(v) !== null]] as const).find(([c, test]) => !taken.has(c) && all(at, test));
    if (found) {
      guesses[at] = found[0];
      taken.add(found[0]);
    }
  });
  return guesses;
}

/** What must be given a column before a line can be read. */
export const missingColumns = (columns: readonly (ItemColumn | null)[]): ItemColumn[] => itemColumns.filter((c) => (['source', 'reference', 'foundOn', 'summary'] as ItemColumn[]).includes(c) && !columns.includes(c));
