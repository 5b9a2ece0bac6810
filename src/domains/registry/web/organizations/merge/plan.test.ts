import { describe, expect, it } from 'vitest';
import { emptyDraft, isFramed, planOf, type MergeDraft, type OldPost } from './plan.ts';

const post = (id: string, title: string): OldPost => ({ id, organizationId: 'o', title, category: 'deputy', leadershipLevel: '乡科级副职', establishment: 2, principal: false });
const framed: MergeDraft = { ...emptyDraft, from: ['a', 'b'], name: '新局', type: 'government_organ', parentId: 'p', effectiveOn: '2026-07-01', document: '县编〔2026〕3 号' };

describe('isFramed', () => {
  it.each([
    ['two units into a new one', framed, true],
    ['one unit into a new one is a renaming, not a merger', { ...framed, from: ['a'] }, false],
    ['without a document', { ...framed, document: ' ' }, false],
    ['one unit into another', { ...framed, from: ['a'], into: 'existing', intoId: 'b' }, true],
    ['a unit into itself', { ...framed, from: ['a'], into: 'existing', intoId: 'a' }, false],
    ['two units, one of which stays', { ...framed, into: 'existing', intoId: 'a' }, true],
  ] as const)('%s → %s', (_, draft, answer) => expect(isFramed(draft as MergeDraft)).toBe(answer));
});

describe('planOf', () => {
  it('names every post but the removed ones, and every department', () => {
    const plan = planOf({ ...framed, posts: { '2': { kind: 'removed' } }, departments: { d2: 'absorb' } }, [post('1', '副局长'), post('2', '总工程师')], [], [{ id: 'd1' }, { id: 'd2' }]);
    expect(plan.posts.map((p) => p.postId)).toEqual(['1']);
    expect(plan.departments).toEqual([{ organizationId: 'd1', action: 'move' }, { organizationId: 'd2', action: 'absorb' }]);
    expect(plan.posts[0]!.to).toMatchObject({ title: '副局长', establishment: 2, category: 'deputy', leadershipLevel: '乡科级副职' });
  });
  it('lets ordinary staff of one title bring their places together, and leaves leading posts alone', () => {
    const staff = (id: string, establishment: number): OldPost => ({ ...post(id, '办公室工作人员'), category: 'staff', establishment });
    const plan = planOf(framed, [staff('1', 5), staff('2', 3), post('3', '副局长'), post('4', '副局长')], [], []);
    expect(plan.posts.map((p) => ('title' in p.to ? p.to.establishment : 0))).toEqual([8, 8, 2, 2]);
  });
  it('into an existing unit proposes the post of the same title there', () => {
    const plan = planOf({ ...framed, into: 'existing', intoId: 'x' }, [post('1', '副局长'), post('2', '总工程师')], [post('9', '副局长')], []);
    expect(plan.posts).toEqual([{ postId: '1', to: { postId: '9' } }, { postId: '2', to: expect.objectContaining({ title: '总工程师' }) }]);
    expect(plan.into).toEqual({ organizationId: 'x' });
  });
});
