import type { Chance } from './chance.ts';

/** Identifiers that the seed decides, in the form of a UUID version 7 so that rows land in the order in which they are made. */
export function idMaker(chance: Chance, startMs: number): () => string {
  let n = 0;
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
  return () => {
    const ms = startMs + Math.floor(n / 4096);
    const order = n % 4096;
    n++;
    const time = hex(ms, 12);
    const high = hex(0x8000 | chance.int(0, 0x3fff), 4);
    const low = hex(chance.int(0, 0xffffff), 6) + hex(chance.int(0, 0xffffff), 6);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(order, 3)}-${high}-${low}`;
  };
}
