import './tables.ts';
import { sql, type RawBuilder, type SqlBool } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { EntryKind } from '../kinds.ts';
import type { Arena, Entry, EntryPerson, EntryState } from '../model.ts';
import type { EntryTable } from './tables.ts';

export interface EntryNow extends Entry {
  readonly state: EntryState;
}

/** Ids travel as one text, so that a thousand of them are one parameter. */
export const idList = (ids: readonly string[]) => sql<string[]>`${`{${ids.join(',')}}`}::uuid[]`;

/** Entries and their people in two statements, whatever their number. */
export async function insertEntries(unit: Unit, entries: readonly Entry[]): Promise<void> {
  const region_id = unit.actor.regionId;
  const rows = entries.map((e) => ({
    region_id,
    id: e.id,
    kind: e.content.kind,
    title: e.title,
    occurred_on: e.occurredOn,
    arena: e.arena,
    organization_id: e.organizationId,
    matter_id: e.matterId,
    critical_event_id: e.criticalEventId,
    corrects_id: e.correctsId,
    initial_state: e.initialState,
    content: e.content,
    organizations: e.organizations,
    source: e.source,
    figures: e.figures,
    attachments: e.attachments,
    reported_at: e.reportedAt,
    reported_by: e.reportedBy,
    reporter_account_id: e.reporterAccountId,
    reporter_person_id: e.reporterPersonId,
  }));
  await sql`insert into evidence.entry select * from jsonb_populate_recordset(null::evidence.entry, ${JSON.stringify(rows)}::jsonb)`.execute(unit.tx);
  const people = entries.flatMap((e) => e.persons.map((p) => ({ region_id, entry_id: e.id, person_id: p.personId, role: p.role, lead: p.lead, share: p.share })));
  if (people.length > 0) await sql`insert into evidence.entry_person select * from jsonb_populate_recordset(null::evidence.entry_person, ${JSON.stringify(people)}::jsonb)`.execute(unit.tx);
}

const toEntry = (r: EntryTable, persons: EntryPerson[]): Entry => ({
  id: r.id,
  regionId: r.region_id,
  title: r.title,
  occurredOn: r.occurred_on,
  arena: r.arena as Arena,
  content: r.content as Entry['content'],
  organizationId: r.organization_id,
  organizations: r.organizations as Entry['organizations'],
  persons,
  matterId: r.matter_id,
  criticalEventId: r.critical_event_id,
  correctsId: r.corrects_id,
  initialState: r.initial_state as Entry['initialState'],
  source: r.source as Entry['source'],
  figures: r.figures as Entry['figures'],
  attachments: r.attachments as Entry['attachments'],
  reportedAt: r.reported_at,
  reportedBy: r.reported_by,
  reporterAccountId: r.reporter_account_id,
  reporterPersonId: r.reporter_person_id,
});

const PEOPLE_PAGE = 10_000;

/** People of entries by entry id. */
export async function peopleOf(unit: Unit, ids: readonly string[]): Promise<Map<string, EntryPerson[]>> {
  const found = new Map<string, EntryPerson[]>();
  for (let i = 0; i < ids.length; i += PEOPLE_PAGE) {
    const { rows } = await sql<{ entry_id: string; person_id: string; role: EntryPerson['role']; lead: boolean; share: number | null }>`
      select entry_id, person_id, role, lead, share from evidence.entry_person
      where region_id = ${unit.actor.regionId} and entry_id = any(${idList(ids.slice(i, i + PEOPLE_PAGE))}) order by entry_id, person_id`.execute(unit.tx);
    for (const r of rows) {
      const person = { personId: r.person_id, role: r.role, lead: r.lead, share: r.share };
      const list = found.get(r.entry_id);
      if (list) list.push(person);
      else found.set(r.entry_id, [person]);
    }
  }
  return found;
}

/** Filters that callers join with `and`; `e` is the entry. */
export type Condition = RawBuilder<SqlBool>;
export const everything: Condition = sql<SqlBool>`true`;
export const both = (...conditions: readonly Condition[]): Condition => (conditions.length === 0 ? everything : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`);
export const either = (...conditions: readonly Condition[]): Condition => (conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`);
export const withIds = (ids: readonly string[]): Condition => sql<SqlBool>`e.id = any(${idList(ids)})`;
export const namesPerson = (ids: readonly string[]): Condition =>
  sql<SqlBool>`e.id in (select p.entry_id from evidence.entry_person p where p.region_id = current_setting('app.region', true) and p.person_id = any(${idList(ids)}))`;
