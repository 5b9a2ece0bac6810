import type { CompiledAdjustment, CompiledScheme } from './compile-scheme.ts';
import type { Sheets } from './score-sheets.ts';
import { ASSUMED, EXCLUDED, FROM_VALUE, INCOMPLETE, MISSING, NOT_ASKED, SCORED } from './score-states.ts';
import { pointsOf } from './score-values.ts';

export const rule = { ruleId: 'assessment.adjust_totals', source: '考核方案“加分、扣分、一票否决”设定' } as const;

/** One bonus, deduction or veto over all sheets. */
export interface ScoredAdjustment {
  /** Points in millionths, never negative; a deduction takes them off. All 0 for a veto. */
  readonly points: Float64Array;
  readonly origins: Uint8Array;
  /** 1 where a veto strikes. */
  readonly vetoed: Uint8Array;
}

/**
 * Adds bonuses to the weighted totals and takes deductions off, each within its own cap and all of a kind within theirs; no total
 * falls below 0. A veto changes no score: it caps the grade. A missing value does what the adjustment states.
 */
export function adjustTotals(scheme: CompiledScheme, { size, classes }: Sheets, weighted: Float64Array, states: Uint8Array, valuesOf: (a: CompiledAdjustment) => Float64Array): { totals: Float64Array; adjustments: ScoredAdjustment[] } {
  const totals = weighted.slice();
  if (scheme.adjustments.length === 0) return { totals, adjustments: [] };
  const sums = { bonus: new Float64Array(size), deduction: new Float64Array(size) };
  const adjustments = scheme.adjustments.map((a): ScoredAdjustment => {
    const values = valuesOf(a);
    const made: ScoredAdjustment = { points: new Float64Array(size), origins: new Uint8Array(size), vetoed: new Uint8Array(size) };
    const { kind } = a.definition;
    for (let p = 0; p < size; p++) {
      const origin = originOf(a, classes[p]!, values[p]!);
      made.origins[p] = origin;
      if (origin === MISSING) {
        if (a.missing === 'exclude_person') states[p] = EXCLUDED;
        else if (states[p] === SCORED) states[p] = INCOMPLETE;
      }
      if (origin !== FROM_VALUE && origin !== ASSUMED) continue;
      if (kind === 'veto') made.vetoed[p] = (origin === ASSUMED ? a.neutral : values[p]!) >= a.from ? 1 : 0;
      else {
        const points = origin === ASSUMED ? Math.min(a.cap, a.neutral) : pointsOf(values[p]!, a.each, a.cap, scheme.step, scheme.rounding);
        made.points[p] = points;
        sums[kind][p]! += points;
      }
    }
    return made;
  });
  for (let p = 0; p < size; p++) totals[p] = Math.max(0, totals[p]! + Math.min(scheme.bonusCap, sums.bonus[p]!) - Math.min(scheme.deductionCap, sums.deduction[p]!));
  return { totals, adjustments };
}

const originOf = (a: CompiledAdjustment, c: number, value: number): number => (a.applies[c] === 0 ? NOT_ASKED : value === value ? FROM_VALUE : a.missing === 'neutral' ? ASSUMED : MISSING);
