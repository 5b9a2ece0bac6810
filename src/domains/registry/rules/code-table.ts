import { firstDayOf, type Day } from '../../../kernel/period.ts';
import type { CodeEntry, CodeTable } from '../codes/model.ts';

export const ruleId = 'registry.code_table';

/** How a text was matched. An alias is worth showing to the person who imports. */
export interface CodeMatch {
  readonly entry: CodeEntry;
  readonly by: 'code' | 'name' | 'alias';
  readonly verified: boolean;
}

/** Blanks, full-width forms and the brackets of notes do not make another word. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

const inForce = (entry: CodeEntry, on: Day | null): boolean =>
  on === null || ((entry.from === undefined || firstDayOf(entry.from) <= on) && (entry.until === undefined || on < firstDayOf(entry.until)));

/**
 * Finds what a text means in a table: by code, else by name, else by a spelling found in files. Exact matches only —
 * an unknown word gives null and stays text. With a day, entries not in force on it are passed over.
 */
export function findCode(table: CodeTable, text: string, on: Day | null = null): CodeMatch | null {
  const wanted = plain(text);
  if (wanted === '') return null;
  const entries = table.entries.filter((e) => inForce(e, on));
  const as = (by: CodeMatch['by'], entry: CodeEntry | undefined): CodeMatch | null =>
    entry === undefined ? null : { entry, by, verified: entry.verified ?? table.verified };
  return (
    as('code', entries.find((e) => plain(e.code) === wanted)) ??
    as('name', entries.find((e) => plain(e.name) === wanted)) ??
    as('alias', entries.find((e) => e.aliases?.some((a) => plain(a) === wanted)))
  );
}

/** The same thing in another table, e.g. 一级总监 → 一级巡视员; null where there is no counterpart. */
export function mapCode(entry: CodeEntry, target: CodeTable): CodeEntry | null {
  const code = entry.maps?.[target.id];
  return code === undefined ? null : (target.entries.find((e) => e.code === code) ?? null);
}
