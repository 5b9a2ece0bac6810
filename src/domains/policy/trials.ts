import type { Day } from '../../kernel/period.ts';
import type { Unit } from '../../platform/house/index.ts';
import type { Facts } from './model.ts';

/** One subject as a table would be asked about it: somebody's promotion, a year's share, a past case. */
export interface TrialCase {
  readonly subject: { readonly kind: string; readonly id: string; readonly label: string };
  /** The day its facts are of. */
  readonly on: Day;
  readonly facts: Facts;
}

/**
 * Whom a decision table is asked about, so that a draft of it can be tried before it binds anybody. A domain to the right
 * declares one for each table it decides by and tells the facts it decides on; which answer comes out is none of its business here.
 */
export interface TrialPopulation {
  readonly id: string;
  /** The decision table it asks. */
  readonly rule: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Everyone on the days given (today, and the last day of each past year asked for), in chunks; each chunk is read in a unit of its own by the caller's actor. `next`: the chunk to ask for then, if not the following one. */
  cases(unit: Unit, days: readonly Day[], chunk: number): Promise<{ readonly cases: readonly TrialCase[]; readonly total: number; readonly last: boolean; readonly next?: number }>;
}

const declared = new Map<string, TrialPopulation>();

/** Makes a population known to trials of drafts; once for each id. Out: takes it back. */
export function declareTrial(population: TrialPopulation): () => void {
  declared.set(population.id, population);
  return () => void declared.delete(population.id);
}

/** The populations that the tables named are asked about. */
export const trialsOf = (rules: ReadonlySet<string>): readonly TrialPopulation[] => [...declared.values()].filter((t) => rules.has(t.rule));
