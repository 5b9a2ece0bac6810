import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { openCase, takeStep } from '../cases/index.ts';
import { diskSource, putPackInForce, usePolicies } from '../policy/index.ts';
import { protectionModule } from '../protection/index.ts';
import { recordAnnualGrades, saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { eligibilityFile, eligibilityList, eligibilityOf, eligibilityOfSelf } from './queries/eligibility.ts';
import { batchCheck, sharesOf } from './queries/shares.ts';
import { judgePeople } from './queries/standings.ts';
import { rankTrial, shareTrial } from './trials.ts';

let t: TestHouse;
let bureau = '';
let ids: PersonId[] = [];
const names = ['期满', '未满', '等次差', '无等次', '事业'] as const;
const id = (name: (typeof names)[number]): PersonId => ids[names.indexOf(name)]!;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  protectionModule();
  t = await testHouse({ clock: { now: () => new Date('2026-11-20T02:00:00Z') } });
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    const [office, town] = await saveOrganizations(unit, [{ name: '发展改革局', type: 'government_organ', parentId: root!, validFrom: '2000-01-01' }, { name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }]);
    bureau = office!;
    const person = (name: string, rankSince: string, staffCategory: 'civil_servant' | 'institution' = 'civil_servant') => ({
      name, sex: 'male' as const, staffCategory,
      appointments: [{ organizationId: office!, title: '科员', main: true, category: 'staff' as const, startedOn: '2015-01' }],
      ranks: staffCategory === 'institution' ? [] : [{ rank: '四级主任科员', startedOn: rankSince }],
    });
    ids = (await savePeople(unit, [person('期满', '2023-01'), person('未满', '2025-06'), person('等次差', '2023-01'), person('无等次', '2023-01'), person('事业', '', 'institution')])) as PersonId[];
    await recordAnnualGrades(unit, [{ personId: id('期满'), year: 2025, grade: '称职', source: '年度考核' }, { personId: id('未满'), year: 2025, grade: '称职', source: '年度考核' }, { personId: id('等次差'), year: 2025, grade: '基本称职', source: '年度考核' }]);
    // Promoted this year: three of the county's five have served in the township before; one more to a division post.
    const promoted = (name: string, on: string, organizationId: string, first: string, leadershipLevel = '乡科级副职') => ({ name, sex: 'female' as const, appointments: [{ organizationId: first, title: '科员', main: true, category: 'staff' as const, startedOn: '2012-01', endedOn: on }, { organizationId, title: '副职', main: true, category: 'deputy' as const, leadershipLevel, startedOn: on }] });
    await savePeople(unit, [promoted('甲', '2026-03', office!, town!), promoted('乙', '2026-03', office!, town!), promoted('丙', '2026-05', office!, town!), promoted('丁', '2026-05', town!, office!), promoted('戊', '2026-05', office!, office!), promoted('己', '2025-05', office!, town!, '县处级副职')]);
  });
});
afterAll(() => t.close());

const list = () => eligibilityList(t.house, t.actor('officer'), { organizationId: bureau });
const rowOf = async (name: (typeof names)[number]) => (await list()).rows.find((r) => r.person.id === id(name));

describe('eligibility for promotion in rank', () => {
  it('tells everybody where he stands, counts all, and says who is not concerned', async () => {
    const found = await list();
    expect(Object.fromEntries(found.rows.filter((r) => (ids as string[]).includes(r.person.id)).map((r) => [r.person.name, r.outcome]))).toEqual({ 期满: 'eligible', 未满: 'not_yet', 等次差: 'barred', 无等次: 'not_enough' });
    expect(found.rows.find((r) => r.person.id === id('未满'))).toMatchObject({ from: '2027-06-01', target: '三级主任科员' });
    expect(found.counts.eligible + found.counts.not_yet + found.counts.barred + found.counts.not_enough).toBe(found.rows.length);
    expect(found.notConcerned).toBeGreaterThanOrEqual(1);
    expect((await eligibilityList(t.house, t.actor('officer'), { organizationId: bureau, outcome: 'eligible' })).rows.map((r) => r.person.name)).toEqual(['期满']);
  });

  it('answers one by one as it answers all at once', async () => {
    await t.house.unit(t.system, async (unit) => {
      const all = await judgePeople(unit, { within: 'all' }, unit.today);
      for (const one of all.judged) expect((await judgePeople(unit, { ids: [one.person.id] }, unit.today)).judged[0]!.eligibility).toEqual(one.eligibility);
    });
  });

  it('opens to the row, its article and every fact', async () => {
    const { explanation } = await eligibilityOf(t.house, t.actor('officer'), id('等次差'), undefined);
    const text = JSON.stringify(explanation);
    expect(explanation!.statement).toBe('personnel.explain.barred');
    expect(text).toContain('上年度考核为基本称职以下');
    expect(text).toContain('任现职级月数');
    expect(explanation!.version).toMatch(/^national@/);
  });

  it('a hold closes it while a report is checked, without a word to the person; found untrue, it opens; cleared, a poor grade is looked at again', async () => {
    const discipline = t.actor('supervisor');
    const { id: caseId } = await openCase(t.house, discipline, { type: 'report', opening: 'received', title: '反映审批不公', organizationId: bureau, parties: [{ role: 'subject', personId: id('期满') }, { role: 'subject', personId: id('等次差') }], facts: { channel: 'letter', receivedOn: '2026-11-01', matter: '审批不公', held: ['rank'] } });
    const step = (actor: ReturnType<typeof t.actor>, action: string, facts: Record<string, unknown>) => takeStep(t.house, actor, caseId, { action, facts, reason: '经核查不实', revision: null });
    expect(await rowOf('期满')).toMatchObject({ outcome: 'barred', until: null, locks: [{ code: 'protection.on_hold' }] });
    const own = await eligibilityOfSelf(t.house, t.actor('cadre', { personId: id('期满') }), undefined);
    expect(own.row).toMatchObject({ outcome: 'eligible', locks: [] });
    expect(JSON.stringify(own)).not.toContain('举报核查');
    await step(discipline, 'check', { checked: '程序合规' });
    await step(discipline, 'find_untrue', {});
    expect(await rowOf('期满')).toMatchObject({ outcome: 'eligible', locks: [] });
    expect(await rowOf('等次差')).toMatchObject({ outcome: 'barred' });
    await step(t.actor('officer'), 'clear', { clearance: 'unit', consent: true, notice: '予以澄清' });
    expect(await rowOf('等次差')).toMatchObject({ outcome: 'not_enough', gradeInDoubt: true, reliefs: [{ code: 'protection.relieved', params: { basis: '澄清' } }] });
  });

  it('leaves as a file, and that is written down', async () => {
    const file = await eligibilityFile(t.house, t.actor('officer'), { organizationId: bureau, language: 'zh-CN' });
    expect(file.bytes.length).toBeGreaterThan(1000);
    expect(file.fileName).toBe('晋升资格-2026-11-20.xlsx');
  });
});

