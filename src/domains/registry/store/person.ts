import { Refusal } from '../../../kernel/refusal.ts';
import { insertRows, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { PersonFields } from '../contract/people.ts';
import type { AsOf, Sex, StaffCategory } from '../model.ts';
import { normalizeIdNumber } from '../rules/id-number.ts';
import { nameInLatin } from '../rules/name-in-latin.ts';
import { asOf, holds } from './as-of.ts';
import './tables.ts';
import type { PersonVersionTable } from './tables.ts';
import { idList, type Values } from './versions.ts';

/** The contexts that bind sealed values to their fields. */
export const sealedFields = { idNumber: 'registry.person.id_number', phone: 'registry.person.phone', health: 'registry.person.health', family: 'registry.family_member' } as const;

export type PersonValues = Values<'registry.person_version'>;

const seal = (unit: Unit, plain: string | null, context: string): Uint8Array | null => (plain === null ? null : unit.house.cipher.seal(plain, context));
const open = (unit: Unit, sealed: Uint8Array | null, context: string): string | null => (sealed === null ? null : unit.house.cipher.open(sealed, context));
export const idNumberIndex = (unit: Unit, idNumber: string): Uint8Array => unit.house.cipher.blindIndex(normalizeIdNumber(idNumber), sealedFields.idNumber);

/** Fields → row values; sensitive ones are sealed here and nowhere else. */
export function toPersonValues(unit: Unit, personId: string, f: PersonFields, extra: unknown = {}, reason: string | null = null): PersonValues {
  const latin = nameInLatin(f.name);
  const idNumber = f.idNumber === null ? null : normalizeIdNumber(f.idNumber);
  return {
    person_id: personId,
    name: f.name,
    pinyin: latin.pinyin,
    initials: latin.initials,
    sex: f.sex,
    born_on: f.bornOn,
    ethnicity: f.ethnicity,
    native_place: f.nativePlace,
    birth_place: f.birthPlace,
    political_status: f.politicalStatus,
    party_joined_on: f.partyJoinedOn,
    work_started_on: f.workStartedOn,
    specialty: f.specialty,
    professional_title: f.professionalTitle,
    staff_category: f.staffCategory,
    tags: [...f.tags],
    photo_hash: f.photoHash,
    id_number_sealed: seal(unit, idNumber, sealedFields.idNumber),
    id_number_index: idNumber === null ? null : idNumberIndex(unit, idNumber),
    phone_sealed: seal(unit, f.phone, sealedFields.phone),
    health_sealed: seal(unit, f.health, sealedFields.health),
    extra,
    reason,
  };
}

/** Row → fields, opened. Callers mask what the actor may not see. */
export const toPersonFields = (unit: Unit, r: PersonValues): PersonFields => ({
  name: r.name,
  sex: (r.sex ?? null) as Sex | null,
  bornOn: r.born_on ?? null,
  ethnicity: r.ethnicity ?? null,
  nativePlace: r.native_place ?? null,
  birthPlace: r.birth_place ?? null,
  politicalStatus: r.political_status ?? null,
  partyJoinedOn: r.party_joined_on ?? null,
  workStartedOn: r.work_started_on ?? null,
  specialty: r.specialty ?? null,
  professionalTitle: r.professional_title ?? null,
  staffCategory: (r.staff_category ?? null) as StaffCategory | null,
  tags: r.tags,
  photoHash: r.photo_hash ?? null,
  idNumber: open(unit, r.id_number_sealed ?? null, sealedFields.idNumber),
  phone: open(unit, r.phone_sealed ?? null, sealedFields.phone),
  health: open(unit, r.health_sealed ?? null, sealedFields.health),
});

export async function insertPersons(unit: Unit, ids: readonly string[]): Promise<void> {
  await insertRows(unit, 'registry.person', ids.map((id) => ({ region_id: unit.actor.regionId, id, created_at: unit.at })));
}

/** The person's version as of a moment. */
export async function findPersonVersion(unit: Unit, personId: string, at: AsOf = {}): Promise<PersonVersionTable | null> {
  const { rows } = await sql<PersonVersionTable>`
    select v.* from registry.person_version v where v.region_id = ${unit.actor.regionId} and v.person_id = ${personId} and ${holds('v', asOf(unit, at))}`.execute(unit.tx);
  return rows[0] ?? null;
}

/** Any version by its id, superseded or not: what was on somebody's screen. */
export async function personVersionById(unit: Unit, personId: string, versionId: string): Promise<PersonVersionTable | null> {
  const row = await unit.tx.selectFrom('registry.person_version').selectAll().where('region_id', '=', unit.actor.regionId).where('person_id', '=', personId).where('id', '=', versionId).executeTakeFirst();
  return (row as PersonVersionTable | undefined) ?? null;
}

/** Every version ever recorded of a person, in the order of recording. */
export async function allPersonVersions(unit: Unit, personId: string): Promise<PersonVersionTable[]> {
  const rows = await unit.tx.selectFrom('registry.person_version').selectAll().where('region_id', '=', unit.actor.regionId).where('person_id', '=', personId).orderBy('recorded_at').orderBy('valid_from').execute();
  return rows as PersonVersionTable[];
}

/** Who is on file under these identity numbers: number → person id. Found by blind index, nothing is opened. */
export async function personsByIdNumbers(unit: Unit, idNumbers: readonly string[]): Promise<Map<string, string>> {
  const byIndex = new Map(idNumbers.map((n) => [Buffer.from(idNumberIndex(unit, n)).toString('hex'), n]));
  if (byIndex.size === 0) return new Map();
  const { rows } = await sql<{ person_id: string; id_number_index: Uint8Array }>`
    select person_id, id_number_index from registry.person_version
    where region_id = ${unit.actor.regionId} and superseded_at is null and id_number_index = any(${`{${[...byIndex.keys()].map((h) => `"\\\\x${h}"`).join(',')}}`}::bytea[])`.execute(unit.tx);
  return new Map(rows.map((r) => [byIndex.get(Buffer.from(r.id_number_index).toString('hex'))!, r.person_id]));
}

/** Refuses `registry.no_such_person` when one of the ids is not on file in this region. */
export async function mustExist(unit: Unit, personIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(personIds)];
  if (wanted.length === 0) return;
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from registry.person where region_id = ${unit.actor.regionId} and id = any(${idList(wanted)})`.execute(unit.tx);
  if (rows[0]?.n !== wanted.length) throw new Refusal('not_found', 'registry.no_such_person');
}
