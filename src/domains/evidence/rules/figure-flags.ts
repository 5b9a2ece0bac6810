import type { FigureState } from '../model.ts';

export type FigureFlag = 'unverified' | 'contradictory' | 'rejected';

/** A figure with what it speaks of: `about` is the matter or unit, null when it can be compared with nothing. */
export interface StatedFigure {
  readonly key: string;
  readonly about: string | null;
  readonly indicator: string;
  readonly period: string;
  readonly value: string;
  readonly unit: string;
  readonly stated: 'unverified' | 'verified';
  /** The last check on record, if any. */
  readonly checked: Exclude<FigureState, 'unverified'> | null;
}

/**
 * evidence.figure_flags (M019): unverified and contradictory figures are flagged and count in no score until a check is recorded.
 * Two figures contradict when they state different values for the same indicator, matter or unit, and period.
 * A rejected figure contradicts nobody any more. Out: the flags by key; no flags = it counts.
 */
export function figureFlags(figures: readonly StatedFigure[]): Map<string, FigureFlag[]> {
  const groups = new Map<string, StatedFigure[]>();
  for (const f of figures) {
    if (f.about === null || f.checked === 'rejected') continue;
    const group = `${f.about}\0${f.indicator}\0${f.period}`;
    groups.set(group, [...(groups.get(group) ?? []), f]);
  }
  const contradicted = new Set<string>();
  for (const group of groups.values()) if (new Set(group.map((f) => `${normal(f.value)} ${f.unit}`)).size > 1) for (const f of group) contradicted.add(f.key);
  return new Map(
    figures.map((f): [string, FigureFlag[]] => {
      if (f.checked === 'rejected') return [f.key, ['rejected']];
      if (f.checked === 'verified') return [f.key, []];
      if (contradicted.has(f.key)) return [f.key, ['contradictory']];
      return [f.key, f.stated === 'verified' ? [] : ['unverified']];
    }),
  );
}

/** 120 and 120.0 are the same statement. */
const normal = (value: string): string => (value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value);
