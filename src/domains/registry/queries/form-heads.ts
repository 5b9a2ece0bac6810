import type { Day, PartialDate } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Sex } from '../model.ts';
import { buildCard } from '../rules/build-card.ts';
import { inOfficeOn } from '../rules/main-appointment.ts';
import { asOf } from '../store/as-of.ts';
import { placesOf } from '../store/organization.ts';
import { loadRecords } from '../store/record.ts';

/** What the head of an official form says about a person on a day. Nothing sealed is in it. */
export interface FormHead {
  readonly personId: string;
  readonly name: string;
  readonly sex: Sex | null;
  readonly bornOn: PartialDate | null;
  readonly politicalStatus: string | null;
  readonly organizationName: string | null;
  /** All titles held, 、 between them. */
  readonly titles: string;
  readonly postSince: PartialDate | null;
  readonly rank: string | null;
}

const PEOPLE_AT_ONCE = 1000;

/** Heads of forms by person, as the person stood on the day; those not on file are left out. */
export async function formHeads(unit: Unit, ids: readonly string[], on: Day): Promise<Map<string, FormHead>> {
  const m = asOf(unit, { validAt: on });
  const heads = new Map<string, FormHead>();
  for (let i = 0; i < ids.length; i += PEOPLE_AT_ONCE) {
    const records = await loadRecords(unit, ids.slice(i, i + PEOPLE_AT_ONCE), m);
    const places = await placesOf(unit, records.flatMap((r) => inOfficeOn(r.appointments, on).map((a) => a.organizationId)), m);
    for (const r of records) {
      const card = buildCard(r, places, on);
      heads.set(r.id, { personId: r.id, name: r.name, sex: r.sex, bornOn: r.bornOn, politicalStatus: r.politicalStatus, organizationName: card.organizationName, titles: inOfficeOn(r.appointments, on).map((a) => a.title).join('、'), postSince: card.postSince, rank: card.rank });
    }
  }
  return heads;
}
