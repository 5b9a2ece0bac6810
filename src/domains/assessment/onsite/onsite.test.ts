import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { AccountId, PersonId } from '../../../kernel/ids.ts';
import { appendEvidence, saveMatters } from '../../evidence/index.ts';
import { openCase } from '../../cases/index.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { protectionModule } from '../../protection/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { buildRun } from '../fixtures/sample-year.ts';
import { planSpotCheck, scoreSpotCheck } from './contests/commands.ts';
import { spotCheckDetail, spotCheckList } from './contests/queries.ts';
import { drawSections } from './contests/rules/draw-sections.ts';
import { decideLandmark, declareLandmark, judgeLandmark, useLandmark } from './landmarks/commands.ts';
import { landmarkDetail } from './landmarks/queries.ts';
import { onsiteSource } from './sources.ts';
import { endStay, noteOnStay, replyToNote, scheduleStay } from './stays/commands.ts';
import { ownRoutineOf, routineOf, stayDetail } from './stays/queries.ts';
import { addOrigin, startTrace, withdrawOrigin } from './traces/commands.ts';
import { traceDetail, traceList } from './traces/queries.ts';
import { attachTracker, checkStage, endTracking } from './trackers/commands.ts';
import { workDetail, workList } from './trackers/queries.ts';

let now = '2026-11-02T02:00:00Z';
let t: TestHouse;
let officer: Actor;
let leader: Actor;
let bureau = '';
let town = '';
let sections: string[] = [];
let [head, deputy, outsider] = ['', '', ''];
const self = (personId: string): Actor => t.actor('cadre', { personId: personId as PersonId });

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  protectionModule();
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [bureau, town] = (await saveOrganizations(unit, [{ name: '发改局', type: 'government_organ', parentId: root!, validFrom: '2000-01-01' }, { name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }])) as [string, string];
    sections = await saveOrganizations(unit, ['项目科', '能源科', '价格科', '信用科'].map((name) => ({ name, type: 'department' as const, parentId: bureau, validFrom: '2000-01-01' })));
    const post = (organizationId: string, title: string, category: 'principal' | 'deputy' | 'staff') => ({ appointments: [{ organizationId, title, main: true, category, startedOn: '2020-01' }] });
    [head, deputy, outsider] = (await savePeople(unit, [
      { name: '测试局长', sex: 'male', bornOn: '1980-01', ...post(bureau, '局长', 'principal') },
      { name: '测试副局长', sex: 'male', bornOn: '1981-01', ...post(bureau, '副局长', 'deputy') },
      { name: '测试镇长', sex: 'male', bornOn: '1982-01', ...post(town, '镇长', 'principal') },
    ])) as [string, string, string];
  });
});
afterAll(() => t.close());

