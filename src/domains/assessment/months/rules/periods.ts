import { addDays, addMonths, type Day } from '../../../../kernel/period.ts';
import { addWorkingDays } from '../../../../kernel/working-days.ts';
import type { PeriodKind, PeriodState } from '../model.ts';

export interface DueDays {
  readonly month: number;
  readonly quarter: number;
  readonly year: number;
}

export interface PlannedPeriod {
  readonly kind: PeriodKind;
  readonly number: number;
  readonly beginsOn: Day;
  /** The last day of the period. */
  readonly endsOn: Day;
  readonly dueOn: Day;
}

const LENGTHS: readonly (readonly [PeriodKind, number])[] = [['month', 1], ['quarter', 3], ['year', 12]];

/** 12 months, 4 quarters and the year, each due so many working days after its last day. */
export const periodsOfYear = (year: number, due: DueDays): PlannedPeriod[] =>
  LENGTHS.flatMap(([kind, months]) =>
    Array.from({ length: 12 / months }, (_p, n): PlannedPeriod => {
      const beginsOn = addMonths(`${year}-01-01`, n * months);
      const endsOn = addDays(addMonths(beginsOn, months), -1);
      return { kind, number: n + 1, beginsOn, endsOn, dueOn: addWorkingDays(endsOn, due[kind]).day };
    }),
  );

/** Where a period stands on a day. The due day itself is in time. */
export function periodState(p: Pick<PlannedPeriod, 'beginsOn' | 'dueOn'> & { readonly recordedOn: Day | null }, today: Day): PeriodState {
  if (p.recordedOn !== null) return p.recordedOn > p.dueOn ? 'recorded_late' : 'recorded';
  if (today > p.dueOn) return 'missing';
  return today < p.beginsOn ? 'ahead' : 'due';
}
