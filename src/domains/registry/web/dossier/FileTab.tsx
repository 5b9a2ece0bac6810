import { EditOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { ConfirmWithReason, dateText, KeyValue, Section } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import { reveal, type Dossier } from '../../contract.ts';
import type { SensitiveField } from '../../model.ts';
import { useKeyWords } from '../parts/words.ts';
import { EditFieldDialog } from './EditFieldDialog.tsx';
import { FactSections } from './FactSections.tsx';
import { fieldInputs, fieldNames, isSealed, type FieldName } from './fields.ts';

export type Revealed = OutputOf<typeof reveal>;

/** The file itself: fields one by one, then education, ranks, résumé, grades, rewards, training, family. */
export function FileTab({ file, past }: { readonly file: Dossier; readonly past: boolean }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const mayWrite = useMay('registry.people.write') && !past;
  const mayReveal = useMay('registry.people.reveal') && !past;
  const [editing, setEditing] = useState<FieldName | null>(null);
  const [asking, setAsking] = useState<SensitiveField | null>(null);
  const [shown, setShown] = useState<Revealed>({});
  const open = useCommand(reveal);
  const { head } = file;

  const sealedNow = (field: FieldName): string | null => (field === 'idNumber' ? head.idNumber : field === 'phone' ? head.phone : head.hasHealth ? '******' : null);
  const plainOf = (field: FieldName): unknown => (isSealed(field) ? shown[field] : head[field]);
  const printed = (field: FieldName): ReactNode => {
    if (isSealed(field)) return shown[field] === undefined ? sealedNow(field) : shown[field];
    if (field === 'sex' || field === 'staffCategory' || field === 'politicalStatus' || field === 'ethnicity') return word(field, head[field]);
    if (field === 'tags') return head.tags.join('、');
    const value = head[field];
    return fieldInputs[field].input === 'date' ? dateText(value) : value;
  };
  return (
    <>
      <Section title={t('dossier.basics')}>
        <KeyValue
          facts={fieldNames.map((field) => ({
            key: field,
            label: t(`field.${field}`),
            // The last one fills its row.
            wide: field === 'health',
            value: (
              <span className="dd-editable" data-testid={`field-${field}`}>
                <span>{printed(field) ?? '—'}</span>
                {isSealed(field) && mayReveal && shown[field] === undefined && sealedNow(field) !== null && (
                  <Button type="text" size="small" icon={<EyeOutlined />} aria-label={t('reveal.open', { field: t(`field.${field}`) })} title={t('reveal.open', { field: t(`field.${field}`) })} onClick={() => setAsking(field)} />
                )}
                {mayWrite && <Button type="text" size="small" className="dd-edit" icon={<EditOutlined />} aria-label={t('edit.title', { field: t(`field.${field}`) })} onClick={() => setEditing(field)} />}
              </span>
            ),
          }))}
        />
      </Section>
      <FactSections file={file} mayWrite={mayWrite} {...(shown.family ? { family: shown.family } : {})} {...(mayReveal && file.family.length > 0 && !shown.family ? { onRevealFamily: () => setAsking('family') } : {})} />
      {editing && <EditFieldDialog personId={head.id} versionId={head.versionId} field={editing} value={plainOf(editing) ?? undefined} onClose={() => setEditing(null)} />}
      {asking && (
        <ConfirmWithReason
          open
          title={t('reveal.title', { name: head.name, field: t(`field.${asking}`) })}
          confirmText={t('reveal.confirm')}
          reasonHint={t('reveal.purposeHint')}
          most={200}
          onConfirm={async (purpose) => {
            const answer = await open.mutateAsync({ params: { personId: head.id }, body: { fields: [asking], purpose } });
            setShown((now) => ({ ...now, ...answer }));
          }}
          onClose={() => setAsking(null)}
        >
          {t('reveal.why')}
        </ConfirmWithReason>
      )}
    </>
  );
}
