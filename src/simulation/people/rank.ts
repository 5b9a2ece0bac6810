import { addMonths, monthsBetween, type Day } from '../../kernel/period.ts';
import { later } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { SimRank } from '../model.ts';

/** 综合管理类职级 from the top (公务员法 第十九条); a county uses them from 一级调研员 down. */
export const rankLadder = ['一级巡视员', '二级巡视员', '一级调研员', '二级调研员', '三级调研员', '四级调研员', '一级主任科员', '二级主任科员', '三级主任科员', '四级主任科员', '一级科员', '二级科员'] as const;
const at = (rank: (typeof rankLadder)[number]): number => rankLadder.indexOf(rank);

/** Lowest rank that goes with a step of the ladder (职务与职级并行规定 第九条) and the highest people reach at it. */
const FLOOR = [11, 11, at('四级主任科员'), at('二级主任科员'), at('四级调研员'), at('二级调研员')] as const;
const CEILING = [at('一级主任科员'), at('一级主任科员'), at('四级调研员'), at('三级调研员'), at('二级调研员'), at('一级调研员')] as const;
/** The ranks exist since this day (职务与职级并行制度). */
const SINCE = '2019-06-01';

/** Ranks held since the system began: one step at a time, at least two years apart, lifted when a post asks for more. */
export function drawRanks(chance: Chance, workStartedOn: Day, steps: readonly Day[], degree: 0 | 1 | 2 | 3, today: Day): SimRank[] {
  const regular = addMonths(workStartedOn, 12);
  let on = later(SINCE, `${regular.slice(0, 7)}-01`);
  if (on > today) return [];
  const stepAt = (day: Day): number => steps.reduce((s, d, i) => (d <= day ? i : s), 0);
  const served = Math.floor(monthsBetween(workStartedOn, on) / 12);
  const entry = degree === 3 ? at('四级主任科员') : degree >= 2 ? at('一级科员') : at('二级科员');
  let rank = Math.max(CEILING[stepAt(on)]!, Math.min(FLOOR[stepAt(on)]!, entry - (served >= 26 ? 4 : served >= 18 ? 3 : served >= 11 ? 2 : served >= 5 ? 1 : 0)));
  const list: { rank: number; on: Day }[] = [{ rank, on }];
  for (;;) {
    let next = addMonths(on, chance.int(24, 66));
    const lifted = steps.find((d, i) => d > on && FLOOR[i]! < rank && d <= today);
    if (lifted && lifted <= next) {
      next = lifted;
      rank = FLOOR[stepAt(lifted)]!;
    } else {
      if (next > today) break;
      if (rank <= CEILING[stepAt(next)]!) {
        on = next;
        continue;
      }
      rank--;
    }
    on = next;
    list.push({ rank, on });
  }
  return list.map((r, i) => ({ rank: rankLadder[r.rank]!, startedOn: r.on, endedOn: list[i + 1]?.on ?? null }));
}
