import { levers, problems } from '../model.ts';
import type { Lever, Problem } from '../model.ts';

/** A registered policy or measure: what it answers, by which lever, in which units it is in force. */
export interface CoverageEntry {
  readonly id: string;
  readonly problem: Problem;
  readonly lever: Lever;
  readonly units: readonly string[];
}
export interface Coverage {
  readonly matrix: readonly { readonly problem: Problem; readonly lever: Lever; readonly measures: readonly string[] }[];
  /** Problems no measure answers. A cross-cutting measure does not stand in for one. */
  readonly uncoveredProblems: readonly Problem[];
  /** Per unit, the problems that nothing in force there answers. */
  readonly uncoveredUnits: readonly { readonly unit: string; readonly problems: readonly Problem[] }[];
}

const four = problems.filter((p) => p !== 'cross_cutting');

/** The coverage matrix of M001: problem × lever, and the gaps by problem and by unit. */
export function coverage(entries: readonly CoverageEntry[], units: readonly string[]): Coverage {
  const matrix = problems.flatMap((problem) =>
    levers.map((lever) => ({ problem, lever, measures: entries.filter((e) => e.problem === problem && e.lever === lever).map((e) => e.id) })),
  );
  const gaps = (among: readonly CoverageEntry[]): Problem[] => four.filter((p) => !among.some((e) => e.problem === p));
  return {
    matrix,
    uncoveredProblems: gaps(entries),
    uncoveredUnits: units
      .map((unit) => ({ unit, problems: gaps(entries.filter((e) => e.units.includes(unit))) }))
      .filter((u) => u.problems.length > 0),
  };
}
