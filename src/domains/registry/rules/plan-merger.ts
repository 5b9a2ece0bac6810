import type { Appointment, OrganizationNow, PostNow } from '../model.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { MergerPlan } from '../contract/organizations.ts';
import { covers } from '../../../kernel/actor.ts';

export const ruleId = 'registry.plan_merger';

export interface MergerFacts {
  /** The merging organizations and everything below them. */
  readonly organizations: readonly OrganizationNow[];
  /** Posts of all of these, as of the day before the merger takes force. */
  readonly posts: readonly PostNow[];
  /** Posts named as targets that exist elsewhere, by id, with the people who hold them already. */
  readonly targets: ReadonlyMap<string, { readonly post: PostNow; readonly holders: number }>;
  /** Appointments in office at these organizations. */
  readonly appointments: readonly Appointment[];
}

export type Unconfirmed = 'post_removed' | 'too_many_for_post' | 'had_no_post';
export interface MergerDecision {
  readonly problems: readonly Reason[];
  readonly closed: readonly OrganizationNow[];
  readonly moved: readonly { readonly organization: OrganizationNow; readonly underId: string | null }[];
  readonly kept: readonly { readonly post: PostNow; readonly target: MergerPlan['posts'][number]['to'] }[];
  readonly removed: readonly PostNow[];
  /** Appointments that go on in a target post, by the old post's id. */
  readonly confirmed: readonly { readonly appointment: Appointment; readonly oldPostId: string }[];
  readonly unconfirmed: readonly { readonly appointment: Appointment; readonly because: Unconfirmed }[];
}

/**
 * What a merger does (M005): which organizations close or move, which posts are kept (mapped) or removed, and who has no
 * confirmed post. Where more people come to a post than it has places nobody is chosen here: those whom `confirmed` names
 * hold it, the others wait. Units that move keep their posts and people as they are.
 */
export function planMerger(plan: MergerPlan, facts: MergerFacts): MergerDecision {
  const problems: Reason[] = [];
  const byId = new Map(facts.organizations.map((o) => [o.id, o]));
  const roots = plan.fromOrganizationIds.flatMap((id) => (byId.has(id) ? [byId.get(id)!] : []));
  const rootIds = new Set(plan.fromOrganizationIds);
  const movedPaths: string[] = [];
  const moved: MergerDecision['moved'][number][] = [];
  const closed: OrganizationNow[] = [...roots];
  const actions = new Map(plan.departments.map((d) => [d.organizationId, d]));
  for (const o of [...facts.organizations].sort((a, b) => a.path.split('.').length - b.path.split('.').length)) {
    if (rootIds.has(o.id) || movedPaths.some((p) => covers(p, o.path))) continue;
    const action = actions.get(o.id);
    if (action === undefined) problems.push({ code: 'registry.merger_department_unmapped', params: { organization: o.name }, at: o.id });
    else if (action.action === 'absorb') closed.push(o);
    else {
      moved.push({ organization: o, underId: action.underId ?? null });
      movedPaths.push(o.path);
    }
  }
  const stays = new Set(facts.organizations.filter((o) => movedPaths.some((p) => covers(p, o.path))).map((o) => o.id));
  const intoId = 'organizationId' in plan.into ? plan.into.organizationId : null;
  const open = facts.posts.filter((p) => !stays.has(p.organizationId));
  const mapping = new Map(plan.posts.map((m) => [m.postId, m.to]));
  for (const m of plan.posts) if (!open.some((p) => p.id === m.postId)) problems.push({ code: 'registry.merger_post_foreign', params: { post: m.postId }, at: m.postId });
  // An organization that merges into one of the old ones keeps its own posts unless they are mapped elsewhere.
  const keepsItself = (p: PostNow): boolean => intoId !== null && rootIds.has(intoId) && p.organizationId === intoId && !mapping.has(p.id);
  const kept = open.flatMap((post) => (mapping.has(post.id) ? [{ post, target: mapping.get(post.id)! }] : keepsItself(post) ? [{ post, target: { postId: post.id } }] : []));
  const removed = open.filter((post) => !mapping.has(post.id) && !keepsItself(post));

  const targetKey = (post: PostNow): string => {
    const to = mapping.get(post.id);
    return to === undefined ? post.id : 'postId' in to ? to.postId : `new:${to.organizationId ?? ''}/${to.title}`;
  };
  const places = new Map<string, number>();
  for (const { post, target } of kept) {
    const key = targetKey(post);
    if ('postId' in target) {
      const t = facts.targets.get(target.postId);
      const own = facts.posts.find((p) => p.id === target.postId);
      // Places that people from outside the merger hold already are not free.
      places.set(key, t ? t.post.establishment - t.holders : (own?.establishment ?? 0));
    } else places.set(key, Math.max(places.get(key) ?? 0, target.establishment));
  }
  const coming = new Map<string, Appointment[]>();
  const unconfirmed: MergerDecision['unconfirmed'][number][] = [];
  const keptIds = new Map(kept.map((k) => [k.post.id, k.post]));
  for (const a of facts.appointments.filter((x) => !stays.has(x.organizationId))) {
    const post = a.postId === null ? undefined : keptIds.get(a.postId);
    if (post) {
      const key = targetKey(post);
      coming.set(key, [...(coming.get(key) ?? []), a]);
    } else unconfirmed.push({ appointment: a, because: a.postId === null ? 'had_no_post' : 'post_removed' });
  }
  const confirmed: MergerDecision['confirmed'][number][] = [];
  const chosen = new Set(plan.confirmed.map((c) => `${c.personId}/${c.postId}`));
  for (const [key, people] of coming) {
    const free = places.get(key) ?? 0;
    const named = people.filter((a) => chosen.has(`${a.personId}/${a.postId}`));
    const hold = people.length <= free ? people : named;
    if (hold.length > free) problems.push({ code: 'registry.merger_confirmed_too_many', params: { post: people[0]!.title, places: free, named: hold.length } });
    for (const a of people) {
      if (hold.includes(a)) confirmed.push({ appointment: a, oldPostId: a.postId! });
      else unconfirmed.push({ appointment: a, because: 'too_many_for_post' });
    }
  }
  const stillClosed = intoId === null ? closed : closed.filter((o) => o.id !== intoId);
  return { problems, closed: stillClosed, moved, kept, removed, confirmed, unconfirmed };
}