describe('contests and irregular inspections', () => {
  const plan = { kind: 'inspection' as const, title: '作风督查', heldOn: '2026-11-03', unitIds: [] as string[], count: 2, criteria: [{ name: '在岗在位', points: '60' }, { name: '台账', points: '40' }] };
  let id = '';
  let drawn: string[] = [];

  it('draws at random from the registry, in a way anybody can repeat', async () => {
    expect(await code(planSpotCheck(t.house, officer, { ...plan, unitIds: [bureau], heldOn: '2026-11-01' }))).toBe('assessment.spot_past');
    expect(await code(planSpotCheck(t.house, officer, { ...plan, unitIds: [town] }))).toBe('assessment.spot_no_sections');
    expect(await code(planSpotCheck(t.house, officer, { ...plan, unitIds: [bureau], count: 5 }))).toBe('assessment.spot_too_few');
    expect(await code(planSpotCheck(t.house, officer, { ...plan, unitIds: [bureau], criteria: [{ name: '台账', points: '90' }] }))).toBe('assessment.spot_points_sum');
    ({ id } = await planSpotCheck(t.house, officer, { ...plan, unitIds: [bureau] }));
    const { draw, sections: visited } = await spotCheckDetail(t.house, officer, id);
    drawn = visited.map((s) => s.organizationId);
    expect(drawSections(draw.seed, draw.pool.map((s) => s.id), draw.count)).toEqual(drawn);
    expect(draw.seed).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is unannounced: the unit learns of it on the day, and of its own sections only', async () => {
    const liaison = t.actor('liaison', { path: '1.2' });
    expect((await spotCheckList(t.house, liaison, {})).checks).toEqual([]);
    expect(await code(spotCheckDetail(t.house, liaison, id))).toBe('assessment.no_such_spot_check');
    expect(await code(scoreSpotCheck(t.house, officer, id, { organizationId: drawn[0]!, points: { c1: '60', c2: '40' }, note: '提前打分' }))).toBe('assessment.spot_ahead');
    now = '2026-11-03T02:00:00Z';
    expect((await spotCheckList(t.house, liaison, {})).checks).toHaveLength(1);
    expect((await spotCheckList(t.house, t.actor('liaison', { path: '1.3' }), {})).checks).toEqual([]);
  });

  it('keeps every inspector’s score; a change says why; two taps leave one', async () => {
    const give = (as: Actor, points: Record<string, string>, reason?: string) => scoreSpotCheck(t.house, as, id, { organizationId: drawn[0]!, points, note: '人员在岗', ...(reason === undefined ? {} : { reason }) });
    expect(await code(give(officer, { c1: '61', c2: '40' }))).toBe('assessment.spot_points_wrong');
    const outside = sections.find((s) => !drawn.includes(s))!;
    expect(await code(scoreSpotCheck(t.house, officer, id, { organizationId: outside, points: { c1: '60', c2: '40' }, note: '未抽中' }))).toBe('assessment.spot_not_drawn');
    const taps = await Promise.all([code(give(officer, { c1: '50', c2: '40' })), code(give(officer, { c1: '50', c2: '40' }))]);
    expect(taps.sort()).toEqual(['assessment.spot_reason_needed', 'done']);
    expect(await give(leader, { c1: '40', c2: '40' })).toEqual({ mark: '80.00', number: 1 });
    expect(await give(leader, { c1: '56', c2: '40' }, '复核后更正')).toEqual({ mark: '96.00', number: 2 });
    const { sections: listed } = await spotCheckList(t.house, officer, {});
    expect(listed).toMatchObject([{ visits: 1, average: '93.00', latest: '93.00', latestOn: '2026-11-03' }]);
    expect((await spotCheckDetail(t.house, officer, id)).sections.find((s) => s.organizationId === drawn[0])!.own).toEqual({ points: { c1: '50', c2: '40' }, note: '人员在岗' });
  });

  it('counts for schemes of teams: units without a score have no value', async () => {
    const asked = { measure: 'spot-average', periodFrom: '2026-01-01', periodTo: '2027-01-01', subject: 'team' as const, ids: [bureau, town] };
    const values = await t.house.unit(t.system, (unit) => onsiteSource.count(unit, asked));
    expect([...values]).toEqual([[bureau, 93_000_000]]);
    expect((await t.house.unit(t.system, (unit) => onsiteSource.count(unit, { ...asked, periodTo: '2026-11-03' }))).size).toBe(0);
  });
});

