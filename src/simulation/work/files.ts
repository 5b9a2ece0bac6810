import { addDays, addMonths } from '../../kernel/period.ts';
import { dayBetween, later, workday } from '../calendar.ts';
import type { BlockPlan } from '../region/plan.ts';
import type { SimPerformanceFile } from '../model.ts';
import type { Member } from '../people/member.ts';
import { lateness } from './conduct.ts';

const GOALS: readonly (readonly [string, string])[] = [
  ['年度重点项目投资', '完成年度计划100%'], ['群众反映问题办结', '办结率95%以上'], ['安全生产责任落实', '不发生较大以上事故'], ['基层党建示范点建设', '建成2个示范点'], ['巡察反馈问题整改', '整改率100%'],
  ['招商引资', '签约落地项目3个'], ['财政预算执行', '执行进度不低于95%'], ['信访积案化解', '化解积案5件'],
];

/** One performance file per principal leader and post (M007), with the task list signed on taking office (M008). */
export function performanceFiles(plan: BlockPlan, members: readonly Member[]): SimPerformanceFile[] {
  const chance = plan.chance.fork('files');
  const list: SimPerformanceFile[] = [];
  for (const member of members) {
    const main = member.person.appointments.find((a) => a.main && a.endedOn === null);
    if (!main?.principal || member.slot.unit === null) continue;
    const openedOn = main.startedOn;
    const from = later(openedOn, addMonths(plan.today, -24));
    const presence = { member, from, to: plan.today, present: true };
    const tasks = chance.sample(GOALS, chance.int(5, 8)).map(([task, target], i) => {
      const deadline = workday(dayBetween(chance, addDays(from, 60), addMonths(plan.today, 6)));
      const late = chance.happens(lateness(presence, 2, member.slot.unit?.hard ?? false));
      const done = late ? addDays(deadline, chance.int(5, 80)) : addDays(deadline, -chance.int(0, 25));
      return { key: `t${i + 1}`, task, target, deadline, completedOn: done <= plan.today && done > from ? done : null, entryId: plan.id() };
    });
    list.push({ id: plan.id(), personId: member.person.id, appointmentId: main.id, organizationId: main.organizationId, openedOn, tasks });
  }
  return list;
}
