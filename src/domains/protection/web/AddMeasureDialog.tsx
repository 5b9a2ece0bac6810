import { DatePicker, Form, Input, Modal, Select, Switch } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { RefusalNotice, showInForm, useDelayed, useToast } from '../../../web/kit/index.ts';
import { pickPeople } from '../../registry/contract.ts';
import { addMeasure, listMeasures, measureDifferences } from '../contract.ts';
import { measureKinds, type MeasureKind } from '../model.ts';

interface Values {
  readonly personId: string;
  readonly kind: MeasureKind;
  readonly onDay: Dayjs;
  readonly matter: string;
  readonly lead?: string;
  readonly document?: string;
  readonly restricted?: boolean;
  readonly differs?: string;
}

/** A line of the discipline organ before it asks; whoever was asked about the matter before is named here and nothing is written. */
export function AddMeasureDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('protection');
  const toast = useToast();
  const [form] = Form.useForm<Values>();
  const [text, setText] = useState('');
  const asked = useDelayed(text.trim(), 200);
  const found = useAnswer(pickPeople, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const add = useCommand(addMeasure, { invalidates: [listMeasures, measureDifferences], onDone: () => { toast.done(t('measures.added')); onClose(); } });
  const needed = [{ required: true, message: t('measures.needed') }];
  const submit = async (v: Values) => {
    const plain = (value: string | undefined): string | null => value?.trim() || null;
    try {
      await add.mutateAsync({ body: { personId: v.personId, kind: v.kind, onDay: v.onDay.format('YYYY-MM-DD'), matter: v.matter, lead: plain(v.lead), document: plain(v.document), restricted: v.restricted ?? false, differs: plain(v.differs) } });
    } catch (error) {
      showInForm(form, t, error);
    }
  };
  return (
    <Modal open width={640} title={t('measures.addTitle')} okText={t('measures.add')} confirmLoading={add.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {add.error ? <RefusalNotice error={add.error} /> : <p className="dd-measure-quiet">{t('measures.addHint')}</p>}
      <Form form={form} layout="vertical" requiredMark="optional" initialValues={{ onDay: dayjs(), restricted: false }} onFinish={(v) => void submit(v)}>
        <Form.Item name="personId" label={t('measures.person')} rules={needed}>
          <Select showSearch={{ filterOption: false, onSearch: setText }} loading={found.isFetching} placeholder={t('measures.findPerson')} notFoundContent={null} options={(found.data ?? []).map((p) => ({ value: p.id, label: [p.name, p.organizationName, p.post].filter(Boolean).join(' ') }))} />
        </Form.Item>
        <Form.Item name="kind" label={t('measures.column.kind')} rules={needed}><Select options={measureKinds.map((value) => ({ value, label: t(`measures.kind.${value}`) }))} /></Form.Item>
        <Form.Item name="onDay" label={t('measures.column.onDay')} rules={needed}><DatePicker maxDate={dayjs()} /></Form.Item>
        <Form.Item name="matter" label={t('measures.column.matter')} rules={[...needed, { min: 2, message: t('measures.needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
        <Form.Item name="lead" label={t('measures.column.lead')}><Input maxLength={100} /></Form.Item>
        <Form.Item name="document" label={t('measures.column.document')}><Input maxLength={100} /></Form.Item>
        <Form.Item name="differs" label={t('measures.column.differs')} extra={t('measures.differsHint')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
        <Form.Item name="restricted" label={t('measures.column.restricted')} extra={t('measures.restrictedHint')} valuePropName="checked"><Switch /></Form.Item>
      </Form>
    </Modal>
  );
}
