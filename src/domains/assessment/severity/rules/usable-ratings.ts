import type { Sheet } from './ratings.ts';

/** Where an element stands: in the estimation, or all its ratings at one end of the scale, or without a rating. */
export const USED = 0;
export const ALL_LOWEST = 1;
export const ALL_HIGHEST = 2;
export const UNRATED = 3;

export interface Usable {
  /** 1 for a rating that takes part in the estimation. */
  readonly used: Uint8Array;
  readonly subjects: Uint8Array;
  readonly raters: Uint8Array;
  readonly items: Uint8Array;
  /** Category per rating after options that nobody chose have been taken out (their thresholds cannot be estimated). */
  readonly category: Uint8Array;
  /** Per scale: the original place of each category that remains. */
  readonly kept: readonly (readonly number[])[];
}

/**
 * Takes out elements whose ratings all lie at one end: their measure is beyond every finite number, so it is estimated afterwards
 * against the others (`fit-rasch`). Taking one out may make another extreme, so it is repeated until nothing changes.
 */
export function usableRatings(sheet: Sheet): Usable {
  const { subject, rater, item, category, scaleOf } = sheet;
  const size = category.length;
  const used = new Uint8Array(size).fill(1);
  const [subjects, raters, items] = [new Uint8Array(sheet.subjects.length).fill(UNRATED), new Uint8Array(sheet.raters.length).fill(UNRATED), new Uint8Array(sheet.items.length).fill(UNRATED)];
  for (let o = 0; o < size; o++) subjects[subject[o]!] = raters[rater[o]!] = items[item[o]!] = USED;
  for (;;) {
    const low = new Int32Array(sheet.scales.length).fill(255);
    const high = new Int32Array(sheet.scales.length).fill(-1);
    for (let o = 0; o < size; o++) {
      if (used[o] === 0) continue;
      const s = scaleOf[item[o]!]!;
      low[s] = Math.min(low[s]!, category[o]!);
      high[s] = Math.max(high[s]!, category[o]!);
    }
    let changed = false;
    for (const [states, of] of [[subjects, subject], [raters, rater], [items, item]] as const) {
      // Bit 1: some rating above the lowest; bit 2: some rating below the highest.
      const seen = new Uint8Array(states.length);
      const any = new Uint8Array(states.length);
      for (let o = 0; o < size; o++) {
        if (used[o] === 0) continue;
        const s = scaleOf[item[o]!]!;
        any[of[o]!] = 1;
        if (category[o]! > low[s]!) seen[of[o]!]! |= 1;
        if (category[o]! < high[s]!) seen[of[o]!]! |= 2;
      }
      for (let e = 0; e < states.length; e++) {
        if (states[e] !== USED || any[e] === 0 || seen[e] === 3) continue;
        states[e] = seen[e] === 1 ? ALL_HIGHEST : ALL_LOWEST;
        changed = true;
      }
      if (changed) break;
    }
    if (!changed) break;
    for (let o = 0; o < size; o++) if (subjects[subject[o]!] !== USED || raters[rater[o]!] !== USED || items[item[o]!] !== USED) used[o] = 0;
  }
  const kept = sheet.scales.map((points, s) => {
    const counts = new Int32Array(points.length);
    for (let o = 0; o < size; o++) if (used[o] && scaleOf[item[o]!] === s) counts[category[o]!]!++;
    return [...counts.keys()].filter((k) => counts[k]! > 0);
  });
  const renumbered = category.slice();
  for (let o = 0; o < size; o++) {
    // A rating that is not used may carry a category nobody else has: it counts as the nearest one that remains.
    const list = kept[scaleOf[item[o]!]!]!;
    let best = 0;
    for (let k = 1; k < list.length; k++) if (Math.abs(list[k]! - category[o]!) < Math.abs(list[best]! - category[o]!)) best = k;
    renumbered[o] = best;
  }
  return { used, subjects, raters, items, category: renumbered, kept };
}
