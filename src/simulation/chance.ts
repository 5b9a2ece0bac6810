/**
 * Repeatable chance: the same seed gives the same numbers on every machine. `Math.random` and the clock are never used
 * in the simulation. `fork` gives a stream of its own, so that adding a draw in one place does not shift every other.
 */
export interface Chance {
  /** From 0 (included) to 1 (not included). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the given probability. */
  happens(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Picks by weight. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** Normal distribution, cut off at three deviations. */
  normal(mean: number, deviation: number): number;
  /** Poisson distribution; above 60 it is the rounded normal one. */
  count(mean: number): number;
  /** `n` different items in random order; all of them when there are fewer. */
  sample<T>(items: readonly T[], n: number): T[];
  fork(label: string | number): Chance;
}

/** Four 32-bit words from text (xmur3-like mixing), the state of the generator. */
function words(text: string): [number, number, number, number] {
  let h = 1779033703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  const word = (): number => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    h ^= h >>> 16;
    return h >>> 0;
  };
  return [word(), word(), word(), word()];
}

/** The small fast counting generator (sfc32). */
export function chance(seed: string): Chance {
  let [a, b, c, d] = words(seed);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  const self: Chance = {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted: (items) => {
      let total = 0;
      for (const [, w] of items) total += w;
      let at = next() * total;
      for (const [item, w] of items) if ((at -= w) < 0) return item;
      return items[items.length - 1]![0];
    },
    normal: (mean, deviation) => {
      const r = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return mean + deviation * Math.max(-3, Math.min(3, r));
    },
    count: (mean) => {
      if (mean <= 0) return 0;
      if (mean > 60) return Math.max(0, Math.round(self.normal(mean, Math.sqrt(mean))));
      const limit = Math.exp(-mean);
      let product = next();
      let n = 0;
      while (product > limit) {
        product *= next();
        n++;
      }
      return n;
    },
    sample: (items, n) => {
      const rest = [...items];
      const taken = Math.min(n, rest.length);
      for (let i = 0; i < taken; i++) {
        const j = i + Math.floor(next() * (rest.length - i));
        [rest[i], rest[j]] = [rest[j]!, rest[i]!];
      }
      return rest.slice(0, taken);
    },
    fork: (label) => chance(`${seed}/${label}`),
  };
  return self;
}

export const clamp = (x: number, low = 0, high = 1): number => Math.max(low, Math.min(high, x));
