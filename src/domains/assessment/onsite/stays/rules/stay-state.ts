import type { Day } from '../../../../../kernel/period.ts';
import type { Stay, StayState } from '../model.ts';

export const rule = { ruleId: 'assessment.stay_state', source: '以蹲点调研为抓手推进平时考核（M047）' } as const;

export function stayState(stay: Pick<Stay, 'beginsOn' | 'endsOn' | 'endedAt'>, today: Day): StayState {
  if (stay.endedAt !== null) return 'ended';
  if (today < stay.beginsOn) return 'planned';
  return today <= stay.endsOn ? 'under_way' : 'overdue';
}

/** A concern that the person has neither answered nor had the time to answer: nobody may rest anything on it yet. */
export const unheard = (note: { readonly sign: string; readonly reply: string | null }, replyUntil: Day | null, today: Day): boolean => note.sign === 'concern' && note.reply === null && (replyUntil === null || today <= replyUntil);
