import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/period.ts';
import type { Effect } from '../model.ts';
import { against, holdsOn, shielded } from './effects-on.ts';

const effect = (over: Partial<Effect> = {}): Effect => ({ id: 'e', personId: 'p', kind: 'restriction', basis: '记过', scopes: ['promotion', 'rank'], from: '2026-01-10', until: '2027-01-10', caseId: 'c', source: '公务员法 第六十四条', entryIds: [], endedOn: null, endedBecause: null, ...over });

describe('an effect', () => {
  it.each([
    ['the day before it begins', {}, '2026-01-09', false],
    ['its first day', {}, '2026-01-10', true],
    ['its last day', {}, '2027-01-09', true],
    ['the day it runs out', {}, '2027-01-10', false],
    ['lifted that day', { endedOn: '2026-06-01' }, '2026-06-01', false],
    ['the day before it was lifted', { endedOn: '2026-06-01' }, '2026-05-31', true],
    ['without an end', { until: null }, '2099-01-01', true],
  ] as const)('%s', (_, over, day, holds) => expect(holdsOn(effect(over), day)).toBe(holds));

  it.each([
    ['locks what it names', [effect()], 'promotion', 1],
    ['a hold while something is checked locks too', [effect({ kind: 'hold', until: null })], 'promotion', 1],
    ['leaves the rest open', [effect()], 'award', 0],
    ['a relief locks nothing', [effect({ kind: 'relief' })], 'promotion', 0],
    ['two lock twice, each with its own day', [effect(), effect({ basis: '诫勉', until: '2026-07-10' })], 'promotion', 2],
  ] as const)('%s', (_, effects, scope, count) => expect(against(effects, scope, '2026-03-01')).toHaveLength(count));

  it('a relief shields its entries while it holds', () => {
    const relief = effect({ kind: 'relief', entryIds: ['a', 'b'], until: null, endedOn: '2026-06-01' });
    expect([...shielded([relief], '2026-05-31')]).toEqual(['a', 'b']);
    expect([...shielded([relief], '2026-06-01')]).toEqual([]);
    expect([...shielded([effect({ entryIds: ['a'] })], '2026-03-01')]).toEqual([]);
  });

  it('ending an effect never makes it hold on a day it did not hold before', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2025-06-01', n));
    fc.assert(fc.property(day, day, (ended, at) => { if (holdsOn(effect({ endedOn: ended }), at)) expect(holdsOn(effect(), at)).toBe(true); }));
  });
});
