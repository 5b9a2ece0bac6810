import type { Actor } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writeOrganizations } from '../access.ts';
import type { MergerOutcome, MergerPlan } from '../contract/organizations.ts';
import { AWAITING_POST, type Appointment, type OrganizationNow, type PostNow } from '../model.ts';
import { organizationSubject, personSummaries } from '../queries/people.ts';
import { planMerger, type MergerDecision, type MergerFacts } from '../rules/plan-merger.ts';
import { asOf } from '../store/as-of.ts';
import { refreshCards } from '../store/card.ts';
import { insertAppointments } from '../store/facts.ts';
import { findOrganization, insertMerger, organizationsNow } from '../store/organization.ts';
import { findPost, postsOf } from '../store/post.ts';
import { appointmentsAt } from '../store/record.ts';
import { holdForWriting, rewriteFact } from '../store/versions.ts';
import { replace } from './appointments.ts';
import { closeFrom, moveOrganization, mustBeFree } from './edit-organization.ts';
import { saveOrganizations, savePosts } from './save-organizations.ts';

/** What the appointment of a person without a confirmed post says until one is: the form's own words. */
const AWAITING_TITLE = '待明确职务';
const ENDED_BECAUSE = '机构合并';

/** What the merger would do. Nothing is written. */
export async function previewMerger(house: House, actor: Actor, plan: MergerPlan): Promise<MergerOutcome> {
  return house.unit(actor, async (unit) => {
    const { decision, facts } = await decide(unit, actor, plan);
    return outcomeOf(unit, plan, decision, facts, null, 'organizationId' in plan.into ? plan.into.organizationId : null);
  });
}

/**
 * Merges organizations from a day (M005). Old units close, units that move go under the new one, posts are kept as mapped or
 * removed, people go on in mapped posts or wait without one; every appointment, post and unit of before stays on file.
 */
export async function mergeOrganizations(house: House, actor: Actor, plan: MergerPlan): Promise<MergerOutcome> {
  return house.unit(actor, async (unit) => {
    await holdForWriting(unit, 'organizations');
    const { decision, facts } = await decide(unit, actor, plan);
    const intoId = await successor(unit, plan, facts.organizations.filter((o) => plan.fromOrganizationIds.includes(o.id)));
    for (const { organization, underId } of decision.moved) await moveOrganization(unit, actor, organization, underId ?? intoId, plan.effectiveOn);
    const targets = await targetPosts(unit, plan, decision, intoId);
    const people = await carryOver(unit, plan, decision, targets, intoId);
    for (const post of [...decision.removed, ...decision.kept.filter((k) => targets.get(k.post.id) !== k.post.id).map((k) => k.post)]) {
      await rewriteFact(unit, 'registry.post_version', post.id, plan.effectiveOn, null, () => null);
    }
    for (const o of decision.closed) await closeFrom(unit, o.id, plan.effectiveOn);
    const mergerId = await insertMerger(unit, {
      intoOrganizationId: intoId,
      effectiveOn: plan.effectiveOn,
      document: plan.document,
      fromOrganizationIds: plan.fromOrganizationIds,
      organizationMapping: plan.departments,
      postMapping: decision.kept.map((k) => ({ from: k.post.id, to: targets.get(k.post.id) })),
    });
    await refreshCards(unit, people);
    unit.audit({ action: 'registry.organizations_merged', subjectKind: 'organization', subjectId: intoId, detail: { mergerId, from: plan.fromOrganizationIds, effectiveOn: plan.effectiveOn, document: plan.document, withoutPost: decision.unconfirmed.length } });
    unit.publish({ type: 'registry.organizations_merged', payload: { mergerId, intoOrganizationId: intoId, fromOrganizationIds: plan.fromOrganizationIds, effectiveOn: plan.effectiveOn } });
    return outcomeOf(unit, plan, decision, facts, mergerId, intoId);
  });
}

