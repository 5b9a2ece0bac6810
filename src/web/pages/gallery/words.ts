import { useTranslation } from 'react-i18next';

/** The gallery is not part of the product, so its sample words stand here and not among the texts. */
export function useWords(): (zh: string, en: string) => string {
  const { i18n } = useTranslation();
  return (zh, en) => (i18n.language === 'en' ? en : zh);
}
