import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawHash, drawSections } from './draw-sections.ts';

describe('the draw of sections', () => {
  it.each([
    ['none of three', ['甲', '乙', '丙'], 0],
    ['two of three', ['甲', '乙', '丙'], 2],
    ['more than there are', ['甲', '乙', '丙'], 9],
    ['from nothing', [], 2],
  ])('%s', (_name, pool, count) => {
    const drawn = drawSections('0f', pool, count);
    expect(drawn).toHaveLength(Math.min(count, pool.length));
    // By the ordinary tool, as somebody who checks the draw would do it.
    const byHand = [...pool].sort((a, b) => (createHash('sha256').update(`0f:${a}`).digest('hex') < createHash('sha256').update(`0f:${b}`).digest('hex') ? -1 : 1));
    expect(drawn).toEqual(byHand.slice(0, count));
  });

  it('depends on seed and sections alone, takes each once, and a larger draw holds the smaller', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.uuid(), { maxLength: 12 }), fc.nat(12), (seed, pool, count) => {
        const drawn = drawSections(seed, pool, count);
        expect(drawSections(seed, pool.toReversed(), count)).toEqual(drawn);
        expect(new Set(drawn).size).toBe(Math.min(count, pool.length));
        expect(drawSections(seed, pool, count + 1).slice(0, drawn.length)).toEqual(drawn);
      }),
    );
  });

  it('gives no section an edge over many seeds', () => {
    const pool = ['a', 'b', 'c', 'd'];
    const counts = new Map(pool.map((id) => [id, 0]));
    for (let n = 0; n < 4000; n++) for (const id of drawSections(`seed ${n}`, pool, 1)) counts.set(id, counts.get(id)! + 1);
    for (const c of counts.values()) expect(Math.abs(c - 1000)).toBeLessThan(150);
    expect(drawHash('s', 'a')).toHaveLength(64);
  });
});
