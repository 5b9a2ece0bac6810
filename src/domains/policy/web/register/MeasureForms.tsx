import { DatePicker, Form, Input, Modal, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { listMeasures, openCoverage, openPolicy, registerMeasure, setMeasureState, type MeasureView } from '../../contract.ts';
import { levers, problems } from '../../model.ts';
import { useBilingual } from '../parts.tsx';

const stale = { invalidates: [listMeasures, openCoverage] };

/** Units of the coverage matrix; none chosen is the whole region. */
function UnitsField() {
  const { t } = useTranslation('policy');
  const coverage = useAnswer(openCoverage);
  return (
    <Form.Item name="units" label={t('measure.units')} extra={t('measure.unitsHint')}>
      <Select mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} loading={coverage.isLoading} options={(coverage.data?.units ?? []).map((u) => ({ value: u.id, label: u.name }))} />
    </Form.Item>
  );
}

function Dialog({ title, busy, onOk, onClose, children }: { readonly title: string; readonly busy: boolean; readonly onOk: () => void; readonly onClose: () => void; readonly children: ReactNode }) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  return (
    <Modal open title={title} width={620} onCancel={onClose} onOk={onOk} okText={t('form.register')} cancelText={shell('action.cancel')} confirmLoading={busy} mask={{ closable: false }}>
      {children}
    </Modal>
  );
}

const FromAndReason = () => {
  const { t } = useTranslation('policy');
  return (
    <>
      <Form.Item name="from" label={t('from')} rules={[{ required: true, message: t('form.day') }]}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, message: t('form.reason') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
};

interface NewFields {
  readonly title: string;
  readonly problem: (typeof problems)[number];
  readonly lever: (typeof levers)[number];
  readonly delivery: string;
  readonly owner: string;
  readonly quote?: string;
  readonly document?: string;
  readonly article?: string;
  readonly units?: readonly string[];
  readonly from: Dayjs;
  readonly reason: string;
}

/** A measure of the region's own: one problem, one lever. */
export function RegisterMeasure({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const toast = useToast();
  const policy = useAnswer(openPolicy);
  const [form] = Form.useForm<NewFields>();
  const document = Form.useWatch('document', form);
  const register = useCommand(registerMeasure, {
    ...stale,
    onDone: () => {
      toast.done(t('measure.registered'));
      onClose();
    },
  });
  const send = (f: NewFields) =>
    register.mutate({
      body: {
        title: f.title,
        problem: f.problem,
        lever: f.lever,
        delivery: f.delivery,
        owner: f.owner,
        quote: f.quote || null,
        basis: f.document ? { document: f.document, article: f.article ?? '' } : null,
        units: f.units && f.units.length > 0 ? [...f.units] : null,
        from: f.from.format('YYYY-MM-DD'),
        reason: f.reason,
      },
    });
  const need = (message: string) => [{ required: true, whitespace: true, message: t(message) }];
  return (
    <Dialog title={t('measure.register')} busy={register.isPending} onOk={() => form.submit()} onClose={onClose}>
      <RefusalNotice error={register.error} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ problem: 'motivation', lever: 'incentive', from: dayjs() }} onFinish={send}>
        <Form.Item name="title" label={t('measure.title')} rules={need('form.title')}>
          <Input maxLength={120} autoFocus />
        </Form.Item>
        <Form.Item name="problem" label={t('measure.problem')}>
          <Radio.Group options={problems.map((value) => ({ value, label: t(`problem.${value}`) }))} />
        </Form.Item>
        <Form.Item name="lever" label={t('measure.lever')}>
          <Radio.Group options={levers.map((value) => ({ value, label: t(`lever.${value}`) }))} />
        </Form.Item>
        <Form.Item name="delivery" label={t('measure.delivery')} rules={need('form.delivery')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item name="owner" label={t('measure.ownerLabel')} rules={need('form.owner')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="document" label={t('document.basis')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(policy.data?.documents ?? []).map((d) => ({ value: d.ref, label: d.title }))} />
        </Form.Item>
        {document && (
          <Form.Item name="article" label={t('rule.article')} rules={need('form.article')}>
            <Input maxLength={60} />
          </Form.Item>
        )}
        <Form.Item name="quote" label={t('measure.quote')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <UnitsField />
        <FromAndReason />
      </Form>
    </Dialog>
  );
}

interface StateFields {
  readonly state: 'in_force' | 'withdrawn';
  readonly units?: readonly string[];
  readonly from: Dayjs;
  readonly reason: string;
}

/** Withdraw, restore, or say in which units it is in force. */
export function ChangeMeasure({ measure, onClose }: { readonly measure: MeasureView; readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const say = useBilingual();
  const [form] = Form.useForm<StateFields>();
  const state = Form.useWatch('state', form);
  const set = useCommand(setMeasureState, { ...stale, onDone: onClose });
  const send = (f: StateFields) =>
    set.mutate({
      params: { id: measure.id },
      body: { state: f.state, units: f.state === 'in_force' && f.units && f.units.length > 0 ? [...f.units] : null, from: f.from.format('YYYY-MM-DD'), reason: f.reason },
    });
  return (
    <Dialog title={say(measure.title)} busy={set.isPending} onOk={() => form.submit()} onClose={onClose}>
      <RefusalNotice error={set.error} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ state: measure.state, units: measure.units?.map((u) => u.id) ?? [], from: dayjs() }} onFinish={send}>
        <Form.Item name="state" label={t('measure.state')}>
          <Radio.Group options={(['in_force', 'withdrawn'] as const).map((value) => ({ value, label: t(`measure.${value}`) }))} />
        </Form.Item>
        {state === 'in_force' && <UnitsField />}
        <FromAndReason />
      </Form>
    </Dialog>
  );
}
