import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { known, type Moment } from './as-of.ts';
import './tables.ts';
import type { CareerLineTable, FamilyMemberTable } from './tables.ts';

/** Résumé lines in their order, as known at a moment. */
export async function careerLinesOf(unit: Unit, personId: string, m: Moment): Promise<CareerLineTable[]> {
  const { rows } = await sql<CareerLineTable>`select c.* from registry.career_line c where c.region_id = ${unit.actor.regionId} and c.person_id = ${personId} and ${known('c', m)} order by c.sort_order, c.started_on nulls last, c.id`.execute(unit.tx);
  return rows;
}

/** Family members, still sealed. */
export async function familyOf(unit: Unit, personId: string, m: Moment): Promise<FamilyMemberTable[]> {
  const { rows } = await sql<FamilyMemberTable>`select f.* from registry.family_member f where f.region_id = ${unit.actor.regionId} and f.person_id = ${personId} and ${known('f', m)} order by f.sort_order, f.id`.execute(unit.tx);
  return rows;
}
