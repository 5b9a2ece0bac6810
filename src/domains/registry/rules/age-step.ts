import { ageOn, type Day, type PartialDate } from '../../../kernel/period.ts';

export const ruleId = 'registry.age_step';

/** Steps in which organization departments draw the age of teams, by their upper end (周岁). A picture, no threshold of any rule. */
export const AGE_STEPS = [30, 35, 40, 45, 50, 55] as const;
export const ageStepKeys = ['30-', '31-35', '36-40', '41-45', '46-50', '51-55', '56+'] as const;
export type AgeStep = (typeof ageStepKeys)[number] | 'unknown';

/** `31-35` for 33; `unknown` without a date of birth. */
export function ageStep(age: number | null): AgeStep {
  if (age === null) return 'unknown';
  const at = AGE_STEPS.findIndex((upper) => age <= upper);
  return ageStepKeys[at === -1 ? AGE_STEPS.length : at]!;
}

export const ageOrNull = (born: PartialDate | null, on: Day): number | null => (born === null ? null : ageOn(born, on));

/** The mean to one decimal; null of nothing. */
export const average = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.round((values.reduce((s, v) => s + v, 0) / values.length) * 10) / 10);

/** How many of each key, most first; given `order`, in that order and with zeros. */
export function countBy(keys: readonly string[], order?: readonly string[]): { key: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const k of keys) counts.set(k, (counts.get(k) ?? 0) + 1);
  if (order) return [...order.map((key) => ({ key, count: counts.get(key) ?? 0 })), ...[...counts].filter(([k]) => !order.includes(k)).map(([key, count]) => ({ key, count }))];
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
