import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { RefusalNotice, showInForm, useDelayed, useToast } from '../../../../web/kit/index.ts';
import { pickPeople } from '../../../registry/contract.ts';
import { bindHouseholds, listUnbound, readTieBoard } from '../../ties/contract.ts';

/** Households of a village for a cadre; only those that nobody stands for are offered. */
export function BindDialog({ villages, onClose }: { readonly villages: OutputOf<typeof readTieBoard>['villages']; readonly onClose: () => void }) {
  const { t } = useTranslation('ties');
  const toast = useToast();
  const [form] = Form.useForm<{ personId: string; villageId: string; householdIds: string[] }>();
  const villageId = Form.useWatch('villageId', form);
  const [words, setWords] = useState('');
  const asked = useDelayed(words.trim(), 200);
  const people = useAnswer(pickPeople, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const homes = useAnswer(listUnbound, { query: { organizationId: villageId ?? '' } }, { enabled: Boolean(villageId) });
  const bind = useCommand(bindHouseholds, {
    invalidates: [readTieBoard, listUnbound],
    onDone: ({ bound, left }) => {
      toast.done([t('boundSays', { bound }), ...(left > 0 ? [t('leftSays', { count: left })] : [])].join(' '));
      onClose();
    },
  });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('act.bind')} okText={t('act.bind')} confirmLoading={bind.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {bind.error && <RefusalNotice error={bind.error} />}
      <Form form={form} layout="vertical" onFinish={({ personId, householdIds }) => void bind.mutateAsync({ body: { personId, householdIds } }).catch((e: unknown) => showInForm(form, t, e))}>
        <Form.Item name="personId" label={t('person')} rules={needed}><Select showSearch={{ filterOption: false, onSearch: setWords }} notFoundContent={null} options={(people.data ?? []).map((p) => ({ value: p.id, label: [p.name, p.organizationName, p.post].filter(Boolean).join(' · ') }))} /></Form.Item>
        <Form.Item name="villageId" label={t('village')} rules={needed}><Select showSearch={{ optionFilterProp: 'label' }} options={villages.filter((v) => v.bound < v.households).map((v) => ({ value: v.id, label: v.name }))} onChange={() => form.setFieldValue('householdIds', [])} /></Form.Item>
        <Form.Item name="householdIds" label={t('chosen')} rules={needed}><Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} loading={homes.isFetching} options={(homes.data?.households ?? []).map((h) => ({ value: h.id, label: h.address }))} /></Form.Item>
      </Form>
    </Modal>
  );
}
