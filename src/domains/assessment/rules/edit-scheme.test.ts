import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildScheme } from '../sample-scheme.ts';
import { schemeDefinition, type DraftScheme } from '../scheme-format.ts';
import { checkScheme } from './check-scheme.ts';
import { addAdjustment, addDimension, addIndicator, blankScheme, changeIndicator, freeKey, moveDimension, moveIndicator, removePart, weightFor } from './edit-scheme.ts';

const shape = (d: DraftScheme): string => d.dimensions.map((x) => `${x.key}(${x.indicators.map((i) => i.key).join(' ')})`).join(' ');
const start = buildScheme() as DraftScheme;

describe('edits of a scheme', () => {
  it('a blank scheme holds together', () => expect(checkScheme(schemeDefinition.parse(blankScheme()))).toEqual([]));

  it.each<[string, DraftScheme, string]>([
    ['a dimension moves up', moveDimension(start, 'achievement', 0), 'achievement(deeds training growth) integrity(conduct)'],
    ['beyond the end is the end', moveDimension(start, 'integrity', 9), 'achievement(deeds training growth) integrity(conduct)'],
    ['an unknown one moves nothing', moveDimension(start, 'nobody', 0), 'integrity(conduct) achievement(deeds training growth)'],
    ['an indicator moves within its dimension', moveIndicator(start, 'growth', 'achievement', 0), 'integrity(conduct) achievement(growth deeds training)'],
    ['an indicator moves to another dimension', moveIndicator(start, 'training', 'integrity', 1), 'integrity(conduct training) achievement(deeds growth)'],
    ['to a dimension that is not there: nothing', moveIndicator(start, 'training', 'nobody', 0), 'integrity(conduct) achievement(deeds training growth)'],
    ['an indicator goes', removePart(start, 'training'), 'integrity(conduct) achievement(deeds growth)'],
    ['a dimension goes with all in it', removePart(start, 'achievement'), 'integrity(conduct)'],
    ['one more of each', addIndicator(addDimension(start), 'integrity'), 'integrity(conduct indicator_2) achievement(deeds training growth) dimension_1(indicator_1)'],
  ])('%s', (_, made, expected) => expect(shape(made)).toBe(expected));

  it('an adjustment comes and goes', () => {
    const added = addAdjustment(start);
    expect(added.adjustments).toHaveLength(1);
    expect(removePart(added, added.adjustments![0]!.key).adjustments).toEqual([]);
    expect(freeKey(added, 'adjustment')).toBe('adjustment_2');
  });
  it('a change touches one indicator and leaves the draft before it as it was', () => {
    const before = JSON.stringify(start);
    expect(changeIndicator(start, 'training', { weight: 7 }).dimensions[1]!.indicators.map((i) => i.weight)).toEqual([{ leader: 70, staff: 50 }, 7, { leader: 20, staff: 0 }]);
    expect(JSON.stringify(start)).toBe(before);
  });
  it.each([
    [40, 'a', 50, { a: 50, b: 40 }],
    [{ a: 50, b: 40 }, 'b', 50, 50],
    [{ a: 50 }, 'b', 10, { a: 50, b: 10 }],
  ])('weights %o: %s gets %d', (weight, key, value, made) => expect(weightFor(weight as number, key, value, ['a', 'b'])).toEqual(made));

  it('moving loses and doubles nothing', () => {
    const indicators = start.dimensions.flatMap((d) => d.indicators.map((i) => i.key));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...indicators), fc.constantFrom('integrity', 'achievement'), fc.integer({ min: -2, max: 6 })), { maxLength: 20 }), (moves) => {
        const made = moves.reduce((d, [key, dimension, to]) => moveIndicator(d, key, dimension, to), start);
        expect(made.dimensions.flatMap((d) => d.indicators.map((i) => i.key)).sort()).toEqual([...indicators].sort());
      }),
    );
  });
});
