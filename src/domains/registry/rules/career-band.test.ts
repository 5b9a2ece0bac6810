import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, overlaps } from '../../../kernel/period.ts';
import { careerBand } from './career-band.ts';
import { appointment } from './record.fixtures.ts';

it('keeps main posts on the lowest lane and stacks the others', () => {
  const band = careerBand([
    appointment({ id: 'main2', startedOn: '2020-01' }),
    appointment({ id: 'main1', startedOn: '2015-01', endedOn: '2020-01' }),
    appointment({ id: 'concurrent', startedOn: '2018-01', endedOn: '2021-01', main: false, kind: 'concurrent' }),
    appointment({ id: 'seconded', startedOn: '2019-01', endedOn: '2019-06', main: false, kind: 'secondment' }),
    appointment({ id: 'proposed', startedOn: '2026-12', state: 'proposed' }),
  ]);
  expect(band.map((s) => [s.appointment.id, s.lane])).toEqual([['main1', 0], ['concurrent', 1], ['seconded', 2], ['main2', 0]]);
});

it('no two on one lane overlap, and none is lost', () => {
  const one = fc.record({ start: fc.nat(40), length: fc.option(fc.integer({ min: 1, max: 20 })), main: fc.boolean() });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (given) => {
      const appointments = given.map((g, i) => {
        const from = addDays('2020-01-01', g.start);
        return appointment({ id: String(i).padStart(3, '0'), startedOn: from, main: g.main, validTo: g.length === null ? null : addDays(from, g.length) });
      });
      const band = careerBand(appointments);
      expect(band).toHaveLength(appointments.length);
      for (const [i, a] of band.entries()) for (const b of band.slice(i + 1)) if (a.lane === b.lane) expect(overlaps(a, b)).toBe(false);
    }),
  );
});
