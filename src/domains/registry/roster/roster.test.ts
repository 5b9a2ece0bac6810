import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkbook, writeWorkbook, type CellValue, type OutSheet } from '../../../platform/sheets/index.ts';
import { checkCharacter } from '../rules/id-number.ts';
import { acceptDifferences, compareRow, personIndex } from './compare.ts';
import { keyOfHeader, type RosterKey } from './columns.ts';
import { rosterContext, tableEntries } from './context.ts';
import { writeRoster } from './export.ts';
import { findRosterSheets } from './find-header.ts';
import { acceptedBy, editsOf, proposeFixes } from './fix-all.ts';
import { messyRoster, plantedKinds } from './fixtures.ts';
import { guessMapping } from './guess-mapping.ts';
import { readRoster, type ReadOptions } from './read-roster.ts';
import { writeRejectFile } from './reject-file.ts';
import { address, planOf } from './roster-lines.ts';
import type { RosterRow } from './row-reader.ts';
import { writeTemplate } from './template.ts';

const context = rosterContext('2026-01-15', { work: 16, party: 18 });
const id = (first17: string) => first17 + checkCharacter(first17);

async function readAll(bytes: Uint8Array, options: ReadOptions = {}) {
  const workbook = await openWorkbook(bytes);
  const found = await findRosterSheets(workbook);
  const guesses = found.sheets.map((s) => guessMapping(s, context));
  const plans = found.sheets.map((s, i) => planOf(s, guesses[i]!.columns.map((c) => c.key)));
  const reading = readRoster(workbook, plans, context, options);
  const rows: RosterRow[] = [];
  for await (const batch of reading.batches) rows.push(...batch);
  return { workbook, found, guesses, plans, rows, counts: reading.counts };
}

const sheet = (header: (string | null)[], rows: CellValue[][], more: Partial<OutSheet> = {}): OutSheet => ({ name: 's', columns: header.map((h) => ({ header: h ?? '' })), rows, ...more });
const book = (...sheets: OutSheet[]) => writeWorkbook({ sheets });
const HEAD = ['姓名', '性别', '身份证号', '出生年月', '工作单位'];
const A = id('43012119750308901');
const B = id('43012119800512902');

describe('headings', () => {
  it.each<[string, RosterKey | null]>([
    ['姓　　名', 'name'], ['出生年月（岁）', 'birth'], ['公民身份号码*', 'idNumber'], ['全日制\n学历', 'fullTimeEducation'], ['现工作单位及职务', 'position'], ['2023年度考核结果', 'assessment.2023'], ['年度考核2024', 'assessment.2024'], ['任现职级时间', 'rankSince'], ['任现职务层次时间', 'positionLevelSince'], ['问题说明', 'problems'], ['天气', null],
  ])('%s → %s', (header, key) => expect(keyOfHeader(header)?.key ?? null).toBe(key));

  it('a remembered choice wins over the guess', async () => {
    const workbook = await openWorkbook(await book(sheet([...HEAD, '其它代号'], [['张三', '男', A, '1975.03', '甲局', 'x']])));
    const [found] = (await findRosterSheets(workbook)).sheets;
    const remembered = new Map([[found!.signature, ['name', 'sex', 'idNumber', null, 'organization', 'remarks'] as (RosterKey | null)[]]]);
    const guess = guessMapping(found!, context, remembered);
    expect(guess.columns.map((c) => c.key)).toEqual(['name', 'sex', 'idNumber', null, 'organization', 'remarks']);
    expect(guess.unmapped).toEqual([3]);
    expect(guess.columns[0]!.because).toBe('remembered');
  });

  it('values tell where headings do not', async () => {
    const { guesses } = await readAll(await book(sheet(['姓名', '单位', '备注一栏', 'x1', 'x2'], [['张三', '甲', 'a', A, '男'], ['李四', '乙', 'b', B, '女']])));
    expect(guesses[0]!.columns.map((c) => c.key).slice(3)).toEqual(['idNumber', 'sex']);
  });
});

