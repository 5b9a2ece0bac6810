import { columnsBy, headingRow, type Headings } from '../../../kernel/headings.ts';
import { dayOf } from '../../../kernel/period.ts';
import { itemColumns, sourceOf, type ItemColumn } from './read-line.ts';

/** Judged in this order: 问题发现日期 is a day and no summary, 有效期 no day of finding. */
const headings: Headings<ItemColumn> = [
  ['withheldBy', /不公开|暂不|保密|withheld/i],
  ['validUntil', /有效期|有效至|截止|until|valid/i],
  ['reference', /文号|编号|序列号|线索号|reference|number/i],
  ['foundOn', /^(发现|反映|收到|移交|形成|问题)?(日期|时间)|发现日|found|date/i],
  ['source', /^(信息)?来源|部门|source/i],
  ['people', /人员|姓名|被反映人|责任人|干部|people|name/i],
  ['units', /单位|机构|组织|unit|organization/i],
  ['summary', /问题|内容|事项|情况|摘要|summary|problem/i],
];
const byValue: readonly (readonly [ItemColumn, (value: string) => boolean])[] = [['source', (v) => sourceOf(v) !== null && v.length <= 12], ['foundOn', (v) => dayOf(v) !== null]];

export const headingLine = (rows: readonly (readonly string[])[]): number | null => headingRow(rows, headings);
/** What each column holds, by its heading and, where that is silent, by its values; each meaning once. */
export const guessColumns = (head: readonly string[], samples: readonly (readonly string[])[]): (ItemColumn | null)[] => columnsBy(head, headings, { samples, byValue });

/** What must be given a column before a line can be read. */
export const missingColumns = (columns: readonly (ItemColumn | null)[]): ItemColumn[] => itemColumns.filter((c) => (['source', 'reference', 'foundOn', 'summary'] as ItemColumn[]).includes(c) && !columns.includes(c));
