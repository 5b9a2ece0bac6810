import { insertRows, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { OrganizationType, PostCategory, Sex, StaffCategory } from '../model.ts';
import { buildCard, type PersonCard } from '../rules/build-card.ts';
import { asOf } from './as-of.ts';
import { placesOf } from './organization.ts';
import { loadRecords } from './record.ts';
import './tables.ts';
import type { PersonCardTable } from './tables.ts';
import { idList } from './versions.ts';

const CARDS_AT_ONCE = 2000;

/** Neighbouring characters, as `registry.pairs` finds them: what a search inside titles is looked up by. */
const pairsOf = (titles: string): string[] => {
  const characters = [...titles];
  return [...new Set(characters.slice(1).map((c, i) => characters[i]! + c))].sort();
};

const toRow = (regionId: string, c: PersonCard): PersonCardTable => ({
  region_id: regionId,
  person_id: c.personId,
  name: c.name,
  pinyin: c.pinyin,
  initials: c.initials,
  sex: c.sex,
  born_on: c.bornOn,
  ethnicity: c.ethnicity,
  political_status: c.politicalStatus,
  staff_category: c.staffCategory,
  work_started_on: c.workStartedOn,
  photo_hash: c.photoHash,
  tags: [...c.tags],
  appointment_id: c.appointmentId,
  organization_id: c.organizationId,
  organization_name: c.organizationName,
  path: c.path,
  // Padded so that text order is tree order; people without a post come last.
  path_key: c.path === null ? '~' : c.path.split('.').map((n) => n.padStart(7, '0')).join('.'),
  unit_type: c.unitType,
  post_id: c.postId,
  title: c.title,
  titles: c.titles,
  title_pairs: pairsOf(c.titles),
  category: c.category,
  principal: c.principal,
  trial: c.trial,
  awaiting_post: c.awaitingPost,
  post_since: c.postSince,
  leadership_level: c.leadershipLevel,
  level_order: c.levelOrder,
  level_since: c.levelSince,
  rank: c.rank,
  rank_order: c.rankOrder,
  rank_since: c.rankSince,
  education: c.education,
  degree: c.degree,
  major: c.major,
  education_step: c.educationStep,
  last_grade: c.lastGrade,
  last_grade_year: c.lastGradeYear,
  effect_until: c.effectUntil,
  next_change_on: c.nextChangeOn,
});

export const toCard = (r: PersonCardTable): PersonCard => ({
  personId: r.person_id,
  name: r.name,
  pinyin: r.pinyin,
  initials: r.initials,
  sex: r.sex as Sex | null,
  bornOn: r.born_on,
  ethnicity: r.ethnicity,
  politicalStatus: r.political_status,
  staffCategory: r.staff_category as StaffCategory | null,
  workStartedOn: r.work_started_on,
  photoHash: r.photo_hash,
  tags: r.tags,
  appointmentId: r.appointment_id,
  organizationId: r.organization_id,
  organizationName: r.organization_name,
  path: r.path,
  unitType: r.unit_type as OrganizationType | null,
  postId: r.post_id,
  title: r.title,
  titles: r.titles,
  category: r.category as PostCategory | null,
  principal: r.principal,
  trial: r.trial,
  awaitingPost: r.awaiting_post,
  postSince: r.post_since,
  leadershipLevel: r.leadership_level,
  levelOrder: r.level_order,
  levelSince: r.level_since,
  rank: r.rank,
  rankOrder: r.rank_order,
  rankSince: r.rank_since,
  education: r.education,
  degree: r.degree,
  major: r.major,
  educationStep: r.education_step,
  lastGrade: r.last_grade,
  lastGradeYear: r.last_grade_year,
  effectUntil: r.effect_until,
  nextChangeOn: r.next_change_on,
});

/** Writes the cards of people who have none yet. */
export const insertCards = (unit: Unit, cards: readonly PersonCard[]): Promise<void> => insertRows(unit, 'registry.person_card', cards.map((c) => toRow(unit.actor.regionId, c)));

/** Writes cards, new or anew. */
async function writeCards(unit: Unit, cards: readonly PersonCard[]): Promise<void> {
  const rows = cards.map((c) => toRow(unit.actor.regionId, c));
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).filter((c) => c !== 'region_id' && c !== 'person_id');
  const set = sql.join(columns.map((c) => sql`${sql.ref(c)} = ${sql.ref(`excluded.${c}`)}`));
  // Cards that would say the same are left alone: an update costs a row in every index.
  await insertRows(unit, 'registry.person_card', rows, sql`on conflict (region_id, person_id) do update set ${set} where c is distinct from excluded`);
}

/** Rewrites the cards of people from what is on file now. Every write about people ends with it. */
export async function refreshCards(unit: Unit, personIds: readonly string[]): Promise<void> {
  const ids = [...new Set(personIds)];
  const m = asOf(unit);
  for (let i = 0; i < ids.length; i += CARDS_AT_ONCE) {
    const chunk = ids.slice(i, i + CARDS_AT_ONCE);
    const records = await loadRecords(unit, chunk, m);
    const found = new Set(records.map((r) => r.id));
    const gone = chunk.filter((id) => !found.has(id));
    if (gone.length > 0) await sql`delete from registry.person_card where region_id = ${unit.actor.regionId} and person_id = any(${idList(gone)})`.execute(unit.tx);
    const places = await placesOf(unit, records.flatMap((r) => r.appointments.map((a) => a.organizationId)), m);
    await writeCards(unit, records.map((r) => buildCard(r, places, unit.today)));
  }
}

/** Rewrites cards whose day of change has come; at most `limit`. Out: how many. */
export async function refreshDueCards(unit: Unit, limit: number): Promise<number> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from registry.person_card where region_id = ${unit.actor.regionId} and next_change_on <= ${unit.today}::date order by next_change_on limit ${limit}`.execute(unit.tx);
  await refreshCards(unit, rows.map((r) => r.person_id));
  return rows.length;
}

export async function cardsOf(unit: Unit, personIds: readonly string[]): Promise<PersonCard[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<PersonCardTable>`select * from registry.person_card where region_id = ${unit.actor.regionId} and person_id = any(${idList([...new Set(personIds)])})`.execute(unit.tx);
  return rows.map(toCard);
}

/** Cards of everyone in office: of the region, or with any appointment in the organizations. */
export async function cardsInOffice(unit: Unit, organizationIds: readonly string[] | 'all'): Promise<PersonCard[]> {
  const where =
    organizationIds === 'all'
      ? sql`c.appointment_id is not null`
      : sql`c.person_id in (select a.person_id from registry.appointment a where a.region_id = ${unit.actor.regionId} and a.organization_id = any(${idList(organizationIds)}) and a.superseded_at is null and a.state <> 'proposed' and a.valid_from <= ${unit.today}::date and (a.valid_to is null or a.valid_to > ${unit.today}::date))`;
  if (organizationIds !== 'all' && organizationIds.length === 0) return [];
  const { rows } = await sql<PersonCardTable>`select c.* from registry.person_card c where c.region_id = ${unit.actor.regionId} and ${where} order by c.path_key, c.level_order, c.person_id`.execute(unit.tx);
  return rows.map(toCard);
}
