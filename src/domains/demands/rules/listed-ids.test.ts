import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listedIds } from './listed-ids.ts';

const line = (words: string, firm: string | null = null, receivedOn = '2026-11-18') => ({ words, firm, receivedOn });

it.each([
  ['the same line of a later list is the same', [line('路灯坏了')], [line('路灯坏了'), line('井盖松动')], 1],
  ['said twice on one day is two, and two again', [line('路灯坏了'), line('路灯坏了')], [line('路灯坏了'), line('路灯坏了')], 2],
  ['one more of it is one more', [line('路灯坏了')], [line('路灯坏了'), line('路灯坏了')], 1],
  ['another day is another demand', [line('路灯坏了')], [line('路灯坏了', null, '2026-11-19')], 0],
  ['another firm is another demand', [line('用工难', '甲厂')], [line('用工难', '乙厂')], 0],
])('%s', (_what, earlier, later, common) => {
  const first = new Set(listedIds('hotline', earlier));
  expect(listedIds('hotline', later).filter((id) => first.has(id))).toHaveLength(common);
});

it('a source of its own is a demand of its own', () => {
  expect(listedIds('netizen', [line('路灯坏了')])).not.toEqual(listedIds('hotline', [line('路灯坏了')]));
});

it('ids never meet, whatever stands in the lines and in whatever order', () => {
  const some = fc.array(fc.record({ words: fc.string({ maxLength: 4 }), firm: fc.option(fc.string({ maxLength: 2 })), receivedOn: fc.constantFrom('2026-11-18', '2026-11-19') }), { maxLength: 30 });
  fc.assert(
    fc.property(some, (lines) => {
      const ids = listedIds('hotline', lines);
      expect(new Set(ids).size).toBe(lines.length);
      expect(new Set(listedIds('hotline', [...lines].reverse()))).toEqual(new Set(ids));
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    }),
  );
});
