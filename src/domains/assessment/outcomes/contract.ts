import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { answerOwnOutcome, answerPublicity, decideAppeals, handleReviews, managePublicity, objectToPublicity, readOutcomes, readPublicity } from '../access.ts';
import { grades } from '../model.ts';
import { reviewKinds, reviewResults, reviewStates, useStates, views } from './model.ts';

const id = z.object({ id: z.uuid() });
const text = (max: number) => z.string().trim().min(2).max(max);
const nothing = z.object({});
const publishedPerson = z.object({ personId: z.string(), name: z.string(), title: z.string(), organizationName: z.string() });

const notice = z.object({
  id: z.string(),
  runId: z.string(),
  year: z.number(),
  subject: z.enum(['person', 'team']),
  schemeTitle: z.object({ zh: z.string(), en: z.string() }),
  openedOn: z.string(),
  closesOn: z.string(),
  workingDays: z.number(),
  contact: z.string(),
  /** Null when it hangs out here; else the paper that proves a notice given elsewhere. */
  document: z.string().nullable(),
  people: z.array(publishedPerson),
});
export type NoticeView = z.infer<typeof notice>;

export const publishList = endpoint({
  name: 'assessment.publish_outstanding',
  method: 'POST',
  path: '/assessment/runs/:id/publicity',
  summary: 'Hangs out the list of those graded 优秀 for the working days of the policy in force, or records a notice that hung out on paper (公务员考核规定: 公示不少于5个工作日).',
  params: id,
  body: z.object({ contact: text(300), elsewhere: z.object({ openedOn: day, closesOn: day, document: text(200) }).optional() }),
  output: z.object({ id: z.string(), closesOn: z.string(), announced: z.boolean() }),
  permission: managePublicity,
  refusals: ['assessment.no_such_run', 'assessment.not_proposed', 'assessment.grades_open', 'assessment.publicity_nobody', 'assessment.publicity_too_short', 'assessment.publicity_in_force'],
});

export const withdrawNotice = endpoint({
  name: 'assessment.withdraw_publicity',
  method: 'POST',
  path: '/assessment/publicities/:id/withdraw',
  summary: 'Takes a notice down with the reason. The list as it hung stays on record; a changed list starts a new term.',
  params: id,
  body: z.object({ reason: text(500) }),
  output: nothing,
  permission: managePublicity,
  refusals: ['assessment.no_such_publicity', 'assessment.publicity_withdrawn', 'assessment.run_closed'],
});

export const listNotices = endpoint({
  name: 'assessment.list_publicity',
  method: 'GET',
  path: '/assessment/publicity',
  summary: 'Lists of 优秀 that hang out in the region today, with the last day and how to object.',
  output: z.array(notice),
  permission: readPublicity,
  refusals: [],
});

export const objectToNotice = endpoint({
  name: 'assessment.object',
  method: 'POST',
  path: '/assessment/publicities/:id/objections',
  summary: 'Holds something against a list that hangs out. Under one’s name, sealed for those who answer; or without it, and then nothing about the sender is kept.',
  params: id,
  body: z.object({ personId: z.uuid().nullable().default(null), content: text(4000), named: z.boolean().default(false) }),
  output: z.object({ id: z.string() }),
  permission: objectToPublicity,
  refusals: ['assessment.no_such_publicity', 'assessment.publicity_over', 'assessment.publicity_not_named'],
});

export const answerNotice = endpoint({
  name: 'assessment.answer_objection',
  method: 'POST',
  path: '/assessment/objections/:id/answer',
  summary: 'Answers an objection: upheld or unfounded, with the finding in words. A year is not confirmed while one waits.',
  params: id,
  body: z.object({ finding: z.enum(['upheld', 'unfounded']), answer: text(4000) }),
  output: nothing,
  permission: answerPublicity,
  refusals: ['assessment.no_such_objection', 'assessment.objection_answered', 'assessment.review_own_case'],
});

const useView = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  organizationName: z.string(),
  consequence: z.string(),
  months: z.number(),
  reason: z.object({ zh: z.string(), en: z.string() }),
  source: z.string(),
  state: z.enum(useStates),
  note: z.string().nullable(),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
});
export type UseView = z.infer<typeof useView>;

