import type { RatedBallots } from './ratings.ts';

export const rule = { ruleId: 'assessment.raw_score', source: '各项得分为评价该项的票的平均（按票所在组的权重），总分按各项权重加总' } as const;

/** Raw weighted score per subject: the mean of each item over its ballots (a ballot weighs as its group does), by the weights of the items. Null without a rating on some item: never silently re-weighted. */
export function rawScores({ ratings, items, scales, raterWeights }: RatedBallots): Map<string, number | null> {
  const at = new Map(items.map((item, i) => [item.key, i]));
  const sums = new Map<string, { points: Float64Array; weight: Float64Array }>();
  for (const r of ratings) {
    let sum = sums.get(r.subject);
    if (!sum) sums.set(r.subject, (sum = { points: new Float64Array(items.length), weight: new Float64Array(items.length) }));
    const i = at.get(r.item)!;
    const w = raterWeights?.get(r.rater) ?? 1;
    sum.points[i]! += w * (r.points ?? scales[items[i]!.scale]![r.category]!);
    sum.weight[i]! += w;
  }
  const total = items.reduce((a, i) => a + i.weight, 0);
  return new Map([...sums].map(([subject, { points, weight }]) => [subject, weight.includes(0) ? null : items.reduce((a, item, i) => a + (item.weight / total) * (points[i]! / weight[i]!), 0)]));
}
