import { sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';

export interface DemandRow {
  readonly by: 'all' | 'class' | 'theme' | 'unit';
  readonly key: string | null;
  readonly received: number;
  readonly closed: number;
  readonly closed_in_time: number;
  readonly open: number;
  readonly overdue_open: number;
  readonly said_yes: number;
  readonly said_no: number;
}
/**
 * Demands of a half-open period of days in one pass over what was not settled before it: received and closed within it, open and overdue at its end (now, while
 * it runs). On time ÷ (closed + overdue open), as the figures of the board; merged ones count with the one they went into.
 */
export async function demandsInPeriod(unit: Unit, from: string, to: string): Promise<DemandRow[]> {
  const [first, last] = [`${from}T00:00:00+08:00`, `${to}T00:00:00+08:00`];
  const end = new Date(last) < unit.at ? last : unit.at.toISOString();
  const { rows } = await sql<DemandRow>`
    with demand as (
      select class, theme, coalesce(lead_id, organization_id) as unit, received_at >= ${first}::timestamptz as fresh, answered_at >= ${first}::timestamptz and answered_at < ${last}::timestamptz as done,
        answered_at <= due_at as kept, answered_at is null or answered_at >= ${last}::timestamptz as left_open, due_at < ${end}::timestamptz as late, resolved, reopened
      from demands.demand where region_id = ${unit.actor.regionId} and state <> 'merged' and received_at < ${last}::timestamptz and (answered_at is null or answered_at >= ${first}::timestamptz)
    )
    select case grouping(class, theme, unit) when 7 then 'all' when 3 then 'class' when 5 then 'theme' else 'unit' end as by, coalesce(class, theme, unit::text) as key,
      count(*) filter (where fresh)::int as received, count(*) filter (where done)::int as closed, count(*) filter (where done and kept)::int as closed_in_time,
      count(*) filter (where left_open)::int as open, count(*) filter (where left_open and late)::int as overdue_open,
      count(*) filter (where done and resolved)::int as said_yes, count(*) filter (where done and (resolved = false or reopened > 0 and resolved is null))::int as said_no
    from demand group by grouping sets ((), (class), (theme), (unit))`.execute(unit.tx);
  return rows;
}
