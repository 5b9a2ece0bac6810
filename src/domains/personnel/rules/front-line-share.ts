import type { ShareCount } from '../model.ts';

export const ruleId = 'personnel.front_line_share';

export const nobody: ShareCount = { promoted: 0, frontLine: 0 };

export const countPromotions = (promotions: readonly { readonly frontLine: boolean }[]): ShareCount => ({ promoted: promotions.length, frontLine: promotions.filter((p) => p.frontLine).length });

export const addCounts = (a: ShareCount, b: ShareCount): ShareCount => ({ promoted: a.promoted + b.promoted, frontLine: a.frontLine + b.frontLine });

/** Percent of those promoted who have front-line experience; null when nobody was. One division, so that a share equal to its floor is never below it. */
export const shareOf = (c: ShareCount): number | null => (c.promoted === 0 ? null : (100 * c.frontLine) / c.promoted);

/** `YYYY-MM` of every month of a year that has begun by the day. */
export const monthsUntil = (year: number, today: string): string[] => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`).filter((m) => m <= today.slice(0, 7));
