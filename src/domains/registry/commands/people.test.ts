import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { idNumberFor, seedSmallCounty, type SmallCounty } from '../fixtures.ts';
import { personDossier, personHistory } from '../queries/dossier.ts';
import { createPerson } from './create-person.ts';
import { editPerson } from './edit-person.ts';
import { recordPersonFact } from './record-person-fact.ts';
import { reveal } from './reveal.ts';

let t: TestHouse;
let county: SmallCounty;
beforeAll(async () => {
  t = await testHouse();
  county = await t.house.unit(t.system, (unit) => seedSmallCounty(unit));
});
afterAll(() => t.close());

const refused = async (work: Promise<unknown>): Promise<Refusal> => {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
  throw new Error('was not refused');
};
const dossierOf = (id: string, actor = t.actor('officer')) => personDossier(t.house, actor, id, {});

describe('putting a person on file', () => {
  it('keeps what was given, masked, and finds it again', async () => {
    const idNumber = idNumberFor('1990-02-03', 2, 77);
    const { personId } = await createPerson(t.house, t.actor('officer'), { name: '单雄信', sex: 'female', bornOn: '1990-02', idNumber, phone: '13812345678', reason: '调入' });
    const d = await dossierOf(personId);
    expect(d.head).toMatchObject({ name: '单雄信', phone: '138****5678', idNumber: `${idNumber.slice(0, 3)}***********${idNumber.slice(-4)}`, inOffice: false });
    expect(d.head.officialLine).toBe('单雄信，女，1990.02生（36岁）。');
  });
  it('refuses a number that is on file already, a wrong one, and contradictions, each with its field', async () => {
    const idNumber = idNumberFor('1991-02-03', 1, 78);
    await createPerson(t.house, t.actor('officer'), { name: '秦琼', idNumber, reason: '调入' });
    expect((await refused(createPerson(t.house, t.actor('officer'), { name: '秦二', idNumber: idNumber.toLowerCase(), reason: '调入' }))).code).toBe('registry.id_number_taken');
    const wrong = await refused(createPerson(t.house, t.actor('officer'), { name: '秦三', bornOn: '1980-01', sex: 'female', idNumber: idNumberFor('1991-02-03', 1, 79), workStartedOn: '1970-01', reason: '调入' }));
    expect(wrong.because.map((r) => [r.code, r.at])).toEqual([
      ['registry.born_differs', 'bornOn'],
      ['registry.sex_differs', 'sex'],
      ['registry.dates_out_of_order', 'workStartedOn'],
    ]);
  });
  it('is not for a liaison, and nothing is left behind', async () => {
    const before = await t.database.query('select count(*)::int as n from registry.person');
    await expect(createPerson(t.house, t.actor('liaison', { path: '1.3' }), { name: '程咬金', reason: 'x' })).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await t.database.query('select count(*)::int as n from registry.person')).toEqual(before);
  });
});

