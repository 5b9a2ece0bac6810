import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { score, type Score } from '../../../../../kernel/score.ts';
import { courseScore, explainCourse, weeksLate, type CourseTerms } from './course-score.ts';

const terms: CourseTerms = { processShare: 50, latePoints: 2, lateCap: 20 };
const stages = [
  { key: 's1', name: '开工', weight: 40, dueOn: '2026-03-31' },
  { key: 's2', name: '竣工', weight: 60, dueOn: '2026-10-31' },
];
const check = (stage: string, checkedOn: string, mark: string, finished = false) => ({ stage, checkedOn, mark: score(mark), finished });

describe('score of the full course', () => {
  it.each<[string, ReturnType<typeof check>[], (string | null)[], string | null, string[]]>([
    ['nothing checked', [], [null, null], null, ['开工', '竣工']],
    ['one stage finished: no course yet', [check('s1', '2026-03-01', '90', true)], ['90', null], null, ['竣工']],
    ['checked but not finished', [check('s1', '2026-03-01', '90', true), check('s2', '2026-06-01', '70')], ['90', null], null, ['竣工']],
    // s1: 50% × 80 + 50% × 90 = 85; s2: 50% × 80 + 50% × 100 = 90; 40% × 85 + 60% × 90 = 88.
    ['the whole course, not the last look', [check('s1', '2026-01-10', '70'), check('s1', '2026-03-31', '90', true), check('s2', '2026-06-01', '60'), check('s2', '2026-10-31', '100', true)], ['85', '90'], '88', []],
    // 8 days late are two weeks begun: 4 points off.
    ['late', [check('s1', '2026-04-08', '90', true), check('s2', '2026-10-01', '90', true)], ['86', '90'], '88.4', []],
    ['very late, up to the cap', [check('s1', '2026-12-31', '90', true), check('s2', '2026-10-01', '90', true)], ['70', '90'], '82', []],
    ['never below nought', [check('s1', '2026-12-31', '5', true), check('s2', '2026-10-01', '0', true)], ['0', '0'], '0', []],
  ])('%s', (_name, checks, byStage, course, missing) => {
    const found = courseScore(stages, checks, terms);
    expect(found.stages.map((s) => s.score)).toEqual(byStage.map((s) => (s === null ? null : score(s))));
    expect(found.score).toBe(course === null ? null : score(course));
    expect(found.missing.map((s) => s.name)).toEqual(missing);
    const explained = explainCourse('大桥', found, { terms, source: '办法', version: 'v' });
    expect(explained.children!.map((c) => c.weight).reduce((a, w) => a! + w!, 0)).toBe(10_000);
  });

  it.each([
    ['on the day', '2026-03-31', 0],
    ['a day late', '2026-04-01', 1],
    ['seven days', '2026-04-07', 1],
    ['eight days', '2026-04-08', 2],
    ['early', '2026-01-01', 0],
  ])('weeks late: %s', (_name, finished, weeks) => expect(weeksLate('2026-03-31', finished)).toBe(weeks));

  it('stays within 0 and 100, and a better check never lowers it', () => {
    const mark = fc.integer({ min: 0, max: 100 }).map((n) => (n * 1_000_000) as Score);
    const days = fc.integer({ min: 1, max: 28 }).map((d) => `2026-04-${String(d).padStart(2, '0')}`);
    const checksOf = (key: string) => fc.tuple(fc.array(mark, { maxLength: 4 }), mark, days).map(([before, last, on]) => [...before.map((m, i) => ({ stage: key, checkedOn: `2026-02-0${i + 1}`, mark: m, finished: false })), { stage: key, checkedOn: on, mark: last, finished: true }]);
    fc.assert(
      fc.property(checksOf('s1'), checksOf('s2'), fc.nat(), fc.integer({ min: 0, max: 100 }), (a, b, which, processShare) => {
        const checks = [...a, ...b];
        const base = courseScore(stages, checks, { ...terms, processShare }).score!;
        expect(base).toBeGreaterThanOrEqual(0);
        expect(base).toBeLessThanOrEqual(100_000_000);
        const better = checks.map((c, i) => (i === which % checks.length ? { ...c, mark: score('100') } : c));
        expect(courseScore(stages, better, { ...terms, processShare }).score!).toBeGreaterThanOrEqual(base);
      }),
    );
  });
});
