import type { Day } from '../../../kernel/period.ts';
import { codeTable, type CodeTableId } from '../codes/index.ts';
import { findCode } from '../rules/code-table.ts';
import { checkIdNumber } from '../rules/id-number.ts';
import type { RosterAges, RosterContext, RosterTable, TableEntry } from './model.ts';

/** Which code tables answer for which word of the roster. Three ladders of ranks share one column, so their codes carry the table's id. */
const TABLES: Readonly<Record<RosterTable, readonly CodeTableId[]>> = {
  sex: ['sex'],
  ethnicity: ['ethnicity'],
  political_status: ['political_status'],
  education: ['education'],
  degree: ['degree'],
  position_level: ['post_level'],
  rank: ['rank_general', 'rank_technical', 'rank_enforcement'],
};

/** The registry's own tables and identity-number rule, for reading rosters. In: the day of reading; ages from the policy pack. */
export function rosterContext(today: Day, ages: RosterAges): RosterContext {
  return {
    today,
    ages,
    lookup,
    suggest,
    checkIdNumber(text) {
      const { normalized, parts, reasons } = checkIdNumber(text, today);
      if (parts) return { ok: true, value: normalized, birth: parts.born, sex: parts.sex === '1' ? 'male' : 'female' };
      const first = reasons[0]!;
      return { ok: false, reason: { code: first.code, params: first.params ?? {} } };
    },
  };
}

const coded = (table: RosterTable, id: CodeTableId, entry: { readonly code: string; readonly name: string }): TableEntry => ({
  code: table === 'rank' ? `${id}/${entry.code}` : entry.code,
  name: entry.name,
});

function lookup(table: RosterTable, text: string): TableEntry | undefined {
  for (const id of TABLES[table]) {
    // `rank_general/07`, as this module itself gives it out.
    const own = text.startsWith(`${id}/`) ? text.slice(id.length + 1) : text;
    const match = findCode(codeTable(id), own);
    if (match && (table !== 'rank' || match.by !== 'code' || own !== text)) return coded(table, id, match.entry);
  }
  return undefined;
}

/** Names of a table, for drop-downs and printing. */
export const tableEntries = (table: RosterTable): TableEntry[] => TABLES[table].flatMap((id) => codeTable(id).entries.map((e) => coded(table, id, e)));

/** Entries at most one character off, or one contained in the other, nearest first. */
function suggest(table: RosterTable, text: string): TableEntry[] {
  const wanted = text.normalize('NFKC').replace(/\s/g, '');
  const near: { entry: TableEntry; distance: number }[] = [];
  for (const id of TABLES[table])
    for (const e of codeTable(id).entries) {
      const distance = Math.min(...[e.name, ...(e.aliases ?? [])].map((word) => nearness(wanted, word)));
      if (distance <= 2) near.push({ entry: coded(table, id, e), distance });
    }
  return near.sort((a, b) => a.distance - b.distance).slice(0, 5).map((n) => n.entry);
}

function nearness(a: string, b: string): number {
  if (a.length >= 2 && b.length >= 2 && (a.includes(b) || b.includes(a))) return Math.abs(a.length - b.length) <= 2 ? 1 : 2;
  if (Math.abs(a.length - b.length) > 1 || Math.max(a.length, b.length) < 2) return 9;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  const edits = row[b.length]!;
  return edits === 1 ? 1 : 9;
}
