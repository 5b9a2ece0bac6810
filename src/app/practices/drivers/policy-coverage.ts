import { z } from 'zod';
import { choosePack, openCoverage, setMeasureState } from '../../../domains/policy/index.ts';
import { driver } from '../driver.ts';
import { problemOf, problemWord } from '../words.ts';

/** M001: the measures of the county's pack, in force in one unit; then those for one problem are withdrawn. */
export const policyCoverage = driver(
  z.object({ problems: z.array(z.string()), units: z.array(z.string()), withdrawMeasuresOf: z.string(), unitWithoutMeasures: z.string() }),
  async ({ problems, units, withdrawMeasuresOf, unitWithoutMeasures }, world) => {
    const { house, officer } = world;
    const day = '2026-01-01';
    await choosePack(house, officer, { packId: 'xiangyin', from: day, reason: '示例' });
    const ids = await world.organizations(units);
    const inForceIn = ids.filter((_id, i) => units[i] !== unitWithoutMeasures);
    const all = (await openCoverage(house, officer)).matrix.flatMap((c) => c.measures.map((m) => ({ id: m.id, problem: c.problem })));
    for (const m of all) await setMeasureState(house, officer, { measureId: m.id, state: 'in_force', units: inForceIn, from: day, reason: '先在部分单位执行' });
    const before = await openCoverage(house, officer);
    for (const m of all.filter((one) => one.problem === problemOf[withdrawMeasuresOf])) {
      await setMeasureState(house, officer, { measureId: m.id, state: 'withdrawn', units: null, from: day, reason: '停止执行' });
    }
    const after = await openCoverage(house, officer);
    const four = [...new Set(before.matrix.map((c) => problemWord(c.problem)))].filter((word) => problems.includes(word));
    return {
      problemsInMatrix: four.length,
      coveredBeforeWithdrawal: four.filter((word) => !before.uncoveredProblems.includes(problemOf[word]!)).length,
      uncoveredAfterWithdrawal: after.uncoveredProblems.map(problemWord),
      unitsWithGap: after.units.filter((u) => u.uncovered.length > 0).map((u) => u.name),
    };
  },
);
