import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { hasRole } from '../../../kernel/actor.ts';
import { must, may, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { personSummaries, type PersonSummary } from '../../registry/index.ts';
import { answerPublicity, readOutcomes, readPublicity } from '../access.ts';
import { schemeOfRun } from '../commands/open-run.ts';
import { findRun, resultsOfRun, type Run, type StoredScheme } from '../store/index.ts';
import { filingCase, ownPerson, termsInForce } from './commands/own-outcome.ts';
import { objectorName } from './commands/publicity.ts';
import { permissionFor } from './commands/handle-review.ts';
import type { NoticeView, openOutcomes, openReview, ownOutcomes, ReviewView, UseView } from './contract.ts';
import { useStates, type Outcome, type Review, type UseState } from './model.ts';
import { publicityHolds } from './rules/publicity.ts';
import { reviewStep } from './rules/review-steps.ts';
import { lastDayToFile, mayFile, rule as termsRule } from './rules/review-terms.ts';
import { graders, markRead, outcomesOfPerson, outcomesOfRun, usesOfPerson, usesOfRun } from './store/outcomes.ts';
import { hangingOn, objectionsTo, publicitiesOf, publicityInForce, type Publicity } from './store/publicities.ts';
import { findReview, reviewsOf } from './store/reviews.ts';

type Years = Map<string, { readonly run: Run; readonly scheme: StoredScheme }>;

async function yearsOf(unit: Unit, runIds: readonly string[]): Promise<Years> {
  const years: Years = new Map();
  for (const runId of new Set(runIds)) {
    const run = await findRun(unit, runId);
    if (run) years.set(runId, { run, scheme: await schemeOfRun(unit, run) });
  }
  return years;
}

const noticeOf = (p: Publicity, years: Years): NoticeView => {
  const { run, scheme } = years.get(p.runId)!;
  return { id: p.id, runId: p.runId, year: run.year, subject: run.subject, schemeTitle: scheme.definition.title, openedOn: p.openedOn, closesOn: p.closesOn, workingDays: p.workingDays, contact: p.contact, document: p.document, people: [...p.people] };
};

/** Lists that hang out today, for everybody in the region. */
export const noticesToday = (house: House, actor: Actor): Promise<NoticeView[]> =>
  house.unit(actor, async (unit) => {
    must(actor, readPublicity, { regionId: actor.regionId });
    const notices = await hangingOn(unit, unit.today);
    const years = await yearsOf(unit, notices.map((n) => n.runId));
    return notices.map((n) => noticeOf(n, years));
  });

const versionOf = (o: Outcome, scheme: StoredScheme) => ({
  version: o.version,
  grade: o.grade,
  score: o.score === null ? null : formatScore(o.score as Score, scheme.definition.rounding.places),
  rank: o.rank,
  groupSize: o.groupSize,
  computation: o.computation,
  servedAt: o.servedAt.toISOString(),
  servedBy: o.servedBy,
  readAt: o.readAt?.toISOString() ?? null,
  view: o.view,
  viewReason: o.viewReason,
  supersededAt: o.supersededAt?.toISOString() ?? null,
});

type UseRow = Awaited<ReturnType<typeof usesOfRun>>[number];
const useOf = (u: UseRow, person: PersonSummary | undefined): UseView => ({
  id: u.id,
  personId: u.person_id,
  name: person?.name ?? '',
  organizationName: person?.organizationName ?? '',
  consequence: u.consequence,
  months: u.months,
  reason: u.reason,
  source: u.source,
  state: u.state as UseState,
  note: u.note,
  changedAt: u.changed_at?.toISOString() ?? null,
  changedBy: u.changed_by,
});

/** What became of a year. Names of objectors only for those who answer them. */
export const outcomesOfYear = (house: House, actor: Actor, runId: string): Promise<z.infer<typeof openOutcomes.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readOutcomes, { regionId: actor.regionId, organizationPaths: [] });
    const run = await findRun(unit, runId);
    if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
    const years: Years = new Map([[runId, { run, scheme: await schemeOfRun(unit, run) }]]);
    const publicities = await publicitiesOf(unit, runId);
    const objections = await objectionsTo(unit, publicities.map((p) => p.id));
    const outcomes = await outcomesOfRun(unit, runId);
    const uses = await usesOfRun(unit, runId);
    const people = await personSummaries(unit, [...new Set([...outcomes.filter((o) => o.view === 'disagree').map((o) => o.personId as string), ...uses.map((u) => u.person_id)])]);
    const names = may(actor, answerPublicity, { regionId: actor.regionId, organizationPaths: [] });
    if (names && objections.some((o) => o.objector !== null)) unit.audit({ action: 'assessment.objector_read', subjectKind: 'run', subjectId: runId });
    const owed = run.state === 'proposed' ? await owedBy(unit, run) : [];
    return {
      publicities: publicities.map((p) => ({
        ...noticeOf(p, years),
        publishedBy: p.publishedBy,
        withdrawnAt: p.withdrawnAt?.toISOString() ?? null,
        withdrawalReason: p.withdrawalReason,
        objections: objections
          .filter((o) => o.publicityId === p.id)
          .map((o) => ({ id: o.id, about: p.people.find((x) => x.personId === o.personId)?.name ?? null, content: o.content, objector: names ? objectorName(house, o.objector) : null, receivedOn: o.receivedOn, finding: o.finding, answer: o.answer, answeredBy: o.answeredBy })),
      })),
      owed: owed.map(({ code, params, source }) => ({ code, ...(params ? { params } : {}), ...(source ? { source } : {}) })),
      told: {
        served: outcomes.length,
        read: outcomes.filter((o) => o.readAt !== null).length,
        agreed: outcomes.filter((o) => o.view === 'agree').length,
        disagreed: outcomes.filter((o) => o.view === 'disagree').length,
        silent: outcomes.filter((o) => o.view === null).length,
      },
      disagreements: outcomes
        .filter((o) => o.view === 'disagree')
        .map((o) => ({ personId: o.personId, name: people.get(o.personId)?.name ?? '', organizationName: people.get(o.personId)?.organizationName ?? '', grade: o.grade, reason: o.viewReason, at: o.viewAt!.toISOString() })),
      uses: {
        byState: Object.fromEntries(useStates.map((s) => [s, uses.filter((u) => u.state === s).length])) as Record<UseState, number>,
        byConsequence: [...new Set(uses.map((u) => u.consequence))].map((consequence) => {
          const of = uses.filter((u) => u.consequence === consequence);
          return { consequence, open: of.filter((u) => u.state === 'open').length, used: of.filter((u) => u.state === 'used').length, other: of.filter((u) => u.state !== 'open' && u.state !== 'used').length };
        }),
        rows: uses.map((u) => useOf(u, people.get(u.person_id))),
      },
    };
  });

