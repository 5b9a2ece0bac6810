import { DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand } from '../../../../../web/api/index.ts';
import { RefusalNotice, useDelayed } from '../../../../../web/kit/index.ts';
import { listEntries } from '../../../../evidence/contract.ts';
import { declareLandmark, listLandmarks } from '../../../onsite/landmarks/contract.ts';
import { AttachmentsField, type Attachment } from '../Attachments.tsx';
import { PeopleField, UnitField } from '../fields.tsx';

interface Fields {
  readonly organizationId: string;
  readonly title: string;
  readonly description: string;
  readonly achievedOn: Dayjs;
  readonly people: readonly { readonly value: string; readonly label: string }[];
  /** Percent by person; left open where not known. */
  readonly shares?: Record<string, number | null>;
  readonly attachments?: Attachment[];
  readonly evidenceIds?: string[];
}

/** 申报: with proof, and who had which part. */
export function DeclareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('onsite');
  const go = useNavigate();
  const [form] = Form.useForm<Fields>();
  const people = Form.useWatch('people', form) ?? [];
  const declare = useCommand(declareLandmark, { invalidates: [listLandmarks], onDone: ({ id }) => void go(`/assessment/on-site/landmarks/${id}`) });
  const send = (f: Fields) =>
    declare.mutate({
      body: {
        organizationId: f.organizationId,
        title: f.title,
        description: f.description,
        achievedOn: f.achievedOn.format('YYYY-MM-DD'),
        people: f.people.map((p) => ({ personId: p.value, share: f.shares?.[p.value] == null ? null : Math.round(f.shares[p.value]! * 100) })),
        attachments: f.attachments ?? [],
        evidenceIds: f.evidenceIds ?? [],
      },
    });
  return (
    <Modal open width={640} title={t('landmarks.declare')} okText={t('landmarks.declare')} confirmLoading={declare.isPending} onOk={() => form.submit()} onCancel={onClose} mask={{ closable: false }}>
      {declare.error && <RefusalNotice error={declare.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="organizationId" label={t('landmarks.section')} rules={[{ required: true }]}>
          <UnitField />
        </Form.Item>
        <Form.Item name="title" label={t('landmarks.name')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="description" label={t('landmarks.description')} rules={[{ required: true, min: 2 }]}>
          <Input.TextArea rows={4} maxLength={4000} />
        </Form.Item>
        <Form.Item name="achievedOn" label={t('landmarks.achievedOn')} rules={[{ required: true }]}>
          <DatePicker disabledDate={(d) => d.isAfter(dayjs(), 'day')} />
        </Form.Item>
        <Form.Item name="people" label={t('landmarks.people')} rules={[{ required: true }]}>
          <PeopleField />
        </Form.Item>
        {people.map((p) => (
          <Form.Item key={p.value} name={['shares', p.value]} label={t('landmarks.shareOf', { name: p.label })}>
            <InputNumber min={0} max={100} precision={2} suffix="%" />
          </Form.Item>
        ))}
        <Form.Item name="evidenceIds" label={t('landmarks.evidence')} extra={t('landmarks.proofHint')}>
          <EntriesField />
        </Form.Item>
        <Form.Item name="attachments" label={t('files.title')}>
          <AttachmentsField />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function EntriesField({ value = [], onChange, id }: { readonly value?: string[]; readonly onChange?: (ids: string[]) => void; readonly id?: string }) {
  const [text, setText] = useState('');
  const words = useDelayed(text.trim(), 250);
  const found = useAnswer(listEntries, { query: { limit: 20, ...(words === '' ? {} : { words }) } }, { keepPrevious: true });
  return <Select mode="multiple" {...(id === undefined ? {} : { id })} value={value} onChange={(ids: string[]) => onChange?.(ids)} showSearch={{ filterOption: false, onSearch: setText }} loading={found.isFetching} options={(found.data?.entries ?? []).map((e) => ({ value: e.id, label: `${e.occurredOn} ${e.title}` }))} />;
}
