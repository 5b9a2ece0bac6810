import { sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import './import.ts';

/** Tables that an import writes about people. */
const TABLES = ['person_version', 'appointment', 'rank', 'education', 'family_member', 'career_line', 'annual_grade', 'reward_or_discipline'] as const;

/** What an import recorded: its moment and its officer, about its people. */
export interface Recorded {
  readonly importId: string;
  readonly at: Date;
  readonly by: string;
}

const people = (unit: Unit, r: Recorded) => sql`(select unnest(person_ids) from registry.roster_import_person where region_id = ${unit.actor.regionId} and import_id = ${r.importId})`;

/** People about whom somebody recorded something since that the undoing would overrun: names, at most `limit`. */
export async function editedSince(unit: Unit, r: Recorded, limit: number): Promise<{ personId: string; name: string; by: string; at: Date }[]> {
  const since = TABLES.map(
    (t) => sql`
      select t.person_id, n.recorded_by, n.recorded_at from registry.${sql.raw(t)} t
      join lateral (select n.recorded_by, n.recorded_at from registry.${sql.raw(t)} n where n.region_id = t.region_id and n.person_id = t.person_id and n.recorded_at >= t.superseded_at and n.id <> t.id order by n.recorded_at desc limit 1) n on true
      where t.region_id = ${unit.actor.regionId} and t.person_id in ${people(unit, r)} and t.recorded_at = ${r.at} and t.recorded_by = ${r.by} and t.superseded_at is not null`,
  );
  // A person the import created would vanish: nothing at all may have been recorded about them since.
  const created = [...TABLES, 'training_record' as const].map(
    (t) => sql`
      select t.person_id, t.recorded_by, t.recorded_at from registry.${sql.raw(t)} t
      where t.region_id = ${unit.actor.regionId} and t.recorded_at > ${r.at}
      and t.person_id in (select unnest(person_ids) from registry.roster_import_person where region_id = ${unit.actor.regionId} and import_id = ${r.importId} and created)`,
  );
  // An import after this one that touched the same people has to be undone first, even where it said the same.
  const { rows } = await sql<{ person_id: string; name: string | null; recorded_by: string; recorded_at: Date }>`
    select distinct on (e.person_id) e.person_id, e.recorded_by, e.recorded_at,
      (select v.name from registry.person_version v where v.region_id = ${unit.actor.regionId} and v.person_id = e.person_id order by v.recorded_at desc limit 1) as name
    from (${sql.join([...since, ...created], sql` union all `)}) e order by e.person_id, e.recorded_at desc limit ${limit}`.execute(unit.tx);
  return rows.map((row) => ({ personId: row.person_id, name: row.name ?? '', by: row.recorded_by, at: row.recorded_at }));
}

/** Closes what the import recorded and records anew what it had closed. Out: ids of the people. */
export async function reverseImport(unit: Unit, r: Recorded): Promise<string[]> {
  for (const t of TABLES) {
    const table = sql.raw(`registry.${t}`);
    await sql`update ${table} set superseded_at = ${unit.at} where region_id = ${unit.actor.regionId} and person_id in ${people(unit, r)} and recorded_at = ${r.at} and recorded_by = ${r.by} and superseded_at is null`.execute(unit.tx);
    await sql`
      insert into ${table}
      select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'recorded_at', ${unit.at}::timestamptz, 'superseded_at', null, 'recorded_by', ${unit.actor.name}::text))).*
      from ${table} t where t.region_id = ${unit.actor.regionId} and t.person_id in ${people(unit, r)} and t.superseded_at = ${r.at} and t.recorded_at < ${r.at}`.execute(unit.tx);
  }
  return importPeopleIds(unit, r.importId);
}

export async function importPeopleIds(unit: Unit, importId: string): Promise<string[]> {
  const rows = await unit.tx.selectFrom('registry.roster_import_person').select('person_ids').where('region_id', '=', unit.actor.regionId).where('import_id', '=', importId).execute();
  return rows.flatMap((row) => row.person_ids);
}

/** Units the import opened: closed again where nobody is in office there and nothing stands below. */
export async function closeEmptyUnits(unit: Unit, organizationIds: readonly string[]): Promise<void> {
  if (organizationIds.length === 0) return;
  await sql`
    update registry.organization_version o set superseded_at = ${unit.at}
    where o.region_id = ${unit.actor.regionId} and o.superseded_at is null and o.organization_id::text in (select jsonb_array_elements_text(${JSON.stringify(organizationIds)}::jsonb))
    and not exists (select 1 from registry.appointment a where a.region_id = o.region_id and a.organization_id = o.organization_id and a.superseded_at is null)
    and not exists (select 1 from registry.post_version p where p.region_id = o.region_id and p.organization_id = o.organization_id and p.superseded_at is null)
    and not exists (select 1 from registry.organization_version c where c.region_id = o.region_id and c.parent_id = o.organization_id and c.superseded_at is null)`.execute(unit.tx);
}
