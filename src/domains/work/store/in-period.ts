import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';

export interface DispatchInPeriod {
  readonly organizationId: string;
  readonly received: number;
  readonly settled: number;
  readonly inTime: number;
  readonly open: number;
  readonly overdue: number;
}
/** What was handed out (M034) by unit in a half-open period of days: received and settled within it, open and overdue at its end or, while it runs, today. Units without any are left out. */
export async function dispatchInPeriod(unit: Unit, from: string, to: string): Promise<DispatchInPeriod[]> {
  const end = to < unit.today ? to : unit.today;
  const { rows } = await sql<{ organization_id: string; received: number; settled: number; in_time: number; open: number; overdue: number }>`
    with task as (
      select organization_id, due_on, given_on >= ${from}::date as fresh, done_on >= ${from}::date and done_on < ${to}::date as done, done_on <= due_on as kept, done_on is null or done_on >= ${to}::date as left_open
      from work.dispatch_task where region_id = ${unit.actor.regionId} and given_on < ${to}::date
    )
    select organization_id, count(*) filter (where fresh)::int as received, count(*) filter (where done)::int as settled, count(*) filter (where done and kept)::int as in_time,
      count(*) filter (where left_open)::int as open, count(*) filter (where left_open and due_on < ${end}::date)::int as overdue
    from task where fresh or done or left_open group by organization_id`.execute(unit.tx);
  return rows.map((r) => ({ organizationId: r.organization_id, received: r.received, settled: r.settled, inTime: r.in_time, open: r.open, overdue: r.overdue }));
}

export interface RaceInPeriod {
  readonly title: string;
  readonly state: 'running' | 'closed';
  readonly lanes: number;
  readonly months: number;
  /** 奔跑奖 and 蜗牛奖 that stand; names are for the race's own board. */
  readonly running: number;
  readonly snail: number;
}
/** Races whose quarter begins within or reaches into a half-open period of days (M023): how many run, months counted, awards that stand. */
export async function racesInPeriod(unit: Unit, from: string, to: string): Promise<RaceInPeriod[]> {
  const { rows } = await sql<RaceInPeriod>`
    select r.title, r.state,
      (select count(*)::int from work.race_lane l where l.region_id = r.region_id and l.race_id = r.id) as lanes,
      (select count(*)::int from work.race_snapshot s where s.region_id = r.region_id and s.race_id = r.id and s.month < ${to}::date) as months,
      (select count(*)::int from work.race_award a where a.region_id = r.region_id and a.race_id = r.id and a.kind = 'running' and a.state in ('confirmed', 'upheld')) as running,
      (select count(*)::int from work.race_award a where a.region_id = r.region_id and a.race_id = r.id and a.kind = 'snail' and a.state in ('confirmed', 'review', 'upheld')) as snail
    from work.race r where r.region_id = ${unit.actor.regionId} and r.state in ('running', 'closed') and r.quarter < ${to}::date and r.quarter + interval '3 months' > ${from}::date
    order by r.quarter, r.id`.execute(unit.tx);
  return rows;
}
