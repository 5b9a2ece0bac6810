import { expect, it } from 'vitest';
import { appointmentPeriod } from './appointment-period.ts';

it.each([
  ['2020-01', null, '2020-01-01', null],
  ['2020-01', '2021-03', '2020-01-01', '2021-03-01'],
  ['2020-01-15', '2021-03-02', '2020-01-15', '2021-03-02'],
  ['2020-01', '2020-01', '2020-01-01', '2020-02-01'],
  ['2020', '2020', '2020-01-01', '2021-01-01'],
  ['2020-01-15', '2020-01-15', '2020-01-15', '2020-01-16'],
  ['2020-01-15', '2020-01', '2020-01-15', '2020-02-15'],
])('%s – %s', (startedOn, endedOn, from, to) => expect(appointmentPeriod(startedOn, endedOn)).toEqual({ from, to }));
