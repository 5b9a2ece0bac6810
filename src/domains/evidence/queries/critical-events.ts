import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { personSummaries } from '../../registry/index.ts';
import { readOverviews } from '../access.ts';
import type * as contract from '../contract/matters.ts';
import type { frontLinePostTypes, governmentLevels } from '../kinds.ts';
import { eventLists, frontLineStrength, type EventPerson } from '../rules/event-lists.ts';
import { findEntries, ofEvent } from '../store/entry.ts';
import { criticalEvents, type CriticalEvent } from '../store/matter.ts';
import { peopleInReach } from './scope.ts';

type Out<E extends { output: z.ZodType }> = z.input<E['output']>;

export const eventView = (e: CriticalEvent): Out<typeof contract.listEvents>['events'][number] => ({ ...e, kind: e.kind as 'other' });

export const listEvents = (house: House, actor: Actor): Promise<Out<typeof contract.listEvents>> =>
  house.unit(actor, async (unit) => ({ events: (await criticalEvents(unit, 'all')).map(eventView) }));

/** M015 and M016 of one event, for the people within reach; inside the caller's unit `eventOverview` asks no permission. */
export const eventOf = (house: House, actor: Actor, id: string, on: string | undefined): Promise<Out<typeof contract.getEvent>> =>
  house.unit(actor, async (unit) => eventOverview(unit, id, on ?? unit.today, await peopleInReach(unit, readOverviews)));

export async function eventOverview(unit: Unit, id: string, on: string, reach: ReadonlySet<string> | 'all'): Promise<Out<typeof contract.getEvent>> {
  const [event] = await criticalEvents(unit, [id]);
  if (!event) throw new Refusal('not_found', 'evidence.no_such_critical_event');
  const entries = (await findEntries(unit, ofEvent(id)))
    .map((e) => (reach === 'all' ? e : { ...e, persons: e.persons.filter((p) => reach.has(p.personId)) }))
    .filter((e) => e.persons.length > 0);
  const lists = eventLists(entries);
  const names = await personSummaries(unit, [...lists.outstanding, ...lists.failing, ...lists.mixed].map((p) => p.personId));
  const named = (people: readonly EventPerson[]) => people.map((p) => ({ ...p, entryIds: [...p.entryIds], name: names.get(p.personId)?.name ?? '' }));
  const { byPostType, byLevel, ...strength } = frontLineStrength(entries, on);
  return {
    ...eventView(event),
    outstanding: named(lists.outstanding),
    failing: named(lists.failing),
    mixed: named(lists.mixed),
    strength: { ...strength, byPostType: byPostType.map((r) => ({ ...r, key: r.key as (typeof frontLinePostTypes)[number] })), byLevel: byLevel.map((r) => ({ ...r, key: r.key as (typeof governmentLevels)[number] })) },
  };
}
