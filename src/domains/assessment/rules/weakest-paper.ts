export const rule = { ruleId: 'assessment.weakest_paper', source: '发展高质量、党建高质量、社会满意度三张“考卷” (M039)' } as const;

/** The dimensions with the lowest score, in the order given: one, or all that share it. None without a score. */
export function weakestDimensions<T extends { readonly score: number | null }>(dimensions: readonly T[]): T[] {
  const lowest = Math.min(...dimensions.map((d) => d.score ?? Infinity));
  return Number.isFinite(lowest) ? dimensions.filter((d) => d.score === lowest) : [];
}