async function owedBy(unit: Unit, run: Run): Promise<Reason[]> {
  const results = await resultsOfRun(unit, run.id, run.computation);
  const notice = await publicityInForce(unit, run.id);
  const unanswered = notice ? (await objectionsTo(unit, [notice.id])).filter((o) => o.finding === null).length : 0;
  return publicityHolds(results.filter((r) => r.grade === 'outstanding').map((r) => r.personId), notice && { opensOn: notice.openedOn, closesOn: notice.closesOn, personIds: notice.people.map((p) => p.personId), unanswered }, unit.today);
}

const reviewOf = (r: Review, unit: Unit, years: Years, person: PersonSummary | undefined, versions: readonly Outcome[]): ReviewView => ({
  id: r.id,
  runId: r.runId,
  year: years.get(r.runId)!.run.year,
  personId: r.personId,
  name: person?.name ?? '',
  organizationName: person?.organizationName ?? '',
  kind: r.kind,
  state: r.state,
  grounds: r.grounds,
  attachments: [...r.attachments],
  filedOn: r.filedOn,
  acceptedOn: r.acceptedOn,
  dueOn: r.dueOn,
  late: (r.state === 'filed' || r.state === 'accepted') && r.dueOn !== null && r.dueOn < unit.today,
  extensionReason: r.extensionReason,
  closingReason: r.closingReason,
  result: r.result,
  gradeBefore: versions.find((o) => o.runId === r.runId && o.version === r.outcomeVersion)!.grade,
  grade: r.grade,
  corrections: [...r.corrections],
  closedOn: r.closedOn,
  closedBy: r.closedBy,
});

