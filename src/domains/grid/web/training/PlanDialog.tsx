import { Checkbox, DatePicker, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm } from '../../../../web/kit/index.ts';
import { levels, type Level } from '../../model.ts';
import { planClass, readTrainingBoard } from '../../training/contract.ts';
import { grades, type Grade } from '../../training/model.ts';

interface Words {
  readonly title: string;
  readonly organizationId: string;
  readonly grade: Grade;
  readonly levels: Level[];
  readonly heldOn: Dayjs;
  readonly hours: number;
}

/** A class: who holds it, for which heads, on which day; also one that was held already. */
export function PlanDialog({ holders, onClose }: { readonly holders: OutputOf<typeof readTrainingBoard>['holders']; readonly onClose: () => void }) {
  const { t } = useTranslation('training');
  const [form] = Form.useForm<Words>();
  const plan = useCommand(planClass, { invalidates: [readTrainingBoard], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  const submit = ({ heldOn, ...v }: Words) => void plan.mutateAsync({ body: { ...v, heldOn: heldOn.format('YYYY-MM-DD') } }).catch((e: unknown) => showInForm(form, t, e));
  return (
    <Modal open title={t('act.plan')} okText={t('act.plan')} confirmLoading={plan.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {plan.error && <RefusalNotice error={plan.error} />}
      <Form form={form} layout="vertical" initialValues={{ grade: 'town', levels: [...levels], hours: 4, heldOn: dayjs() }} onFinish={submit}>
        <Form.Item name="title" label={t('col.title')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="organizationId" label={t('col.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={holders.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
        <Form.Item name="grade" label={t('col.grade')} rules={needed}><Radio.Group options={grades.map((value) => ({ value, label: t(`grade.${value}`) }))} /></Form.Item>
        <Form.Item name="levels" label={t('col.levels')} rules={needed}><Checkbox.Group options={levels.map((value) => ({ value, label: t(`level.${value}`) }))} /></Form.Item>
        <Form.Item name="heldOn" label={t('col.held')} rules={needed}><DatePicker /></Form.Item>
        <Form.Item name="hours" label={t('col.hours')} rules={needed}><InputNumber min={1} max={200} precision={0} /></Form.Item>
      </Form>
    </Modal>
  );
}
