import type { Scope } from '../../../protection/index.ts';
import type { Grade } from '../../model.ts';

export const rule = { ruleId: 'assessment.benefit_of_use', source: '公务员法 第六十四条、第六十五条；公务员考核规定（结果运用）' } as const;

/** What a consequence of a grade gives: of 优秀 a shorter term in rank (it is told in months) or an award. What other grades lead to harms, and waits for nothing. */
export const benefitOf = (grade: Grade | null, months: number): Scope | null => (grade !== 'outstanding' ? null : months > 0 ? 'rank' : 'award');
