import { addMonths, type Day } from '../../../kernel/period.ts';

export const rule = { ruleId: 'protection.combined_period', source: '公职人员政务处分法（处分期合并，最长四十八个月）' } as const;

/** A period of a kind of sanction, in the word of the packs. */
export interface SanctionPeriod {
  readonly basis: string;
  /** Null: without an end of its own. */
  readonly until: Day | null;
}

/** The kinds that are added up, as the parameter lists them: 警告、记过、记大过. */
export const combiningKinds = (listed: string): ReadonlySet<string> => new Set(listed.split('、').map((k) => k.trim()).filter(Boolean));

/**
 * When a sanction runs out that comes while others run: what is left of the longest of them is added, and the whole is capped,
 * counted from the day the new one takes force. Only kinds that combine are added up, the new one among them: an admonition is no
 * sanction and lengthens none. Days left are whole months and the days beyond, so that no day is lost by rounding.
 */
export function combinedUntil(sanction: { readonly basis: string; readonly from: Day; readonly until: Day }, running: readonly SanctionPeriod[], kinds: ReadonlySet<string>, capMonths: number): { readonly until: Day; readonly added: number; readonly capped: boolean } {
  const { basis, from, until } = sanction;
  if (!kinds.has(basis)) return { until, added: 0, capped: false };
  const latest = running.flatMap((r) => (r.until !== null && r.until > from && kinds.has(r.basis) ? [r.until] : [])).sort().at(-1);
  const cap = addMonths(from, capMonths);
  const added = latest === undefined ? 0 : days(from, latest);
  const whole = new Date(Date.parse(`${until}T00:00:00Z`) + added * 86_400_000).toISOString().slice(0, 10);
  return whole > cap ? { until: cap, added, capped: true } : { until: whole, added, capped: false };
}

const days = (from: Day, to: Day): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
