import { createContext, useContext } from 'react';
import en from '../../../../../locales/en/demand.json' with { type: 'json' };
import zh from '../../../../../locales/zh-CN/demand.json' with { type: 'json' };

export type PhoneLanguage = 'zh-CN' | 'en';
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;
const files: Readonly<Record<PhoneLanguage, unknown>> = { 'zh-CN': zh, en };

/** A text of `locales/<language>/demand.json` with its parameters filled in; the key itself when there is none. Without i18next the page stays small. */
export const sayer = (language: PhoneLanguage): Say => (key, params = {}) => {
  const found = key.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined), files[language]);
  return typeof found === 'string' ? found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '')) : key;
};
export const PhoneTexts = createContext<PhoneLanguage>('zh-CN');
export const useSay = (): Say => sayer(useContext(PhoneTexts));

const KEY = 'dandang.language';
/** As in the rest of the program: what was chosen before in this browser, else what the browser asks for. */
export function firstLanguage(): PhoneLanguage {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'en' || kept === 'zh-CN') return kept;
  } catch {
    // A browser without storage still shows the page.
  }
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
export function rememberLanguage(language: PhoneLanguage): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Not kept; nothing else depends on it.
  }
}
export const momentIn = (language: PhoneLanguage, iso: string): string => new Date(iso).toLocaleString(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
