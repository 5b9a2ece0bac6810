import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice } from '../../../../web/kit/index.ts';
import { readDemand } from '../../contract.ts';
import { publishOne } from '../../heard/contract.ts';

/** What was done, in words for everybody; the comment itself is not shown. */
export function PublishDialog({ demand, onClose }: { readonly demand: OutputOf<typeof readDemand>['demand']; readonly onClose: () => void }) {
  const { t } = useTranslation('demands');
  const [form] = Form.useForm<{ title: string; text: string }>();
  const publish = useCommand(publishOne, { invalidates: [readDemand], onDone: onClose });
  const rules = [{ required: true, message: t('needed') }, { min: 4, message: t('enter.short') }];
  return (
    <Modal open title={t('verb.publish')} okText={t('verb.publish')} confirmLoading={publish.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {publish.error && <RefusalNotice error={publish.error} />}
      <p className="dd-demand-quiet">{t('heard.says')}</p>
      <Form form={form} layout="vertical" initialValues={{ title: demand.published?.title ?? '', text: demand.published?.text ?? demand.answer ?? '' }} onFinish={(body) => publish.mutate({ params: { id: demand.id }, body })}>
        <Form.Item name="title" label={t('heard.what')} rules={rules}><Input maxLength={100} /></Form.Item>
        <Form.Item name="text" label={t('heard.done')} rules={rules}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
      </Form>
    </Modal>
  );
}