export const openOutcomes = endpoint({
  name: 'assessment.open_outcomes',
  method: 'GET',
  path: '/assessment/runs/:id/outcomes',
  summary: 'What became of a year: notices with objections, who was told, read and agreed, reviews and appeals, and what the grades led to, done and not done (M061, M062).',
  params: id,
  output: z.object({
    publicities: z.array(
      notice.extend({
        publishedBy: z.string(),
        withdrawnAt: z.string().nullable(),
        withdrawalReason: z.string().nullable(),
        objections: z.array(
          z.object({
            id: z.string(),
            about: z.string().nullable(),
            content: z.string(),
            /** The name of whoever gave it; shown to those who answer only. */
            objector: z.string().nullable(),
            receivedOn: z.string(),
            finding: z.enum(['upheld', 'unfounded']).nullable(),
            answer: z.string().nullable(),
            answeredBy: z.string().nullable(),
          }),
        ),
      }),
    ),
    /** What is still owed before the year may be confirmed. */
    owed: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional() })),
    told: z.object({ served: z.number(), read: z.number(), agreed: z.number(), disagreed: z.number(), silent: z.number() }),
    disagreements: z.array(z.object({ personId: z.string(), name: z.string(), organizationName: z.string(), grade: z.enum(grades), reason: z.string().nullable(), at: z.string() })),
    uses: z.object({ byState: z.record(z.enum(useStates), z.number()), byConsequence: z.array(z.object({ consequence: z.string(), open: z.number(), used: z.number(), other: z.number() })), rows: z.array(useView) }),
  }),
  permission: readOutcomes,
  refusals: ['assessment.no_such_run'],
});

export const markUse = endpoint({
  name: 'assessment.mark_use',
  method: 'POST',
  path: '/assessment/uses/:id',
  summary: 'Records that what a grade leads to was carried out, or that what rested on a grade no longer in force was reversed, naming the document.',
  params: id,
  body: z.object({ state: z.enum(['used', 'reversed']), note: text(500) }),
  output: nothing,
  permission: handleReviews,
  refusals: ['assessment.no_such_use', 'assessment.use_not_in_state', 'assessment.use_closed'],
});

const version = z.object({
  version: z.number(),
  grade: z.enum(grades),
  score: z.string().nullable(),
  rank: z.number().nullable(),
  groupSize: z.number().nullable(),
  computation: z.number(),
  servedAt: z.string(),
  servedBy: z.string(),
  readAt: z.string().nullable(),
  view: z.enum(views).nullable(),
  viewReason: z.string().nullable(),
  supersededAt: z.string().nullable(),
});

export const reviewView = z.object({
  id: z.string(),
  runId: z.string(),
  year: z.number(),
  personId: z.string(),
  name: z.string(),
  organizationName: z.string(),
  kind: z.enum(reviewKinds),
  state: z.enum(reviewStates),
  grounds: z.string(),
  attachments: z.array(z.object({ hash: z.string(), name: z.string() })),
  filedOn: z.string(),
  acceptedOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  late: z.boolean(),
  extensionReason: z.string().nullable(),
  closingReason: z.string().nullable(),
  result: z.enum(reviewResults).nullable(),
  gradeBefore: z.enum(grades),
  grade: z.enum(grades).nullable(),
  corrections: z.array(z.object({ indicator: z.string(), rater: z.string(), value: z.string().nullable() })),
  closedOn: z.string().nullable(),
  closedBy: z.string().nullable(),
});
export type ReviewView = z.infer<typeof reviewView>;

const way = z.object({ kind: z.enum(reviewKinds), open: z.boolean(), until: z.string().nullable(), because: z.string().nullable(), source: z.string() });

export const ownOutcomes = endpoint({
  name: 'assessment.own_outcomes',
  method: 'GET',
  path: '/assessment/own/outcomes',
  summary: 'What the person was told of each year, in every version, the ways still open to him with their last days (公务员法 第九十五条), and his requests. Opening it counts as read.',
  output: z.array(z.object({ runId: z.string(), year: z.number(), schemeTitle: z.object({ zh: z.string(), en: z.string() }), versions: z.array(version), ways: z.array(way), reviews: z.array(reviewView), uses: z.array(useView.pick({ consequence: true, months: true, reason: true, source: true, state: true })) })),
  permission: answerOwnOutcome,
  refusals: ['assessment.account_without_person'],
});

export const giveView = endpoint({
  name: 'assessment.give_view',
  method: 'POST',
  path: '/assessment/own/outcomes/:id/view',
  summary: 'The person signs his view: agrees, or disagrees with reasons (公务员考核规定: 本人签署意见). Once for each version.',
  params: id,
  body: z.object({ view: z.enum(views), reason: text(2000).optional() }),
  output: nothing,
  permission: answerOwnOutcome,
  refusals: ['assessment.no_outcome_yet', 'assessment.view_given', 'assessment.view_reason_needed', 'assessment.account_without_person'],
});

