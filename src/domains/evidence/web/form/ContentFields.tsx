import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { contentFields, type ContentField } from '../content-fields.ts';
import type { EntryKindName } from '../../model.ts';
import { EntriesSelect, UnitSelect } from '../parts/choosers.tsx';
import { DayInput } from '../parts/DayInput.tsx';

interface Props {
  readonly kind: EntryKindName;
  /** The first person named, whose entries may be chosen. */
  readonly personId?: string | undefined;
}

/** What this kind of entry has to say. */
export function ContentFields({ kind, personId }: Props) {
  const { t } = useTranslation('evidence');
  return contentFields[kind]
    .filter((f) => f.input !== 'hidden')
    .map((f) => (
      <Form.Item
        key={`${kind}.${f.name}`}
        name={['content', f.name]}
        label={t(`field.${f.name}`)}
        {...(f.input === 'partial' ? { extra: t('form.partialDate') } : {})}
        rules={[
          { required: !f.optional, message: t('form.missing', { field: t(`field.${f.name}`) }) },
          ...(f.input === 'partial' ? [{ pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/, message: t('form.partialDate') }] : []),
        ]}
      >
        <Control field={f} label={t(`field.${f.name}`)} {...(personId ? { personId } : {})} />
      </Form.Item>
    ));
}

function Control({ field, label, personId, ...control }: { readonly field: ContentField; readonly label: string; readonly personId?: string; readonly id?: string; readonly value?: unknown; readonly onChange?: (v: unknown) => void }) {
  const { t } = useTranslation('evidence');
  const own = control as { id?: string; value?: never; onChange?: (v: unknown) => void };
  switch (field.input) {
    case 'text':
      return <Input.TextArea {...own} autoSize={{ minRows: 3, maxRows: 12 }} />;
    case 'day':
      return <DayInput {...own} />;
    case 'number':
      return <InputNumber {...own} min={0} precision={0} style={{ width: 180 }} />;
    case 'choice':
      return <Select {...own} allowClear={field.optional ?? false} className="dd-evidence-wide" placeholder={label} options={(field.choices ?? []).map((value) => ({ value, label: t(`choice.${field.name}.${value}`) }))} />;
    case 'organization':
      return <UnitSelect {...own} label={label} />;
    case 'entries':
      return <EntriesSelect {...own} label={label} {...(field.of?.kind ? { kind: field.of.kind } : {})} one={field.of?.one ?? false} {...(personId ? { personId } : {})} />;
    default:
      return <Input {...own} {...(field.input === 'partial' ? { placeholder: '2026-03', style: { width: 180 } } : {})} />;
  }
}
