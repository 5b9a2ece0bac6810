import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, ConfirmWithReason, Page, RefusalNotice, Section, StateTag } from '../../../web/kit/index.ts';
import { confirmMonthList, listMonths, readMonthList, readProject, readWorkBoard, settleOneReport } from '../contract/index.ts';
import { EditMonthDialog } from './EditMonthDialog.tsx';
import { ReportLines, TaskHead } from './TaskLines.tsx';
import './work.css';

type List = OutputOf<typeof readMonthList>;
type Month = List['months'][number];
type Report = Month['tasks'][number]['reports'][number];

/** The lists of one winner as the unit works with them: change, confirm, settle reports. */
export default function MonthListPage() {
  const { t } = useTranslation('work');
  const { claimId } = useParams();
  const answer = useAnswer(readMonthList, { params: { id: claimId! } });
  const list = answer.data;
  return (
    <Page title={list ? t('months.listOf', { name: list.name }) : t('nav.months')} sub={list && <>{list.organizationName} · <Link to={`/projects/${list.projectId}`}>{list.projectTitle}</Link></>} breadcrumb={[{ title: t('nav.months'), to: '/projects/months' }]}>
      <Answered answer={answer}>{(data) => <Body claimId={claimId!} list={data} />}</Answered>
    </Page>
  );
}

function Body({ claimId, list }: { readonly claimId: string; readonly list: List }) {
  const { t } = useTranslation('work');
  const again = { invalidates: [readMonthList, listMonths, readProject, readWorkBoard] };
  const confirm = useCommand(confirmMonthList, again);
  const settle = useCommand(settleOneReport, again);
  const [editing, edit] = useState<Month | null>(null);
  const [asking, ask] = useState<{ readonly accepted: boolean; readonly report: Report } | null>(null);
  return (
    <div className="dd-work-stack">
      {confirm.error && <RefusalNotice error={confirm.error} />}
      {list.months.map((m) => (
        <Section key={m.month} title={m.month.slice(0, 7)} extra={m.listed ? <span className="dd-num">{t('months.doneOf', { done: m.counts.done + m.counts.late, planned: m.counts.planned })}</span> : <span className="dd-work-row"><StateTag tone="closed">{t('taskState.planned')}</StateTag>{list.can.run && <><Button size="small" onClick={() => edit(m)}>{t('act.editMonth')}</Button><Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate({ params: { id: claimId, month: m.month } })}>{t('act.confirmMonth')}</Button></>}</span>}>
          <ul className="dd-work-list">
            {m.tasks.map((task) => (
              <li key={task.id} className="dd-work-item">
                <TaskHead task={task} />
                <ReportLines reports={task.reports} unit={task.unit} kind={task.kind} act={(r) => list.can.run && r.state === 'waiting' && <span className="dd-work-row"><Button size="small" type="primary" onClick={() => ask({ accepted: true, report: r })}>{t('act.accept')}</Button><Button size="small" onClick={() => ask({ accepted: false, report: r })}>{t('act.sendBack')}</Button></span>} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {editing && <EditMonthDialog claimId={claimId} month={editing} onClose={() => edit(null)} />}
      <ConfirmWithReason open={asking !== null} title={t(asking?.accepted ? 'act.accept' : 'act.sendBack')} confirmText={t(asking?.accepted ? 'act.accept' : 'act.sendBack')} reasonHint={t('report.opinionHint')} least={2} onConfirm={(opinion) => settle.mutateAsync({ params: { id: asking!.report.id }, body: { accepted: asking!.accepted, opinion } })} onClose={() => ask(null)}>{asking?.accepted ? t('report.acceptSays') : asking?.report.note}</ConfirmWithReason>
    </div>
  );
}
