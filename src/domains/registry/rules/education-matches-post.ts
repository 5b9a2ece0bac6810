import type { PostRequirement } from '../model.ts';
import type { PersonRecord } from './record.ts';

export const ruleId = 'registry.education_matches_post';

/**
 * 专业是否符合岗位: whether any field the person studied is one that the post asks for (人岗相适, 000 湘阴县 四).
 * Null where the post asks for none or no field is on file: not known, which is not "no".
 */
export function educationMatchesPost(record: Pick<PersonRecord, 'educations'>, requirement: PostRequirement | null): boolean | null {
  const wanted = requirement?.majors ?? [];
  const studied = record.educations.flatMap((e) => (e.major === null ? [] : [e.major]));
  if (wanted.length === 0 || studied.length === 0) return null;
  return studied.some((major) => wanted.some((w) => major === w || major.startsWith(w) || w.startsWith(major)));
}
