import { rosterContext, tableEntries, type RosterContext, type RosterTable } from '../../roster/index.ts';
import type { Sex } from '../../model.ts';

export const ruleId = 'registry.import_words';

const names = new Map<RosterTable, Map<string, string>>();

/** Code → the word that is kept on file; what is no code (a degree the table does not know) stays as it is. */
export function wordOf(table: RosterTable, code: string): string {
  let words = names.get(table);
  if (!words) names.set(table, (words = new Map(tableEntries(table).map((e) => [e.code, e.name]))));
  return words.get(code) ?? code;
}

const codes = new Map<string, string>();
const context: RosterContext = rosterContext('2000-01-01', { work: 0, party: 0 });
/** The word on file → its code, or the word itself. */
export function codeOf(table: RosterTable, word: string): string {
  const key = `${table}|${word}`;
  let code = codes.get(key);
  if (code === undefined) codes.set(key, (code = context.lookup(table, word)?.code ?? word));
  return code;
}

export const sexOf = (code: string): Sex | null => (code === '1' ? 'male' : code === '2' ? 'female' : null);
export const codeOfSex = (sex: Sex): string => (sex === 'male' ? '1' : '2');
