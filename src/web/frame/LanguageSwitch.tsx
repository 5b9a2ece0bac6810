import { useTranslation } from 'react-i18next';
import { rememberLanguage, type Language } from '../i18n/languages.ts';
import { changeLanguage } from '../i18n/start.ts';
import { useMaybeSession, useSessionControl } from '../session/SessionProvider.tsx';

/** 中文 and English; the change is at once and keeps the page. Each name stands in its own language. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const { port } = useSessionControl();
  const session = useMaybeSession();
  const other: Language = i18n.language === 'en' ? 'zh-CN' : 'en';
  const change = async () => {
    rememberLanguage(other);
    await changeLanguage(other);
    // The browser remembers either way, so a failure here costs nothing worth a message.
    if (session) await port.setLanguage(other).catch(() => undefined);
  };
  return (
    <button type="button" className="dd-bar-button" lang={other} title={t('bar.language')} onClick={() => void change()}>
      {t(`languageName.${other}`)}
    </button>
  );
}
