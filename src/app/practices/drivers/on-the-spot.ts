import { createHash } from 'node:crypto';
import { z } from 'zod';
import { listSpotChecks, openSpotCheck, planSpotCheck, scoreSpotCheck } from '../../../domains/assessment/onsite/contests/contract.ts';
import { decideLandmark, declareLandmark, judgeLandmark, openLandmark, useLandmark } from '../../../domains/assessment/onsite/landmarks/contract.ts';
import { attachTracker, checkStage, openTrackedWork } from '../../../domains/assessment/onsite/trackers/contract.ts';
import { adoptScheme, openResult, startRun } from '../../../domains/assessment/contract.ts';
import { computeRun } from '../../../domains/assessment/index.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { dimension, indicator, rowsOf, scheme } from '../assessment-steps.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';
import { wholeYear } from '../year-steps.ts';

/** M058: a tracker logs checks at every stage; the full course scores, and a scheme counts it beside a year-end look. */
export const fullCourse = driver(
  z.object({ unit: z.string(), work: z.string(), person: z.string(), tracker: z.string(), stages: z.array(z.object({ name: z.string(), weight: z.int(), dueOn: z.string(), checks: z.array(z.object({ on: z.string(), mark: z.string() })) })) }),
  async ({ unit, work, person, tracker, stages }, world) => {
    const [unitId] = await world.organizations([unit], { type: 'state_firm' });
    const [personId, trackerId] = await world.people([person, tracker], unitId!, { category: 'middle', title: '经理' });
    const body = { kind: 'project' as const, title: work, unitId: unitId!, personId: personId!, trackerId: trackerId!, stages: stages.map(({ name, weight, dueOn }) => ({ name, weight, dueOn })) };
    const himself = await outcome('assessment.tracker_himself', () => world.send(attachTracker, { body: { ...body, trackerId: personId! } }));
    const { id } = await world.send(attachTracker, { body });
    const waits: string[][] = [];
    for (const [n, stage] of stages.entries()) {
      for (const [i, check] of stage.checks.entries()) {
        world.setDay(check.on);
        await world.send(checkStage, { params: { id }, body: { stage: `s${n + 1}`, checkedOn: check.on, mark: check.mark, finished: i === stage.checks.length - 1, finding: '现场查看' } }, world.actor('cadre', { personId: trackerId! }));
      }
      waits.push((await world.send(openTrackedWork, { params: { id } })).missing);
    }
    const done = await world.send(openTrackedWork, { params: { id } });
    world.setDay('2027-01-10');
    const definition = scheme('firm', '年度考核', [dimension('work', '重大项目', 100, [indicator('course', '全程得分', 100, { source: { from: 'provider', provider: 'on-site', measure: 'full-course' }, missing: { policy: 'exclude_person' } })])]);
    const { id: schemeId } = await world.send(adoptScheme, { body: { definition } });
    const { id: runId } = await world.send(startRun, { body: { year: 2026, schemeId } });
    await computeRun(world.house, world.system, runId);
    const rows = await rowsOf(world, runId);
    return {
      trackingHimself: himself,
      waitsFor: waits,
      stageScores: Object.fromEntries(done.stages.map((s) => [s.name, s.score])),
      lateWeeks: Object.fromEntries(done.stages.map((s) => [s.name, s.lateWeeks])),
      fullCourse: done.score,
      lastLookAlone: stages.at(-1)!.checks.at(-1)!.mark === done.score ? 'the same' : 'differs',
      inScheme: Object.fromEntries(rows.map((r) => [r.name, r.score])),
    };
  },
);

