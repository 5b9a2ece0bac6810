import { Alert, Form, Input, Modal, Radio, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice } from '../../../../web/kit/index.ts';
import { makeOpen311Client, readOpen311, revokeOpen311Client, saveOpen311Service } from '../../open311/contract.ts';

export type Service = OutputOf<typeof readOpen311>['services'][number];
export type Client = OutputOf<typeof readOpen311>['clients'][number];

/** A service, new or changed; its code stays what it is, for the requests that came under it. */
export function ServiceDialog({ service, onClose }: { readonly service: Service | null; readonly onClose: () => void }) {
  const { t } = useTranslation('demands');
  const [form] = Form.useForm<Omit<Service, 'requests'>>();
  const save = useCommand(saveOpen311Service, { invalidates: [readOpen311], onDone: onClose });
  const needed = { required: true, message: t('needed') };
  const title = t(service ? 'open311.change' : 'open311.service');
  return (
    <Modal open title={title} okText={title} confirmLoading={save.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {save.error && <RefusalNotice error={save.error} />}
      <Form form={form} layout="vertical" initialValues={service ?? { kind: 'realtime', offered: true, description: '', keywords: '', category: '' }} onFinish={({ code, ...body }) => save.mutate({ params: { code }, body })}>
        <Form.Item name="code" label={t('open311.code')} rules={[needed, { pattern: /^[A-Za-z0-9_-]{1,40}$/, message: t('open311.codeRule') }]} extra={t('open311.codeRule')}><Input disabled={service !== null} maxLength={40} /></Form.Item>
        <Form.Item name="name" label={t('open311.name')} rules={[needed, { min: 2, message: t('open311.short') }]}><Input maxLength={80} /></Form.Item>
        <Form.Item name="category" label={t('open311.category')}><Input maxLength={40} /></Form.Item>
        <Form.Item name="description" label={t('open311.description')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} /></Form.Item>
        <Form.Item name="keywords" label={t('open311.keywords')}><Input maxLength={200} /></Form.Item>
        <Form.Item name="kind" label={t('open311.kind')}><Radio.Group options={(['realtime', 'batch'] as const).map((k) => ({ value: k, label: t(`open311.kinds.${k}`) }))} /></Form.Item>
        <Form.Item name="offered" label={t('open311.offered')} valuePropName="checked"><Switch /></Form.Item>
      </Form>
    </Modal>
  );
}

/** The key is seen here once and nowhere again. */
export function MakeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('demands');
  const [form] = Form.useForm<{ name: string }>();
  const [key, setKey] = useState<string | null>(null);
  const make = useCommand(makeOpen311Client, { invalidates: [readOpen311], onDone: (answer) => setKey(answer.key) });
  return (
    <Modal open title={t('open311.make')} okText={t(key === null ? 'open311.make' : 'open311.copied')} confirmLoading={make.isPending} onOk={() => (key === null ? form.submit() : onClose())} onCancel={onClose} {...(key === null ? {} : { closable: false, mask: { closable: false }, keyboard: false, cancelButtonProps: { hidden: true } })}>
      {make.error && <RefusalNotice error={make.error} />}
      {key === null ? (
        <Form form={form} layout="vertical" onFinish={(body) => make.mutate({ body })}>
          <Form.Item name="name" label={t('open311.client')} rules={[{ required: true, message: t('needed') }, { min: 2, message: t('open311.short') }]}><Input maxLength={80} /></Form.Item>
        </Form>
      ) : (
        <Alert type="warning" showIcon title={t('open311.once')} description={<code className="dd-demand-code" aria-label={t('open311.key')}>{key}</code>} />
      )}
    </Modal>
  );
}

export function RevokeDialog({ client, onClose }: { readonly client: Client; readonly onClose: () => void }) {
  const { t } = useTranslation('demands');
  const [form] = Form.useForm<{ reason: string }>();
  const revoke = useCommand(revokeOpen311Client, { invalidates: [readOpen311], onDone: onClose });
  return (
    <Modal open title={`${t('open311.revoke')} · ${client.name}`} okText={t('open311.revoke')} okButtonProps={{ danger: true }} confirmLoading={revoke.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {revoke.error && <RefusalNotice error={revoke.error} />}
      <p className="dd-demand-quiet">{t('open311.revokeSays')}</p>
      <Form form={form} layout="vertical" onFinish={(body) => revoke.mutate({ params: { id: client.id }, body })}>
        <Form.Item name="reason" label={t('reasonOf.giveBack')} rules={[{ required: true, message: t('needed') }, { min: 2, message: t('open311.short') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  );
}
