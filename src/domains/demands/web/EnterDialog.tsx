import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../web/api/index.ts';
import { RefusalNotice } from '../../../web/kit/index.ts';
import { enterOne, readBoard, readHeadsOwn } from '../contract.ts';
import { enteredSources, scopes, type DemandSource, type Scope } from '../model.ts';

interface Fields {
  readonly source?: Exclude<DemandSource, 'open311'>;
  readonly patchId?: string;
  readonly words: string;
  readonly scope: Scope;
  readonly place?: string;
  readonly contact?: string;
  readonly aboutHead?: boolean;
}

/** What came by telephone, paper or to a head, entered by somebody with an account; a second click is the same demand. */
export function EnterDialog({ patches, onClose }: { readonly patches: readonly { readonly id: string; readonly name: string }[]; readonly onClose: () => void }) {
  const { t } = useTranslation('demands');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const clientId = useRef(crypto.randomUUID());
  const enter = useCommand(enterOne, { invalidates: [readBoard, readHeadsOwn], onDone: ({ id }) => { onClose(); void go(`/demands/${id}`); } });
  const needed = [{ required: true, message: t('needed') }];
  const head = patches.length > 0;
  return (
    <Modal open title={t(head ? 'act.enterForOther' : 'act.enter')} okText={t('act.save')} confirmLoading={enter.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {enter.error && <RefusalNotice error={enter.error} />}
      <Form form={form} layout="vertical" initialValues={{ source: 'hotline', scope: 'one', ...(head ? { patchId: patches[0]!.id } : {}) }} onFinish={(f) => enter.mutate({ body: { clientId: clientId.current, source: head ? 'head' : (f.source ?? 'hotline'), patchId: f.patchId ?? null, words: f.words, scope: f.scope, place: f.place ?? '', contact: f.contact?.trim() || null, aboutHead: f.aboutHead ?? false } })}>
        {head ? <Form.Item name="patchId" label={t('enter.patch')} rules={needed}><Select options={patches.map((p) => ({ value: p.id, label: p.name }))} /></Form.Item> : <Form.Item name="source" label={t('line.source')} rules={needed}><Select options={enteredSources.filter((s) => s !== 'head').map((value) => ({ value, label: t(`source.${value}`) }))} /></Form.Item>}
        <Form.Item name="words" label={t('line.words')} rules={[...needed, { min: 4, message: t('enter.short') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
        <Form.Item name="scope" label={t('classify.scope')} rules={needed}><Select options={scopes.map((value) => ({ value, label: t(`scope.${value}`) }))} /></Form.Item>
        <Form.Item name="place" label={t('line.place')}><Input maxLength={200} /></Form.Item>
        <Form.Item name="contact" label={t('enter.contact')} extra={t('enter.contactNote')}><Input maxLength={60} autoComplete="off" /></Form.Item>
        {!head && <Form.Item name="aboutHead" valuePropName="checked"><Checkbox>{t('classify.aboutHead')}</Checkbox></Form.Item>}
      </Form>
    </Modal>
  );
}
