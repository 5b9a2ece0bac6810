import { addMonths, type Day } from '../../../kernel/period.ts';

export const rule = { ruleId: 'protection.combined_period', source: '公职人员政务处分法（处分期合并，最长四十八个月）' } as const;

/**
 * When a sanction runs out that comes while others run: what is left of the longest of them is added, and the whole is capped,
 * counted from the day the new one takes force. Days left are whole months and the days beyond, so that no day is lost by rounding.
 */
export function combinedUntil(from: Day, until: Day, running: readonly (Day | null)[], capMonths: number): { readonly until: Day; readonly added: number; readonly capped: boolean } {
  const latest = running.filter((r): r is Day => r !== null && r > from).sort().at(-1);
  const cap = addMonths(from, capMonths);
  const added = latest === undefined ? 0 : days(from, latest);
  const whole = new Date(Date.parse(`${until}T00:00:00Z`) + added * 86_400_000).toISOString().slice(0, 10);
  return whole > cap ? { until: cap, added, capped: true } : { until: whole, added, capped: false };
}

const days = (from: Day, to: Day): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
