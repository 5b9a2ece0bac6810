import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { writeWorkbook, type CellValue } from '../../../platform/sheets/index.ts';
import { editPeople } from '../commands/edit-person.ts';
import { messyRoster } from '../roster/fixtures.ts';
import { asOf } from '../store/as-of.ts';
import { loadRecords } from '../store/record.ts';
import { applyImport } from './commands/apply-import.ts';
import { chooseColumns } from './commands/choose-columns.ts';
import { createImport } from './commands/create-import.ts';
import { decideRows } from './commands/decide-rows.ts';
import { editCells } from './commands/edit-cells.ts';
import { applyFix, listFixes } from './commands/fix-all.ts';
import { settleUnits } from './commands/settle-units.ts';
import { undoImport } from './commands/undo-import.ts';
import { buildRosterRegion, importOptions as options, runImportJobs, storeFile, tickingClock } from './fixtures.ts';
import type { ImportRowView, ImportView } from './contract/shapes.ts';
import { listRows, type RowFilter } from './queries/import-rows.ts';
import { viewImport } from './queries/import-view.ts';
import { rejectFile } from './queries/reject-file.ts';
import { checkCharacter } from '../rules/id-number.ts';

let t: TestHouse;
let officer: Actor;
let root: string;
beforeAll(async () => {
  t = await testHouse({ clock: tickingClock() });
  officer = t.actor('officer');
  root = await t.house.unit(t.system, (unit) => buildRosterRegion(unit));
});
afterAll(() => t.close());

const id = (first17: string) => first17 + checkCharacter(first17);
const people = () => t.house.unit(t.system, async (unit) => loadRecords(unit, 'all', asOf(unit)));
const job = () => runImportJobs(t.house, officer);

