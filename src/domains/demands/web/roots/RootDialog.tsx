import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm } from '../../../../web/kit/index.ts';
import { readBoard, readDemand } from '../../contract.ts';
import { foundOneRoot, joinOneRoot, listKin, listSeries, readRoot, readRootsList } from '../../roots/contract.ts';

interface Fields {
  readonly rootId: string;
  readonly kin?: string[];
  readonly title: string;
  readonly cause: string;
  readonly organizationId: string;
  readonly seriesId: string;
  readonly days?: number | null;
}
const NEW = 'new';

/** Puts a demand and those like it to a root: one that waits, or a new one with its task. */
export function RootDialog({ demand, onClose }: { readonly demand: OutputOf<typeof readDemand>['demand']; readonly onClose: () => void }) {
  const { t } = useTranslation('demands');
  const [form] = Form.useForm<Fields>();
  const kin = useAnswer(listKin, { params: { id: demand.id } });
  const where = useAnswer(listSeries);
  const again = { invalidates: [readDemand, readBoard, readRootsList, readRoot], onDone: onClose };
  const [found, joined] = [useCommand(foundOneRoot, again), useCommand(joinOneRoot, again)];
  const fresh = Form.useWatch('rootId', form) === NEW;
  const needed = [{ required: true, message: t('needed') }];
  const submit = async (f: Fields): Promise<void> => {
    const demandIds = [demand.id, ...(f.kin ?? [])];
    const sent = f.rootId === NEW ? found.mutateAsync({ body: { title: f.title, cause: f.cause, organizationId: f.organizationId, seriesId: f.seriesId, ...(f.days ? { days: f.days } : {}), demandIds } }) : joined.mutateAsync({ params: { id: f.rootId }, body: { demandIds } });
    await sent.catch((e: unknown) => showInForm(form, t, e));
  };
  const error = found.error ?? joined.error;
  return (
    <Modal open title={t('verb.root')} okText={t('verb.root')} confirmLoading={found.isPending || joined.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {error && <RefusalNotice error={error} />}
      <p className="dd-demand-quiet">{t('root.says')}</p>
      <Form form={form} layout="vertical" initialValues={{ rootId: NEW }} onFinish={(f) => void submit(f)}>
        <Form.Item name="rootId" label={t('root.into')} rules={needed}><Select options={[{ value: NEW, label: t('root.new') }, ...(kin.data?.roots ?? []).map((r) => ({ value: r.id, label: r.title }))]} /></Form.Item>
        <Form.Item name="kin" label={t('root.kin')} rules={fresh ? [{ required: true, message: t('root.pick') }] : []} extra={kin.data?.lines.length === 0 ? t('root.noKin') : undefined}>
          <Select mode="multiple" loading={kin.isPending} showSearch={{ optionFilterProp: 'label' }} options={(kin.data?.lines ?? []).map((l) => ({ value: l.id, label: `${l.likeness}% · ${l.words.slice(0, 40)}${l.place === '' ? '' : ` · ${l.place}`}` }))} />
        </Form.Item>
        {fresh && (
          <>
            <Form.Item name="title" label={t('root.title')} rules={[...needed, { min: 4, message: t('enter.short') }]}><Input maxLength={200} /></Form.Item>
            <Form.Item name="cause" label={t('root.cause')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
            <Form.Item name="organizationId" label={t('root.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={(where.data?.units ?? []).map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
            <SeriesFields series={where.data?.series} />
          </>
        )}
      </Form>
    </Modal>
  );
}

/** Which meetings go through it, and by when it is to be done. */
export function SeriesFields({ series }: { readonly series: readonly { readonly id: string; readonly name: string }[] | undefined }) {
  const { t } = useTranslation('demands');
  return (
    <>
      <Form.Item name="seriesId" label={t('root.series')} rules={[{ required: true, message: t('needed') }]} extra={series?.length === 0 ? t('root.noSeries') : undefined}><Select options={(series ?? []).map((s) => ({ value: s.id, label: s.name }))} /></Form.Item>
      <Form.Item name="days" label={t('root.days')} extra={t('root.usual')}><InputNumber min={1} max={250} precision={0} /></Form.Item>
    </>
  );
}
