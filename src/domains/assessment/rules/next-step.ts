import type { Day } from '../../../kernel/period.ts';
import type { RunState } from '../model.ts';

export const rule = { ruleId: 'assessment.next_step', source: '公务员考核规定（总结述职、民主测评、审核评鉴、确定等次、公示）' } as const;

export type YearStep = 'collect' | 'propose' | 'decide' | 'publish' | 'wait' | 'close';

/** What a year waits for. Only the annual assessment of people is hung out; the term's last day belongs to it. */
export function nextStepOf(at: { readonly state: RunState; readonly people: number; readonly decided: number; readonly annual: boolean; readonly notice: { readonly closesOn: Day } | null }, today: Day): YearStep {
  if (at.state === 'draft' || at.state === 'collecting') return 'collect';
  if (at.state === 'computed') return 'propose';
  if (at.decided < at.people) return 'decide';
  if (at.annual && at.notice === null) return 'publish';
  return at.notice !== null && today <= at.notice.closesOn ? 'wait' : 'close';
}
