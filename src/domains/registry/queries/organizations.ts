import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, addMonths } from '../../../kernel/period.ts';
import { must, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { readOrganizations } from '../access.ts';
import type { getOrganization as organizationEndpoint, getTeam as teamEndpoint, organizationTree as treeEndpoint } from '../contract/organizations.ts';
import type { AsOf, OrganizationNow, PostNow } from '../model.ts';
import { ageOrNull, ageStep, ageStepKeys, average, countBy } from '../rules/age-step.ts';
import { buildCard } from '../rules/build-card.ts';
import { monthsInPost } from '../rules/months-in-post.ts';
import { hasFrontLine } from '../rules/person-facts.ts';
import { retirementMonths } from './retirement.ts';
import { teamGaps, type TeamMember } from '../rules/team-gaps.ts';
import { inTeamOrder } from '../rules/team-order.ts';
import { asOf } from '../store/as-of.ts';
import { findOrganization, mergersOf, organizationNames, organizationVersions, organizationsNow, placesOf } from '../store/organization.ts';
import { countPlaces, postsOf } from '../store/post.ts';
import { appointmentsAt, countInOffice, loadRecords } from '../store/record.ts';
import { organizationSubject } from './people.ts';
import { rowOf } from './search.ts';

const viewOf = (o: OrganizationNow): z.input<typeof organizationEndpoint.output>['organization'] => ({ ...o, tags: [...o.tags], teamProfile: o.teamProfile as object });
const postView = (p: PostNow): z.input<typeof organizationEndpoint.output>['posts'][number] => ({ ...p, requirement: p.requirement as object });

/** The tree within the actor's scope, as of a moment, with people in office and places per organization. */
export async function organizationTree(house: House, actor: Actor, at: AsOf): Promise<z.input<typeof treeEndpoint.output>> {
  return house.unit(actor, async (unit) => {
    const all = await organizationsNow(unit, at, reachablePaths(actor, readOrganizations));
    const places = await countPlaces(unit, at);
    const held = await countInOffice(unit, asOf(unit, at));
    return all.map((o) => ({ ...viewOf(o), people: held.get(o.id)?.people ?? 0, places: places.get(o.id) ?? 0 }));
  });
}

/** A closed organization is shown as it last stood, unless a day was asked for. */
async function standing(unit: Unit, id: string, at: AsOf): Promise<{ organization: OrganizationNow; at: AsOf }> {
  const found = await findOrganization(unit, id, at);
  if (found !== null) return { organization: found, at };
  const last = at.validAt === undefined ? (await organizationVersions(unit, id)).at(-1) : undefined;
  if (last === undefined) throw new Refusal('not_found', 'registry.no_such_organization');
  // Before its beginning, or on the last day it stood.
  return { organization: last, at: { ...at, validAt: last.validTo === null ? last.validFrom : addDays(last.validTo, -1) } };
}

/** One organization with posts, chain above, units below, history and mergers. */
export async function organizationDetail(house: House, actor: Actor, id: string, asked: AsOf): Promise<z.input<typeof organizationEndpoint.output>> {
  return house.unit(actor, async (unit) => {
    must(actor, readOrganizations, await organizationSubject(unit, id));
    const { organization, at } = await standing(unit, id, asked);
    const all = await organizationsNow(unit, at);
    const byId = new Map(all.map((o) => [o.id, o]));
    const above: { id: string; name: string }[] = [];
    for (let p = organization.parentId; p !== null; p = byId.get(p)?.parentId ?? null) above.unshift({ id: p, name: byId.get(p)?.name ?? '' });
    const mergers = await mergersOf(unit, id);
    const names = await organizationNames(unit, mergers.flatMap((m) => m.from_organization_ids));
    return {
      organization: viewOf(organization),
      above,
      below: all.filter((o) => o.parentId === id).map(viewOf),
      posts: (await postsOf(unit, [id], at)).map(postView),
      history: (await organizationVersions(unit, id)).map((v) => ({ versionId: v.versionId, name: v.name, path: v.path, validFrom: v.validFrom, validTo: v.validTo, recordedAt: v.recordedAt.toISOString(), recordedBy: v.recordedBy })),
      mergers: mergers.map((m) => ({ id: m.id, intoOrganizationId: m.into_organization_id, fromOrganizations: m.from_organization_ids.map((f) => ({ id: f, name: names.get(f) ?? '' })), effectiveOn: m.effective_on, document: m.document })),
    };
  });
}

type Ending = z.input<typeof teamEndpoint.output>['ending'][number];

const TEAM_POSTS = new Set(['principal', 'deputy']);

/** The leading team: holders of principal and deputy posts of the organization itself. */
export async function team(house: House, actor: Actor, id: string, asked: AsOf): Promise<z.input<typeof teamEndpoint.output>> {
  return house.unit(actor, async (unit) => {
    must(actor, readOrganizations, await organizationSubject(unit, id));
    const { organization, at } = await standing(unit, id, asked);
    const m = asOf(unit, at);
    const posts = (await postsOf(unit, [id], at)).filter((p) => TEAM_POSTS.has(p.category));
    const order = new Map(posts.map((p, i) => [p.id, i]));
    const held = (await appointmentsAt(unit, [id], m)).filter((a) => a.state !== 'proposed' && (a.category === null ? a.postId !== null && order.has(a.postId) : TEAM_POSTS.has(a.category)));
    const records = new Map((await loadRecords(unit, held.map((a) => a.personId), m)).map((r) => [r.id, r]));
    const places = await placesOf(unit, [...records.values()].flatMap((r) => r.appointments.map((a) => a.organizationId)), m);
    const rows = held
      .map((a) => ({ ...a, post: order.get(a.postId ?? '') ?? null }))
      .sort(inTeamOrder)
      .flatMap(({ post: _post, ...a }) => {
        const record = records.get(a.personId);
        return record === undefined ? [] : [{ a, record, card: buildCard(record, places, m.validAt) }];
      });
    const members: TeamMember[] = rows.map(({ a, record, card }) => ({ personId: record.id, name: record.name, postId: a.postId, sex: record.sex, bornOn: record.bornOn, educationStep: card.educationStep, major: card.major, specialty: record.specialty, politicalStatus: record.politicalStatus, frontLine: hasFrontLine(record, places, m.validAt) }));
    const retiring = await retirementMonths(unit, rows.map((r) => r.record));
    const ages = members.map((x) => ageOrNull(x.bornOn, m.validAt));
    const end = addMonths(m.validAt, 12);
    return {
      organization: viewOf(organization),
      members: rows.map(({ a, record, card }, i) => ({
        ...rowOf(card, m.validAt),
        appointmentId: a.id,
        postId: a.postId,
        postTitle: posts.find((p) => p.id === a.postId)?.title ?? a.title,
        kind: a.kind,
        monthsInPost: monthsInPost(a.startedOn, m.validAt),
        frontLine: members[i]!.frontLine,
        trialUntil: a.trialUntil,
        grades: record.grades.map((g) => ({ year: g.year, grade: g.grade })),
      })),
      structure: {
        size: members.length,
        averageAge: average(ages.filter((x): x is number => x !== null)),
        women: members.filter((x) => x.sex === 'female').length,
        ages: countBy(ages.map(ageStep), ageStepKeys),
        educations: countBy(rows.map(({ card }) => (['unknown', 'below', 'junior_college', 'undergraduate', 'postgraduate'] as const)[card.educationStep] ?? 'unknown')),
        fields: countBy(rows.map(({ card }) => card.major ?? 'unknown')),
        frontLine: members.filter((x) => x.frontLine).length,
      },
      gaps: teamGaps(posts, members, organization.teamProfile, m.validAt).map((g) => ({ ...g, params: { ...g.params } })),
      posts: posts.length,
      vacancies: posts.flatMap((p) => {
        const open = p.establishment - held.filter((a) => a.postId === p.id).length;
        return open > 0 ? [{ postId: p.id, title: p.title, open, establishment: p.establishment }] : [];
      }),
      ending: rows.flatMap(({ a, record }): Ending[] => {
        const about = { personId: record.id, name: record.name, title: a.title };
        if (a.validTo !== null && a.validTo <= end) return [{ ...about, on: a.validTo, because: 'appointment_ends' }];
        const month = retiring.get(record.id);
        if (month !== undefined && month >= m.validAt.slice(0, 7) && month <= end.slice(0, 7)) return [{ ...about, on: month, because: 'retirement' }];
        return a.kind === 'trial' && a.trialUntil !== null && a.trialUntil >= m.validAt && a.trialUntil <= end ? [{ ...about, on: a.trialUntil, because: 'trial_ends' }] : [];
      }),
    };
  });
}
