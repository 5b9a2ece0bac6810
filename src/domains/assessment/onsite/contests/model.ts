import type { Day } from '../../../../kernel/period.ts';
import type { Score } from '../../../../kernel/score.ts';

/** 现场评比 (all sections named), 不定期督查 (sections drawn). */
export const spotKinds = ['contest', 'inspection'] as const;
export type SpotKind = (typeof spotKinds)[number];

export interface PoolSection {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

export interface Criterion {
  readonly key: string;
  readonly name: string;
  /** Most points; 100 over all criteria. */
  readonly points: string;
}

export interface SpotCheck {
  readonly id: string;
  readonly kind: SpotKind;
  readonly title: string;
  readonly heldOn: Day;
  readonly pool: readonly PoolSection[];
  readonly seed: string;
  readonly drawn: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly plannedAt: Date;
  readonly plannedBy: string;
}

/** One inspector's score of one section, the one that counts. */
export interface SpotScore {
  readonly checkId: string;
  readonly organizationId: string;
  readonly inspector: string;
  readonly inspectorName: string;
  readonly number: number;
  readonly points: Readonly<Record<string, string>>;
  readonly mark: Score;
  readonly note: string;
  readonly reason: string | null;
  readonly at: Date;
}
