import { describe, expect, it } from 'vitest';
import { joinScreens, type DomainScreens } from './screens.ts';
import { holds, type Session } from './session/session.ts';

const page = () => Promise.resolve({ default: () => null });
const domain = (...paths: string[]): DomainScreens => ({ nav: [], routes: paths.map((path) => ({ path, lazy: page })) });

describe('joinScreens', () => {
  it('orders the rail by its own numbers, not by the domains', () => {
    const nav = (key: string, order: number): DomainScreens => ({ nav: [{ key, labelKey: key, path: `/${key}`, order }], routes: [] });
    expect(joinScreens([nav('b', 20), nav('a', 10), nav('c', 30)]).nav.map((n) => n.key)).toEqual(['a', 'b', 'c']);
  });
  it('stops at two screens for one address', () => {
    expect(() => joinScreens([domain('/people'), domain('/people')])).toThrow(/two screens/);
  });
  it('wants absolute addresses', () => expect(() => joinScreens([domain('people')])).toThrow(/must begin/));
  it('keeps public screens, and only them, under /public/', () => {
    expect(() => joinScreens([domain('/public/notice')])).toThrow(/public/);
    expect(() => joinScreens([{ nav: [], routes: [{ path: '/notice', lazy: page, frame: 'public' }] }])).toThrow(/public/);
    expect(joinScreens([{ nav: [], routes: [{ path: '/public/notice', lazy: page, frame: 'public' }] }]).routes).toHaveLength(1);
  });
  it('lets a later domain answer links of its own kind', () => {
    const links = joinScreens([{ ...domain(), links: { person: (id) => `/people/${id}` } }, { ...domain(), links: { evidence: (id) => `/evidence/${id}` } }]).links;
    expect(links.person?.('1')).toBe('/people/1');
    expect(links.evidence?.('2')).toBe('/evidence/2');
  });
});

describe('holds', () => {
  const session = { permissions: ['registry.person.read'] } as unknown as Session;
  it.each([
    [undefined, true],
    ['registry.person.read', true],
    ['registry.person.merge', false],
    [['registry.person.merge', 'registry.person.read'], true],
    [[], false],
  ] as const)('%s → %s', (permission, answer) => expect(holds(session, permission)).toBe(answer));
  it('without a session only what needs no permission', () => {
    expect(holds(null, undefined)).toBe(true);
    expect(holds(null, 'registry.person.read')).toBe(false);
  });
});
