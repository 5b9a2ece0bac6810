import type { Day } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { NewHead } from '../model.ts';

/** What stands against somebody becoming a head: none of the three nears (就近、就便、就熟), or consent that lies in the future. */
export function headFaults(head: Pick<NewHead, 'near' | 'handy' | 'familiar' | 'consentedOn'>, today: Day): Reason[] {
  return [
    ...(head.near || head.handy || head.familiar ? [] : [{ code: 'grid.none_of_three_nears', at: 'near' }]),
    ...(head.consentedOn <= today ? [] : [{ code: 'grid.consent_in_future', at: 'consentedOn', params: { on: head.consentedOn } }]),
  ];
}
