import { addMonths, type Day } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';

/** 上任时、每年度、调任前 (M007) */
export type Checkpoint = 'taking_office' | 'yearly' | 'before_transfer';
const SOURCE = '湘阴县：建立主要领导干部“实绩档案”，上任时“交任务、压担子、列清单”，每年度“晒答卷、比排名、听口碑”，调任前“看成效、比业绩、交账单”';

export interface FileState {
  readonly openedOn: Day;
  /** Who signed the newest task list; null when there is none. */
  readonly taskListSigned: readonly ('superior' | 'appointee')[] | null;
  readonly sheetYears: readonly number[];
  /** The newest closing account: null when there is none. */
  readonly accountAccepted: boolean | null;
}

/** The years that ask for an answer sheet: those that ended while in office, with at least so many months in office in them. */
export function sheetYearsDue(openedOn: Day, today: Day, minimumMonths: number): number[] {
  const years: number[] = [];
  for (let year = Number(openedOn.slice(0, 4)); year < Number(today.slice(0, 4)); year++) if (addMonths(openedOn, minimumMonths) <= `${year + 1}-01-01`) years.push(year);
  return years;
}

/**
 * evidence.checkpoints (M007–M010): what a principal leader's file still lacks at a step, as reasons; none when the step may be taken.
 * `file` null: no file was opened for the appointment.
 */
export function checkpointReasons(file: FileState | null, step: 'take_office' | 'leave_office', today: Day, minimumMonths: number): Reason[] {
  const reason = (code: string, params: Reason['params'] = {}): Reason => ({ code: `evidence.${code}`, params, source: SOURCE });
  if (!file) return [reason('checkpoint_no_file')];
  const reasons: Reason[] = [];
  if (file.taskListSigned === null) reasons.push(reason('checkpoint_no_task_list'));
  else for (const party of ['superior', 'appointee'] as const) if (!file.taskListSigned.includes(party)) reasons.push(reason(`checkpoint_unsigned_by_${party}`));
  if (step === 'take_office') return reasons;
  for (const year of sheetYearsDue(file.openedOn, today, minimumMonths)) if (!file.sheetYears.includes(year)) reasons.push(reason('checkpoint_no_answer_sheet', { year }));
  if (file.accountAccepted === null) reasons.push(reason('checkpoint_no_closing_account'));
  else if (!file.accountAccepted) reasons.push(reason('checkpoint_closing_account_not_accepted'));
  return reasons;
}

/** The same for a screen: which checkpoints are recorded and which are missing today. */
export function checkpointsOf(file: FileState, today: Day, minimumMonths: number): { recorded: Checkpoint[]; missing: Checkpoint[] } {
  const recorded: Checkpoint[] = [];
  const missing: Checkpoint[] = [];
  (file.taskListSigned?.length === 2 ? recorded : missing).push('taking_office');
  if (sheetYearsDue(file.openedOn, today, minimumMonths).some((y) => !file.sheetYears.includes(y))) missing.push('yearly');
  else if (file.sheetYears.length > 0) recorded.push('yearly');
  (file.accountAccepted === true ? recorded : missing).push('before_transfer');
  return { recorded, missing };
}
