import { useTranslation } from 'react-i18next';
import type { EntryKindName } from '../../model.ts';
import { formKinds } from '../content-fields.ts';

interface Props {
  readonly value?: EntryKindName;
  readonly onChange?: (kind: EntryKindName) => void;
  readonly kinds?: readonly EntryKindName[];
}

/** The kinds in plain words, as radio cards. */
export function KindPicker({ value, onChange, kinds = formKinds }: Props) {
  const { t } = useTranslation('evidence');
  return (
    <div className="dd-evidence-kinds" role="radiogroup" aria-label={t('form.kind')}>
      {kinds.map((kind) => (
        <label key={kind} className={kind === value ? 'dd-evidence-kind dd-evidence-kind-on' : 'dd-evidence-kind'}>
          <input type="radio" name="kind" value={kind} checked={kind === value} onChange={() => onChange?.(kind)} />
          <b>{t(`kind.${kind}`)}</b>
          <span>{t(`kindHint.${kind}`)}</span>
        </label>
      ))}
    </div>
  );
}
