import type { Day } from '../../../kernel/period.ts';

export const ruleId = 'registry.years_ago';

/**
 * The bound that a date of any precision must not exceed so that at least `years` full years have passed on a day:
 * `since <= yearsAgo(on, n)` says the same as the count of full years being n or more, for days and for months alike.
 * The day is not moved to a month's end: text order already puts 29 February after the 28th.
 */
export const yearsAgo = (on: Day, years: number): string => `${String(Number(on.slice(0, 4)) - years).padStart(4, '0')}${on.slice(4)}`;
