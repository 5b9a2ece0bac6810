import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm } from '../../../../web/kit/index.ts';
import { editReport, readReport } from '../../bulletins/contract.ts';

/** The opening, own or the program's, and what is asked of the units. */
export function WordsDialog({ report, onClose }: { readonly report: OutputOf<typeof readReport>; readonly onClose: () => void }) {
  const { t } = useTranslation('bulletins');
  const [form] = Form.useForm<{ opening?: string; demandsMade?: string }>();
  const edit = useCommand(editReport, { invalidates: [readReport], onDone: onClose });
  const save = ({ opening = '', demandsMade = '' }: { opening?: string; demandsMade?: string }) =>
    void edit.mutateAsync({ params: { id: report.id }, body: { opening: opening.trim() === '' ? null : opening, demandsMade } }).catch((e: unknown) => showInForm(form, t, e));
  return (
    <Modal open width={760} title={t('act.edit')} okText={t('act.edit')} confirmLoading={edit.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {edit.error && <RefusalNotice error={edit.error} />}
      <Form form={form} layout="vertical" initialValues={{ opening: report.own ? report.opening : '', demandsMade: report.demandsMade }} onFinish={save}>
        <Form.Item name="opening" label={t('opening')} extra={t('openingSays')}><Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={6000} placeholder={report.opening} /></Form.Item>
        <Form.Item name="demandsMade" label={t('asked')}><Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={6000} /></Form.Item>
      </Form>
    </Modal>
  );
}
