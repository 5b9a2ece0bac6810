import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reason, Refusal } from '../../kernel/refusal.ts';
import { packageFolder } from '../paths.ts';

type Texts = Record<string, string | { what: string; why?: string; next?: string }>;

type Language = 'zh-CN' | 'en';
const languageHere = (): Language => (Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh-CN' : 'en');

/** The text of a refusal for the terminal, in the language of the environment: what, why and what next. */
export function refusalText(refusal: Refusal, language: Language = languageHere()): string {
  return [sentence(refusal.code, refusal.params, language), ...refusal.because.map((r) => `  - ${reasonText(r, language)}`)].join('\n');
}

/** One reason: where, what, and the article that asks for it. */
export const reasonText = (r: Reason, language: Language = languageHere()): string =>
  `${r.at ? `${r.at}: ` : ''}${sentence(r.code, r.params ?? {}, language)}${r.source ? ` (${r.source})` : ''}`;

function sentence(code: string, params: Readonly<Record<string, string | number>>, language: string): string {
  const [domain = '', ...rest] = code.split('.');
  const path = join(packageFolder, 'locales', language, `refusals.${domain}.json`);
  const texts = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Texts) : {};
  const text = texts[rest.join('.')];
  const filled = (t: string): string => t.replace(/\{\{(\w+)\}\}/g, (_m, name: string) => String(params[name] ?? ''));
  if (text === undefined) return `${code} ${JSON.stringify(params)}`;
  return typeof text === 'string' ? filled(text) : [text.what, text.why, text.next].flatMap((t) => (t ? [filled(t)] : [])).join(' ');
}