/** The person's own page. Opening it marks every version as read. */
export const outcomesOfSelf = (house: House, actor: Actor): Promise<z.infer<typeof ownOutcomes.output>> =>
  house.unit(actor, async (unit) => {
    const personId = ownPerson(actor);
    await markRead(unit, personId);
    const outcomes = await outcomesOfPerson(unit, personId);
    const years = await yearsOf(unit, outcomes.map((o) => o.runId));
    const reviews = await reviewsOf(unit, { personId });
    const uses = await usesOfPerson(unit, personId);
    const terms = termsInForce(await policyInForce(unit, unit.today));
    const people = await personSummaries(unit, [personId]);
    return [...years].map(([runId, { run, scheme }]) => {
      const versions = outcomes.filter((o) => o.runId === runId);
      const mine = reviews.filter((r) => r.runId === runId);
      const current = versions.find((o) => o.supersededAt === null)!;
      const filing = filingCase(current, mine);
      return {
        runId,
        year: run.year,
        schemeTitle: scheme.definition.title,
        versions: versions.map((o) => versionOf(o, scheme)),
        ways: (['review', 'appeal'] as const).map((kind) => {
          const last = lastDayToFile(kind, filing, terms);
          const against = mayFile(kind, filing, terms, unit.today);
          return { kind, open: against.length === 0, until: 'until' in last ? last.until.day : null, because: against[0]?.code ?? null, source: termsRule.source };
        }),
        reviews: mine.map((r) => reviewOf(r, unit, years, people.get(personId), outcomes)),
        uses: uses.filter((u) => u.run_id === runId).map((u) => ({ consequence: u.consequence, months: u.months, reason: u.reason, source: u.source, state: u.state as UseState })),
      };
    });
  });

/** Requests within reach, open ones first, the earliest due at the top. */
export const reviewList = (house: House, actor: Actor, query: { readonly runId?: string | undefined; readonly personId?: string | undefined }): Promise<ReviewView[]> =>
  house.unit(actor, async (unit) => {
    const reach = reachablePaths(actor, readOutcomes);
    const reviews = await reviewsOf(unit, { ...(query.runId === undefined ? {} : { runId: query.runId }), ...(query.personId === undefined ? {} : { personId: query.personId }) });
    const years = await yearsOf(unit, reviews.map((r) => r.runId));
    const people = await personSummaries(unit, [...new Set(reviews.map((r) => r.personId as string))]);
    const rows: ReviewView[] = [];
    for (const r of reviews) {
      if (reach !== 'all' && !may(actor, readOutcomes, { regionId: actor.regionId, organizationPaths: [people.get(r.personId)?.organizationPath ?? ''] })) continue;
      rows.push(reviewOf(r, unit, years, people.get(r.personId), await outcomesOfPerson(unit, r.personId, r.runId)));
    }
    const open = (r: ReviewView) => (r.state === 'filed' || r.state === 'accepted' ? 0 : 1);
    return rows.sort((a, b) => open(a) - open(b) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.filedOn.localeCompare(b.filedOn));
  });

export const reviewDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openReview.output>> =>
  house.unit(actor, async (unit) => {
    const review = await findReview(unit, id);
    if (!review) throw new Refusal('not_found', 'assessment.no_such_review');
    const people = await personSummaries(unit, [review.personId]);
    must(actor, readOutcomes, { regionId: actor.regionId, organizationPaths: [people.get(review.personId)?.organizationPath ?? ''] });
    const years = await yearsOf(unit, [review.runId]);
    const versions = await outcomesOfPerson(unit, review.personId, review.runId);
    const previous = review.previousId === null ? null : await findReview(unit, review.previousId);
    const decidedBefore = [...(await graders(unit, review.runId, review.personId)), previous?.closerAccountId ?? null];
    const allowed = mayHandle(actor, review, people.get(review.personId));
    const step = reviewStep({ kind: review.kind, state: review.state, personId: review.personId, extended: review.extensionReason !== null, decidedBefore }, review.state === 'filed' ? 'accept' : 'decide', { accountId: actor.accountId, personId: actor.personId });
    unit.audit({ action: 'assessment.review_read', subjectKind: 'person', subjectId: review.personId, detail: { reviewId: id } });
    return {
      review: reviewOf(review, unit, years, people.get(review.personId), versions),
      versions: versions.map((o) => versionOf(o, years.get(review.runId)!.scheme)),
      previous: previous && reviewOf(previous, unit, years, people.get(review.personId), versions),
      against: [...(allowed ? [] : [{ code: 'security.not_permitted' }]), ...('reasons' in step ? step.reasons.map((r) => ({ code: r.code, ...(r.source ? { source: r.source } : {}) })) : [])],
    };
  });

const mayHandle = (actor: Actor, review: Review, person: PersonSummary | undefined): boolean =>
  (hasRole(actor, 'officer') || hasRole(actor, 'leader')) && may(actor, permissionFor(review), { regionId: actor.regionId, organizationPaths: [person?.organizationPath ?? ''] });
