import { Checkbox, Form, InputNumber, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { openElection, listElections, printCodes } from '../../ballots/contract/elections.ts';
import { useRefresh } from '../use-refresh.ts';

interface Fields {
  readonly count: number;
  readonly format: 'pdf' | 'html';
  readonly language: 'zh-CN' | 'en';
  readonly address: string;
  readonly replace: boolean;
}
const AFTER_CODES = [openElection, listElections];

/** Sheets of one-time codes to print and cut: made once, only hashes stay. */
export function CodesDialog({ electionId, group, title, onClose }: { readonly electionId: string; readonly group: string; readonly title: string; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('ballots');
  const toast = useToast();
  const refresh = useRefresh(AFTER_CODES);
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const print = async (body: Fields) => {
    setBusy(true);
    setError(null);
    try {
      await download(printCodes, { params: { id: electionId, group }, body });
      await refresh();
      toast.done(t('codes.done', { count: body.count }));
      onClose();
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('codes.of', { group: title })} okText={t('codes.print')} confirmLoading={busy} onCancel={onClose} onOk={() => form.submit()}>
      {error !== null && <RefusalNotice error={error} />}
      <p>{t('codes.words')}</p>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={{ count: 20, format: 'pdf', language: i18n.language === 'en' ? 'en' : 'zh-CN', address: `${location.origin}/vote`, replace: false }} onFinish={(f) => void print(f)}>
        <Form.Item name="count" label={t('codes.count')} rules={[{ required: true }]}>
          <InputNumber min={1} max={2000} precision={0} />
        </Form.Item>
        <Form.Item name="format" label={t('codes.format')}>
          <Radio.Group options={[{ value: 'pdf', label: 'PDF' }, { value: 'html', label: 'HTML' }]} />
        </Form.Item>
        <Form.Item name="language" label={t('codes.language')}>
          <Radio.Group options={[{ value: 'zh-CN', label: t('codes.chinese') }, { value: 'en', label: 'English' }]} />
        </Form.Item>
        <Form.Item name="address" label={t('codes.address')} extra={t('codes.addressHint')} rules={[{ required: true, type: 'url', message: t('codes.addressWrong') }]}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="replace" valuePropName="checked">
          <Checkbox>{t('codes.replace')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
