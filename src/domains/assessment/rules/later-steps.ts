export const rule = { ruleId: 'assessment.later_steps', source: '在防疫抗洪一线表现突出的235名干部得到提拔使用或职级晋升 (M041)' } as const;

/** 1 is the highest; whoever has none stands beyond the last. */
interface Standing {
  readonly level: string | null;
  readonly levelOrder: number;
  readonly rank: string | null;
  readonly rankOrder: number;
}

export interface LaterStep {
  readonly kind: 'promotion' | 'rank';
  readonly from: string;
  readonly to: string;
}

/**
 * 提拔使用 is a higher leadership level than on the day of listing (a first one included), 职级晋升 a higher rank.
 * What was not known that day is not called a step.
 */
export function laterSteps(then: Standing | null, now: Standing | null): LaterStep[] {
  if (!then || !now) return [];
  const steps: LaterStep[] = [];
  if (now.level !== null && now.levelOrder < then.levelOrder) steps.push({ kind: 'promotion', from: then.level ?? '', to: now.level });
  if (now.rank !== null && then.rank !== null && now.rankOrder < then.rankOrder) steps.push({ kind: 'rank', from: then.rank, to: now.rank });
  return steps;
}
