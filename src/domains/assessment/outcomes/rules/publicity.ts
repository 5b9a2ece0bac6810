import type { Day } from '../../../../kernel/period.ts';
import type { Reason } from '../../../../kernel/refusal.ts';

export const rule = { ruleId: 'assessment.outstanding_publicity', source: '公务员考核规定（拟定优秀等次公示不少于5个工作日）' } as const;

export interface PublicityNow {
  readonly opensOn: Day;
  /** The last day of the term. */
  readonly closesOn: Day;
  readonly personIds: readonly string[];
  readonly unanswered: number;
}

/**
 * What stands between a list of 优秀 and its confirmation: the notice must have hung out its full term, must name exactly those
 * who are graded 优秀, and every objection must be answered. Nobody 优秀 needs no notice. In: the notice in force or null, today.
 */
export function publicityHolds(outstanding: readonly string[], notice: PublicityNow | null, today: Day): Reason[] {
  if (outstanding.length === 0) return [];
  if (!notice) return [{ code: 'assessment.publicity_missing', params: { people: outstanding.length }, source: rule.source }];
  const reasons: Reason[] = [];
  const named = new Set(notice.personIds);
  const added = outstanding.filter((id) => !named.has(id)).length;
  const gone = notice.personIds.filter((id) => !outstanding.includes(id)).length;
  if (added > 0 || gone > 0) reasons.push({ code: 'assessment.publicity_other_list', params: { added, gone }, source: rule.source });
  if (today <= notice.closesOn) reasons.push({ code: 'assessment.publicity_running', params: { closesOn: notice.closesOn }, source: rule.source });
  if (notice.unanswered > 0) reasons.push({ code: 'assessment.objections_open', params: { count: notice.unanswered }, source: rule.source });
  return reasons;
}
