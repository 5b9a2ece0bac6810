import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, dateText, EmptyState, Page, PersonLink, Section, StateTag, type Column } from '../../../../web/kit/index.ts';
import { listManualMatters } from '../../manuals/contract.ts';
import { ManualBar, MatterTag } from './parts.tsx';

type Board = OutputOf<typeof listManualMatters>;
type Row = Board['matters'][number];
type Time = Board['steps'][number];

/** Where each matter stands: late steps first, then all matters, then how long steps take. */
export default function MattersPage() {
  const { t } = useTranslation('manuals');
  const answer = useAnswer(listManualMatters);
  return (
    <Page title={t('nav.matters')} sub={t('mattersSub')} bar={<ManualBar />} actions={answer.data?.can.run && <Link to="/manuals"><Button type="primary">{t('act.startFrom')}</Button></Link>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-work-stack">
            <Late late={board.late} />
            <Matters rows={board.matters} />
            {board.steps.length > 0 && <Times rows={board.steps} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Late({ late }: { readonly late: Board['late'] }) {
  const { t } = useTranslation('manuals');
  return (
    <Section title={t('lateSteps', { count: late.length })}>
      {late.length === 0 ? <EmptyState title={t('noneLate')} /> : (
        <ul className="dd-work-list">
          {late.map((l) => <li key={`${l.matterId}${l.step}`} className="dd-work-row"><StateTag tone="danger">{t('lateBy', { days: l.days })}</StateTag><Link to={`/manual-matters/${l.matterId}`}>{t('stepOf', { matter: l.matterTitle, step: l.step })}</Link><PersonLink id={l.person.personId} name={l.person.name} /><span className="dd-work-quiet">{t('dueOf', { unit: l.organizationName, day: dateText(l.dueOn) })}</span></li>)}
        </ul>
      )}
    </Section>
  );
}

function Matters({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('manuals');
  const current = (m: Row) => (m.current.length === 0 ? '—' : m.current.map((c) => t('stepBy', { step: c.title, name: c.person.name })).join(t('sep')));
  const due = (m: Row) => m.current.map((c) => c.dueOn).sort()[0] ?? null;
  const done = (m: Row) => <span className="dd-num">{t('doneOf', { done: m.done, steps: m.steps })}</span>;
  const columns: Column<Row>[] = [
    { key: 'title', title: t('matter.title'), width: 200, grow: true, pinned: true, sortBy: (m) => m.title, render: (m) => <Link to={`/manual-matters/${m.id}`}>{m.title}</Link> },
    { key: 'manual', title: t('matter.manual'), width: 180, sortBy: (m) => m.manualTitle, render: (m) => t('manualVersion', { title: m.manualTitle, number: m.version }) },
    { key: 'unit', title: t('matter.unit'), width: 150, sortBy: (m) => m.organizationName, render: (m) => m.organizationName },
    { key: 'stage', title: t('matter.stage'), width: 130, sortBy: (m) => `${m.stage} ${9999 - m.overdue}`, render: (m) => (m.overdue > 0 ? <StateTag tone="danger">{t('overdueSteps', { count: m.overdue })}</StateTag> : <MatterTag stage={m.stage} overdue={0} paused={m.paused} />) },
    { key: 'current', title: t('matter.current'), width: 190, render: current },
    { key: 'due', title: t('matter.due'), width: 110, sortBy: due, render: (m) => { const day = due(m); return day ? dateText(day) : '—'; } },
    { key: 'done', title: t('matter.done'), width: 100, align: 'end', sortBy: (m) => m.done / m.steps, render: done },
    { key: 'late', title: t('matter.late'), width: 120, align: 'end', sortBy: (m) => m.late, render: (m) => <span className="dd-num">{m.late}</span> },
    { key: 'started', title: t('matter.startedOn'), width: 110, optional: true, sortBy: (m) => m.startedOn, render: (m) => dateText(m.startedOn) },
  ];
  return (
    <Section title={t('matters')} flush>
      <DataTable name="work.manual-matters" label={t('matters')} columns={columns} rows={rows} rowKey={(m) => m.id} searchHint={t('searchMatters')} searchBy={(m) => `${m.title} ${m.manualTitle} ${m.organizationName} ${m.current.map((c) => c.person.name).join(' ')}`} empty={<EmptyState title={t('noMatters')} />} card={(m) => <span className="dd-work-card"><Link to={`/manual-matters/${m.id}`}><strong>{m.title}</strong></Link><span className="dd-work-quiet">{m.manualTitle} · {m.organizationName}</span><span className="dd-work-row"><MatterTag stage={m.stage} overdue={m.overdue} paused={m.paused} />{done(m)}</span>{m.current.length > 0 && <span>{current(m)}</span>}</span>} />
    </Section>
  );
}

function Times({ rows }: { readonly rows: readonly Time[] }) {
  const { t } = useTranslation('manuals');
  const columns: Column<Time>[] = [
    { key: 'step', title: t('times.step'), width: 180, grow: true, pinned: true, sortBy: (s) => s.step, render: (s) => s.step },
    { key: 'manual', title: t('matter.manual'), width: 220, sortBy: (s) => s.manualTitle, render: (s) => s.manualTitle },
    { key: 'done', title: t('times.done'), width: 110, align: 'end', sortBy: (s) => s.done, render: (s) => <span className="dd-num">{s.done}</span> },
    { key: 'taken', title: t('times.taken'), width: 150, align: 'end', sortBy: (s) => Number(s.taken), render: (s) => <span className="dd-num">{s.taken}</span> },
    { key: 'limit', title: t('times.limit'), width: 120, align: 'end', sortBy: (s) => s.limit, render: (s) => <span className="dd-num">{s.limit}</span> },
    { key: 'late', title: t('times.late'), width: 120, align: 'end', sortBy: (s) => s.late, render: (s) => <span className="dd-num">{s.late}</span> },
  ];
  return <Section title={t('times.heading')} flush><DataTable name="work.manual-times" prefix="times" label={t('times.heading')} columns={columns} rows={rows} rowKey={(s) => `${s.manualTitle} ${s.step}`} maxHeight={420} card={(s) => <span className="dd-work-card"><strong>{s.step}</strong><span className="dd-work-quiet">{s.manualTitle}</span><span className="dd-num">{t('times.line', { taken: s.taken, limit: s.limit, done: s.done, late: s.late })}</span></span>} /></Section>;
}
