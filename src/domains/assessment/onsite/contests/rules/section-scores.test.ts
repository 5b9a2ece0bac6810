import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { score, type Score } from '../../../../../kernel/score.ts';
import { explainSection, sectionScore, unitScore, type Visit } from './section-scores.ts';

const visit = (heldOn: string, ...marks: string[]): Visit => ({ checkId: heldOn, title: heldOn, heldOn, marks: marks.map((m, i) => ({ inspector: `督查员${i + 1}`, mark: score(m) })) });

describe('average and latest score of a section', () => {
  it.each<[string, Visit[], string | null, string | null]>([
    ['never visited', [], null, null],
    ['visited, not yet scored', [visit('2026-03-01')], null, null],
    ['one visit, two inspectors', [visit('2026-03-01', '80', '91')], '85.5', '85.5'],
    ['a visit counts once, however many came', [visit('2026-03-01', '60', '60', '60'), visit('2026-06-01', '90')], '75', '90'],
    ['the latest is the latest held, not the last typed in', [visit('2026-06-01', '90'), visit('2026-03-01', '60')], '75', '90'],
    ['thirds are rounded once', [visit('2026-03-01', '80', '80', '81')], '80.33', '80.33'],
    ['an unscored later visit changes nothing', [visit('2026-03-01', '70'), visit('2026-09-01')], '70', '70'],
  ])('%s', (_name, visits, average, latest) => {
    const found = sectionScore(visits);
    expect([found.average, found.latest]).toEqual([average === null ? null : score(average), latest === null ? null : score(latest)]);
    expect(explainSection('项目科', found).children).toHaveLength(found.visits.length);
  });

  it('lies between the lowest and the highest mark, in whatever order the visits come', () => {
    const mark = fc.integer({ min: 0, max: 10_000 }).map((n) => (n * 10_000) as Score);
    const visits = fc.array(fc.array(mark, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }).map((all) => all.map((marks, i): Visit => ({ checkId: `c${i}`, title: '', heldOn: `2026-01-${String(i + 1).padStart(2, '0')}`, marks: marks.map((m) => ({ inspector: '', mark: m })) })));
    fc.assert(
      fc.property(visits, (all) => {
        const found = sectionScore(all);
        const marks = all.flatMap((v) => v.marks.map((m) => m.mark));
        expect(found.average!).toBeGreaterThanOrEqual(Math.min(...marks));
        expect(found.average!).toBeLessThanOrEqual(Math.max(...marks));
        expect(sectionScore(all.toReversed())).toEqual(found);
      }),
    );
  });

  it('a unit is the mean of its sections that have a score', () => {
    expect(unitScore([])).toBeNull();
    expect(unitScore([score('80'), score('91')])).toBe(score('85.5'));
  });
});
