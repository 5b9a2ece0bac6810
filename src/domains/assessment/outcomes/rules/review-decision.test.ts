import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grades } from '../../model.ts';
import { gradeOrder } from '../../rules/propose-grades.ts';
import { checkReviewDecision, type ChangedGrade } from './review-decision.ts';

const change = (c: Partial<ChangedGrade>): ChangedGrade => ({ from: 'basically_competent', to: 'competent', changesMarks: false, ceiling: 'outstanding', outstanding: 10, limit: 20, approved: false, ...c });

describe('a grade changed on review', () => {
  it.each<[string, Partial<ChangedGrade>, string[]]>([
    ['raised', {}, []],
    ['raised to outstanding within the share', { to: 'outstanding' }, []],
    ['raised to outstanding at the limit', { to: 'outstanding', outstanding: 20 }, ['assessment.review_beyond_share']],
    ['the same with approval', { to: 'outstanding', outstanding: 20, approved: true }, []],
    ['above the ceiling of the table', { to: 'outstanding', ceiling: 'competent' }, ['assessment.review_above_ceiling']],
    ['ceiling not known', { to: 'competent', ceiling: null }, []],
    ['worse', { to: 'incompetent' }, ['assessment.review_worse']],
    ['the same grade and the same marks', { to: 'basically_competent' }, ['assessment.review_changes_nothing']],
    ['the same grade with marks corrected', { to: 'basically_competent', changesMarks: true }, []],
    ['stays outstanding over a limit that shrank', { from: 'outstanding', to: 'outstanding', changesMarks: true, outstanding: 25 }, []],
  ])('%s', (_name, c, codes) => expect(checkReviewDecision(change(c)).map((r) => r.code)).toEqual(codes));

  it('never lets anybody fare worse', () =>
    fc.assert(fc.property(fc.constantFrom(...grades), fc.constantFrom(...grades), fc.boolean(), (from, to, approved) => {
      if (checkReviewDecision(change({ from, to, approved, changesMarks: true })).length === 0) expect(gradeOrder(to)).toBeLessThanOrEqual(gradeOrder(from));
    })));
});
