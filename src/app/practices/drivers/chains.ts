import { z } from 'zod';
import { answerOneBlock, blockLink, clearOneBlock, listChains, openChain, readChain, reportLink, settleLink, startProject } from '../../../domains/work/chains/contract.ts';
import { organizationsNow } from '../../../domains/registry/index.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

const step = z.object({ title: z.string(), department: z.string(), kind: z.enum(['approval', 'service']).default('approval'), promised: z.int().positive(), after: z.array(z.int()).default([]), beforeStart: z.boolean().default(true), doneOn: z.string(), blocked: z.object({ from: z.string(), to: z.string(), by: z.string().optional(), reason: z.string(), answered: z.object({ on: z.string(), agreed: z.boolean(), by: z.string() }).optional() }).optional() });

/** M035: a project as a chain of approvals and services with promised times; blocked links are told and stop the clock once others agree, time saved is counted per link and department, the start against plan. */
export const wholeChain = driver(
  z.object({ title: z.string(), lead: z.string(), investment: z.string(), openedOn: z.string(), plannedStartOn: z.string(), startedOn: z.string(), links: z.array(step) }),
  async ({ title, lead, investment, openedOn, plannedStartOn, startedOn, links }, world) => {
    world.setDay(openedOn);
    const names = [...new Set([lead, ...links.flatMap((l) => [l.department, ...(l.blocked?.by ? [l.blocked.by] : []), ...(l.blocked?.answered ? [l.blocked.answered.by] : [])])])];
    const units = new Map((await world.organizations(names)).map((id, i) => [names[i]!, id]));
    const paths = new Map((await world.unit((at) => organizationsNow(at))).map((o) => [o.id as string, o.path]));
    const liaison = new Map(names.map((name) => [name, world.actor('liaison', { path: paths.get(units.get(name)!)! })]));
    const params = await world.send(openChain, { body: { organizationId: units.get(lead)!, title, about: title, investment, plannedStartOn, links: links.map((l) => ({ kind: l.kind, title: l.title, organizationId: units.get(l.department)!, promisedDays: l.promised, after: l.after, beforeStart: l.beforeStart })) } });
    const ids = (await world.send(readChain, { params })).links.map((l) => l.id);
    // What happened, day by day.
    const news = links.flatMap((l, i) => [{ on: l.doneOn, order: 2, what: 'done' as const, l, id: ids[i]! }, ...(l.blocked ? [{ on: l.blocked.from, order: 0, what: 'block' as const, l, id: ids[i]! }, { on: l.blocked.to, order: 1, what: 'clear' as const, l, id: ids[i]! }] : []), ...(l.blocked?.answered ? [{ on: l.blocked.answered.on, order: 1, what: 'answer' as const, l, id: ids[i]! }] : [])]).sort((a, b) => a.on.localeCompare(b.on) || a.order - b.order);
    const blocks = new Map<string, string>();
    const told: string[] = [];
    let startedEarly: string | null = null;
    for (const { on, what, l, id } of news) {
      world.setDay(on);
      const department = liaison.get(l.department)!;
      if (what === 'block') {
        blocks.set(id, (await world.send(blockLink, { params: { id }, body: { reason: l.blocked!.reason, organizationId: l.blocked!.by ? units.get(l.blocked!.by)! : null } }, department)).id);
        for (const a of (await world.send(listChains, {})).alerts) told.push(`${a.link}：${a.reason}，${a.clearedBy ?? '项目单位'}解决`);
      } else if (what === 'answer') await world.send(answerOneBlock, { params: { id: blocks.get(id)! }, body: { agreed: l.blocked!.answered!.agreed, answer: '已核实' } }, liaison.get(l.blocked!.answered!.by)!);
      else if (what === 'clear') await world.send(clearOneBlock, { params: { id: blocks.get(id)! }, body: { outcome: '已解决' } });
      else {
        startedEarly ??= await outcome('chains.links_missing', () => world.send(startProject, { params, body: { startedOn: on, proof: '开工令' } }));
        await world.send(reportLink, { params: { id }, body: { note: '已办结' } }, department);
        await world.send(settleLink, { params: { id }, body: { accepted: true, opinion: '已核实' } });
      }
    }
    world.setDay(startedOn);
    await world.send(startProject, { params, body: { startedOn, proof: '开工令' } });
    const { chain, links: shown, departments } = await world.send(readChain, { params });
    return {
      investment: `${chain.investment}亿元`,
      monthsEarly: chain.monthsEarly,
      startedBeforeItsLinks: startedEarly,
      alerts: told,
      blocks: shown.flatMap((l) => l.blocks.map((b) => `${l.title}：${b.standing}，等待${l.stood}天`)),
      savedPerLink: Object.fromEntries(shown.map((l) => [l.title, l.saved])),
      savedPerDepartment: Object.fromEntries(departments.map((d) => [d.name, d.saved])),
      saved: chain.saved,
    };
  },
);
