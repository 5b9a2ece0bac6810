import { DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice } from '../../../../web/kit/index.ts';
import { createDraft, listDrafts, openDraft, saveDraft, type DraftView } from '../../contract/workbench.ts';

interface Fields {
  readonly title: string;
  readonly purpose: string;
  readonly from: Dayjs;
}
interface Props {
  readonly onClose: () => void;
  readonly onBegun: (id: string) => void;
  /** A title to begin with, when the draft is begun from one entry. */
  readonly title?: string;
}

/** Begins a draft: what it is called, why it is wanted, from which day it binds; the first of next month unless said otherwise. */
export function NewDraft({ onClose, onBegun, title }: Props) {
  const { t } = useTranslation('policy');
  const create = useCommand(createDraft, { invalidates: [listDrafts], onDone: ({ id }) => onBegun(id) });
  return (
    <HeadForm
      heading={t('draft.begin')}
      verb={t('draft.beginVerb')}
      initial={{ title: title ?? '', purpose: '', from: dayjs().add(1, 'month').startOf('month') }}
      busy={create.isPending}
      error={create.error}
      onClose={onClose}
      onSend={(head) => create.mutate({ body: head })}
    />
  );
}

/** Title, purpose and day of a draft that is being written; entries of the old day move with it. */
export function ChangeHead({ draft, onSaved, onClose }: { readonly draft: DraftView; readonly onSaved: (view: DraftView) => void; readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const save = useCommand(saveDraft, { invalidates: [listDrafts, openDraft], onDone: onSaved });
  return (
    <HeadForm
      heading={t('draft.changeHead')}
      verb={t('form.save')}
      initial={{ title: draft.title, purpose: draft.purpose, from: dayjs(draft.from) }}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSend={(head) => save.mutate({ params: { id: draft.id }, body: { ...head, revision: draft.revision } })}
    />
  );
}

interface HeadFormProps {
  readonly heading: string;
  readonly verb: string;
  readonly initial: Fields;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSend: (head: { title: string; purpose: string; from: string }) => void;
}
function HeadForm({ heading, verb, initial, busy, error, onClose, onSend }: HeadFormProps) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  const [form] = Form.useForm<Fields>();
  return (
    <Modal open title={heading} onCancel={onClose} onOk={() => form.submit()} okText={verb} cancelText={shell('action.cancel')} confirmLoading={busy} mask={{ closable: false }}>
      <RefusalNotice error={error} />
      <p>{t('draft.beginLead')}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(f) => onSend({ title: f.title.trim(), purpose: f.purpose.trim(), from: f.from.format('YYYY-MM-DD') })}>
        <Form.Item name="title" label={t('draft.title')} rules={[{ required: true, whitespace: true, message: t('form.title') }]}>
          <Input maxLength={120} autoFocus />
        </Form.Item>
        <Form.Item name="purpose" label={t('draft.purpose')} extra={t('draft.purposeHint')} rules={[{ required: true, whitespace: true, message: t('form.reason') }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
        <Form.Item name="from" label={t('draft.from')} extra={t('draft.fromHint')} rules={[{ required: true, message: t('form.day') }]}>
          <DatePicker allowClear={false} disabledDate={(d) => d.isBefore(dayjs().startOf('day'))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