/** Stores, opens, takes the guessed columns and reads. */
async function opened(bytes: Uint8Array, name = '花名册.xlsx', kind: 'roster' | 'person_files' = 'roster'): Promise<string> {
  const { importId } = await createImport(t.house, officer, { kind, files: [await storeFile(t.house, officer, name, bytes)] }, options);
  if (kind === 'roster') {
    const view = await viewImport(t.house, officer, importId);
    await chooseColumns(t.house, officer, importId, view.sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
  }
  await job();
  return importId;
}
const rows = async (importId: string, filter: RowFilter = 'all'): Promise<ImportRowView[]> => (await listRows(t.house, officer, importId, { filter, offset: 0, limit: 300 }, options)).rows;
const applied = async (importId: string, leaveOutProblems = false): Promise<ImportView> => {
  await applyImport(t.house, officer, importId, { leaveOutProblems });
  await job();
  return viewImport(t.house, officer, importId);
};
const refusal = async (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing', (e: { code?: string }) => e.code ?? String(e));

const HEAD = ['姓名', '性别', '身份证号', '出生年月', '工作单位', '现任职务', '任现职时间', '职务层次', '职级', '任职级时间', '2025年度考核', '奖惩情况', '手机'];
const sheet = (...people_: CellValue[][]) => writeWorkbook({ sheets: [{ name: '名册', columns: HEAD.map((header) => ({ header })), rows: people_ }] });
const A = id('43012119750308901');
const B = id('43012119800512902');
const personA: CellValue[] = ['示例甲', '男', A, '1975.03', '县水利局', '县水利局副局长', '2019.05', '乡科级副职', null, null, '优秀', '2016年12月，经示范市人民政府批准，记三等功一次。', '13900000001'];
const personB: CellValue[] = ['示例乙', '女', B, '1980.05', '县财政局', '四级主任科员', null, null, '四级主任科员', '2021.03', '称职', '无', null];

describe('a messy roster of 500', () => {
  let importId = '';
  let planted: Awaited<ReturnType<typeof messyRoster>>['planted'];
  let bytes: Uint8Array;

  it('is read with every planted fault marked on its cell', async () => {
    ({ bytes, planted } = await messyRoster({ people: 500, errors: 20, seed: 3 }));
    importId = await opened(bytes);
    const view = await viewImport(t.house, officer, importId);
    expect(view.state).toBe('checked');
    expect(view.job?.state).toBe('done');
    expect(view.counts).toMatchObject({ rows: 500, problems: 20, new: 480, same: 0, changed: 0 });
    const marked = (await rows(importId, 'problems')).map((r) => `${r.sheet}!${r.rowNumber} ${r.notes.filter((n) => n.severity !== 'warning').map((n) => n.code)[0]!}`);
    expect(marked.sort()).toEqual(planted.map((p) => `${p.sheet}!${p.rowNumber} ${p.code}`).sort());
  });

  it('is not taken over while problems are open, unless they are left out', async () => {
    expect(await refusal(applyImport(t.house, officer, importId, { leaveOutProblems: false }))).toBe('registry.import_problems_open');
    expect(await people()).toHaveLength(0);
  });

  it('is corrected in the grid: an edit checks its row again', async () => {
    const wrong = (await rows(importId, 'problems')).find((r) => r.notes[0]!.code === 'registry.id_number_checksum')!;
    const right = planted.find((p) => p.sheet === wrong.sheet && p.rowNumber === wrong.rowNumber)!.right;
    const column = wrong.notes[0]!.column;
    const half = await editCells(t.house, officer, importId, { edits: [{ n: wrong.n, column, value: `${right.slice(0, 17)}?` }], accept: [], undo: [] }, options);
    expect(half.rows[0]!.notes[0]!.code).toBe('registry.id_number_characters');
    const { rows: [fixed] } = await editCells(t.house, officer, importId, { edits: [{ n: wrong.n, column, value: right }], accept: [], undo: [] }, options);
    expect(fixed).toMatchObject({ class: 'new', notes: [], edited: [column] });
    expect((await viewImport(t.house, officer, importId)).counts.problems).toBe(19);
    const { rows: [back] } = await editCells(t.house, officer, importId, { edits: [], accept: [], undo: [{ n: wrong.n, column }] }, options);
    expect(back!.class).toBe('problems');
    await editCells(t.house, officer, importId, { edits: [{ n: wrong.n, column, value: right }], accept: [], undo: [] }, options);
  });

  it('keeps corrections when the file is read again with other columns', async () => {
    const view = await viewImport(t.house, officer, importId);
    await chooseColumns(t.house, officer, importId, view.sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen.map((k) => (k === 'remarks' ? null : k)) as never })));
    await job();
    expect((await viewImport(t.house, officer, importId)).counts).toMatchObject({ problems: 19, new: 481 });
  });

  it('gives a reject file that comes back through the same mapping', async () => {
    const file = await rejectFile(t.house, officer, importId, 'zh-CN', options);
    const again = await opened(file.bytes, '待改正.xlsx');
    expect((await viewImport(t.house, officer, again)).counts).toMatchObject({ rows: 19, problems: 19 });
    // The mapping chosen a moment ago is remembered for these headings.
    expect((await viewImport(t.house, officer, again)).sheets[0]!.columns.every((c) => c.because === 'remembered')).toBe(true);
  });

  it('is taken over without the problems, all at once', async () => {
    const view = await applied(importId, true);
    expect(view.state).toBe('applied');
    expect(view.counts.applied).toMatchObject({ created: 481, changed: 0, unchanged: 0, leftOut: 19 });
    const all = await people();
    expect(all).toHaveLength(481);
    expect(all.every((p) => p.appointments.length === 1 && p.grades.length >= 2 && p.pinyin !== '')).toBe(true);
  });

  it('changes nothing when the same file is imported again', async () => {
    const before = await versionCount();
    const second = await opened(bytes, '又一次.xlsx');
    const view = await viewImport(t.house, officer, second);
    expect(view.counts).toMatchObject({ same: 480, changed: 0, new: 0, problems: 20 });
    expect(view.appliedBefore).not.toBeNull();
    const done = await applied(second, true);
    expect(done.counts.applied).toMatchObject({ created: 0, changed: 0, unchanged: 480 });
    expect(await versionCount()).toBe(before);
  });

  it('is undone as a whole, and what was known between stays on file', async () => {
    const { appliedAt } = await viewImport(t.house, officer, importId);
    expect(await undoImport(t.house, officer, importId, { reason: '选错了文件' })).toEqual({ people: 481 });
    expect(await people()).toHaveLength(0);
    const cards = await t.database.query('select count(*)::int as n from registry.person_card');
    expect(cards.rows[0]!.n).toBe(0);
    expect(appliedAt).not.toBeNull();
    const kept = await t.database.query('select count(*)::int as n from registry.person_version where superseded_at is not null');
    expect(Number(kept.rows[0]!.n)).toBe(481);
    expect(await refusal(undoImport(t.house, officer, importId, { reason: '再来' }))).toBe('registry.import_state');
  });
});

