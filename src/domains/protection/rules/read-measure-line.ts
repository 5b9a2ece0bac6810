import { columnsBy, headingRow, type Headings } from '../../../kernel/headings.ts';
import { dayOf, type Day } from '../../../kernel/period.ts';
import type { MeasureKind } from '../model.ts';

/** Columns of the list of the discipline organ. */
export const measureColumns = ['name', 'unit', 'kind', 'onDay', 'matter', 'lead', 'document', 'restricted', 'differs'] as const;
export type MeasureColumn = (typeof measureColumns)[number];
export type MeasureTexts = Readonly<Partial<Record<MeasureColumn, string>>>;
export const measureFaults = ['missing', 'not_a_kind', 'not_a_day', 'in_the_future', 'too_long', 'not_yes_or_no', 'nobody_of_name', 'not_told_apart', 'oneself'] as const;
export type MeasureFault = { readonly column: MeasureColumn; readonly fault: (typeof measureFaults)[number] };

const headings: Headings<MeasureColumn> = [
  ['differs', /非同一|不是同一|另一事项|differs/i],
  ['restricted', /限制|保密|不公开|restricted/i],
  ['lead', /线索|lead/i],
  ['document', /文号|函号|文书|document/i],
  ['onDay', /日期|时间|date|day/i],
  ['kind', /方式|措施|种类|类型|类别|kind|measure/i],
  ['matter', /问题|事项|内容|matter/i],
  ['unit', /单位|职务|机构|unit|post/i],
  ['name', /姓名|人员|干部|name/i],
];
export const measureHeadingRow = (rows: readonly (readonly string[])[]): number | null => headingRow(rows, headings);
export const measureColumnsOf = (head: readonly string[]): (MeasureColumn | null)[] => columnsBy(head, headings);

const LONGEST: Readonly<Record<MeasureColumn, number>> = { name: 30, unit: 100, kind: 20, onDay: 20, matter: 2000, lead: 100, document: 100, restricted: 10, differs: 2000 };
/** In this order: a letter of inquiry asks for a written explanation too. */
const kinds: readonly (readonly [MeasureKind, RegExp])[] = [['inquiry', /函询|inquiry/i], ['admonition', /诫勉|admonition/i], ['reminder', /提醒|reminder/i], ['explanation', /说明|explanation/i]];
/** 谈话提醒 is a reminder, 函询并要求书面说明 an inquiry. */
export const kindOf = (word: string): MeasureKind | null => kinds.find(([, words]) => words.test(word))?.[0] ?? null;
const yes = /^(是|限制|y|yes|true|1|√)$/i;
const no = /^(否|不限制|n|no|false|0)?$/i;

export interface ReadMeasure {
  readonly name: string;
  readonly unit: string | null;
  readonly kind: MeasureKind;
  readonly onDay: Day;
  readonly matter: string;
  readonly lead: string | null;
  readonly document: string | null;
  readonly restricted: boolean;
  readonly differs: string | null;
}

/** One line of the list as read, or the faults of its cells, all of them. */
export function readMeasureLine(texts: MeasureTexts, today: Day): { readonly line: ReadMeasure } | { readonly faults: readonly MeasureFault[] } {
  const text = (column: MeasureColumn): string => (texts[column] ?? '').trim();
  const faults: MeasureFault[] = measureColumns.filter((c) => text(c).length > LONGEST[c]).map((column) => ({ column, fault: 'too_long' as const }));
  for (const column of ['name', 'kind', 'onDay', 'matter'] as const) if (text(column) === '') faults.push({ column, fault: 'missing' });
  const kind = kindOf(text('kind'));
  if (text('kind') !== '' && kind === null) faults.push({ column: 'kind', fault: 'not_a_kind' });
  const onDay = dayOf(text('onDay'));
  if (text('onDay') !== '' && onDay === null) faults.push({ column: 'onDay', fault: 'not_a_day' });
  if (onDay !== null && onDay > today) faults.push({ column: 'onDay', fault: 'in_the_future' });
  if (!yes.test(text('restricted')) && !no.test(text('restricted'))) faults.push({ column: 'restricted', fault: 'not_yes_or_no' });
  if (faults.length > 0) return { faults };
  return { line: { name: text('name').replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''), unit: text('unit') || null, kind: kind!, onDay: onDay!, matter: text('matter'), lead: text('lead') || null, document: text('document') || null, restricted: yes.test(text('restricted')), differs: text('differs') || null } };
}
