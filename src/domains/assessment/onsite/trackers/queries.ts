import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { may, must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { formatScore, type Score } from '../../../../kernel/score.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../../policy/index.ts';
import { organizationNames, organizationStanding, personSummaries } from '../../../registry/index.ts';
import { checkStages, readTracking } from '../../access.ts';
import { attachedFile } from '../attached-file.ts';
import { subjectOfWork } from './commands.ts';
import type { listTrackedWorks, openTrackedWork, WorkHead } from './contract.ts';
import type { StageCheck, TrackedWork } from './model.ts';
import { courseScore, explainCourse, type CourseScore, type CourseTerms } from './rules/course-score.ts';
import { allWorks, checksOf, findWork } from './store.ts';

export const termsOf = (policy: PolicyView): CourseTerms => ({ processShare: policy.number('course-process-share'), latePoints: policy.number('course-late-points'), lateCap: policy.number('course-late-cap') });

const printed = (s: Score | null): string | null => (s === null ? null : formatScore(s));

async function headsOf(unit: Unit, works: readonly TrackedWork[], checks: readonly StageCheck[], terms: CourseTerms): Promise<{ head: WorkHead; course: CourseScore }[]> {
  const names = await organizationNames(unit, works.map((w) => w.unitId));
  const people = await personSummaries(unit, works.flatMap((w) => [w.personId, w.trackerId]));
  return works.map((w) => {
    const course = courseScore(w.stages, checks.filter((c) => c.workId === w.id), terms);
    const next = w.endedOn === null ? (course.missing[0] ?? null) : null;
    return {
      course,
      head: {
        id: w.id,
        kind: w.kind,
        title: w.title,
        unitId: w.unitId,
        unitName: names.get(w.unitId) ?? '',
        personId: w.personId,
        personName: people.get(w.personId)?.name ?? '',
        trackerId: w.trackerId,
        trackerName: people.get(w.trackerId)?.name ?? '',
        stages: w.stages.length,
        finished: w.stages.length - course.missing.length,
        next,
        late: next !== null && next.dueOn < unit.today,
        score: w.endedOn === null ? printed(course.score) : null,
        endedOn: w.endedOn,
      },
    };
  });
}

/** Works within reach. */
export const workList = (house: House, actor: Actor): Promise<z.infer<typeof listTrackedWorks.output>> =>
  house.unit(actor, async (unit) => {
    const all = await allWorks(unit);
    const standing = await organizationStanding(unit, all.map((w) => w.unitId));
    const works = all.filter((w) => may(actor, readTracking, { regionId: actor.regionId, organizationPaths: [standing.get(w.unitId)?.path ?? ''], personIds: [w.personId, w.trackerId] as never }));
    return (await headsOf(unit, works, await checksOf(unit, works.map((w) => w.id)), termsOf(await policyInForce(unit, unit.today)))).map((w) => w.head);
  });

export const workDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openTrackedWork.output>> =>
  house.unit(actor, async (unit) => {
    const work = await findWork(unit, id);
    if (!work) throw new Refusal('not_found', 'assessment.no_such_tracked_work');
    must(actor, readTracking, await subjectOfWork(unit, work, true));
    const checks = await checksOf(unit, [id]);
    const policy = await policyInForce(unit, unit.today);
    const terms = termsOf(policy);
    const [{ head, course }] = (await headsOf(unit, [work], checks, terms)) as [{ head: WorkHead; course: CourseScore }];
    return {
      work: head,
      endReason: work.endReason,
      score: head.score,
      missing: course.missing.map((s) => s.name),
      explanation: explainCourse(work.title, course, { terms, source: policy.cite(policy.parameter('course-process-share').source), version: policy.version }),
      mayCheck: work.endedOn === null && actor.personId !== work.personId && may(actor, checkStages, await subjectOfWork(unit, work, false)),
      stages: course.stages.map((s) => ({
        ...s.stage,
        finishedOn: s.finishedOn,
        lateWeeks: s.lateWeeks,
        score: printed(s.score),
        checks: checks.filter((c) => c.stage === s.stage.key).map((c) => ({ id: c.id, checkedOn: c.checkedOn, mark: formatScore(c.mark), finished: c.finished, finding: c.finding, attachments: [...c.attachments], by: c.by })),
      })),
    };
  });

export const checkFileOf = (house: House, actor: Actor, id: string, hash: string): Promise<FileAnswer> =>
  house.unit(actor, async (unit) => {
    const work = await findWork(unit, id);
    if (!work) throw new Refusal('not_found', 'assessment.no_such_tracked_work');
    must(actor, readTracking, await subjectOfWork(unit, work, true));
    return attachedFile(unit, (await checksOf(unit, [id])).flatMap((c) => c.attachments), hash, { kind: 'tracked_work', id });
  });
