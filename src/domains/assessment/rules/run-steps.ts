import type { RunState } from '../model.ts';

export const rule = { ruleId: 'assessment.run_steps', source: '公务员考核规定（考核程序）' } as const;

export const runActions = ['start', 'record', 'compute', 'propose', 'decide', 'confirm'] as const;
export type RunAction = (typeof runActions)[number];

/** Each action: the states it may be taken in and the state it leads to. A confirmed year changes only by review and appeal. */
const steps: Readonly<Record<RunAction, { readonly from: readonly RunState[]; readonly to: RunState | 'same'; readonly refusal: string }>> = {
  start: { from: ['draft'], to: 'collecting', refusal: 'assessment.run_closed' },
  // Marks given after a computation wait for the next one.
  record: { from: ['collecting', 'computed', 'proposed'], to: 'same', refusal: 'assessment.not_collecting' },
  compute: { from: ['collecting', 'computed', 'proposed'], to: 'computed', refusal: 'assessment.run_closed' },
  propose: { from: ['computed', 'proposed'], to: 'proposed', refusal: 'assessment.not_computed' },
  decide: { from: ['proposed'], to: 'same', refusal: 'assessment.not_proposed' },
  confirm: { from: ['proposed'], to: 'confirmed', refusal: 'assessment.not_proposed' },
};

export type Step = { readonly ok: true; readonly to: RunState } | { readonly ok: false; readonly refusal: string };

/** Where the action leads from a state, or why it cannot be taken. */
export function stepOf(state: RunState, action: RunAction): Step {
  const step = steps[action];
  if (state === 'confirmed' && action !== 'start') return { ok: false, refusal: 'assessment.run_closed' };
  return step.from.includes(state) ? { ok: true, to: step.to === 'same' ? state : step.to } : { ok: false, refusal: step.refusal };
}
