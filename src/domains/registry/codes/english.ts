import { codeTables, type CodeTable } from './index.ts';

/** Every word of the tables that English screens translate, by its Chinese name; `others` and the like differ by table and stay out. */
const names: ReadonlyMap<string, string> = (() => {
  const found = new Map<string, string>();
  const unsettled = new Set<string>();
  for (const table of Object.values(codeTables) as CodeTable[]) {
    for (const { name, en } of table.entries) {
      if (en === undefined) continue;
      if (found.has(name) && found.get(name) !== en) unsettled.add(name);
      found.set(name, en);
    }
  }
  for (const name of unsettled) found.delete(name);
  return found;
})();

/** The English of a word of the code tables: `四级调研员` → `Fourth-class consultant`; null for a word no table has. */
export const englishName = (name: string): string | null => names.get(name) ?? null;
