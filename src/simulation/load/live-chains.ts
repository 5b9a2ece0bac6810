import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { organizationsNow, type OrganizationNow } from '../../domains/registry/index.ts';
import { blockLink, chainPage, openChain, reportLink, settleLink, startProject } from '../../domains/work/index.ts';
import { chainPlans } from '../tables/chains.ts';
import { houseOn } from './moments.ts';

/** Projects as chains: one that started early, one with a blocked link. Real commands on the days on which they would have happened. */
export async function openLiveChains(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const organs = await house.unit(actor, async (unit) => (await organizationsNow(unit)).filter((o) => o.type === 'government_organ'));
  const lead = organs.find((o) => o.tags.includes('project')) ?? organs[0]!;
  const others = organs.filter((o) => o.id !== lead.id);
  const department = (n: number): OrganizationNow => (n === 0 ? lead : others[(n - 1) % others.length]!);
  for (const plan of chainPlans) {
    const on = (days: number): House => houseOn(house, addDays(today, days), today);
    const { id } = await openChain(on(plan.opened), actor, { organizationId: lead.id, title: plan.title, about: plan.about, investment: plan.investment, plannedStartOn: addDays(today, plan.plannedStart), links: plan.links.map((l) => ({ kind: l.kind ?? 'approval', title: l.title, organizationId: department(l.department).id, promisedDays: l.promised, after: l.after ?? [], beforeStart: l.kind !== 'service' })) });
    const ids = (await chainPage(on(plan.opened), actor, id)).links.map((l) => l.id);
    const days = plan.links.flatMap((l, i) => [...(l.done === undefined ? [] : [{ on: l.done, done: true, l, id: ids[i]! }]), ...(l.blocked === undefined ? [] : [{ on: l.blocked, done: false, l, id: ids[i]! }])]).sort((a, b) => a.on - b.on);
    for (const step of days) {
      if (!step.done) await blockLink(on(step.on), actor, step.id, { reason: '征地补偿资金未到位，现场无法勘界', organizationId: department(1).id });
      else {
        await reportLink(on(step.on), { ...actor, name: department(step.l.department).name }, step.id, '已办结，批复文件随报。');
        await settleLink(on(step.on), actor, step.id, { accepted: true, opinion: '批复齐全' });
      }
    }
    if (plan.started !== undefined) await startProject(on(plan.started), actor, id, { startedOn: addDays(today, plan.started), proof: '开工令' });
  }
}
