import { Form, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm } from '../../../../web/kit/index.ts';
import { applyNow, giveOpinion, listReviews, setReviewPanel } from '../../reviews/contract.ts';

type Board = OutputOf<typeof listReviews>;
interface Props {
  readonly board: Board;
  readonly onClose: () => void;
}
const optionsOf = (board: Board) => board.units.map((u) => ({ value: u.id, label: u.name }));

/** The three parties, by name and unit. */
export function PanelDialog({ board, onClose }: Props) {
  const { t } = useTranslation('review');
  const [form] = Form.useForm<{ parties: { name: string; organizationId: string }[] }>();
  const set = useCommand(setReviewPanel, { invalidates: [listReviews], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('act.panel')} okText={t('act.panel')} confirmLoading={set.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {set.error && <RefusalNotice error={set.error} />}
      <p>{t('panelSays')}</p>
      <Form form={form} layout="vertical" onFinish={(body) => set.mutate({ body })}>
        {[0, 1, 2].map((i) => (
          <div key={i}>
            <Form.Item name={['parties', i, 'name']} label={t('party', { number: i + 1 })} rules={needed}><Input maxLength={200} /></Form.Item>
            <Form.Item name={['parties', i, 'organizationId']} label={t('unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(board)} /></Form.Item>
          </div>
        ))}
      </Form>
    </Modal>
  );
}

export function ApplyDialog({ board, onClose }: Props) {
  const { t } = useTranslation('review');
  const [form] = Form.useForm<{ organizationId: string; title: string; about: string }>();
  const apply = useCommand(applyNow, { invalidates: [listReviews], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('act.apply')} okText={t('act.apply')} confirmLoading={apply.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {apply.error && <RefusalNotice error={apply.error} />}
      <Form form={form} layout="vertical" initialValues={board.units.length === 1 ? { organizationId: board.units[0]!.id } : {}} onFinish={(body) => apply.mutate({ body })}>
        <Form.Item name="organizationId" label={t('unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(board)} /></Form.Item>
        <Form.Item name="title" label={t('title')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="about" label={t('about')} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} /></Form.Item>
      </Form>
    </Modal>
  );
}

export function OpinionDialog({ application, position, reasons, onClose }: { readonly application: Board['applications'][number]; readonly position: number; readonly reasons: readonly string[]; readonly onClose: () => void }) {
  const { t } = useTranslation('review');
  const [form] = Form.useForm<{ agreed: boolean; kind?: string; reason: string }>();
  const agreed = Form.useWatch('agreed', form) ?? true;
  const give = useCommand(giveOpinion, { invalidates: [listReviews], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={application.title} okText={t('act.opinion')} confirmLoading={give.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {give.error && <RefusalNotice error={give.error} />}
      <Form form={form} layout="vertical" initialValues={{ agreed: true }} onFinish={({ kind, ...v }) => void give.mutateAsync({ params: { id: application.id }, body: { ...v, position, ...(kind ? { kind } : {}) } }).catch((e: unknown) => showInForm(form, t, e))}>
        <Form.Item name="agreed" label={application.parties.find((p) => p.position === position)?.name}><Radio.Group options={[{ value: true, label: t('agreed') }, { value: false, label: t('reject') }]} /></Form.Item>
        {!agreed && <Form.Item name="kind" label={t('kind')} rules={needed}><Select options={reasons.map((value) => ({ value, label: value }))} /></Form.Item>}
        <Form.Item name="reason" label={t('reason')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
      </Form>
    </Modal>
  );
}
