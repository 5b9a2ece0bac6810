import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { organizationsNow } from '../../domains/registry/index.ts';
import { callForPledges, decidePledge, enterActual, pledgeBoard, pledgePage, settleActual, submitPledge } from '../../domains/work/index.ts';
import { pledgeObjectives } from '../tables/pledges.ts';
import { houseOn } from './moments.ts';

/** Pledges of the town committees, called for two years ago: most published with the figures of the years that are over, one still owed. */
export async function openLivePledges(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const towns = await house.unit(actor, async (unit) => (await organizationsNow(unit)).filter((o) => o.type === 'town').slice(0, 8));
  const thisYear = Number(today.slice(0, 4));
  const fromYear = thisYear - 2;
  const start = houseOn(house, `${fromYear - 1}-10-08`, today);
  await callForPledges(start, actor, { title: `${fromYear - 1}年镇党委换届`, fromYear, toYear: fromYear + 4, dueOn: `${fromYear - 1}-11-15`, organizationIds: towns.map((t) => t.id) });
  const owed = (await pledgeBoard(start, actor)).pledges;
  for (const [n, town] of towns.slice(0, -1).entries()) {
    const { id } = owed.find((p) => p.organizationId === town.id)!;
    const name = { ...actor, name: `${town.name}党政办` };
    const given = houseOn(house, `${fromYear - 1}-11-${String(n + 3).padStart(2, '0')}`, today);
    await submitPledge(given, name, id, { statement: '五年任期，向全镇群众公开承诺，年年对账。', objectives: pledgeObjectives.map((o, i) => ({ title: o.title, unit: o.unit, better: o.better, targets: Array.from({ length: 5 }, (_, y) => ({ year: fromYear + y, target: String(o.first + ((n + i) % 3) + y * o.step) })) })) });
    await decidePledge(given, actor, id, { accepted: true, opinion: '目标可量化，同意公开' });
    const { objectives } = await pledgePage(given, actor, id);
    for (let year = fromYear; year < thisYear; year++)
      for (const [i, o] of objectives.entries()) {
        // The last town did not account for the last year.
        if (n === towns.length - 2 && year === thisYear - 1) continue;
        const target = Number(o.years.find((y) => y.year === year)!.target);
        const miss = (n + i + year) % 4 === 0 ? -1 : 1;
        const reached = target + (o.better === 'more' ? miss : -miss) * Math.abs(pledgeObjectives[i]!.step);
        const on = houseOn(house, addDays(`${year + 1}-01-01`, 20), today);
        const { id: figure } = await enterActual(on, name, o.id, { year, actual: String(Math.max(0, reached)), source: `${year}年统计年报` });
        await settleActual(on, actor, figure, { accepted: true, opinion: '与统计年报一致' });
      }
  }
}
