import { describe, expect, it } from 'vitest';
import { newId } from './ids.ts';

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('newId', () => {
  const msOf = (id: string): number => parseInt(id.replace('-', '').slice(0, 12), 16);
  // Ids never go back: another test of this process may have been in a later year.
  const at = Math.max(Date.parse('2031-05-06T07:08:09.123Z'), msOf(newId(0)) + 60_001);
  const ids = Array.from({ length: 10_000 }, () => newId(at));
  it('is a UUID version 7 that begins with its millisecond', () => {
    expect(ids.every((id) => V7.test(id))).toBe(true);
    expect(msOf(ids[0]!)).toBe(at);
  });
  it('sorts in the order of making, over the end of the counter as well', () => expect([...ids].sort()).toEqual(ids));
  it('never comes twice, nor does its random part', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.map((id) => id.slice(20))).size).toBe(ids.length);
  });
  it('goes on forward when the clock is set back', () => expect(newId(at - 60_000) > ids.at(-1)!).toBe(true));
});
