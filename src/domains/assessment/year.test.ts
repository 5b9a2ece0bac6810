import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { code as refused } from '../../../tests/support/refusals.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { appendEvidence } from '../evidence/index.ts';
import { diskSource, policyInForce, usePolicies } from '../policy/index.ts';
import { personFacts, saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { adoptScheme, adoptSchemesOf } from './commands/adopt-scheme.ts';
import { computeRun } from './commands/compute-run.ts';
import { confirmRun } from './commands/confirm-run.ts';
import { decideGrades } from './commands/decide-grades.ts';
import { proposeRun } from './commands/propose-run.ts';
import { recordMarks } from './commands/record-marks.ts';
import { startRun } from './commands/start-run.ts';
import { stateFacts } from './commands/state-facts.ts';
import { verifyRun } from './commands/verify-run.ts';
import { buildScheme, nothingAgainstAnybody } from './fixtures.ts';
import { publishList } from './outcomes/commands/publicity.ts';
import { ownYears, resultList, resultOf, resultsOfPerson } from './queries/results.ts';
import { resultsOf } from './queries/results-of.ts';
import { boardOfYears, marksToGive, runDetail } from './queries/runs.ts';

let t: TestHouse;
let people: string[] = [];
let units: { town: string; organ: string; townPath: string };
let evidenceId = '';
let runId = '';


beforeAll(async () => {
  t = await testHouse();
  usePolicies(diskSource(policiesFolder));
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', shortName: '清河', type: 'region', validFrom: '2000-01-01' }]);
    const [town, organ] = await saveOrganizations(unit, [
      { name: '柳林镇', shortName: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' },
      { name: '县水利局', shortName: '水利局', type: 'government_organ', parentId: root!, validFrom: '2000-01-01' },
    ]);
    units = { town: town!, organ: organ!, townPath: '' };
    people = await savePeople(
      unit,
      Array.from({ length: 12 }, (_, i) => ({
        name: `测试${'一二三四五六七八九十百千'[i]}`,
        sex: 'male' as const,
        bornOn: '1980-01',
        appointments: [{ organizationId: i < 10 ? town! : organ!, title: '科员', main: true, category: 'staff' as const, startedOn: '2020-01' }],
      })),
    );
    const [id] = await appendEvidence(unit, [
      {
        title: '柳林镇防汛抢险',
        occurredOn: '2026-07-10',
        arena: 'emergency',
        content: { kind: 'deed', description: '连续三昼夜封堵管涌' },
        organizationId: town!,
        persons: [{ personId: people[0]!, role: 'do', share: 4000 }],
        source: { kind: 'unit', name: '柳林镇党委' },
        state: 'confirmed',
      },
      {
        title: '尚未核定的实绩',
        occurredOn: '2026-08-10',
        arena: 'project',
        content: { kind: 'deed', description: '未核定' },
        organizationId: town!,
        persons: [{ personId: people[0]!, role: 'do', share: 10_000 }],
        source: { kind: 'unit', name: '柳林镇党委' },
      },
    ]);
    evidenceId = id!;
  });
});
afterAll(() => t.close());

