import { describe, expect, it } from 'vitest';
import { fullTitle, fullTitles } from './full-title.ts';
import { appointment, record } from './record.fixtures.ts';
import type { Place } from './record.ts';

const bureau = { name: '青澜县水利局', shortName: '水利局' };
describe('现任职务 in full', () => {
  it.each([
    ['names the unit', '党组书记、局长', bureau, '青澜县水利局党组书记、局长'],
    ['not twice', '青澜县水利局党组书记、局长', bureau, '青澜县水利局党组书记、局长'],
    ['not beside its short name', '县水利局局长', bureau, '县水利局局长'],
    ['not where it was called otherwise', '青澜县水务局局长', bureau, '青澜县水务局局长'],
    ['a committee by its short name', '县委副书记', { name: '中共青澜县委员会', shortName: '县委' }, '县委副书记'],
    ['another organ before it', '县委副书记、县长', { name: '青澜县人民政府', shortName: '县政府' }, '县委副书记、县长'],
    ['a head of government', '副县长', { name: '青澜县人民政府', shortName: '县政府' }, '青澜县人民政府副县长'],
    ['a township', '党委委员、宣传委员', { name: '青澜县柳塘镇', shortName: '柳塘镇' }, '青澜县柳塘镇党委委员、宣传委员'],
    ['a short name of one character says nothing', '局长', { name: '青澜县水利局', shortName: '局' }, '青澜县水利局局长'],
    ['nothing is known of the unit', '局长', undefined, '局长'],
    ['no title', '', bureau, ''],
  ])('%s', (_what, title, unit, expected) => expect(fullTitle(title, unit)).toBe(expected));

  it('joins every post in office, the main one first', () => {
    const place = (id: string, name: string): [string, Place] => [id, { id, name, shortName: name, path: '1', unitType: 'government_organ', nextChangeOn: null }];
    const r = record({ appointments: [appointment({ id: 'b', organizationId: 'two', title: '副主任', main: false, kind: 'concurrent', startedOn: '2022-05' }), appointment({ organizationId: 'one', title: '局长', startedOn: '2021-05' })] });
    expect(fullTitles(r, new Map([place('one', '青澜县水利局'), place('two', '青澜县河长办')]), '2026-11-20')).toBe('青澜县水利局局长、青澜县河长办副主任');
  });
});
