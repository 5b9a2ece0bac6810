import { percentOf } from '../../../kernel/percent.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { gridInPeriod } from '../../grid/index.ts';
import { organizationNames } from '../../registry/index.ts';
import { dispatchInPeriod, racesInPeriod } from '../../work/index.ts';
import type { DemandClass } from '../model.ts';
import type { Figures, Part } from './model.ts';
import { before } from './rules/periods.ts';
import { demandsInPeriod, type DemandRow } from './store/index.ts';

/** Themes that a paper names. */
const THEMES = 10;

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
