import { describe, expect, it } from 'vitest';
import { promotionsIn } from './promotions.ts';
import { appointment } from './record.fixtures.ts';

const career = (...posts: readonly (readonly [string, string | null, Partial<Parameters<typeof appointment>[0]>?])[]) => posts.map(([startedOn, leadershipLevel, more]) => appointment({ startedOn, leadershipLevel, ...more }));

describe('promotions', () => {
  const cases: readonly [string, ReturnType<typeof career>, readonly string[]][] = [
    ['each rise to a level never held before', career(['2010-07', null], ['2015-03', '乡科级副职'], ['2020-04', '乡科级正职']), ['2015-03-01 乡科级副职', '2020-04-01 乡科级正职']],
    ['the first post on file is none, even with a second on the same day', career(['2010-07', '乡科级副职'], ['2010-07', '乡科级正职'], ['2012-01', '乡科级正职']), []],
    ['a lower level and a return to the old one are none', career(['2010-07', null], ['2012-01', '乡科级正职'], ['2014-01', '乡科级副职'], ['2016-01', '乡科级正职']), ['2012-01-01 乡科级正职']],
    ['a proposed appointment is none', career(['2010-07', null], ['2020-01', '乡科级副职', { state: 'proposed' }]), []],
    ['however the file spells the level', career(['2010-07', null], ['2020-01', '副科级']), ['2020-01-01 乡科级副职']],
  ];
  it.each(cases)('%s', (_, posts, expected) => {
    expect(promotionsIn(posts, '2000-01-01', '2030-01-01').map((p) => `${p.on} ${p.level}`)).toEqual(expected);
  });

  it('counts the first day and not the day after the last', () => {
    const posts = career(['2010-07', null], ['2020-01', '乡科级副职']);
    expect([promotionsIn(posts, '2020-01-01', '2020-01-02'), promotionsIn(posts, '2019-01-01', '2020-01-01')].map((l) => l.length)).toEqual([1, 0]);
  });
});
