import type { Explanation } from '../../../kernel/explanation.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import type { CompiledScheme } from './compile-scheme.ts';
import type { ExplainContext } from './explain-sheet.ts';
import { named, plain, sourceLines, valueAt } from './explain-value.ts';
import { ASSUMED, MISSING, NOT_ASKED, SCORED } from './score-states.ts';
import type { ScoredSheets, Sheets } from './score-sheets.ts';

export const rule = { ruleId: 'assessment.explain_adjustments', source: '考核方案“加分、扣分、一票否决”设定' } as const;

/**
 * Bonuses and deductions of one person as lines whose signed values make the step from the weighted score to the total,
 * what a common cap or the floor of 0 took back included; and every veto that was asked about (it changes no score, so its value is 0).
 */
export function explainAdjustments(scheme: CompiledScheme, sheets: Sheets, scored: ScoredSheets, p: number, context: ExplainContext): { points: Explanation[]; vetoes: Explanation[] } {
  const points: Explanation[] = [];
  const vetoes: Explanation[] = [];
  const sums = { bonus: 0, deduction: 0 };
  const print = (v: number): string => formatScore(v as Score, scheme.places);
  for (const [i, a] of scheme.adjustments.entries()) {
    const { definition } = a;
    const made = scored.adjustments[i]!;
    const origin = made.origins[p]!;
    if (origin === NOT_ASKED) continue;
    const names = named(definition.name);
    const head = { ruleId: `assessment.adjustment.${a.key}`, children: sourceLines(scheme, a, sheets, scored, p, context) };
    if (origin === MISSING) {
      (definition.kind === 'veto' ? vetoes : points).push({ statement: `assessment.explain.missing_${a.missing}`, params: names, ...head });
      continue;
    }
    const raw = origin === ASSUMED ? a.neutral : valueAt(scheme, a, sheets, scored, p);
    if (definition.kind === 'veto') {
      const statement = made.vetoed[p] === 1 ? 'veto' : origin === ASSUMED ? 'veto_assumed' : 'no_veto';
      vetoes.push({ statement: `assessment.explain.${statement}`, params: { ...names, raw: plain(raw), from: definition.from, ceiling: definition.ceiling }, value: print(0), unit: 'point', ...head });
      continue;
    }
    sums[definition.kind] += made.points[p]!;
    const value = print(definition.kind === 'bonus' ? made.points[p]! : -made.points[p]!);
    const statement = origin === ASSUMED ? 'adjustment_assumed' : definition.kind;
    points.push({ statement: `assessment.explain.${statement}`, params: { ...names, raw: plain(raw), each: definition.each, cap: definition.cap }, value, unit: 'point', ...head });
  }
  if (scored.states[p] !== SCORED) return { points, vetoes };
  const capped = (kind: 'bonus' | 'deduction', cap: number): void => {
    if (sums[kind] > cap) points.push({ statement: `assessment.explain.${kind}_capped`, params: { cap: plain(cap) }, value: print(kind === 'bonus' ? cap - sums[kind] : sums[kind] - cap), unit: 'point' });
  };
  capped('bonus', scheme.bonusCap);
  capped('deduction', scheme.deductionCap);
  const reached = scored.weighted[p]! + Math.min(scheme.bonusCap, sums.bonus) - Math.min(scheme.deductionCap, sums.deduction);
  if (reached < 0) points.push({ statement: 'assessment.explain.floor', value: print(-reached), unit: 'point' });
  return { points, vetoes };
}
