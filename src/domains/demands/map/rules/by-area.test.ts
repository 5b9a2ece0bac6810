import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countsByArea } from './by-area.ts';

const of = (key: string | null, received: number, open = 0) => ({ key, received, open, closed: received - open, closedInTime: 0, overdueOpen: 0, saidYes: 0, saidNo: 0, hours: 0 });
const areaOf = (patch: string): string | null => new Map([['p1', 'a'], ['p2', 'a'], ['p3', 'b'], ['p9', 'gone']]).get(patch) ?? null;

it.each([
  ['patches of one area are summed', [of('p1', 3, 1), of('p2', 2, 2)], { a: [5, 3], b: [0, 0] }, 0],
  ['areas without any stand there with nothing', [of('p3', 4)], { a: [0, 0], b: [4, 0] }, 0],
  ['without a patch, or in an area that is not listed, they are counted apart', [of(null, 2), of('p9', 1), of('px', 1)], { a: [0, 0], b: [0, 0] }, 4],
] as const)('%s', (_name, patches, areas, elsewhere) => {
  const sums = countsByArea(['a', 'b'], patches, areaOf);
  expect(Object.fromEntries([...sums.areas].map(([id, c]) => [id, [c.received, c.open]]))).toEqual(areas);
  expect(sums.elsewhere.received).toBe(elsewhere);
});

it('loses none', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('p1', 'p2', 'p3', 'p9', 'px', null), fc.nat(1000))), (lines) => {
      const { areas, elsewhere } = countsByArea(['a', 'b'], lines.map(([key, n]) => of(key, n)), areaOf);
      expect([...areas.values()].reduce((n, c) => n + c.received, elsewhere.received)).toBe(lines.reduce((n, [, r]) => n + r, 0));
    }),
  ));
