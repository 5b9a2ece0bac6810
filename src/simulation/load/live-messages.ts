import { randomUUID } from 'node:crypto';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/period.ts';
import type { House } from '../../platform/house/index.ts';
import { messagePage, readOwnMessage, sendDown, sendOwn, tellByMouth } from '../../domains/grid/index.ts';
import { houseOn } from './moments.ts';

/** Where the demonstration talks: its first community, and the heads with an account. */
export interface Line {
  readonly organizationId: string;
  readonly area: { readonly accountId: string; readonly patchId: string };
  readonly neighbour: { readonly accountId: string; readonly patchId: string };
  readonly path: string;
}

/** Messages of the last weeks down the line and reports up it: some read, some told by mouth, one not yet opened, one at the desk. */
export async function openLiveMessages(house: House, regionActor: Actor, today: Day, line: Line): Promise<void> {
  const desk = systemActor(regionActor.regionId, '社区党委');
  const on = (days: number): House => houseOn(house, addDays(today, days), today);
  const head = (name: string, accountId: string): Actor => ({ ...desk, kind: 'account', accountId: accountId as Actor['accountId'], name, grants: [{ role: 'grid_head', organizationPath: line.path }] });
  const [area, neighbour] = [head('片长', line.area.accountId), head('邻长', line.neighbour.accountId)];
  const down = (days: number, title: string, words: string, publicUntil: Day | null) => sendDown(on(days), desk, { clientId: randomUUID(), organizationId: line.organizationId, title, words, publicUntil });
  const storm = await down(-12, '防汛提醒', '未来两天有大到暴雨，请邻长逐户提醒低洼处和一楼住户，转移车辆，看护独居老人。', null);
  await readOwnMessage(on(-12), area, storm.id);
  await readOwnMessage(on(-11), neighbour, storm.id);
  const untold = (await messagePage(on(-11), desk, storm.id)).copies.filter((c) => c.state === 'unreached');
  for (const c of untold.slice(0, Math.floor((untold.length * 2) / 3))) await tellByMouth(on(-11), desk, storm.id, c.headId);
  const water = await down(-3, '停水通知', '因管网检修，本周五 9:00—17:00 停水，请提前储水。', addDays(today, 10));
  await readOwnMessage(on(-2), area, water.id);
  await sendOwn(on(-5), neighbour, { clientId: randomUUID(), patchId: line.neighbour.patchId, direction: 'up', title: '楼道照明损坏', words: '二至四楼感应灯不亮已有两周，住户希望尽快修复。', publicUntil: null });
  await sendOwn(on(-1), area, { clientId: randomUUID(), patchId: line.area.patchId, direction: 'up', title: '三处楼道灯需要集中维修', words: '本片三个单元楼道灯损坏，已与物业联系，请社区协调维修经费。', publicUntil: null });
}
