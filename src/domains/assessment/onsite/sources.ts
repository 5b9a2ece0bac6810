import type { Score } from '../../../kernel/score.ts';
import { addDays } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationsNow } from '../../registry/index.ts';
import type { SourceProvider, SourceRequest } from '../sources.ts';
import { visitsOf } from './contests/queries.ts';
import { sectionScore, unitScore } from './contests/rules/section-scores.ts';
import { scoresOfChecks, spotChecksBetween } from './contests/store.ts';
import { termsOf } from './trackers/queries.ts';
import { courseScore } from './trackers/rules/course-score.ts';
import { checksOf, worksOf } from './trackers/store.ts';

/** What is scored on the spot, for schemes: the full course of works, and contests and inspections of sections. */
export const onsiteSource: SourceProvider = {
  key: 'on-site',
  title: { zh: '一线考核', en: 'On-site assessment' },
  measures: [
    { key: 'full-course', title: { zh: '全程得分（本期办结的跟踪工作均分）', en: 'Full-course score (mean of tracked works finished in the period)' }, unit: 'point', subjects: ['person', 'team'] },
    { key: 'spot-average', title: { zh: '现场评比和督查均分', en: 'Average of contests and inspections' }, unit: 'point', subjects: ['team'] },
    { key: 'spot-latest', title: { zh: '最近一次现场评比或督查得分', en: 'Latest score of contests and inspections' }, unit: 'point', subjects: ['team'] },
  ],
  count: (unit, request) => (request.measure === 'full-course' ? fullCourses(unit, request) : spotScores(unit, request)),
};

/** Mean over the works of a person or unit whose last stage was finished in the period; nobody without one has a value. */
async function fullCourses(unit: Unit, { subject, ids, periodFrom, periodTo }: SourceRequest): Promise<ReadonlyMap<string, number>> {
  const works = await worksOf(unit, subject === 'person' ? 'person_id' : 'unit_id', ids);
  const checks = await checksOf(unit, works.map((w) => w.id));
  const terms = termsOf(await policyInForce(unit, unit.today));
  const byId = new Map<string, Score[]>();
  for (const work of works) {
    const course = courseScore(work.stages, checks.filter((c) => c.workId === work.id), terms);
    if (course.score === null || course.finishedOn === null || course.finishedOn < periodFrom || course.finishedOn >= periodTo) continue;
    const id = subject === 'person' ? work.personId : work.unitId;
    byId.set(id, [...(byId.get(id) ?? []), course.score]);
  }
  return new Map([...byId].map(([id, scores]) => [id, unitScore(scores)!]));
}

/** Mean over the sections of a unit that were scored in the period. */
async function spotScores(unit: Unit, { measure, ids, periodFrom, periodTo }: SourceRequest): Promise<ReadonlyMap<string, number>> {
  const checks = await spotChecksBetween(unit, periodFrom, addDays(periodTo, -1));
  const sections = [...visitsOf(checks, await scoresOfChecks(unit, checks.map((c) => c.id))).values()].flatMap(({ section, visits }) => {
    const s = sectionScore(visits);
    const value = measure === 'spot-latest' ? s.latest : s.average;
    return value === null ? [] : [{ path: section.path, value }];
  });
  const paths = new Map((await organizationsNow(unit)).map((o) => [o.id as string, o.path]));
  const values = new Map<string, number>();
  for (const id of ids) {
    const path = paths.get(id);
    const mean = path === undefined ? null : unitScore(sections.filter((s) => s.path === path || s.path.startsWith(`${path}.`)).map((s) => s.value));
    if (mean !== null) values.set(id, mean);
  }
  return values;
}
