import { expect, it } from 'vitest';
import { majorOf, schoolCell } from './school-major.ts';

it.each([
  ['农业大学农学系农学专业', '农学'],
  ['示范大学水利系水利水电工程专业', '水利水电工程'],
  ['省委党校公共管理专业', '公共管理'],
  ['师范学院中文系汉语言文学专业', '汉语言文学'],
  ['某大学', null],
  ['专业', null],
])('%s → %s', (school, major) => expect(majorOf(school)).toBe(major));

it.each([
  ['农业大学', '农学', '农业大学农学专业'],
  ['农业大学农学系农学专业', '农学', '农业大学农学系农学专业'],
  ['省委党校', '公共管理专业', '省委党校公共管理专业'],
  ['某大学', null, '某大学'],
  [null, '农学', null],
])('%s and %s are printed %s', (school, major, cell) => expect(schoolCell({ school, major })).toBe(cell));
