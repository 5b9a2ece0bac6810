import type { AwardKind, AwardState } from '../model.ts';

/** What may become of a proposal. 蜗牛奖 is told before it is decided; a decision stands until its review. */
const steps = {
  tell: { running: [], snail: ['proposed'], to: 'told' },
  confirm: { running: ['proposed'], snail: ['told'], to: 'confirmed' },
  drop: { running: ['proposed'], snail: ['proposed', 'told'], to: 'dropped' },
  ask_review: { running: [], snail: ['confirmed'], to: 'review' },
  uphold: { running: [], snail: ['review'], to: 'upheld' },
  reverse: { running: [], snail: ['review'], to: 'reversed' },
} as const satisfies Record<string, Record<AwardKind, readonly AwardState[]> & { readonly to: AwardState }>;
export type AwardStep = keyof typeof steps;
export const awardSteps = Object.keys(steps) as AwardStep[];

/** work.award_steps: the state after a step, or null where the step is not open. */
export const afterAwardStep = (award: { readonly kind: AwardKind; readonly state: AwardState }, step: AwardStep): AwardState | null => ((steps[step][award.kind] as readonly AwardState[]).includes(award.state) ? steps[step].to : null);
