import { describe, expect, it } from 'vitest';
import type { Grade } from '../model.ts';
import { checkDecisions, type Standing } from './check-decisions.ts';

describe('decisions', () => {
  const standing = (personId: string, change: Partial<Standing> = {}): Standing => ({ personId, name: personId, proposed: 'competent', ceiling: 'outstanding', needsDecision: false, held: false, grade: null, ...change });
  const people = [standing('a', { proposed: 'outstanding' }), standing('b'), standing('c', { ceiling: 'competent' }), standing('d', { proposed: null, ceiling: null, needsDecision: true }), standing('e', { proposed: 'incompetent', needsDecision: true }), standing('f', { proposed: 'outstanding', needsDecision: true, held: true })];
  it.each<[string, string, Grade, string | undefined, string | null]>([
    ['as proposed', 'b', 'competent', undefined, null],
    ['a change without a reason', 'a', 'competent', undefined, 'assessment.reason_needed'],
    ['a change with a reason', 'a', 'competent', '民主测评反映较多', null],
    ['harm as proposed still owes a reason', 'e', 'incompetent', undefined, 'assessment.reason_needed'],
    ['harm with a reason', 'e', 'incompetent', '考核组逐项核实', null],
    ['above what the table allows', 'c', 'outstanding', '表现突出', 'assessment.above_ceiling'],
    ['优秀 while facts are unknown', 'd', 'outstanding', '表现突出', 'assessment.outstanding_while_unknown'],
    ['称职 while facts are unknown, with a reason', 'd', 'competent', '纪委回复滞后，先定称职', null],
    ['优秀 while it is on hold', 'f', 'outstanding', '表现突出', 'assessment.grade_on_hold'],
    ['称职 while 优秀 is on hold, with a reason', 'f', 'competent', '本人同意先定称职', null],
    ['somebody not assessed', 'zz', 'competent', undefined, 'assessment.no_such_result'],
    ['one 优秀 too many', 'b', 'outstanding', '表现突出', 'assessment.share_exceeded'],
  ])('%s', (_, personId, grade, reason, code) => {
    const before = people.map((p) => (p.personId === 'a' && code === 'assessment.share_exceeded' ? { ...p, grade: 'outstanding' as Grade } : p));
    expect(checkDecisions(before, [{ personId, grade, reason }], 1).map((p) => p.code)).toEqual(code === null ? [] : [code]);
  });
  it('bringing a number that is too high down is never refused', () => {
    const many = ['a', 'b', 'c'].map((id) => standing(id, { grade: 'outstanding', proposed: 'outstanding' }));
    expect(checkDecisions(many, [{ personId: 'a', grade: 'competent', reason: '调整' }], 1)).toEqual([]);
  });
});
