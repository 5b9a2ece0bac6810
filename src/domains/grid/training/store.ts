import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Level } from '../model.ts';
import { uuids } from '../store/patches.ts';
import type { Grade, NewClass, TrainingClass } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'grid.training_class': { region_id: string; id: string; organization_id: string; grade: string; levels: string[]; title: string; held_on: string; hours: number; cancelled_on: string | null; recorded_at: Date; recorded_by: string };
  }
}
const region = (unit: Unit) => unit.actor.regionId;
const within = (organizations: 'all' | readonly string[]) => (organizations === 'all' ? sql`true` : sql`p.organization_id = any(${uuids(organizations)})`);
const query = (unit: Unit) => unit.tx.selectFrom('grid.training_class').selectAll().where('region_id', '=', region(unit));
const toClass = (r: Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]): TrainingClass => ({ id: r.id, organizationId: r.organization_id, grade: r.grade as Grade, levels: r.levels as Level[], title: r.title, heldOn: r.held_on, hours: r.hours, cancelledOn: r.cancelled_on });

export async function insertClass(unit: Unit, c: NewClass): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('grid.training_class').values({ region_id: region(unit), id, organization_id: c.organizationId, grade: c.grade, levels: [...new Set(c.levels)], title: c.title, held_on: c.heldOn, hours: c.hours, cancelled_on: null, recorded_at: unit.at, recorded_by: unit.actor.name }).execute();
  return id;
}
/** Locked with `hold`: its list and its end do not cross. */
export async function findClass(unit: Unit, id: string, hold = false): Promise<TrainingClass | null> {
  const q = query(unit).where('id', '=', id);
  const row = await (hold ? q.forUpdate() : q).executeTakeFirst();
  return row ? toClass(row) : null;
}
export const cancelClass = async (unit: Unit, id: string): Promise<void> => void (await unit.tx.updateTable('grid.training_class').set({ cancelled_on: unit.today }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

/** Classes of units with how many came, the latest first. */
export async function classesOf(unit: Unit, organizations: 'all' | readonly string[], most: number): Promise<(TrainingClass & { readonly attended: number })[]> {
  const base = query(unit).orderBy('held_on', 'desc').orderBy('id', 'desc').limit(most);
  const rows = await (organizations === 'all' ? base : base.where(sql<boolean>`organization_id = any(${uuids(organizations)})`)).execute();
  const { rows: counts } = await sql<{ id: string; n: number }>`select class_id as id, count(*)::int as n from grid.training_attendance where region_id = ${region(unit)} and class_id = any(${uuids(rows.map((r) => r.id))}) group by class_id`.execute(unit.tx);
  const byId = new Map(counts.map((c) => [c.id, c.n]));
  return rows.map((r) => ({ ...toClass(r), attended: byId.get(r.id) ?? 0 }));
}
export interface Invited {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly patch: string;
  readonly organizationId: string;
  readonly came: boolean;
}
/** Who served on the day of a class at its levels in these units, and whether he came. */
export async function invitedTo(unit: Unit, c: TrainingClass, organizations: readonly string[]): Promise<Invited[]> {
  const { rows } = await sql<Invited>`select h.id, h.name, p.level, p.name as patch, p.organization_id as "organizationId", a.head_id is not null as came
    from grid.head h join grid.patch p on p.region_id = h.region_id and p.id = h.patch_id
      left join grid.training_attendance a on a.region_id = h.region_id and a.class_id = ${c.id} and a.head_id = h.id
    where h.region_id = ${region(unit)} and ${within(organizations)} and p.level = any(${sql`${`{${c.levels.join(',')}}`}::text[]`}) and h.served_from <= ${c.heldOn}::date and (h.served_to is null or h.served_to >= ${c.heldOn}::date)
    order by p.code, h.id`.execute(unit.tx);
  return rows;
}
/** Of these heads, those who were invited, each once. Out: how many are new on the list. */
export async function insertAttendance(unit: Unit, c: TrainingClass, organizations: readonly string[], headIds: readonly string[]): Promise<{ readonly invited: number; readonly added: number }> {
  const ids = [...new Set(headIds)].sort();
  const { rows: [known] } = await sql<{ n: number }>`select count(*)::int as n from grid.head h join grid.patch p on p.region_id = h.region_id and p.id = h.patch_id
    where h.region_id = ${region(unit)} and h.id = any(${uuids(ids)}) and ${within(organizations)} and p.level = any(${sql`${`{${c.levels.join(',')}}`}::text[]`}) and h.served_from <= ${c.heldOn}::date and (h.served_to is null or h.served_to >= ${c.heldOn}::date)`.execute(unit.tx);
  if ((known?.n ?? 0) < ids.length) return { invited: known?.n ?? 0, added: 0 };
  const { rows } = await sql`insert into grid.training_attendance (region_id, class_id, head_id, recorded_at, recorded_by) select ${region(unit)}, ${c.id}, id, ${unit.at}, ${unit.actor.name} from unnest(${uuids(ids)}) as id on conflict do nothing returning 1`.execute(unit.tx);
  return { invited: ids.length, added: rows.length };
}
export const attendedOf = async (unit: Unit, classId: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from grid.training_attendance where region_id = ${region(unit)} and class_id = ${classId}`.execute(unit.tx)).rows[0]!.n;

export interface LevelFigures {
  readonly level: Level;
  readonly heads: number;
  readonly trained: number;
  readonly personTimes: number;
  readonly personTimesSince: number;
}
/** Of each level: who serves, who of them was trained, person-times ever and since a day, those of heads who left included. */
export async function levelFigures(unit: Unit, organizations: 'all' | readonly string[], since: Day): Promise<LevelFigures[]> {
  const { rows } = await sql<LevelFigures>`
    with came as (
      select a.head_id, count(*) as times, count(*) filter (where c.held_on >= ${since}::date) as since
      from grid.training_attendance a join grid.training_class c on c.region_id = a.region_id and c.id = a.class_id where a.region_id = ${region(unit)} group by a.head_id
    )
    select p.level, count(*) filter (where h.served_to is null)::int as heads, count(came.head_id) filter (where h.served_to is null)::int as trained,
      coalesce(sum(came.times), 0)::int as "personTimes", coalesce(sum(came.since), 0)::int as "personTimesSince"
    from grid.head h join grid.patch p on p.region_id = h.region_id and p.id = h.patch_id left join came on came.head_id = h.id
    where h.region_id = ${region(unit)} and ${within(organizations)} group by p.level`.execute(unit.tx);
  return rows;
}
/** Classes somebody came to and person-times, by grade, of the units' classes. */
export async function gradeFigures(unit: Unit, organizations: 'all' | readonly string[]): Promise<{ grade: Grade; classes: number; personTimes: number }[]> {
  const { rows } = await sql<{ grade: Grade; classes: number; personTimes: number }>`select p.grade, count(distinct p.id)::int as classes, count(*)::int as "personTimes"
    from grid.training_class p join grid.training_attendance a on a.region_id = p.region_id and a.class_id = p.id where p.region_id = ${region(unit)} and ${within(organizations)} group by p.grade`.execute(unit.tx);
  return rows;
}
/** Who serves and was never at a class, those who serve longest first. */
export async function neverTrained(unit: Unit, organizations: 'all' | readonly string[], most: number): Promise<(Omit<Invited, 'came'> & { readonly servedFrom: Day })[]> {
  const { rows } = await sql<Omit<Invited, 'came'> & { servedFrom: Day }>`select h.id, h.name, p.level, p.name as patch, p.organization_id as "organizationId", h.served_from::text as "servedFrom"
    from grid.head h join grid.patch p on p.region_id = h.region_id and p.id = h.patch_id
    where h.region_id = ${region(unit)} and h.served_to is null and ${within(organizations)} and not exists (select 1 from grid.training_attendance a where a.region_id = h.region_id and a.head_id = h.id)
    order by h.served_from, p.code limit ${most}`.execute(unit.tx);
  return rows;
}
