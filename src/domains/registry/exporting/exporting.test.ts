import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import { testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { readZip } from '../../../platform/documents/zip.ts';
import { findChromium } from '../../../platform/documents/pdf.ts';
import { openWorkbook } from '../../../platform/sheets/index.ts';
import { applyImport } from '../importing/commands/apply-import.ts';
import { createImport } from '../importing/commands/create-import.ts';
import { decideRows } from '../importing/commands/decide-rows.ts';
import { chooseColumns } from '../importing/commands/choose-columns.ts';
import { undoImport } from '../importing/commands/undo-import.ts';
import { buildRosterRegion, importOptions as options, runImportJobs, storeFile, tickingClock } from '../importing/fixtures.ts';
import { listRows } from '../importing/queries/import-rows.ts';
import { viewImport } from '../importing/queries/import-view.ts';
import { buildFamilyMember, buildPersonFile } from '../lrmx/fixtures.ts';
import { readPersonFile, writePersonFile, type PersonFile } from '../lrmx/index.ts';
import { asOf } from '../store/as-of.ts';
import { loadRecords } from '../store/record.ts';
import { exportPersonFiles } from './commands/export-person-files.ts';
import { exportRoster } from './commands/export-roster.ts';
import { printForm } from './commands/print-form.ts';

let t: TestHouse;
let officer: Actor;
beforeAll(async () => {
  t = await testHouse({ clock: tickingClock() });
  officer = t.actor('officer');
  await t.house.unit(t.system, (unit) => buildRosterRegion(unit, ['示范县水利局', '示范县财政局']));
});
afterAll(() => t.close());

const people = () => t.house.unit(t.system, async (unit) => loadRecords(unit, 'all', asOf(unit)));
const imported = async (files: { name: string; bytes: Uint8Array }[]): Promise<string> => {
  const hashes = [];
  for (const f of files) hashes.push(await storeFile(t.house, officer, f.name, f.bytes));
  const { importId } = await createImport(t.house, officer, { kind: 'person_files', files: hashes }, options);
  await runImportJobs(t.house, officer);
  return importId;
};
const view = (id: string) => viewImport(t.house, officer, id);
const rows = async (id: string, filter: 'all' | 'changed' | 'problems' = 'all') => (await listRows(t.house, officer, id, { filter, offset: 0, limit: 300 }, options)).rows;
const audits = async (action: string) => (await t.database.query('select * from platform.audit where action = $1 order by at', [action])).rows;

/** Elements of a newer editor that this program does not know, in three places. */
const unknown = { after: 'XingBie', node: { name: 'XinZiDuan', attributes: { v: '2' }, children: ['新内容'] } };
const one: PersonFile = buildPersonFile({
  joinedParty: '199806；民建',
  unknown: [unknown],
  unknownInFamily: [{ after: 'Item1', node: { name: 'FenGe', attributes: {}, children: [] } }],
  family: [buildFamilyMember({ unknown: [{ after: 'XingMing', node: { name: 'ShouJi', attributes: {}, children: ['0'] } }] }), buildFamilyMember({ relation: '女儿', name: '测试乙', born: '200405', politicalStatus: '共青团员', workplace: '示范大学学生' })],
});
const two: PersonFile = buildPersonFile({ name: '示例二', sex: '女', born: '198211', startedWork: '200508', currentPost: '示范县财政局副局长', joinedParty: '', photo: null, family: [], rewardsAndPenalties: '无', annualAssessments: '' });

describe('person files', () => {
  let first = '';
  it('come in from a zip with a preview per file; a bad one never spoils the others', async () => {
    const bytes = zipSync({ 'a/示例一.lrmx': writePersonFile(one), '示例二.lrmx': writePersonFile(two), '坏.lrmx': new TextEncoder().encode('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Person>&e;</Person>'), '说明.txt': new Uint8Array([65]) });
    first = await imported([{ name: '人员.zip', bytes }]);
    const v = await view(first);
    expect(v.counts).toMatchObject({ rows: 2, new: 2, problems: 0 });
    expect(v.counts.refusedFiles!.map((f) => f.code).sort()).toEqual(['registry.lrmx_entities', 'registry.lrmx_extension']);
    expect((await rows(first)).map((r) => [r.name, r.fileName])).toEqual([['示例一', 'a/示例一.lrmx'], ['示例二', '示例二.lrmx']]);
  });

  it('become people with post, education, grades, family and picture', async () => {
    await applyImport(t.house, officer, first, { leaveOutProblems: false });
    await runImportJobs(t.house, officer);
    expect((await view(first)).state).toBe('applied');
    const [p] = (await people()).filter((x) => x.name === '示例一');
    expect(p).toMatchObject({ bornOn: '1975-03', politicalStatus: '中共党员', partyJoinedOn: '1998-06', sex: 'male' });
    expect(p!.photoHash).toMatch(/^[0-9a-f]{64}$/);
    expect(p!.appointments).toMatchObject([{ title: '示范县水利局党组书记、局长', state: 'in_office' }]);
    expect(p!.grades.map((g) => [g.year, g.grade]).sort()).toEqual([[2023, '优秀'], [2024, '称职'], [2025, '优秀']]);
    expect(p!.educations).toHaveLength(2);
    const { rows: [family] } = await t.database.query('select count(*)::int as n from registry.family_member where superseded_at is null');
    expect(family!.n).toBe(2);
    const { rows: sealed } = await t.database.query('select sealed from registry.family_member');
    expect(sealed.some((r) => Buffer.from(r.sealed as Uint8Array).toString('utf8').includes('测试'))).toBe(false);
  });

  it('change nothing when they come again', async () => {
    const again = await imported([{ name: '示例一.lrmx', bytes: writePersonFile(one) }]);
    expect((await view(again)).counts).toMatchObject({ rows: 1, same: 1 });
  });

  it('go out as they came in: every box, the picture, unknown elements in their places', async () => {
    const [p] = (await people()).filter((x) => x.name === '示例一');
    const file = await exportPersonFiles(t.house, officer, { people: [p!.id], purpose: '测试' });
    expect(file.fileName).toBe('示例一.lrmx');
    expect(readPersonFile(file.bytes)).toEqual(readPersonFile(writePersonFile(one)));
    const all = await exportPersonFiles(t.house, officer, { filter: { conditions: [] }, purpose: '测试' });
    const entries = readZip(all.bytes);
    expect(entries.map((e) => e.name).sort()).toEqual(['示例一.lrmx', '示例二.lrmx']);
    expect(readPersonFile(entries.find((e) => e.name === '示例二.lrmx')!.bytes())).toEqual(readPersonFile(writePersonFile(two)));
    expect((await audits('registry.sensitive_read')).length).toBe(3);
  });

  it('show family, picture and boxes as differences that can be rejected, and are undone whole', async () => {
    const changed = buildPersonFile({ ...one, family: [...one.family, buildFamilyMember({ relation: '儿子', name: '测试戊', born: '201001' })], annualAssessments: '2024年称职；2025年优秀；2026年称职。', photo: new Uint8Array([...one.photo!, 0]), reason: '另有任用。' });
    const id = await imported([{ name: '示例一.lrmx', bytes: writePersonFile(changed) }]);
    const [row] = await rows(id, 'changed');
    expect(row!.differences.map((d) => d.key).sort()).toEqual(['assessment.2026', 'family', 'otherBoxes', 'photo']);
    await decideRows(t.house, officer, id, { rows: [0], reject: ['photo'], accept: [] }, options);
    await applyImport(t.house, officer, id, { leaveOutProblems: false });
    await runImportJobs(t.house, officer);
    const [p] = (await people()).filter((x) => x.name === '示例一');
    const now = readPersonFile((await exportPersonFiles(t.house, officer, { people: [p!.id], purpose: '测试' })).bytes);
    expect(now.family.map((m) => m.relation)).toEqual(['妻子', '女儿', '儿子']);
    expect(now).toMatchObject({ reason: '另有任用。', annualAssessments: '2024年称职；2025年优秀；2026年称职。', photo: one.photo });
    await undoImport(t.house, officer, id, { reason: '撤销' });
    expect(readPersonFile((await exportPersonFiles(t.house, officer, { people: [p!.id], purpose: '测试' })).bytes)).toEqual(readPersonFile(writePersonFile(one)));
  });
});

describe('rosters', () => {
  it('go out with the chosen columns and a watermark, and come back without a difference', async () => {
    const columns = ['sequence', 'name', 'sex', 'birth', 'organization', 'position', 'fullTimeEducation', 'assessment.2025', 'rewardsAndPenalties'] as const;
    const file = await exportRoster(t.house, officer, { filter: { conditions: [] }, columns, purpose: '年度调研' });
    const workbook = await openWorkbook(file.bytes);
    const sheet: unknown[][] = [];
    for await (const batch of workbook.batches(workbook.sheets[0]!.name)) sheet.push(...batch.map((r) => [...r.values]));
    expect(sheet[0]).toEqual(['序号', '姓名', '性别', '出生年月', '单位', '现任职务', '全日制教育学历', '2025年度考核', '奖惩情况']);
    expect(sheet).toHaveLength(3);
    expect(Buffer.from(readZip(file.bytes).find((e) => e.name === 'xl/worksheets/sheet1.xml')!.bytes()).toString()).toContain('示例县  officer  2026-11-20');
    const hash = await storeFile(t.house, officer, file.fileName, file.bytes);
    const { importId } = await createImport(t.house, officer, { kind: 'roster', files: [hash] }, options);
    await chooseColumns(t.house, officer, importId, (await view(importId)).sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
    await runImportJobs(t.house, officer);
    expect((await view(importId)).counts).toMatchObject({ rows: 2, same: 2 });
    expect((await audits('registry.roster_exported')).at(-1)!.detail).toMatchObject({ people: 2, purpose: '年度调研' });
  });

  it('are refused to others, and when nobody is meant', async () => {
    const code = (work: Promise<unknown>) => work.then(() => 'nothing', (e: { code: string }) => e.code);
    const [p] = await people();
    const ask = { people: [p!.id], columns: ['name'] as const, purpose: 'x' };
    for (const role of ['leader', 'liaison', 'cadre', 'auditor'] as const) expect(await code(exportRoster(t.house, t.actor(role, { path: '1' }), ask)), role).toBe('security.not_permitted');
    expect(await code(exportRoster(t.house, t.actor('officer', { path: '99' }), ask))).toBe('security.not_permitted');
    expect(await code(exportRoster(t.house, officer, { filter: { conditions: [], text: '查无此人' }, columns: ['name'], purpose: 'x' }))).toBe('registry.export_nobody');
  });
});

describe('干部任免审批表', () => {
  it('is a Word file with the form’s boxes, marked with who and when', async () => {
    const [p] = (await people()).filter((x) => x.name === '示例一');
    const file = await printForm(t.house, officer, p!.id, 'docx');
    const xml = Buffer.from(readZip(file.bytes).find((e) => e.name === 'word/document.xml')!.bytes()).toString();
    for (const text of ['干部任免审批表', '示例一', '示范县水利局党组书记、局长', '测试乙', '1975.03', 'officer  2026-11-20']) expect(xml.replace(/<[^>]+>/g, ''), text).toContain(text);
    expect((await audits('registry.sensitive_read')).at(-1)).toMatchObject({ subject_id: p!.id, detail: { export: 'docx' } });
  });
  it.skipIf(findChromium() === null)('is a PDF', async () => {
    const [p] = (await people()).filter((x) => x.name === '示例一');
    const file = await printForm(t.house, officer, p!.id, 'pdf');
    expect(Buffer.from(file.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  });
});
