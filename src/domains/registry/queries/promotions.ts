import { addDays, type Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { PersonFacts } from '../model.ts';
import { personFactsOn, unitKindOf } from '../rules/person-facts.ts';
import { promotionsIn, type Promotion } from '../rules/promotions.ts';
import { asOf } from '../store/as-of.ts';
import { placesOf } from '../store/organization.ts';
import { loadRecords, personIdsAppointed } from '../store/record.ts';

/** A promotion with the name of who was promoted, where to, what kind of unit that is, and the career up to the day before. */
export interface PromotionOnFile extends Promotion {
  readonly name: string;
  readonly organizationName: string | null;
  readonly organizationPath: string | null;
  readonly facts: PersonFacts;
}

const PEOPLE_AT_ONCE = 5000;

/** Every promotion of the region within days (`to` excluded), oldest first: a handful of statements for each 5,000 people appointed in them. */
export async function promotionsOf(unit: Unit, from: Day, to: Day): Promise<PromotionOnFile[]> {
  const m = asOf(unit);
  const ids = await personIdsAppointed(unit, from, to, m);
  const found: PromotionOnFile[] = [];
  for (let i = 0; i < ids.length; i += PEOPLE_AT_ONCE) {
    const records = await loadRecords(unit, ids.slice(i, i + PEOPLE_AT_ONCE), m);
    const places = await placesOf(unit, records.flatMap((r) => r.appointments.map((a) => a.organizationId)), m);
    for (const r of records)
      for (const p of promotionsIn(r.appointments, from, to)) {
        const place = places.get(p.organizationId);
        found.push({ ...p, name: r.name, organizationName: place?.name ?? null, organizationPath: place?.path ?? null, facts: { ...personFactsOn(r, places, addDays(p.on, -1)), 单位类别: place === undefined ? null : unitKindOf[place.unitType] } });
      }
  }
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.appointmentId < b.appointmentId ? -1 : 1));
}