export const ofOrganizations = (ids: readonly string[]): Condition => sql<SqlBool>`e.organization_id = any(${idList(ids)})`;
export const ofMatters = (ids: readonly string[]): Condition => sql<SqlBool>`e.matter_id = any(${idList(ids)})`;
export const ofEvent = (id: string): Condition => sql<SqlBool>`e.critical_event_id = ${id}`;
export const ofKinds = (kinds: readonly EntryKind[]): Condition => sql<SqlBool>`e.kind = any(${kinds}::text[])`;
export const ofArena = (arena: Arena): Condition => sql<SqlBool>`e.arena = ${arena}`;
export const occurredBetween = (from: string | undefined, to: string | undefined): Condition =>
  both(...(from === undefined ? [] : [sql<SqlBool>`e.occurred_on >= ${from}::date`]), ...(to === undefined ? [] : [sql<SqlBool>`e.occurred_on <= ${to}::date`]));
export const titled = (words: string): Condition => sql<SqlBool>`e.title ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`}`;
export const reportedBy = (accountId: string): Condition => sql<SqlBool>`e.reporter_account_id = ${accountId}`;
export const titledExactly = (title: string): Condition => sql<SqlBool>`e.title = ${title}`;
export const reportedSince = (at: Date): Condition => sql<SqlBool>`e.reported_at >= ${at}`;
export const correcting = (ids: readonly string[]): Condition => sql<SqlBool>`e.corrects_id = any(${idList(ids)})`;
export const inState = (states: readonly EntryState[]): Condition => sql<SqlBool>`coalesce(s.state, e.initial_state) = any(${states}::text[])`;
export const withFiguresAbout = (matterIds: readonly string[], organizationIds: readonly string[]): Condition =>
  sql<SqlBool>`(e.figures <> '[]' and (e.matter_id = any(${idList(matterIds)}) or (e.matter_id is null and e.organization_id = any(${idList(organizationIds)}))))`;
/** Behind the cursor in the order of lists: newest occurrence first. */
export const behind = (occurredOn: string, id: string): Condition => sql<SqlBool>`(e.occurred_on, e.id) < (${occurredOn}::date, ${id}::uuid)`;
export const performanceTasks = (fileIds: readonly string[]): Condition => sql<SqlBool>`(e.kind = 'task' and e.content->>'fileId' = any(${fileIds}::text[]))`;

/** Entries as they stand now, newest occurrence first, with state and people. */
export async function findEntries(unit: Unit, condition: Condition, limit?: number): Promise<EntryNow[]> {
  const { rows } = await sql<EntryTable & { state: EntryState }>`
    select e.*, coalesce(s.state, e.initial_state) as state from evidence.entry e
    left join lateral (select r.state from evidence.review_step r where r.region_id = e.region_id and r.entry_id = e.id order by r.number desc limit 1) s on true
    where e.region_id = ${unit.actor.regionId} and ${condition}
    order by e.occurred_on desc, e.id desc ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(unit.tx);
  const people = await peopleOf(unit, rows.map((r) => r.id));
  return rows.map((r) => ({ ...toEntry(r, people.get(r.id) ?? []), state: r.state }));
}

/** Lets one report of an account in at a time: what is sent twice at once finds itself. */
export async function lockReporter(unit: Unit, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evidence report ${unit.actor.regionId} ${accountId}`}, 0))`.execute(unit.tx);
}

export const findEntry = async (unit: Unit, id: string): Promise<EntryNow | null> => (await findEntries(unit, withIds([id]), 1))[0] ?? null;

/** Rows as the log needs them. */
export async function entriesById(unit: Unit, ids: readonly string[]): Promise<Entry[]> {
  const { rows } = await sql<EntryTable>`select * from evidence.entry where region_id = ${unit.actor.regionId} and id = any(${idList(ids)})`.execute(unit.tx);
  const people = await peopleOf(unit, rows.map((r) => r.id));
  return rows.map((r) => toEntry(r, people.get(r.id) ?? []));
}

const FIRST = '00000000-0000-0000-0000-000000000000';
/** Ids of rows of an insert-only table in order after one; to walk the whole table. */
export async function idsAfter(unit: Unit, table: 'evidence.entry' | 'evidence.review_step' | 'evidence.figure_check', id: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where region_id = ${unit.actor.regionId} and id > ${id ?? FIRST}::uuid order by id limit ${limit}`.execute(unit.tx);
  return rows.map((r) => r.id);
}

/** Of these hashes, those no stored file has. */
export async function missingFiles(unit: Unit, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const { rows } = await sql<{ hash: string }>`select h.hash from unnest(${hashes}::text[]) as h(hash)
    where not exists (select from platform.file f where f.region_id = ${unit.actor.regionId} and f.hash = h.hash)`.execute(unit.tx);
  return rows.map((r) => r.hash);
}
