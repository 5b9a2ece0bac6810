import { addDays, addMonths, type Day } from '../../../kernel/period.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import type { MonthTask, PlanLine } from '../model.ts';

/** `12.5` → 12500 thousandths; the contract has checked the form. */
export function thousandths(text: string): number {
  const [whole, part = ''] = text.split('.');
  return Number(whole) * 1000 + Number(part.padEnd(3, '0'));
}
/** 12500 → `12.5`. */
export const amountOf = (n: number): string => {
  const part = String(n % 1000).padStart(3, '0').replace(/0+$/, '');
  return part === '' ? String(Math.floor(n / 1000)) : `${Math.floor(n / 1000)}.${part}`;
};

/** Last day to report a month: so many working days after its last day (parameter `month-report-days`). */
export const reportDue = (month: Day, reportDays: number): Day => addWorkingDays(addDays(addMonths(month, 1), -1), reportDays).day;

/**
 * work.month_plan (M022): the month-by-month list of a winner from the plan of the project. An amount is spread evenly and exactly:
 * what does not divide goes, a thousandth each, to the first months. Something done or not done stands in the last of its months.
 */
export function monthPlan(plan: readonly PlanLine[], startsOn: Day, reportDays: number): Omit<MonthTask, 'id' | 'claimId' | 'listedOn' | 'listedBy'>[] {
  const first = `${startsOn.slice(0, 7)}-01`;
  const tasks = plan.flatMap((line) => {
    const month = (n: number): Day => addMonths(first, line.from - 1 + n);
    if (line.kind === 'done') return [{ month: month(line.months - 1), title: line.title, kind: line.kind, target: 1000, unit: '' }];
    const total = thousandths(line.amount);
    const [each, left] = [Math.floor(total / line.months), total % line.months];
    return Array.from({ length: line.months }, (_, n) => ({ month: month(n), title: line.title, kind: line.kind, target: each + (n < left ? 1 : 0), unit: line.unit })).filter((t) => t.target > 0);
  });
  const counts = new Map<Day, number>();
  return tasks
    .sort((a, b) => a.month.localeCompare(b.month))
    .map((t) => {
      const position = (counts.get(t.month) ?? 0) + 1;
      counts.set(t.month, position);
      return { ...t, position, dueOn: reportDue(t.month, reportDays) };
    });
}