describe('a year from scheme to personnel file', () => {
  it('a scheme whose weights total 110% is refused and the sum is named (M057)', async () => {
    const wrong = structuredClone(buildScheme());
    wrong.dimensions[1]!.weight = { leader: 70, staff: 60 };
    const error = await adoptScheme(t.house, t.actor('officer'), wrong).catch((e: unknown) => e);
    expect(error).toMatchObject({ kind: 'rule', code: 'assessment.scheme_refused', because: [{ code: 'assessment.weights_of_dimensions', params: { sum: '110', class: '领导' } }] });
  });

  it('the same scheme twice is one version; a change is the next', async () => {
    const officer = t.actor('officer');
    const first = await adoptScheme(t.house, officer, buildScheme());
    expect(first).toMatchObject({ version: 1, unchanged: false });
    expect(await adoptScheme(t.house, officer, buildScheme())).toMatchObject({ id: first.id, version: 1, unchanged: true });
    expect(await adoptScheme(t.house, officer, buildScheme({ rounding: { places: 1, mode: 'truncate' } }))).toMatchObject({ version: 2 });
    expect(await adoptScheme(t.house, officer, buildScheme())).toMatchObject({ version: 3 });
  });

  it('the packs bring their schemes', async () => {
    const adopted = await t.house.unit(t.system, async (unit) => adoptSchemesOf(unit, await policyInForce(unit, unit.today)));
    expect(adopted.length).toBeGreaterThan(0);
  });

  it('opens once, and everybody lacks marks', async () => {
    const officer = t.actor('officer');
    const { id: schemeId } = await adoptScheme(t.house, officer, buildScheme());
    runId = (await startRun(t.house, officer, { year: 2026, schemeId })).id;
    expect(await refused(startRun(t.house, officer, { year: 2026, schemeId }))).toBe('assessment.run_exists');
    const missing = await marksToGive(t.house, officer, runId, { offset: 0, limit: 5 });
    expect([missing.total, missing.rows.length, missing.rows[0]!.marks.length]).toEqual([12, 5, 2]);
  });

  it('marks: all lines or none; a liaison only within the own unit', async () => {
    const officer = t.actor('officer');
    const mark = (personId: string, value: string | null, rater = 'superior') => ({ personId, indicator: 'conduct', rater, value });
    expect(await refused(recordMarks(t.house, officer, runId, { source: '汇总表', marks: [mark(people[0]!, '88'), mark(people[1]!, '101')] }))).toBe('assessment.marks_refused');
    expect((await marksToGive(t.house, officer, runId, { offset: 0, limit: 5 })).total).toBe(12);
    const view = await marksToGive(t.house, officer, runId, { offset: 0, limit: 500, organizationId: units.town });
    expect(view.total).toBe(10);
    const path = (await t.database.query('select path::text as path from registry.organization_version where organization_id = $1', [units.town])).rows[0]!['path'] as string;
    const liaison = t.actor('liaison', { path });
    expect((await marksToGive(t.house, liaison, runId, { offset: 0, limit: 5 })).total).toBe(10);
    expect(await refused(recordMarks(t.house, liaison, runId, { source: '汇总表', marks: [mark(people[11]!, '88')] }))).toBe('security.not_permitted');
    expect(await recordMarks(t.house, liaison, runId, { source: '汇总表', marks: [mark(people[0]!, '60')] })).toEqual({ recorded: 1, unchanged: 0 });
    expect(await recordMarks(t.house, liaison, runId, { source: '汇总表', marks: [mark(people[0]!, '60.00')] })).toEqual({ recorded: 0, unchanged: 1 });
    const marks = people.flatMap((p, i) => [mark(p, String(99 - 2 * i)), mark(p, String(99 - 2 * i), 'peer')]);
    expect(await recordMarks(t.house, officer, runId, { source: '汇总表', marks: marks.slice(0, -1) })).toEqual({ recorded: 23, unchanged: 0 });
    expect((await marksToGive(t.house, officer, runId, { offset: 0, limit: 5, text: '测试一' })).rows.map((r) => r.marks.map((m) => m.value))).toEqual([['99', '99']]);
    // The corrected mark stays on record.
    expect((await t.database.query(`select value from assessment.mark where person_id = $1 and rater = 'superior' order by recorded_at, id`, [people[0]])).rows.map((r) => r['value'])).toEqual(['60', '99']);
  });

  it('computes: exact scores, ranks in groups, missing values named', async () => {
    const officer = t.actor('officer');
    expect(await refused(proposeRun(t.house, officer, runId))).toBe('assessment.not_computed');
    const out = await computeRun(t.house, officer, runId);
    expect(out).toEqual({ computation: 1, people: 12, withoutClass: 0 });
    const list = await resultList(t.house, officer, runId, { sort: 'rank', order: 'ascending', offset: 0, limit: 100 });
    expect(list.total).toBe(12);
    const first = list.rows.find((r) => r.personId === people[0])!;
    // 德 99; 实绩 10 分 × 150% × 40% = 6 分, 目标 10 → 60 分 × 50%; 培训 0 学时 → 60 分 × 50%; 绩 60; 99×40% + 60×60% = 75.6
    expect(first).toMatchObject({ score: '75.60', rank: 1, groupSize: 10, group: 'staff/township', groupName: { zh: '干部·乡镇' }, dimensions: { integrity: '99.00', achievement: '60.00' } });
    const incomplete = list.rows.find((r) => r.personId === people[11])!;
    expect(incomplete).toMatchObject({ state: 'incomplete', score: null, rank: null });
    // Two people, one of them scored: too small to rank.
    expect(list.rows.find((r) => r.personId === people[10])).toMatchObject({ rank: null, groupSize: 1 });
  });

  it('every figure opens to the confirmed evidence, and only to it', async () => {
    const detail = await resultOf(t.house, t.actor('officer'), runId, people[0]!);
    const deeds = detail.explanation.children![1]!.children!.find((c) => c.ruleId === 'assessment.indicator.deeds')!;
    expect(deeds.evidenceIds).toEqual([evidenceId]);
    expect(deeds).toMatchObject({ value: '60.00', params: { raw: '6', target: '10' } });
    expect(detail.explanation.source).toContain('第三十八条');
    expect(detail.explanation.version).toMatch(/^try-county@\d+ · national@/);
    expect(detail.radar.map((d) => [d.key, d.score, d.last])).toEqual([['integrity', '99.00', null], ['achievement', '60.00', null]]);
  });

  it('computing again from the frozen inputs gives the very same; a tampered input shows', async () => {
    const officer = t.actor('officer');
    expect(await verifyRun(t.house, officer, runId)).toEqual({ people: 12, same: 12, different: [], inputsHashHolds: true });
    await t.database.query(`update assessment.input_person set counted = '{}' where person_id = $1`, [people[0]]);
    const again = await verifyRun(t.house, officer, runId);
    expect([again.same, again.different.map((d) => d.personId), again.inputsHashHolds]).toEqual([11, [people[0]], false]);
    // The next computation freezes anew and is whole again.
    expect((await computeRun(t.house, officer, runId)).computation).toBe(2);
    expect((await verifyRun(t.house, officer, runId)).inputsHashHolds).toBe(true);
  });

  it('with facts unknown nobody is proposed outstanding; once stated, the best are, within the share', async () => {
    const officer = t.actor('officer');
    const unknown = await t.house.unit(t.system, (unit) => personFacts(unit, [people[0]!], unit.today));
    expect(unknown.get(people[0]!)?.['是否立案未结'] ?? null).toBeNull();
    expect((await proposeRun(t.house, officer, runId)).open).toBe(12);
    expect((await runDetail(t.house, officer, runId)).unknown).toContainEqual({ fact: '是否立案未结', people: 12 });
    expect(await refused(stateFacts(t.house, officer, runId, { source: 'x', statements: [{ fact: '身高', otherwise: 1, exceptions: [] }] }))).toBe('assessment.fact_not_stated_here');
    expect(await refused(stateFacts(t.house, officer, runId, { source: 'x', statements: [{ fact: '是否立案未结', otherwise: '否', exceptions: [] }] }))).toBe('assessment.fact_wrong_value');
    expect(await refused(stateFacts(t.house, officer, runId, { source: 'x', statements: [{ fact: '处分类型', otherwise: '批评', exceptions: [] }] }))).toBe('assessment.fact_wrong_value');
    const statements = nothingAgainstAnybody.statements.map((s) => ({ ...s, exceptions: s.fact === '是否立案未结' ? [{ personId: people[1]!, value: true }] : s.fact === '病事假累计月数' ? [{ personId: people[2]!, value: 8 }] : [] }));
    await stateFacts(t.house, officer, runId, { ...nothingAgainstAnybody, statements });
    const out = await proposeRun(t.house, officer, runId);
    const rows = (await resultList(t.house, officer, runId, { sort: 'rank', order: 'ascending', offset: 0, limit: 100 })).rows;
    const of = (i: number) => rows.find((r) => r.personId === people[i])!;
    expect([of(1).proposedGrade, of(2).proposedGrade, of(11).proposedGrade]).toEqual(['ungraded', 'not_assessed', null]);
    expect(of(1).reasons[0]).toMatchObject({ code: 'assessment.reason.by_table', params: { reason: '立案审查调查尚未结案，暂不确定等次' } });
    // Nobody reaches 85 points here.
    expect(of(0)).toMatchObject({ proposedGrade: 'competent', reasons: [{ code: 'assessment.reason.below_outstanding' }] });
    expect(out.proposed.outstanding).toBe(0);
    const detail = await runDetail(t.house, officer, runId);
    // 11 take part (one is not assessed): 20% is 2.
    expect(detail.total).toMatchObject({ people: 12, base: 11, limit: 2 });
    expect(detail.share).toMatchObject({ percent: '20' });
    expect(detail.statements).toHaveLength(7);
    expect(detail.unknown).toEqual([]);
  });

  it('people decide: reasons are owed, limits hold, everything is kept', async () => {
    const officer = t.actor('officer');
    const leader = t.actor('leader');
    const decide = (decisions: { personId: string; grade: 'outstanding' | 'competent' | 'incompetent'; reason?: string }[], confirmProposals = false) => decideGrades(t.house, leader, runId, { decisions, confirmProposals });
    expect(await refused(decide([{ personId: people[0]!, grade: 'outstanding' }]))).toBe('assessment.reason_needed');
    expect(await refused(decide([{ personId: people[1]!, grade: 'outstanding', reason: '表现突出' }]))).toBe('assessment.above_ceiling');
    expect(await refused(decide([0, 3, 4].map((i) => ({ personId: people[i]!, grade: 'outstanding' as const, reason: '表现突出' }))))).toBe('assessment.share_exceeded');
    expect(await refused(confirmRun(t.house, leader, runId))).toBe('assessment.grades_open');
    await decide([{ personId: people[0]!, grade: 'outstanding', reason: '防汛抢险表现突出，集体研究' }]);
    const bulk = await decide([], true);
    expect(bulk.open).toBeGreaterThan(0);
    const open = (await resultList(t.house, officer, runId, { sort: 'rank', order: 'ascending', offset: 0, limit: 100, open: true })).rows;
    expect(open.map((r) => r.proposedGrade)).not.toContain('competent');
    await decide(open.map((r) => ({ personId: r.personId, grade: 'competent', reason: '逐人研究，民主测评认可' })));
    const detail = await resultOf(t.house, officer, runId, people[0]!);
    expect(detail.decisions).toMatchObject([{ grade: 'outstanding', proposedGrade: 'competent', reason: '防汛抢险表现突出，集体研究', decidedBy: 'leader' }]);
  });

  it('before it is confirmed a liaison and the cadre see nothing; afterwards each sees the own', async () => {
    const path = (await t.database.query('select path::text as path from registry.organization_version where organization_id = $1', [units.town])).rows[0]!['path'] as string;
    const liaison = t.actor('liaison', { path });
    const cadre = t.actor('cadre', { personId: people[0] as PersonId });
    const query = { sort: 'rank', order: 'ascending', offset: 0, limit: 100 } as const;
    expect(await refused(resultList(t.house, liaison, runId, query))).toBe('assessment.not_confirmed_yet');
    expect(await ownYears(t.house, cadre)).toEqual([]);
    expect(await refused(confirmRun(t.house, t.actor('leader'), runId))).toBe('assessment.publicity_owed');
    await publishList(t.house, t.actor('officer'), runId, { contact: '县委组织部', elsewhere: { openedOn: '2026-11-09', closesOn: '2026-11-17', document: '关于拟定优秀等次人员的公示（纸质）' } });
    const event = await confirmRun(t.house, t.actor('leader'), runId);
    expect(event.people).toBe(12);
    expect((await resultList(t.house, liaison, runId, query)).total).toBe(10);
    expect(await refused(resultOf(t.house, liaison, runId, people[11]!))).toBe('security.not_permitted');
    expect((await ownYears(t.house, cadre)).map((y) => [y.year, y.row.grade, y.row.score])).toEqual([[2026, 'outstanding', '75.60']]);
    expect(await refused(resultsOfPerson(t.house, cadre, people[1]!))).toBe('security.not_permitted');
  });

  it('the grade is in the personnel file, the event is out, and the year is closed', async () => {
    const officer = t.actor('officer');
    const facts = await t.house.unit(t.system, (unit) => personFacts(unit, [people[0]!], '2027-03-01'));
    expect(facts.get(people[0]!)?.['上年度考核等次']).toBe('优秀');
    const events = (await t.database.query(`select payload from platform.outbox where type = 'assessment.grades_confirmed'`)).rows;
    expect(events).toHaveLength(1);
    expect((events[0]!['payload'] as { grades: unknown[] }).grades).toHaveLength(12);
    expect(await refused(computeRun(t.house, officer, runId))).toBe('assessment.run_closed');
    expect(await refused(decideGrades(t.house, officer, runId, { decisions: [{ personId: people[0]!, grade: 'competent', reason: '改变' }], confirmProposals: false }))).toBe('assessment.run_closed');
    expect((await boardOfYears(t.house, officer))[0]).toMatchObject({ year: 2026, state: 'confirmed', decided: 12, scored: 11, incomplete: 1 });
  });

  it('the door gives other domains the latest computation', async () => {
    const results = await t.house.unit(t.system, (unit) => resultsOf(unit, 'all', [2026]));
    expect(results).toHaveLength(12);
    expect(results.find((r) => r.personId === people[0])).toMatchObject({ year: 2026, grade: 'outstanding', proposedGrade: 'competent', score: 75_600_000 });
    expect(await t.house.unit(t.system, (unit) => resultsOf(unit, [people[0]!], [2025]))).toEqual([]);
  });
});