async function decide(unit: Unit, actor: Actor, plan: MergerPlan): Promise<{ decision: MergerDecision; facts: MergerFacts }> {
  const before = { validAt: addDays(plan.effectiveOn, -1) };
  const roots: OrganizationNow[] = [];
  for (const id of new Set(plan.fromOrganizationIds)) {
    must(actor, writeOrganizations, await organizationSubject(unit, id));
    const o = await findOrganization(unit, id, before);
    if (o === null) throw new Refusal('rule', 'registry.before_it_began', { from: plan.effectiveOn }, [{ code: 'registry.before_it_began', at: id, params: { from: plan.effectiveOn } }]);
    roots.push(o);
  }
  if ('organizationId' in plan.into) must(actor, writeOrganizations, await organizationSubject(unit, plan.into.organizationId));
  else must(actor, writeOrganizations, await organizationSubject(unit, plan.into.parentId));
  const organizations = await organizationsNow(unit, before, roots.map((o) => o.path));
  const inside = new Set(organizations.map((o) => o.id));
  if ('parentId' in plan.into && inside.has(plan.into.parentId)) throw new Refusal('rule', 'registry.merger_into_itself');
  if ('organizationId' in plan.into && inside.has(plan.into.organizationId) && !plan.fromOrganizationIds.includes(plan.into.organizationId)) throw new Refusal('rule', 'registry.merger_into_itself');
  const posts = await postsOf(unit, [...inside], before);
  const m = asOf(unit, before);
  const appointments = (await appointmentsAt(unit, [...inside], m)).filter((a) => a.state === 'in_office');
  const targets = new Map<string, { post: PostNow; holders: number }>();
  for (const { to } of plan.posts) {
    if (!('postId' in to) || targets.has(to.postId) || posts.some((p) => p.id === to.postId)) continue;
    const post = await findPost(unit, to.postId, { validAt: plan.effectiveOn });
    if (post === null) throw new Refusal('not_found', 'registry.no_such_post');
    must(actor, writeOrganizations, await organizationSubject(unit, post.organizationId));
    targets.set(post.id, { post, holders: (await appointmentsAt(unit, [post.organizationId], asOf(unit, { validAt: plan.effectiveOn }))).filter((a) => a.postId === post.id && a.state !== 'proposed').length });
  }
  const facts = { organizations, posts, targets, appointments };
  const decision = planMerger(plan, facts);
  if (decision.problems.length > 0) throw new Refusal('rule', decision.problems[0]!.code, decision.problems[0]!.params ?? {}, decision.problems);
  return { decision, facts };
}

/** A new unit stands where the first of the old ones stood, at the level and in the field they share unless the plan says another. */
async function successor(unit: Unit, plan: MergerPlan, old: readonly OrganizationNow[]): Promise<string> {
  if ('organizationId' in plan.into) return plan.into.organizationId;
  const { name, type, parentId, shortName, level, field } = plan.into;
  // An old organization may hand its name to the new one: it closes on the same day.
  const [id] = await saveOrganizations(unit, [{ name, type, parentId, shortName: shortName ?? name, level: level ?? shared(old.map((o) => o.level)), field: field ?? shared(old.map((o) => o.field)), sortOrder: Math.min(...old.map((o) => o.sortOrder)), validFrom: plan.effectiveOn }]);
  const heirs = (await organizationsNow(unit, { validAt: plan.effectiveOn })).filter((o) => o.parentId === parentId && o.name === name && o.id !== id);
  if (heirs.some((o) => !plan.fromOrganizationIds.includes(o.id))) await mustBeFree(unit, name, parentId, plan.effectiveOn, id!);
  return id!;
}

const shared = <T>(values: readonly (T | null)[]): T | null => (new Set(values).size === 1 ? values[0]! : null);

/** Old post → the post its people go on in; posts that the plan newly describes are set up once. */
async function targetPosts(unit: Unit, plan: MergerPlan, decision: MergerDecision, intoId: string): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  const targets = new Map<string, string>();
  for (const { post, target } of decision.kept) {
    if ('postId' in target) {
      targets.set(post.id, target.postId);
      continue;
    }
    const organizationId = target.organizationId ?? intoId;
    const key = `${organizationId}/${target.title}`;
    if (!made.has(key)) {
      const [id] = await savePosts(unit, [{ organizationId, title: target.title, category: target.category, leadershipLevel: target.leadershipLevel === undefined ? post.leadershipLevel : target.leadershipLevel, establishment: target.establishment, principal: target.principal, requirement: post.requirement, sortOrder: post.sortOrder, validFrom: plan.effectiveOn }]);
      made.set(key, id!);
    }
    targets.set(post.id, made.get(key)!);
  }
  return targets;
}

