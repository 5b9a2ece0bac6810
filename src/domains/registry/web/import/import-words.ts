import { useTranslation } from 'react-i18next';
import { refusalText } from '../../../../web/i18n/index.ts';
import type { ImportRowView } from '../../importing/contract.ts';
import { rosterFields } from '../../roster/model.ts';

/** Names of fields in the language of the screen: `assessment.2025` → 2025年度考核. */
export function useFieldName(): (key: string) => string {
  const { t } = useTranslation(['import', 'roster']);
  return (key) => {
    const year = /^assessment\.(\d{4})$/.exec(key)?.[1];
    if (year) return t('import:gradeOf', { year });
    if (key === 'family' || key === 'photo' || key === 'otherBoxes') return t(`import:fileField.${key}`);
    return t(`roster:field.${key}`, { defaultValue: key });
  };
}

/** The sentence of a note on a cell. */
export function useNoteText(): (note: Pick<ImportRowView['notes'][number], 'code' | 'params'>) => string {
  const { t } = useTranslation();
  return ({ code, params }) => {
    const text = refusalText(t, code, params);
    return text ? [text.what, text.next].filter(Boolean).join(' ') : code;
  };
}

/** Fields a column can mean, for the select; grades are one per year. */
export function useColumnChoices(thisYear: number): { value: string; label: string }[] {
  const name = useFieldName();
  const years = Array.from({ length: 8 }, (_, i) => `assessment.${thisYear - i}`);
  return [...Object.keys(rosterFields).filter((k) => k !== 'assessment' && k !== 'problems' && k !== 'age'), ...years].map((value) => ({ value, label: name(value) }));
}
