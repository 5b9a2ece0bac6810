import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { policiesFolder } from '../../app/paths.ts';
import { openCase, takeStep } from '../cases/index.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { appendEvidence } from '../evidence/index.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { protectionModule } from '../protection/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { computeRun } from './commands/compute-run.ts';
import { proposeRun } from './commands/propose-run.ts';
import { recordForYear } from './commands/record-marks.ts';
import { saveScheme } from './commands/adopt-scheme.ts';
import { stateForYear } from './commands/state-facts.ts';
import { openYear } from './commands/start-run.ts';
import { buildScheme, nothingAgainstAnybody } from './fixtures.ts';
import { decideGrades } from './commands/decide-grades.ts';
import { resultOf } from './queries/results.ts';
import { runDetail } from './queries/runs.ts';
import { eligibilityTrial } from './trials.ts';

let t: TestHouse;
let unitId = '';
let people: PersonId[] = [];
let runId = '';
let problem = '';

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  protectionModule();
  t = await testHouse({ clock: { now: () => new Date('2026-11-20T02:00:00Z') } });
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [unitId] = (await saveOrganizations(unit, [{ name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }])) as [string];
    people = (await savePeople(unit, ['甲', '乙', '丙'].map((n) => ({ name: `测试${n}`, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: unitId, title: '科员', main: true, category: 'staff' as const, startedOn: '2020-01' }] })))) as PersonId[];
    [problem] = (await appendEvidence(unit, [{ content: { kind: 'problem', foundBy: '县审计局', description: '试点评估返工' }, title: '产权改革试点返工', occurredOn: '2026-05-10', arena: 'project', source: { kind: 'supervision', name: '审计' }, organizationId: unitId, persons: [{ personId: people[0]!, role: 'do' }, { personId: people[1]!, role: 'do' }], state: 'confirmed' }])) as [string];
    const scheme = await saveScheme(unit, buildScheme({ adjustments: [{ kind: 'deduction', key: 'problems', name: { zh: '问题扣分', en: 'Problems' }, source: { from: 'evidence', kinds: { problem: 1 }, roles: { do: 100 } }, each: '3', cap: '10', missing: { policy: 'neutral', score: '0' } }] }));
    runId = await openYear(unit, { year: 2026, schemeId: scheme.id, periodFrom: '2026-01-01', periodTo: '2027-01-01' });
    await stateForYear(unit, runId, nothingAgainstAnybody);
    await recordForYear(unit, runId, { source: '测评汇总', marks: people.flatMap((personId) => ['superior', 'peer'].map((rater) => ({ personId, indicator: 'conduct', rater, value: '90' }))) });
  });
});
afterAll(() => t.close());

const compute = async () => {
  await computeRun(t.house, t.system, runId);
  await proposeRun(t.house, t.actor('officer'), runId);
  return Promise.all(people.map((p) => resultOf(t.house, t.actor('officer'), runId, p)));
};

it('a tolerated mistake is no longer held against the one who made it, and the sheet says so; others keep theirs', async () => {
  const before = await compute();
  const { id } = await openCase(t.house, t.actor('officer'), { type: 'tolerance', opening: 'ex_officio', title: '改革试点返工', organizationId: unitId, parties: [{ role: 'subject', personId: people[0]! }], facts: { field: '改革创新试点', occurredOn: '2026-05-10', account: '评估方法选择不当' } });
  const officer = t.actor('officer');
  const step = (action: string, facts: Record<string, unknown>) => takeStep(t.house, action === 'tolerate' ? t.actor('leader') : officer, id, { action, facts, reason: '先行先试中的失误', revision: null });
  await step('conclude', { 是否明知故犯: false, 是否明令禁止后实施: false, 是否谋取私利: false, 是否履行决策程序: true, 是否及时挽回损失: true, 失误类型: '先行先试', summary: '试点返工', entries: [problem] });
  await step('tolerate', { correctionTask: '完善评估规程', correctionOwner: people[0]!, correctionDue: '2026-12-31' });
  const after = await compute();
  const score = (r: (typeof before)[number]): number => Number(r.row.score);
  expect([score(after[0]!) - score(before[0]!), score(after[1]!) - score(before[1]!), score(after[2]!) - score(before[2]!)]).toEqual([3, 0, 0]);
  expect(JSON.stringify(after[0]!.explanation)).toContain('assessment.explain.entry_shielded');
  expect(JSON.stringify(after[1]!.explanation)).not.toContain('assessment.explain.entry_shielded');
});