/** M059: an inspection of drawn sections and a contest of all; the draw is made again by hand; average and latest score by section. */
export const spotContests = driver(
  z.object({ unit: z.string(), sections: z.array(z.string()), drawOn: z.string(), drawCount: z.int(), contestOn: z.string(), drawnMarks: z.array(z.array(z.string())), contestMarks: z.record(z.string(), z.array(z.string())) }),
  async ({ unit, sections, drawOn, drawCount, contestOn, drawnMarks, contestMarks }, world) => {
    const [unitId] = await world.organizations([unit]);
    await world.organizations(sections, { parentId: unitId!, type: 'department' });
    const inspectors = [world.officer, world.actor('supervisor'), world.actor('leader')];
    const criteria = [{ name: '现场管理', points: '100' }];
    const inspection = await world.send(planSpotCheck, { body: { kind: 'inspection', title: '不定期督查', heldOn: drawOn, unitIds: [unitId!], count: drawCount, criteria } });
    const contest = await world.send(planSpotCheck, { body: { kind: 'contest', title: '现场评比', heldOn: contestOn, unitIds: [unitId!], criteria } });
    const announced = (await world.send(listSpotChecks, {}, world.liaison)).checks.length;
    const detail = await world.send(openSpotCheck, { params: { id: inspection.id } });
    const hash = (s: string) => createHash('sha256').update(`${detail.draw.seed}:${s}`).digest('hex');
    const byHand = detail.draw.pool.map((s) => s.id).sort((a, b) => (hash(a) < hash(b) ? -1 : 1)).slice(0, detail.draw.count);
    const give = async (checkId: string, organizationId: string, marks: readonly string[]) => {
      for (const [i, mark] of marks.entries()) await world.send(scoreSpotCheck, { params: { id: checkId }, body: { organizationId, points: { c1: mark }, note: '现场情况' } }, inspectors[i]);
    };
    world.setDay(drawOn);
    for (const [i, s] of inspection.drawn.entries()) await give(inspection.id, s.id, drawnMarks[i]!);
    world.setDay(contestOn);
    for (const s of contest.drawn) await give(contest.id, s.id, contestMarks[s.name]!);
    const { sections: standing } = await world.send(listSpotChecks, {});
    // Chance decides who was drawn; what follows is the same whoever it was.
    const first = standing.find((s) => s.organizationId === inspection.drawn[0]!.id)!;
    const undrawn = standing.filter((s) => !inspection.drawn.some((d) => d.id === s.organizationId));
    const contestOf = (name: string) => contestMarks[name]!.map(Number).reduce((a, m) => a + m, 0) / contestMarks[name]!.length;
    return {
      drawn: inspection.drawn.length,
      seedKept: /^[0-9a-f]{32}$/.test(detail.draw.seed),
      drawnAgainByHand: JSON.stringify(byHand) === JSON.stringify(inspection.drawn.map((d) => d.id)),
      unitKnowsBeforehand: announced,
      visitsOfDrawn: first.visits,
      averageOfDrawnIsMeanOfVisits: Number(first.average) === (drawnMarks[0]!.map(Number).reduce((a, m) => a + m, 0) / drawnMarks[0]!.length + contestOf(first.name)) / 2,
      latestOfDrawnIsContest: Number(first.latest) === contestOf(first.name),
      undrawn: undrawn.length,
      undrawnStandByContestAlone: undrawn.every((s) => s.average === s.latest && Number(s.average) === contestOf(s.name)),
      latestBySection: Object.fromEntries(standing.map((s) => [s.name, s.latest]).sort()),
    };
  },
);

/** M053: a landmark declared with proof, judged by people, and used as three linked records. */
export const landmarkResults = driver(
  z.object({ unit: z.string(), section: z.string(), title: z.string(), people: z.record(z.string(), z.int()), year: z.int(), yearMark: z.string(), opinions: z.array(z.boolean()) }),
  async ({ unit, section, title, people, year, yearMark, opinions }, world) => {
    const [unitId] = await world.organizations([unit]);
    const [sectionId] = await world.organizations([section], { parentId: unitId!, type: 'department' });
    const ids = await world.people(Object.keys(people), sectionId!);
    const { hash } = await world.unit((u) => saveFile(u, '佐证.txt', Buffer.from(title)));
    const body = { organizationId: sectionId!, title, description: title, achievedOn: '2026-06-01', people: Object.values(people).map((percent, i) => ({ personId: ids[i]!, share: percent * 100 })), attachments: [{ hash, name: '佐证.txt' }] };
    const noProof = await outcome('assessment.landmark_no_proof', () => world.send(declareLandmark, { body: { ...body, attachments: [] } }, world.liaison));
    const { id } = await world.send(declareLandmark, { body }, world.liaison);
    const params = { id };
    const leader = world.actor('leader');
    const decide = () => world.send(decideLandmark, { params, body: { recognize: true, reason: '集体研究认定' } }, leader);
    const early = await outcome('assessment.landmark_few_judges', decide);
    for (const favourable of opinions) await world.send(judgeLandmark, { params, body: { favourable, opinion: favourable ? '材料属实' : '推广面不够' } }, world.actor('supervisor'));
    await decide();
    world.setDay(`${year + 1}-01-10`);
    const { runId } = await wholeYear(world, scheme('annual', '年度考核', [dimension('work', '履职', 100, [indicator('work', '履职评价', 100)])]), year, ids.map((personId) => ({ personId, indicator: 'work', value: yearMark })));
    const use = (kind: 'appraisal' | 'commendation' | 'selection', personId: string | null) => world.send(useLandmark, { params, body: { kind, personId, runId: kind === 'appraisal' ? runId : null, reason: '标志性成果' } }, leader);
    await use('appraisal', ids[0]!);
    await use('commendation', null);
    await use('selection', ids[0]!);
    const detail = await world.send(openLandmark, { params });
    const result = await world.send(openResult, { params: { id: runId, personId: ids[0]! } });
    const stateWord = { recorded: '已记入', proposed: '已提建议' } as const;
    const kindWord = { appraisal: '考核评价', commendation: '评先评优', selection: '选人用人' } as const;
    return {
      withoutProof: noProof,
      decidedTooEarly: early,
      judgedBy: detail.opinions.length,
      state: detail.landmark.state === 'recognized' ? '已认定' : detail.landmark.state,
      onTheLedger: detail.entryId !== null,
      uses: Object.fromEntries(detail.uses.map((u) => [kindWord[u.kind], `${u.person?.name ?? detail.landmark.section.name} ${stateWord[u.state]}`])),
      gradeLinked: detail.uses.find((u) => u.kind === 'appraisal')!.grade === result.row.grade,
      otherwiseNotUsed: await outcome('assessment.landmark_used', () => use('selection', ids[0]!)),
    };
  },
);
