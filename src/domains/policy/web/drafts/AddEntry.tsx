import { Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftKinds, type DraftKind } from '../../contract/workbench.ts';
import { useAddEntry } from './add-entry.ts';
import type { ParameterBody, RuleBody } from './bodies.ts';
import { useDesk } from './desk.tsx';
import type { Choice } from './library.ts';

interface Fields {
  readonly kind: DraftKind;
  readonly how: 'change' | 'new';
  readonly existing?: string;
  readonly id?: string;
}
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Takes something of the policy in force into the draft, or begins something new. */
export function AddEntry({ onClose, onAdded }: { readonly onClose: () => void; readonly onAdded: (entry: string) => void }) {
  const { t } = useTranslation('policy');
  const { t: shell } = useTranslation();
  const { library, items } = useDesk();
  const add = useAddEntry();
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const kind = Form.useWatch('kind', form) ?? 'parameter';
  const how = Form.useWatch('how', form) ?? 'change';
  const drafted = items.flatMap((i) => (i.kind === 'rule' ? [{ value: i.id, label: (i.body as RuleBody).title?.zh ?? i.id }] : i.kind === 'parameter' ? [{ value: i.id, label: (i.body as ParameterBody).title?.zh ?? i.id }] : []));
  const parameters = library.parameters.map((p) => ({ value: p.id, label: p.label }));
  const unique = (choices: readonly Choice[]) => [...new Map(choices.map((c) => [c.value, c])).values()].map((c) => ({ ...c, title: c.value }));
  const choices: Record<DraftKind, readonly Choice[]> = { parameter: parameters, rule: library.rules, document: library.documents, measure: library.measures, example: [...drafted, ...library.rules, ...parameters] };
  // An example is always one of a table or a parameter.
  const picks = how === 'change' || kind === 'example';
  const send = async (f: Fields) => {
    const id = (picks ? f.existing : f.id)!;
    setBusy(true);
    await add(f.kind, id, library.parameters.some((p) => p.id === id) ? 'parameter' : 'rule');
    setBusy(false);
    onAdded(`${f.kind}/${id}`);
    onClose();
  };
  return (
    <Modal open title={t('draft.add')} onCancel={onClose} onOk={() => form.submit()} okText={t('draft.addVerb')} cancelText={shell('action.cancel')} confirmLoading={busy} mask={{ closable: false }}>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ kind: 'parameter', how: 'change' }} onValuesChange={(changed) => 'kind' in changed && form.setFieldValue('existing', undefined)} onFinish={(f) => void send(f)}>
        <Form.Item name="kind" label={t('draft.kindLabel')}>
          <Radio.Group options={draftKinds.map((value) => ({ value, label: t(`draft.kind.${value}`) }))} />
        </Form.Item>
        {kind !== 'example' && (
          <Form.Item name="how">
            <Radio.Group options={(['change', 'new'] as const).map((value) => ({ value, label: t(`draft.how.${value}`) }))} />
          </Form.Item>
        )}
        {picks ? (
          <Form.Item name="existing" label={t(kind === 'example' ? 'draft.exampleOf' : 'draft.existing')} rules={[{ required: true, message: t('draft.pickOne') }]} extra={t(`draft.addHint.${kind}`)}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={unique(choices[kind])} placeholder={t('draft.searchByName')} />
          </Form.Item>
        ) : (
          <Form.Item name="id" label={t('rule.id')} extra={t('draft.idHint')} rules={[{ required: true, message: t('draft.idBad') }, { pattern: ID, message: t('draft.idBad') }, { max: 80 }]}>
            <Input maxLength={80} placeholder="rotation-years" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
