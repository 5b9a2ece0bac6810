import type { Actor } from '../../../../kernel/actor.ts';
import { Refusal, type Reason } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { recordAnnualGrades } from '../../../registry/index.ts';
import { lookDay } from '../../commands/assessed-people.ts';
import { holdRun, schemeOfRun } from '../../commands/open-run.ts';
import { limitOf, shareInForce } from '../../commands/propose-run.ts';
import { gradeWords, type Grade } from '../../model.ts';
import { checkMarks } from '../../rules/check-marks.ts';
import { compileScheme } from '../../rules/compile-scheme.ts';
import { heldGrades } from '../../queries/held-grades.ts';
import { subjectsOf } from '../../queries/results.ts';
import { findResult, resultsOfRun, saveDecisions } from '../../store/index.ts';
import type { MarkCorrection, Outcome, Review, ReviewResult } from '../model.ts';
import { checkReviewDecision } from '../rules/review-decision.ts';
import { endUses, holdOutcome, setGrade, supersedeOutcome } from '../store/outcomes.ts';
import { changeReview, findReview } from '../store/reviews.ts';
import { holdReview } from './handle-review.ts';
import { openUses } from './open-uses.ts';
import { recomputeFor } from './recompute.ts';

export interface ReviewDecision {
  readonly result: ReviewResult;
  readonly reason: string;
  readonly grade?: Grade | undefined;
  readonly corrections: readonly MarkCorrection[];
  /** Count the person's evidence and facts anew as they stand now. */
  readonly recount: boolean;
  /** The document that approves one 优秀 more than the share. */
  readonly beyondShare?: string | undefined;
}

/**
 * Decides a review or an appeal. A changed grade reaches every place where the old one was used: results and ranks (a new
 * computation where marks or evidence were wrong), the personnel file, the person's notice, what the grade led to, and, as
 * `assessment.grade_changed`, the domains to the right. What stood before stays readable as superseded.
 * Refuses a worse grade than before (公务员法 第九十六条: 不加重), one above the ceiling, 优秀 while a report is checked, and 优秀 beyond the share without approval.
 */
export const decideReview = (house: House, actor: Actor, id: string, input: ReviewDecision): Promise<{ grade: Grade; computation: number; toReverse: number }> =>
  house.unit(actor, async (unit) => {
    const found = await findReview(unit, id);
    if (!found) throw new Refusal('not_found', 'assessment.no_such_review');
    // Locks in one order everywhere: year, outcome, review.
    const run = await holdRun(unit, found.runId);
    const outcome = await holdOutcome(unit, found.runId, found.personId);
    if (!outcome) throw new Error(`review ${id} without an outcome in force`);
    const { review, next } = await holdReview(unit, id, 'decide');
    const closing = { reason: input.reason, result: input.result };
    if (input.result === 'maintained') {
      await changeReview(unit, id, { state: next, closed: closing });
      unit.audit({ action: 'assessment.review_decided', subjectKind: 'person', subjectId: review.personId, detail: { reviewId: id, result: input.result } });
      return { grade: outcome.grade, computation: run.computation, toReverse: 0 };
    }
    const grade = input.grade ?? outcome.grade;
    const scheme = await schemeOfRun(unit, run);
    const results = await resultsOfRun(unit, run.id, run.computation);
    const own = results.find((r) => r.personId === review.personId);
    const share = shareInForce(await policyInForce(unit, lookDay(run, unit.today)), run);
    const marks: Reason[] = checkMarks(compileScheme(scheme.definition), input.corrections.map((c) => ({ personId: review.personId, ...c })));
    const problems = [
      ...checkReviewDecision({
        from: outcome.grade,
        to: grade,
        changesMarks: input.corrections.length > 0 || input.recount,
        ceiling: own?.proposal?.ceiling ?? null,
        outstanding: results.filter((r) => r.grade === 'outstanding').length,
        limit: limitOf(results, share),
        approved: input.beyondShare !== undefined,
      }),
      ...marks,
    ];
    const held = grade === 'outstanding' && grade !== outcome.grade ? (await heldGrades(unit, run, [review.personId])).get(review.personId) : undefined;
    if (held) throw new Refusal('rule', 'assessment.grade_on_hold', { name: (await subjectsOf(unit, run, [review.personId])).get(review.personId)?.name ?? '' }, [...held]);
    if (problems[0]) throw new Refusal('rule', problems[0].code, problems[0].params, problems);
    const computation = input.corrections.length > 0 || input.recount ? await recomputeFor(unit, run, scheme, { personId: review.personId, grade, corrections: input.corrections, source: sourceOf(review) }) : run.computation;
    if (computation === run.computation) await setGrade(unit, run.id, computation, review.personId, grade);
    const toReverse = await carryOut(unit, { review, outcome, grade, computation, year: run.year, schemeTitle: scheme.definition.title.zh, schemeVersion: scheme.version, schemeKey: run.schemeKey, reason: input.reason });
    if (grade !== outcome.grade) await openUses(unit, run, [{ personId: review.personId, grade, version: outcome.version + 1 }]);
    await changeReview(unit, id, { state: next, closed: { ...closing, grade, corrections: input.corrections, computation } });
    unit.audit({ action: 'assessment.review_decided', subjectKind: 'person', subjectId: review.personId, detail: { reviewId: id, result: input.result, from: outcome.grade, to: grade, computation, beyondShare: input.beyondShare ?? null } });
    return { grade, computation, toReverse };
  });

const sourceOf = (review: Review): string => (review.kind === 'appeal' ? '申诉处理决定' : '复核决定');

interface Change {
  readonly review: Review;
  readonly outcome: Outcome;
  readonly grade: Grade;
  readonly computation: number;
  readonly year: number;
  readonly schemeTitle: string;
  readonly schemeVersion: number;
  readonly schemeKey: string;
  readonly reason: string;
}

/** Everywhere the old result was used. Out: how many consequences already carried out must be reversed. */
async function carryOut(unit: Unit, c: Change): Promise<number> {
  const { review, outcome, grade } = c;
  const runId = outcome.runId as Parameters<typeof saveDecisions>[1];
  const result = await findResult(unit, runId, c.computation, review.personId);
  await supersedeOutcome(unit, outcome, { computation: c.computation, grade, score: result?.score ?? null, rank: result?.rank ?? null, groupSize: result?.groupSize ?? null, reviewId: review.id });
  if (grade === outcome.grade) return 0;
  const source = sourceOf(review);
  await saveDecisions(unit, runId, c.computation, [{ personId: review.personId, grade, proposed: outcome.grade, reason: `${source}：${c.reason}` }]);
  await recordAnnualGrades(unit, [{ personId: review.personId, year: c.year, grade: gradeWords[grade], source: `${c.year}年度考核（${c.schemeTitle}第${c.schemeVersion}版），${source}` }]);
  const toReverse = await endUses(unit, outcome.runId, review.personId, outcome.version, source);
  unit.publish({ type: 'assessment.grade_changed', payload: { runId, year: c.year, schemeKey: c.schemeKey, personId: review.personId, from: outcome.grade, to: grade, reviewId: review.id } });
  return toReverse;
}