describe('a tracked work', () => {
  const stages = [{ name: '开工', weight: 40, dueOn: '2026-10-31' }, { name: '竣工', weight: 60, dueOn: '2026-12-31' }];
  let id = '';
  const check = (as: Actor, stage: string, mark: string, finished = false, checkedOn = '2026-11-03') => checkStage(t.house, as, id, { stage, checkedOn, mark, finished, finding: '现场查看', attachments: [] });

  it('has a tracker who is not the one who answers for it', async () => {
    const work = { kind: 'project' as const, title: '滨江大桥', unitId: bureau, personId: head, trackerId: outsider, stages };
    expect(await code(attachTracker(t.house, officer, { ...work, trackerId: head }))).toBe('assessment.tracker_himself');
    expect(await code(attachTracker(t.house, officer, { ...work, stages: [stages[0]!] }))).toBe('assessment.stage_weights');
    expect(await code(attachTracker(t.house, officer, { ...work, stages: stages.toReversed() }))).toBe('assessment.stage_order');
    ({ id } = await attachTracker(t.house, officer, work));
    expect((await workList(t.house, self(outsider))).map((w) => [w.title, w.next?.name, w.late])).toEqual([['滨江大桥', '开工', true]]);
    expect((await workList(t.house, self(deputy))).length).toBe(0);
  });

  it('is checked stage by stage, and scored once every stage is finished', async () => {
    expect(await code(check(self(head), 's1', '100'))).toBe('security.not_permitted');
    expect(await code(check(self(outsider), 's9', '80'))).toBe('assessment.no_such_stage');
    expect(await code(check(self(outsider), 's1', '101'))).toBe('assessment.period_mark_range');
    expect(await code(check(self(outsider), 's1', '80', false, '2026-11-04'))).toBe('assessment.check_ahead');
    await check(self(outsider), 's1', '80');
    expect(await code(check(self(outsider), 's1', '90', true, '2026-11-02'))).toBe('assessment.check_out_of_order');
    const both = await Promise.all([code(check(self(outsider), 's1', '90', true)), code(check(officer, 's1', '90', true))]);
    expect(both.sort()).toEqual(['assessment.stage_finished', 'done']);
    expect(await workDetail(t.house, self(head), id)).toMatchObject({ score: null, missing: ['竣工'], mayCheck: false });
    await check(officer, 's2', '100', true);
    // 开工: 50% × 85 + 50% × 90 − 2 for the first week late = 85.5; 竣工 100; 40% and 60%.
    expect(await workDetail(t.house, leader, id)).toMatchObject({ score: '94.20', missing: [] });
  });

  it('counts for the person and the unit in the period it was finished', async () => {
    const asked = { measure: 'full-course', periodFrom: '2026-01-01', periodTo: '2027-01-01' };
    const count = (subject: 'person' | 'team', ids: string[], periodTo = '2027-01-01') => t.house.unit(t.system, (unit) => onsiteSource.count(unit, { ...asked, periodTo, subject, ids }));
    expect([...(await count('person', [head, outsider]))]).toEqual([[head, 94_200_000]]);
    expect([...(await count('team', [bureau, town]))]).toEqual([[bureau, 94_200_000]]);
    expect((await count('person', [head], '2026-11-03')).size).toBe(0);
    await endTracking(t.house, officer, id, '重复登记');
    expect((await count('person', [head])).size).toBe(0);
    expect(await code(endTracking(t.house, officer, id, '再来一次'))).toBe('assessment.tracking_ended');
  });
});

describe('a stay', () => {
  const plan = { unitId: '', purpose: '平时考核蹲点', beginsOn: '2026-11-02', endsOn: '2026-11-06', memberIds: [] as string[] };
  let id = '';

  it('is made by people of other units, who note what they see day by day', async () => {
    expect(await code(scheduleStay(t.house, officer, { ...plan, unitId: bureau, memberIds: [deputy] }))).toBe('assessment.stay_own_unit');
    ({ id } = await scheduleStay(t.house, officer, { ...plan, unitId: bureau, memberIds: [outsider] }));
    const note = (as: Actor, change: object) => noteOnStay(t.house, as, id, { notedOn: '2026-11-03', personId: null, sign: 'good', observation: '班子会前充分酝酿', ...change });
    expect(await code(note(self(outsider), { notedOn: '2026-11-04' }))).toBe('assessment.stay_day');
    expect(await code(note(self(outsider), { personId: outsider }))).toBe('assessment.review_own_case');
    expect(await code(note(officer, { personId: outsider }))).toBe('assessment.stay_not_in_unit');
    expect(await code(note(self(deputy), {}))).toBe('security.not_permitted');
    await note(self(outsider), {});
    await note(self(outsider), { personId: head, sign: 'concern', observation: '夜间值班两次不在岗' });
  });

  it('reaches the person when it ends; a concern is unheard until answered', async () => {
    const [note] = (await routineOf(t.house, officer, head))[0]!.notes;
    expect(note).toMatchObject({ sign: 'concern', unheard: true, unit: '发改局' });
    expect((await ownRoutineOf(t.house, self(head)))[0]!.notes).toEqual([]);
    expect(await code(replyToNote(t.house, self(head), note!.id, '在一线处置'))).toBe('assessment.stay_not_ended');
    expect(await endStay(t.house, officer, id, '运行平稳')).toEqual({ replyUntil: '2026-11-10' });
    expect(await code(noteOnStay(t.house, officer, id, { notedOn: '2026-11-03', personId: null, sign: 'good', observation: '补记' }))).toBe('assessment.stay_over');
    expect(await code(replyToNote(t.house, self(deputy), note!.id, '代答'))).toBe('security.not_permitted');
    const both = await Promise.all([code(replyToNote(t.house, self(head), note!.id, '在一线处置')), code(replyToNote(t.house, self(head), note!.id, '在一线处置'))]);
    expect(both.sort()).toEqual(['assessment.note_replied', 'done']);
    expect((await stayDetail(t.house, leader, id)).notes.find((n) => n.person?.id === head)).toMatchObject({ reply: '在一线处置', unheard: false });
    expect((await ownRoutineOf(t.house, self(head)))[0]!.notes).toHaveLength(1);
  });
});

