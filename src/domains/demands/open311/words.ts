import texts from '../../../../locales/zh-CN/demands.json' with { type: 'json' };
import refusals from '../../../../locales/zh-CN/refusals.demands.json' with { type: 'json' };
import requests from '../../../../locales/zh-CN/refusals.request.json' with { type: 'json' };
import type { Refusal } from '../../../kernel/refusal.ts';
import type { Refused } from '../../../platform/http/index.ts';
import { written } from './rules/written.ts';

/*
 * The words of an answer that leaves the program for programs of others: they have no interface of ours that could translate, and residents read them,
 * so they come in Chinese from the same texts as everywhere.
 */
type Text = string | { readonly what: string; readonly why?: string; readonly next?: string };
type Params = Readonly<Record<string, string | number>>;
const filled = (text: string, params: Params): string => text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name] ?? ''));

/** A text of `demands:open311`, by its path. */
export function wordsOf(path: string, params: Params = {}): string {
  let at: unknown = texts.open311.says;
  for (const part of path.split('.')) at = (at as Readonly<Record<string, unknown>>)[part];
  return filled(String(at), params);
}

function sentence({ code, params }: Pick<Refusal, 'code' | 'params'>): string {
  const [domain, ...rest] = code.split('.');
  const text = (domain === 'demands' ? refusals : domain === 'request' ? requests : {}) as Readonly<Record<string, Text>>;
  const found = text[rest.join('.')];
  if (found === undefined) return code;
  return typeof found === 'string' ? filled(found, params) : [found.what, found.why, found.next].flatMap((t) => (t ? [filled(t, params)] : [])).join('');
}

/** Errors as the standard has them: 404 what is not there, 403 a key that is missing or wrong, 400 every other; the body says more closely which. */
export const refused: Refused = (refusal, asked) => {
  const status = refusal === null ? 500 : refusal.kind === 'not_found' ? 404 : refusal.kind === 'forbidden' || refusal.kind === 'unauthenticated' ? 403 : 400;
  const code = refusal?.kind === 'too_many' ? 429 : status;
  const description = refusal === null ? wordsOf('fault', { incident: asked.incident }) : sentence(refusal);
  return { status, ...written(asked.path.endsWith('.json') ? 'json' : 'xml', 'errors', { of: 'error', rows: [{ code, description }] }) };
};
