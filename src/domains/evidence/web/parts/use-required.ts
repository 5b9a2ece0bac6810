import { useTranslation } from 'react-i18next';

/** Rule and label of a field that must be filled: `<Form.Item name="place" {...must('field.place')}>`. */
export function useRequired() {
  const { t } = useTranslation('evidence');
  return (key: string) => {
    const label = t(key as 'field.title');
    return { label, rules: [{ required: true, message: t('form.missing', { field: label }) }] };
  };
}
