import { addMonths, firstDayOf, monthsBetween, type Day, type PartialDate } from '../../../kernel/period.ts';
import type { Decision, PolicyPack } from '../model.ts';
import { decideRule, contextOn } from './decide.ts';

export interface RetirementMonth {
  /** `YYYY-MM`, before the reform. */
  readonly originalMonth: string;
  readonly delayMonths: number;
  /** 到龄年月 `YYYY-MM`. */
  readonly month: string;
  readonly decision: Decision;
}

/**
 * 到龄年月 under gradual retirement (全国人大常委会 2024-09-13 决定): the month in which the original age is reached,
 * put off by what the rule `retirement-delay` gives. Undetermined when birth is known only by year.
 * In: birth month, original age limit in years (50, 55, 60). Refuses other limits through the rule: it has no row for them.
 */
export function retirementMonth(pack: PolicyPack, born: PartialDate, originalAge: number, on: Day): RetirementMonth | Decision {
  const startName = 'retirement-reform-start';
  const start = String(contextOn(pack, [startName], on).parameters[pack.parameters.get(startName)!.name]);
  const original = addMonths(`${firstDayOf(born).slice(0, 7)}-01`, originalAge * 12);
  const months = born.length === 4 ? null : monthsBetween(start.slice(0, 7), original.slice(0, 7)) + 1;
  const decision = decideRule(pack, 'retirement-delay', { 改革前退休年龄: originalAge, 距改革起始月数: months }, on);
  if (decision.status !== 'decided') return decision;
  const delayMonths = Number(decision.outputs!['延迟月数']);
  return { originalMonth: original.slice(0, 7), delayMonths, month: addMonths(original, delayMonths).slice(0, 7), decision };
}
