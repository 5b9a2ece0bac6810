import type { Reason } from '../../../kernel/refusal.ts';
import { score, SCORE_SCALE } from '../../../kernel/score.ts';
import { columnKey, type CompiledScheme } from './compile-scheme.ts';

export const rule = { ruleId: 'assessment.check_marks', source: '公务员考核规定（民主测评）；考核方案' } as const;

export interface TypedMark {
  readonly personId: string;
  readonly indicator: string;
  readonly rater: string;
  readonly value: string | null;
}

/** What stands against typed-in marks, line by line (`at` counts from 1): a column the scheme does not have, a rating above 100, a line given twice. */
export function checkMarks(scheme: CompiledScheme, marks: readonly TypedMark[]): Reason[] {
  const typed = new Map(
    [...scheme.indicators, ...scheme.adjustments].flatMap((i) => (i.definition.source.from === 'rating' || i.definition.source.from === 'typed' ? i.inputs.map((c) => [c.key, { rated: c.rater !== null, name: i.definition.name.zh }] as const) : [])),
  );
  const seen = new Set<string>();
  const problems: Reason[] = [];
  for (const [i, mark] of marks.entries()) {
    const at = String(i + 1);
    const column = columnKey(mark.indicator, mark.rater === '' ? null : mark.rater);
    const known = typed.get(column);
    if (!known) {
      problems.push({ code: 'assessment.mark_unknown', params: { indicator: mark.indicator, rater: mark.rater }, at });
      continue;
    }
    if (known.rated && mark.value !== null && score(mark.value) > 100 * SCORE_SCALE) problems.push({ code: 'assessment.mark_above_100', params: { name: known.name, value: mark.value }, at });
    const key = `${mark.personId} ${column}`;
    if (seen.has(key)) problems.push({ code: 'assessment.mark_twice', params: { name: known.name }, at });
    seen.add(key);
  }
  return problems;
}