async function versionCount(): Promise<number> {
  const tables = ['person_version', 'appointment', 'rank', 'education', 'annual_grade', 'reward_or_discipline', 'career_line'];
  const { rows: [row] } = await t.database.query(`select ${tables.map((x) => `(select count(*) from registry.${x})`).join(' + ')} as n`);
  return Number(row!.n);
}

describe('differences', () => {
  it('go field by field, are rejected one by one, and are undone to the letter', async () => {
    await applied(await opened(await sheet(personA, personB)));
    const a = (await people()).find((p) => p.name === '示例甲')!;
    expect(a).toMatchObject({ sex: 'male', bornOn: '1975-03' });
    expect(a.appointments[0]).toMatchObject({ title: '县水利局副局长', leadershipLevel: '乡科级副职', category: 'deputy', startedOn: '2019-05' });
    expect(a.rewards).toMatchObject([{ kind: 'reward', issuedOn: '2016-12' }]);
    const before = JSON.stringify(comparable(await people()));

    // Another month of birth, another post since 2024, another grade, another phone; the number says who it is.
    const moved = [...personA];
    [moved[3], moved[5], moved[6], moved[10], moved[12]] = ['1975.03.08', '县水利局局长', '2024.02', '称职', '13900000002'];
    moved[7] = '乡科级正职';
    const importId = await opened(await sheet(moved, personB));
    const [row] = await rows(importId, 'changed');
    expect((await viewImport(t.house, officer, importId)).counts).toMatchObject({ changed: 1, same: 1 });
    const diff = Object.fromEntries(row!.differences.map((d) => [d.key, [d.onFile, d.inRoster, d.kind]]));
    expect(diff).toEqual({
      birth: ['1975.03', '1975.03.08', 'refined'],
      position: ['县水利局副局长', '县水利局局长', 'changed'],
      positionSince: ['2019.05', '2024.02', 'changed'],
      positionLevel: ['乡科级副职', '乡科级正职', 'changed'],
      'assessment.2025': ['优秀', '称职', 'changed'],
      phone: ['139****0001', '13900000002', 'changed'],
    });
    await decideRows(t.house, officer, importId, { rows: [row!.n], reject: ['assessment.2025'], accept: [] }, options);
    const view = await applied(importId);
    expect(view.counts.applied).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    const after = (await people()).find((p) => p.name === '示例甲')!;
    expect(after.bornOn).toBe('1975-03-08');
    expect(after.grades.find((g) => g.year === 2025)!.grade).toBe('优秀');
    // A later start in another post: the old one ended, nothing of it is lost.
    expect(after.appointments.map((x) => [x.title, x.state, x.startedOn, x.endedOn])).toEqual([
      ['县水利局副局长', 'ended', '2019-05', '2024-02'],
      ['县水利局局长', 'in_office', '2024-02', null],
    ]);
    expect(after.appointments[1]).toMatchObject({ principal: true, category: 'principal' });

    await undoImport(t.house, officer, importId, { reason: '核对有误' });
    expect(JSON.stringify(comparable(await people()))).toBe(before);
  });

  it('are not undone over what somebody recorded since', async () => {
    const changed = [...personB];
    changed[12] = '13911112222';
    const importId = await opened(await sheet(changed));
    await applied(importId);
    const b = (await people()).find((p) => p.name === '示例乙')!;
    await t.house.unit(officer, (unit) => editPeople(unit, [{ personId: b.id, reason: '更正', changes: { nativePlace: '湖南长沙' } }]));
    const error = await undoImport(t.house, officer, importId, { reason: '撤' }).catch((e: unknown) => e);
    expect(error).toMatchObject({ kind: 'conflict', code: 'registry.import_edited_since', because: [{ at: '示例乙' }] });
    expect((await viewImport(t.house, officer, importId)).state).toBe('applied');
  });

  it('of two imports at once, the second that touches the same people is refused and nothing of it stays', async () => {
    const one = [...personA];
    const two = [...personA];
    one[12] = '13922220001';
    two[12] = '13922220002';
    const C: CellValue[] = ['示例丙', '男', id('43012119850606903'), '1985.06', '县财政局', '县财政局科员', '2015.01', null, null, null, null, null, null];
    const first = await opened(await sheet(one));
    const second = await opened(await sheet(two, C));
    await Promise.all([applyImport(t.house, officer, first, { leaveOutProblems: false }), applyImport(t.house, officer, second, { leaveOutProblems: false })]);
    await Promise.all([job(), job()]);
    const views = [await viewImport(t.house, officer, first), await viewImport(t.house, officer, second)];
    expect(views.map((v) => v.state).sort()).toEqual(['applied', 'checked']);
    const refused = views.find((v) => v.state === 'checked')!;
    expect(refused.job).toMatchObject({ state: 'failed', refusal: { kind: 'conflict', code: 'registry.import_changed_meanwhile', params: { count: 1 } } });
    expect((await people()).some((p) => p.name === '示例丙')).toBe(refused.id === first);
  });
});

