import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, personSummaries } from '../../registry/index.ts';
import { readOverviews } from '../access.ts';
import type * as contract from '../contract/matters.ts';
import { both, findEntries, inState, namesPerson, ofKinds } from '../store/entry.ts';
import { peopleInReach } from './scope.ts';

export interface Merit {
  readonly list: string;
  readonly personId: string;
  readonly name: string;
  readonly nominatingOrganization: { id: string; name: string };
  readonly nominatedOn: string;
  readonly entryId: string;
  readonly evidenceIds: string[];
}

/** M006: who stands on merit lists, by confirmed nominations; for the person file and candidate search. */
export async function meritsOf(unit: Unit, personIds: readonly string[] | 'all', list?: string): Promise<Merit[]> {
  const entries = await findEntries(unit, both(ofKinds(['merit']), inState(['confirmed']), ...(personIds === 'all' ? [] : [namesPerson(personIds)])));
  const merits = entries.flatMap((e) => (e.content.kind === 'merit' && (list === undefined || e.content.list === list) ? [{ e, content: e.content }] : []));
  const organizations = await organizationNames(unit, merits.map((m) => m.content.nominatingOrganizationId));
  const people = await personSummaries(unit, merits.flatMap((m) => m.e.persons.map((p) => p.personId)));
  return merits.flatMap(({ e, content }) =>
    e.persons
      .filter((p) => personIds === 'all' || personIds.includes(p.personId))
      .map((p) => ({
        list: content.list,
        personId: p.personId,
        name: people.get(p.personId)?.name ?? '',
        nominatingOrganization: { id: content.nominatingOrganizationId, name: organizations.get(content.nominatingOrganizationId) ?? '' },
        nominatedOn: content.nominatedOn,
        entryId: e.id,
        evidenceIds: content.evidenceIds,
      })),
  );
}

export const meritLists = (house: House, actor: Actor, list: string | undefined): Promise<z.input<typeof contract.listMerits.output>> =>
  house.unit(actor, async (unit) => {
    const reach = await peopleInReach(unit, readOverviews);
    return { members: (await meritsOf(unit, 'all', list)).filter((m) => reach === 'all' || reach.has(m.personId)) };
  });
