import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm } from '../../../../web/kit/index.ts';
import { planMeeting, readDispatchBoard, sendIssue, startSeries } from '../../dispatch/contract.ts';
import { DayInput } from '../parts.tsx';

type Board = OutputOf<typeof readDispatchBoard>;
interface Props {
  readonly board: Board;
  readonly onClose: () => void;
}

export function SeriesDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('dispatch');
  const [form] = Form.useForm<{ name: string; purpose: string }>();
  const start = useCommand(startSeries, { invalidates: [readDispatchBoard], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('series.start')} okText={t('series.start')} confirmLoading={start.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {start.error && <RefusalNotice error={start.error} />}
      <Form form={form} layout="vertical" onFinish={(body) => void start.mutateAsync({ body }).catch((e: unknown) => showInForm(form, t, e))}>
        <Form.Item name="name" label={t('series.name')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="purpose" label={t('series.purpose')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
      </Form>
    </Modal>
  );
}

export function IssueDialog({ board, onClose }: Props) {
  const { t } = useTranslation('dispatch');
  const [form] = Form.useForm<{ seriesId: string; title: string; organizationId: string; days: number }>();
  const send = useCommand(sendIssue, { invalidates: [readDispatchBoard], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('act.issue')} okText={t('act.issue')} confirmLoading={send.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {send.error && <RefusalNotice error={send.error} />}
      <Form form={form} layout="vertical" initialValues={{ seriesId: board.series[0]?.id, days: board.days }} onFinish={({ seriesId, ...body }) => send.mutate({ params: { id: seriesId }, body })}>
        <Form.Item name="seriesId" label={t('series.one')} rules={needed}><Select options={board.series.map((s) => ({ value: s.id, label: s.name }))} /></Form.Item>
        <Form.Item name="title" label={t('task.title')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="organizationId" label={t('task.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={board.choices.map((c) => ({ value: c.id, label: c.name }))} /></Form.Item>
        <Form.Item name="days" label={t('task.days')} rules={needed}><InputNumber min={1} max={250} precision={0} /></Form.Item>
      </Form>
    </Modal>
  );
}

export function MeetingDialog({ board, onClose }: Props) {
  const { t } = useTranslation('dispatch');
  const go = useNavigate();
  const [form] = Form.useForm<{ seriesId: string; heldOn: string; chair: string }>();
  const plan = useCommand(planMeeting, { invalidates: [readDispatchBoard], onDone: ({ id }) => void go(`/dispatch/meetings/${id}`) });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('act.plan')} okText={t('act.plan')} confirmLoading={plan.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {plan.error && <RefusalNotice error={plan.error} />}
      <Form form={form} layout="vertical" initialValues={{ seriesId: board.series[0]?.id }} onFinish={({ seriesId, ...body }) => void plan.mutateAsync({ params: { id: seriesId }, body }).catch((e: unknown) => showInForm(form, t, e))}>
        <Form.Item name="seriesId" label={t('series.one')} rules={needed}><Select options={board.series.map((s) => ({ value: s.id, label: s.name }))} /></Form.Item>
        <Form.Item name="heldOn" label={t('meeting.heldOn')} rules={needed}><DayInput /></Form.Item>
        <Form.Item name="chair" label={t('meeting.chair')} rules={needed}><Input maxLength={100} /></Form.Item>
      </Form>
    </Modal>
  );
}
