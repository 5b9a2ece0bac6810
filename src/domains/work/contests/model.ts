import type { Day } from '../../../kernel/period.ts';

/** More is better, or less (days, complaints). */
export const directions = ['more', 'less'] as const;
export type Direction = (typeof directions)[number];
export interface Indicator {
  readonly id: string;
  readonly field: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: Direction;
  /** Thousandths. */
  readonly benchmark: number;
  readonly benchmarkSource: string;
  /** The most it can be, thousandths; null without such a bound. */
  readonly most: number | null;
}
export interface Result {
  readonly indicatorId: string;
  readonly organizationId: string;
  readonly period: Day;
  readonly number: number;
  readonly amount: number;
  readonly source: string;
  readonly recordedBy: string;
}
