import { DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { listRuns, listSchemes, startRun } from '../../contract.ts';
import { useName } from '../words.tsx';

interface Fields {
  readonly year: number;
  readonly schemeId: string;
  readonly dueOn?: Dayjs | null;
  readonly shareApproval?: string;
  /** Of a special, routine or term assessment: first and last day. */
  readonly period?: readonly [Dayjs, Dayjs];
  readonly title?: string;
}

/** Opens a year under a version of a scheme. */
export function NewYearDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('assessment');
  const name = useName();
  const toast = useToast();
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const schemes = useAnswer(listSchemes, undefined, { enabled: open });
  const start = useCommand(startRun, {
    invalidates: [listRuns],
    onDone: ({ id }) => {
      toast.done(t('open.done'));
      onClose();
      void go(`/assessment/years/${id}`);
    },
  });
  const submit = ({ year, schemeId, dueOn, shareApproval, period, title }: Fields) =>
    start.mutate({ body: { year, schemeId, ...(dueOn ? { dueOn: dueOn.format('YYYY-MM-DD') } : {}), ...(shareApproval?.trim() ? { shareApproval: shareApproval.trim() } : {}), ...(period ? { periodFrom: period[0].format('YYYY-MM-DD'), periodTo: period[1].add(1, 'day').format('YYYY-MM-DD') } : {}), ...(title?.trim() ? { title: { zh: title.trim(), en: title.trim() } } : {}) } });
  const latest = (schemes.data ?? []).filter((s) => s.latest);
  const chosen = Form.useWatch('schemeId', form);
  const purpose = latest.find((s) => s.id === chosen)?.purpose ?? 'annual';
  return (
    <Modal open={open} title={t('open.title')} okText={t('board.open')} confirmLoading={start.isPending} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {start.error && <RefusalNotice error={start.error} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ year: dayjs().year() }} onFinish={submit}>
        <Form.Item name="year" label={t('open.year')} rules={[{ required: true }]}>
          <InputNumber min={1994} max={2200} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item name="schemeId" label={t('open.scheme')} rules={[{ required: true }]}>
          <Select loading={schemes.isPending} options={latest.map((s) => ({ value: s.id, label: `${name(s.title)} · ${t('board.version', { version: s.version })}` }))} />
        </Form.Item>
        {purpose !== 'annual' && purpose !== 'team' && (
          <>
            <Form.Item name="title" label={t('open.runTitle')} extra={t('open.runTitleHint')}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="period" label={t('appraisal.period')} rules={[{ required: true }]}>
              <DatePicker.RangePicker />
            </Form.Item>
          </>
        )}
        <Form.Item name="dueOn" label={t('open.dueOn')}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="shareApproval" label={t('open.approval')} extra={t('open.approvalHint')}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
