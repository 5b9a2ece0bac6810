import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { Answered, EmptyState, MomentText, RefusalNotice, Section, StateTag } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import type { RunView } from '../../contract.ts';
import { listCalibrations, startCalibration } from '../../calibration/contract.ts';

interface Fields {
  readonly title: string;
  readonly attendees: string;
}

/** Meetings on a year, and the form to open one. */
export function MeetingsPart({ run }: { readonly run: RunView }) {
  const { t } = useTranslation('calibration');
  const go = useNavigate();
  const mayHold = useMay('assessment.calibrations.hold');
  const [asking, setAsking] = useState(false);
  const [form] = Form.useForm<Fields>();
  const answer = useAnswer(listCalibrations, { params: { id: run.id } });
  const start = useCommand(startCalibration, { invalidates: [listCalibrations], onDone: (a) => void go(`/assessment/calibrations/${a.id}`) });
  const needed = (message: string) => [{ required: true, whitespace: true, min: 2, message }];
  return (
    <Section
      title={t('meetings')}
      extra={
        mayHold && run.state === 'proposed' ? (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('start')}
          </Button>
        ) : undefined
      }
    >
      <Answered answer={answer}>
        {(meetings) =>
          meetings.length === 0 ? (
            <EmptyState title={t('none')}>{t('noneNext')}</EmptyState>
          ) : (
            <ul className="dd-outcome-list">
              {meetings.map((m) => (
                <li key={m.id}>
                  <Link to={`/assessment/calibrations/${m.id}`}>{m.title}</Link> <StateTag tone={m.state === 'open' ? 'running' : m.state === 'closed' ? 'good' : 'closed'}>{t(`state.${m.state}`)}</StateTag> <MomentText value={m.openedAt} />{' '}
                  {t('movesOf', { count: m.moves })}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <Modal open={asking} title={t('start')} okText={t('start')} confirmLoading={start.isPending} onCancel={() => setAsking(false)} onOk={() => form.submit()}>
        {start.error && <RefusalNotice error={start.error} />}
        <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={{ title: t('defaultTitle', { year: run.year }) }} onFinish={(body) => start.mutate({ params: { id: run.id }, body })}>
          <Form.Item name="title" label={t('titleOf')} rules={needed(t('titleMissing'))}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="attendees" label={t('attendees')} rules={needed(t('attendeesMissing'))}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
        </Form>
      </Modal>
    </Section>
  );
}
