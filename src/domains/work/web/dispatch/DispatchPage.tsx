import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, type OutputOf } from '../../../../web/api/index.ts';
import { Bars } from '../../../../web/charts/index.ts';
import { Answered, DataTable, dateText, EmptyState, Figure, Page, Section, StateTag, type Column } from '../../../../web/kit/index.ts';
import { readDispatchBoard } from '../../dispatch/contract.ts';
import { taskKinds, taskStates } from '../../dispatch/model.ts';
import { IssueDialog, MeetingDialog, SeriesDialog } from './DispatchDialogs.tsx';
import { TaskActs, TaskTag, type Task } from './parts.tsx';
import '../teams/teams.css';
import '../work.css';

type Board = OutputOf<typeof readDispatchBoard>;
type Line = Board['units'][number];
const SHOWN = 20;

/** 调度: what was handed out, by unit and one by one; the meetings. */
export default function DispatchPage() {
  const { t } = useTranslation('dispatch');
  const answer = useAnswer(readDispatchBoard);
  const [asking, ask] = useState<'series' | 'issue' | 'meeting' | null>(null);
  const close = () => ask(null);
  const run = answer.data?.can.run === true;
  const ready = (answer.data?.series.length ?? 0) > 0;
  return (
    <Page title={t('nav.dispatch')} sub={t('board.sub')} actions={run && <><Button onClick={() => ask('series')}>{t('series.start')}</Button>{ready && <><Button onClick={() => ask('issue')}>{t('act.issue')}</Button><Button type="primary" onClick={() => ask('meeting')}>{t('act.plan')}</Button></>}</>}>
      <Answered answer={answer}>
        {(board) => (
          <div className="dd-work-stack">
            {run && <Meetings board={board} />}
            {board.units.length > 0 && <Units units={board.units} />}
            <Tasks tasks={board.tasks} />
            {asking === 'series' && <SeriesDialog onClose={close} />}
            {asking === 'issue' && <IssueDialog board={board} onClose={close} />}
            {asking === 'meeting' && <MeetingDialog board={board} onClose={close} />}
          </div>
        )}
      </Answered>
    </Page>
  );
}

