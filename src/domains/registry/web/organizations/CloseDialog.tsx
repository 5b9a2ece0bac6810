import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { closeOrganization, organizationTree } from '../../contract.ts';
import { DayInput } from '../parts/DateFields.tsx';

interface Props {
  readonly organization: { readonly id: string; readonly versionId: string; readonly name: string; readonly parentId: string | null };
  readonly onClose: () => void;
}

/** Closes a unit from a day, by a document. Its history stays. */
export function CloseDialog({ organization: o, onClose }: Props) {
  const { t } = useTranslation('registry');
  const toast = useToast();
  const go = useNavigate();
  const [form] = Form.useForm<{ closedOn: string; document: string }>();
  const close = useCommand(closeOrganization, {
    invalidates: [organizationTree, 'registry.organization'],
    onDone: () => {
      toast.done(t('unit.closed'));
      go(o.parentId ? `/organizations/${o.parentId}` : '/organizations');
    },
  });
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <Modal open title={t('unit.closeTitle', { name: o.name })} okText={t('unit.close')} okButtonProps={{ danger: true, type: 'default' }} confirmLoading={close.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {close.error && <RefusalNotice error={close.error} />}
      <p className="dd-confirm-words">{t('unit.closeWords')}</p>
      <Form form={form} layout="vertical" onFinish={(body) => close.mutate({ params: { organizationId: o.id }, body: { ...body, versionId: o.versionId } })}>
        <Form.Item name="closedOn" label={t('form.from')} rules={needed}>
          <DayInput />
        </Form.Item>
        <Form.Item name="document" label={t('form.document')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
