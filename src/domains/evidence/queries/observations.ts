import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { House } from '../../../platform/house/index.ts';
import { personSummaries } from '../../registry/index.ts';
import { readOverviews } from '../access.ts';
import type * as contract from '../contract/matters.ts';
import { placeTypes } from '../kinds.ts';
import { both, findEntries, inState, occurredBetween, ofKinds } from '../store/entry.ts';
import { visibleEntries } from './scope.ts';

type Out<E extends { output: z.ZodType }> = z.input<E['output']>;

/** M017: visits with the four place types covered and missing. */
export const observationsOf = (house: House, actor: Actor, query: { from?: string | undefined; to?: string | undefined }): Promise<Out<typeof contract.listObservations>> =>
  house.unit(actor, async (unit) => {
    const entries = await findEntries(unit, both(ofKinds(['observation']), occurredBetween(query.from, query.to), inState(['reported', 'unit_confirmed', 'confirmed', 'disputed']), await visibleEntries(unit, readOverviews)));
    const people = await personSummaries(unit, entries.flatMap((e) => e.persons.map((p) => p.personId)));
    const visits = new Map<string, Out<typeof contract.listObservations>['visits'][number]>();
    for (const e of entries) {
      if (e.content.kind !== 'observation') continue;
      const { visitId, placeType, place, seenAt, facts } = e.content;
      const visit = visits.get(visitId) ?? { visitId, placeType, place, seenAt, facts, persons: [], entryIds: [] };
      visit.entryIds.push(e.id);
      visit.persons.push(...e.persons.map((p) => ({ id: p.personId, name: people.get(p.personId)?.name ?? '' })));
      visits.set(visitId, visit);
    }
    const seen = new Set([...visits.values()].map((v) => v.placeType));
    return { visits: [...visits.values()], covered: placeTypes.filter((t) => seen.has(t)), missing: placeTypes.filter((t) => !seen.has(t)) };
  });
