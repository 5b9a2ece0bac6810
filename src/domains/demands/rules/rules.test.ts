import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../../kernel/working-days.ts';
import { levels, states } from '../model.ts';
import { firstLevel, higher, lifted, liftsAt, stateAfter, type Move } from './demand-steps.ts';
import { photoKind } from './photo-kind.ts';
import { ratesOf } from './rates.ts';
import { isSampled } from './sampling.ts';
import { addWorkingHours, workingTimeBetween } from './working-hours.ts';

const office = { opens: 9, closes: 17 };
const china = (text: string): Date => new Date(`${text}:00+08:00`);

describe('the clock of demands', () => {
  it.each([
    ['within one day', '2026-11-20T10:00', 4, '2026-11-20T14:00'],
    ['before the office opens', '2026-11-20T07:30', 2, '2026-11-20T11:00'],
    ['over night', '2026-11-19T16:00', 2, '2026-11-20T10:00'],
    ['over a weekend', '2026-11-20T16:00', 2, '2026-11-23T10:00'],
    ['at night before a day off', '2026-11-20T22:00', 1, '2026-11-23T10:00'],
    ['over the National Day week, with the Saturday that is worked', '2026-09-30T16:00', 2, '2026-10-08T10:00'],
    ['to the last minute of a day', '2026-11-20T09:00', 8, '2026-11-20T17:00'],
  ])('%s', (_name, from, hours, to) => expect(addWorkingHours(china(from), hours, office)).toEqual(china(to)));

  const moment = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2026-11-30T00:00:00Z'), noInvalidDate: true });
  it('ends within office hours of a working day, with exactly the hours between', () => {
    fc.assert(fc.property(moment, fc.integer({ min: 1, max: 300 }), (from, hours) => {
      const to = addWorkingHours(from, hours, office);
      expect(workingTimeBetween(from, to, office)).toBe(hours * 3_600_000);
      const local = new Date(to.getTime() + 8 * 3_600_000);
      expect(isWorkingDay(local.toISOString().slice(0, 10))).toBe(true);
      expect(local.getUTCHours() >= 9 && local.getUTCHours() <= 17).toBe(true);
    }), { numRuns: 200 });
  });
  it('hours added one after another are hours added at once', () => {
    fc.assert(fc.property(moment, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (from, a, b) => { expect(addWorkingHours(addWorkingHours(from, a, office), b, office)).toEqual(addWorkingHours(from, a + b, office)); }), { numRuns: 200 });
  });
});

describe('states and levels', () => {
  const moves: readonly Move[] = ['classify', 'handle', 'answer', 'return', 'reopen', 'merge'];
  it('closes by an answer only, after it was handled', () => {
    const into = states.flatMap((s) => moves.filter((m) => stateAfter(s, m) === 'answered').map((m) => [s, m]));
    expect(into).toEqual([['handled', 'answer']]);
  });
  it('whatever is merged stays merged', () => expect(moves.map((m) => stateAfter('merged', m))).toEqual(moves.map(() => null)));
  it.each([['private', false, 'neighbour'], ['small', false, 'area'], ['big', false, 'departments'], ['private', true, 'departments'], ['small', true, 'departments']] as const)('%s, about a head %s: %s', (of, about, level) => expect(firstLevel(of, about)).toBe(level));
  it('lifts by one and not above the committee', () => expect(levels.map(lifted)).toEqual(['area', 'departments', 'committee', 'committee']));
  it('never lifts down', () => { for (const a of levels) for (const b of levels) expect([a, b]).toContain(higher(a, b)); expect(higher('area', 'neighbour')).toBe('area'); });
  it('every third move lifts', () => expect([0, 1, 2, 3, 4, 5, 6].filter((n) => liftsAt(n, 3))).toEqual([3, 6]));
});

describe('figures', () => {
  const counts = { received: 10, closed: 4, closedInTime: 3, open: 6, overdueOpen: 4, saidYes: 2, saidNo: 1, hours: 0 };
  it('counts what is open too late below the line', () => expect(ratesOf(counts).inTime).toBe('37.50'));
  it('leaving hard ones open never makes it look better', () => {
    const n = fc.integer({ min: 0, max: 500 });
    fc.assert(fc.property(n, n, n, (inTime, late, overdue) => {
      const rate = (o: number) => Number(ratesOf({ ...counts, closed: inTime + late, closedInTime: inTime, overdueOpen: o }).inTime ?? 0);
      expect(rate(overdue + 1)).toBeLessThanOrEqual(rate(overdue) || 100);
    }));
  });
});

it('draws about the share, and all or none at the ends', () => {
  const drawn = (percent: number) => Array.from({ length: 2000 }, (_, i) => isSampled(Buffer.from([(i * 131) % 256, (i * 57) % 256, i % 256, 7]), percent)).filter(Boolean).length;
  expect(drawn(100)).toBe(2000);
  expect(drawn(0)).toBe(0);
  expect(drawn(10)).toBeGreaterThan(150);
  expect(drawn(10)).toBeLessThan(260);
});

it.each([['heic', Buffer.from('0000001866747970686569630000', 'hex'), null, 'heic'], ['jpeg', Buffer.from('ffd8ffe0', 'hex'), 'image/jpeg', 'image'], ['pdf', Buffer.from('%PDF-1.4'), 'application/pdf', 'other'], ['nothing known', Buffer.from([0, 1]), null, 'other']])('%s by its bytes', (_name, bytes, sniffed, kind) => expect(photoKind(bytes, sniffed)).toBe(kind));