describe('a trace', () => {
  it('finds the chain behind an entry and marks what is missing, as it changes', async () => {
    const { entryId } = await t.house.unit(t.system, async (unit) => {
      const [matterId] = await saveMatters(unit, [{ title: '滨江园区招商', arena: 'project', organizationId: bureau, startedOn: '2025-01-01', plannedOn: null, description: '' }]);
      const about = { arena: 'project' as const, matterId: matterId!, source: { kind: 'unit' as const, name: '发改局' } };
      const [deed] = await appendEvidence(unit, [
        { ...about, title: '引进项目投产', occurredOn: '2026-05-01', content: { kind: 'deed', description: '全程服务' }, persons: [{ personId: head, role: 'plan', share: 3000 }, { personId: deputy, role: 'do', share: 5000 }], state: 'confirmed' },
        { ...about, title: '一期封顶', occurredOn: '2026-03-01', content: { kind: 'milestone', milestone: '封顶', plannedOn: '2026-04', actualOn: '2026-03' }, persons: [{ personId: deputy, role: 'do' }], state: 'confirmed' },
      ]);
      return { entryId: deed! };
    });
    const { id } = await startTrace(t.house, officer, { claim: { kind: 'evidence', entryId }, expected: ['project', 'contract'] });
    const gaps = async () => (await traceDetail(t.house, leader, id)).nodes.filter((n) => n.missing !== null).map((n) => [n.missing, n.kind ?? n.share]);
    expect(await gaps()).toEqual([['origin_kind', 'contract'], ['share_short', 2000]]);
    const contract = { kind: 'contract' as const, title: '投资合同', reference: '2025-018', issuer: '园区管委会', issuedOn: '2025-02-01', attachments: [] };
    expect(await code(addOrigin(t.house, officer, id, { ...contract, issuedOn: '2027-01-01' }))).toBe('assessment.origin_ahead');
    const { id: originId } = await addOrigin(t.house, officer, id, contract);
    expect(await gaps()).toEqual([['no_document', 'contract'], ['share_short', 2000]]);
    await withdrawOrigin(t.house, officer, originId, '不是同一项目');
    expect(await code(withdrawOrigin(t.house, officer, originId, '再撤'))).toBe('assessment.no_such_origin');
    expect((await traceList(t.house, leader)).map((x) => [x.title, x.missing])).toEqual([['引进项目投产', 2]]);
    expect((await traceDetail(t.house, leader, id)).nodes.filter((n) => n.column === 'contributor' && n.personId !== null).map((n) => [n.share, n.label, n.personId]).sort()).toEqual([[3000, '测试局长', head], [5000, '测试副局长', deputy]]);
  });

  it('says that nothing stands behind a value typed in', async () => {
    const { runId } = await buildRun(t.house, REGION, head, 'computed');
    expect(await code(startTrace(t.house, officer, { claim: { kind: 'indicator', runId, personId: head, indicator: 'nothing' }, expected: [] }))).toBe('assessment.no_such_claim');
    const { id } = await startTrace(t.house, officer, { claim: { kind: 'indicator', runId, personId: head, indicator: 'conduct' }, expected: [] });
    const detail = await traceDetail(t.house, officer, id);
    expect([detail.trace.person, detail.value, detail.nodes.some((n) => n.missing === 'no_result')]).toEqual(['测试局长', null, true]);
  });
});

