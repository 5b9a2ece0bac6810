import type { Actor } from '../../../kernel/actor.ts';
import { mayTry } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { searchPeople } from '../access.ts';
import type { PeopleFilter } from '../contract/search.ts';
import { peopleFilter } from '../contract/search.ts';
import { deleteSavedSearchOf, insertSavedSearch, savedSearchesOf } from '../store/saved-search.ts';

/** A list somebody keeps by hand stays readable; more than this is a sign of a program at work. */
const MOST = 100;

export interface SavedSearch {
  readonly id: string;
  readonly title: string;
  readonly filter: PeopleFilter;
  readonly createdAt: string;
}

/** The account's own; searches belong to nobody else. */
function ownAccount(actor: Actor): string {
  if (!mayTry(actor, searchPeople)) throw new Refusal('forbidden', 'security.not_permitted', { permission: searchPeople.id });
  if (actor.accountId === null) throw new Refusal('unauthenticated', 'security.sign_in_first');
  return actor.accountId;
}

export async function listSavedSearches(house: House, actor: Actor): Promise<SavedSearch[]> {
  const account = ownAccount(actor);
  return house.unit(actor, async (unit) =>
    (await savedSearchesOf(unit, account)).flatMap((r) => {
      const filter = peopleFilter.safeParse(r.conditions);
      return filter.success ? [{ id: r.id, title: r.title, filter: filter.data, createdAt: r.created_at.toISOString() }] : [];
    }),
  );
}

/** Keeps a search. Refuses `registry.saved_search_limit`. */
export async function saveSearch(house: House, actor: Actor, input: { title: string; filter: PeopleFilter }): Promise<SavedSearch> {
  const account = ownAccount(actor);
  return house.unit(actor, async (unit) => {
    if ((await savedSearchesOf(unit, account)).length >= MOST) throw new Refusal('rule', 'registry.saved_search_limit', { most: MOST });
    const id = await insertSavedSearch(unit, account, input.title, input.filter);
    unit.audit({ action: 'registry.search_saved', subjectKind: 'saved_search', subjectId: id, detail: { title: input.title } });
    return { id, title: input.title, filter: input.filter, createdAt: unit.at.toISOString() };
  });
}

/** Deletes an own saved search. Refuses `registry.no_such_saved_search`, also for somebody else's. */
export async function deleteSavedSearch(house: House, actor: Actor, id: string): Promise<null> {
  const account = ownAccount(actor);
  return house.unit(actor, async (unit) => {
    if (!(await deleteSavedSearchOf(unit, account, id))) throw new Refusal('not_found', 'registry.no_such_saved_search');
    unit.audit({ action: 'registry.search_deleted', subjectKind: 'saved_search', subjectId: id });
    return null;
  });
}
