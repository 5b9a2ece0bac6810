export { useTexts, refusalText, textOf, keyOf } from './texts.ts';
export { useTranslation } from 'react-i18next';
export { languages, type Language } from './languages.ts';
