import { codeTable, type CodeTableId } from '../../codes/index.ts';

/** Names of code tables as choices of a select. They are the files' own words and the same in every language. */
export const choicesOf = (...tables: CodeTableId[]): { value: string; label: string }[] =>
  [...new Set(tables.flatMap((id) => codeTable(id).entries.map((e) => e.name)))].map((name) => ({ value: name, label: name }));
