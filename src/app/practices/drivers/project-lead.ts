import { z } from 'zod';
import { partialDate } from '../../../kernel/period.ts';
import { getEntry, getMatter } from '../../../domains/evidence/contract.ts';
import { driver } from '../driver.ts';
import { confirmed, matter } from '../evidence-steps.ts';

const project = z.object({ plannedStart: partialDate, actualStart: partialDate });

/** M018: plan and actual month of a milestone, the lead it gives, and to whom it is credited. */
export const projectLead = driver(
  project.extend({
    project: z.string(),
    investment: z.object({ value: z.string(), unit: z.string() }),
    responsible: z.array(z.object({ name: z.string(), role: z.string(), share: z.int() })),
    lateProject: project,
  }),
  async (given, world) => {
    const [unit] = await world.organizations(['示例单位']);
    const people = await world.people(given.responsible.map((r) => r.name), unit!);
    const milestone = async (title: string, { plannedStart, actualStart }: z.output<typeof project>) => {
      const occurredOn = `${actualStart}-01`;
      const matterId = await matter(world, title, occurredOn);
      const id = await confirmed(world, {
        title: '开工',
        occurredOn,
        matterId,
        persons: given.responsible.map((r, i) => ({ personId: people[i]!, role: 'do' as const, lead: r.role === '牵头', share: r.share })),
        content: { kind: 'milestone', milestone: '正式开工', plannedOn: plannedStart, actualOn: actualStart },
        figures: [{ indicator: '总投资', quantity: { ...given.investment, qualifier: 'exact' }, source: '项目批复', reporter: '示例单位' }],
      });
      return { entry: await world.send(getEntry, { params: { id } }), credits: (await world.send(getMatter, { params: { id: matterId } })).credits };
    };
    const early = await milestone(given.project, given);
    const late = await milestone(`${given.project}（晚）`, given.lateProject);
    const { quantity } = early.entry.figures[0]!;
    return {
      leadMonths: early.entry.leadMonths,
      lateProjectLeadMonths: late.entry.leadMonths,
      investmentShown: `${quantity.value}${quantity.unit}`,
      leadMonthsCreditedTo: early.credits.filter((c) => c.leadMonths === early.entry.leadMonths).map((c) => c.name),
      shares: early.credits.reduce((sum, c) => sum + (c.share ?? 0), 0),
    };
  },
);
