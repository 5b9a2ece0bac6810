import { fitRasch, fitStatistics, sheetOf, type Sheet } from '../src/domains/assessment/index.ts';

export interface RaschFigures {
  readonly people: number;
  readonly ratings: number;
  /** Processor seconds of one core, fit with errors and fit statistics. */
  readonly seconds: number;
  readonly converged: boolean;
}

const RATERS = 60;
const ITEMS = 3;
const THRESHOLDS = [-2, 0, 2];

/** Repeatable chance (mulberry32). */
function chance(seed: number): () => number {
  let s = seed | 0;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Everybody rated by every one of sixty ballots on three items of four options, drawn from the model. */
function drawn(people: number): Sheet {
  const next = chance(people);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const severity = Array.from({ length: RATERS }, () => 0.7 * normal());
  const ratings = Array.from({ length: people }, (_, n) => ({ n, ability: 0.8 + normal() })).flatMap(({ n, ability }) =>
    severity.flatMap((c, j) =>
      Array.from({ length: ITEMS }, (_, i) => {
        const odds = [1];
        for (const f of THRESHOLDS) odds.push(odds.at(-1)! * Math.exp(ability - c - 0.3 * (i - 1) - f));
        let left = next() * odds.reduce((a, b) => a + b, 0);
        let category = 0;
        while ((left -= odds[category]!) > 0) category++;
        return { rater: String(j), subject: String(n), item: `i${i}`, category };
      }),
    ),
  );
  return sheetOf({ ratings, items: Array.from({ length: ITEMS }, (_, i) => ({ key: `i${i}`, scale: 'grades', weight: 1 })), scales: { grades: [55, 70, 85, 95] } });
}

/** Fits the model and takes the processor time of the process: what others run on the machine does not count. */
export function benchRasch(people: number): RaschFigures {
  const sheet = drawn(people);
  const before = process.cpuUsage();
  const fit = fitRasch(sheet);
  fitStatistics(fit);
  const used = process.cpuUsage(before);
  return { people, ratings: sheet.subject.length, seconds: (used.user + used.system) / 1e6, converged: fit.converged };
}
