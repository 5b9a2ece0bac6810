import { describe, expect, it } from 'vitest';
import { buildScheme } from '../sample-scheme.ts';
import { checkMarks, type TypedMark } from './check-marks.ts';
import { compileScheme } from './compile-scheme.ts';

const scheme = compileScheme(buildScheme());
const mark = (change: Partial<TypedMark> = {}): TypedMark => ({ personId: 'p', indicator: 'conduct', rater: 'superior', value: '88.5', ...change });

describe('typed-in marks', () => {
  it.each<[string, TypedMark[], string[]]>([
    ['a good mark', [mark()], []],
    ['nought and a hundred', [mark({ value: '0' }), mark({ rater: 'peer', value: '100' })], []],
    ['taking a mark back', [mark({ value: null })], []],
    ['a typed value may exceed a hundred', [mark({ indicator: 'growth', rater: '', value: '140' })], []],
    ['above a hundred', [mark({ value: '100.01' })], ['assessment.mark_above_100']],
    ['raters the indicator does not have', [mark({ rater: 'public' })], ['assessment.mark_unknown']],
    ['no raters for a rated indicator', [mark({ rater: '' })], ['assessment.mark_unknown']],
    ['an indicator that is counted, not typed', [mark({ indicator: 'deeds', rater: '' })], ['assessment.mark_unknown']],
    ['an indicator nobody knows', [mark({ indicator: 'height', rater: '' })], ['assessment.mark_unknown']],
    ['the same place twice', [mark(), mark({ value: '90' })], ['assessment.mark_twice']],
    ['two people', [mark(), mark({ personId: 'q' })], []],
  ])('%s', (_, marks, codes) => expect(checkMarks(scheme, marks).map((p) => p.code)).toEqual(codes));
  it('names the line', () => expect(checkMarks(scheme, [mark(), mark({ rater: 'peer', value: '101' })])[0]!.at).toBe('2'));
});
