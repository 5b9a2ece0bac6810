import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { readZip } from '../../../platform/documents/zip.ts';
import { openWorkbook } from '../../../platform/sheets/index.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import { saveScheme } from '../commands/adopt-scheme.ts';
import { computeRun } from '../commands/compute-run.ts';
import { confirmYear } from '../commands/confirm-run.ts';
import { decideForYear } from '../commands/decide-grades.ts';
import { proposeRun } from '../commands/propose-run.ts';
import { recordForYear } from '../commands/record-marks.ts';
import { openYear } from '../commands/start-run.ts';
import { stateForYear } from '../commands/state-facts.ts';
import { nothingAgainstAnybody } from '../fixtures/sample-year.ts';
import { giveView } from '../outcomes/commands/own-outcome.ts';
import { buildScheme } from '../sample-scheme.ts';
import { printForm, printForms, printOwnForm } from './commands/print-forms.ts';
import { printLetter, printOwnLetter } from './commands/print-letter.ts';
import { commentRegistration, returnSummary, writeSummary } from './commands/registrations.ts';
import { exportRoster } from './commands/roster.ts';
import { formOfPerson, formsOfSelf, formsOfYear } from './queries.ts';

let t: TestHouse;
let people: PersonId[] = [];
let runId = '';
let officer: Actor;
let liaison: Actor;
let self: Actor;
const NAMES = ['甲一', '乙二', '丙三', '丁四', '戊五', '己六'];
const written = { duties: '分管项目建设和征地拆迁', summary: '一年来牵头完成重点项目四个，协调解决征地问题十二件。\n不足：调研不够深入 <&>。' };

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse();
  officer = t.actor('officer');
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', shortName: '清河', type: 'region', validFrom: '2000-01-01' }]);
    const towns = await saveOrganizations(unit, ['柳林镇', '白石镇'].map((name) => ({ name, shortName: name, type: 'town' as const, parentId: root!, validFrom: '2000-01-01' })));
    people = (await savePeople(unit, NAMES.map((name, i) => ({ name, sex: 'female' as const, bornOn: '1980-04', politicalStatus: '中共党员', appointments: [{ organizationId: towns[i % 2]!, title: `${['柳林镇', '白石镇'][i % 2]!}科员`, main: true, category: 'staff' as const, startedOn: '2019-05' }] })))) as PersonId[];
    const scheme = await saveScheme(unit, buildScheme({ thresholds: { outstanding: '50', competent: '40', basically_competent: '30' } }));
    runId = await openYear(unit, { year: 2025, schemeId: scheme.id, periodFrom: '2025-01-01', periodTo: '2026-01-01' });
    await stateForYear(unit, runId, nothingAgainstAnybody);
    await recordForYear(unit, runId, { source: '测评汇总', marks: people.flatMap((personId, i) => ['superior', 'peer'].map((rater) => ({ personId, indicator: 'conduct', rater, value: String(95 - 3 * i) }))) });
  });
  self = { ...t.actor('cadre', { personId: people[0]! }), name: NAMES[0]! };
  liaison = t.actor('liaison', { path: '1.2' });
  await computeRun(t.house, officer, runId);
});
afterAll(() => t.close());

const text = (docx: Uint8Array): string => {
  const xml = new TextDecoder().decode(readZip(docx).find((e) => e.name === 'word/document.xml')!.bytes());
  expect(XMLValidator.validate(xml)).toBe(true);
  return xml.replace(/<[^>]+>/g, '');
};

describe('the registration form', () => {
  it('is written by the person, handed in once, handed back and commented', async () => {
    const [form] = await formsOfSelf(t.house, self);
    // The year ended last December; ten working days after it the summary was due.
    expect(form).toMatchObject({ runId, state: null, late: true, dueOn: '2026-01-15' });
    await writeSummary(t.house, self, runId, { ...written, summary: '写了一半', submit: false });
    expect(await code(writeSummary(t.house, self, runId, { ...written, summary: '太短', submit: true }))).toBe('assessment.summary_too_short');
    // A draft is the person's own.
    expect(await formOfPerson(t.house, officer, runId, people[0]!)).toMatchObject({ state: 'draft', summary: '', duties: '' });
    expect(await code(commentRegistration(t.house, officer, runId, people[0]!, { comment: '很好', suggestedGrade: 'competent' }))).toBe('assessment.summary_not_handed_in');
    expect(await writeSummary(t.house, self, runId, { ...written, submit: true })).toEqual({ state: 'submitted', late: true });
    expect(await code(writeSummary(t.house, self, runId, { ...written, submit: true }))).toBe('assessment.summary_handed_in');
    await returnSummary(t.house, officer, runId, people[0]!, '请补充数据');
    expect((await formsOfSelf(t.house, self))[0]).toMatchObject({ state: 'draft', returnedReason: '请补充数据' });
    await writeSummary(t.house, self, runId, { ...written, submit: true });
    await commentRegistration(t.house, officer, runId, people[0]!, { comment: '敢于担当，实绩突出', suggestedGrade: 'outstanding' });
    expect(await code(returnSummary(t.house, officer, runId, people[0]!, '再改'))).toBe('assessment.summary_commented');
    expect(await code(commentRegistration(t.house, { ...officer, personId: people[0]! }, runId, people[0]!, { comment: '自评', suggestedGrade: 'outstanding' }))).toBe('assessment.review_own_case');
    // What the leader wrote is not for the person while it is weighed.
    expect((await formsOfSelf(t.house, self))[0]).toMatchObject({ state: 'commented', comment: null, suggestedGrade: null });
    expect(text((await printOwnForm(t.house, self, runId, 'docx')).bytes)).not.toContain('敢于担当');
  });

  it('two who hand in at once: one is told that it is handed in', async () => {
    const other = { ...t.actor('cadre', { personId: people[1]! }), name: NAMES[1]! };
    const both = await Promise.all([1, 2].map(() => code(writeSummary(t.house, other, runId, { ...written, submit: true }))));
    expect(both.sort()).toEqual(['assessment.summary_handed_in', 'done']);
  });

  it('shows an office who has written, within reach', async () => {
    const all = await formsOfYear(t.house, officer, runId);
    expect(all.rows.map((r) => r.state).filter((s) => s !== null).sort()).toEqual(['commented', 'submitted']);
    expect(all.rows.filter((r) => r.late)).toHaveLength(5);
    const own = await formsOfYear(t.house, liaison, runId);
    expect(new Set(own.rows.map((r) => r.organizationName))).toEqual(new Set(['柳林镇']));
  });

  it('carries no grade before the year is confirmed', async () => {
    const form = text((await printForm(t.house, officer, runId, people[0]!, 'docx')).bytes);
    for (const part of ['公务员年度考核登记表', '（2025年度）', '甲一', '女', '1980.04', '中共党员', '2019.05', '柳林镇', '分管项目建设和征地拆迁', '不足：调研不够深入 &lt;&amp;&gt;。', '敢于担当，实绩突出', '建议等次：优秀']) expect(form).toContain(part);
    expect(form).not.toContain('经研究');
    expect(await code(printLetter(t.house, officer, runId, people[0]!, 'docx'))).toBe('assessment.not_confirmed_yet');
    expect(await code(exportRoster(t.house, liaison, runId, { columns: ['name'], purpose: '核对' }))).toBe('assessment.not_confirmed_yet');
  });
});

