import { describe, expect, it } from 'vitest';
import type { RunState } from '../../model.ts';
import type { RegistrationState } from '../model.ts';
import { registrationStep, type RegistrationAction } from './registration-steps.ts';

describe('registrationStep', () => {
  it.each<[string, RunState, RegistrationState | null, RegistrationAction, boolean, string]>([
    ['begins a draft', 'collecting', null, 'write', true, 'draft'],
    ['hands in at once', 'collecting', null, 'submit', true, 'submitted'],
    ['hands in a draft', 'proposed', 'draft', 'submit', true, 'submitted'],
    ['changes nothing once handed in', 'collecting', 'submitted', 'write', true, 'assessment.summary_handed_in'],
    ['does not hand in twice', 'collecting', 'submitted', 'submit', true, 'assessment.summary_handed_in'],
    ['is commented', 'computed', 'submitted', 'comment', false, 'commented'],
    ['a comment is corrected', 'computed', 'commented', 'comment', false, 'commented'],
    ['not before it is handed in', 'computed', 'draft', 'comment', false, 'assessment.summary_not_handed_in'],
    ['not where there is none', 'computed', null, 'comment', false, 'assessment.summary_not_handed_in'],
    ['nobody on himself', 'computed', 'submitted', 'comment', true, 'assessment.review_own_case'],
    ['is handed back', 'computed', 'submitted', 'return', false, 'draft'],
    ['not after the comment', 'computed', 'commented', 'return', false, 'assessment.summary_commented'],
    ['nobody hands his own back', 'computed', 'submitted', 'return', true, 'assessment.review_own_case'],
    ['nothing in a closed year', 'confirmed', 'draft', 'submit', true, 'assessment.registration_closed'],
    ['no comment in a closed year', 'confirmed', 'submitted', 'comment', false, 'assessment.registration_closed'],
  ])('%s', (_name, run, state, action, self, expected) => {
    const step = registrationStep({ run, state, self }, action);
    expect('next' in step ? step.next : step.because.code).toBe(expected);
  });
});
