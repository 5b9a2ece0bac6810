import { useTranslation } from 'react-i18next';

/** Keys that come as data (age steps, codes, kinds of unit) in words; a word of the code tables stays as it is. */
export function useKeyWords(): (group: string, key: string | null | undefined) => string {
  const { t } = useTranslation('registry');
  return (group, key) => (key === null || key === undefined || key === '' ? '—' : t(`${group}.${key}`, { defaultValue: t(`count.${key}`, { defaultValue: key }) }));
}

/** A share as a whole percentage. */
export const share = (part: number, whole: number): string => (whole === 0 ? '0%' : `${Math.round((part / whole) * 100)}%`);
