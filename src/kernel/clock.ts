/** Time comes in from outside, so that rules and tests decide what "today" is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const fixedClock = (iso: string): Clock => ({ now: () => new Date(iso) });

/** The calendar day in China (UTC+8, no daylight saving since 1991), as `YYYY-MM-DD`. */
export const dayInChina = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