/** Ends what people held and begins what they hold next. Out: the people touched. */
async function carryOver(unit: Unit, plan: MergerPlan, decision: MergerDecision, targets: ReadonlyMap<string, string>, intoId: string): Promise<string[]> {
  const next: Parameters<typeof insertAppointments>[1][number][] = [];
  const end = (a: Appointment): Promise<Appointment> => replace(unit, a, { state: 'ended', endedOn: plan.effectiveOn, endedBecause: ENDED_BECAUSE, document: plan.document, validTo: plan.effectiveOn });
  const names = new Map((await organizationsNow(unit, { validAt: plan.effectiveOn })).map((o) => [o.id, o.name]));
  const moved: string[] = [];
  for (const { appointment, oldPostId } of decision.confirmed) {
    const targetId = targets.get(oldPostId)!;
    if (targetId === oldPostId) continue;
    const post = (await findPost(unit, targetId, { validAt: plan.effectiveOn }))!;
    await end(appointment);
    moved.push(appointment.personId);
    next.push({ personId: appointment.personId, organizationId: post.organizationId, postId: post.id, title: `${names.get(post.organizationId) ?? ''}${post.title}`, kind: appointment.kind, main: appointment.main, principal: post.principal, category: post.category, leadershipLevel: post.leadershipLevel, levelSince: post.leadershipLevel === appointment.leadershipLevel ? appointment.levelSince : null, startedOn: plan.effectiveOn, trialUntil: appointment.trialUntil, document: plan.document, tags: appointment.tags });
  }
  for (const { appointment } of decision.unconfirmed) {
    await end(appointment);
    moved.push(appointment.personId);
    // The level is kept with its beginning: losing a post in a merger is no demotion.
    next.push({ personId: appointment.personId, organizationId: intoId, postId: null, title: `${names.get(intoId) ?? ''}${AWAITING_TITLE}`, kind: appointment.kind, main: appointment.main, principal: false, category: appointment.category === null ? null : 'staff', leadershipLevel: appointment.leadershipLevel, levelSince: appointment.levelSince ?? (appointment.leadershipLevel === null ? null : appointment.startedOn), startedOn: plan.effectiveOn, document: plan.document, tags: [...appointment.tags, AWAITING_POST] });
  }
  await insertAppointments(unit, next);
  return moved;
}

async function outcomeOf(unit: Unit, plan: MergerPlan, d: MergerDecision, facts: MergerFacts, mergerId: string | null, intoId: string | null): Promise<MergerOutcome> {
  const names = new Map(facts.organizations.map((o) => [o.id, o.name]));
  const people = await personSummaries(unit, d.unconfirmed.map((u) => u.appointment.personId));
  const titleOf = (to: MergerDecision['kept'][number]['target']): string => ('postId' in to ? (facts.targets.get(to.postId)?.post.title ?? facts.posts.find((p) => p.id === to.postId)?.title ?? '') : to.title);
  return {
    mergerId,
    intoOrganizationId: intoId,
    effectiveOn: plan.effectiveOn,
    organizationsClosed: d.closed.map((o) => ({ id: o.id, name: o.name })),
    organizationsMoved: d.moved.map((m) => ({ id: m.organization.id, name: m.organization.name })),
    postsKept: d.kept.map((k) => ({ postId: k.post.id, title: k.post.title, organizationName: names.get(k.post.organizationId) ?? '', toTitle: titleOf(k.target) })),
    postsRemoved: d.removed.map((p) => ({ postId: p.id, title: p.title, organizationName: names.get(p.organizationId) ?? '', toTitle: null })),
    peopleConfirmed: new Set(d.confirmed.map((c) => c.appointment.personId)).size,
    peopleWithoutConfirmedPost: d.unconfirmed.map((u) => ({ personId: u.appointment.personId, name: people.get(u.appointment.personId)?.name ?? '', formerUnit: names.get(u.appointment.organizationId) ?? '', formerTitle: u.appointment.title, because: u.because })),
  };
}
