import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

type Params = Readonly<Record<string, string | number>> | undefined;

/** `registry.person.name` and `registry:person.name` both mean key `person.name` of namespace `registry`. */
export function keyOf(code: string): { ns: string; key: string } {
  const split = code.includes(':') ? code.indexOf(':') : code.indexOf('.');
  return split < 0 ? { ns: 'shell', key: code } : { ns: code.slice(0, split), key: code.slice(split + 1) };
}

/** The text of a code that begins with its domain; the code itself when there is no text, so that it can be reported. */
export function textOf(t: TFunction, code: string, params?: Params): string {
  const { ns, key } = keyOf(code);
  return t(key, { ...params, ns, defaultValue: code });
}

export interface RefusalText {
  readonly what: string;
  readonly why?: string;
  readonly next?: string;
}

/** What happened, why and what to do next, from `refusals.<domain>.json`: a plain string or `{what, why, next}`. */
export function refusalText(t: TFunction, code: string, params?: Params): RefusalText | null {
  const { ns, key } = keyOf(code);
  const found: unknown = t(key, { ...params, ns: `refusals.${ns}`, returnObjects: true, defaultValue: '' });
  if (typeof found === 'string') return found === '' ? null : { what: found };
  return typeof found === 'object' && found !== null && 'what' in found ? (found as RefusalText) : null;
}

/** `const say = useTexts(); say('registry.person.name')` — for codes that arrive as data. */
export function useTexts(): (code: string, params?: Params) => string {
  const { t } = useTranslation();
  return (code, params) => textOf(t, code, params);
}
