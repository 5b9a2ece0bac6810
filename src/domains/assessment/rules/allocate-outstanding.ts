import { divide, score, type Rounding } from '../../../kernel/score.ts';

export const rule = { ruleId: 'assessment.outstanding_limit', source: '公务员考核规定（优秀等次比例）' } as const;

/** How many people may be 优秀: the share of all who take part, made whole as the policy says (never above the share when truncated). */
export const outstandingLimit = (people: number, sharePercent: string, rounding: Rounding): number =>
  Number(divide(BigInt(people) * BigInt(score(sharePercent)), 100_000_000n, rounding));

export interface GroupBase {
  readonly key: string;
  readonly people: number;
}

/**
 * Spreads the year's places over the groups: each its whole part of the share, the places left to the largest remainders
 * (equal remainders: the larger group, then the key, so that the order of groups changes nothing). The sum never exceeds the limit,
 * and no group gets more places than it has people.
 */
export function allocateOutstanding(groups: readonly GroupBase[], sharePercent: string, rounding: Rounding, within: 'group' | 'year'): Map<string, number> {
  const limits = new Map(groups.map((g) => [g.key, Math.min(g.people, outstandingLimit(g.people, sharePercent, within === 'group' ? rounding : 'truncate'))]));
  if (within === 'group') return limits;
  const all = outstandingLimit(groups.reduce((a, g) => a + g.people, 0), sharePercent, rounding);
  let left = all - [...limits.values()].reduce((a, b) => a + b, 0);
  const share = BigInt(score(sharePercent));
  const remainder = (g: GroupBase): bigint => (BigInt(g.people) * share) % 100_000_000n;
  const byNeed = [...groups].sort((a, b) => {
    const difference = remainder(b) - remainder(a);
    return difference !== 0n ? (difference > 0n ? 1 : -1) : b.people - a.people || (a.key < b.key ? -1 : 1);
  });
  for (const g of byNeed) {
    if (left <= 0) break;
    if (limits.get(g.key)! >= g.people) continue;
    limits.set(g.key, limits.get(g.key)! + 1);
    left--;
  }
  return limits;
}
