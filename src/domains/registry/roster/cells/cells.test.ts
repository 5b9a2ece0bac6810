import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../../platform/sheets/index.ts';
import { checkCharacter } from '../../rules/id-number.ts';
import type { RosterKey } from '../columns.ts';
import { rosterContext } from '../context.ts';
import { cleanCell } from './clean-cell.ts';
import { cleanDate } from './date.ts';

const context = rosterContext('2026-01-15', { work: 16, party: 18 });
const read = (key: RosterKey, value: CellValue) => {
  const c = cleanCell(key, value, context);
  return c.note && c.note.severity !== 'warning' ? c.note.code.replace(/^roster\./, '') : c.value;
};

describe.each<[RosterKey, [CellValue, string | null][]]>([
  ['name', [['张三', '张三'], ['张　三', '张三'], [' 张 三 ', '张三'], ['张\u200b三', '张三'], ['阿依古丽•买买提', '阿依古丽·买买提'], ['阿依古丽．买买提', '阿依古丽·买买提'], ['', null], [null, null], ['张三（女）', 'name_with_note'], ['张□', 'name_character_missing'], ['12', 'name_unreadable'], ['张', 'name_unreadable'], ['#N/A', 'formula_error'], ['𠮷田', '𠮷田'], ['John Smith', 'John Smith']]],
  ['birth', [['1975.03', '1975-03'], ['1975.3', '1975-03'], ['75年3月', '1975-03'], ['1975年3月8日', '1975-03-08'], ['19750308', '1975-03-08'], [19750308, '1975-03-08'], ['1975-03', '1975-03'], [197503, '1975-03'], [27461, '1975-03-08'], ['27461', '1975-03-08'], [new Date(Date.UTC(1975, 2, 8)), '1975-03-08'], [1975.03, '1975-03'], [1975.12, '1975-12'], [1975.1, 'date_ambiguous'], ['1975.1', '1975-01'], ['１９７５．０３', '1975-03'], ['1975。03', '1975-03'], ['1975.03（50岁）', '1975-03'], ['1975/3/8 0:00', '1975-03-08'], ['1975 年 3 月', '1975-03'], ['1975.03.', '1975-03'], [1975, '1975'], ['1975年', '1975'], ['1975.13', 'date_impossible'], ['1975.02.30', 'date_impossible'], ['2071.06', 'date_in_future'], ['1875.06', 'date_too_early'], ['三月生', 'date_unreadable'], ['#REF!', 'formula_error'], ['无', null], ['05年7月', '2005-07']]],
  ['startedWorkOn', [['15年7月', '2015-07'], ['98.7', '1998-07']]],
  ['sex', [['男', '1'], [' 女 ', '2'], ['女性', '2'], ['M', '1'], [1, '1'], [2, '2'], ['妇', 'code_unknown']]],
  ['ethnicity', [['汉', '01'], ['汉族', '01'], ['土家', '15'], ['汗族', 'code_unknown'], ['—', null]]],
  ['politicalStatus', [['党员', '01'], ['中共党员', '01'], ['中共正式党员', '01'], ['无', '13'], ['九三学社', '10'], ['预备党员', '02'], ['共产', 'code_unknown']]],
  ['fullTimeEducation', [['大学', '21'], ['大专', '31'], ['硕士研究生', '11'], ['肄业生', 'code_unknown']]],
  ['inServiceDegree', [['管理学硕士', '312'], ['公共管理专业硕士', '公共管理专业硕士'], ['没有', 'code_unknown'], ['/', null]]],
  ['positionLevel', [['正科级', '09'], ['副处', '08'], ['乡科级正职', '09']]],
  ['rank', [['一级主任科员', 'rank_general/07'], ['四调', 'rank_general/06']]],
  ['assessment.2024', [['称职', '称职'], ['优秀等次', '优秀'], ['未定等次', '不定等次'], ['良', 'grade_unknown'], ['', null]]],
  ['assessments', [['2022年称职，2023年优秀，2024年称职', '2022=称职;2023=优秀;2024=称职'], ['2022-2024年均为称职', '2022=称职;2023=称职;2024=称职'], ['2023年度考核优秀；2022年度称职', '2022=称职;2023=优秀'], ['称职、称职、优秀', 'grades_without_years'], ['还行', 'grade_unknown']]],
  ['phone', [[13900001111, '13900001111'], ['139 0000 1111', '13900001111'], ['+86-13900001111', '13900001111'], ['请打座机', '请打座机']]],
  ['remarks', [['　第一行\r\n 第二行 ', '第一行\n第二行'], ['无', '无'], ['#VALUE!', 'formula_error']]],
])('%s', (key, cases) => {
  it.each(cases)('%s → %s', (value, expected) => expect(read(key, value)).toBe(expected));
});

describe('identity number', () => {
  const first = '43012119750308901';
  const good = first + checkCharacter(first);
  it.each<[CellValue, string | null]>([
    [good, good],
    [`'${good}`, good],
    [good.replace(/^(.{6})(.{8})/, '$1 $2 '), good],
    [Number(`${good.slice(0, 15)}000`), 'registry.id_number_spreadsheet'],
    ['4.30121E+17', 'registry.id_number_spreadsheet'],
    [good.slice(0, 6) + good.slice(8, 17), 'registry.id_number_15_digits'],
    [good.slice(0, 16), 'registry.id_number_length'],
    [good.slice(0, 17) + (good[17] === '1' ? '2' : '1'), 'registry.id_number_checksum'],
    ['', null],
  ])('%s → %s', (value, expected) => expect(read('idNumber', value)).toBe(expected));

  it('a lower-case or full-width x', () => {
    let n = 0;
    while (checkCharacter(`4301211975030890${n}`) !== 'X') n++;
    const number = `4301211975030890${n}`;
    expect([`${number}x`, `${number}Ｘ`, `${number}×`].map((v) => read('idNumber', v))).toEqual([`${number}X`, `${number}X`, `${number}X`]);
  });
});

it('1904 workbooks count days from another day', () => {
  expect(cleanDate(25999, { today: '2026-01-15', date1904: true }).value).toBe('1975-03-08');
});

it('any day reads the same however it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1930, max: 2024 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (y, m, d) => {
      const mm = String(m).padStart(2, '0');
      const dd = String(d).padStart(2, '0');
      const expected = `${y}-${mm}-${dd}`;
      for (const v of [expected, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, `${y}/${mm}/${dd}`, `${y}${mm}${dd}`, Number(`${y}${mm}${dd}`), new Date(Date.UTC(y, m - 1, d)), ` ${y} . ${mm} . ${dd} `]) expect(read('startedWorkOn', v)).toBe(expected);
      for (const v of [`${y}.${mm}`, `${y}年${m}月`, `${y}${mm}`]) expect(read('startedWorkOn', v)).toBe(`${y}-${mm}`);
    }),
  );
});

it('no value makes a cleaner throw, and cleaning a clean text changes nothing', () => {
  const keys: RosterKey[] = ['name', 'idNumber', 'birth', 'sex', 'ethnicity', 'assessment.2024', 'assessments', 'phone', 'remarks'];
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(new Date(NaN)), fc.constant(null)), (key, value) => {
      const once = cleanCell(key, value, context);
      if (key === 'remarks' && once.value !== null) expect(cleanCell(key, once.value, context).value).toBe(once.value);
    }),
    { numRuns: 2000 },
  );
});
