import { addMonths, type Day } from '../../../../kernel/period.ts';
import type { Link, Span } from '../model.ts';

const months: Readonly<Record<Span, number>> = { month: 1, quarter: 3, year: 12 };

/** The calendar month, quarter or year of a day, half open. */
export function spanOf(span: Span, today: Day): { readonly from: Day; readonly to: Day } {
  const month = Number(today.slice(5, 7)) - 1;
  const first = month - (month % months[span]) + 1;
  const from = `${today.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addMonths(from, months[span]) };
}

export interface TargetAccount {
  readonly targetId: string;
  /** unlinked: nobody stands for it; unvisited: somebody does and nobody came in the period. */
  readonly state: 'unlinked' | 'unvisited' | 'visited';
  readonly links: number;
  readonly visits: number;
  readonly lastVisit: Day | null;
  readonly found: number;
  readonly settled: number;
  readonly overdue: number;
}
interface Facts {
  readonly links: readonly Link[];
  readonly visits: readonly { readonly linkId: string; readonly visitedOn: Day }[];
  readonly problems: readonly { readonly linkId: string; readonly foundOn: Day; readonly dueOn: Day; readonly settledOn: Day | null }[];
}

/** grid.link_account (M241): every town or village once, whether it is linked, whether somebody came within the period; problems found in the period or left from before. Visits under a link that ended count for the place they were made to. */
export function linkAccount(targets: readonly string[], facts: Facts, period: { readonly from: Day; readonly to: Day }, today: Day): TargetAccount[] {
  const targetOf = new Map(facts.links.map((l) => [l.id, l.targetId]));
  const grouped = <T extends { readonly linkId: string }>(lines: readonly T[]): Map<string, T[]> => {
    const by = new Map<string, T[]>();
    for (const line of lines) {
      const target = targetOf.get(line.linkId);
      if (target === undefined) continue;
      const list = by.get(target);
      if (list) list.push(line);
      else by.set(target, [line]);
    }
    return by;
  };
  const [visits, problems] = [grouped(facts.visits), grouped(facts.problems)];
  const standing = new Map<string, number>();
  for (const l of facts.links) if (l.endedOn === null) standing.set(l.targetId, (standing.get(l.targetId) ?? 0) + 1);
  return targets.map((targetId) => {
    const all = visits.get(targetId) ?? [];
    const own = all.filter((v) => v.visitedOn >= period.from && v.visitedOn < period.to);
    // Of the period: found within it, or found before and not settled before it.
    const open = (problems.get(targetId) ?? []).filter((p) => p.foundOn < period.to && (p.settledOn === null || p.settledOn >= period.from));
    const links = standing.get(targetId) ?? 0;
    return {
      targetId, links, visits: own.length, state: own.length > 0 ? 'visited' : links > 0 ? 'unvisited' : 'unlinked', lastVisit: all.reduce<Day | null>((last, v) => (last === null || v.visitedOn > last ? v.visitedOn : last), null),
      found: open.length, settled: open.filter((p) => p.settledOn !== null && p.settledOn < period.to).length, overdue: open.filter((p) => p.settledOn === null && p.dueOn < today).length,
    };
  });
}
