import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { download, useAnswer, type OutputOf } from '../../../web/api/index.ts';
import { Answered, Count, DataTable, EmptyState, Figure, MomentText, Page, Section, type Column } from '../../../web/kit/index.ts';
import { exportDemands, readBoard } from '../contract.ts';
import { classes, sources, states } from '../model.ts';
import { EnterDialog } from './EnterDialog.tsx';
import { DemandBar, DemandTag, Due, LineCard, Marks, type Line } from './parts.tsx';

/** Demands by state and lateness: what is open and nearest its hour stands on top. */
export default function BoardPage() {
  const { t } = useTranslation('demands');
  const answer = useAnswer(readBoard, { query: {} });
  const [entering, enter] = useState(false);
  return (
    <Page title={t('nav.board')} sub={t('board.sub')} bar={<DemandBar />} actions={<><Button onClick={() => void download(exportDemands, { query: {} })}>{t('act.export')}</Button>{answer.data?.can.enter && <Button type="primary" onClick={() => enter(true)}>{t('act.enter')}</Button>}</>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-demand-stack">
            <Totals totals={board.totals} />
            <Section title={t('board.list')} flush><List lines={board.lines} /></Section>
            {board.more && <p className="dd-demand-quiet">{t('board.more')}</p>}
            {entering && <EnterDialog patches={[]} onClose={() => enter(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Totals({ totals }: { readonly totals: OutputOf<typeof readBoard>['totals'] }) {
  const { t } = useTranslation('demands');
  const why = totals.explanation ?? undefined;
  return (
    <Section title={t('board.totals')}>
      <div className="dd-demand-totals">
        {(['received', 'open', 'overdue', 'closed'] as const).map((k) => <div key={k}><span className="dd-demand-quiet">{t(`total.${k}`)}</span><Count value={totals[k]} /></div>)}
        {(['inTime', 'resolved'] as const).map((k) => <div key={k}><span className="dd-demand-quiet">{t(`total.${k}`)}</span><Figure value={totals[k] ?? '—'} {...(totals[k] === null ? {} : { unit: '%' })} explanation={why} title={t(`total.${k}`)} /></div>)}
      </div>
    </Section>
  );
}

function List({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('demands');
  const columns: Column<Line>[] = [
    { key: 'words', title: t('line.words'), width: 280, grow: true, pinned: true, render: (l) => <Link to={`/demands/${l.id}`}>{l.words}</Link> },
    { key: 'state', title: t('line.state'), width: 215, filter: { choices: states.map((value) => ({ value, label: t(`state.${value}`) })), valueOf: (l) => l.state }, render: (l) => <DemandTag line={l} /> },
    { key: 'class', title: t('line.class'), width: 90, filter: { choices: classes.map((value) => ({ value, label: t(`class.${value}`) })), valueOf: (l) => l.class ?? '' }, render: (l) => (l.class ? t(`class.${l.class}`) : '—') },
    { key: 'due', title: t('line.due'), width: 190, sortBy: (l) => l.dueAt, render: (l) => <Due line={l} /> },
    { key: 'late', title: t('line.late'), width: 90, filter: { choices: [{ value: 'yes', label: t('due.late') }, { value: 'no', label: t('due.inTime') }], valueOf: (l) => (l.late ? 'yes' : 'no') }, render: (l) => (l.late ? t('due.late') : t('due.inTime')) },
    { key: 'unit', title: t('line.unit'), width: 150, sortBy: (l) => l.unitName, render: (l) => l.unitName },
    { key: 'place', title: t('line.place'), width: 180, optional: true, render: (l) => l.place || '—' },
    { key: 'marks', title: t('line.marks'), width: 150, render: (l) => <span className="dd-demand-row"><Marks line={l} /></span> },
    { key: 'source', title: t('line.source'), width: 100, optional: true, filter: { choices: sources.map((value) => ({ value, label: t(`source.${value}`) })), valueOf: (l) => l.source }, render: (l) => t(`source.${l.source}`) },
    { key: 'received', title: t('line.received'), width: 150, optional: true, sortBy: (l) => l.receivedAt, render: (l) => <MomentText value={l.receivedAt} /> },
    { key: 'number', title: t('line.number'), width: 150, optional: true, render: (l) => <span className="dd-num">{l.number}</span> },
  ];
  return <DataTable name="demands.board" label={t('board.list')} columns={columns} rows={lines} rowKey={(l) => l.id} searchHint={t('board.search')} searchBy={(l) => `${l.words} ${l.number} ${l.place} ${l.unitName}`} empty={<EmptyState title={t('board.none')} />} card={(l) => <LineCard line={l} />} />;
}