it('says whose sheet a case has changed since, until it is computed again; for those who decide only', async () => {
  const outdated = async () => (await runDetail(t.house, t.actor('officer'), runId)).outdated.map((p) => p.name);
  expect(await outdated()).toEqual([]);
  const officer = t.actor('officer');
  const { id } = await openCase(t.house, t.actor('supervisor'), { type: 'report', opening: 'received', title: '反映试点返工造成损失', organizationId: unitId, parties: [{ role: 'subject', personId: people[1]! }], facts: { channel: 'letter', receivedOn: '2026-11-01', matter: '返工', held: ['grade', 'award'] } });
  const step = (actor: typeof officer, action: string, facts: Record<string, unknown>) => takeStep(t.house, actor, id, { action, facts, reason: '经核查不实', revision: null });
  await step(t.actor('supervisor'), 'find_untrue', {});
  expect(await outdated()).toEqual([]);
  await step(officer, 'clear', { clearance: 'unit', consent: true, notice: '予以澄清', entries: [problem] });
  expect(await outdated()).toEqual(['测试乙']);
  expect((await runDetail(t.house, t.actor('liaison'), runId)).outdated).toEqual([]);
  const [, cleared] = await compute();
  expect(await outdated()).toEqual([]);
  expect(JSON.stringify(cleared!.explanation)).toContain('assessment.explain.entry_shielded');
});

it('优秀 waits while a report is checked, for the one it is about; restored, it is open at once with nothing computed anew', async () => {
  const [officer, leader] = [t.actor('officer'), t.actor('leader')];
  const decide = (personId: PersonId, grade: 'outstanding' | 'competent') => decideGrades(t.house, leader, runId, { decisions: [{ personId, grade, reason: '集体研究' }], confirmProposals: false });
  const { id } = await openCase(t.house, t.actor('supervisor'), { type: 'report', opening: 'received', title: '反映工作作风', organizationId: unitId, parties: [{ role: 'subject', personId: people[0]! }], facts: { channel: 'letter', receivedOn: '2026-11-10', matter: '作风', held: ['grade'] } });
  await expect(decide(people[0]!, 'outstanding')).rejects.toMatchObject({ code: 'assessment.grade_on_hold' });
  const shown = async (actor: typeof officer) => (await resultOf(t.house, actor, runId, people[0]!)).row.held.map((r) => r.code);
  expect(await shown(officer)).toEqual(['protection.on_hold']);
  // Whoever is reported on is not told by his own line, whatever office he holds.
  expect(await shown(t.actor('officer', { personId: people[0]! }))).toEqual([]);
  // 称职 may be decided meanwhile; another person is not held back with him (the share of three people leaves no 优秀).
  expect(await decide(people[0]!, 'competent')).toMatchObject({ decided: 1 });
  await expect(decide(people[1]!, 'outstanding')).rejects.toMatchObject({ code: 'assessment.share_exceeded' });
  await takeStep(t.house, t.actor('supervisor'), id, { action: 'find_untrue', facts: {}, reason: '查无实据', revision: null });
  expect(await shown(officer)).toEqual([]);
  await expect(decide(people[0]!, 'outstanding')).rejects.toMatchObject({ code: 'assessment.share_exceeded' });
});

it('a sanction on file closes the grades that the table closes, whatever the statement of the year says of everybody', async () => {
  const officer = t.actor('officer');
  await openCase(t.house, officer, { type: 'sanction', opening: 'registered', title: '处分跟踪', organizationId: unitId, parties: [{ role: 'subject', personId: people[2]! }], facts: { 处分类型: '记过', 处分生效日期: '2026-10-10', organ: '清河县纪委监委', document: '清纪〔2026〕9号' } });
  const [first, , third] = await compute();
  expect(third!.row.proposedGrade).toBe('ungraded');
  expect(first!.row.proposedGrade).not.toBe('ungraded');
});

it('what the tables said of the cases is on record, and whoever was assessed can be asked about again when a table is to change', async () => {
  const decided = await t.house.unit(t.system, (unit) => unit.tx.selectFrom('policy.decision').select(['rule_id', 'subject_kind', 'subject_label', 'facts']).where('region_id', '=', REGION).orderBy('id').execute());
  expect(decided.map((d) => [d.rule_id, d.subject_kind])).toEqual([['tolerance', 'case'], ['effect-period', 'case']]);
  expect(decided[1]!.facts).toEqual({ 处分类型: '记过', 处分生效日期: '2026-10-10' });
  for (const d of decided) expect(d.subject_label).toMatch(/2026/);
  const asked = await t.house.unit(t.system, (unit) => eligibilityTrial.cases(unit, ['2026-11-20', '2025-12-31'], 0));
  expect(asked).toMatchObject({ total: 3, last: true });
  expect(asked.cases.map((c) => c.subject.label).sort()).toEqual(['测试丙', '测试乙', '测试甲'].sort());
  // As the year knew it: what is on file of the one, what the office stated of the others.
  const facts = Object.fromEntries(asked.cases.map((c) => [c.subject.label, c.facts]));
  expect(Object.values(facts['测试甲']!).every((v) => v !== null)).toBe(true);
  expect(facts['测试丙']).not.toEqual(facts['测试甲']);
});
