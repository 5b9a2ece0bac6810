import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm } from '../../../../web/kit/index.ts';
import { DayInput } from '../parts.tsx';
import { confirmNow, listRaces, readRace } from '../../races/contract.ts';
import type { ConsequenceKind } from '../../races/model.ts';

type Data = OutputOf<typeof readRace>;
interface Fields {
  readonly reason: string;
  readonly kind: ConsequenceKind;
  readonly measureId?: string;
  readonly text: string;
  readonly dueOn: string;
}

/** The decision with its reason, and what follows: the measure of the place or something else, with its day. */
export function DecideDialog({ award, measures, onClose }: { readonly award: Data['awards'][number]; readonly measures: Data['measures']; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('races');
  const [form] = Form.useForm<Fields>();
  const confirm = useCommand(confirmNow, { invalidates: [readRace, listRaces], onDone: onClose });
  const offered = measures.filter((m) => m.kind === award.kind);
  const language = i18n.language.startsWith('zh') ? 'zh' : 'en';
  const kinds: readonly ConsequenceKind[] = award.kind === 'running' ? ['reward'] : ['talk', 'remediation'];
  const needed = [{ required: true, message: t('needed') }];
  const submit = async (v: Fields) => {
    try {
      await confirm.mutateAsync({ params: { id: award.id }, body: { reason: v.reason, consequence: { kind: v.kind, measureId: v.measureId ?? null, text: v.text, dueOn: v.dueOn } } });
    } catch (error) {
      showInForm(form, t, error);
    }
  };
  return (
    <Modal open title={t('award.decideOf', { kind: t(`kind.${award.kind}`), name: award.name })} okText={t('act.confirm')} confirmLoading={confirm.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {confirm.error && <RefusalNotice error={confirm.error} />}
      <Form form={form} layout="vertical" initialValues={{ kind: kinds[0] }} onFinish={(v) => void submit(v)}>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
        {offered.length > 0 && <Form.Item name="measureId" label={t('consequence.measure')}><Select allowClear options={offered.map((m) => ({ value: m.id, label: m.title[language] }))} onChange={(id: string | undefined) => { const m = offered.find((x) => x.id === id); if (m) form.setFieldValue('text', m.delivery[language]); }} /></Form.Item>}
        <Form.Item name="kind" label={t('consequence.kind')} rules={needed}><Select options={kinds.map((value) => ({ value, label: t(`consequence.${value}`) }))} /></Form.Item>
        <Form.Item name="text" label={t('consequence.text')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
        <Form.Item name="dueOn" label={t('consequence.dueOn')} rules={needed}><DayInput /></Form.Item>
      </Form>
    </Modal>
  );
}
