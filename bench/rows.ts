import type { Lend } from './postgres.ts';

/** One line of the bench: the program's figure beside its baseline in the same run. */
export interface Row {
  readonly name: string;
  readonly size: string;
  readonly figure: number;
  readonly unit: string;
  /** Null where the goal is a plain figure. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly goal: string;
  readonly met: boolean;
}

export const sizes = ['county', 'city', 'province'] as const;
export type BenchSize = (typeof sizes)[number];

/** What a bench may use: an empty database, on PostgreSQL when there is one, and where to say what it is doing. */
export interface BenchWorld {
  readonly lend: Lend;
  note(text: string): void;
}

export interface Bench {
  readonly name: string;
  readonly run: (size: BenchSize, world: BenchWorld) => Promise<Row[]>;
  /** Does not grow with the region: it is run once. */
  readonly once?: boolean;
  /** Takes many minutes: it is run when it is asked for by name. */
  readonly onlyByName?: boolean;
}

const three = (n: number): number => Number(n.toPrecision(3));

/** A figure beside a baseline; the ratio must stay at or under the goal. */
export const against = (name: string, size: string, figure: number, baseline: number, unit: string, goal: number): Row => ({
  name, size, figure: three(figure), unit, baseline: three(baseline), ratio: three(figure / baseline), goal: `ratio ≤ ${goal}`, met: figure / baseline <= goal,
});

/** A figure to be read, not judged: no goal is set for it. `baseline` is what chance alone would reach. */
export const stated = (name: string, size: string, figure: number, unit: string, baseline: number | null = null): Row => ({
  name, size, figure: three(figure), unit, baseline: baseline === null ? null : three(baseline), ratio: baseline === null || baseline === 0 ? null : three(figure / baseline), goal: '—', met: true,
});

/** A figure that must stay at or under a limit of its own; a baseline beside it is to be read. */
export const under = (name: string, size: string, figure: number, unit: string, limit: number, baseline: number | null = null): Row => ({ name, size, figure: three(figure), unit, baseline: baseline === null ? null : three(baseline), ratio: baseline === null ? null : three(figure / baseline), goal: `≤ ${limit} ${unit}`, met: figure <= limit });