const comparable = (list: Awaited<ReturnType<typeof people>>) =>
  list.map(({ versionId, ...p }) => (void versionId, { ...p, appointments: strip(p.appointments), ranks: strip(p.ranks), grades: strip(p.grades).sort((a, b) => a.year - b.year), rewards: strip(p.rewards), educations: strip(p.educations) }));
const strip = <F extends { id: string }>(facts: readonly F[]): F[] => facts.map((f) => ({ ...f, id: '', versionId: '' }));

describe('who and where', () => {
  it('an unknown unit is a problem until it is chosen or opened', async () => {
    const D: CellValue[] = ['示例丁', '男', id('43012119770707905'), '1977.07', '县海洋局', '县海洋局科员', '2010.01', null, null, null, null, null, null];
    const importId = await opened(await sheet(D));
    const before = await viewImport(t.house, officer, importId);
    expect(before.counts).toMatchObject({ problems: 1, new: 0 });
    expect((await rows(importId))[0]!.notes[0]).toMatchObject({ code: 'registry.import_unit_unknown', params: { name: '县海洋局' } });
    expect(before.units).toMatchObject([{ key: '县海洋局', count: 1 }]);
    await settleUnits(t.house, officer, importId, [{ key: '县海洋局', create: { type: 'government_organ', parentId: root } }]);
    await job();
    const view = await applied(importId);
    expect(view.counts.applied!.organizationsCreated).toHaveLength(1);
    expect((await rows(await opened(await sheet(D)), 'same')).map((r) => r.name)).toEqual(['示例丁']);
    await undoImport(t.house, officer, importId, { reason: '撤销' });
    expect((await rows(await opened(await sheet(D)), 'problems'))).toHaveLength(1);
  });

  it('the same number under another name is for a person to decide', async () => {
    const renamed = [...personA];
    renamed[0] = '示例甲乙';
    const importId = await opened(await sheet(renamed));
    const [row] = await rows(importId, 'ambiguous');
    expect(row).toMatchObject({ because: 'name_differs', candidates: [{ name: '示例甲' }] });
    expect(await refusal(decideRows(t.house, officer, importId, { rows: [0], is: 'new', reject: [], accept: [] }, options))).toBe('registry.import_number_on_file');
    await decideRows(t.house, officer, importId, { rows: [0], is: row!.candidates[0]!.id, reject: [], accept: [] }, options);
    expect((await rows(importId, 'changed'))[0]!.differences.map((d) => d.key)).toContain('name');
  });

  it('the same person twice is marked; leaving one out settles it', async () => {
    const twin = [...personA];
    twin[5] = '县水利局党组成员';
    const importId = await opened(await sheet(personA, twin, [...personA]));
    expect((await viewImport(t.house, officer, importId)).counts).toMatchObject({ rows: 3, repeats: 1, problems: 1 });
    await decideRows(t.house, officer, importId, { rows: [0], leaveOut: true, reject: [], accept: [] }, options);
    const counts = (await viewImport(t.house, officer, importId)).counts;
    expect(counts).toMatchObject({ leftOut: 1, problems: 1 });
  });

  it('repeated faults are mended in one go', async () => {
    const wrong = (n: number): CellValue[] => [`样本${'甲乙丙'[n]!}`, '男', id(`4301211978080890${n * 2 + 1}`), '一九七八年八月', '县财政局', '县财政局科员', '2010.01', null, null, null, null, null, null];
    const importId = await opened(await sheet(wrong(0), wrong(1), wrong(2)));
    const [fix] = await listFixes(t.house, officer, importId, options);
    expect(fix).toMatchObject({ remedy: 'rewrite_date', count: 3, from: '一九七八年八月', to: '1978.08' });
    expect(await applyFix(t.house, officer, importId, fix!.id, options)).toEqual({ cells: 3 });
    expect((await viewImport(t.house, officer, importId)).counts).toMatchObject({ problems: 0, new: 3 });
  });
});