describe('share of front-line experience', () => {
  it('has no floor under the national pack', async () => {
    expect(await sharesOf(t.house, t.actor('leader'), undefined)).toMatchObject({ inForce: false });
    await expect(batchCheck(t.house, t.actor('officer'), { level: '县', personIds: [id('期满')] })).rejects.toMatchObject({ code: 'personnel.no_floor_in_force' });
  });

  it('counts year and month by level, each judged by the floor of its day', async () => {
    await t.house.unit(t.system, (unit) => putPackInForce(unit, { packId: 'zhaotong', from: '2026-01-01' }));
    const found = await sharesOf(t.house, t.actor('leader'), 2026);
    const of = (period: string, level: string) => [...found.years, ...found.months].find((p) => p.period === period)!.shares.find((s) => s.level === level)!;
    expect(of('2026', '县')).toMatchObject({ promoted: 5, frontLine: 3, share: 60, floor: 80, met: false });
    expect(of('2026-03', '县')).toMatchObject({ promoted: 2, frontLine: 2, share: 100, met: true });
    expect(of('2026-05', '县')).toMatchObject({ promoted: 3, frontLine: 1, met: false });
    expect(of('2026-04', '县')).toMatchObject({ promoted: 0, share: null, met: null });
    // A year whose policy had no floor is not judged.
    expect(of('2025', '市')).toMatchObject({ promoted: 0, met: null });
    expect(JSON.stringify(of('2026', '县').explanation)).toContain('改进选拔任用');
    expect(found.months.map((m) => m.shares.reduce((n, s) => n + s.promoted, 0)).reduce((a, b) => a + b, 0)).toBe(found.years.at(-1)!.shares.reduce((n, s) => n + s.promoted, 0));
  });

  it('warns before a batch that would break the floor, and stores nothing', async () => {
    const check = (people: readonly string[]) => batchCheck(t.house, t.actor('officer'), { level: '市', personIds: [...people] });
    expect(await check([id('期满')])).toMatchObject({ before: { promoted: 0, share: null }, after: { promoted: 1, frontLine: 0, share: 0, floor: 60, met: false }, breaks: true, people: [{ frontLine: false }] });
    expect(await check([id('期满')])).toMatchObject({ before: { promoted: 0 } });
    await expect(check(['00000000-0000-4000-8000-000000000000'])).rejects.toMatchObject({ code: 'registry.no_such_person' });
  });
});

describe('populations for trials', () => {
  it('hold everybody once a day, in chunks that end, with facts the table accepts', async () => {
    await t.house.unit(t.system, async (unit) => {
      const days = ['2025-12-31', unit.today];
      const first = await rankTrial.cases(unit, days, 0);
      expect([first.last, new Set(first.cases.map((c) => c.on))]).toEqual([false, new Set([days[0]])]);
      const second = await rankTrial.cases(unit, days, first.next!);
      expect([second.last, new Set(second.cases.map((c) => c.on))]).toEqual([true, new Set([days[1]])]);
      const [cases, total] = [[...first.cases, ...second.cases], first.total];
      expect(total).toBeGreaterThanOrEqual(cases.length);
      expect(new Set(cases.map((c) => `${c.on} ${c.subject.id}`)).size).toBe(cases.length);
      const { policy } = await judgePeople(unit, { ids: [id('期满')] }, unit.today);
      for (const c of cases) policy.decide('rank-promotion', c.facts);
      const shares = await shareTrial.cases(unit, [], 0);
      expect(shares.cases.map((c) => c.subject.id)).toEqual(['2026 县', '2026-03 县', '2026-05 县']);
      for (const c of shares.cases) policy.decide('frontline-share-floor', c.facts);
    });
  });
});