describe('lines', () => {
  it('blank rows, group headings, totals, repeated heads and footers are no people', async () => {
    const { rows, counts } = await readAll(await book(sheet(['序号', '姓名', '性别', '身份证号', '出生年月'], [
      ['一、县财政局（2人）'], [1, '张三', '男', A, '1975.03'], [], ['序号', '姓名', '性别', '身份证号', '出生年月'], ['二、县审计局'], [2, '李四', '女', id('43012119800512904'), '1980.05'], ['合计', null, 2], ['填表人：某某', null, null, '联系电话：1'],
    ])));
    expect(rows.map((r) => [r.rowNumber, r.values.name, r.values.organization])).toEqual([[3, '张三', '县财政局'], [7, '李四', '县审计局']]);
    expect(counts.skipped).toEqual({ blank: 1, foot: 2, section: 2, repeated_header: 1, example: 0 });
  });

  it('a unit merged over several rows is carried down', async () => {
    const { rows } = await readAll(await book(sheet(HEAD, [['张三', '男', A, '1975.03', '甲局'], ['李四', '女', id('43012119800512904'), '1980.05', null]], { merges: [{ fromRow: 1, toRow: 2, fromColumn: 4, toColumn: 4 }] })));
    expect(rows.map((r) => r.values.organization)).toEqual(['甲局', '甲局']);
  });

  it('a two-row head without merges, as csv has it', async () => {
    const csv = `姓名,性别,身份证号,全日制教育,,在职教育,\n,,,学历,学位,学历,学位\n张三,男,${A},大学,法学学士,,\n`;
    const { guesses, rows } = await readAll(new TextEncoder().encode(csv));
    expect(guesses[0]!.columns.map((c) => c.key)).toEqual(['name', 'sex', 'idNumber', 'fullTimeEducation', 'fullTimeDegree', 'inServiceEducation', 'inServiceDegree']);
    expect(rows[0]!.values).toMatchObject({ fullTimeEducation: '21', birth: '1975-03-08' });
  });

  it('a two-row head with the kind of education below reads the same as the other way round', async () => {
    const head = { fromRow: 0, toRow: 0, fromColumn: 3, toColumn: 4 };
    const { guesses } = await readAll(await book({ ...sheet(['姓名', '性别', '身份证号', '学历', null as never], [[null, null, null, '全日制教育', '在职教育'], ['张三', '男', A, '大学', '省委党校研究生']]), merges: [head, ...[0, 1, 2].map((c) => ({ fromRow: 0, toRow: 1, fromColumn: c, toColumn: c }))] }));
    expect(guesses[0]!.columns.map((c) => c.key)).toEqual(['name', 'sex', 'idNumber', 'fullTimeEducation', 'inServiceEducation']);
  });

  it('hidden, empty and other sheets are left out with the reason', async () => {
    const { found } = await readAll(await writeWorkbook({ sheets: [sheet(HEAD, [['张三', '男', A, '1975.03', null]]), { ...sheet(['说明'], [['x']]), name: 't' }, { ...sheet([], []), name: 'u' }] }));
    expect(found.leftOut).toEqual([{ sheet: 't', reason: 'no_header' }, { sheet: 'u', reason: 'empty' }]);
  });
});

