import { useTranslation } from 'react-i18next';
import { englishName } from '../../codes/english.ts';
import { codeTable, type CodeTableId } from '../../codes/index.ts';

/** Words of code tables as choices of a select. The value is the files' own word in every language; English screens show its English name. */
export function useChoices(): (...tables: readonly CodeTableId[]) => { value: string; label: string }[] {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return (...tables) => [...new Set(tables.flatMap((id) => codeTable(id).entries.map((e) => e.name)))].map((name) => ({ value: name, label: (english ? englishName(name) : null) ?? name }));
}
