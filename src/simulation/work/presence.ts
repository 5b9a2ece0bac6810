import { addMonths, type Day } from '../../kernel/period.ts';
import type { Member } from '../people/member.ts';
import type { BlockPlan } from '../region/plan.ts';

/** A stretch in which a person worked for a unit. Only in the present post can the placing be wrong (不善为). */
export interface Presence {
  readonly member: Member;
  readonly from: Day;
  readonly to: Day;
  readonly present: boolean;
}

/** The group in which a person's work is recorded: the unit, or the county leaders together. */
export const COUNTY = 'county';

/** Who was where in the two years of evidence, leave and secondments taken out. */
export function presences(plan: BlockPlan, members: readonly Member[]): Map<string, Presence[]> {
  const byUnit = new Map<string, Presence[]>();
  const end = plan.today;
  const put = (unit: string, p: Presence): void => {
    if (p.from >= p.to) return;
    const list = byUnit.get(unit);
    if (list) list.push(p);
    else byUnit.set(unit, [p]);
  };
  for (const member of members) {
    const gaps: [Day, Day][] = [];
    if (member.leave) gaps.push([member.leave.from, addMonths(member.leave.from, member.leave.months)]);
    for (const a of member.person.appointments) if (a.kind === 'secondment') gaps.push([a.startedOn, a.endedOn ?? end]);
    for (const a of member.person.appointments) {
      if (a.kind === 'concurrent') continue;
      const present = a.main && a.endedOn === null;
      let stretches: [Day, Day][] = [[a.startedOn > plan.from ? a.startedOn : plan.from, a.endedOn === null || a.endedOn > end ? end : a.endedOn]];
      const away = a.kind === 'secondment' ? gaps.slice(0, member.leave ? 1 : 0) : gaps;
      for (const [from, to] of away) stretches = stretches.flatMap(([x, y]): [Day, Day][] => [[x, y < from ? y : from], [x > to ? x : to, y]].filter((s): s is [Day, Day] => s[0]! < s[1]!));
      const unit = present && member.slot.unit === null ? COUNTY : a.organizationId;
      for (const [from, to] of stretches) put(unit, { member, from, to, present });
    }
  }
  return byUnit;
}
