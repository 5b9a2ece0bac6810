import { describe, expect, it } from 'vitest';
import type { Measure, MeasureCheck } from '../model.ts';
import { buildMeasureOnList as line } from './measure.fixtures.ts';
import { differencesOf } from './measure-differences.ts';

const limits = { likeness: 60, days: 120 };
const check = (finding: MeasureCheck['finding'], reason: string | null = null): MeasureCheck => ({ finding, reason, at: new Date('2026-03-21T02:00:00Z'), by: '示例' });
const ok = check('confirmed');
const of = (lines: readonly Measure[]) => differencesOf(lines, limits, 2026).differences.map((d) => [d.reason, d.measure.id, d.other?.id ?? null]);

describe('differences', () => {
  it.each<[string, Measure[], unknown[]]>([
    ['nothing', [], []],
    ['known to both', [line({ check: ok })], []],
    ['not confirmed', [line()], [['unconfirmed', 'm', null]]],
    ['disputed', [line({ check: check('disputed', '没有这次函询') })], [['disputed', 'm', null]]],
    ['of another year', [line({ onDay: '2025-12-31' })], []],
    ['withdrawn', [line({ withdrawn: { on: '2026-03-20', because: '有误' } })], []],
    ['both asked', [line({ id: 'a', check: ok }), line({ id: 'b', body: 'organization', onDay: '2026-03-25', check: ok })], [['double', 'b', 'a']]],
    ['both asked over the new year: it counts where the later stands', [line({ id: 'a', onDay: '2025-12-20', check: ok }), line({ id: 'b', body: 'organization', onDay: '2026-01-05', check: ok })], [['double', 'b', 'a']]],
    ['one body twice is no double', [line({ id: 'a', check: ok }), line({ id: 'b', onDay: '2026-03-25', check: ok })], []],
    ['two people', [line({ id: 'a', check: ok }), line({ id: 'b', body: 'organization', personId: 'q', check: ok })], []],
    ['stated to be another matter', [line({ id: 'a', check: ok }), line({ id: 'b', body: 'organization', differs: '另一地块', onDay: '2026-03-25', check: ok })], []],
    ['an admonition after an inquiry', [line({ id: 'a', check: ok }), line({ id: 'b', body: 'organization', kind: 'admonition', onDay: '2026-03-25', check: ok })], []],
  ])('%s', (_, lines, expected) => expect(of(lines)).toEqual(expected));

  it('are counted by month and body', () => {
    const { months } = differencesOf([line({ id: 'a' }), line({ id: 'b', body: 'organization', matter: '公款吃喝', check: check('disputed', '日期不符') }), line({ id: 'c', body: 'organization', onDay: '2026-04-02', check: ok })], limits, 2026);
    expect(months).toEqual([
      { month: '2026-03', records: { organization: 1, discipline: 1 }, unconfirmed: { organization: 0, discipline: 1 }, disputed: { organization: 1, discipline: 0 }, doubles: 0 },
      { month: '2026-04', records: { organization: 1, discipline: 0 }, unconfirmed: { organization: 0, discipline: 0 }, disputed: { organization: 0, discipline: 0 }, doubles: 1 },
    ]);
  });
});
