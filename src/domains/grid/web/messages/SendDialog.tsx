import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm, useToast } from '../../../../web/kit/index.ts';
import { readMessageBoard, sendDown } from '../../messages/contract.ts';

interface Words {
  readonly organizationId: string;
  readonly title: string;
  readonly words: string;
  readonly publicUntil?: Dayjs | null;
}

/** From the desk down to everybody who serves in a unit; with a day residents read it too. */
export function SendDialog({ units, onClose }: { readonly units: OutputOf<typeof readMessageBoard>['units']; readonly onClose: () => void }) {
  const { t } = useTranslation('messages');
  const toast = useToast();
  const [form] = Form.useForm<Words>();
  // One id for as long as the dialog is open: pressed again after a broken network, it is the same message.
  const clientId = useRef(crypto.randomUUID());
  const send = useCommand(sendDown, { invalidates: [readMessageBoard], onDone: ({ sent }) => { toast.done(t('sent', { count: sent })); onClose(); } });
  const needed = [{ required: true, message: t('needed') }];
  const submit = ({ publicUntil, ...v }: Words) => void send.mutateAsync({ body: { ...v, clientId: clientId.current, publicUntil: publicUntil ? publicUntil.format('YYYY-MM-DD') : null } }).catch((e: unknown) => showInForm(form, t, e));
  return (
    <Modal open title={t('act.send')} okText={t('act.send')} confirmLoading={send.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {send.error && <RefusalNotice error={send.error} />}
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="organizationId" label={t('unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={units.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
        <Form.Item name="title" label={t('col.title')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="words" label={t('words')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
        <Form.Item name="publicUntil" label={t('publicUntil')} extra={t('publicSays')}><DatePicker disabledDate={(d) => d.isBefore(dayjs(), 'day')} /></Form.Item>
      </Form>
    </Modal>
  );
}