describe('cross checks', () => {
  const codes = async (header: string[], ...rows: CellValue[][]) => (await readAll(await book(sheet(header, rows)))).rows.map((r) => [r.state, ...r.notes.map((n) => n.code)]);

  it('the lost zero is settled by the identity number, else to be confirmed', async () => {
    const october = id('43012119751008901');
    const { rows } = await readAll(await book(sheet(HEAD, [['张三', '男', october, 1975.1, '甲'], ['李四', '男', id('43012119750108901'), 1975.1, '甲'], ['王五', '男', id('43012119750308903'), 1975.1, '甲']])));
    expect(rows.map((r) => [r.values.birth, r.state])).toEqual([['1975-10', 'good'], ['1975-01', 'good'], ['1975-01', 'needs_fix']]);
  });

  it('the first of a month in a date cell may be a month typed into it: the identity number settles it', async () => {
    const first = new Date(Date.UTC(1975, 2, 1));
    const { rows } = await readAll(await book(sheet(HEAD, [['张三', '男', A, first, '甲'], ['李四', '男', id('43012119750408901'), first, '甲'], ['王五', '男', id('43012119750308903'), new Date(Date.UTC(1975, 2, 2)), '甲']])));
    expect(rows.map((r) => [r.values.birth, r.state])).toEqual([['1975-03', 'good'], ['1975-03-01', 'needs_fix'], ['1975-03-02', 'needs_fix']]);
  });

  it('birth, sex, ages and order', async () => {
    const head = ['姓名', '性别', '身份证号', '出生年月', '参加工作时间', '入党时间', '任现职时间'];
    expect(await codes(head,
      ['张三', '女', A, '1976.03', '1997.08', '1998.07', '2019.05'],
      ['李四', '女', id('43012119800512904'), '1980.05', '1995.08', '1997.07', '1994.05'],
    )).toEqual([
      ['needs_fix', 'roster.birth_differs_from_id', 'roster.sex_differs_from_id'],
      ['needs_fix', 'roster.work_too_young', 'roster.party_too_young', 'roster.before_work'],
    ]);
  });

  it('duplicates: the same row is a repeat, another row with the number is a fault, namesakes are asked about', async () => {
    expect(await codes(HEAD, ['张三', '男', A, '1975.03', '甲'], ['张 三', '男', A, '1975年3月', '甲'], ['张三', '男', A, '1975.03', '乙'], ['张三', '男', id('43012119750309901'), '1975.03', '丙'])).toEqual([['good'], ['repeat'], ['needs_fix', 'roster.duplicate_number'], ['good']]);
    expect(await codes(['姓名', '性别', '出生年月', '单位'], ['张三', '男', '1975.03', '甲'], ['张三', '男', '1975.03', '乙'])).toEqual([['good'], ['needs_fix', 'roster.duplicate_name']]);
  });

  it('a confirmed cell no longer blocks; an edited one is read anew', async () => {
    const bytes = await book(sheet(HEAD, [['张三', '男', A, '1976.03', '甲'], ['李四', '男', '1', '1980.05', '甲']]));
    const { rows } = await readAll(bytes, { accepted: new Set([address('s', 1, 3)]), edits: new Map([[address('s', 2, 2), id('43012119800512903')]]) });
    expect(rows.map((r) => r.state)).toEqual(['good', 'good']);
  });
});

describe('the messy roster', () => {
  it('every planted fault is found, and nothing else, whatever the seed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(100_000), fc.integer({ min: 1, max: 40 }), async (seed, errors) => {
        const messy = await messyRoster({ seed, people: 120, errors });
        const { rows, counts, found } = await readAll(messy.bytes);
        const said = rows.flatMap((r) => r.notes.map((n) => `${r.sheet} ${r.rowNumber} ${n.key} ${n.code}`)).sort();
        expect(said).toEqual(messy.planted.map((p) => `${p.sheet} ${p.rowNumber} ${p.key} ${p.code}`).sort());
        expect([counts.people, counts.needsFix, counts.good, messy.planted.length]).toEqual([120, errors, 120 - errors, errors]);
        expect(found.leftOut).toEqual([{ sheet: '填报要求', reason: 'no_header' }]);
      }),
      { numRuns: 12 },
    );
  });

  it('bad rows go out with reasons and come back corrected through the same mapping', async () => {
    const messy = await messyRoster({ seed: 3, people: 80, errors: plantedKinds.length });
    const first = await readAll(messy.bytes);
    const rejected = first.rows.filter((r) => r.state === 'needs_fix');
    const out = await writeRejectFile(first.workbook, first.plans, rejected, (n) => n.code);
    const again = await readAll(out);
    expect(again.found.sheets.map((s) => s.signature)).toEqual(first.found.sheets.map((s) => s.signature));
    const told = (rows: RosterRow[]) => rows.map((r) => [r.values.name, ...r.notes.map((n) => n.code)]);
    expect(told(again.rows)).toEqual(told(rejected));
    const edits = new Map<string, CellValue>();
    rejected.forEach((r, i) => {
      const fault = messy.planted.find((p) => p.sheet === r.sheet && p.rowNumber === r.rowNumber)!;
      const back = again.rows[i]!;
      edits.set(address(back.sheet, back.rowNumber - 1, back.notes[0]!.column), fault.right);
    });
    const mended = await readAll(out, { edits });
    expect(mended.counts).toMatchObject({ people: rejected.length, good: rejected.length, needsFix: 0 });
  });
});

