import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportStates, type Figures } from '../model.ts';
import { behindOf, openingOf, periodInWords, titleOf } from './compose.ts';
import { before, cutsYear, partsOf, standingOf } from './periods.ts';
import { afterStep, reportSteps } from './report-steps.ts';

describe('the parts of a year', () => {
  it.each([
    [12, 3, '2026-03-01', '2026-04-01'],
    [4, 4, '2026-10-01', '2027-01-01'],
    [2, 1, '2026-01-01', '2026-07-01'],
  ])('%i a year: part %i is %s to %s', (times, part, from, to) => expect(partsOf(2026, times)[part - 1]).toEqual({ year: 2026, part, from, to }));

  it('follow one another without a gap and fill the year, whatever cut', () => {
    fc.assert(fc.property(fc.integer({ min: 2000, max: 2998 }), fc.constantFrom(1, 2, 3, 4, 6, 12), (year, times) => {
      const parts = partsOf(year, times);
      expect([parts.length, parts[0]!.from, parts.at(-1)!.to]).toEqual([times, `${year}-01-01`, `${year + 1}-01-01`]);
      for (const [i, p] of parts.entries()) expect(p.to).toBe(parts[i + 1]?.from ?? `${year + 1}-01-01`);
      for (const p of parts.slice(1)) expect(before(p)).toEqual({ from: parts[p.part - 2]!.from, to: p.from });
    }));
  });
  it('whole months only', () => expect([12, 4, 2, 1, 5, 0, 2.4].map(cutsYear)).toEqual([true, true, true, true, false, false, false]));
  it('the one before the first is the last of the year before', () => expect(before({ from: '2026-01-01', to: '2026-07-01' })).toEqual({ from: '2025-07-01', to: '2026-01-01' }));
});

describe('what is missing', () => {
  const october = { from: '2026-10-01', to: '2026-11-01' };
  it.each([
    [null, true, '2026-09-30', 'ahead', false],
    [null, true, '2026-10-31', 'running', false],
    [null, true, '2026-11-01', 'missing', true],
    [null, false, '2026-11-01', 'unasked', false],
    [null, false, '2026-10-31', 'running', false],
    ['draft', true, '2026-10-31', 'draft', false],
    ['draft', true, '2026-11-01', 'draft', true],
    ['signed', true, '2026-11-01', 'signed', true],
    ['published', true, '2026-11-01', 'published', false],
  ] as const)('%s, owed %s, on %s: %s, missing %s', (report, owed, today, state, missing) => expect(standingOf(october, report, owed, today)).toEqual({ state, missing }));
});

it('what is published moves no more; only what was handed in is signed, only what is signed goes out', () => {
  expect(reportSteps.map((step) => afterStep('published', step))).toEqual(reportSteps.map(() => null));
  expect(reportStates.filter((s) => afterStep(s, 'sign'))).toEqual(['submitted']);
  expect(reportStates.filter((s) => afterStep(s, 'publish'))).toEqual(['signed']);
  expect(reportStates.filter((s) => afterStep(s, 'edit'))).toEqual(['draft']);
});

describe('words', () => {
  it.each([
    [12, 10, '2026年10月'],
    [12, 12, '2026年12月'],
    [4, 3, '2026年第3季度'],
    [4, 4, '2026年第4季度'],
    [2, 2, '2026年下半年'],
    [6, 1, '2026年1—2月'],
    [1, 1, '2026年'],
  ])('%i a year, part %i: %s', (times, part, words) => expect(periodInWords(partsOf(2026, times)[part - 1]!)).toBe(words));
  it('name the paper', () => expect(titleOf({ ...partsOf(2026, 2)[0]!, kind: 'half' })).toBe('2026年上半年三长服务工作通报'));

  const unit = (name: string, overdue: number) => ({ id: name, name, received: 3, settled: 1, inTime: 1, open: 2, overdue });
  const f: Figures = {
    grid: { area: { patches: 2, held: 2 }, group: { patches: 3, held: 3 }, neighbour: { patches: 10, held: 8 }, households: 100, visits: 60, complete: 50, covered: 40, coverage: '40.00', replaced: 1, byOrganization: [{ id: 'a', name: '甲村', households: 60, visits: 40, complete: 40, covered: 40, coverage: '66.67' }, { id: 'b', name: '乙村', households: 40, visits: 20, complete: 10, covered: 0, coverage: '0.00' }] },
    demands: { received: 10, closed: 6, closedInTime: 5, open: 4, overdueOpen: 1, inTime: '71.43', saidYes: 4, saidNo: 1, resolved: '80.00', before: { received: 7, inTime: null }, byClass: [], themes: [], byUnit: [{ id: 'c', name: '住建局', received: 4, closed: 2, closedInTime: 1, open: 2, overdueOpen: 1, inTime: '33.33' }] },
    dispatch: { received: 0, settled: 0, inTime: 0, open: 0, overdue: 0, byUnit: [] },
    races: [],
  };
  it('say the figures, leave out what there is nothing of, and invent no rate', () => {
    const words = openingOf(partsOf(2026, 2)[0]!, f);
    expect(words).toContain('空缺2个');
    expect(words).toContain('受理诉求10件，比上期增加3件；办结6件，按时办结率71.43%（上期尚无可计）');
    expect(words).not.toContain('调度交办');
  });
  it('name who is furthest behind, at most three of a kind, and nobody who is not', () => {
    expect(behindOf(f).map((b) => [b.kind, b.name, b.count])).toEqual([['coverage', '乙村', 40], ['coverage', '甲村', 20], ['demands', '住建局', 1]]);
    // By the share that was not reached: the large one misses more homes and is further along.
    const village = (name: string, households: number, covered: number) => ({ id: name, name, households, visits: covered, complete: covered, covered, coverage: null });
    expect(behindOf({ ...f, grid: { ...f.grid, byOrganization: [village('大村', 1000, 900), village('小村', 10, 5), village('中村', 200, 180), village('全村', 50, 50)] } }).filter((b) => b.kind === 'coverage').map((b) => b.name)).toEqual(['小村', '大村', '中村']);
    expect(behindOf({ ...f, dispatch: { ...f.dispatch, byUnit: [unit('甲', 1), unit('乙', 4), unit('丙', 2), unit('丁', 3), unit('戊', 0)] } }).filter((b) => b.kind === 'dispatch').map((b) => b.name)).toEqual(['乙', '丁', '丙']);
  });
});
