import { Checkbox, Form, Input, Modal, Radio } from 'antd';
import dayjs from 'dayjs';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop, RefusalNotice } from '../../../../web/kit/index.ts';
import { PastDay } from '../parts.tsx';

export interface Done {
  readonly id: string;
  readonly doneOn: string;
  readonly words: string;
  readonly fileHash: string;
  readonly fileName: string;
  readonly householdIds: readonly string[] | null;
}
interface Props {
  readonly title: string;
  readonly pending: boolean;
  readonly error: unknown;
  /** Addresses to choose from; left out where only everybody can be recorded. */
  readonly homes?: readonly { readonly id: string; readonly address: string; readonly told: string; readonly reached: boolean }[];
  readonly onDone: (done: Done) => void;
  readonly onClose: () => void;
}

/** What was done, on which day, with its proof; for a head also which households. */
export function RecordDialog({ title, pending, error, homes = [], onDone, onClose }: Props) {
  const { t } = useTranslation('publicity');
  const [form] = Form.useForm<{ doneOn: string; words: string; all: boolean; householdIds?: string[] }>();
  const [file, setFile] = useState<{ hash: string; name: string } | null>(null);
  const [sending, setSending] = useState(false);
  const [bare, setBare] = useState(false);
  const all = Form.useWatch('all', form) ?? true;
  const id = useRef(crypto.randomUUID());
  const needed = [{ required: true, message: t('needed') }];
  const finish = ({ all: everybody, householdIds, ...v }: { doneOn: string; words: string; all: boolean; householdIds?: string[] }) => {
    setBare(file === null);
    if (file !== null) onDone({ ...v, id: id.current, fileHash: file.hash, fileName: file.name, householdIds: everybody ? null : (householdIds ?? []) });
  };
  return (
    <Modal open title={title} okText={t('act.done')} okButtonProps={{ disabled: sending }} confirmLoading={pending} onOk={() => form.submit()} onCancel={onClose}>
      {error !== null && error !== undefined && <RefusalNotice error={error} />}
      <Form form={form} layout="vertical" initialValues={{ doneOn: dayjs().format('YYYY-MM-DD'), all: true }} onFinish={finish}>
        <Form.Item name="doneOn" label={t('doneOn')} rules={needed}><PastDay /></Form.Item>
        <Form.Item name="words" label={t('what')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Form.Item>
        <Form.Item name="all" label={t('who')} hidden={homes.length === 0}><Radio.Group options={[{ value: true, label: t('everybody') }, { value: false, label: t('listed') }]} /></Form.Item>
        {!all && <Form.Item name="householdIds" label={t('chooseHomes')} rules={[{ required: true, type: 'array', min: 1, message: t('needed') }]}><Checkbox.Group className="dd-grid-homes" options={homes.map((h) => ({ value: h.id, disabled: h.reached, label: <>{h.address} <span className="dd-grid-quiet">{h.told}</span></> }))} /></Form.Item>}
        <Form.Item label={t('proof')} required {...(bare && file === null ? { validateStatus: 'error' as const, help: t('proofNeeded') } : {})}>
          {file && <div>{file.name}</div>}
          <FileDrop title={t('drop')} accept="image/*,.pdf" onSending={setSending} onStored={(f) => setFile({ hash: f.hash, name: f.name })} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
