import type { Reason } from '../../../../kernel/refusal.ts';
import type { Grade } from '../../model.ts';
import { gradeOrder } from '../../rules/propose-grades.ts';

export const rule = { ruleId: 'assessment.review_decision', source: '公务员法 第九十五条、第九十六条' } as const;

export interface ChangedGrade {
  readonly from: Grade;
  readonly to: Grade;
  /** Whether marks or evidence were corrected, so that a score changes even where the grade stays. */
  readonly changesMarks: boolean;
  /** The highest grade open to the person by the table; null while a fact is not known. */
  readonly ceiling: Grade | null;
  readonly outstanding: number;
  readonly limit: number;
  /** A document approves one 优秀 beyond the share. */
  readonly approved: boolean;
}

/** What stands against changing a grade on review or appeal; empty when it may be done. Nobody fares worse for having asked. */
export function checkReviewDecision(c: ChangedGrade): Reason[] {
  const reasons: Reason[] = [];
  if (c.to === c.from && !c.changesMarks) reasons.push({ code: 'assessment.review_changes_nothing' });
  if (gradeOrder(c.to) > gradeOrder(c.from)) reasons.push({ code: 'assessment.review_worse', source: rule.source });
  if (c.to !== c.from && c.ceiling !== null && gradeOrder(c.to) < gradeOrder(c.ceiling)) reasons.push({ code: 'assessment.review_above_ceiling', source: rule.source });
  if (c.to === 'outstanding' && c.from !== 'outstanding' && c.outstanding + 1 > c.limit && !c.approved) reasons.push({ code: 'assessment.review_beyond_share', params: { count: c.outstanding + 1, limit: c.limit }, source: '公务员考核规定（优秀等次比例）' });
  return reasons;
}
