import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { readZip } from '../../../platform/documents/zip.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { saveScheme } from '../commands/adopt-scheme.ts';
import { computeRun } from '../commands/compute-run.ts';
import { proposeRun } from '../commands/propose-run.ts';
import { recordForYear } from '../commands/record-marks.ts';
import { openYear } from '../commands/start-run.ts';
import { stateForYear } from '../commands/state-facts.ts';
import { resultOf } from '../queries/results.ts';
import { buildScheme } from '../sample-scheme.ts';
import { nothingAgainstAnybody } from '../fixtures/sample-year.ts';
import { closeCalibration, moveGrade, startCalibration } from './commands.ts';
import { minutesFile } from './minutes.ts';
import { board, meetingsOfYear } from './queries.ts';

let t: TestHouse;
let people: string[] = [];
let runId = '';
let officer: Actor;
let leader: Actor;
const meeting = { title: '2026年度考核校准会', attendees: '王部长、李副部长、干部科' };

/** Twenty people of one kind, by falling marks: 20% of them, four, may be 优秀. */
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', shortName: '清河', type: 'region', validFrom: '2000-01-01' }]);
    const [town] = await saveOrganizations(unit, [{ name: '柳林镇', shortName: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }]);
    people = await savePeople(unit, Array.from({ length: 20 }, (_p, i) => ({ name: `测试${i + 1}号`, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: town!, title: '科员', main: true, category: 'staff' as const, startedOn: '2020-01' }] })));
    const scheme = await saveScheme(unit, buildScheme({ thresholds: { outstanding: '50', competent: '40', basically_competent: '30' } }));
    runId = await openYear(unit, { year: 2026, schemeId: scheme.id, periodFrom: '2026-01-01', periodTo: '2027-01-01' });
    await stateForYear(unit, runId, { ...nothingAgainstAnybody, statements: nothingAgainstAnybody.statements.map((s) => ({ ...s, exceptions: s.fact === '是否立案未结' ? [{ personId: people[19]!, value: true }] : [] })) });
    await recordForYear(unit, runId, { source: '测评汇总', marks: people.flatMap((personId, i) => ['superior', 'peer'].map((rater) => ({ personId, indicator: 'conduct', rater, value: String(99 - 2 * i) }))) });
  });
  await computeRun(t.house, officer, runId);
  await proposeRun(t.house, officer, runId);
});
afterAll(() => t.close());

describe('a meeting that weighs grades', () => {
  let id = '';
  it('one at a time, with everybody on the board', async () => {
    id = (await startCalibration(t.house, officer, runId, meeting)).id;
    expect(await code(startCalibration(t.house, leader, runId, meeting))).toBe('assessment.calibration_open');
    const b = await board(t.house, leader, id);
    expect([b.rows.length, b.limit, b.before.outstanding, b.now.outstanding]).toEqual([20, 4, 4, 4]);
    // The case under investigation stands outside the bands of nobody: it is scored like all.
    expect(b.rows.filter((r) => r.performance === 'high')).toHaveLength(6);
    expect(b.rows.every((r) => r.growth === null)).toBe(true);
  });

  it('a move needs a reason, stays under the ceiling, may pass the limit while the meeting weighs', async () => {
    expect(await code(moveGrade(t.house, officer, id, { personId: people[19]!, to: 'competent', reason: '尚未结案' }))).toBe('assessment.above_ceiling');
    expect(await code(moveGrade(t.house, t.actor('officer', { personId: people[5] as PersonId }), id, { personId: people[5]!, to: 'outstanding', reason: '自荐' }))).toBe('assessment.review_own_case');
    expect(await code(moveGrade(t.house, officer, id, { personId: people[0]!, to: 'outstanding', reason: '原地不动' }))).toBe('assessment.move_nowhere');
    await moveGrade(t.house, officer, id, { personId: people[5]!, to: 'outstanding', reason: '防汛一线表现突出' });
    const b = await board(t.house, officer, id);
    expect([b.now.outstanding, b.groups.map((g) => [g.before, g.now, g.limit])]).toEqual([5, [[4, 5, 4]]]);
    expect(await code(closeCalibration(t.house, leader, id, { conclusion: '同意', drop: false }))).toBe('assessment.share_exceeded');
    // Refused whole: nothing was decided.
    expect((await resultOf(t.house, officer, runId, people[5]!)).row.grade).toBeNull();
  });

  it('moves at the same time are numbered one after the other', async () => {
    await Promise.all([6, 7, 8, 9].map((i) => moveGrade(t.house, i % 2 ? officer : leader, id, { personId: people[i]!, to: 'basically_competent', reason: '重点任务未完成' })));
    await Promise.all([6, 7, 8, 9].map((i) => moveGrade(t.house, officer, id, { personId: people[i]!, to: 'competent', reason: '核实后恢复' })));
    expect((await board(t.house, officer, id)).moves.map((m) => m.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('closing makes decisions of the moves, with their reasons; what went there and back is none', async () => {
    await moveGrade(t.house, leader, id, { personId: people[3]!, to: 'competent', reason: '名额有限，集体权衡' });
    expect(await closeCalibration(t.house, leader, id, { conclusion: '会议同意上述调整。', drop: false })).toEqual({ decided: 2 });
    expect((await resultOf(t.house, officer, runId, people[5]!)).decisions).toMatchObject([{ grade: 'outstanding', proposedGrade: 'competent', reason: '2026年度考核校准会：防汛一线表现突出', decidedBy: 'leader' }]);
    expect((await resultOf(t.house, officer, runId, people[6]!)).decisions).toEqual([]);
    expect(await code(moveGrade(t.house, officer, id, { personId: people[4]!, to: 'outstanding', reason: '会后再改' }))).toBe('assessment.calibration_over');
    expect((await meetingsOfYear(t.house, officer, runId)).map((m) => [m.state, m.moves])).toEqual([['closed', 10]]);
  });

  it('the minutes tell every change with its reason and both distributions', async () => {
    const file = await minutesFile(t.house, leader, id, 'docx');
    const xml = new TextDecoder().decode(readZip(file.bytes).find((e) => e.name === 'word/document.xml')!.bytes());
    for (const words of ['2026年度考核校准会纪要', '王部长、李副部长、干部科', '防汛一线表现突出', '名额有限，集体权衡', '会议同意上述调整。', '中共清河县委组织部']) expect(xml).toContain(words);
    expect(xml).not.toContain('核实后恢复');
  });

  it('a computation made meanwhile makes the board stale: nothing can be moved or closed, only dropped', async () => {
    const { id: second } = await startCalibration(t.house, officer, runId, meeting);
    await computeRun(t.house, officer, runId);
    await proposeRun(t.house, officer, runId);
    expect(await code(moveGrade(t.house, officer, second, { personId: people[4]!, to: 'basically_competent', reason: '重点任务未完成' }))).toBe('assessment.calibration_outdated');
    expect(await code(closeCalibration(t.house, officer, second, { conclusion: '结束会议', drop: false }))).toBe('assessment.calibration_outdated');
    expect(await closeCalibration(t.house, officer, second, { conclusion: '重新计分，另行开会', drop: true })).toEqual({ decided: 0 });
  });
});
