import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, EmptyState, Page, StateTag, type Column } from '../../../../web/kit/index.ts';
import { WorkBar } from '../parts.tsx';
import { listRaces } from '../../races/contract.ts';
import { raceStates } from '../../races/model.ts';
import { RaceTag, useQuarter } from './parts.tsx';

type Line = OutputOf<typeof listRaces>['races'][number];

/** Races by quarter. */
export default function RacesPage() {
  const { t } = useTranslation('races');
  const answer = useAnswer(listRaces);
  return (
    <Page title={t('nav.races')} sub={t('list.sub')} bar={<WorkBar />} actions={answer.data?.can.run && <Link to="/races/new"><Button type="primary">{t('act.new')}</Button></Link>}>
      <Answered answer={answer}>{({ races }) => <Table races={races} />}</Answered>
    </Page>
  );
}

function Table({ races }: { readonly races: readonly Line[] }) {
  const { t } = useTranslation('races');
  const quarter = useQuarter();
  const open = (r: Line) => (r.toDecide > 0 ? <StateTag tone="waiting">{t('list.toDecide', { count: r.toDecide })}</StateTag> : null);
  const columns: Column<Line>[] = [
    { key: 'title', title: t('race.title'), width: 240, grow: true, pinned: true, sortBy: (r) => r.title, render: (r) => <Link to={`/races/${r.id}`}>{r.title}</Link> },
    { key: 'quarter', title: t('race.quarter'), width: 140, sortBy: (r) => r.quarter, render: (r) => quarter(r.quarter) },
    { key: 'state', title: t('race.state'), width: 120, filter: { choices: raceStates.map((value) => ({ value, label: t(`state.${value}`) })), valueOf: (r) => r.state }, render: (r) => <RaceTag state={r.state} /> },
    { key: 'runs', title: t('race.runs'), width: 150, render: (r) => t(`runs.${r.runs}`) },
    { key: 'lanes', title: t('race.lanes'), width: 90, align: 'end', sortBy: (r) => r.lanes, render: (r) => <span className="dd-num">{r.lanes}</span> },
    { key: 'counted', title: t('race.counted'), width: 110, align: 'end', render: (r) => <span className="dd-num">{t('race.countedOf', { counted: r.counted })}</span> },
    { key: 'open', title: t('race.awards'), width: 140, render: (r) => open(r) ?? (r.own ? t('track.own') : '—') },
  ];
  return (
    <DataTable
      name="work.races" label={t('nav.races')} columns={columns} rows={races} rowKey={(r) => r.id} searchHint={t('race.title')} searchBy={(r) => r.title} empty={<EmptyState title={t('list.none')} />}
      card={(r) => <span className="dd-race-card"><Link to={`/races/${r.id}`}><strong>{r.title}</strong></Link><span className="dd-race-quiet">{quarter(r.quarter)} · {t(`runs.${r.runs}`)}</span><span className="dd-race-row"><RaceTag state={r.state} />{t('race.countedOf', { counted: r.counted })}{open(r)}</span></span>}
    />
  );
}
