import { createHash, randomUUID } from 'node:crypto';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import { saveFile } from '../../platform/files/index.ts';
import type { House } from '../../platform/house/index.ts';
import { ownPublicity, planPublicity, publicityPlan, recordPublicity, sendPublicity, homesOfPart } from '../../domains/grid/index.ts';

/** Two campaigns of a town: one nearly over with late items and households left, one that begins. The head with an account did part of his. */
export async function openLivePublicity(house: House, regionActor: Actor, today: Day, at: { readonly town: string; readonly path: string; readonly neighbour: string }): Promise<void> {
  const desk = systemActor(regionActor.regionId, '镇党政办');
  const head: Actor = { ...desk, kind: 'account', accountId: at.neighbour as Actor['accountId'], name: '邻长', grants: [{ role: 'grid_head', organizationPath: at.path }] };
  const note = async (actor: Actor, words: string) => ({ id: randomUUID() as string, words, fileHash: (await house.unit(actor, (unit) => saveFile(unit, '现场记录.txt', Buffer.from(`${words}（演示）`)))).hash, fileName: '现场记录.txt' });
  const plan = (title: string, words: string, from: number, to: number, parts: { channel: string; level: 'village' | 'area' | 'group'; dueOn: Day }[]) => planPublicity(house, desk, { clientId: randomUUID(), organizationId: at.town, title, words, startsOn: addDays(today, from), dueOn: addDays(today, to), parts });
  const fraud = await plan('反诈骗宣传', '不轻信、不透露、不转账；接到可疑电话先问邻长或拨打96110。', -30, 10, [
    { channel: '宣传单', level: 'group', dueOn: addDays(today, -5) },
    { channel: '微信群', level: 'area', dueOn: addDays(today, -20) },
    { channel: '居民会', level: 'village', dueOn: addDays(today, 8) },
  ]);
  const items = (await publicityPlan(house, desk, fraud.id)).items;
  const chosen = (key: string): number => createHash('sha256').update(key).digest()[0]!;
  for (const i of items) {
    // The head's own group is his to do; of the village meetings none took place yet, of the rest some are late.
    if (i.channel === '居民会' || i.place.endsWith('第1片 1组') || i.place.endsWith('第1片') || chosen(`${i.channel}${i.organizationName}${i.place}`) % 4 === 0) continue;
    await recordPublicity(house, desk, i.id, { ...(await note(desk, i.channel === '微信群' ? '片区微信群发布反诈提醒并接龙确认' : '组长、邻长逐户发放宣传单')), doneOn: addDays(today, -6) });
  }
  const own = (await ownPublicity(house, head)).items.find((i) => i.channel === '宣传单');
  if (own) {
    const { households } = await homesOfPart(house, head, own.id, own.patchId);
    await sendPublicity(house, head, { ...(await note(head, '晚饭后上门发放，讲解两个案例')), doneOn: addDays(today, -2), itemId: own.id, patchId: own.patchId, householdIds: households.slice(0, 9).map((h) => h.id) });
  }
  await plan('冬季用火用电安全', '不在楼道停放电动车、充电；睡前关炉关电。', 0, 40, [
    { channel: '微信群', level: 'area', dueOn: addDays(today, 10) },
    { channel: '宣传栏', level: 'village', dueOn: addDays(today, 15) },
  ]);
}
