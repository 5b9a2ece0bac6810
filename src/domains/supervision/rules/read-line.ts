import { dayOf, type Day } from '../../../kernel/period.ts';
import type { Named } from '../../registry/index.ts';
import { sources, type Source } from '../model.ts';

/** Columns of a supervision list. */
export const itemColumns = ['source', 'reference', 'foundOn', 'people', 'units', 'summary', 'validUntil', 'withheldBy'] as const;
export type ItemColumn = (typeof itemColumns)[number];
export type LineTexts = Readonly<Partial<Record<ItemColumn, string>>>;

export interface ReadLine {
  readonly source: Source;
  readonly reference: string;
  readonly foundOn: Day;
  readonly summary: string;
  readonly validUntil: Day | null;
  readonly withheldBy: string | null;
  readonly people: readonly Named[];
  readonly units: readonly Named[];
}
export type CellFault = 'missing' | 'unknown_source' | 'not_a_day' | 'in_the_future' | 'before_found' | 'too_long' | 'not_a_name' | 'nobody_named' | 'twice';

const LONGEST: Readonly<Record<ItemColumn, number>> = { source: 20, reference: 100, foundOn: 20, people: 1000, units: 1000, summary: 4000, validUntil: 20, withheldBy: 200 };
const sourceWords: readonly (readonly [Source, RegExp])[] = [
  ['inspection', /巡视|巡察|inspection/i],
  ['audit', /审计|audit/i],
  ['ecology', /生态|环保|环境|ecolog|environment/i],
  ['poverty', /扶贫|乡村振兴|脱贫|poverty|rural/i],
  ['petition', /信访|来信|来访|petition/i],
];

/** The body a word means: 省委巡视组 is an inspection; null when it is none of the five. */
export const sourceOf = (word: string): Source | null => (sources.includes(word as Source) ? (word as Source) : (sourceWords.find(([, words]) => words.test(word))?.[0] ?? null));

/** `王伟（水利局局长）、李娜` → two names; brackets hold the unit or post. Blanks inside a name of characters are layout. */
export function namesOf(text: string): Named[] {
  return text
    .split(/[、,，;；\n]+(?![^（(]*[）)])/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const found = /^([^（(]+)[（(]([^）)]*)[）)]?$/.exec(part);
      const name = (found?.[1] ?? part).trim().replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
      return { name, unit: found?.[2]?.trim() || null };
    });
}

/** One line of a list as read, or the faults of its cells, all of them. */
export function readLine(texts: LineTexts, today: Day): { readonly line: ReadLine } | { readonly faults: readonly { readonly column: ItemColumn; readonly fault: CellFault }[] } {
  const faults: { column: ItemColumn; fault: CellFault }[] = [];
  const text = (column: ItemColumn): string => (texts[column] ?? '').trim();
  for (const column of itemColumns) if (text(column).length > LONGEST[column]) faults.push({ column, fault: 'too_long' });
  for (const column of ['source', 'reference', 'foundOn', 'summary'] as const) if (text(column) === '') faults.push({ column, fault: 'missing' });
  const source = sourceOf(text('source'));
  if (text('source') !== '' && source === null) faults.push({ column: 'source', fault: 'unknown_source' });
  const foundOn = dayOf(text('foundOn'));
  if (text('foundOn') !== '' && foundOn === null) faults.push({ column: 'foundOn', fault: 'not_a_day' });
  if (foundOn !== null && foundOn > today) faults.push({ column: 'foundOn', fault: 'in_the_future' });
  const validUntil = text('validUntil') === '' ? null : dayOf(text('validUntil'));
  if (text('validUntil') !== '' && validUntil === null) faults.push({ column: 'validUntil', fault: 'not_a_day' });
  if (validUntil !== null && foundOn !== null && validUntil <= foundOn) faults.push({ column: 'validUntil', fault: 'before_found' });
  const people = namesOf(text('people'));
  const units = namesOf(text('units'));
  if (people.some((p) => p.name.length > 30 || !/^[\p{L}·•．.\s]+$/u.test(p.name))) faults.push({ column: 'people', fault: 'not_a_name' });
  if (people.length === 0 && units.length === 0) faults.push({ column: 'people', fault: 'nobody_named' });
  if (new Set(people.map((p) => `${p.name}|${p.unit ?? ''}`)).size < people.length) faults.push({ column: 'people', fault: 'twice' });
  if (new Set(units.map((u) => u.name)).size < units.length) faults.push({ column: 'units', fault: 'twice' });
  if (faults.length > 0) return { faults };
  return { line: { source: source!, reference: text('reference'), foundOn: foundOn!, summary: text('summary'), validUntil, withheldBy: text('withheldBy') || null, people, units } };
}
