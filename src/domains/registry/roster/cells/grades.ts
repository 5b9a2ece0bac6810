import { cellText, isErrorValue, type CellValue } from '../../../../platform/sheets/index.ts';
import { bad, EMPTY, note, type Cleaned } from '../model.ts';
import { saysNothing, tidy } from './plain-text.ts';

const GRADES: Readonly<Record<string, string>> = {
  优秀: '优秀', 优: '优秀', 称职: '称职', 基本称职: '基本称职', 不称职: '不称职', 合格: '合格', 基本合格: '基本合格', 不合格: '不合格',
  不定等次: '不定等次', 未定等次: '不定等次', 不确定等次: '不定等次', 未确定等次: '不定等次', 不评定等次: '不定等次', 参加考核不定等次: '不定等次', 只写评语不定等次: '不定等次',
  未考核: '未参加考核', 未参加考核: '未参加考核', 不参加考核: '未参加考核', 未参加: '未参加考核',
};

const gradeOf = (text: string): string | undefined => GRADES[text.replace(/[\s。.;；]|等次?$/g, '')] ?? GRADES[text];

/** The grade of one year (公务员考核规定 第十三条; 事业单位: 合格). The value is the grade's word. */
export function cleanGrade(value: CellValue): Cleaned {
  if (value === null || value === '') return EMPTY;
  const original = cellText(value);
  if (isErrorValue(value)) return bad('roster.formula_error', { original });
  const text = tidy(original);
  if (saysNothing(text)) return EMPTY;
  const grade = gradeOf(text);
  return grade ? { value: grade } : bad('roster.grade_unknown', { original });
}

/** Several years in one cell, `2022年称职，2023年优秀` → `2022=称职;2023=优秀`. Grades without years are kept in order but must be confirmed. */
export function cleanGrades(value: CellValue, today: string): Cleaned {
  if (value === null || value === '') return EMPTY;
  const original = cellText(value);
  if (isErrorValue(value)) return bad('roster.formula_error', { original });
  const text = tidy(original).replaceAll('\n', '；');
  if (saysNothing(text)) return EMPTY;
  const found: [number, string][] = [];
  const pieces = text.split(/[,，;；。]/).map((p) => p.trim()).filter(Boolean);
  for (const piece of pieces) {
    const m = /^((?:20\d\d(?:年度?)?[、\-—至和]?)+)(?:年度)?(?:考核)?(?:结果)?(?:为|均为|[:：])?(.+)$/.exec(piece.replace(/\s/g, ''));
    const grade = m && gradeOf(m[2]!);
    if (!m || !grade) return withoutYears(text, original, today);
    const years = [...m[1]!.matchAll(/20\d\d/g)].map((y) => Number(y[0]));
    const range = years.length === 2 && /[-—至]/.test(m[1]!) ? Array.from({ length: years[1]! - years[0]! + 1 }, (_, i) => years[0]! + i) : years;
    for (const y of range) found.push([y, grade]);
  }
  found.sort((a, b) => a[0] - b[0]);
  return { value: found.map(([y, g]) => `${y}=${g}`).join(';') };
}

/** `称职、称职、优秀`: the last is taken as last year's, which a person must confirm. */
function withoutYears(text: string, original: string, today: string): Cleaned {
  const words = text.split(/[,，;；、。\s]+/).filter(Boolean);
  const grades = words.map(gradeOf);
  if (grades.length === 0 || grades.some((g) => !g)) return bad('roster.grade_unknown', { original });
  const last = Number(today.slice(0, 4)) - 1;
  const dated = grades.map((g, i) => `${last - grades.length + 1 + i}=${g}`).join(';');
  return { value: dated, note: note('confirm', 'roster.grades_without_years', { original, read: dated.replaceAll(';', '，').replaceAll('=', '年') }) };
}

/** `2022=称职;2023=优秀` as pairs. */
export const splitGrades = (value: string): [number, string][] => value.split(';').map((p) => [Number(p.slice(0, 4)), p.slice(5)]);
