import type { ConfigProviderProps } from 'antd';
import en from 'antd/es/locale/en_US.js';
import zh from 'antd/es/locale/zh_CN.js';
import type { Language } from './languages.ts';

type AntdLocale = NonNullable<ConfigProviderProps['locale']>;

// antd's package declares no module type, so the compiler reads these ES modules as CommonJS; the bundler does not.
const locales: Readonly<Record<Language, AntdLocale>> = { 'zh-CN': zh as unknown as AntdLocale, en: en as unknown as AntdLocale };

/** antd's own words (date picker, empty list) in the language of the page. */
export const antdLocale = (language: string): AntdLocale => locales[language === 'en' ? 'en' : 'zh-CN'];
