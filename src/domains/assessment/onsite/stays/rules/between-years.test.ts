import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betweenYears } from './between-years.ts';
import { stayState, unheard } from './stay-state.ts';

const years = [{ year: 2025, periodTo: '2026-01-01' }, { year: 2024, periodTo: '2025-01-01' }];
const note = (notedOn: string) => ({ notedOn });

describe('routine notes between annual assessments', () => {
  it.each([
    ['within the first year', '2024-06-01', null, 2024],
    ['the last day of a year', '2024-12-31', null, 2024],
    ['the first day of the next', '2025-01-01', 2024, 2025],
    ['since the last assessment', '2026-03-01', 2025, null],
  ])('%s', (_name, on, after, before) => {
    const found = betweenYears(years, [note(on)]).filter((s) => s.notes.length > 0);
    expect(found).toEqual([{ after, before, notes: [note(on)] }]);
  });

  it('before any assessment everything stands in one segment', () => expect(betweenYears([], [note('2026-01-01'), note('2026-05-01')])).toEqual([{ after: null, before: null, notes: [note('2026-05-01'), note('2026-01-01')] }]));

  it('loses no note and doubles none; segments follow one another', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2019, max: 2028 })), fc.array(day.map(note)), (ys, notes) => {
        const segments = betweenYears(ys.map((year) => ({ year, periodTo: `${year + 1}-01-01` })), notes);
        expect(segments).toHaveLength(ys.length + 1);
        expect(segments.flatMap((s) => s.notes).toSorted((a, b) => (a.notedOn < b.notedOn ? -1 : 1))).toEqual(notes.toSorted((a, b) => (a.notedOn < b.notedOn ? -1 : 1)));
        for (const [i, s] of segments.entries()) if (i > 0) expect(segments[i - 1]!.after).toBe(s.before);
      }),
    );
  });
});

describe('a stay', () => {
  const stay = { beginsOn: '2026-03-02', endsOn: '2026-03-06', endedAt: null };
  it.each([
    ['2026-03-01', 'planned'],
    ['2026-03-02', 'under_way'],
    ['2026-03-06', 'under_way'],
    ['2026-03-07', 'overdue'],
  ])('on %s is %s', (today, state) => expect(stayState(stay, today)).toBe(state));
  it('once ended stays ended', () => expect(stayState({ ...stay, endedAt: new Date(0) }, '2026-03-03')).toBe('ended'));

  it.each([
    ['a concern while the stay runs', 'concern', null, null, true],
    ['a concern within the term', 'concern', null, '2026-03-13', true],
    ['a concern after the term', 'concern', null, '2026-03-09', false],
    ['an answered concern', 'concern', '已说明', '2026-03-13', false],
    ['praise', 'good', null, null, false],
  ])('unheard: %s', (_name, sign, reply, until, is) => expect(unheard({ sign, reply }, until, '2026-03-10')).toBe(is));
});
