import { percentOf } from '../../../kernel/percent.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { gridInPeriod } from '../../grid/index.ts';
import { organizationNames } from '../../registry/index.ts';
import { dispatchInPeriod, racesInPeriod } from '../../work/index.ts';
import type { DemandClass } from '../model.ts';
import type { Figures, Part } from './model.ts';
import { before } from './rules/periods.ts';

/** Themes that a paper names. */
const THEMES = 10;

interface DemandRow {
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
async function demandsInPeriod(unit: Unit, from: string, to: string): Promise<DemandRow[]> {
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
const inTime = (r: Pick<DemandRow, 'closed' | 'closed_in_time' | 'overdue_open'>): string | null => percentOf(r.closed_in_time, r.closed + r.overdue_open);
const counts = (r: DemandRow) => ({ received: r.received, closed: r.closed, closedInTime: r.closed_in_time, open: r.open, overdueOpen: r.overdue_open, inTime: inTime(r) });

/** Everything on file of a period, as one statement of it. */
export async function figuresOf(unit: Unit, part: Pick<Part, 'from' | 'to'>): Promise<Figures> {
  const grid = await gridInPeriod(unit, part.from, part.to);
  const rows = await demandsInPeriod(unit, part.from, part.to);
  const earlier = before(part);
  const last = (await demandsInPeriod(unit, earlier.from, earlier.to)).find((r) => r.by === 'all')!;
  const tasks = await dispatchInPeriod(unit, part.from, part.to);
  const races = await racesInPeriod(unit, part.from, part.to);
  const of = (by: DemandRow['by']) => rows.filter((r) => r.by === by);
  const all = of('all')[0]!;
  const names = await organizationNames(unit, [...new Set([...grid.byOrganization.map((o) => o.organizationId), ...of('unit').map((r) => r.key!), ...tasks.map((t) => t.organizationId)])]);
  const named = (id: string) => ({ id, name: names.get(id) ?? '—' });
  const sum = (key: 'households' | 'visits' | 'complete' | 'covered'): number => grid.byOrganization.reduce((n, o) => n + o[key], 0);
  const summed = (key: 'received' | 'settled' | 'inTime' | 'open' | 'overdue'): number => tasks.reduce((n, t) => n + t[key], 0);
  return {
    grid: {
      ...grid.levels, replaced: grid.replaced, households: sum('households'), visits: sum('visits'), complete: sum('complete'), covered: sum('covered'), coverage: percentOf(sum('covered'), sum('households')),
      byOrganization: grid.byOrganization.map(({ organizationId, ...o }) => ({ ...named(organizationId), ...o, coverage: percentOf(o.covered, o.households) })).sort((a, b) => Number(b.coverage ?? 0) - Number(a.coverage ?? 0) || a.name.localeCompare(b.name, 'zh')),
    },
    demands: {
      ...counts(all), saidYes: all.said_yes, saidNo: all.said_no, resolved: percentOf(all.said_yes, all.said_yes + all.said_no), before: { received: last.received, inTime: inTime(last) },
      byClass: of('class').map((r) => ({ key: r.key as DemandClass | null, received: r.received, closed: r.closed })).sort((a, b) => b.received - a.received),
      themes: of('theme').filter((r) => r.key !== '' && r.received > 0).map((r) => ({ theme: r.key!, received: r.received })).sort((a, b) => b.received - a.received || a.theme.localeCompare(b.theme, 'zh')).slice(0, THEMES),
      byUnit: of('unit').map((r) => ({ ...named(r.key!), ...counts(r) })).sort((a, b) => b.received - a.received || a.name.localeCompare(b.name, 'zh')),
    },
    dispatch: {
      received: summed('received'), settled: summed('settled'), inTime: summed('inTime'), open: summed('open'), overdue: summed('overdue'),
      byUnit: tasks.map(({ organizationId, ...t }) => ({ ...named(organizationId), ...t })).sort((a, b) => b.received - a.received || a.name.localeCompare(b.name, 'zh')),
    },
    races,
  };
}
