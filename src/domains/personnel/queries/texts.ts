import en from '../../../../locales/en/personnel.json' with { type: 'json' };
import zh from '../../../../locales/zh-CN/personnel.json' with { type: 'json' };

/** The words of the pages, for files that leave the program. */
export const eligibilityTexts = (language: 'zh-CN' | 'en'): typeof zh => (language === 'en' ? en : zh);
