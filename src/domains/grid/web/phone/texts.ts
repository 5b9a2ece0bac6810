import en from '../../../../../locales/en/head.json' with { type: 'json' };
import zh from '../../../../../locales/zh-CN/head.json' with { type: 'json' };

export type HeadLanguage = 'zh-CN' | 'en';
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;
const files: Readonly<Record<HeadLanguage, unknown>> = { 'zh-CN': zh, en };
/** A text of `locales/<language>/head.json`; the page does without i18next to stay small. */
export const sayer = (language: HeadLanguage): Say => (key, params = {}) => {
  const found = key.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined), files[language]);
  return typeof found === 'string' ? found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '')) : key;
};
const KEY = 'dandang.language';
export function firstLanguage(): HeadLanguage {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'en' || kept === 'zh-CN') return kept;
  } catch {
    // A browser without storage still shows the page.
  }
  return navigator.language.toLowerCase().indexOf('en') === 0 ? 'en' : 'zh-CN';
}
export function rememberLanguage(language: HeadLanguage): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Not kept; nothing else depends on it.
  }
}
