import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../web/api/index.ts';
import { Answered, DataTable, EmptyState, Page, StateTag, type Column } from '../../../web/kit/index.ts';
import { listMonths } from '../contract/index.ts';
import { WorkBar } from './parts.tsx';

type Line = OutputOf<typeof listMonths>['people'][number];
type Counts = Line['total'];

/** 逐人逐月: planned, done, overdue of each person in each month. */
export default function MonthsPage() {
  const { t } = useTranslation('work');
  const answer = useAnswer(listMonths);
  return (
    <Page title={t('nav.months')} sub={t('months.sub')} bar={<WorkBar />}>
      <Answered answer={answer}>{(table) => <Table table={table} />}</Answered>
    </Page>
  );
}

function Table({ table }: { readonly table: OutputOf<typeof listMonths> }) {
  const { t } = useTranslation('work');
  const doneOf = (c: Counts) => t('months.doneOf', { done: c.done + c.late, planned: c.planned });
  const number = (key: keyof Counts): Column<Line> => ({ key, title: t(`counts.${key}`), width: 82, align: 'end', sortBy: (l) => l.total[key], render: (l) => <span className="dd-num">{l.total[key]}</span> });
  const columns: Column<Line>[] = [
    { key: 'name', title: t('months.person'), width: 100, pinned: true, sortBy: (l) => l.name, render: (l) => <Link to={`/projects/months/${l.claimId}`}>{l.name}</Link> },
    { key: 'unit', title: t('project.unit'), width: 150, optional: true, sortBy: (l) => l.organizationName, render: (l) => l.organizationName ?? '—' },
    { key: 'project', title: t('project.one'), width: 160, grow: true, sortBy: (l) => l.projectTitle, render: (l) => <Link to={`/projects/${l.projectId}`}>{l.projectTitle}</Link> },
    number('planned'), number('done'), number('late'), number('overdue'), number('waiting'), number('notDue'),
    ...table.months.map((month): Column<Line> => ({ key: month, title: month.slice(0, 7), width: 140, optional: table.months.length > 6, render: (l) => <MonthCell line={l} month={month} /> })),
  ];
  return (
    <DataTable
      name="work.months" label={t('nav.months')} columns={columns} rows={table.people} rowKey={(l) => l.claimId} searchHint={t('months.search')} searchBy={(l) => `${l.name} ${l.organizationName ?? ''} ${l.projectTitle}`} empty={<EmptyState title={t('months.none')} />}
      card={(l) => <span className="dd-work-card"><Link to={`/projects/months/${l.claimId}`}><strong>{l.name}</strong></Link><span className="dd-work-quiet">{l.organizationName} · {l.projectTitle}</span><span className="dd-work-row"><span className="dd-num">{doneOf(l.total)}</span>{l.total.overdue > 0 && <StateTag tone="danger">{t('months.overdueCount', { count: l.total.overdue })}</StateTag>}{l.total.waiting > 0 && <StateTag tone="waiting">{t('months.waitingCount', { count: l.total.waiting })}</StateTag>}</span></span>}
    />
  );
}

function MonthCell({ line, month }: { readonly line: Line; readonly month: string }) {
  const { t } = useTranslation('work');
  const m = line.months.find((x) => x.month === month);
  if (!m) return <>—</>;
  if (!m.listed) return <StateTag tone="closed">{t('taskState.planned')}</StateTag>;
  const overdue = m.counts.overdue > 0 ? t('months.overdueCount', { count: m.counts.overdue }) : '';
  return <span className="dd-num dd-work-cell" data-overdue={overdue !== ''}>{[t('months.doneOf', { done: m.counts.done + m.counts.late, planned: m.counts.planned }), overdue].filter(Boolean).join(' · ')}</span>;
}
