import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { organizationsNow, peopleAt } from '../../domains/registry/index.ts';
import { endOneCharge, giveCharge, raiseDispute, settleOneDispute } from '../../domains/work/index.ts';
import { houseOn } from './moments.ts';

const sole = ['高铁新城道路前期', '标准厂房二期', '老旧小区改造', '产业园招商'];
const coordinations = ['跨县通道线位', '园区用电增容', '特殊转移支付申报'];

/** People of one organ in sole charge, and coordination with partners in every state. Real commands on the days on which they would have happened. */
export async function openLiveCharges(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const { organ, partners, people } = await house.unit(actor, async (unit) => {
    const organs = (await organizationsNow(unit)).filter((o) => o.type === 'government_organ');
    const organ = organs.find((o) => o.tags.includes('project')) ?? organs[0]!;
    return { organ, partners: organs.filter((o) => o.id !== organ.id).slice(0, 3), people: (await peopleAt(unit, [organ.path])).filter((p) => p.category !== null && !p.principal) };
  });
  if (people.length === 0) return;
  const on = (days: number): House => houseOn(house, addDays(today, days), today);
  const give = (kind: 'sole' | 'coordination', title: string, n: number, until: number) => giveCharge(on(-120), actor, { kind, personId: people[n % people.length]!.id, organizationId: organ.id, title, duty: kind === 'sole' ? `独立负责${title}，直接向局党组汇报` : `牵头${title}，协调各单位意见`, fromOn: addDays(today, -120), untilOn: addDays(today, until), partnerIds: kind === 'sole' ? [] : partners.map((p) => p.id) });
  for (const [n, title] of sole.entries()) {
    const { id } = await give('sole', title, n, n === 3 ? -5 : 40);
    if (n < 2) await endOneCharge(on(-10), actor, id, { result: n === 0 ? 'achieved' : 'partly_achieved', note: n === 0 ? '前期手续全部办结' : '主体完工，配套未交付' });
  }
  for (const [n, title] of coordinations.entries()) {
    const { id } = await give('coordination', title, n + 1, 30);
    const { id: dispute } = await raiseDispute(on(-100), actor, id, '费用分担和线位走向意见不一');
    if (n === 1) continue;
    await settleOneDispute(on(-90 + n * 3), actor, dispute, '分管领导现场会商，按受益面积分担');
    if (n === 0) await endOneCharge(on(-20), actor, id, { result: 'achieved', note: '三方签订协议' });
  }
}
