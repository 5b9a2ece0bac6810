import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { writeOrganizations } from '../access.ts';
import { SINCE_EVER, type Appointment } from '../model.ts';
import { organizationSubject } from '../queries/people.ts';
import { postsOfHolders } from '../rules/posts-of-holders.ts';
import { asOf } from '../store/as-of.ts';
import { refreshCards } from '../store/card.ts';
import { appointmentValues } from '../store/facts.ts';
import { findOrganization, organizationsNow } from '../store/organization.ts';
import { postsOf } from '../store/post.ts';
import { appointmentsAt } from '../store/record.ts';
import { closeVersions, holdForWriting, recordFacts } from '../store/versions.ts';
import { savePosts } from './save-organizations.ts';

/** Beyond this the work is done unit by unit: it is one step, done whole or not at all. */
const MOST_PEOPLE = 20_000;

/**
 * Sets up the posts of a unit and of all below it that have none yet, by who serves there today, and puts the holders in them (职数 as many as
 * they are). What was known of their appointments before stays known as it was. Out: units, posts and people touched.
 * Refuses `registry.no_such_organization`, `registry.no_holders_without_post`, `registry.too_many_holders`.
 */
export async function setUpPosts(house: House, actor: Actor, organizationId: string, input: { readonly document: string }): Promise<{ units: number; posts: number; people: number }> {
  return house.unit(actor, async (unit) => {
    must(actor, writeOrganizations, await organizationSubject(unit, organizationId));
    await holdForWriting(unit, 'posts');
    const root = await findOrganization(unit, organizationId);
    if (root === null) throw new Refusal('not_found', 'registry.no_such_organization');
    const organizations = await organizationsNow(unit, {}, [root.path]);
    const withPosts = new Set((await postsOf(unit, organizations.map((o) => o.id), {})).map((p) => p.organizationId));
    const bare = organizations.filter((o) => !withPosts.has(o.id));
    const serving = new Map<string, Appointment[]>();
    for (const a of await appointmentsAt(unit, bare.map((o) => o.id), asOf(unit))) (serving.get(a.organizationId) ?? serving.set(a.organizationId, []).get(a.organizationId)!).push(a);
    const planned = bare.flatMap((o) => postsOfHolders(o.name, serving.get(o.id) ?? []).map((post, sortOrder) => ({ organizationId: o.id, sortOrder, post })));
    const people = planned.flatMap((p) => p.post.holders.map((a) => a.personId));
    if (people.length === 0) throw new Refusal('rule', 'registry.no_holders_without_post');
    if (people.length > MOST_PEOPLE) throw new Refusal('too_large', 'registry.too_many_holders', { people: people.length, limit: MOST_PEOPLE });
    const ids = await savePosts(unit, planned.map(({ organizationId: id, sortOrder, post: { holders, ...post } }) => ({ ...post, organizationId: id, establishment: holders.length, sortOrder, validFrom: SINCE_EVER })));
    const placed = planned.flatMap(({ post }, i) => post.holders.map((a) => ({ ...a, postId: ids[i]!, category: post.category, principal: post.principal })));
    await closeVersions(unit, 'registry.appointment', placed.map((a) => a.versionId));
    await recordFacts(unit, 'registry.appointment', placed.map((a) => ({ values: appointmentValues(a), from: a.validFrom, to: a.validTo })));
    await refreshCards(unit, people);
    const done = { units: new Set(planned.map((p) => p.organizationId)).size, posts: planned.length, people: new Set(people).size };
    unit.audit({ action: 'registry.posts_set_up', subjectKind: 'organization', subjectId: organizationId, detail: { ...done, document: input.document } });
    return done;
  });
}
