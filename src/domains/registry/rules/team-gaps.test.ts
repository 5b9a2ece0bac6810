import { describe, expect, it } from 'vitest';
import type { PostNow, PostRequirement, TeamProfile } from '../model.ts';
import { teamGaps, type TeamMember } from './team-gaps.ts';

const ON = '2026-11-20';
const post = (requirement: PostRequirement = {}, establishment = 1): PostNow => ({ id: 'p', versionId: 'v', organizationId: 'o', title: '局长', category: 'principal', leadershipLevel: '乡科级正职', establishment, principal: true, requirement, sortOrder: 0, validFrom: '2020-01-01', validTo: null });
const member = (given: Partial<TeamMember> = {}): TeamMember => ({ personId: 'x', name: '张三', postId: 'p', sex: 'male', bornOn: '1975-03', educationStep: 3, major: '法学', specialty: null, politicalStatus: '中共党员', frontLine: true, ...given });

describe('gaps of a team', () => {
  it.each<[string, PostNow[], TeamMember[], TeamProfile, string[]]>([
    ['none', [post()], [member()], {}, []],
    ['vacant', [post({}, 2)], [member()], {}, ['post_vacant:{"post":"局长","open":1}']],
    ['over', [post()], [member(), member({ personId: 'y' })], {}, ['post_over:{"post":"局长","over":1,"establishment":1}']],
    ['education below', [post({ educationAtLeast: 4 })], [member()], {}, ['education_below:{"name":"张三","post":"局长","required":4,"actual":3}']],
    ['education not known is no gap', [post({ educationAtLeast: 4 })], [member({ educationStep: 0 })], {}, []],
    ['major differs', [post({ majors: ['经济', '财会'] })], [member()], {}, ['major_differs:{"name":"张三","post":"局长","required":"经济、财会","actual":"法学"}']],
    ['expertise counts like a major', [post({ majors: ['经济'] })], [member({ specialty: '熟悉经济工作' })], {}, []],
    ['age above', [post({ ageAtMost: 50 })], [member()], {}, ['age_above:{"name":"张三","post":"局长","required":50,"actual":51}']],
    ['age at the limit', [post({ ageAtMost: 51 })], [member()], {}, []],
    ['party', [post({ politicalStatus: ['中共党员'] })], [member({ politicalStatus: '九三' })], {}, ['political_status_differs:{"name":"张三","post":"局长","required":"中共党员","actual":"九三"}']],
    ['front line', [post({ frontLine: true })], [member({ frontLine: false })], {}, ['front_line_missing:{"name":"张三","post":"局长"}']],
    ['team: field', [], [member()], { fields: ['法学', '农学'] }, ['field_missing:{"field":"农学"}']],
    ['team: women', [], [member()], { womenAtLeast: 1 }, ['women_below:{"required":1,"actual":0}']],
    ['team: young, the limit counts', [], [member({ bornOn: '1991-11' }), member()], { youngAtLeast: { age: 35, count: 2 } }, ['young_below:{"required":2,"age":35,"actual":1}']],
    ['team: front line', [], [member({ frontLine: false })], { frontLineAtLeast: 1 }, ['front_line_below:{"required":1,"actual":0}']],
  ])('%s', (_name, posts, members, profile, gaps) => expect(teamGaps(posts, members, profile, ON).map((g) => `${g.code}:${JSON.stringify(g.params)}`)).toEqual(gaps));
});
