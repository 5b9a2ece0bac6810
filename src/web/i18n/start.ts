import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { sendLanguage } from '../api/request.ts';
import { firstLanguage, type Language } from './languages.ts';

type TextFile = () => Promise<unknown>;
const files = import.meta.glob<unknown>('/locales/*/*.json', { import: 'default' }) as Record<string, TextFile>;

/** Namespaces that the sign-in page needs; the rest is fetched once a session stands (see vite.config.ts). */
const FIRST = ['shell', 'security', 'refusals.request', 'refusals.security'];
const loaded = new Set<string>();

async function load(language: Language, wanted: (namespace: string) => boolean): Promise<void> {
  const work = Object.entries(files).map(async ([path, read]) => {
    const match = /\/locales\/([^/]+)\/(.+)\.json$/.exec(path);
    const namespace = match?.[2];
    if (match?.[1] !== language || !namespace || !wanted(namespace) || loaded.has(path)) return;
    const texts = await read();
    loaded.add(path);
    i18next.addResourceBundle(language, namespace, texts, true, true);
  });
  await Promise.all(work);
}

let everything = false;

/** Starts i18next with the texts of the sign-in page. */
export async function startLanguage(): Promise<void> {
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: [],
    defaultNS: 'shell',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
  });
  await load(language, (namespace) => FIRST.includes(namespace));
  settle(language);
}

/** All texts of the current language; from here on a language change loads all too. */
export async function loadAllTexts(): Promise<void> {
  everything = true;
  await load(i18next.language as Language, () => true);
}

/** Switches at once, without reloading the page. */
export async function changeLanguage(language: Language): Promise<void> {
  await load(language, (namespace) => everything || FIRST.includes(namespace));
  await i18next.changeLanguage(language);
  settle(language);
}

function settle(language: Language): void {
  document.documentElement.lang = language;
  sendLanguage(language);
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
}
