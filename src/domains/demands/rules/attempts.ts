import type { Step } from '../model.ts';

/** An attempt that was rejected: what was done and answered, its proof, who rejected it and why. */
export interface Attempt {
  readonly round: number;
  readonly did: string;
  readonly by: string;
  readonly answer: string;
  readonly rejectedAt: Date;
  readonly rejectedBecause: string;
}

/** demands.attempts (M236): the results that were rejected, the first first. What was done since the last rejection is no earlier attempt. */
export function earlierAttempts(steps: readonly Pick<Step, 'step' | 'text' | 'byName' | 'at'>[]): Attempt[] {
  const attempts: Attempt[] = [];
  let done = { did: '', by: '', answer: '' };
  for (const s of steps) {
    if (s.step === 'handled') done = { ...done, did: s.text, by: s.byName };
    else if (s.step === 'answered') done = { ...done, answer: s.text };
    else if (s.step === 'reopened') {
      attempts.push({ round: attempts.length, ...done, rejectedAt: s.at, rejectedBecause: s.text });
      done = { did: '', by: '', answer: '' };
    }
  }
  return attempts;
}

/** demands.fresh_proof (M236): the first result may stand without a file; after a rejection at least one is needed that was not on the demand before. */
export const hasFreshProof = (reopened: number, before: ReadonlySet<string>, given: readonly string[]): boolean => reopened === 0 || given.some((hash) => !before.has(hash));