describe('papers of a confirmed year', () => {
  beforeAll(async () => {
    await proposeRun(t.house, officer, runId);
    await t.house.unit(t.system, async (unit) => {
      await decideForYear(unit, runId, { decisions: people.map((personId, i) => ({ personId, grade: i === 5 ? ('ungraded' as const) : ('competent' as const), reason: i === 5 ? '立案审查尚未结案' : '集体研究确定' })), confirmProposals: false });
      await confirmYear(unit, runId);
    });
    await giveView(t.house, self, runId, { view: 'disagree', reason: '漏计防汛实绩' });
  });

  it('the form carries grade, view and why there is none', async () => {
    const form = text((await printForm(t.house, officer, runId, people[0]!, 'docx')).bytes);
    for (const part of ['经研究，2025年度考核确定为称职等次。', '不同意。理由：漏计防汛实绩']) expect(form).toContain(part);
    const none = text((await printForm(t.house, officer, runId, people[5]!, 'docx')).bytes);
    expect(none).toContain('不定等次。立案审查尚未结案');
    expect(none).not.toContain('经研究');
    expect(await code(writeSummary(t.house, self, runId, { ...written, submit: false }))).toBe('assessment.registration_closed');
  });

  it('the letter says what the screen says, and until when', async () => {
    const letter = text((await printOwnLetter(t.house, self, runId, 'docx')).bytes);
    for (const part of ['2025年度考核结果反馈意见书', '甲一同志：', '确定为“称职”', '各方面得分', '2026年12月21日前可以申请复核', '公务员法 第九十五条']) expect(letter).toContain(part);
    expect(text((await printLetter(t.house, officer, runId, people[0]!, 'docx')).bytes)).toContain('失分主要在');
  });

  it('a zip of many, a folder for each unit; a liaison gets the own unit only', async () => {
    const all = readZip((await printForms(t.house, officer, runId, { format: 'docx', purpose: '归档' })).bytes).map((e) => e.name);
    expect(all).toHaveLength(6);
    expect(all).toContain('柳林镇/2025年度考核登记表-甲一.docx');
    const own = readZip((await printForms(t.house, liaison, runId, { format: 'docx', purpose: '归档' })).bytes).map((e) => e.name);
    expect(own.map((n) => n.split('/')[0])).toEqual(['柳林镇', '柳林镇', '柳林镇']);
    expect(await code(printForms(t.house, officer, runId, { format: 'docx', purpose: '归档', grade: 'outstanding' }))).toBe('assessment.papers_nobody');
  });

  it('a roster by unit with counts', async () => {
    const file = await exportRoster(t.house, officer, runId, { columns: ['unit', 'name', 'score', 'grade', 'view', 'dimensions'], purpose: '上会材料' });
    const book = await openWorkbook(file.bytes);
    const rows = async (sheet: string): Promise<string[][]> => {
      const all: string[][] = [];
      for await (const batch of book.batches(sheet)) all.push(...batch.map((r) => r.values.map((v) => (v === null ? '' : String(v)))));
      return all;
    };
    const people = await rows('考核结果');
    expect(people[0]![0]).toBe('清河县2025年度考核结果');
    expect(people.slice(2).map((r) => r[1])).toEqual(['白石镇', '白石镇', '白石镇', '柳林镇', '柳林镇', '柳林镇']);
    expect(people.find((r) => r[2] === '甲一')).toEqual(expect.arrayContaining(['称职', '不同意']));
    expect((await rows('分单位汇总')).at(-1)!.slice(0, 2)).toEqual(['合计', '6']);
  });

  it('every print stands in the audit with what it was for', async () => {
    const { rows } = await t.database.query(`select action, detail from platform.audit where action in ('assessment.forms_printed', 'assessment.roster_exported', 'assessment.letter_printed', 'assessment.form_printed')`);
    expect(new Set(rows.map((r) => r['action'])).size).toBe(4);
    expect(rows.filter((r) => r['action'] === 'assessment.forms_printed').every((r) => (r['detail'] as { purpose: string }).purpose === '归档')).toBe(true);
  });
});
