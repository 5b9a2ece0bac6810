import { monthsBetween, type PartialDate } from '../../../kernel/period.ts';
import type { EntryPerson } from '../model.ts';

/** evidence.lead_months (M018): calendar months ahead of plan, negative when late. Days count only when both dates have them. */
export function leadMonths(plannedOn: PartialDate, actualOn: PartialDate): number {
  const months = actualOn <= plannedOn ? monthsBetween(actualOn, plannedOn) : -monthsBetween(plannedOn, actualOn);
  return months === 0 ? 0 : months;
}

export interface Credit {
  readonly personId: string;
  readonly role: EntryPerson['role'];
  readonly lead: boolean;
  readonly share: number | null;
  readonly leadMonths: number;
}

/** The result of a milestone goes to each responsible person by recorded role: those leading first, then by share. */
export const milestoneCredits = (months: number, persons: readonly EntryPerson[]): Credit[] =>
  [...persons]
    .sort((a, b) => Number(b.lead) - Number(a.lead) || (b.share ?? 0) - (a.share ?? 0) || (a.personId < b.personId ? -1 : 1))
    .map((p) => ({ personId: p.personId, role: p.role, lead: p.lead, share: p.share, leadMonths: months }));