function Meetings({ board }: { readonly board: Board }) {
  const { t } = useTranslation('dispatch');
  if (board.meetings.length === 0) return <Section title={t('meeting.all')}><EmptyState title={t(board.series.length === 0 ? 'series.none' : 'meeting.none')} /></Section>;
  return (
    <Section title={t('meeting.all')}>
      <ul className="dd-work-list">
        {board.meetings.slice(0, SHOWN).map((m) => (
          <li key={m.id} className="dd-work-row">
            <Link to={`/dispatch/meetings/${m.id}`}>{t('meeting.name', { series: m.seriesName, number: m.number })}</Link>
            <span className="dd-work-quiet">{dateText(m.heldOn)} · {m.chair}</span>
            <StateTag tone={m.closedOn ? 'closed' : m.openedOn ? 'running' : 'waiting'}>{t(m.closedOn ? 'meeting.closed' : m.openedOn ? 'meeting.open' : 'meeting.planned')}</StateTag>
            {m.given > 0 && <span className="dd-num dd-work-quiet">{t('meeting.given', { given: m.given, done: m.done })}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Units({ units }: { readonly units: readonly Line[] }) {
  const { t } = useTranslation('dispatch');
  const shown = units.slice(0, SHOWN);
  const overdue = units.filter((u) => u.overdue > 0);
  const number = (key: 'settled' | 'inTime' | 'waiting' | 'open' | 'overdue'): Column<Line> => ({ key, title: t(`units.${key}`), width: 100, align: 'end', sortBy: (u) => u[key], render: (u) => <span className="dd-num">{u[key]}</span> });
  const received = (u: Line) => <Figure value={String(u.received)} explanation={u.explanation} title={u.name} />;
  const columns: Column<Line>[] = [
    { key: 'name', title: t('task.unit'), width: 200, grow: true, pinned: true, sortBy: (u) => u.name, render: (u) => u.name },
    { key: 'received', title: t('units.received'), width: 100, align: 'end', sortBy: (u) => u.received, render: received },
    number('settled'), number('inTime'), number('waiting'), number('open'), number('overdue'),
  ];
  return (
    <Section title={t('units.heading')}>
      <Bars
        summary={overdue.length === 0 ? t('units.allInTime', { units: units.length }) : t('units.summary', { units: units.length, overdue: overdue.length, name: overdue[0]!.name, count: overdue[0]!.overdue })} categoryTitle={t('task.unit')} categories={shown.map((u) => u.name)} stacked lying height={60 + shown.length * 24}
        series={[{ name: t('units.settled'), values: shown.map((u) => u.settled) }, { name: t('units.overdue'), values: shown.map((u) => u.overdue) }, { name: t('units.waiting'), values: shown.map((u) => u.waiting) }, { name: t('units.running'), values: shown.map((u) => u.open - u.overdue) }]}
      />
      <DataTable name="work.dispatch-units" prefix="units" label={t('units.heading')} columns={columns} rows={units} rowKey={(u) => u.organizationId} maxHeight={420} card={(u) => <span className="dd-work-card"><strong>{u.name}</strong><span className="dd-work-row">{received(u)}<span className="dd-num">{t('units.line', { settled: u.settled, open: u.open })}</span>{u.overdue > 0 && <StateTag tone="danger">{t('units.overdueCount', { count: u.overdue })}</StateTag>}</span></span>} />
    </Section>
  );
}

function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  const { t } = useTranslation('dispatch');
  const last = (x: Task) => x.reports.at(-1);
  const said = (x: Task) => { const r = last(x); return r ? t('task.said', { name: r.reportedBy, day: dateText(r.reportedOn), note: r.note }) : '—'; };
  const from = (x: Task) => (x.meetingId && x.meetingNumber !== null ? t('meeting.name', { series: x.seriesName, number: x.meetingNumber }) : x.seriesName);
  const columns: Column<Task>[] = [
    { key: 'title', title: t('task.title'), width: 260, grow: true, pinned: true, sortBy: (x) => x.title, render: (x) => x.title },
    { key: 'kind', title: t('task.kind'), width: 90, filter: { choices: taskKinds.map((value) => ({ value, label: t(`kind.${value}`) })), valueOf: (x) => x.kind }, render: (x) => t(`kind.${x.kind}`) },
    { key: 'unit', title: t('task.unit'), width: 150, sortBy: (x) => x.organizationName, render: (x) => x.organizationName },
    { key: 'from', title: t('task.from'), width: 190, optional: true, render: from },
    { key: 'due', title: t('task.dueOn'), width: 110, sortBy: (x) => x.dueOn, render: (x) => dateText(x.dueOn) },
    { key: 'state', title: t('task.state'), width: 190, filter: { choices: taskStates.map((value) => ({ value, label: t(`taskState.${value}`) })), valueOf: (x) => x.state }, render: (x) => <TaskTag task={x} /> },
    { key: 'said', title: t('task.last'), width: 220, grow: true, render: said },
    { key: 'act', title: t('task.act'), width: 160, render: (x) => <TaskActs task={x} /> },
  ];
  return (
    <Section title={t('task.all')} flush>
      <DataTable name="work.dispatch" label={t('task.all')} columns={columns} rows={tasks} rowKey={(x) => x.id} searchHint={t('task.search')} searchBy={(x) => `${x.title} ${x.organizationName} ${x.seriesName}`} empty={<EmptyState title={t('task.none')} />} card={(x) => <span className="dd-work-card"><strong>{x.title}</strong><span className="dd-work-quiet">{x.organizationName} · {from(x)} · {dateText(x.dueOn)}</span><span className="dd-work-row"><TaskTag task={x} /></span>{last(x) && <span>{said(x)}</span>}<TaskActs task={x} /></span>} />
    </Section>
  );
}
