import { monthsBetween, type Day, type PartialDate } from '../../../kernel/period.ts';

export const ruleId = 'registry.months_in_post';

/** Whole months since a date on a day, by the day where the date has one, else by the month; never below zero. */
export const monthsInPost = (since: PartialDate | null, on: Day): number | null => (since === null ? null : Math.max(0, monthsBetween(since, since.length === 10 ? on : on.slice(0, 7))));
