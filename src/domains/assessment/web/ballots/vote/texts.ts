import { createContext, useContext } from 'react';
import en from '../../../../../../locales/en/vote.json' with { type: 'json' };
import zh from '../../../../../../locales/zh-CN/vote.json' with { type: 'json' };

export type VoteLanguage = 'zh-CN' | 'en';
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;
const files: Readonly<Record<VoteLanguage, unknown>> = { 'zh-CN': zh, en };

/** A text of `locales/<language>/vote.json` with its parameters filled in; the key itself when there is none. The voting page does without i18next to stay small. */
export const sayer = (language: VoteLanguage): Say => (key, params = {}) => {
  const found = key.split('.').reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined), files[language]);
  return typeof found === 'string' ? found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '')) : key;
};
export const hasText = (language: VoteLanguage, key: string): boolean => sayer(language)(key) !== key;

export const LanguageOfVote = createContext<VoteLanguage>('zh-CN');
/** Texts, and the way to read names that carry both languages. */
export function useVoteTexts(): { say: Say; language: VoteLanguage; name: (text: { readonly zh: string; readonly en: string }) => string } {
  const language = useContext(LanguageOfVote);
  return { say: sayer(language), language, name: (text) => (language === 'en' && text.en !== '' ? text.en : text.zh) };
}

const KEY = 'dandang.language';
/** As in the rest of the program: what was chosen before in this browser, else what the browser asks for. */
export function firstLanguage(): VoteLanguage {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'en' || kept === 'zh-CN') return kept;
  } catch {
    // A browser without storage still shows the page.
  }
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
export function rememberLanguage(language: VoteLanguage): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Not kept; nothing else depends on it.
  }
}

export const momentIn = (language: VoteLanguage, iso: string): string =>
  new Date(iso).toLocaleString(language === 'en' ? 'en-GB' : 'zh-CN', { year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
