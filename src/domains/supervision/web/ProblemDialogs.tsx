import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand, type OutputOf } from '../../../web/api/index.ts';
import { RefusalNotice, showInForm, useDelayed } from '../../../web/kit/index.ts';
import { pickPeople } from '../../registry/contract.ts';
import { addProblem, leadFromProblem, listCampaigns, readCampaign } from '../contract.ts';
import { DayInput } from './ItemFields.tsx';

interface Fields {
  readonly organizationId: string;
  readonly type: string;
  readonly summary: string;
  readonly measure: string;
  readonly foundOn: string;
  readonly dueOn: string;
}

/** A unit reports a problem it found, with its measure. */
export function ProblemDialog({ board, onClose }: { readonly board: OutputOf<typeof readCampaign>; readonly onClose: () => void }) {
  const { t } = useTranslation('supervision');
  const [form] = Form.useForm<Fields>();
  const add = useCommand(addProblem, { invalidates: [readCampaign, listCampaigns], onDone: onClose });
  const submit = async (body: Fields) => {
    try {
      await add.mutateAsync({ params: { id: board.campaign.id }, body });
    } catch (error) {
      showInForm(form, t, error);
    }
  };
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open width={640} title={t('problem.report')} okText={t('problem.report')} confirmLoading={add.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {add.error && <RefusalNotice error={add.error} />}
      <Form form={form} layout="vertical" initialValues={board.units.length === 1 ? { organizationId: board.units[0]!.id } : {}} onFinish={(v) => void submit(v)}>
        <Form.Item name="organizationId" label={t('problem.unit')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={board.units.map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
        <Form.Item name="type" label={t('problem.type')} rules={needed}><Select options={board.campaign.types.map((value) => ({ value, label: value }))} /></Form.Item>
        <Form.Item name="summary" label={t('problem.summary')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
        <Form.Item name="measure" label={t('problem.measure')} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} /></Form.Item>
        <Form.Item name="foundOn" label={t('problem.foundOn')} rules={needed}><DayInput /></Form.Item>
        <Form.Item name="dueOn" label={t('problem.dueOn')} rules={needed}><DayInput /></Form.Item>
      </Form>
    </Modal>
  );
}

/** A problem that somebody has to answer for becomes a lead. */
export function ProblemLeadDialog({ id, summary, onClose }: { readonly id: string; readonly summary: string; readonly onClose: () => void }) {
  const { t } = useTranslation('supervision');
  const go = useNavigate();
  const [form] = Form.useForm<{ title: string; people: { value: string; label: string }[] }>();
  const [text, setText] = useState('');
  const asked = useDelayed(text.trim(), 200);
  const found = useAnswer(pickPeople, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const open = useCommand(leadFromProblem, { invalidates: [readCampaign], onDone: (c) => void go(`/cases/${c.id}`) });
  return (
    <Modal open title={t('problem.lead')} okText={t('problem.lead')} confirmLoading={open.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {open.error && <RefusalNotice error={open.error} />}
      <Form form={form} layout="vertical" initialValues={{ title: summary.slice(0, 60), people: [] }} onFinish={({ title, people }) => open.mutate({ params: { id }, body: { title, personIds: people.map((p) => p.value) } })}>
        <Form.Item name="title" label={t('item.leadTitle')} rules={[{ required: true, min: 2, message: t('needed') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="people" label={t('problem.people')} rules={[{ required: true, message: t('needed') }]}>
          <Select mode="multiple" labelInValue showSearch={{ filterOption: false, onSearch: setText }} notFoundContent={null} options={(found.data ?? []).map((p) => ({ value: p.id, label: [p.name, p.organizationName].filter(Boolean).join(' · ') }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
