import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timetable, type StayInState } from './timetable.ts';

const stays = (...days: number[]): StayInState[] => days.map((d) => ({ state: 'a', workingDays: d, late: d > 10 }));

describe('the timetable', () => {
  it.each([
    ['nothing yet', [], { times: 0, median: null, slowestTenth: null, onTimePercent: null }],
    ['too few to tell', [1, 2, 3, 4], { times: 4, median: null, slowestTenth: null, onTimePercent: null }],
    ['odd', [1, 9, 3, 7, 5], { times: 5, median: 5, slowestTenth: 9, onTimePercent: 100 }],
    ['even', [1, 2, 3, 4, 11, 12], { times: 6, median: 3.5, slowestTenth: 12, onTimePercent: 66 }],
    ['ten: the ninth', [1, 2, 3, 4, 5, 6, 7, 8, 9, 100], { times: 10, median: 5.5, slowestTenth: 9, onTimePercent: 90 }],
  ])('%s', (_, days, expected) => expect(timetable(['a'], stays(...days), 5)).toEqual([{ state: 'a', ...expected }]));

  it('the median lies between the extremes and the order of cases says nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 5, maxLength: 60 }), (days) => {
        const [line] = timetable(['a'], stays(...days), 5);
        expect(line!.median).toBeGreaterThanOrEqual(Math.min(...days));
        expect(line!.median).toBeLessThanOrEqual(line!.slowestTenth!);
        expect(timetable(['a'], stays(...days.toReversed()), 5)).toEqual([line]);
      }),
    );
  });
});
