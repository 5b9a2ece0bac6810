import { describe, expect, it } from 'vitest';
import { periodsOfYear, periodState } from './periods.ts';

const periods = periodsOfYear(2024, { month: 5, quarter: 10, year: 20 });

describe('calendar of a year', () => {
  it('twelve months, four quarters, one year, without gap or overlap', () => {
    expect(periods.map((p) => p.kind).filter((k, i, all) => all.indexOf(k) === i).map((kind) => [kind, periods.filter((p) => p.kind === kind).length])).toEqual([['month', 12], ['quarter', 4], ['year', 1]]);
    expect(periods[1]).toEqual({ kind: 'month', number: 2, beginsOn: '2024-02-01', endsOn: '2024-02-29', dueOn: '2024-03-07' });
    expect(periods[15]).toEqual({ kind: 'quarter', number: 4, beginsOn: '2024-10-01', endsOn: '2024-12-31', dueOn: '2025-01-15' });
    expect(periods[16]).toMatchObject({ beginsOn: '2024-01-01', endsOn: '2024-12-31', dueOn: '2025-02-05' });
  });

  it.each([
    ['recorded in time', '2024-03-07', '2024-06-01', 'recorded'],
    ['recorded late', '2024-03-08', '2024-06-01', 'recorded_late'],
    ['not begun', null, '2024-01-31', 'ahead'],
    ['on the due day', null, '2024-03-07', 'due'],
    ['the day after', null, '2024-03-08', 'missing'],
  ])('%s', (_name, recordedOn, today, state) => expect(periodState({ ...periods[1]!, recordedOn }, today)).toBe(state));
});
