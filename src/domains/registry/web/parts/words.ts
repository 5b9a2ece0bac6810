import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { englishName } from '../../codes/english.ts';

/** Keys that come as data (age steps, codes, kinds of unit) in words; words of the code tables stay as they are in Chinese and have English names. */
export function useKeyWords(): (group: string, key: string | null | undefined) => string {
  const { t, i18n } = useTranslation('registry');
  const english = i18n.language === 'en';
  return useCallback(
    (group, key) => (key === null || key === undefined || key === '' ? '—' : t(`${group}.${key}`, { defaultValue: t(`count.${key}`, { defaultValue: (english ? englishName(key) : null) ?? key }) })),
    [t, english],
  );
}

/** A share as a whole percentage. */
export const share = (part: number, whole: number): string => (whole === 0 ? '0%' : `${Math.round((part / whole) * 100)}%`);