export const fileReview = endpoint({
  name: 'assessment.file_review',
  method: 'POST',
  path: '/assessment/own/outcomes/:id/reviews',
  summary: 'Asks for a review (复核) or appeals (申诉) within the legal terms (公务员法 第九十五条). The grade stays in force meanwhile.',
  params: id,
  body: z.object({ kind: z.enum(reviewKinds), grounds: text(8000), attachments: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(20).default([]) }),
  output: z.object({ id: z.string(), dueOn: z.string().nullable() }),
  permission: answerOwnOutcome,
  refusals: ['assessment.no_outcome_yet', 'assessment.review_too_late', 'assessment.review_open_already', 'assessment.review_decided', 'assessment.appeal_decided', 'assessment.account_without_person', 'files.not_found'],
});

export const withdrawReview = endpoint({
  name: 'assessment.withdraw_review',
  method: 'POST',
  path: '/assessment/own/reviews/:id/withdraw',
  summary: 'The person takes his request back before it is decided.',
  params: id,
  output: nothing,
  permission: answerOwnOutcome,
  refusals: ['assessment.no_such_review', 'assessment.review_not_in_state', 'assessment.account_without_person'],
});

export const listReviews = endpoint({
  name: 'assessment.list_reviews',
  method: 'GET',
  path: '/assessment/reviews',
  summary: 'Requests for review and appeals, open ones first by due date, with lateness.',
  query: z.object({ runId: z.uuid().optional(), personId: z.uuid().optional() }),
  output: z.array(reviewView),
  permission: readOutcomes,
  refusals: [],
});

export const openReview = endpoint({
  name: 'assessment.open_review',
  method: 'GET',
  path: '/assessment/reviews/:id',
  summary: 'One request: grounds, terms, every version of the outcome before and after, and whether the reader may decide it (回避).',
  params: id,
  output: z.object({ review: reviewView, versions: z.array(version), previous: reviewView.nullable(), against: z.array(z.object({ code: z.string(), source: z.string().optional() })) }),
  permission: readOutcomes,
  refusals: ['assessment.no_such_review'],
});

export const acceptReview = endpoint({
  name: 'assessment.accept_review',
  method: 'POST',
  path: '/assessment/reviews/:id/accept',
  summary: 'Takes a request up; from here runs the term of an appeal (公务员法 第九十六条).',
  params: id,
  output: z.object({ dueOn: z.string() }),
  permission: handleReviews,
  refusals: ['assessment.no_such_review', 'assessment.review_not_in_state', 'assessment.review_own_case', 'assessment.review_decided_before'],
});

export const refuseReview = endpoint({
  name: 'assessment.refuse_review',
  method: 'POST',
  path: '/assessment/reviews/:id/refuse',
  summary: 'Does not take a request up, with the reason in writing.',
  params: id,
  body: z.object({ reason: text(2000) }),
  output: nothing,
  permission: handleReviews,
  refusals: ['assessment.no_such_review', 'assessment.review_not_in_state', 'assessment.review_own_case', 'assessment.review_decided_before'],
});

export const extendReview = endpoint({
  name: 'assessment.extend_review',
  method: 'POST',
  path: '/assessment/reviews/:id/extend',
  summary: 'Extends an appeal once, because the matter is complicated (公务员法 第九十六条).',
  params: id,
  body: z.object({ reason: text(2000) }),
  output: z.object({ dueOn: z.string() }),
  permission: decideAppeals,
  refusals: ['assessment.no_such_review', 'assessment.review_not_in_state', 'assessment.review_own_case', 'assessment.review_decided_before', 'assessment.review_not_extended', 'assessment.review_extended_once'],
});

export const decideReview = endpoint({
  name: 'assessment.decide_review',
  method: 'POST',
  path: '/assessment/reviews/:id/decide',
  summary: 'Decides a request: maintained, or changed with the new grade and corrected marks. A change reaches results, ranks, personnel file, notice and consequences; what stood before stays readable.',
  params: id,
  body: z.object({
    result: z.enum(reviewResults),
    reason: text(4000),
    grade: z.enum(grades).optional(),
    corrections: z.array(z.object({ indicator: z.string().min(1).max(40), rater: z.string().max(40).default(''), value: z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'assessment.mark_malformed').nullable() })).max(200).default([]),
    recount: z.boolean().default(false),
    beyondShare: text(200).optional(),
  }),
  output: z.object({ grade: z.enum(grades), computation: z.number(), toReverse: z.number() }),
  permission: handleReviews,
  refusals: ['assessment.no_such_review', 'assessment.review_not_in_state', 'assessment.review_own_case', 'assessment.review_decided_before', 'assessment.review_changes_nothing', 'assessment.review_worse', 'assessment.review_above_ceiling', 'assessment.grade_on_hold', 'assessment.review_beyond_share'],
});