describe('a landmark', () => {
  it('is declared with proof, judged by several, recognized, and used as three linked records', async () => {
    const [proof] = await t.house.unit(t.system, (unit) => appendEvidence(unit, [{ title: '审批压减', occurredOn: '2026-05-01', arena: 'office', content: { kind: 'deed', description: '流程再造' }, source: { kind: 'unit', name: '项目科' }, persons: [{ personId: head, role: 'do' }] }]));
    const given = { organizationId: sections[0]!, title: '首个一日办结窗口', description: '审批全流程一日办结', achievedOn: '2026-06-01', people: [{ personId: head, share: 6000 }, { personId: deputy, share: 4000 }], attachments: [], evidenceIds: [proof!] };
    const declarer = { ...t.actor('liaison', { path: '1.2' }), accountId: '00000000-0000-7000-8000-000000000001' as AccountId };
    expect(await code(declareLandmark(t.house, declarer, { ...given, evidenceIds: [] }))).toBe('assessment.landmark_no_proof');
    expect(await code(declareLandmark(t.house, declarer, { ...given, people: [{ personId: outsider, share: null }] }))).toBe('assessment.landmark_person_elsewhere');
    expect(await code(declareLandmark(t.house, declarer, { ...given, people: [{ personId: head, share: 9000 }, { personId: deputy, share: 4000 }] }))).toBe('assessment.landmark_shares');
    const { id } = await declareLandmark(t.house, declarer, given);
    const decide = () => decideLandmark(t.house, leader, id, { recognize: true, reason: '集体研究认定' });
    const opinion = { favourable: true, opinion: '材料属实' };
    expect(await code(judgeLandmark(t.house, { ...t.actor('officer'), personId: head as PersonId }, id, opinion))).toBe('assessment.landmark_own');
    await judgeLandmark(t.house, officer, id, opinion);
    expect(await code(judgeLandmark(t.house, officer, id, opinion))).toBe('assessment.landmark_judged');
    await judgeLandmark(t.house, leader, id, { favourable: false, opinion: '推广面还不够' });
    expect(await code(decide())).toBe('assessment.landmark_few_judges');
    await judgeLandmark(t.house, t.actor('supervisor'), id, opinion);
    expect(await code(useLandmark(t.house, leader, id, { kind: 'commendation', personId: null, runId: null, reason: '先进集体' }))).toBe('assessment.landmark_not_recognized');
    const { entryId } = await decide();
    expect(await code(decide())).toBe('assessment.landmark_decided');
    const { runId, year } = await buildRun(t.house, REGION, deputy, 'decided');
    const use = (kind: 'appraisal' | 'commendation' | 'selection', personId: string | null, run: string | null = null) => useLandmark(t.house, leader, id, { kind, personId, runId: run, reason: '建议' });
    expect(await code(use('appraisal', deputy))).toBe('assessment.landmark_run_needed');
    expect(await code(use('selection', outsider))).toBe('assessment.landmark_no_part');
    expect([(await use('appraisal', deputy, runId)).state, (await use('commendation', null)).state, (await use('selection', deputy)).state]).toEqual(['recorded', 'proposed', 'proposed']);
    expect(await code(use('commendation', null))).toBe('assessment.landmark_used');
    await openCase(t.house, officer, { type: 'report', opening: 'received', title: '反映问题', organizationId: bureau, parties: [{ role: 'subject', personId: head as PersonId }], facts: { channel: 'letter', receivedOn: now.slice(0, 10), matter: '反映问题', held: ['selection'] } });
    expect(await code(use('selection', head))).toBe('assessment.landmark_closed');
    expect((await use('commendation', head)).state).toBe('proposed');
    const detail = await landmarkDetail(t.house, declarer, id);
    expect(detail.uses.map((u) => [u.kind, u.person?.name ?? null, u.year, u.grade])).toEqual([['appraisal', '测试副局长', year, 'competent'], ['commendation', null, null, null], ['selection', '测试副局长', null, null], ['commendation', '测试局长', null, null]]);
    expect([detail.entryId, detail.opinions.length]).toEqual([entryId, 3]);
  });
});
