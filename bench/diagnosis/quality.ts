import type { Confidence, FindingState } from '../../src/domains/analysis/index.ts';
import { problems, type Problem } from '../../src/simulation/index.ts';

/** Seeds 1–9 were looked at while the signals and points were chosen; these were not. */
export const HELD_OUT_SEEDS = [101, 102, 103] as const;

export interface Found {
  readonly personId: string;
  readonly problem: Problem;
  readonly state: FindingState;
  readonly confidence: Confidence | null;
}
type Truth = ReadonlyMap<string, readonly Problem[]>;

export interface DiagnosisQuality {
  readonly problem: Problem | 'all';
  readonly planted: number;
  readonly suspected: number;
  readonly right: number;
  readonly abstained: number;
  readonly people: number;
  /** Planted ÷ people: what a blind guess would hit. */
  readonly baseRate: number;
  /** right ÷ suspected. */
  readonly precision: number;
  /** right ÷ planted, abstentions counted as misses. */
  readonly recall: number;
  readonly abstention: number;
}

/** How a diagnosis compares with the truth that was planted, per problem and over all. */
export function qualityOf(found: readonly Found[], truth: Truth): DiagnosisQuality[] {
  const of = (problem: Problem | 'all'): DiagnosisQuality => {
    const mine = found.filter((f) => problem === 'all' || f.problem === problem);
    const planted = mine.filter((f) => has(truth, f)).length;
    const suspected = mine.filter((f) => f.state === 'suspected');
    const right = suspected.filter((f) => has(truth, f)).length;
    const abstained = mine.filter((f) => f.state === 'abstained').length;
    return {
      problem, planted, suspected: suspected.length, right, abstained, people: mine.length,
      baseRate: planted / Math.max(1, mine.length),
      precision: suspected.length === 0 ? 1 : right / suspected.length,
      recall: planted === 0 ? 1 : right / planted,
      abstention: mine.length === 0 ? 0 : abstained / mine.length,
    };
  };
  return [...problems.map(of), of('all')];
}

const has = (truth: Truth, f: { readonly personId: string; readonly problem: Problem }): boolean => truth.get(f.personId)?.includes(f.problem) ?? false;

/** Of ten findings with each level of confidence, how many were right. */
export function reliabilityOf(found: readonly Found[], truth: Truth): { level: Confidence; findings: number; rightInTen: number }[] {
  return (['high', 'medium', 'low'] as const).map((level) => {
    const mine = found.filter((f) => f.confidence === level && f.state === 'suspected');
    return { level, findings: mine.length, rightInTen: mine.length === 0 ? 0 : (10 * mine.filter((f) => has(truth, f)).length) / mine.length };
  });
}

/**
 * What offices do without such a program: suspect the lowest tenth of last year's totals. Which problem it is the list does not say, so it
 * counts as a hit for whichever was planted: the comparison favours the baseline.
 */
export function worstTenth(lastScore: ReadonlyMap<string, number>, truth: Truth): { precision: number; recall: number; suspected: number } {
  const ranked = [...lastScore].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  const low = ranked.slice(0, Math.ceil(ranked.length / 10)).map(([id]) => id);
  const right = low.filter((id) => (truth.get(id)?.length ?? 0) > 0);
  const planted = [...truth.values()].filter((p) => p.length > 0).length;
  return { precision: right.length / Math.max(1, low.length), recall: right.length / Math.max(1, planted), suspected: low.length };
}

/** The same question for the diagnosis: people with any planted problem among people suspected of any. */
export function anyProblem(found: readonly Found[], truth: Truth): { precision: number; recall: number } {
  const suspected = new Set(found.filter((f) => f.state === 'suspected').map((f) => f.personId));
  const planted = [...truth].filter(([, p]) => p.length > 0).map(([id]) => id);
  const right = planted.filter((id) => suspected.has(id)).length;
  return { precision: right / Math.max(1, suspected.size), recall: right / Math.max(1, planted.length) };
}
