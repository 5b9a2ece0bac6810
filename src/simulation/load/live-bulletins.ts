import { systemActor, type Actor } from '../../kernel/actor.ts';
import { addDays, addMonths, type Day } from '../../kernel/period.ts';
import { earlier } from '../calendar.ts';
import type { House } from '../../platform/house/index.ts';
import { editReport, makeDraft, publishReport, signReport, submitReport } from '../../domains/demands/index.ts';
import { houseOn } from './moments.ts';

const asked = '一、未走到的住户，邻长十日内补走，片长核对。\n二、超期未办结的诉求，办理单位三日内报原因和办结时间。\n三、空缺岗位，村（社区）党组织一周内补齐。';

/**
 * Papers of the demonstration: the month that ended is published, the quarter that ended waits for its signature, the half-year is a draft that
 * nobody finished, the other months were never made. Real commands on the days on which they would have happened.
 */
export async function openLiveBulletins(house: House, regionActor: Actor, today: Day): Promise<void> {
  const by = (name: string): Actor => systemActor(regionActor.regionId, name);
  const [office, leader] = [by('组织科'), by('组织部部领导')];
  const end = `${today.slice(0, 7)}-01`;
  const on = (day: Day): House => houseOn(house, earlier(day, today), today);
  const draft = async (kind: 'month' | 'quarter' | 'half', months: number): Promise<{ id: string; over: Day }> => {
    // The last part of the year cut into parts of so many months that is over.
    const done = (Number(today.slice(5, 7)) - 1) % months;
    const over = addMonths(end, -done);
    const first = addMonths(over, -months);
    const { id } = await makeDraft(on(addDays(over, 2)), office, { kind, year: Number(first.slice(0, 4)), part: Math.ceil(Number(first.slice(5, 7)) / months) });
    return { id, over };
  };
  const month = await draft('month', 1);
  await editReport(on(addDays(month.over, 2)), office, month.id, { opening: null, demandsMade: asked });
  await submitReport(on(addDays(month.over, 3)), office, month.id);
  await signReport(on(addDays(month.over, 4)), leader, month.id);
  await publishReport(on(addDays(month.over, 4)), office, month.id);
  const quarter = await draft('quarter', 3);
  await editReport(on(addDays(quarter.over, 3)), office, quarter.id, { opening: null, demandsMade: asked });
  await submitReport(on(addDays(quarter.over, 4)), office, quarter.id);
  await draft('half', 6);
}
