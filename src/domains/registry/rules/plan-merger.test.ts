import { describe, expect, it } from 'vitest';
import type { MergerPlan } from '../contract/organizations.ts';
import type { OrganizationNow, PostNow } from '../model.ts';
import { planMerger, type MergerFacts } from './plan-merger.ts';
import { appointment } from './record.fixtures.ts';

const organization = (id: string, path: string): OrganizationNow => ({ id, versionId: id, number: 1, name: id, shortName: id, type: 'state_firm', level: null, field: null, parentId: null, path, sortOrder: 0, tags: [], establishment: null, teamProfile: {}, validFrom: '2000-01-01', validTo: null });
const post = (id: string, organizationId: string, establishment = 1): PostNow => ({ id, versionId: id, organizationId, title: id, category: 'deputy', leadershipLevel: null, establishment, principal: false, requirement: {}, sortOrder: 0, validFrom: '2000-01-01', validTo: null });
const holder = (personId: string, postId: string | null, organizationId: string) => appointment({ id: personId, personId, postId, organizationId, startedOn: '2019-01' });

const facts: MergerFacts = {
  organizations: [organization('A', '1.2'), organization('A.x', '1.2.5'), organization('A.x.y', '1.2.5.9'), organization('B', '1.3')],
  posts: [post('a1', 'A'), post('a2', 'A'), post('b1', 'B'), post('x1', 'A.x'), post('y1', 'A.x.y')],
  targets: new Map([['outside', { post: post('outside', 'C', 2), holders: 1 }]]),
  appointments: [holder('pa1', 'a1', 'A'), holder('pa2', 'a2', 'A'), holder('pb1', 'b1', 'B'), holder('px1', 'x1', 'A.x'), holder('py1', 'y1', 'A.x.y'), holder('none', null, 'B')],
};
const to = (title: string, establishment = 1) => ({ title, category: 'deputy' as const, establishment, principal: false });
const plan = (given: Partial<MergerPlan>): MergerPlan => ({ fromOrganizationIds: ['A', 'B'], into: { name: 'N', type: 'state_firm', parentId: 'R' }, effectiveOn: '2023-01-01', document: 'd', departments: [{ organizationId: 'A.x', action: 'move' }], posts: [], confirmed: [], ...given });
const say = (p: MergerPlan) => {
  const d = planMerger(p, facts);
  return {
    problems: d.problems.map((r) => r.code),
    closed: d.closed.map((o) => o.id),
    moved: d.moved.map((m) => m.organization.id),
    kept: d.kept.map((k) => k.post.id),
    removed: d.removed.map((r) => r.id),
    confirmed: d.confirmed.map((c) => c.appointment.personId),
    unconfirmed: d.unconfirmed.map((u) => `${u.appointment.personId}:${u.because}`),
  };
};

describe('planning a merger (M005)', () => {
  it('a unit that moves takes everything below it along, untouched', () => {
    expect(say(plan({ posts: [{ postId: 'a1', to: to('甲') }] }))).toEqual({ problems: [], closed: ['A', 'B'], moved: ['A.x'], kept: ['a1'], removed: ['a2', 'b1'], confirmed: ['pa1'], unconfirmed: ['pa2:post_removed', 'pb1:post_removed', 'none:had_no_post'] });
  });
  it('an absorbed unit needs its own units placed too', () => {
    expect(say(plan({ departments: [{ organizationId: 'A.x', action: 'absorb' }] })).problems).toEqual(['registry.merger_department_unmapped']);
    expect(say(plan({ departments: [{ organizationId: 'A.x', action: 'absorb' }, { organizationId: 'A.x.y', action: 'move' }] }))).toMatchObject({ closed: ['A', 'B', 'A.x'], moved: ['A.x.y'], removed: ['a1', 'a2', 'b1', 'x1'] });
  });
  it('into one of the old: that one stays, with its posts', () => {
    expect(say(plan({ into: { organizationId: 'A' }, posts: [{ postId: 'b1', to: { postId: 'a2' } }], confirmed: [{ personId: 'pa2', postId: 'a2' }] }))).toEqual({ problems: [], closed: ['B'], moved: ['A.x'], kept: ['a1', 'a2', 'b1'], removed: [], confirmed: ['pa1', 'pa2'], unconfirmed: ['none:had_no_post', 'pb1:too_many_for_post'] });
  });
  it('places that others hold already are not free', () => {
    const into = (ids: string[]) => plan({ posts: ids.map((postId) => ({ postId, to: { postId: 'outside' } })) });
    expect(say(into(['a1'])).confirmed).toEqual(['pa1']);
    expect(say(into(['a1', 'b1'])).unconfirmed).toContain('pa1:too_many_for_post');
  });
  it('two places for two people', () => expect(say(plan({ posts: ['a1', 'b1'].map((postId) => ({ postId, to: to('副总', 2) })) })).confirmed).toEqual(['pa1', 'pb1']));
  it('a post of a unit that moves cannot be mapped', () => expect(say(plan({ posts: [{ postId: 'x1', to: to('甲') }] })).problems).toEqual(['registry.merger_post_foreign']));
  it('nobody is counted twice or lost', () => {
    const d = planMerger(plan({ posts: [{ postId: 'a1', to: to('甲') }, { postId: 'a2', to: to('甲') }] }), facts);
    expect([...d.confirmed.map((c) => c.appointment.id), ...d.unconfirmed.map((u) => u.appointment.id)].sort()).toEqual(['none', 'pa1', 'pa2', 'pb1']);
  });
});
