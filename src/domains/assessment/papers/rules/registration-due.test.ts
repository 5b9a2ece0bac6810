import { expect, it } from 'vitest';
import { registrationDue } from './registration-due.ts';

it.each([
  ['holidays and weekends do not count', '2026-01-01', { summary: 10, comment: 5 }, { summary: '2026-01-15', comment: '2026-01-22' }],
  ['a period that ends in summer', '2026-07-01', { summary: 1, comment: 1 }, { summary: '2026-07-01', comment: '2026-07-02' }],
])('%s', (_name, periodTo, days, expected) => expect(registrationDue(periodTo, days)).toEqual(expected));
