import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { dateText, RefusalNotice, Section } from '../../../../web/kit/index.ts';
import { instruct, noteOnEntry, readDispatchBoard, readMeeting } from '../../dispatch/contract.ts';
import { TaskActs, TaskTag, type Task } from './parts.tsx';

type View = OutputOf<typeof readMeeting>;
interface Props {
  readonly entry: View['agenda'][number];
  readonly choices: View['choices'];
  readonly days: number;
  readonly open: boolean;
  readonly onNext: (() => void) | undefined;
}

/** One entry of the agenda: where it stands, what is said, what is handed out. Ctrl+Enter keeps the words and goes on. */
export function EntryPanel({ entry, choices, days, open, onNext }: Props) {
  const { t } = useTranslation('dispatch');
  const again = { invalidates: [readMeeting, readDispatchBoard] };
  const [words] = Form.useForm<{ note: string }>();
  const [handed] = Form.useForm<{ title: string; organizationId: string; days: number }>();
  const note = useCommand(noteOnEntry, { ...again, onDone: () => onNext?.() });
  const give = useCommand(instruct, { ...again, onDone: () => handed.resetFields() });
  const params = { id: entry.id ?? '' };
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Section title={t(`agendaKind.${entry.kind}`)}>
      <div className="dd-dispatch-entry">
        <h2>{entry.title}</h2>
        {entry.link && <Link to={entry.link}>{t('agenda.look')}</Link>}
        {entry.about && <TaskLine task={entry.about} />}
        {open ? (
          <Form form={words} layout="vertical" initialValues={{ note: entry.note ?? '' }} onFinish={(body) => note.mutate({ params, body })}>
            {note.error && <RefusalNotice error={note.error} />}
            <Form.Item name="note" label={t('agenda.note')} extra={t('agenda.keys')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) words.submit(); }} /></Form.Item>
            <Button htmlType="submit" loading={note.isPending}>{t(onNext ? 'agenda.saveNext' : 'agenda.save')}</Button>
          </Form>
        ) : entry.note && <p>{entry.note}</p>}
        {entry.given.length > 0 && <ul className="dd-work-list">{entry.given.map((g) => <li key={g.id} className="dd-work-item"><strong>{g.title}</strong><TaskLine task={g} /></li>)}</ul>}
        {open && (
          <Form form={handed} layout="vertical" initialValues={{ days }} onFinish={(body) => give.mutate({ params, body })}>
            {give.error && <RefusalNotice error={give.error} />}
            <div className="dd-dispatch-new">
              <Form.Item name="title" label={t('agenda.instruction')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={200} /></Form.Item>
              <Form.Item name="organizationId" label={t('task.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={choices.map((c) => ({ value: c.id, label: c.name }))} /></Form.Item>
              <Form.Item name="days" label={t('task.days')} rules={needed}><InputNumber min={1} max={250} precision={0} /></Form.Item>
              <Form.Item label=" " colon={false}><Button type="primary" htmlType="submit" loading={give.isPending}>{t('act.instruct')}</Button></Form.Item>
            </div>
          </Form>
        )}
      </div>
    </Section>
  );
}

function TaskLine({ task }: { readonly task: Task }) {
  const { t } = useTranslation('dispatch');
  return (
    <div className="dd-work-card">
      <span className="dd-work-row"><span>{task.organizationName}</span><span className="dd-work-quiet">{t('task.due', { given: dateText(task.givenOn), day: dateText(task.dueOn) })}</span><TaskTag task={task} /><TaskActs task={task} /></span>
      {task.reports.map((r) => <span key={r.id} className="dd-work-quiet">{t('task.said', { name: r.reportedBy, day: dateText(r.reportedOn), note: r.note })}{r.opinion && ` — ${t('task.answered', { name: r.decidedBy, opinion: r.opinion })}`}</span>)}
    </div>
  );
}
