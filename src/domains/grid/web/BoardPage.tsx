import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, EmptyState, Page, Section, type Column } from '../../../web/kit/index.ts';
import { readBoard } from '../contract/index.ts';
import { Figures, GridBar } from './parts.tsx';

type Board = OutputOf<typeof readBoard>;
type Line = Board['byOrganization'][number];

/** Counts per level, coverage by village, how heads were chosen (M227, M228, M229, M238). */
export default function BoardPage() {
  const { t } = useTranslation('grid');
  const answer = useAnswer(readBoard);
  const run = answer.data?.can.run === true;
  const toImport = <Link to="/grid/import"><Button type="primary">{t('board.toImport')}</Button></Link>;
  return (
    <Page title={t('nav.grid')} sub={t('board.sub')} bar={<GridBar />} actions={run ? toImport : undefined}>
      <Answered answer={answer}>
        {(board) => (board.byOrganization.length === 0 ? <EmptyState title={t('board.none')} action={run ? toImport : undefined} /> : <Content board={board} />)}
      </Answered>
    </Page>
  );
}

function Content({ board }: { readonly board: Board }) {
  const { t } = useTranslation('grid');
  const { all } = board;
  const vacant = (count: number) => (count > 0 ? t('board.vacantOf', { count }) : undefined);
  const percent = all.households === 0 ? '0.00' : ((all.uncovered / all.households) * 100).toFixed(2);
  const columns: Column<Line>[] = [
    { key: 'name', title: t('board.organization'), width: 200, grow: true, pinned: true, sortBy: (l) => l.name, render: (l) => <Link to={`/grid/areas?q=${encodeURIComponent(l.name)}`}>{l.name}</Link> },
    { key: 'areas', title: t('board.areas'), width: 110, align: 'end', sortBy: (l) => l.area.patches, render: (l) => <span className="dd-num">{l.area.patches}</span> },
    { key: 'groups', title: t('board.groups'), width: 110, align: 'end', sortBy: (l) => l.group.patches, render: (l) => <span className="dd-num">{l.group.patches}</span> },
    { key: 'neighbours', title: t('board.neighbours'), width: 140, align: 'end', sortBy: (l) => l.neighbour.patches, render: (l) => <span className="dd-num">{l.neighbour.patches}{l.neighbour.vacant > 0 && ` · ${t('board.vacantOf', { count: l.neighbour.vacant })}`}</span> },
    { key: 'households', title: t('board.households'), width: 120, align: 'end', sortBy: (l) => l.households, render: (l) => <span className="dd-num">{l.households}</span> },
    { key: 'uncovered', title: t('board.uncovered'), width: 140, align: 'end', sortBy: (l) => l.uncovered, render: (l) => <span className="dd-num">{l.uncovered}</span> },
  ];
  return (
    <div className="dd-grid-stack">
      <p>{all.uncovered === 0 ? t('board.allCovered') : t('board.says', { uncovered: all.uncovered, percent, vacant: all.neighbour.vacant })}</p>
      <Figures
        lines={[
          { label: t('board.areas'), value: all.area.patches - all.area.vacant, sub: vacant(all.area.vacant) },
          { label: t('board.groups'), value: all.group.patches - all.group.vacant, sub: vacant(all.group.vacant) },
          { label: t('board.neighbours'), value: all.neighbour.patches - all.neighbour.vacant, sub: vacant(all.neighbour.vacant) },
          { label: t('board.households'), value: all.households },
          { label: t('board.uncovered'), value: all.uncovered, ...(all.uncovered > 0 ? { tone: 'danger' as const } : {}), ...(all.withoutPatch > 0 ? { sub: t('board.withoutPatch', { count: all.withoutPatch }) } : {}) },
          { label: t('board.replaced'), value: board.replacements.personTimes, ...(board.replacements.open > 0 ? { sub: t('board.openOf', { count: board.replacements.open }) } : {}) },
        ]}
      />
      <Section title={t('board.by')} flush>
        <DataTable
          name="grid.organizations" label={t('board.by')} columns={columns} rows={board.byOrganization} rowKey={(l) => l.organizationId} searchHint={t('board.search')} searchBy={(l) => l.name} empty={<EmptyState title={t('board.none')} />}
          card={(l) => <span className="dd-grid-card"><Link to={`/grid/areas?q=${encodeURIComponent(l.name)}`}><strong>{l.name}</strong></Link><span className="dd-grid-quiet dd-num">{t('board.households')} {l.households} · {t('board.uncovered')} {l.uncovered} · {t('board.neighbours')} {l.neighbour.patches}</span></span>}
        />
      </Section>
      <div className="dd-grid-two">
        <Section title={t('board.chosen')}><ul className="dd-grid-list">{board.byWay.map((w) => <li key={w.key}><span>{t(`way.${w.key as 'appointed'}`)}</span><span className="dd-num">{w.count}</span></li>)}</ul></Section>
        <Section title={t('board.sources')}><ul className="dd-grid-list">{board.bySource.map((s) => <li key={s.key}><span>{t(`source.${s.key as 'other'}`)}</span><span className="dd-num">{s.count}</span></li>)}</ul></Section>
        <Section title={t('board.nears')}><ul className="dd-grid-list">{(['near', 'handy', 'familiar'] as const).map((n) => <li key={n}><span>{t(`near.${n}`)}</span><span className="dd-num">{board.nears[n]} / {board.nears.heads}</span></li>)}<li><span>{t('board.party')}</span><span className="dd-num">{board.partyMembers}</span></li></ul></Section>
        {board.organs.length > 0 && <Section title={t('board.organs')}><ul className="dd-grid-list">{board.organs.map((o) => <li key={o.organizationId}><span>{o.name}</span><span className="dd-num">{o.heads} · {t('board.households')} {o.households}</span></li>)}</ul></Section>}
      </div>
    </div>
  );
}
