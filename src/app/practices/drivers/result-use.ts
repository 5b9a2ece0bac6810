import { z } from 'zod';
import { gradeWords } from '../../../domains/assessment/index.ts';
import { markUse, openOutcomes } from '../../../domains/assessment/outcomes/contract.ts';
import { dimension, indicator, scheme } from '../assessment-steps.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';
import { wholeYear } from '../year-steps.ts';

/** M062: a confirmed year opens what its grades lead to; some of it is carried out, and the year shows what was used and what was not. */
export const resultUse = driver(
  z.object({ year: z.int(), people: z.record(z.string(), z.string()), carriedOut: z.array(z.object({ person: z.string(), consequence: z.string(), document: z.string() })) }),
  async ({ year, people: scores, carriedOut }, world) => {
    const [office] = await world.organizations(['示例公司'], { type: 'state_firm' });
    const people = await world.people(Object.keys(scores), office!);
    const definition = scheme('use-of-results', '年度考核', [dimension('achievement', '绩', 100, [indicator('result', '业绩', 100)])]);
    const { runId, rows } = await wholeYear(world, definition, year, Object.values(scores).map((value, n) => ({ personId: people[n]!, indicator: 'result', value })));
    const opened = (await world.send(openOutcomes, { params: { id: runId } })).uses.rows;
    let again = '';
    for (const done of carriedOut) {
      const use = opened.find((u) => u.name === done.person && u.consequence === done.consequence);
      if (!use) throw new Error(`${done.consequence} was not opened for ${done.person}`);
      const mark = () => world.send(markUse, { params: { id: use.id }, body: { state: 'used', note: done.document } });
      await mark();
      again = await outcome('assessment.use_not_in_state', mark);
    }
    const { uses } = await world.send(openOutcomes, { params: { id: runId } });
    const named = (state: 'used' | 'open') => uses.rows.filter((u) => u.state === state).map((u) => `${u.name} ${u.consequence}`).sort();
    return { grades: Object.fromEntries(rows.map((r) => [r.name, gradeWords[r.grade!]])), used: named('used'), notUsed: named('open'), markedTwice: again };
  },
);
