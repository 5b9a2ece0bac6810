import type { Day } from '../../../kernel/period.ts';
import type { PostNow, Sex, TeamProfile } from '../model.ts';
import { ageOrNull } from './age-step.ts';

export const ruleId = 'registry.team_gaps';

export interface TeamMember {
  readonly personId: string;
  readonly name: string;
  readonly postId: string | null;
  readonly sex: Sex | null;
  readonly bornOn: string | null;
  readonly educationStep: number;
  readonly major: string | null;
  readonly specialty: string | null;
  readonly politicalStatus: string | null;
  readonly frontLine: boolean;
}

/** One thing a team lacks. `code` is a text of `locales/<lang>/registry.json` under `gap`. */
export interface TeamGap {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly postId: string | null;
  readonly personId: string | null;
}

const studied = (m: Pick<TeamMember, 'major' | 'specialty'>, fields: readonly string[]): boolean => fields.some((f) => (m.major ?? '').includes(f) || (m.specialty ?? '').includes(f));

/**
 * What a team lacks: places open or taken too often (职数), holders who do not meet the profile of their post, and the profile
 * of the team as a whole. What is not known about a person is no gap and is not counted as met either.
 */
export function teamGaps(posts: readonly PostNow[], members: readonly TeamMember[], profile: TeamProfile, on: Day): TeamGap[] {
  const gaps: TeamGap[] = [];
  const add = (code: string, params: TeamGap['params'], postId: string | null = null, personId: string | null = null): void => void gaps.push({ code, params, postId, personId });
  for (const post of posts) {
    const holders = members.filter((m) => m.postId === post.id);
    if (holders.length < post.establishment) add('post_vacant', { post: post.title, open: post.establishment - holders.length }, post.id);
    if (holders.length > post.establishment) add('post_over', { post: post.title, over: holders.length - post.establishment, establishment: post.establishment }, post.id);
    for (const h of holders) {
      const r = post.requirement;
      const age = ageOrNull(h.bornOn, on);
      const about = { name: h.name, post: post.title };
      if (r.educationAtLeast !== undefined && h.educationStep > 0 && h.educationStep < r.educationAtLeast) add('education_below', { ...about, required: r.educationAtLeast, actual: h.educationStep }, post.id, h.personId);
      if (r.majors !== undefined && r.majors.length > 0 && (h.major !== null || h.specialty !== null) && !studied(h, r.majors)) add('major_differs', { ...about, required: r.majors.join('、'), actual: h.major ?? h.specialty ?? '' }, post.id, h.personId);
      if (r.ageAtMost !== undefined && age !== null && age > r.ageAtMost) add('age_above', { ...about, required: r.ageAtMost, actual: age }, post.id, h.personId);
      if (r.politicalStatus !== undefined && h.politicalStatus !== null && !r.politicalStatus.includes(h.politicalStatus)) add('political_status_differs', { ...about, required: r.politicalStatus.join('、'), actual: h.politicalStatus }, post.id, h.personId);
      if (r.frontLine === true && !h.frontLine) add('front_line_missing', about, post.id, h.personId);
    }
  }
  for (const field of profile.fields ?? []) if (!members.some((m) => studied(m, [field]))) add('field_missing', { field });
  const women = members.filter((m) => m.sex === 'female').length;
  if (profile.womenAtLeast !== undefined && women < profile.womenAtLeast) add('women_below', { required: profile.womenAtLeast, actual: women });
  const young = profile.youngAtLeast;
  if (young !== undefined) {
    const actual = members.filter((m) => (ageOrNull(m.bornOn, on) ?? 999) <= young.age).length;
    if (actual < young.count) add('young_below', { required: young.count, age: young.age, actual });
  }
  const frontLine = members.filter((m) => m.frontLine).length;
  if (profile.frontLineAtLeast !== undefined && frontLine < profile.frontLineAtLeast) add('front_line_below', { required: profile.frontLineAtLeast, actual: frontLine });
  return gaps;
}
