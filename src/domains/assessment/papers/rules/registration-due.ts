import { addDays, type Day } from '../../../../kernel/period.ts';
import { addWorkingDays } from '../../../../kernel/working-days.ts';

export const rule = { ruleId: 'assessment.registration_due', source: '公务员考核规定（年度考核一般在每年年末或者翌年年初进行）；日数为工作参数' } as const;

/** Last days for summary and comment: so many working days after the last day of the year assessed, the comment after the summary. */
export function registrationDue(periodTo: Day, workingDays: { readonly summary: number; readonly comment: number }): { readonly summary: Day; readonly comment: Day } {
  const summary = addWorkingDays(addDays(periodTo, -1), workingDays.summary).day;
  return { summary, comment: addWorkingDays(summary, workingDays.comment).day };
}
