import type { Reason } from '../../../../kernel/refusal.ts';
import type { RunState } from '../../model.ts';
import type { RegistrationState } from '../model.ts';

export const rule = { ruleId: 'assessment.registration_steps', source: '公务员考核规定（总结述职、审核评鉴、确定等次）' } as const;

export const registrationActions = ['write', 'submit', 'comment', 'return'] as const;
export type RegistrationAction = (typeof registrationActions)[number];

/**
 * What may be done to a registration form. The person writes until he hands it in; then the leader in charge comments or hands it
 * back; a comment may be corrected until the year is confirmed. Nobody comments on himself (回避).
 */
export function registrationStep(at: { readonly run: RunState; readonly state: RegistrationState | null; readonly self: boolean }, action: RegistrationAction): { readonly next: RegistrationState } | { readonly because: Reason } {
  const no = (code: string): { because: Reason } => ({ because: { code: `assessment.${code}`, source: rule.source } });
  if (at.run === 'confirmed') return no('registration_closed');
  if (action === 'write' || action === 'submit') {
    if (at.state !== null && at.state !== 'draft') return no('summary_handed_in');
    return { next: action === 'write' ? 'draft' : 'submitted' };
  }
  if (at.self) return no('review_own_case');
  if (at.state === null || at.state === 'draft') return no('summary_not_handed_in');
  if (action === 'return') return at.state === 'submitted' ? { next: 'draft' } : no('summary_commented');
  return { next: 'commented' };
}