describe('safety', () => {
  it('rows lie sealed: no identity number, name or phone is readable in the tables', async () => {
    await opened(await sheet(personA));
    const { rows: blocks } = await t.database.query('select sealed, counts from registry.roster_import_block');
    const { rows: imports } = await t.database.query('select sheets_sealed, plans, units, counts from registry.roster_import');
    const all = [...blocks, ...imports].map((r) => Object.values(r).map((v) => (v instanceof Uint8Array ? Buffer.from(v).toString('latin1') + Buffer.from(v).toString('utf8') : JSON.stringify(v))).join(' ')).join(' ');
    expect(all).not.toContain(A);
    expect(all).not.toContain('示例甲');
    expect(all).not.toContain('13900000001');
  });

  it('only an officer of the whole region may, and only in the own region', async () => {
    const importId = await opened(await sheet(personA));
    for (const actor of [t.actor('liaison', { path: '1.2' }), t.actor('leader'), t.actor('cadre'), t.actor('auditor'), t.actor('officer', { path: '1.2' })]) {
      expect(await refusal(viewImport(t.house, actor, importId)), actor.name).toBe('security.not_permitted');
      expect(await refusal(applyImport(t.house, actor, importId, { leaveOutProblems: true })), actor.name).toBe('security.not_permitted');
    }
    expect(await refusal(viewImport(t.house, t.actor('officer', { regionId: OTHER_REGION }), importId))).toBe('registry.import_not_found');
  });

  it('an import at work is left alone, a dead one can be read again', async () => {
    const importId = await opened(await sheet(personB));
    const view = await viewImport(t.house, officer, importId);
    await chooseColumns(t.house, officer, importId, view.sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
    expect(await refusal(applyImport(t.house, officer, importId, { leaveOutProblems: true }))).toBe('registry.import_busy');
    await t.database.query(`update platform.job set state = 'running', heartbeat_at = timestamptz '2026-11-20 01:00:00Z' where state = 'waiting'`);
    expect((await viewImport(t.house, officer, importId)).job!.state).toBe('interrupted');
    await chooseColumns(t.house, officer, importId, view.sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
    await job();
    expect((await viewImport(t.house, officer, importId)).job!.state).toBe('done');
  });

  it('columns that do not say who a row is about are refused', async () => {
    const importId = await opened(await sheet(personB));
    const view = await viewImport(t.house, officer, importId);
    const without = (gone: string) => view.sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen.map((k) => (k === gone ? null : k)) as never }));
    expect(await refusal(chooseColumns(t.house, officer, importId, without('name')))).toBe('registry.import_columns_missing');
    const twice = view.sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen.map((k) => (k === 'phone' ? 'name' : k)) as never }));
    expect(await refusal(chooseColumns(t.house, officer, importId, twice))).toBe('registry.import_column_twice');
  });
});

describe('a row without a unit', () => {
  const HEADS = ['姓名', '性别', '身份证号', '出生年月', '现任职务'];
  const list = (...rows_: CellValue[][]) => writeWorkbook({ sheets: [{ name: '名单', columns: HEADS.map((header) => ({ header })), rows: rows_ }] });
  const E = id('43012119760404907');

  it('must be confirmed for someone new, and needs nothing for someone on file', async () => {
    const importId = await opened(await list(['示例甲', '男', A, '1975.03', '县水利局副局长'], ['示例戊', '男', E, '1976.04', '会计']));
    const [row] = await rows(importId, 'problems');
    expect(row).toMatchObject({ name: '示例戊', notes: [{ severity: 'confirm', code: 'registry.import_no_unit' }] });
    expect((await viewImport(t.house, officer, importId)).counts).toMatchObject({ rows: 2, problems: 1 });
    const { rows: [after] } = await editCells(t.house, officer, importId, { edits: [], accept: [{ n: row!.n, column: row!.notes[0]!.column }], undo: [] }, options);
    expect(after).toMatchObject({ class: 'new', notes: [] });
    await applied(importId);
    expect((await people()).find((p) => p.name === '示例戊')!.appointments).toEqual([]);
  });

  it('says the unit by the title: a title elsewhere moves the person there', async () => {
    const importId = await opened(await list(['示例甲', '男', A, '1975.03', '县财政局副局长']));
    await applied(importId);
    const place = await t.database.query(`select v.name from registry.appointment a join registry.organization_version v on v.organization_id = a.organization_id where a.title = '县财政局副局长' and a.superseded_at is null`);
    expect(place.rows).toEqual([{ name: '县财政局' }]);
  });
});
