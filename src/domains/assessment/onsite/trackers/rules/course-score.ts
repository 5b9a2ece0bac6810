import type { Explanation } from '../../../../../kernel/explanation.ts';
import type { Day } from '../../../../../kernel/period.ts';
import { divide, formatScore, roundTo, score, type Score } from '../../../../../kernel/score.ts';
import type { Stage, StageCheck } from '../model.ts';

export const rule = { ruleId: 'assessment.course_score', source: '一线跟踪、全程考核（M058），算法和参数由本程序提出' } as const;

export interface CourseTerms {
  /** Percent that the mean of all checks of a stage weighs; the rest is its last check. */
  readonly processShare: number;
  /** Points off for every week or part of one that a stage is late, and the most that lateness takes off. */
  readonly latePoints: number;
  readonly lateCap: number;
}

export interface StageScore {
  readonly stage: Stage;
  readonly checks: number;
  readonly mean: Score | null;
  readonly last: Score | null;
  readonly finishedOn: Day | null;
  readonly lateWeeks: number;
  readonly deduction: Score;
  /** Null until the stage is finished. */
  readonly score: Score | null;
}

export interface CourseScore {
  readonly stages: readonly StageScore[];
  /** Stages without which there is no score: never counted as zero, never weighed away. */
  readonly missing: readonly Stage[];
  readonly score: Score | null;
  /** The day the last stage was finished; null while one is open. */
  readonly finishedOn: Day | null;
}

type Check = Pick<StageCheck, 'stage' | 'checkedOn' | 'mark' | 'finished'>;
const ZERO = 0 as Score;
const DAY_MS = 86_400_000;

const rounded = (n: bigint, d: bigint): Score => roundTo(Number(divide(n, d, 'half_up')) as Score, 2, 'half_up');

/** Weeks begun between the due day and the day of finishing; 0 when in time. */
export const weeksLate = (dueOn: Day, finishedOn: Day): number => Math.max(0, Math.ceil((Date.parse(finishedOn) - Date.parse(dueOn)) / (7 * DAY_MS)));

function stageScore(stage: Stage, all: readonly Check[], terms: CourseTerms): StageScore {
  const checks = all.filter((c) => c.stage === stage.key).sort((a, b) => (a.checkedOn < b.checkedOn ? -1 : a.checkedOn > b.checkedOn ? 1 : Number(a.finished) - Number(b.finished)));
  const last = checks.at(-1);
  const mean = last ? rounded(checks.reduce((sum, c) => sum + BigInt(c.mark), 0n), BigInt(checks.length)) : null;
  const finishedOn = last?.finished ? last.checkedOn : null;
  const lateWeeks = finishedOn === null ? 0 : weeksLate(stage.dueOn, finishedOn);
  const deduction = Math.min(score(terms.lateCap), lateWeeks * score(terms.latePoints)) as Score;
  const gross = last && mean !== null ? rounded(BigInt(mean) * BigInt(terms.processShare) + BigInt(last.mark) * BigInt(100 - terms.processShare), 100n) : ZERO;
  return { stage, checks: checks.length, mean, last: last?.mark ?? null, finishedOn, lateWeeks, deduction, score: finishedOn === null ? null : (Math.max(0, gross - deduction) as Score) };
}

/**
 * 全程得分: each stage is share × mean of all its checks + (100 − share) × its last check − lateness; the course is the stages by weight.
 * A stage counts once it is finished; while one is open there is no score of the course.
 */
export function courseScore(stages: readonly Stage[], checks: readonly Check[], terms: CourseTerms): CourseScore {
  const scored = stages.map((s) => stageScore(s, checks, terms));
  const missing = scored.filter((s) => s.score === null).map((s) => s.stage);
  if (missing.length > 0 || scored.length === 0) return { stages: scored, missing, score: null, finishedOn: null };
  return {
    stages: scored,
    missing,
    score: rounded(scored.reduce((sum, s) => sum + BigInt(s.score!) * BigInt(s.stage.weight), 0n), 100n),
    finishedOn: scored.reduce((last, s) => (s.finishedOn! > last ? s.finishedOn! : last), ''),
  };
}

export function explainCourse(title: string, course: CourseScore, at: { readonly terms: CourseTerms; readonly source: string; readonly version: string }): Explanation {
  const point = (s: Score | null) => (s === null ? {} : { value: formatScore(s), unit: 'point' });
  return {
    statement: course.score === null ? 'onsite.explain.course_open' : 'onsite.explain.course',
    params: { title, missing: course.missing.map((s) => s.name).join('、') },
    ...point(course.score),
    ruleId: rule.ruleId,
    source: at.source,
    version: at.version,
    children: course.stages.map((s): Explanation => ({
      statement: s.checks === 0 ? 'onsite.explain.stage_unchecked' : s.score === null ? 'onsite.explain.stage_open' : 'onsite.explain.stage',
      params: { name: s.stage.name, due: s.stage.dueOn, finished: s.finishedOn ?? '' },
      ...point(s.score),
      weight: s.stage.weight * 100,
      ...(s.checks === 0
        ? {}
        : {
            children: [
              { statement: 'onsite.explain.stage_mean', params: { checks: s.checks }, ...point(s.mean), weight: at.terms.processShare * 100 },
              { statement: 'onsite.explain.stage_last', ...point(s.last), weight: (100 - at.terms.processShare) * 100 },
              ...(s.finishedOn === null ? [] : [{ statement: s.lateWeeks === 0 ? 'onsite.explain.stage_in_time' : 'onsite.explain.stage_late', params: { weeks: s.lateWeeks, points: String(at.terms.latePoints), cap: String(at.terms.lateCap) }, ...(s.lateWeeks === 0 ? {} : { value: `-${formatScore(s.deduction)}`, unit: 'point' }) }]),
            ],
          }),
    })),
  };
}
