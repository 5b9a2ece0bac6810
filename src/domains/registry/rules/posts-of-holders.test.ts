import { expect, it } from 'vitest';
import type { Appointment } from '../model.ts';
import { AWAITING_POST } from '../model.ts';
import { postsOfHolders } from './posts-of-holders.ts';
import { appointment } from './record.fixtures.ts';

const held = (title: string, more: Partial<Appointment> = {}): Appointment => ({ ...appointment({ startedOn: '2021-05', title }), postId: null, category: 'staff', leadershipLevel: null, ...more });
const posts = (...given: Appointment[]) => postsOfHolders('示例县水利局', given).map((p) => [p.title, p.category, p.principal, p.holders.length]);

it.each<[string, Appointment[], unknown[]]>([
  ['one for each title', [held('办公室工作人员'), held('办公室工作人员'), held('水政股工作人员')], [['办公室工作人员', 'staff', false, 2], ['水政股工作人员', 'staff', false, 1]]],
  ['the unit’s name is no part of it', [held('示例县水利局办公室主任', { category: 'middle' }), held('办公室主任', { category: 'middle' })], [['办公室主任', 'middle', false, 2]]],
  ['leaders first', [held('办公室工作人员'), held('副局长', { category: 'deputy', leadershipLevel: '乡科级副职' }), held('党组书记、局长', { category: 'principal', leadershipLevel: '乡科级正职' })], [['党组书记、局长', 'principal', true, 1], ['副局长', 'deputy', false, 1], ['办公室工作人员', 'staff', false, 1]]],
  ['one title at two levels is two posts', [held('副局长', { category: 'deputy', leadershipLevel: '乡科级副职' }), held('副局长', { category: 'deputy', leadershipLevel: '乡科级正职' })], [['副局长', 'deputy', false, 1], ['副局长', 'deputy', false, 1]]],
  ['no category is staff', [held('驾驶员', { category: null })], [['驾驶员', 'staff', false, 1]]],
  ['a rank is no post', [held('一级主任科员'), held('四级调研员')], []],
  ['who holds a post has one', [held('局长', { postId: 'p' })], []],
  ['nor is one seconded, proposed, gone or waiting', [held('副局长', { kind: 'secondment' }), held('副局长', { state: 'proposed' }), held('副局长', { state: 'ended' }), held('待明确职务', { tags: [AWAITING_POST] })], []],
  ['nothing without a title', [held(' ')], []],
])('%s', (_what, given, expected) => expect(posts(...given)).toEqual(expected));
