export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language);

const KEY = 'dandang.language';

/** What the person chose here before, else what the browser asks for, else Chinese. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  if (isLanguage(kept)) return kept;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

export const rememberLanguage = (language: Language): void => localStorage.setItem(KEY, language);

/** Has anyone chosen a language in this browser? If not, the account's language counts. */
export const languageChosen = (): boolean => isLanguage(localStorage.getItem(KEY));
