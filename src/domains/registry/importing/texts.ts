import enRegistry from '../../../../locales/en/refusals.registry.json' with { type: 'json' };
import enRoster from '../../../../locales/en/refusals.roster.json' with { type: 'json' };
import zhRegistry from '../../../../locales/zh-CN/refusals.registry.json' with { type: 'json' };
import zhRoster from '../../../../locales/zh-CN/refusals.roster.json' with { type: 'json' };

export type Language = 'zh-CN' | 'en';
type Texts = Readonly<Record<string, unknown>>;
const texts: Readonly<Record<Language, Readonly<Record<string, Texts>>>> = { 'zh-CN': { registry: zhRegistry, roster: zhRoster }, en: { registry: enRegistry, roster: enRoster } };

/** The sentence of a note, for files that leave the program. */
export function describe(code: string, params: Readonly<Record<string, string | number>>, language: Language): string {
  const [domain = '', ...rest] = code.split('.');
  const text = texts[language][domain]?.[rest.join('.')];
  const whole = typeof text === 'string' ? text : text !== null && typeof text === 'object' ? Object.values(text as Record<string, string>).join('') : code;
  return whole.replace(/\{\{(\w+)\}\}/g, (_m, name: string) => String(params[name] ?? ''));
}
