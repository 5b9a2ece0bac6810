import { describe, expect, it } from 'vitest';
import { inOfficeOn, levelSinceOn, mainAppointmentOn } from './main-appointment.ts';
import { appointment } from './record.fixtures.ts';

const ON = '2026-11-20';
describe('the appointment a person is listed by', () => {
  it('is the main one, then own posts before seconded ones, then the higher level', () => {
    const concurrent = appointment({ id: 'c', startedOn: '2015-01', kind: 'concurrent', main: false, leadershipLevel: '县处级副职' });
    const own = appointment({ id: 'o', startedOn: '2020-01', main: false, leadershipLevel: '乡科级正职' });
    const seconded = appointment({ id: 's', startedOn: '2010-01', kind: 'secondment', main: false, leadershipLevel: '县处级副职' });
    const main = appointment({ id: 'm', startedOn: '2024-01', leadershipLevel: '乡科级副职' });
    expect(inOfficeOn([seconded, concurrent, own, main], ON).map((a) => a.id)).toEqual(['m', 'o', 'c', 's']);
    expect(mainAppointmentOn([seconded, concurrent], ON)?.id).toBe('c');
  });
  it('proposed does not count, ended counts within its days', () => {
    const proposed = appointment({ startedOn: '2020-01', state: 'proposed' });
    const ended = appointment({ startedOn: '2020-01', endedOn: '2024-06' });
    expect(mainAppointmentOn([proposed], ON)).toBeNull();
    expect([mainAppointmentOn([ended], '2024-05-31') !== null, mainAppointmentOn([ended], '2024-06-01') !== null]).toEqual([true, false]);
  });
});

describe('since when at the level (任现职务层次时间)', () => {
  const 正科 = { leadershipLevel: '乡科级正职' };
  const 副科 = { leadershipLevel: '乡科级副职' };
  it.each([
    ['none', [appointment({ startedOn: '2020-01' })], null],
    ['one post', [appointment({ startedOn: '2020-01', ...正科 })], '2020-01'],
    ['an unbroken chain', [appointment({ startedOn: '2016-03', endedOn: '2020-01', ...正科 }), appointment({ startedOn: '2020-01', ...正科 })], '2016-03'],
    ['months side by side are no break', [appointment({ startedOn: '2016-03', endedOn: '2019-12', ...正科 }), appointment({ startedOn: '2020-01', ...正科 })], '2016-03'],
    ['a break starts anew', [appointment({ startedOn: '2010-03', endedOn: '2015-01', ...正科 }), appointment({ startedOn: '2015-01', endedOn: '2020-01', ...副科 }), appointment({ startedOn: '2020-01', ...正科 })], '2020-01'],
    ['a lower level before does not count', [appointment({ startedOn: '2012-01', endedOn: '2018-05', ...副科 }), appointment({ startedOn: '2018-05', ...正科 })], '2018-05'],
    ['what the file states', [appointment({ startedOn: '2020-01', levelSince: '2014-09', ...正科 })], '2014-09'],
    ['spellings of one level', [appointment({ startedOn: '2016-03', endedOn: '2020-01', leadershipLevel: '正科级' }), appointment({ startedOn: '2020-01', ...正科 })], '2016-03'],
  ])('%s', (_name, appointments, since) => expect(levelSinceOn(appointments, ON)).toBe(since));
});