describe('two officers editing one person', () => {
  it('refuses the second and shows who changed what', async () => {
    const id = county.people[3]!;
    const seen = (await dossierOf(id)).head.versionId;
    await editPerson(t.house, { ...t.actor('officer'), name: '张干事' }, { personId: id, versionId: seen, reason: '更正', changes: { nativePlace: '湖南长沙', phone: '13900000000' } });
    const second = await refused(editPerson(t.house, { ...t.actor('officer'), name: '李干事' }, { personId: id, versionId: seen, reason: '更正', changes: { nativePlace: '湖南岳阳' } }));
    expect(second).toMatchObject({ kind: 'conflict', code: 'registry.changed_meanwhile', params: { by: '张干事' } });
    expect(second.because.map((r) => [r.at, r.params?.['by'], r.params?.['value']])).toEqual([
      ['nativePlace', '张干事', '湖南长沙'],
      ['phone', '张干事', '***'],
    ]);
    expect((await dossierOf(id)).head.nativePlace).toBe('湖南长沙');
  });
  it('lets exactly one of two at once through', async () => {
    const id = county.people[4]!;
    const seen = (await dossierOf(id)).head.versionId;
    const outcomes = await Promise.allSettled(['甲', '乙'].map((x) => editPerson(t.house, t.actor('officer'), { personId: id, versionId: seen, reason: '更正', changes: { specialty: x } })));
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a change from a day', () => {
  it('leaves the days before as they were, and a correction changes all days', async () => {
    const id = county.people[5]!;
    const v1 = (await dossierOf(id)).head.versionId;
    const name = (await dossierOf(id)).head.name;
    const { versionId } = await editPerson(t.house, t.actor('officer'), { personId: id, versionId: v1, reason: '更名', validFrom: '2025-01-01', changes: { name: '改名后' } });
    expect((await personDossier(t.house, t.actor('officer'), id, { validAt: '2024-12-31' })).head.name).toBe(name);
    expect((await dossierOf(id)).head).toMatchObject({ name: '改名后', versionId });
    const history = await personHistory(t.house, t.actor('officer'), id);
    expect(history.find((h) => h.versionId === versionId)).toMatchObject({ reason: '更名', changes: [{ field: 'name', before: name, after: '改名后' }] });
  });
  it('refuses an edit that changes nothing', async () => {
    const d = await dossierOf(county.people[6]!);
    expect((await refused(editPerson(t.house, t.actor('officer'), { personId: d.head.id, versionId: d.head.versionId, reason: 'x', changes: { name: d.head.name } }))).code).toBe('registry.nothing_changed');
  });
});

describe('facts beside the person', () => {
  it('records, corrects and withdraws an education; the highest shows on the line', async () => {
    const id = county.people[7]!;
    const officer = t.actor('officer');
    const { factId } = await recordPersonFact(t.house, officer, id, { kind: 'education', values: { mode: 'in_service', level: '中央党校研究生', degree: null, school: '中央党校', major: '经济管理', graduatedOn: '2020-07' }, reason: '补录' });
    expect((await dossierOf(id)).head.education).toBe('中央党校研究生');
    const e = (await dossierOf(id)).educations.find((x) => x.id === factId)!;
    await recordPersonFact(t.house, officer, id, { kind: 'education', factId: e.id, versionId: e.versionId, values: { mode: 'in_service', level: '省委党校研究生', degree: null, school: '省委党校', major: '经济管理', graduatedOn: '2020-07' }, reason: '更正' });
    expect((await dossierOf(id)).head.education).toBe('省委党校研究生');
    expect((await refused(recordPersonFact(t.house, officer, id, { kind: 'education', factId: e.id, versionId: e.versionId, values: null, reason: '撤回' }))).code).toBe('registry.changed_meanwhile');
    await recordPersonFact(t.house, officer, id, { kind: 'education', factId: e.id, values: null, reason: '撤回' });
    expect((await dossierOf(id)).educations.some((x) => x.id === factId)).toBe(false);
  });
  it('takes a new grade of a year for the old one', async () => {
    const id = county.people[8]!;
    await recordPersonFact(t.house, t.actor('officer'), id, { kind: 'annual_grade', values: { year: 2025, grade: '基本称职', source: '更正' }, reason: '更正' });
    const d = await dossierOf(id);
    expect(d.grades.filter((g) => g.year === 2025).map((g) => g.grade)).toEqual(['基本称职']);
    expect(d.head).toMatchObject({ lastGrade: '基本称职', lastGradeYear: 2025 });
  });
  it('shows an effect period to its last day', async () => {
    const id = county.people[9]!;
    await recordPersonFact(t.house, t.actor('officer'), id, { kind: 'reward_or_discipline', values: { kind: 'discipline', code: null, title: '党内警告', issuer: '县纪委', issuedOn: '2026-03-01', effectUntil: '2027-02-28' }, reason: '县纪委通报' });
    expect((await dossierOf(id)).effectPeriods).toEqual([{ title: '党内警告', issuedOn: '2026-03-01', until: '2027-02-28' }]);
    expect((await personDossier(t.house, t.actor('officer'), id, { validAt: '2027-03-01' })).effectPeriods).toEqual([]);
  });
  it('refuses a fact of somebody else and dates out of order', async () => {
    const officer = t.actor('officer');
    const theirs = (await dossierOf(county.people[10]!)).ranks[0]!;
    expect((await refused(recordPersonFact(t.house, officer, county.people[11]!, { kind: 'rank', factId: theirs.id, values: null, reason: 'x' }))).code).toBe('registry.no_such_fact');
    expect((await refused(recordPersonFact(t.house, officer, county.people[11]!, { kind: 'rank', values: { rank: '一级科员', startedOn: '2020-05', endedOn: '2019-05', document: null }, reason: 'x' }))).code).toBe('registry.dates_out_of_order');
  });
});

describe('sensitive fields', () => {
  it('are shown for a purpose, and the look is audited without the value', async () => {
    const id = county.people[0]!;
    const seen = await reveal(t.house, t.actor('officer'), id, ['idNumber', 'family'], '任前核查');
    expect(seen.idNumber).toMatch(/^430624\d{11}[\dX]$/);
    expect(seen.family?.[0]).toMatchObject({ relation: '妻子', name: '李某', workplace: '试验县第一中学教师' });
    const { rows } = await t.database.query(`select detail from platform.audit where action = 'registry.sensitive_read' and subject_id = $1`, [id]);
    expect(rows).toEqual([{ detail: { fields: ['idNumber', 'family'], purpose: '任前核查' } }]);
    expect(JSON.stringify(rows)).not.toContain(seen.idNumber);
  });
  it('are open to the cadre about the own person only, and to no leader or liaison', async () => {
    const [self, other] = county.people as [string, string];
    const cadre = t.actor('cadre', { personId: self as PersonId });
    await expect(reveal(t.house, cadre, self, ['phone'], '本人查看')).resolves.toHaveProperty('phone');
    for (const [actor, id] of [[cadre, other], [t.actor('leader'), self], [t.actor('liaison', { path: '1.2' }), self], [t.actor('system_admin'), self]] as const) {
      await expect(reveal(t.house, actor, id, ['phone'], 'x')).rejects.toMatchObject({ kind: 'forbidden' });
    }
  });
  it('stand nowhere in the database in the clear', async () => {
    const idNumber = (await reveal(t.house, t.actor('officer'), county.people[0]!, ['idNumber'], '核对')).idNumber!;
    const { rows } = await t.database.query(`select v::text as t from registry.person_version v union all select c::text from registry.person_card c union all select f::text from registry.family_member f union all select a::text from platform.audit a`);
    expect(rows.some((r) => String(r['t']).includes(idNumber) || String(r['t']).includes('李某'))).toBe(false);
  });
});

describe('who may open a file', () => {
  it('officer and leader of the region, the liaison of the unit, the cadre the own', async () => {
    const id = county.byOrganization['县教育局']![0]!;
    const path = county.paths['县教育局']!;
    for (const actor of [t.actor('officer'), t.actor('leader'), t.actor('liaison', { path }), t.actor('cadre', { personId: id as PersonId })]) await expect(dossierOf(id, actor)).resolves.toBeTruthy();
    for (const actor of [t.actor('liaison', { path: county.paths['南湖镇']! }), t.actor('cadre', { personId: county.people[0] as PersonId }), t.actor('auditor'), t.actor('evaluator'), t.actor('officer', { path: county.paths['南湖镇']! })]) await expect(dossierOf(id, actor)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(dossierOf(id, t.actor('officer', { regionId: OTHER_REGION }))).rejects.toMatchObject({ kind: 'not_found' });
  });
});
