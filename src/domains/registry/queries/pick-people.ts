import type { Actor } from '../../../kernel/actor.ts';
import { may, reachablePaths } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { pickPeople as permission } from '../access.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { personSubject } from './people.ts';
import { whereOf } from '../store/search.ts';
import { pageOfCards } from '../store/search-people.ts';

/** Just enough to tell two people of one name apart. */
export interface PickedPerson {
  readonly id: string;
  readonly name: string;
  readonly organizationName: string | null;
  readonly post: string | null;
}

const FEW = 10;

/** People by name, pinyin or initials within these units, a few unless more are wanted. Asks no permission. */
export async function peopleNamed(unit: Unit, text: string, within: 'all' | readonly string[], limit = FEW): Promise<PickedPerson[]> {
  const { cards } = await pageOfCards(unit, await whereOf(unit, { text, conditions: [] }, within, false), { sort: 'level', descending: false, limit });
  return cards.map((c) => ({ id: c.personId, name: c.name, organizationName: c.organizationName, post: c.title }));
}

/** For forms that name a person: name, unit and post, nothing of the file. */
export const pickPeople = (house: House, actor: Actor, text: string): Promise<PickedPerson[]> => house.unit(actor, (unit) => peopleNamed(unit, text, reachablePaths(actor, permission)));

/** Which of these people the actor may name in a form; whoever is not on file may be named by nobody. */
export async function mayBeNamed(unit: Unit, ids: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>();
  for (const id of new Set(ids)) {
    const subject = await personSubject(unit, id).catch((e: unknown) => {
      if (isRefusal(e)) return null;
      throw e;
    });
    if (subject !== null && may(unit.actor, permission, subject)) named.add(id);
  }
  return named;
}
