import { expect, it } from 'vitest';
import { educationMatchesPost } from './education-matches-post.ts';

const studied = (...majors: (string | null)[]) => ({ educations: majors.map((major, i) => ({ id: String(i), versionId: String(i), mode: 'full_time' as const, level: '大学', degree: null, school: null, major, graduatedOn: null })) });

it.each([
  ['the very field', studied('土木工程'), ['土木工程', '城乡规划'], true],
  ['one of two educations', studied('汉语言文学', '城乡规划'), ['土木工程', '城乡规划'], true],
  ['a narrower name', studied('法学（知识产权方向）'), ['法学'], true],
  ['another field', studied('护理学'), ['土木工程'], false],
  ['the post asks for nothing', studied('护理学'), [], null],
  ['no field on file', studied(null), ['土木工程'], null],
] as const)('%s', (_what, record, majors, expected) => expect(educationMatchesPost(record, { majors })).toBe(expected));

it('does not know without a post', () => expect(educationMatchesPost(studied('法学'), null)).toBeNull());
