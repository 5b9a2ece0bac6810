import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { organizationsNow, peopleAt } from '../../domains/registry/index.ts';
import { addFront, arrive, callUp, cancelCall, comeBack, openMobilization, recordHarm } from '../../domains/work/index.ts';
import { houseOn } from './moments.ts';

/** A flood with two fronts, people on the way, there and back, one hurt and cared for. Real commands on the days on which they would have happened. */
export async function openLiveFronts(house: House, regionActor: Actor, today: Day): Promise<void> {
  const actor = systemActor(regionActor.regionId, '演示数据');
  const people = await house.unit(actor, async (unit) => {
    const organs = (await organizationsNow(unit)).filter((o) => o.type === 'government_organ').slice(0, 6);
    return (await peopleAt(unit, organs.map((o) => o.path))).filter((p) => p.category !== null && !p.principal && p.organizationId !== null).slice(0, 9);
  });
  if (people.length < 9) return;
  const on = (days: number): House => houseOn(house, addDays(today, days), today);
  const { id } = await openMobilization(on(-40), actor, { kind: 'emergency', eventKind: 'flood', title: '秋汛抢险', fromOn: addDays(today, -40), document: '' });
  const { id: dyke } = await addFront(on(-40), actor, id, { name: '沿河大堤', level: 'township', postType: 'emergency_supply', needed: 6 });
  const { id: camp } = await addFront(on(-40), actor, id, { name: '群众安置点', level: 'county', postType: 'public_service', needed: 3 });
  const call = async (front: string, from: number, to: number, day: number): Promise<string[]> => (await callUp(on(day), actor, front, { personIds: people.slice(from, to).map((p) => p.id), duty: front === dyke ? '巡堤查险' : '转移安置' })).ids;
  const [first, second, third, ill] = await call(dyke, 0, 4, -40);
  for (const d of [first!, second!, third!]) await arrive(on(-39), actor, d, addDays(today, -39));
  await cancelCall(on(-39), actor, ill!, '因病住院');
  const [fifth, sixth] = await call(camp, 4, 6, -30);
  for (const d of [fifth!, sixth!]) await arrive(on(-29), actor, d, addDays(today, -29));
  await comeBack(on(-12), actor, first!, { on: addDays(today, -12), conduct: 'outstanding', note: '连续值守，发现管涌两处' });
  await comeBack(on(-12), actor, sixth!, { on: addDays(today, -12), conduct: 'competent', note: '安置任务完成' });
  await recordHarm(on(-20), actor, second!, { kind: 'injury', occurredOn: addDays(today, -21), account: '封堵管涌时右腿骨折，已住院治疗。', care: [{ task: '看望慰问家属', dueOn: addDays(today, -15) }, { task: '落实工伤待遇', dueOn: addDays(today, 20) }] });
  await call(dyke, 6, 9, -1);
}
