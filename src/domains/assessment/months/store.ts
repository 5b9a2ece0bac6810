import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Score } from '../../../kernel/score.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { BulletinSection, ItemRating, ListEntry, ListKind, ListState, MonthItem, PeriodKind, UnitPeriod } from './model.ts';
import type { PlannedPeriod } from './rules/periods.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.month_item': { region_id: string; id: string; unit_id: string; organization_id: string; month: string; title: string; measure: string; planned: number; done: number | null; proposed_rating: string | null; rating: string | null; reason: string | null; planned_at: Date; planned_by: string; rated_at: Date | null; rated_by: string | null };
    'assessment.month_bulletin': { region_id: string; unit_id: string; month: string; sections: BulletinSection[]; policy_version: string; published_at: Date; published_by: string };
    'assessment.list_entry': {
      region_id: string;
      id: string;
      unit_id: string;
      month: string;
      organization_id: string;
      list: string;
      reasons: ListEntry['reasons'];
      state: string;
      proposed_at: Date;
      proposed_by: string;
      proposer_account_id: string | null;
      reply_until: string;
      reply: string | null;
      replied_at: Date | null;
      replied_by: string | null;
      decision_reason: string | null;
      decided_at: Date | null;
      decided_by: string | null;
      rectification: string | null;
      removed_at: Date | null;
      removed_by: string | null;
    };
    'assessment.unit_period': { region_id: string; unit_id: string; year: number; kind: string; number: number; begins_on: string; ends_on: string; due_on: string; mark: number | null; summary: string | null; recorded_on: string | null; recorded_by: string | null; opened_by: string };
  }
}

