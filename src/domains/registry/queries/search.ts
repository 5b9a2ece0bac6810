import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { mayTry, reachablePaths } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { readOrganizations, revealSensitive, searchPeople } from '../access.ts';
import type { PeopleFilter, listPeople as listEndpoint, peopleStatistics as statisticsEndpoint, quickSearch as quickEndpoint, regionPictures as picturesEndpoint } from '../contract/search.ts';
import type { PersonRow } from '../contract/shapes.ts';
import type { OrganizationType } from '../model.ts';
import { ageOrNull, ageStepKeys } from '../rules/age-step.ts';
import type { PersonCard } from '../rules/build-card.ts';
import { asOf } from '../store/as-of.ts';
import { findOrganization, organizationsNow } from '../store/organization.ts';
import { countPlaces } from '../store/post.ts';
import { countInOffice } from '../store/record.ts';
import { organizationsNamed, whereOf } from '../store/search.ts';
import { countByGroups, countCards, pageOfCards } from '../store/search-people.ts';

const MOST_COUNTED = 10_000;
const QUICK = 8;

/** A card as a line of a list. */
export const rowOf = (c: PersonCard, today: Day): PersonRow => ({
  id: c.personId,
  name: c.name,
  sex: c.sex,
  bornOn: c.bornOn,
  age: ageOrNull(c.bornOn, today),
  politicalStatus: c.politicalStatus,
  staffCategory: c.staffCategory,
  organizationId: c.organizationId,
  organizationName: c.organizationName,
  organizationPath: c.path,
  title: c.title,
  titles: c.titles,
  category: c.category,
  principal: c.principal,
  leadershipLevel: c.leadershipLevel,
  levelSince: c.levelSince,
  rank: c.rank,
  rankSince: c.rankSince,
  postSince: c.postSince,
  education: c.education,
  degree: c.degree,
  major: c.major,
  lastGrade: c.lastGrade,
  lastGradeYear: c.lastGradeYear,
  withinEffectPeriod: c.effectUntil !== null && c.effectUntil >= today,
  awaitingPost: c.awaitingPost,
  tags: [...c.tags],
  photoHash: c.photoHash,
});

const scoped = (unit: Unit, actor: Actor, filter: PeopleFilter) => whereOf(unit, filter, reachablePaths(actor, searchPeople), mayTry(actor, revealSensitive));

/** People within the actor's scope that meet the filter, a page at a time. */
export async function listPeople(house: House, actor: Actor, input: z.output<typeof listEndpoint.body & object>): Promise<z.input<typeof listEndpoint.output>> {
  return house.unit(actor, async (unit) => {
    const where = await scoped(unit, actor, input);
    const page = await pageOfCards(unit, where, input);
    const counted = input.cursor === undefined ? await countCards(unit, where, MOST_COUNTED) : null;
    return { rows: page.cards.map((c) => rowOf(c, unit.today)), cursor: page.cursor, total: counted?.total ?? null, totalIsAtLeast: counted?.isAtLeast ?? false };
  });
}

/** Everyone who meets a filter, for exports; the actor's scope holds. Pages of 500 keep memory flat until the list itself. */
export async function allMatching(unit: Unit, actor: Actor, filter: PeopleFilter): Promise<PersonCard[]> {
  const where = await scoped(unit, actor, filter);
  const cards: PersonCard[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageOfCards(unit, where, { sort: 'organization', descending: false, limit: 500, cursor });
    cards.push(...page.cards);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return cards;
}

const inOrder = (counts: readonly { key: string; count: number }[], order: readonly string[]): { key: string; count: number }[] =>
  [...counts].sort((a, b) => place(order, a.key) - place(order, b.key));
const place = (order: readonly string[], key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
const educationOrder = ['postgraduate', 'undergraduate', 'junior_college', 'below', 'unknown'];

/** The same search as figures. */
export async function peopleStatistics(house: House, actor: Actor, filter: PeopleFilter): Promise<z.input<typeof statisticsEndpoint.output>> {
  return house.unit(actor, async (unit) => {
    const f = await countByGroups(unit, await scoped(unit, actor, filter));
    return {
      total: f.total,
      averageAge: f.averageAge,
      bySex: f.counts.sex,
      byAge: inOrder(f.counts.age, ageStepKeys),
      byEducation: inOrder(f.counts.education, educationOrder),
      byLevel: f.counts.level,
      byRank: f.counts.rank,
      byUnitType: f.counts.unitType,
      byStaffCategory: f.counts.staffCategory,
      byLastGrade: f.counts.lastGrade,
    };
  });
}

/** Top bar: a few people and organizations. */
export async function quickSearch(house: House, actor: Actor, text: string): Promise<z.input<typeof quickEndpoint.output>> {
  return house.unit(actor, async (unit) => {
    const { cards } = await pageOfCards(unit, await scoped(unit, actor, { text, conditions: [] }), { sort: 'level', descending: false, limit: QUICK });
    const organizations = [];
    for (const id of await organizationsNamed(unit, text, QUICK, reachablePaths(actor, readOrganizations))) {
      const o = await findOrganization(unit, id);
      if (o) organizations.push({ id: o.id, name: o.name, type: o.type });
    }
    return { people: cards.map((c) => ({ id: c.personId, name: c.name, title: c.titles || c.title, organizationName: c.organizationName, photoHash: c.photoHash })), organizations };
  });
}

/** Pictures of everyone in office within the scope. */
export async function regionPictures(house: House, actor: Actor): Promise<z.input<typeof picturesEndpoint.output>> {
  return house.unit(actor, async (unit) => {
    const scope = reachablePaths(actor, readOrganizations);
    const f = await countByGroups(unit, await whereOf(unit, { conditions: [{ field: 'inOffice', is: true }] }, scope, false));
    const organizations = await organizationsNow(unit, {}, scope);
    const places = await countPlaces(unit);
    const held = await countInOffice(unit, asOf(unit));
    const count = (list: readonly { key: string; count: number }[], key: string): number => list.find((r) => r.key === key)?.count ?? 0;
    return {
      total: f.total,
      averageAge: f.averageAge,
      women: count(f.counts.sex, 'female'),
      organizations: organizations.length,
      vacancies: organizations.reduce((sum, o) => sum + Math.max(0, (places.get(o.id) ?? 0) - (held.get(o.id)?.filled ?? 0)), 0),
      byAge: inOrder(f.counts.age, ageStepKeys),
      bySex: f.counts.sex,
      byEducation: inOrder(f.counts.education, educationOrder),
      byLevel: f.counts.level,
      byUnitType: f.byUnitType.map((u) => ({ ...u, key: u.key as OrganizationType })),
    };
  });
}
