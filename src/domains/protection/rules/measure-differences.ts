import type { MatterLimits } from '../../../kernel/likeness.ts';
import type { Body, Measure } from '../model.ts';
import { sameMatter } from './asked-before.ts';

export const differenceReasons = ['unconfirmed', 'disputed', 'double'] as const;
export type DifferenceReason = (typeof differenceReasons)[number];
export interface Difference {
  readonly reason: DifferenceReason;
  /** 2026-03 of the line, of two the later. */
  readonly month: string;
  readonly measure: Measure;
  /** Of a double: the line of the other body. */
  readonly other: Measure | null;
}
export interface MonthOfDifferences {
  readonly month: string;
  readonly records: Readonly<Record<Body, number>>;
  readonly unconfirmed: Readonly<Record<Body, number>>;
  readonly disputed: Readonly<Record<Body, number>>;
  readonly doubles: number;
}

/**
 * 核对差异 (M129) of a year: lines the other body has not confirmed, lines it disputes, and pairs by which both may have asked one person
 * about one matter. A pair whose later line says why it is another matter is none; what was withdrawn is left out.
 */
export function differencesOf(all: readonly Measure[], limits: MatterLimits, year: number): { readonly differences: readonly Difference[]; readonly months: readonly MonthOfDifferences[] } {
  const lines = all.filter((m) => m.withdrawn === null).toSorted((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : a.id < b.id ? -1 : 1));
  const within = (m: Measure): boolean => m.onDay.startsWith(`${String(year).padStart(4, '0')}-`);
  const monthOf = (m: Measure): string => m.onDay.slice(0, 7);
  const differences: Difference[] = [];
  for (const m of lines.filter(within)) {
    if (m.check === null) differences.push({ reason: 'unconfirmed', month: monthOf(m), measure: m, other: null });
    else if (m.check.finding === 'disputed') differences.push({ reason: 'disputed', month: monthOf(m), measure: m, other: null });
  }
  const byPerson = new Map<string, Measure[]>();
  for (const m of lines) byPerson.set(m.personId, [...(byPerson.get(m.personId) ?? []), m]);
  for (const own of byPerson.values())
    for (const [at, later] of own.entries())
      for (const earlier of own.slice(0, at)) {
        if (earlier.body === later.body || !within(later) || later.differs !== null || !sameMatter(earlier, later, limits)) continue;
        differences.push({ reason: 'double', month: monthOf(later), measure: later, other: earlier });
      }
  const months = [...new Set(lines.filter(within).map(monthOf))].map((month): MonthOfDifferences => {
    const count = (body: Body, reason: DifferenceReason): number => differences.filter((d) => d.month === month && d.reason === reason && d.measure.body === body).length;
    const both = (of: (body: Body) => number): Record<Body, number> => ({ organization: of('organization'), discipline: of('discipline') });
    return { month, records: both((body) => lines.filter((m) => m.body === body && monthOf(m) === month).length), unconfirmed: both((b) => count(b, 'unconfirmed')), disputed: both((b) => count(b, 'disputed')), doubles: differences.filter((d) => d.month === month && d.reason === 'double').length };
  });
  return { differences: differences.toSorted((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : differenceReasons.indexOf(b.reason) - differenceReasons.indexOf(a.reason))), months };
}
