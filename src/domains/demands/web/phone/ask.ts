import type { z } from 'zod';
import type { demandEntry, fileDemand, followDemand } from '../../contract.ts';

/** The server said no; `code` says why. */
export class Refused extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: string, params: Readonly<Record<string, string | number>>) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
/** No answer, or a server that stumbles: worth trying again, nothing is lost. */
export class Unreachable extends Error {}

const PATIENCE_MS = 40_000;

async function ask<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  const bytes = body instanceof Uint8Array;
  try {
    const response = await fetch(`/api/public/demands${path}`, {
      method,
      credentials: 'omit',
      cache: 'no-store',
      signal: stop.signal,
      headers: method === 'GET' ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json', 'x-dandang': '1' },
      ...(body === undefined ? {} : { body: bytes ? (body as unknown as BodyInit) : JSON.stringify(body) }),
    }).catch(() => {
      throw new Unreachable('no answer');
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && answer !== null) return answer as T;
    const refusal = (answer as { refusal?: { code?: unknown; params?: Record<string, string | number> } } | null)?.refusal;
    if (typeof refusal?.code !== 'string' || response.status >= 500 || refusal.code === 'request.too_many') throw new Unreachable(String(response.status));
    throw new Refused(refusal.code, refusal.params ?? {});
  } finally {
    clearTimeout(timer);
  }
}

const at = (card: string | null): string => (card === null ? '' : `card=${encodeURIComponent(card)}`);
export const askEntry = (card: string | null, region: string | null): Promise<z.infer<typeof demandEntry.output>> => ask('GET', `/entry?${region === null ? '' : `region=${region}&`}${at(card)}`);
export const sendPhoto = (card: string | null, region: string, clientId: string, bytes: Uint8Array): Promise<{ hash: string }> => ask('POST', `/photos?clientId=${clientId}&region=${region}&${at(card)}`, bytes);
export const sendDemand = (body: z.input<typeof fileDemand.body & object>): Promise<z.infer<typeof fileDemand.output>> => ask('POST', '', body);
export const askFollow = (number: string, secret: string, region: string): Promise<z.infer<typeof followDemand.output>> => ask('POST', '/follow', { number, secret, ...(region === '' ? {} : { region }) });
export const sendWord = (number: string, secret: string, region: string, resolved: boolean, words: string): Promise<unknown> => ask('POST', '/word', { number, secret, ...(region === '' ? {} : { region }), resolved, words });
