import { z } from 'zod';
import { callForPledges, decidePledge, enterActual, listPledges, readPledge, readPublicPledge, settleActual, submitPledge } from '../../../domains/work/pledges/contract.ts';
import { organizationsNow } from '../../../domains/registry/index.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

const objective = z.object({ title: z.string(), unit: z.string(), better: z.enum(['more', 'less']), targets: z.record(z.string(), z.string()) });

/** M032: one pledge per new team with measurable objectives, published, and every year held against what was reached; submission and fulfilment rate. */
export const termPledges = driver(
  z.object({ title: z.string(), fromYear: z.int(), toYear: z.int(), calledOn: z.string(), dueOn: z.string(), towns: z.int().positive(), submittedFirst: z.int().min(0), objectives: z.array(objective), accountedOn: z.string(), year: z.int(), actuals: z.array(z.object({ towns: z.int().positive(), figures: z.array(z.string().nullable()) })) }),
  async ({ title, fromYear, toYear, calledOn, dueOn, towns, submittedFirst, objectives, accountedOn, year, actuals }, world) => {
    world.setDay(calledOn);
    const units = await world.organizations(Array.from({ length: towns }, (_, i) => `镇${i + 1}`), { type: 'town' });
    const paths = new Map((await world.unit((at) => organizationsNow(at))).map((o) => [o.id as string, o.path]));
    const liaison = (unit: string) => world.actor('liaison', { path: paths.get(unit)! });
    await world.send(callForPledges, { body: { title, fromYear, toYear, dueOn, organizationIds: [...units, ...units] } });
    const board = await world.send(listPledges, {});
    const pledges = new Map(board.pledges.map((p) => [p.organizationId, p.id]));
    const written = objectives.map((o) => ({ ...o, targets: Object.entries(o.targets).map(([y, target]) => ({ year: Number(y), target })) }));
    const submit = (unit: string, list = written) => world.send(submitPledge, { params: { id: pledges.get(unit)! }, body: { statement: title, objectives: list } }, liaison(unit));
    const unmeasurable = await outcome('pledges.years_missing', () => submit(units[0]!, [{ ...written[0]!, targets: written[0]!.targets.slice(1) }]));
    const rates: (string | null)[] = [];
    for (const [i, unit] of units.entries()) {
      if (i === submittedFirst) rates.push((await world.send(listPledges, {})).terms[0]!.submission.rate);
      await submit(unit);
      await world.send(decidePledge, { params: { id: pledges.get(unit)! }, body: { accepted: true, opinion: '同意公开' } });
    }
    const { submission } = (await world.send(listPledges, {})).terms[0]!;
    world.setDay(accountedOn);
    const groups = actuals.flatMap((a) => Array.from({ length: a.towns }, () => a.figures));
    for (const [i, unit] of units.entries()) {
      const page = await world.send(readPledge, { params: { id: pledges.get(unit)! } });
      for (const [n, o] of page.objectives.entries()) {
        const actual = groups[i]?.[n] ?? null;
        if (actual === null) continue;
        const made = await world.send(enterActual, { params: { id: o.id }, body: { year, actual, source: '统计年报' } }, liaison(unit));
        await world.send(settleActual, { params: made, body: { accepted: true, opinion: '已核实' } });
      }
    }
    const after = await world.send(listPledges, {});
    const { fulfilment } = after.terms[0]!;
    const shown = await Promise.all(units.map((unit) => world.send(readPublicPledge, { params: { region: world.system.regionId, id: pledges.get(unit)! } })));
    return { pledgesPerTeam: board.pledges.length / towns, unmeasurable, rateBefore: rates, submitted: `${submission.submitted}/${submission.owed}`, submissionRate: submission.rate, published: submission.published, fulfilment: `到期${fulfilment.due} 兑现${fulfilment.met} 未兑现${fulfilment.missed} 未对账${fulfilment.missing}`, fulfilmentRate: fulfilment.rate, publicPages: shown.filter((p) => p.objectives.length === objectives.length).length };
  },
);
