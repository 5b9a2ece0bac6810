import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { choosePackEndpoint, listMeasures, listParameters, listRules, openCoverage, openPolicy } from '../../contract.ts';
import { useBilingual } from '../parts.tsx';

interface Fields {
  readonly packId: string;
  readonly from: Dayjs;
  readonly reason: string;
}

/** Which pack is in force in the region, from which day, and why. */
export function ChoosePack({ policy, onClose }: { readonly policy: OutputOf<typeof openPolicy>; readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  const say = useBilingual();
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const choose = useCommand(choosePackEndpoint, {
    invalidates: [openPolicy, listMeasures, listParameters, listRules, openCoverage],
    onDone: () => {
      toast.done(t('pack.chosen'));
      onClose();
    },
  });
  return (
    <Modal open title={t('pack.choose')} onCancel={onClose} onOk={() => form.submit()} okText={t('pack.put')} cancelText={shell('action.cancel')} confirmLoading={choose.isPending} mask={{ closable: false }}>
      <RefusalNotice error={choose.error} />
      <p>{t('pack.lead')}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ packId: policy.packId, from: dayjs(policy.on) }} onFinish={(f) => choose.mutate({ body: { packId: f.packId, from: f.from.format('YYYY-MM-DD'), reason: f.reason } })}>
        <Form.Item name="packId" label={t('pack.pack')} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={policy.packs.map((p) => ({ value: p.id, label: `${say(p.title)} · ${t('pack.holds', { parameters: p.parameters, rules: p.rules, measures: p.measures })}` }))}
          />
        </Form.Item>
        <Form.Item name="from" label={t('from')} rules={[{ required: true, message: t('form.day') }]}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, message: t('form.reason') }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
