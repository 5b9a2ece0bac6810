import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, Page, type Column } from '../../../../web/kit/index.ts';
import { readPublicityBoard } from '../../publicity/contract.ts';
import { GridBar } from '../parts.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import '../grid.css';

type Plan = OutputOf<typeof readPublicityBoard>['plans'][number];

/** 线上线下宣传 (M246): what is planned, how far it got, how many households it did not reach. */
export default function PublicityPage() {
  const { t } = useTranslation('publicity');
  const answer = useAnswer(readPublicityBoard);
  const [planning, plan] = useState(false);
  const days = (p: Plan) => `${dateText(p.startsOn)} — ${dateText(p.dueOn)}`;
  const columns: Column<Plan>[] = [
    { key: 'title', title: t('col.title'), width: 200, grow: true, pinned: true, sortBy: (p) => p.title, render: (p) => <Link to={`/grid/publicity/${p.id}`}>{p.title}</Link> },
    { key: 'unit', title: t('col.unit'), width: 150, sortBy: (p) => p.organizationName, render: (p) => p.organizationName },
    { key: 'days', title: t('col.days'), width: 210, sortBy: (p) => p.startsOn, render: days },
    { key: 'items', title: t('col.items'), width: 110, align: 'end', render: (p) => <span className="dd-num">{p.done} / {p.items}</span> },
    { key: 'late', title: t('col.late'), width: 90, align: 'end', sortBy: (p) => p.late, render: (p) => <span className="dd-num">{p.late}</span> },
    { key: 'reached', title: t('col.reached'), width: 170, align: 'end', sortBy: (p) => (p.share === null ? null : Number(p.share)), render: (p) => <span className="dd-num">{p.reached} / {p.households}</span> },
    { key: 'unreached', title: t('col.unreached'), width: 120, align: 'end', sortBy: (p) => p.unreached, render: (p) => <span className="dd-num">{p.unreached}</span> },
  ];
  return (
    <Page title={t('nav.publicity')} sub={t('sub')} bar={<GridBar />} actions={answer.data?.can.run && <Button type="primary" onClick={() => plan(true)}>{t('act.plan')}</Button>}>
      <Answered answer={answer}>
        {(board) => (
          <>
            <DataTable
              name="grid.publicity" label={t('nav.publicity')} columns={columns} rows={board.plans} rowKey={(p) => p.id} searchHint={t('search')} searchBy={(p) => `${p.title} ${p.organizationName}`} empty={<EmptyState title={t('none')} />}
              card={(p) => <span className="dd-grid-card"><Link to={`/grid/publicity/${p.id}`}><strong>{p.title}</strong></Link><span className="dd-grid-quiet">{p.organizationName} · {days(p)}</span><span>{t('col.items')} <span className="dd-num">{p.done} / {p.items}</span> · {t('col.unreached')} <span className="dd-num">{p.unreached}</span></span></span>}
            />
            {planning && <PlanDialog board={board} onClose={() => plan(false)} />}
          </>
        )}
      </Answered>
    </Page>
  );
}
