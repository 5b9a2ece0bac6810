import { expect, it } from 'vitest';
import { benefitOf } from './benefit-of.ts';

it.each([
  ['a citation for 优秀', 'outstanding', 0, 'award'],
  ['a shorter term in rank', 'outstanding', 6, 'rank'],
  ['admonition for 基本称职', 'basically_competent', 0, null],
  ['a year that does not count', 'incompetent', 12, null],
  ['a grade that is not on file', null, 0, null],
] as const)('%s', (_, grade, months, scope) => expect(benefitOf(grade, months)).toBe(scope));