it('one repair for a repeated fault', async () => {
  const bytes = await book(sheet(['姓名', '性别', '身份证号', '民族', '参加工作时间'], [['张三', '男', A, '汗族', '一九九七年八月'], ['李四', '男', id('43012119800512903'), '汗族', '二〇〇二年七月'], ['王五', '男', id('43012119810512903'), '汉', 2003.1], ['赵六', '男', id('43012119820512903'), '汉', 2004.1]]));
  const first = await readAll(bytes);
  const fixes = proposeFixes(first.rows, context);
  expect(fixes.map((f) => [f.remedy, f.pattern, f.cells.length])).toEqual(expect.arrayContaining([['replace_word', '汗族', 2], ['rewrite_date', '九年九月', 2], ['read_as_october', '9999.1', 2], ['read_as_january', '9999.1', 2]]));
  const chosen = fixes.filter((f) => ['replace_word', 'read_as_october'].includes(f.remedy) || f.remedy === 'rewrite_date');
  const edits = new Map(chosen.flatMap((f) => [...editsOf(f)]));
  const { rows } = await readAll(bytes, { edits, accepted: new Set(chosen.flatMap((f) => [...acceptedBy(f)])) });
  expect(rows.map((r) => [r.state, r.values.ethnicity, r.values.startedWorkOn])).toEqual([['good', '01', '1997-08'], ['good', '01', '2002-07'], ['good', '01', '2003-10'], ['good', '01', '2004-10']]);
});

it('our template maps itself completely and its example is not imported', async () => {
  const { guesses, counts, found } = await readAll(await writeTemplate(2026, (t) => tableEntries(t).map((e) => e.name), 20));
  expect(guesses[0]!.columns.filter((c) => c.key === null || c.confidence < 0.6)).toEqual([]);
  expect([counts.people, counts.skipped.example]).toEqual([0, 1]);
  expect(found.leftOut.map((l) => l.reason)).toContain('no_header');
});

it('an exported roster reads back to the same people, and importing twice changes nothing', async () => {
  const messy = await messyRoster({ seed: 9, people: 60, errors: 0 });
  const first = await readAll(messy.bytes);
  const keys = [...new Set(first.rows.flatMap((r) => Object.keys(r.values) as RosterKey[]))];
  const bytes = await writeRoster(first.rows.map((r) => r.values), { columns: ['sequence', ...keys], watermark: 'x', nameOf: (t, code) => context.lookup(t, code)?.name });
  const back = await readAll(bytes);
  expect(back.rows.map((r) => r.values)).toEqual(first.rows.map((r) => r.values));
  const index = personIndex(first.rows.map((r, i) => ({ id: String(i), values: r.values })));
  expect(new Set(back.rows.map((r) => compareRow(r, index).outcome))).toEqual(new Set(['same']));
});

describe('compare', () => {
  const onFile = { id: 'p', values: { name: '张三', sex: '1', birth: '1975-03-08', idNumber: A, organization: '甲局', startedWorkOn: '1997' } };
  const index = personIndex([onFile]);
  it.each([
    ['nobody like this', { name: '李四', sex: '1', birth: '1975-03', idNumber: B }, 'new', undefined],
    ['the same, known less well, blanks', { name: '张三', birth: '1975-03', idNumber: A }, 'same', undefined],
    ['another unit and a better date', { name: '张三', idNumber: A, organization: '乙局', startedWorkOn: '1997-08', rank: 'x' }, 'changed', ['organization:changed', 'startedWorkOn:refined', 'rank:added']],
    ['without a number', { name: '张三', sex: '1', birth: '1975-03', organization: '乙局' }, 'changed', ['organization:changed']],
    ['a namesake or a slip', { name: '张三', sex: '1', birth: '1975-03', idNumber: B }, 'ambiguous', undefined],
  ])('%s', (_name, values, outcome, differences) => {
    const c = compareRow({ values, derived: [] }, index);
    expect(c.outcome).toBe(outcome);
    expect(c.outcome === 'changed' ? c.differences.map((d) => `${d.key}:${d.kind}`) : undefined).toEqual(differences);
  });

  it('once accepted, the same row differs no more', () => {
    const date = fc.constantFrom('1990', '1990-05', '1990-05-06', '1991-01');
    const values = fc.record({ organization: fc.string({ minLength: 1 }), startedWorkOn: date, joinedPartyOn: date, 'assessment.2024': fc.constantFrom('优秀', '称职') }, { requiredKeys: [] });
    fc.assert(
      fc.property(values, values, (filed, row) => {
        const person = { id: 'p', values: { idNumber: A, ...filed } };
        const incoming = { values: { idNumber: A, ...row }, derived: [] };
        const first = compareRow(incoming, personIndex([person]));
        const after = first.outcome === 'changed' ? acceptDifferences(person.values, first.differences) : person.values;
        expect(compareRow(incoming, personIndex([{ id: 'p', values: after }])).outcome).toBe('same');
      }),
    );
  });
});
