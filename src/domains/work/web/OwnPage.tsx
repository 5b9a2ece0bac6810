import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { Answered, ConfirmWithReason, EmptyState, FileDrop, Page, RefusalNotice, Section } from '../../../web/kit/index.ts';
import { ownWork, readProject, readWorkBoard, reportOneTask, signNow, stepBackNow } from '../contract/index.ts';
import type { ReportAttachment } from '../model.ts';
import { ClaimTag, WorkBar } from './parts.tsx';
import { ReportLines, TaskHead } from './TaskLines.tsx';

type Claim = OutputOf<typeof ownWork>['claims'][number];
type Task = Claim['months'][number]['tasks'][number];
const again = { invalidates: [ownWork, readProject, readWorkBoard] };

/** 我的实事: own claims, the commitment to sign, the month to report. Made for a phone. */
export default function OwnPage() {
  const { t } = useTranslation('work');
  const answer = useAnswer(ownWork);
  return (
    <Page title={t('nav.own')} sub={t('own.sub')} bar={<WorkBar />} width="reading">
      <Answered answer={answer}>{(own) => (own.claims.length === 0 ? <EmptyState title={t('own.none')} action={<Link to="/projects">{t('own.toBoard')}</Link>} /> : <div className="dd-work-stack">{own.claims.map((c) => <OwnClaim key={c.id} claim={c} />)}</div>)}</Answered>
    </Page>
  );
}

function OwnClaim({ claim: c }: { readonly claim: Claim }) {
  const { t } = useTranslation('work');
  const [leaving, setLeaving] = useState(false);
  const sign = useCommand(signNow, again);
  const leave = useCommand(stepBackNow, again);
  return (
    <Section title={<Link to={`/projects/${c.projectId}`}>{c.title}</Link>} extra={<ClaimTag state={c.state} />}>
      <div className="dd-work-stack">
        {sign.error && <RefusalNotice error={sign.error} />}
        {c.decidedReason && <p className="dd-work-say">{c.decidedReason}</p>}
        {c.state === 'won' && <div><p className="dd-work-say"><strong>{t('project.commitment')}</strong><br />{c.commitment}</p><Button type="primary" loading={sign.isPending} onClick={() => sign.mutate({ params: { id: c.id } })}>{t('act.sign')}</Button></div>}
        {c.months.toReversed().map((m) => (
          <div key={m.month} className="dd-work-card">
            <h3>{m.month.slice(0, 7)} <small className="dd-work-quiet dd-num">{t('months.doneOf', { done: m.counts.done + m.counts.late, planned: m.counts.planned })}</small></h3>
            <ul className="dd-work-list">{m.tasks.map((task) => <OwnTask key={task.id} task={task} open={c.state === 'committed'} />)}</ul>
          </div>
        ))}
        {['claimed', 'won', 'committed'].includes(c.state) && <div><Button type="link" onClick={() => setLeaving(true)}>{t('act.stepBack')}</Button></div>}
      </div>
      <ConfirmWithReason open={leaving} title={t('act.stepBack')} confirmText={t('act.stepBack')} least={2} onConfirm={(reason) => leave.mutateAsync({ params: { id: c.id }, body: { reason } })} onClose={() => setLeaving(false)}>{t('own.stepBackSays')}</ConfirmWithReason>
    </Section>
  );
}

function OwnTask({ task, open }: { readonly task: Task; readonly open: boolean }) {
  const { t } = useTranslation('work');
  const [writing, setWriting] = useState(false);
  const waits = task.reports.some((r) => r.state === 'waiting');
  return (
    <li className="dd-work-item">
      <TaskHead task={task} />
      <ReportLines reports={task.reports} unit={task.unit} kind={task.kind} />
      {open && !waits && (writing ? <ReportForm task={task} onDone={() => setWriting(false)} /> : <div>{task.achieved === null ? <Button onClick={() => setWriting(true)}>{t('act.report')}</Button> : <Button type="link" size="small" onClick={() => setWriting(true)}>{t('act.correct')}</Button>}</div>)}
    </li>
  );
}

function ReportForm({ task, onDone }: { readonly task: Task; readonly onDone: () => void }) {
  const { t } = useTranslation('work');
  const [files, setFiles] = useState<ReportAttachment[]>([]);
  const [sending, setSending] = useState(false);
  const report = useCommand(reportOneTask, { ...again, onDone });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Form layout="vertical" onFinish={(v: { amount: string; note: string }) => report.mutate({ params: { id: task.id }, body: { ...v, attachments: files } })}>
      {report.error && <RefusalNotice error={report.error} />}
      {task.kind === 'amount' ? (
        <Form.Item name="amount" label={t('report.amount', { unit: task.unit })} rules={[...needed, { pattern: /^\d{1,9}(\.\d{1,3})?$/, message: t('amount_malformed') }]}><Input inputMode="decimal" /></Form.Item>
      ) : (
        <Form.Item name="amount" label={t('report.done')} rules={needed}><Segmented options={[{ value: '1', label: t('report.isDone') }, { value: '0', label: t('report.notDone') }]} /></Form.Item>
      )}
      <Form.Item name="note" label={t('report.note')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
      <Form.Item label={t('report.files')}>
        {files.map((f) => <div key={f.hash}>{f.name} <Button type="link" size="small" onClick={() => setFiles(files.filter((x) => x.hash !== f.hash))}>{t('remove')}</Button></div>)}
        <FileDrop title={t('report.drop')} onSending={setSending} onStored={(f) => setFiles((old) => [...old.filter((x) => x.hash !== f.hash), { hash: f.hash, name: f.name }])} />
      </Form.Item>
      <span className="dd-work-row"><Button type="primary" htmlType="submit" disabled={sending} loading={report.isPending}>{t('report.send')}</Button><Button onClick={onDone}>{t('act.cancel')}</Button></span>
    </Form>
  );
}
