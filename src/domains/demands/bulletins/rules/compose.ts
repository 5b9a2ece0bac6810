import type { Figures, Kind, Part } from '../model.ts';

/** Units named as behind; more is a list nobody reads, and the tables hold all of them. */
const NAMED = 3;

/** 2026年10月、2026年第3季度、2026年上半年; another cut is told by its months. */
export function periodInWords(part: Pick<Part, 'year' | 'from' | 'to'>): string {
  const first = Number(part.from.slice(5, 7));
  const last = ((Number(part.to.slice(5, 7)) + 10) % 12) + 1;
  const months = last - first + 1;
  if (months === 1) return `${part.year}年${first}月`;
  if (months === 3) return `${part.year}年第${(last / 3).toFixed(0)}季度`;
  if (months === 6) return `${part.year}年${first === 1 ? '上' : '下'}半年`;
  return months === 12 ? `${part.year}年` : `${part.year}年${first}—${last}月`;
}
const names: Readonly<Record<Kind, string>> = { month: '工作调度通报', quarter: '工作总结', half: '工作通报' };
/** 2026年上半年三长服务工作通报 */
export const titleOf = (report: Pick<Part, 'year' | 'from' | 'to'> & { readonly kind: Kind }): string => `${periodInWords(report)}三长服务${names[report.kind]}`;

const rate = (value: string | null): string => (value === null ? '尚无可计' : `${value}%`);
/** `+12`, `-3`, `持平`. */
function change(now: number, before: number): string {
  if (now === before) return '与上期持平';
  return `比上期${now > before ? '增加' : '减少'}${Math.abs(now - before)}件`;
}

/** bulletins.compose (M245): the opening in plain words, every number of it out of the figures. */
export function openingOf(report: Pick<Part, 'year' | 'from' | 'to'>, f: Figures): string {
  const { grid: g, demands: d, dispatch: t } = f;
  const vacant = [g.area, g.group, g.neighbour].reduce((n, l) => n + l.patches - l.held, 0);
  return [
    `${periodInWords(report)}，在岗片长${g.area.held}名、组长${g.group.held}名、邻长${g.neighbour.held}名，联系服务住户${g.households}户${vacant > 0 ? `，空缺${vacant}个` : ''}。走访${g.visits}次，其中“五个一”齐全${g.complete}次，走到${g.covered}户，走访覆盖率${rate(g.coverage)}。`,
    `受理诉求${d.received}件，${change(d.received, d.before.received)}；办结${d.closed}件，按时办结率${rate(d.inTime)}（上期${rate(d.before.inTime)}），期末未办结${d.open}件，其中超期${d.overdueOpen}件。`,
    t.received + t.settled + t.open === 0 ? '' : `调度交办${t.received}件，办结${t.settled}件，期末未办结${t.open}件，其中超期${t.overdue}件。`,
  ].filter((line) => line !== '').join('\n');
}

export interface Behind {
  readonly kind: 'coverage' | 'demands' | 'dispatch';
  readonly name: string;
  readonly count: number;
  readonly of: number;
  readonly percent: string | null;
}
/**
 * bulletins.behind: who is furthest behind, by what is on file and nothing else: households not reached (by their share, so that a large place is
 * not behind for being large), demands and tasks past their hour.
 */
export function behindOf(f: Figures): Behind[] {
  const missed = f.grid.byOrganization.filter((o) => o.households > o.covered).toSorted((a, b) => a.covered * b.households - b.covered * a.households || b.households - a.households || a.name.localeCompare(b.name, 'zh'));
  const late = f.demands.byUnit.filter((u) => u.overdueOpen > 0).toSorted((a, b) => b.overdueOpen - a.overdueOpen || a.name.localeCompare(b.name, 'zh'));
  const owed = f.dispatch.byUnit.filter((u) => u.overdue > 0).toSorted((a, b) => b.overdue - a.overdue || a.name.localeCompare(b.name, 'zh'));
  return [
    ...missed.slice(0, NAMED).map((o) => ({ kind: 'coverage' as const, name: o.name, count: o.households - o.covered, of: o.households, percent: o.coverage })),
    ...late.slice(0, NAMED).map((u) => ({ kind: 'demands' as const, name: u.name, count: u.overdueOpen, of: u.open, percent: u.inTime })),
    ...owed.slice(0, NAMED).map((u) => ({ kind: 'dispatch' as const, name: u.name, count: u.overdue, of: u.open, percent: null })),
  ];
}
