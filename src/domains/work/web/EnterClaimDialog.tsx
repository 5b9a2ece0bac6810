import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../web/api/index.ts';
import { RefusalNotice, useDelayed } from '../../../web/kit/index.ts';
import { pickPeople } from '../../registry/contract.ts';
import { enterOneClaim, readProject, readWorkBoard } from '../contract/index.ts';

/** The unit enters a claim for one of its people. */
export function EnterClaimDialog({ projectId, onClose }: { readonly projectId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('work');
  const [form] = Form.useForm<{ personId: string; statement: string }>();
  const [words, setWords] = useState('');
  const asked = useDelayed(words.trim(), 200);
  const found = useAnswer(pickPeople, { query: { text: asked } }, { enabled: asked !== '', keepPrevious: true });
  const enter = useCommand(enterOneClaim, { invalidates: [readProject, readWorkBoard], onDone: onClose });
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Modal open title={t('act.enter')} okText={t('act.enter')} confirmLoading={enter.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {enter.error && <RefusalNotice error={enter.error} />}
      <Form form={form} layout="vertical" onFinish={(body) => enter.mutate({ params: { id: projectId }, body })}>
        <Form.Item name="personId" label={t('claim.person')} rules={needed}><Select showSearch={{ filterOption: false, onSearch: setWords }} notFoundContent={null} options={(found.data ?? []).map((p) => ({ value: p.id, label: [p.name, p.organizationName, p.post].filter(Boolean).join(' · ') }))} /></Form.Item>
        <Form.Item name="statement" label={t('claim.statement')} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} /></Form.Item>
      </Form>
    </Modal>
  );
}
