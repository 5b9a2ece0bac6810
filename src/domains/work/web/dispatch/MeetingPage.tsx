import { Button, Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { download, useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, dateText, describeError, EmptyState, Page, RefusalNotice, Section, StateTag, useToast } from '../../../../web/kit/index.ts';
import { addTopic, closeMeeting, meetingMinutes, openMeeting, readDispatchBoard, readMeeting } from '../../dispatch/contract.ts';
import { EntryPanel } from './EntryPanel.tsx';
import '../teams/teams.css';
import '../work.css';

type View = OutputOf<typeof readMeeting>;
type Stage = 'planned' | 'open' | 'closed';
const stageOf = (m: View['meeting']): Stage => (m.closedOn ? 'closed' : m.openedOn ? 'open' : 'planned');

/** 调度会: the agenda is walked with the arrow keys; what is said and handed out is written as it goes. */
export default function MeetingPage() {
  const { t } = useTranslation('dispatch');
  const toast = useToast();
  const { meetingId } = useParams();
  const answer = useAnswer(readMeeting, { params: { id: meetingId! } });
  const [asking, ask] = useState<'open' | 'close' | null>(null);
  const again = { invalidates: [readMeeting, readDispatchBoard] };
  const [open, close] = [useCommand(openMeeting, again), useCommand(closeMeeting, again)];
  const m = answer.data?.meeting;
  const stage = m ? stageOf(m) : null;
  const params = { id: meetingId! };
  const print = (format: 'docx' | 'pdf') => void download(meetingMinutes, { params, query: { format } }).catch((e: unknown) => toast.failed(describeError(t, e)));
  return (
    <Page
      title={m ? t('meeting.name', { series: m.seriesName, number: m.number }) : t('nav.dispatch')} sub={m && <>{dateText(m.heldOn)} · {m.chair} <StateTag tone={stage === 'open' ? 'running' : stage === 'closed' ? 'closed' : 'waiting'}>{t(`meeting.${stage!}`)}</StateTag></>} breadcrumb={[{ title: t('nav.dispatch'), to: '/dispatch' }]}
      actions={<>{stage === 'planned' && <Button type="primary" onClick={() => ask('open')}>{t('act.open')}</Button>}{stage === 'open' && <Button type="primary" onClick={() => ask('close')}>{t('act.close')}</Button>}{stage !== null && stage !== 'planned' && <><Button onClick={() => print('docx')}>{t('act.docx')}</Button><Button onClick={() => print('pdf')}>{t('act.pdf')}</Button></>}</>}
    >
      <Answered answer={answer}>{(view) => <Walk view={view} stage={stageOf(view.meeting)} />}</Answered>
      <ConfirmWithReason open={asking === 'open'} title={t('act.open')} confirmText={t('act.open')} reasonHint={t('meeting.attendees')} least={2} most={2000} onConfirm={(attendees) => open.mutateAsync({ params, body: { attendees } })} onClose={() => ask(null)}>{t('meeting.openSays')}</ConfirmWithReason>
      <ConfirmWithReason open={asking === 'close'} title={t('act.close')} confirmText={t('act.close')} reasonHint={t('meeting.conclusion')} least={2} most={4000} onConfirm={(conclusion) => close.mutateAsync({ params, body: { conclusion } })} onClose={() => ask(null)}>{t('meeting.closeSays')}</ConfirmWithReason>
    </Page>
  );
}

function Walk({ view, stage }: { readonly view: View; readonly stage: Stage }) {
  const { t } = useTranslation('dispatch');
  const [at, go] = useState(0);
  const count = view.agenda.length;
  const place = Math.min(at, count - 1);
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      // Typing goes to the field; Alt with an arrow walks even from there.
      const typing = e.target instanceof HTMLElement && e.target.closest('input, textarea, [role=combobox], [role=dialog]') !== null;
      if ((typing && !e.altKey) || !['ArrowDown', 'ArrowUp'].includes(e.key)) return;
      e.preventDefault();
      go((n) => Math.max(0, Math.min(count - 1, Math.min(n, count - 1) + (e.key === 'ArrowDown' ? 1 : -1))));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [count]);
  const entry = view.agenda[place];
  return (
    <div className="dd-work-stack">
      {view.meeting.conclusion && <Section title={t('meeting.conclusion')}><p>{view.meeting.conclusion}</p></Section>}
      <div className="dd-dispatch-meeting">
        <Section title={t('agenda.heading', { count })} flush>
          <ol className="dd-dispatch-agenda">
            {view.agenda.map((e, i) => (
              <li key={e.id ?? `${e.position}`}>
                <button type="button" aria-current={i === place} onClick={() => go(i)}>
                  <span className="dd-num">{e.position}</span>
                  <span>{e.title}<br /><span className="dd-work-quiet">{t(`agendaKind.${e.kind}`)}{e.about && ` · ${e.about.organizationName}`}</span></span>
                  <span>{e.about?.overdue && <StateTag tone="danger">{t('agenda.overdue')}</StateTag>}{(e.note !== null || e.given.length > 0) && <StateTag tone="good">{t('agenda.walked')}</StateTag>}</span>
                </button>
              </li>
            ))}
          </ol>
          {stage !== 'closed' && <TopicForm meetingId={view.meeting.id} />}
        </Section>
        {entry ? <EntryPanel key={entry.id ?? entry.position} entry={entry} choices={view.choices} days={view.days} open={stage === 'open'} onNext={place < count - 1 ? () => go(place + 1) : undefined} /> : <EmptyState title={t('agenda.none')} />}
      </div>
    </div>
  );
}

function TopicForm({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation('dispatch');
  const [form] = Form.useForm<{ kind: 'indicator' | 'topic'; title: string }>();
  const add = useCommand(addTopic, { invalidates: [readMeeting], onDone: () => form.resetFields() });
  return (
    <Form form={form} layout="vertical" className="dd-work-item" initialValues={{ kind: 'topic' }} onFinish={(body) => add.mutate({ params: { id: meetingId }, body })}>
      {add.error && <RefusalNotice error={add.error} />}
      <Form.Item name="kind" label={t('agenda.add')}><Select options={(['topic', 'indicator'] as const).map((value) => ({ value, label: t(`agendaKind.${value}`) }))} /></Form.Item>
      <Form.Item name="title" rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={200} aria-label={t('task.title')} placeholder={t('agenda.addHint')} /></Form.Item>
      <Button htmlType="submit" loading={add.isPending}>{t('agenda.put')}</Button>
    </Form>
  );
}
