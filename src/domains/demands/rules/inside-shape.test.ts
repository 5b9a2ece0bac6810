import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insideShape, placeOf, type Point } from './inside-shape.ts';

const square = (west: number, south: number, side: number): Point[] => [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]];
const polygon = (...rings: Point[][]) => ({ type: 'Polygon', coordinates: rings });
const lake = polygon(square(0, 0, 10), square(4, 4, 2));
const two = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 5, 1)]] };

describe('insideShape', () => {
  it.each([
    [[1, 1], lake, true],
    [[5, 5], lake, false],
    [[11, 5], lake, false],
    [[5.5, 5.5], two, true],
    [[3, 3], two, false],
    [[1, 1], null, null],
    [[1, 1], { type: 'Point', coordinates: [1, 1] }, null],
    [[1, 1], polygon(), false],
  ] as const)('%j in %j: %s', (at, shape, expected) => expect(insideShape(at, shape)).toBe(expected));

  it('does not depend on where a ring begins or which way it runs', () => {
    // Steps of 1/64: no place is nearer to an edge than the arithmetic tells apart, unless it lies on it.
    const place = fc.integer({ min: -128, max: 768 }).map((n) => n / 64);
    fc.assert(
      fc.property(place, place, fc.integer({ min: 0, max: 4 }), fc.boolean(), (x, y, turn, back) => {
        const ring: Point[] = [[0, 0], [9, 1], [7, 5], [10, 10], [1, 8]];
        const turned = [...ring.slice(turn), ...ring.slice(0, turn)];
        expect(insideShape([x, y], polygon(back ? turned.reverse() : turned))).toBe(insideShape([x, y], polygon(ring)));
      }),
    );
  });
});

describe('placeOf', () => {
  const [a, b, blank] = [{ id: 'a', shape: polygon(square(0, 0, 2)) }, { id: 'b', shape: polygon(square(1, 0, 2)) }, { id: 'c', shape: null }];
  it.each([
    ['in the own area', [0.5, 1], [a, b], 'a', 'own'],
    ['where two overlap it stays', [1.5, 1], [a, b], 'a', 'own'],
    ['in another area', [2.5, 1], [a, b], 'a', { areaId: 'b' }],
    ['in none', [9, 9], [a, b], 'a', 'outside'],
    ['without a card, in an area', [0.5, 1], [a, b], null, { areaId: 'a' }],
    ['without a card, in none', [9, 9], [a, b], null, 'outside'],
    ['the own area has no outline', [0.5, 9], [a, blank], 'c', 'own'],
    ['it may lie in the one without outline', [9, 9], [a, blank], 'a', 'own'],
    ['no areas at all', [9, 9], [], null, 'own'],
  ] as const)('%s', (_name, at, areas, own, expected) => expect(placeOf(at, areas, own)).toEqual(expected));
});
