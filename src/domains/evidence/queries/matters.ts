import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationSubject } from '../../registry/index.ts';
import { readOverviews } from '../access.ts';
import type * as contract from '../contract/matters.ts';
import { leadMonths, milestoneCredits } from '../rules/lead-months.ts';
import { outcomeOf } from '../rules/person-matters.ts';
import { both, findEntries, ofMatters, type EntryNow } from '../store/entry.ts';
import { findMatters, mattersById, type Matter } from '../store/matter.ts';
import { readCursor } from './entry-lists.ts';
import { entryViews } from './entry-views.ts';
import { organizationsInReach, visibleEntries } from './scope.ts';

type Out<E extends { output: z.ZodType }> = z.input<E['output']>;

const withMatter = (e: EntryNow) => (e.matterId === null ? [] : [{ ...e, matterId: e.matterId }]);

async function matterViews(unit: Unit, matters: readonly Matter[], entries: readonly EntryNow[]): Promise<Out<typeof contract.listMatters>['matters']> {
  const names = await organizationNames(unit, matters.flatMap((m) => (m.organizationId === null ? [] : [m.organizationId])));
  const about = group(entries);
  return matters.map((m) => {
    const mine = about.get(m.id) ?? [];
    const { organizationId, ...rest } = m;
    return { ...rest, organization: organizationId === null ? null : { id: organizationId, name: names.get(organizationId) ?? '' }, outcome: outcomeOf(mine.flatMap(withMatter)), entries: mine.length };
  });
}
const group = (entries: readonly EntryNow[]): Map<string | null, EntryNow[]> => {
  const groups = new Map<string | null, EntryNow[]>();
  for (const e of entries) {
    const list = groups.get(e.matterId);
    if (list) list.push(e);
    else groups.set(e.matterId, [e]);
  }
  return groups;
};

export const listMatters = (house: House, actor: Actor, query: z.output<NonNullable<typeof contract.listMatters.query>>): Promise<Out<typeof contract.listMatters>> =>
  house.unit(actor, async (unit) => {
    const found = await findMatters(unit, { ...query, limit: query.limit + 1, behind: query.cursor === undefined ? undefined : behindOf(query.cursor), organizationIds: await organizationsInReach(unit, readOverviews) });
    const matters = found.slice(0, query.limit);
    const last = matters.at(-1);
    const entries = matters.length === 0 ? [] : await findEntries(unit, ofMatters(matters.map((m) => m.id)));
    return { matters: await matterViews(unit, matters, entries), nextCursor: found.length > query.limit && last ? `${last.startedOn}_${last.id}` : null };
  });

function behindOf(cursor: string): { startedOn: string; id: string } {
  const { day, id } = readCursor(cursor);
  return { startedOn: day, id };
}

/** A matter with chronology, people and milestone credits (M018). The reader sees the entries within reach. */
export const matterOf = (house: House, actor: Actor, id: string): Promise<Out<typeof contract.getMatter>> =>
  house.unit(actor, async (unit) => {
    const matter = (await mattersById(unit, [id])).get(id);
    if (!matter) throw new Refusal('not_found', 'evidence.no_such_matter');
    must(actor, readOverviews, matter.organizationId === null ? { regionId: actor.regionId, organizationPaths: actor.grants.flatMap((g) => g.organizationPath ?? []) } : await organizationSubject(unit, matter.organizationId));
    const entries = await findEntries(unit, both(ofMatters([id]), await visibleEntries(unit, readOverviews)));
    const [view] = await matterViews(unit, [matter], entries);
    const chronology = (await entryViews(unit, entries)).reverse();
    const people = new Map<string, { personId: string; name: string; roles: string[]; lead: boolean }>();
    for (const e of chronology)
      if (e.state === 'confirmed')
        for (const p of e.persons) {
          const known = people.get(p.personId) ?? { personId: p.personId, name: p.name, roles: [], lead: false };
          people.set(p.personId, { ...known, roles: [...new Set([...known.roles, p.role])], lead: known.lead || p.lead });
        }
    const credits = chronology.flatMap((e) => {
      const { content } = e;
      if (content.kind !== 'milestone' || e.state !== 'confirmed') return [];
      const names = new Map(e.persons.map((p) => [p.personId, p.name]));
      return milestoneCredits(leadMonths(content.plannedOn, content.actualOn), e.persons).map((c) => ({ ...c, entryId: e.id, milestone: content.milestone, name: names.get(c.personId) ?? '' }));
    });
    return { ...view!, chronology, people: [...people.values()], credits };
  });
