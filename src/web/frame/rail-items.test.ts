import { describe, expect, it } from 'vitest';
import type { NavItem } from '../screens.ts';
import { railItems } from './rail-items.ts';

const item = (key: string, path: string, under?: string): NavItem => ({ key, labelKey: key, path, order: 1, ...(under ? { under } : {}) });
const nav = [item('people', '/people'), item('year', '/assessment'), item('ballots', '/assessment/ballots', 'year'), item('notices', '/assessment/notices', 'year'), item('cases', '/cases'), item('followed', '/protection/followed-up', 'cases')];
const shown = (pathname: string, items = nav): string[] => railItems(items, pathname).map((r) => `${r.below ? '· ' : ''}${r.item.key}${r.current ? ' *' : ''}`);

describe('the rail', () => {
  it.each<[string, string[]]>([
    ['/', ['people', 'year', 'cases']],
    ['/people/1', ['people *', 'year', 'cases']],
    ['/assessment/years/1', ['people', 'year *', '· ballots', '· notices', 'cases']],
    ['/assessment/ballots/1', ['people', 'year', '· ballots *', '· notices', 'cases']],
    ['/protection/followed-up', ['people', 'year', 'cases', '· followed *']],
    ['/peoples', ['people', 'year', 'cases']],
  ])('%s', (path, expected) => expect(shown(path)).toEqual(expected));

  it('shows what is under a place that the reader may not go to', () => {
    expect(shown('/', nav.filter((i) => i.key !== 'year'))).toEqual(['people', 'ballots', 'notices', 'cases']);
  });
});
