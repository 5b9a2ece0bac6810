import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../web/api/index.ts';
import { Bars } from '../../../../web/charts/index.ts';
import { Count, DataTable, EmptyState, Figure, Section, type Column } from '../../../../web/kit/index.ts';
import type { readReport } from '../../bulletins/contract.ts';

type Report = OutputOf<typeof readReport>;
type Figures = Report['figures'];
/** Bars of one picture; the table below has all. */
const BARS = 15;

const Total = ({ label, children, sub }: { readonly label: string; readonly children: ReactNode; readonly sub?: string | undefined }) => <div><span className="dd-bulletin-quiet">{label}</span>{children}{sub && <span className="dd-bulletin-quiet">{sub}</span>}</div>;

/** A table of units: the name, then counts, then a share. */
function Units<Line extends { readonly id: string; readonly name: string }>({ name, rows, counts, share }: { readonly name: 'grid' | 'demands' | 'dispatch'; readonly rows: readonly Line[]; readonly counts: readonly { readonly title: string; readonly of: (line: Line) => number }[]; readonly share?: { readonly title: string; readonly of: (line: Line) => string | null } }) {
  const { t } = useTranslation('bulletins');
  const columns: Column<Line>[] = [
    { key: 'name', title: t('col.name'), width: 180, grow: true, pinned: true, sortBy: (l) => l.name, render: (l) => l.name },
    ...counts.map((c, i): Column<Line> => ({ key: `c${i}`, title: c.title, width: 120, align: 'end', sortBy: c.of, render: (l) => <span className="dd-num">{c.of(l)}</span> })),
    ...(share ? [{ key: 'share', title: share.title, width: 130, align: 'end', sortBy: (l: Line) => (share.of(l) === null ? null : Number(share.of(l))), render: (l: Line) => <span className="dd-num">{share.of(l) === null ? '—' : `${share.of(l)}%`}</span> } satisfies Column<Line>] : []),
  ];
  return <DataTable name={`bulletins.${name}`} prefix={`${name}.`} label={t(name)} columns={columns} rows={rows} rowKey={(l) => l.id} empty={<EmptyState title="—" />} card={(l) => <span className="dd-bulletin-card"><strong>{l.name}</strong><span className="dd-bulletin-quiet dd-num">{[...counts.map((c) => `${c.title} ${c.of(l)}`), ...(share ? [`${share.title} ${share.of(l) ?? '—'}%`] : [])].join(' · ')}</span></span>} />;
}

export function GridPart({ report }: { readonly report: Report }) {
  const { t } = useTranslation('bulletins');
  const g = report.figures.grid;
  const shown = g.byOrganization.slice(0, BARS);
  const least = g.byOrganization.at(-1);
  return (
    <Section title={t('grid')}>
      <div className="dd-bulletin-totals">
        {(['area', 'group', 'neighbour'] as const).map((l) => <Total key={l} label={t(`posts.${l}`)} sub={g[l].patches > g[l].held ? t('posts.vacant', { count: g[l].patches - g[l].held }) : undefined}><Count value={g[l].held} /></Total>)}
        {(['households', 'visits', 'complete', 'covered'] as const).map((k) => <Total key={k} label={t(`col.${k}`)}><Count value={g[k]} /></Total>)}
        <Total label={t('col.coverage')}><Figure value={g.coverage ?? '—'} {...(g.coverage === null ? {} : { unit: '%' })} /></Total>
      </div>
      {least === undefined ? <p>{t('coverageNone')}</p> : (
        <>
          <Bars lying summary={t('coverageSays', { name: least.name, percent: least.coverage === null ? '—' : `${least.coverage}%` })} categoryTitle={t('col.name')} categories={shown.map((o) => o.name)} series={[{ name: t('coverageBars'), values: shown.map((o) => Number(o.coverage ?? 0)) }]} unit="%" />
          <Units<Figures['grid']['byOrganization'][number]> name="grid" rows={g.byOrganization} counts={(['households', 'visits', 'complete', 'covered'] as const).map((k) => ({ title: t(`col.${k}`), of: (l) => l[k] }))} share={{ title: t('col.coverage'), of: (l) => l.coverage }} />
        </>
      )}
    </Section>
  );
}

export function DemandPart({ report }: { readonly report: Report }) {
  const { t } = useTranslation('bulletins');
  const d = report.figures.demands;
  const shown = d.byUnit.slice(0, BARS);
  const most = d.themes[0];
  return (
    <Section title={t('demands')}>
      <div className="dd-bulletin-totals">
        <Total label={t('col.received')} sub={t('change.before', { count: d.before.received })}><Count value={d.received} /></Total>
        <Total label={t('col.closed')}><Count value={d.closed} /></Total>
        <Total label={t('col.open')}><Count value={d.open} /></Total>
        <Total label={t('col.overdue')}><Count value={d.overdueOpen} /></Total>
        <Total label={t('col.inTime')}><Figure value={d.inTime ?? '—'} {...(d.inTime === null ? {} : { unit: '%' })} explanation={report.explanation} title={t('col.inTime')} /></Total>
      </div>
      {shown.length > 0 && <Bars lying summary={t('demandSays', { received: d.received, closed: d.closed, overdue: d.overdueOpen })} categoryTitle={t('col.name')} categories={shown.map((u) => u.name)} series={[{ name: t('col.received'), values: shown.map((u) => u.received) }, { name: t('col.closed'), values: shown.map((u) => u.closed) }]} />}
      {most && <Bars lying summary={t('themeSays', { theme: most.theme, count: most.received })} categoryTitle={t('themes')} categories={d.themes.map((x) => x.theme)} series={[{ name: t('themes'), values: d.themes.map((x) => x.received) }]} />}
      {d.byUnit.length > 0 && <Units<Figures['demands']['byUnit'][number]> name="demands" rows={d.byUnit} counts={[{ title: t('col.received'), of: (l) => l.received }, { title: t('col.closed'), of: (l) => l.closed }, { title: t('col.open'), of: (l) => l.open }, { title: t('col.overdue'), of: (l) => l.overdueOpen }]} share={{ title: t('col.inTime'), of: (l) => l.inTime }} />}
    </Section>
  );
}

/** Tasks of dispatch meetings and races; left out where there were none. */
export function DispatchPart({ report }: { readonly report: Report }) {
  const { t } = useTranslation('bulletins');
  const { dispatch, races } = report.figures;
  return (
    <>
      {dispatch.byUnit.length > 0 && <Section title={t('dispatch')} flush><Units<Figures['dispatch']['byUnit'][number]> name="dispatch" rows={dispatch.byUnit} counts={[{ title: t('col.given'), of: (l) => l.received }, { title: t('col.settled'), of: (l) => l.settled }, { title: t('col.kept'), of: (l) => l.inTime }, { title: t('col.open'), of: (l) => l.open }, { title: t('col.overdue'), of: (l) => l.overdue }]} /></Section>}
      {races.length > 0 && <Section title={t('races')}><ul className="dd-bulletin-list">{races.map((r) => <li key={r.title}>{t('race', r)}</li>)}</ul></Section>}
    </>
  );
}
