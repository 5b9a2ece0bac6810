import type { RatedBallots, Rating } from './ratings.ts';

/** Repeatable chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

export interface Simulated {
  readonly ballots: RatedBallots;
  readonly ability: ReadonlyMap<string, number>;
  readonly severity: ReadonlyMap<string, number>;
  readonly difficulty: ReadonlyMap<string, number>;
}

/** Thresholds between 不称职, 基本称职, 称职 and 优秀, wide enough that all four are used. */
const THRESHOLDS = [-2, 0, 2];

/** Ballots that follow the model exactly, from known abilities, severities and difficulties. Each rater rates `each` people. */
export function simulatedBallots(seed: number, people: number, raters: number, items: number, each = people): Simulated {
  const next = chance(seed);
  const name = (letter: string, n: number): string => `${letter}${String(n).padStart(5, '0')}`;
  const ability = new Map(Array.from({ length: people }, (_, n) => [name('p', n), 0.8 + normal(next)] as const));
  const severity = new Map(Array.from({ length: raters }, (_, n) => [name('b', n), 0.7 * normal(next)] as const));
  const difficulty = new Map(Array.from({ length: items }, (_, n) => [name('i', n), items === 1 ? 0 : (n / (items - 1) - 0.5) * 0.8] as const));
  const all = [...ability.keys()];
  const ratings: Rating[] = [];
  for (const [rater, c] of severity) {
    const pool = [...all];
    for (let k = 0; k < each; k++) {
      const subject = each === people ? all[k]! : pool.splice(Math.floor(next() * pool.length), 1)[0]!;
      for (const [item, d] of difficulty) {
        const odds = [1];
        for (const f of THRESHOLDS) odds.push(odds.at(-1)! * Math.exp(ability.get(subject)! - d - c - f));
        let left = next() * odds.reduce((a, b) => a + b, 0);
        let category = 0;
        while ((left -= odds[category]!) > 0) category++;
        ratings.push({ rater, subject, item, category });
      }
    }
  }
  return { ballots: { ratings, items: [...difficulty.keys()].map((key) => ({ key, scale: 'grades', weight: 1 })), scales: { grades: [55, 70, 85, 95] } }, ability, severity, difficulty };
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, x] of a.entries()) {
    ab += (x - ma) * (b[i]! - mb);
    aa += (x - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
