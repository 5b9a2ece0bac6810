import type { Explanation } from '../../../kernel/explanation.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Score } from '../../../kernel/score.ts';
import type { DimensionScore, ResultState } from '../model.ts';
import type { BallotUsed } from './ballot-for-period.ts';
import type { CompiledScheme } from './compile-scheme.ts';
import type { CountedEntry } from './count-evidence.ts';
import { explainSheet } from './explain-sheet.ts';
import { rankGroups } from './rank-groups.ts';
import { EXCLUDED, MISSING, scoreSheets, SCORED, stateNames, type Sheets } from './score-sheets.ts';

export const rule = { ruleId: 'assessment.evaluate', source: '公务员考核规定；考核方案' } as const;

/** One person of the sheets, at his position. */
export interface SheetPerson {
  readonly personId: string;
  readonly classKey: string;
  readonly group: string;
  readonly organizationId: string | null;
  readonly organizationPath: string;
  readonly counted: Readonly<Record<string, readonly CountedEntry[]>>;
  readonly ballots?: Readonly<Record<string, BallotUsed>>;
}

export interface EvaluationContext {
  readonly schemeVersion: string;
  readonly source: string;
  readonly knownAt: string;
}

export interface Evaluated {
  readonly personId: PersonId;
  readonly organizationId: string | null;
  readonly organizationPath: string;
  readonly classKey: string;
  readonly group: string;
  readonly state: ResultState;
  readonly score: Score | null;
  readonly rank: number | null;
  readonly groupSize: number;
  readonly dimensions: readonly DimensionScore[];
  /** Keys of the indicators without a value. */
  readonly missing: readonly string[];
  readonly explanation: Explanation;
}

/**
 * The whole computation of a year: scores, ranks, results with their explanations. The same frozen inputs give the
 * same results, whoever computes them and whenever. Yields person by person, so that a province need not fit in memory twice.
 */
export function* evaluate(scheme: CompiledScheme, people: readonly SheetPerson[], columns: ReadonlyMap<string, Float64Array>, context: EvaluationContext): Generator<Evaluated> {
  const classNumber = new Map(scheme.classKeys.map((k, i) => [k, i]));
  const groupKeys = [...new Set(people.map((p) => p.group))].sort();
  const groupNumber = new Map(groupKeys.map((k, i) => [k, i]));
  const groups = Int32Array.from(people, (p) => groupNumber.get(p.group)!);
  const sheets: Sheets = { size: people.length, classes: Uint8Array.from(people, (p) => classNumber.get(p.classKey)!), columns, groups };
  const scored = scoreSheets(scheme, sheets);
  const { ranks, sizes } = rankGroups(scored.totals, scored.states, groups, groupKeys.length, scheme.step);
  const minimum = scheme.definition.groups.minimum;
  for (const [p, person] of people.entries()) {
    const state = stateNames[scored.states[p]!]!;
    const has = scored.states[p] === SCORED;
    const groupSize = sizes[groups[p]!]!;
    const comparable = groupSize >= minimum;
    const explained = explainSheet(scheme, sheets, scored, p, {
      ...context,
      counted: new Map(Object.entries(person.counted)),
      ballots: person.ballots ?? {},
      rank: has ? { rank: ranks[p]!, size: groupSize, group: person.group, comparable } : null,
    });
    yield {
      personId: person.personId as PersonId,
      organizationId: person.organizationId,
      organizationPath: person.organizationPath,
      classKey: person.classKey,
      group: person.group,
      state,
      score: has ? (scored.totals[p]! as Score) : null,
      rank: has && comparable ? ranks[p]! : null,
      groupSize,
      dimensions: scheme.dimensions.map((d, i) => ({ key: d.key, score: scored.states[p] === EXCLUDED || !has ? null : (scored.dimensions[i]![p]! as Score) })),
      missing: [...scheme.indicators.map((x, i) => ({ key: x.key, origins: scored.origins[i]! })), ...scheme.adjustments.map((x, i) => ({ key: x.key, origins: scored.adjustments[i]!.origins }))].flatMap((x) => (x.origins[p] === MISSING ? [x.key] : [])),
      explanation: explained,
    };
  }
}
