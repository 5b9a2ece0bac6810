import { describe, expect, it } from 'vitest';
import { leadMonths, milestoneCredits } from './lead-months.ts';

describe('evidence.lead_months (M018)', () => {
  it.each([
    ['2023-10', '2023-03', 7],
    ['2023-03', '2023-05', -2],
    ['2023-03', '2023-03', 0],
    ['2023-03-15', '2023-02-16', 0],
    ['2023-03-15', '2023-02-15', 1],
    ['2023-03-15', '2023-04-14', 0],
    ['2023-03-15', '2023-04-15', -1],
    ['2024-01', '2023-03-31', 10],
    ['2024', '2022', 24],
  ])('planned %s, actual %s: %i', (planned, actual, months) => expect(leadMonths(planned, actual)).toBe(months));

  it('credits each by role, the lead first, then by share', () => {
    const person = (personId: string, lead: boolean, share: number | null) => ({ personId, role: 'do' as const, lead, share });
    expect(milestoneCredits(7, [person('c', false, null), person('b', false, 4000), person('a', true, 6000)]).map((c) => [c.personId, c.share, c.leadMonths])).toEqual([['a', 6000, 7], ['b', 4000, 7], ['c', null, 7]]);
  });
});
