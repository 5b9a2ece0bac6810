import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { getOrganization, getTeam, organizationTree, setUpPosts } from '../../contract.ts';

/** After a first roster: posts by who serves, in the unit and all below that have none. */
export function SetUpPostsDialog({ organization: o, onClose }: { readonly organization: { readonly id: string; readonly name: string }; readonly onClose: () => void }) {
  const { t } = useTranslation('registry');
  const toast = useToast();
  const [form] = Form.useForm<{ document: string }>();
  const setUp = useCommand(setUpPosts, {
    invalidates: [organizationTree, getOrganization, getTeam],
    onDone: (done) => {
      toast.done(t('post.setUpDone', done));
      onClose();
    },
  });
  return (
    <Modal open title={t('post.setUpTitle', { name: o.name })} okText={t('post.setUp')} confirmLoading={setUp.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {setUp.error && <RefusalNotice error={setUp.error} />}
      <p className="dd-confirm-words">{t('post.setUpWords')}</p>
      <Form form={form} layout="vertical" onFinish={(body) => setUp.mutate({ params: { organizationId: o.id }, body })}>
        <Form.Item name="document" label={t('form.document')} rules={[{ required: true, message: t('form.needed') }]}>
          <Input maxLength={200} placeholder={t('form.documentHint')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
