import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice } from '../../../../web/kit/index.ts';
import { readBoard, readDemand } from '../../contract.ts';
import { listSeries, sendOne } from '../../roots/contract.ts';
import { SeriesFields } from './RootDialog.tsx';

/** Hands a big matter to dispatch meetings. */
export function SendDialog({ demand, onClose }: { readonly demand: OutputOf<typeof readDemand>['demand']; readonly onClose: () => void }) {
  const { t } = useTranslation('demands');
  const [form] = Form.useForm<{ title: string; seriesId: string; days?: number | null }>();
  const where = useAnswer(listSeries);
  const send = useCommand(sendOne, { invalidates: [readDemand, readBoard], onDone: onClose });
  return (
    <Modal open title={t('verb.send')} okText={t('verb.send')} confirmLoading={send.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {send.error && <RefusalNotice error={send.error} />}
      <p className="dd-demand-quiet">{t('send.says')}</p>
      <Form form={form} layout="vertical" initialValues={{ title: demand.words.slice(0, 200) }} onFinish={({ days, ...body }) => send.mutate({ params: { id: demand.id }, body: { ...body, ...(days ? { days } : {}) } })}>
        <Form.Item name="title" label={t('send.what')} rules={[{ required: true, message: t('needed') }, { min: 4, message: t('enter.short') }]}><Input maxLength={200} /></Form.Item>
        <SeriesFields series={where.data?.series} />
      </Form>
    </Modal>
  );
}