/** One at a time plans, rates and publishes a month of a unit: whoever comes second sees what the first did. */
export async function lockMonth(unit: Unit, unitId: string, month: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`month ${unit.actor.regionId} ${unitId} ${month}`}, 0))`.execute(unit.tx);
}

const items = (unit: Unit) => unit.tx.selectFrom('assessment.month_item').selectAll().where('region_id', '=', unit.actor.regionId);
type ItemRow = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number];
const toItem = (r: ItemRow): MonthItem => ({ id: r.id, unitId: r.unit_id, organizationId: r.organization_id, month: r.month, title: r.title, measure: r.measure, planned: r.planned as Score, done: r.done as Score | null, proposedRating: r.proposed_rating as ItemRating | null, rating: r.rating as ItemRating | null, reason: r.reason });

export async function insertItems(unit: Unit, list: readonly Pick<MonthItem, 'unitId' | 'organizationId' | 'month' | 'title' | 'measure' | 'planned'>[]): Promise<string[]> {
  const rows = list.map((i) => ({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), unit_id: i.unitId, organization_id: i.organizationId, month: i.month, title: i.title, measure: i.measure, planned: i.planned, done: null, proposed_rating: null, rating: null, reason: null, planned_at: unit.at, planned_by: unit.actor.name, rated_at: null, rated_by: null }));
  await unit.tx.insertInto('assessment.month_item').values(rows).execute();
  return rows.map((r) => r.id);
}

export async function findItem(unit: Unit, id: string): Promise<MonthItem | null> {
  const row = await items(unit).where('id', '=', id).executeTakeFirst();
  return row ? toItem(row) : null;
}

/** In the order they were planned. */
export const itemsOfMonth = async (unit: Unit, unitId: string, month: string): Promise<MonthItem[]> => (await items(unit).where('unit_id', '=', unitId).where('month', '=', month).orderBy('planned_at').orderBy('id').execute()).map(toItem);

export async function saveRating(unit: Unit, id: string, r: { readonly done: Score; readonly proposed: ItemRating; readonly rating: ItemRating; readonly reason: string | null }): Promise<void> {
  await unit.tx.updateTable('assessment.month_item').set({ done: r.done, proposed_rating: r.proposed, rating: r.rating, reason: r.reason, rated_at: unit.at, rated_by: unit.actor.name }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}

const bulletins = (unit: Unit) => unit.tx.selectFrom('assessment.month_bulletin').selectAll().where('region_id', '=', unit.actor.regionId);
export const findBulletin = (unit: Unit, unitId: string, month: string) => bulletins(unit).where('unit_id', '=', unitId).where('month', '=', month).executeTakeFirst();
export const bulletinsOfMonth = (unit: Unit, month: string) => bulletins(unit).where('month', '=', month).orderBy('published_at').orderBy('unit_id').execute();

export async function insertBulletin(unit: Unit, b: { readonly unitId: string; readonly month: string; readonly sections: readonly BulletinSection[]; readonly policyVersion: string }): Promise<void> {
  await unit.tx.insertInto('assessment.month_bulletin').values({ region_id: unit.actor.regionId, unit_id: b.unitId, month: b.month, sections: json([...b.sections]), policy_version: b.policyVersion, published_at: unit.at, published_by: unit.actor.name }).execute();
}

const entries = (unit: Unit) => unit.tx.selectFrom('assessment.list_entry').selectAll().where('region_id', '=', unit.actor.regionId);
type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number];
const toEntry = (r: EntryRow): ListEntry => ({
  id: r.id,
  unitId: r.unit_id,
  month: r.month,
  organizationId: r.organization_id,
  list: r.list as ListKind,
  reasons: r.reasons,
  state: r.state as ListState,
  proposerAccountId: r.proposer_account_id,
  replyUntil: r.reply_until,
  reply: r.reply,
  decisionReason: r.decision_reason,
  decidedBy: r.decided_by,
  rectification: r.rectification,
});

/** Entries of sections that stand on a list already are left out. Out: what was added. */
export async function insertEntries(unit: Unit, list: readonly Pick<ListEntry, 'unitId' | 'month' | 'organizationId' | 'list' | 'reasons' | 'replyUntil' | 'proposerAccountId'>[]): Promise<ListKind[]> {
  if (list.length === 0) return [];
  const rows = await unit.tx
    .insertInto('assessment.list_entry')
    .values(list.map((e) => ({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), unit_id: e.unitId, month: e.month, organization_id: e.organizationId, list: e.list, reasons: json([...e.reasons]), state: 'proposed', proposed_at: unit.at, proposed_by: unit.actor.name, proposer_account_id: e.proposerAccountId, reply_until: e.replyUntil, reply: null, replied_at: null, replied_by: null, decision_reason: null, decided_at: null, decided_by: null, rectification: null, removed_at: null, removed_by: null })))
    .onConflict((o) => o.doNothing())
    .returning('list')
    .execute();
  return rows.map((r) => r.list as ListKind);
}

export async function holdEntry(unit: Unit, id: string): Promise<ListEntry | null> {
  const row = await entries(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toEntry(row) : null;
}
export const entriesOfUnit = async (unit: Unit, unitId: string, month: string): Promise<ListEntry[]> => (await entries(unit).where('unit_id', '=', unitId).where('month', '=', month).orderBy('proposed_at').orderBy('id').execute()).map(toEntry);
export const entriesOut = async (unit: Unit, month: string): Promise<ListEntry[]> => (await entries(unit).where('month', '=', month).where('state', 'in', ['published', 'removed']).orderBy('proposed_at').orderBy('id').execute()).map(toEntry);

type EntryChange = { readonly reply: string } | { readonly state: 'published' | 'declined'; readonly decisionReason: string } | { readonly rectification: string };
export async function changeEntry(unit: Unit, id: string, c: EntryChange): Promise<void> {
  const [at, by] = [unit.at, unit.actor.name];
  const set = 'reply' in c ? { reply: c.reply, replied_at: at, replied_by: by } : 'rectification' in c ? { state: 'removed', rectification: c.rectification, removed_at: at, removed_by: by } : { state: c.state, decision_reason: c.decisionReason, decided_at: at, decided_by: by };
  await unit.tx.updateTable('assessment.list_entry').set(set).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}

const periods = (unit: Unit) => unit.tx.selectFrom('assessment.unit_period').selectAll().where('region_id', '=', unit.actor.regionId);
type PeriodRow = Awaited<ReturnType<ReturnType<typeof periods>['execute']>>[number];
const toPeriod = (r: PeriodRow): UnitPeriod => ({ unitId: r.unit_id, year: r.year, kind: r.kind as PeriodKind, number: r.number, beginsOn: r.begins_on, endsOn: r.ends_on, dueOn: r.due_on, mark: r.mark as Score | null, summary: r.summary, recordedOn: r.recorded_on });

/** Out: how many rows are new. */
export async function insertPeriods(unit: Unit, year: number, unitIds: readonly string[], list: readonly PlannedPeriod[]): Promise<number> {
  const { rows } = await sql`
    insert into assessment.unit_period (region_id, unit_id, year, kind, number, begins_on, ends_on, due_on, opened_by)
    select ${unit.actor.regionId}, u.id::uuid, ${year}, p.kind, p.number, p."beginsOn", p."endsOn", p."dueOn", ${unit.actor.name}
    from jsonb_array_elements_text(${json([...new Set(unitIds)])}) as u(id),
      jsonb_to_recordset(${json([...list])}) as p(kind text, number integer, "beginsOn" date, "endsOn" date, "dueOn" date)
    on conflict do nothing returning 1`.execute(unit.tx);
  return rows.length;
}

/** The periods of one unit and year, all held: two who record at once come one after the other. */
export const holdPeriods = async (unit: Unit, unitId: string, year: number): Promise<UnitPeriod[]> => (await periods(unit).where('unit_id', '=', unitId).where('year', '=', year).orderBy('kind').orderBy('number').forUpdate().execute()).map(toPeriod);
export const periodsOf = async (unit: Unit, year: number): Promise<UnitPeriod[]> => (await periods(unit).where('year', '=', year).execute()).map(toPeriod);

export async function savePeriod(unit: Unit, p: Pick<UnitPeriod, 'unitId' | 'year' | 'kind' | 'number'>, set: { readonly mark: Score; readonly summary: string; readonly recordedOn: Day }): Promise<void> {
  await unit.tx
    .updateTable('assessment.unit_period')
    .set({ mark: set.mark, summary: set.summary, recorded_on: set.recordedOn, recorded_by: unit.actor.name })
    .where('region_id', '=', unit.actor.regionId)
    .where('unit_id', '=', p.unitId)
    .where('year', '=', p.year)
    .where('kind', '=', p.kind)
    .where('number', '=', p.number)
    .execute();
}

/** Months before the given one that have items and no bulletin. */
export async function monthsNotSent(unit: Unit, before: string): Promise<{ unitId: string; month: string; unrated: number }[]> {
  const { rows } = await sql<{ unit_id: string; month: string; unrated: string }>`
    select i.unit_id, i.month, count(*) filter (where i.rating is null) as unrated from assessment.month_item i
    where i.region_id = ${unit.actor.regionId} and i.month < ${before}
      and not exists (select from assessment.month_bulletin b where b.region_id = i.region_id and b.unit_id = i.unit_id and b.month = i.month)
    group by i.unit_id, i.month order by i.month, i.unit_id`.execute(unit.tx);
  return rows.map((r) => ({ unitId: r.unit_id, month: r.month, unrated: Number(r.unrated) }));
}

export const entriesProposed = async (unit: Unit): Promise<ListEntry[]> => (await entries(unit).where('state', '=', 'proposed').orderBy('proposed_at').orderBy('id').execute()).map(toEntry);

/** Periods that are over and not recorded, with how many units each. */
export async function periodsDue(unit: Unit, today: Day): Promise<{ year: number; kind: PeriodKind; number: number; dueOn: Day; units: number }[]> {
  const { rows } = await sql<{ year: number; kind: string; number: number; due_on: string; units: string }>`
    select year, kind, number, min(due_on) as due_on, count(*) as units from assessment.unit_period
    where region_id = ${unit.actor.regionId} and mark is null and ends_on < ${today} group by year, kind, number order by min(due_on)`.execute(unit.tx);
  return rows.map((r) => ({ year: r.year, kind: r.kind as PeriodKind, number: r.number, dueOn: r.due_on, units: Number(r.units) }));
}

/** How many bulletins each unit has put out in a year. */
export async function bulletinsOf(unit: Unit, year: number): Promise<{ unitId: string; sent: number }[]> {
  const rows = await unit.tx.selectFrom('assessment.month_bulletin').select((e) => ['unit_id', e.fn.countAll<number>().as('sent')]).where('region_id', '=', unit.actor.regionId).where('month', 'like', `${year}-%`).groupBy('unit_id').execute();
  return rows.map((r) => ({ unitId: r.unit_id, sent: Number(r.sent) }));
}
