import { sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import { fullTitles } from '../../rules/full-title.ts';
import { inOfficeOn } from '../../rules/main-appointment.ts';
import { asOf, holds } from '../../store/as-of.ts';
import { openFamily } from '../../store/facts.ts';
import { placesOf } from '../../store/organization.ts';
import { personsByIdNumbers, toPersonFields } from '../../store/person.ts';
import { loadRecords } from '../../store/record.ts';
import type { CareerLineTable, FamilyMemberTable, PersonVersionTable } from '../../store/tables.ts';
import { idList } from '../../store/versions.ts';
import type { KnownUnit } from '../rules/find-unit.ts';
import type { Extra, OnFile } from '../rules/on-file.ts';

const AT_ONCE = 2000;

/** People with everything an import can bring, sensitive fields opened: the caller audits and masks. */
export async function loadOnFile(unit: Unit, ids: readonly string[]): Promise<Map<string, OnFile>> {
  const people = new Map<string, OnFile>();
  const m = asOf(unit);
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const chunk = ids.slice(i, i + AT_ONCE);
    const records = await loadRecords(unit, chunk, m);
    const mine = (alias: string) => sql`${sql.ref(`${alias}.region_id`)} = ${unit.actor.regionId} and ${sql.ref(`${alias}.person_id`)} = any(${idList(chunk)})`;
    const versions = (await sql<PersonVersionTable>`select v.* from registry.person_version v where ${mine('v')} and ${holds('v', m)}`.execute(unit.tx)).rows;
    const lines = (await sql<CareerLineTable>`select l.* from registry.career_line l where ${mine('l')} and ${holds('l', m)} order by l.sort_order, l.id`.execute(unit.tx)).rows;
    const family = (await sql<FamilyMemberTable>`select f.* from registry.family_member f where ${mine('f')} and ${holds('f', m)} order by f.sort_order, f.id`.execute(unit.tx)).rows;
    const mains = new Map(records.map((r) => [r.id, inOfficeOn(r.appointments, unit.today)[0]?.organizationId ?? null]));
    const places = await placesOf(unit, records.flatMap((r) => inOfficeOn(r.appointments, unit.today).map((a) => a.organizationId)), m);
    const versionOf = new Map(versions.map((v) => [v.person_id, v]));
    const linesOf = grouped(lines);
    const familyOf = grouped(family);
    for (const record of records) {
      const v = versionOf.get(record.id)!;
      const organizationId = mains.get(record.id);
      people.set(record.id, {
        record,
        fields: toPersonFields(unit, v),
        extra: (v.extra ?? {}) as Extra,
        careerLines: (linesOf.get(record.id) ?? []).map((l) => ({ versionId: l.id, startedOn: l.started_on, endedOn: l.ended_on, text: l.text })),
        family: (familyOf.get(record.id) ?? []).map((f) => ({ versionId: f.id, relation: f.relation, ...openFamily(unit, f.sealed) })),
        organizationName: organizationId ? (places.get(organizationId)?.name ?? null) : null,
        fullTitles: fullTitles(record, places, unit.today),
      });
    }
  }
  return people;
}

function grouped<R extends { person_id: string }>(rows: readonly R[]): Map<string, R[]> {
  const map = new Map<string, R[]>();
  for (const r of rows) {
    const had = map.get(r.person_id);
    if (had) had.push(r);
    else map.set(r.person_id, [r]);
  }
  return map;
}

/** Everyone on file who could be meant by these rows: the same identity number, or the same name. */
export async function findPossible(unit: Unit, rows: readonly { readonly name?: string | undefined; readonly idNumber?: string | undefined }[]): Promise<string[]> {
  const ids = new Set<string>();
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const chunk = rows.slice(i, i + AT_ONCE);
    const byNumber = await personsByIdNumbers(unit, chunk.flatMap((r) => (r.idNumber === undefined ? [] : [r.idNumber])));
    for (const id of byNumber.values()) ids.add(id);
    const names = [...new Set(chunk.flatMap((r) => (r.name === undefined || (r.idNumber !== undefined && byNumber.has(r.idNumber)) ? [] : [r.name])))];
    if (names.length === 0) continue;
    const { rows: found } = await sql<{ person_id: string }>`
      select person_id from registry.person_version where region_id = ${unit.actor.regionId} and superseded_at is null
      and name in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`.execute(unit.tx);
    for (const r of found) ids.add(r.person_id);
  }
  return [...ids];
}

/** Units on file with the names they had before. */
export async function knownUnits(unit: Unit): Promise<KnownUnit[]> {
  const { rows } = await sql<{ organization_id: string; name: string; short_name: string; type: string; parent_id: string | null; former: string[] | null }>`
    select v.organization_id, v.name, v.short_name, v.type, v.parent_id,
      (select array_agg(distinct f.name) from registry.organization_version f
        where f.region_id = v.region_id and f.organization_id = v.organization_id and f.superseded_at is null and f.name <> v.name) as former
    from registry.organization_version v where v.region_id = ${unit.actor.regionId} and ${holds('v', asOf(unit))}`.execute(unit.tx);
  return rows.map((r) => ({ id: r.organization_id, name: r.name, shortName: r.short_name, formerNames: r.former ?? [], parentId: r.parent_id, department: r.type === 'department' }));
}
