import { DatePicker, Form, Input, Modal, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { openRun, type RunView } from '../../contract.ts';
import { listNotices, openOutcomes, publishList } from '../../outcomes/contract.ts';

interface Fields {
  readonly where: 'here' | 'paper';
  readonly contact: string;
  readonly dates?: [Dayjs, Dayjs];
  readonly document?: string;
}

/** Hangs out the list of 优秀, here or as it hung on paper. */
export function PublishDialog({ run, open, onClose }: { readonly run: RunView; readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('outcomes');
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const where = Form.useWatch('where', form) ?? 'here';
  const publish = useCommand(publishList, {
    invalidates: [openOutcomes, openRun, listNotices],
    onDone: (a) => {
      toast.done(t(a.announced ? 'publicity.done' : 'publicity.doneUnannounced', { to: a.closesOn }));
      onClose();
    },
  });
  const submit = ({ contact, dates, document }: Fields) =>
    publish.mutate({ params: { id: run.id }, body: { contact, ...(where === 'paper' && dates && document ? { elsewhere: { openedOn: dates[0].format('YYYY-MM-DD'), closesOn: dates[1].format('YYYY-MM-DD'), document } } : {}) } });
  return (
    <Modal open={open} title={t('publicity.publish')} okText={t('publicity.publish')} confirmLoading={publish.isPending} onCancel={onClose} onOk={() => form.submit()} destroyOnHidden>
      <p>{t('publicity.publishWords')}</p>
      {publish.error && <RefusalNotice error={publish.error} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={{ where: 'here' }} onFinish={submit}>
        <Form.Item name="where" label={t('publicity.where')}>
          <Radio.Group options={[{ value: 'here', label: t('publicity.inProgram') }, { value: 'paper', label: t('publicity.wasOnPaper') }]} />
        </Form.Item>
        {where === 'paper' && (
          <>
            <Form.Item name="dates" label={t('publicity.term')} rules={[{ required: true, message: t('publicity.datesMissing') }]}>
              <DatePicker.RangePicker style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="document" label={t('publicity.document')} rules={[{ required: true, whitespace: true, message: t('publicity.documentMissing') }]}>
              <Input maxLength={200} />
            </Form.Item>
          </>
        )}
        <Form.Item name="contact" label={t('publicity.contact')} rules={[{ required: true, whitespace: true, message: t('publicity.contactMissing') }]}>
          <Input maxLength={300} placeholder={t('publicity.contactHint')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
