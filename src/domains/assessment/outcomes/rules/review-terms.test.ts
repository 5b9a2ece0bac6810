import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionDue, lastDayToFile, mayFile, type FilingCase, type ReviewTerms } from './review-terms.ts';

const terms: ReviewTerms = { requestDays: 30, reviewDecisionDays: 30, appealAfterReviewDays: 15, appealDirectDays: 30, appealDecisionDays: 60, appealExtensionDays: 30 };
const told = (earlier: FilingCase['earlier'] = []): FilingCase => ({ toldOn: '2026-03-02', earlier });
const closed = (kind: 'review' | 'appeal', state: 'decided' | 'withdrawn' | 'not_accepted', closedOn = '2026-03-20') => ({ kind, state, closedOn });

describe('review and appeal', () => {
  it.each<[string, 'review' | 'appeal', FilingCase, string, string[]]>([
    ['a review on the last day', 'review', told(), '2026-04-01', []],
    ['a review a day late', 'review', told(), '2026-04-02', ['assessment.review_too_late']],
    ['an appeal without review on the last day', 'appeal', told(), '2026-04-01', []],
    ['an appeal without review a day late', 'appeal', told(), '2026-04-02', ['assessment.review_too_late']],
    ['an appeal after a review: fifteen days, ending on a Saturday, so the next working day', 'appeal', told([closed('review', 'decided')]), '2026-04-07', []],
    ['an appeal after a review a day late', 'appeal', told([closed('review', 'decided')]), '2026-04-08', ['assessment.review_too_late']],
    ['a second review', 'review', told([closed('review', 'decided')]), '2026-03-21', ['assessment.review_decided']],
    ['a review again after it was withdrawn', 'review', told([closed('review', 'withdrawn')]), '2026-03-21', []],
    ['a review while one is open', 'review', told([{ kind: 'review', state: 'filed', closedOn: null }]), '2026-03-21', ['assessment.review_open_already']],
    ['an appeal while the review is open', 'appeal', told([{ kind: 'review', state: 'accepted', closedOn: null }]), '2026-03-21', ['assessment.review_open_already']],
    ['after an appeal was decided nothing more here', 'appeal', told([closed('appeal', 'decided')]), '2026-03-21', ['assessment.appeal_decided']],
    ['an appeal after the review was not accepted: as if there were none', 'appeal', told([closed('review', 'not_accepted')]), '2026-04-01', []],
  ])('%s', (_name, kind, c, today, codes) => expect(mayFile(kind, c, terms, today).map((r) => r.code)).toEqual(codes));

  it.each<['review' | 'appeal', boolean, string]>([
    ['review', false, '2026-04-01'],
    ['appeal', false, '2026-05-06'],
    ['appeal', true, '2026-06-01'],
  ])('%s (extended: %s) is due on %s', (kind, extended, due) => expect(decisionDue(kind, '2026-03-02', terms, extended).day).toBe(due));

  it('whoever may ask on a day may ask on every earlier day since he was told', () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.constantFrom('review' as const, 'appeal' as const), (a, b, kind) => {
      const on = (n: number) => new Date(Date.UTC(2026, 2, 2) + n * 86_400_000).toISOString().slice(0, 10);
      const [early, late] = [on(Math.min(a, b)), on(Math.max(a, b))];
      if (mayFile(kind, told(), terms, late).length === 0) expect(mayFile(kind, told(), terms, early)).toEqual([]);
      const last = lastDayToFile(kind, told(), terms);
      if (!('closed' in last)) expect(last.until.day >= on(30)).toBe(true);
    })));
});
