import { AutoComplete, Form, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../../web/api/index.ts';
import { RefusalNotice, useToast } from '../../../../web/kit/index.ts';
import { listClauses, openCitations, openPolicy, registerDocument, type DocumentLine } from '../../contract.ts';

interface Fields {
  readonly title: string;
  readonly number?: string;
  readonly issuer: string;
  readonly issuedOn?: string;
  readonly standing: 'superior' | 'local';
  readonly documentSet?: string;
  readonly part?: 'main' | 'supporting';
  readonly basis?: readonly string[];
  readonly clauses?: string;
}

/** `第一条 内容` per line: the number is what stands before the first space. */
const clausesOf = (text: string | undefined): { number: string; text: string }[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [number = '', ...rest] = line.split(/\s+/);
      return { number, text: rest.join(' ') || number };
    });

/** A superior or local document outside the pack, with what it rests on and its clauses. */
export function RegisterDocument({ documents, onClose }: { readonly documents: readonly DocumentLine[]; readonly onClose: () => void }) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const standing = Form.useWatch('standing', form);
  const set = Form.useWatch('documentSet', form);
  const register = useCommand(registerDocument, {
    invalidates: [openPolicy, openCitations, listClauses],
    onDone: () => {
      toast.done(t('document.registered'));
      onClose();
    },
  });
  const sets = [...new Set(documents.flatMap((d) => d.documentSet ?? []))];
  const send = (f: Fields) =>
    register.mutate({
      body: {
        title: f.title,
        number: f.number || null,
        issuer: f.issuer,
        issuedOn: f.issuedOn || null,
        standing: f.standing,
        documentSet: f.documentSet || null,
        part: f.documentSet ? (f.part ?? null) : null,
        basis: (f.basis ?? []).map((document) => ({ document, clauseId: null })),
        clauses: clausesOf(f.clauses),
      },
    });
  return (
    <Modal open title={t('document.register')} width={640} onCancel={onClose} onOk={() => form.submit()} okText={t('form.register')} cancelText={shell('action.cancel')} confirmLoading={register.isPending} mask={{ closable: false }}>
      <RefusalNotice error={register.error} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ standing: 'superior' }} onFinish={send}>
        <Form.Item name="title" label={t('document.title')} rules={[{ required: true, whitespace: true, message: t('form.title') }]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="standing" label={t('document.standing')}>
          <Radio.Group options={(['superior', 'local'] as const).map((value) => ({ value, label: t(`standing.${value}`) }))} />
        </Form.Item>
        <Form.Item name="issuer" label={t('document.issuer')} rules={[{ required: true, whitespace: true, message: t('form.issuer') }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="number" label={t('document.number')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="issuedOn" label={t('document.issuedOn')} extra={t('form.partialDate')} rules={[{ pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/, message: t('form.partialDate') }]}>
          <Input placeholder="2023-03-08" maxLength={10} />
        </Form.Item>
        {standing === 'superior' && (
          <Form.Item name="documentSet" label={t('document.set')} extra={t('document.setHint')}>
            <AutoComplete options={sets.map((value) => ({ value }))} maxLength={100} />
          </Form.Item>
        )}
        {standing === 'superior' && set && (
          <Form.Item name="part" label={t('document.partOfSet')}>
            <Radio.Group options={(['main', 'supporting'] as const).map((value) => ({ value, label: t(`partOfSet.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="basis" label={t('document.basis')} extra={t('document.basisHint')}>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={documents.filter((d) => d.kind === 'rule').map((d) => ({ value: d.ref, label: d.title }))} />
        </Form.Item>
        <Form.Item name="clauses" label={t('document.clauses')} extra={t('document.clausesHint')}>
          <Input.TextArea rows={5} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
