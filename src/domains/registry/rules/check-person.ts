import { firstDayOf, type Day, type PartialDate } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { PersonFields } from '../contract/people.ts';
import { checkIdNumber } from './id-number.ts';

export const ruleId = 'registry.check_person';

/** Do two dates disagree as far as both are precise? `1975-03` and `1975-03-08` agree. */
const differ = (a: PartialDate, b: PartialDate): boolean => {
  const n = Math.min(a.length, b.length);
  return a.slice(0, n) !== b.slice(0, n);
};

/**
 * Do the fields of a person contradict each other? Out: everything that is wrong, each with the field that shows it;
 * empty when they agree. The identity number must be right by GB 11643 and agree with birth and sex.
 */
export function checkPerson(f: PersonFields, on: Day): Reason[] {
  const reasons: Reason[] = [];
  if (f.idNumber !== null) {
    const id = checkIdNumber(f.idNumber, on);
    if (id.parts === null) reasons.push(...id.reasons.map((r) => ({ ...r, at: 'idNumber' })));
    else {
      if (f.bornOn !== null && differ(f.bornOn, id.parts.born)) reasons.push({ code: 'registry.born_differs', params: { born: f.bornOn, idNumberSays: id.parts.born }, source: 'GB 11643-1999', at: 'bornOn' });
      if (f.sex !== null && f.sex !== (id.parts.sex === '1' ? 'male' : 'female')) reasons.push({ code: 'registry.sex_differs', source: 'GB 11643-1999', at: 'sex' });
    }
  }
  const order = (earlier: PartialDate | null, later: PartialDate | null, field: string): void => {
    if (earlier !== null && later !== null && firstDayOf(later) < firstDayOf(earlier) && differ(earlier, later)) {
      reasons.push({ code: 'registry.dates_out_of_order', params: { earlier, later }, at: field });
    }
  };
  order(f.bornOn, f.workStartedOn, 'workStartedOn');
  order(f.bornOn, f.partyJoinedOn, 'partyJoinedOn');
  for (const field of ['bornOn', 'workStartedOn', 'partyJoinedOn'] as const) order(f[field], on, field);
  return reasons;
}
