import { addCalendarDays, type CountedDay } from '../../../../kernel/working-days.ts';
import type { Day } from '../../../../kernel/period.ts';
import type { Reason } from '../../../../kernel/refusal.ts';
import type { ReviewKind } from '../model.ts';

export const rule = { ruleId: 'assessment.review_terms', source: '公务员法 第九十五条、第九十六条' } as const;

/** Days of the calendar, from the policy in force. */
export interface ReviewTerms {
  readonly requestDays: number;
  readonly reviewDecisionDays: number;
  readonly appealAfterReviewDays: number;
  readonly appealDirectDays: number;
  readonly appealDecisionDays: number;
  readonly appealExtensionDays: number;
}

export interface FilingCase {
  /** The day on which the person was told. */
  readonly toldOn: Day;
  /** Reviews of this outcome so far, oldest first. */
  readonly earlier: readonly { readonly kind: ReviewKind; readonly state: 'filed' | 'accepted' | 'not_accepted' | 'decided' | 'withdrawn'; readonly closedOn: Day | null }[];
}

/** The last day for asking, and why. Null when this way is closed for good or not open yet, with the reason. */
export function lastDayToFile(kind: ReviewKind, c: FilingCase, terms: ReviewTerms): { readonly until: CountedDay; readonly days: number } | { readonly closed: Reason } {
  const open = c.earlier.find((r) => r.state === 'filed' || r.state === 'accepted');
  if (open) return { closed: { code: 'assessment.review_open_already', source: rule.source } };
  if (c.earlier.some((r) => r.kind === 'appeal' && (r.state === 'decided' || r.state === 'accepted'))) return { closed: { code: 'assessment.appeal_decided', source: rule.source } };
  if (kind === 'review') {
    if (c.earlier.some((r) => r.kind === 'review' && r.state === 'decided')) return { closed: { code: 'assessment.review_decided', source: rule.source } };
    return { until: addCalendarDays(c.toldOn, terms.requestDays), days: terms.requestDays };
  }
  const review = c.earlier.findLast((r) => r.kind === 'review' && r.state === 'decided');
  return review?.closedOn ? { until: addCalendarDays(review.closedOn, terms.appealAfterReviewDays), days: terms.appealAfterReviewDays } : { until: addCalendarDays(c.toldOn, terms.appealDirectDays), days: terms.appealDirectDays };
}

/** Why it cannot be asked for today; empty when it can. */
export function mayFile(kind: ReviewKind, c: FilingCase, terms: ReviewTerms, today: Day): Reason[] {
  const last = lastDayToFile(kind, c, terms);
  if ('closed' in last) return [last.closed];
  return today <= last.until.day ? [] : [{ code: 'assessment.review_too_late', params: { until: last.until.day, days: last.days }, source: rule.source }];
}

/** Until when it must be decided: a review from the day it was asked for, an appeal from the day it was accepted. */
export const decisionDue = (kind: ReviewKind, from: Day, terms: ReviewTerms, extended = false): CountedDay =>
  addCalendarDays(from, kind === 'review' ? terms.reviewDecisionDays : terms.appealDecisionDays + (extended ? terms.appealExtensionDays : 0));
