import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policiesFolder } from '../../../app/paths.ts';
import type { PolicyPack } from '../model.ts';
import { composePack } from '../pack/compose.ts';
import { diskSource } from '../pack/disk.ts';
import { loadLibrary } from '../pack/load.ts';
import { parameterOn } from '../rules/parameter-on.ts';
import { amendPack, examplesWith, type Amendment } from './amend.ts';

const pack = composePack(await loadLibrary(diskSource(policiesFolder)), 'zhaotong');
const ID = 'frontline-share-city';
const base = pack.parameters.get(ID)!;
const source = base.values[0]!.source;
const days = ['2026-11-20', '2026-12-01', '2027-01-15', '2027-06-01', '2028-01-01'] as const;

const change = (id: string, from: string, value: number, withdrawnFrom: string | null = null): Amendment => ({
  id, title: id, from, withdrawnFrom, contentHash: `${id} ${value}`,
  overlay: { documents: [], rules: [], measures: [], examples: [], parameters: [{ ...base, values: [{ from, value, source, verified: false }] }] },
});
const on = (p: PolicyPack, day: string): unknown => parameterOn(p, ID, day).value;

describe('changes on a pack', () => {
  it.each([
    ['binds from its day', [change('a', '2026-12-01', 65)], [60, 65, 65, 65, 65]],
    ['the later approved lies on the earlier', [change('a', '2026-12-01', 65), change('b', '2026-12-01', 70)], [60, 70, 70, 70, 70]],
    ['each from its own day', [change('a', '2027-01-15', 65), change('b', '2026-12-01', 70)], [60, 70, 65, 65, 65]],
    ['taken back: what stood before stands again', [change('a', '2026-12-01', 65, '2027-06-01')], [60, 65, 65, 60, 60]],
    ['taken back before it bound: never was', [change('a', '2026-12-01', 65, '2026-12-01')], [60, 60, 60, 60, 60]],
    ['the lower one taken back, the upper one stays', [change('a', '2026-12-01', 65, '2027-06-01'), change('b', '2027-01-15', 70)], [60, 65, 70, 70, 70]],
    ['the upper one taken back, the lower one stands again', [change('a', '2026-12-01', 65), change('b', '2027-01-15', 70, '2027-06-01')], [60, 65, 70, 65, 65]],
  ] as const)('%s', (_name, changes, expected) => {
    expect(days.map((day) => on(amendPack(pack, changes, day), day))).toEqual(expected);
  });

  const someChanges = fc
    .array(fc.record({ from: fc.constantFrom(...days.slice(1)), value: fc.integer({ min: 1, max: 99 }), back: fc.option(fc.constantFrom(...days.slice(1)), { nil: null }) }), { maxLength: 4 })
    .map((list) => list.map((c, i) => change(`c${i}`, c.from, c.value, c.back !== null && c.back >= c.from ? c.back : null)));

  it('never reach back, and a day is judged alike whenever it is asked about, as long as nothing was taken back since', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const kept = changes.map((c) => ({ ...c, withdrawnFrom: null }));
        const last = amendPack(pack, kept, days.at(-1)!);
        expect(on(last, days[0])).toBe(60);
        for (const day of days) expect(on(last, day)).toEqual(on(amendPack(pack, kept, day), day));
      }),
    );
  });

  it('all taken back leave what stood without them', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const back = changes.map((c) => ({ ...c, withdrawnFrom: c.from > '2027-06-01' ? c.from : '2027-06-01' }));
        expect(on(amendPack(pack, back, '2028-01-01'), '2028-01-01')).toBe(60);
      }),
    );
  });

  it('same changes, same version; another change, another version; no change, the pack itself', () => {
    const one = amendPack(pack, [change('a', '2026-12-01', 65)], '2027-01-01');
    expect(one.version).toBe(amendPack(pack, [change('a', '2026-12-01', 65)], '2027-02-01').version);
    expect(new Set([pack.version, one.version, amendPack(pack, [change('a', '2026-12-01', 66)], '2027-01-01').version, amendPack(pack, [change('a', '2026-12-01', 65, '2026-12-31')], '2027-01-01').version]).size).toBe(4);
    expect(amendPack(pack, [change('a', '2026-12-01', 65)], '2026-11-30')).toBe(pack);
  });

  it('an example takes the place of its namesake only', () => {
    const given = [{ rule: 'r', cases: [{ name: '甲', on: '2026-01-01', expected: 1 }, { name: '乙', on: '2026-01-01', expected: 2 }] }];
    const newer = [{ rule: 'r', cases: [{ name: '乙', on: '2027-01-01', expected: 3 }] }];
    const all = examplesWith(given, { amendments: [{ id: 'a', title: 'a', from: '2026-12-01', withdrawnFrom: null, documents: [], parameters: [], rules: [], examples: newer }] });
    expect(all.flatMap((f) => f.cases.map((c) => [c.name, c.expected]))).toEqual([['甲', 1], ['乙', 3]]);
  });
});
