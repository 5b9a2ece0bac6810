import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { insertRows, sql, type Insertable, type Tables } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { rewriteTimeline, type Version } from '../rules/rewrite-timeline.ts';

/** Lets one unit of work at a time write about this person or organization; held until the transaction ends. */
export async function holdForWriting(unit: Unit, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${unit.actor.regionId}:${what}`}, 0))`.execute(unit.tx);
}

/** Tables whose facts hold for a stretch of days; the second name is the column that says which fact it is. */
export const timelines = {
  'registry.organization_version': 'organization_id',
  'registry.post_version': 'post_id',
  'registry.person_version': 'person_id',
  'registry.appointment': 'appointment_id',
  'registry.rank': 'rank_id',
  'registry.education': 'education_id',
  'registry.family_member': 'family_member_id',
  'registry.career_line': 'career_line_id',
} as const satisfies Partial<Record<keyof Tables, string>>;
export type Timeline = keyof typeof timelines;
type Row<T extends Timeline> = Insertable<Tables[T]>;
/** What a version says, without when and by whom. */
export type Values<T extends Timeline> = Omit<Row<T>, 'region_id' | 'id' | 'valid_from' | 'valid_to' | 'recorded_at' | 'superseded_at' | 'recorded_by'>;

interface Stamped {
  id: string;
  valid_from: Day;
  valid_to: Day | null;
  recorded_at: Date;
}

/** First versions of new facts. Gives back the version ids in the order of the facts. */
export async function recordFacts<T extends Timeline>(unit: Unit, table: T, facts: readonly { values: Values<T>; from: Day; to: Day | null }[]): Promise<string[]> {
  const rows = facts.map((f) => stamp<T>(unit, f.values, f.from, f.to, unit.at));
  await insertRows(unit, table, rows);
  return rows.map((r) => (r as unknown as Stamped).id);
}

function stamp<T extends Timeline>(unit: Unit, values: Values<T>, from: Day, to: Day | null, at: Date): Row<T> {
  return { ...values, region_id: unit.actor.regionId, id: newId(unit.at.getTime()), valid_from: from, valid_to: to, recorded_at: at, superseded_at: null, recorded_by: unit.actor.name } as unknown as Row<T>;
}

/** The versions of one fact that are known now, in the order of their days. */
export async function versionsOf<T extends Timeline>(unit: Unit, table: T, factId: string): Promise<(Row<T> & Stamped)[]> {
  const { rows } = await sql<Row<T> & Stamped>`select * from ${sql.table(table)} where region_id = ${unit.actor.regionId} and ${sql.ref(timelines[table])} = ${factId} and superseded_at is null order by valid_from`.execute(unit.tx);
  return rows;
}

/**
 * Supersede and record, written once: over the days from `from` to `to` the fact says what `change` makes of it
 * (null ends it there). Versions touched are closed and what remains of them is written anew; nothing is updated but
 * the day of closing. Out: the id of the version that holds on `from`, or null. The caller holds the fact for writing.
 */
export async function rewriteFact<T extends Timeline>(unit: Unit, table: T, factId: string, from: Day, to: Day | null, change: (values: Values<T>) => Values<T> | null): Promise<string | null> {
  const current = await versionsOf(unit, table, factId);
  const { supersede, insert } = rewriteTimeline<Values<T>>(current.map((r): Version<Values<T>> => ({ versionId: r.id, from: r.valid_from, to: r.valid_to, values: valuesOf<T>(r) })), from, to, change);
  if (supersede.length === 0) return null;
  // A unit that began earlier but came to write later must not record before what it supersedes.
  const at = new Date(Math.max(unit.at.getTime(), ...current.map((r) => r.recorded_at.getTime())));
  await closeVersions(unit, table, supersede, at);
  const rows = insert.map((s) => stamp<T>(unit, s.values, s.from, s.to, at));
  await insertRows(unit, table, rows);
  const now = rows.find((_, i) => insert[i]!.from <= from && (insert[i]!.to === null || insert[i]!.to! > from));
  return now === undefined ? null : (now as unknown as Stamped).id;
}

/** Closes versions: from now on they are known not to be so. */
export async function closeVersions(unit: Unit, table: keyof Tables & string, versionIds: readonly string[], at: Date = unit.at): Promise<void> {
  if (versionIds.length === 0) return;
  await sql`update ${sql.table(table)} set superseded_at = ${at} where region_id = ${unit.actor.regionId} and id = any(${`{${versionIds.join(',')}}`}::uuid[]) and superseded_at is null`.execute(unit.tx);
}

function valuesOf<T extends Timeline>(row: Row<T> & Stamped): Values<T> {
  const { region_id, id, valid_from, valid_to, recorded_at, superseded_at, recorded_by, ...values } = row as unknown as Record<string, unknown>;
  void [region_id, id, valid_from, valid_to, recorded_at, superseded_at, recorded_by];
  return values as Values<T>;
}

/** A list of ids as one parameter. */
export const idList = (ids: readonly string[]) => sql<string[]>`${`{${ids.join(',')}}`}::uuid[]`;
