import { stated, type BenchWorld, type Row } from '../rows.ts';
import { ceilingQuality, learnCeiling } from './ceiling.ts';
import { anyProblem, HELD_OUT_SEEDS, qualityOf, reliabilityOf, worstTenth } from './quality.ts';
import { diagnosedCounty } from './world.ts';

/** Points from which the pack suspects; the ceiling is held to the same strictness. */
const LOWEST_LEVEL = -5;

/**
 * Against the planted truth, on seeds that nobody looked at while choosing signals and points. The baseline of precision is the base rate;
 * beside it the naive way (worst tenth of last year's totals), and for each level of confidence how many in ten were right against what
 * the pack promises.
 */
export async function benchDiagnosis(world: BenchWorld): Promise<Row[]> {
  const rows: Row[] = [];
  for (const seed of HELD_OUT_SEEDS) {
    world.note(`diagnosis: seed ${seed}`);
    const { found, truth, lastScore, milliseconds } = await diagnosedCounty(seed);
    for (const q of qualityOf(found, truth)) {
      const at = `${q.problem}/${seed}`;
      rows.push(stated('precision', at, q.precision, '', q.baseRate), stated('recall', at, q.recall, ''), stated('abstention', at, q.abstention, ''));
    }
    for (const r of reliabilityOf(found, truth)) rows.push(stated('right-in-ten', `${r.level}/${seed}`, r.rightInTen, `of ${r.findings}`));
    const naive = worstTenth(lastScore, truth);
    const any = anyProblem(found, truth);
    rows.push(stated('any-precision', `worst tenth/${seed}`, any.precision, '', naive.precision), stated('any-recall', `worst tenth/${seed}`, any.recall, '', naive.recall), stated('diagnosis', `people ${truth.size}`, milliseconds, 'ms'));
  }
  return rows;
}

/** What the same signals could give at best, learned on the seeds that may be looked at, beside what the points give. Nine counties to make: minutes. */
export async function benchCeiling(world: BenchWorld): Promise<Row[]> {
  const model = await learnCeiling(world.note);
  const rows: Row[] = [];
  for (const seed of HELD_OUT_SEEDS) {
    world.note(`ceiling: seed ${seed}`);
    const { found, truth, input } = await diagnosedCounty(seed);
    const points = qualityOf(found, truth);
    for (const c of ceilingQuality(model, input, truth, LOWEST_LEVEL)) {
      const mine = points.find((q) => q.problem === c.problem)!;
      rows.push(stated('ceil-precision', `${c.problem}/${seed}`, mine.precision, '', c.precision), stated('ceil-recall', `${c.problem}/${seed}`, mine.recall, '', c.recall));
    }
  }
  return rows;
}
