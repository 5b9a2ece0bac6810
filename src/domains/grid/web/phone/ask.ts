import type { Visit } from '../../model.ts';
import type { Answer, Mine } from './queue.ts';

/** The server wants a sign-in first. */
export class SignInFirst extends Error {}
/** The server said no; `code` says why. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
const PATIENCE_MS = 30_000;

async function ask<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const response = await fetch(`/api${path}`, { method, credentials: 'same-origin', cache: 'no-store', signal: stop.signal, headers: method === 'GET' ? {} : { 'content-type': 'application/json', 'x-dandang': '1' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (response.status === 401) throw new SignInFirst();
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && answer !== null) return answer as T;
    const code = (answer as { refusal?: { code?: unknown } } | null)?.refusal?.code;
    if (typeof code === 'string' && response.status < 500 && response.status !== 429) throw new Refused(code);
    throw new Error(String(response.status));
  } finally {
    clearTimeout(timer);
  }
}
export const askMine = (): Promise<Mine> => ask('GET', '/grid/mine');
export const sendVisits = (visits: readonly Visit[]): Promise<readonly Answer[]> => ask<{ answers: readonly Answer[] }>('POST', '/grid/visits', { visits }).then((a) => a.answers);
export interface Household {
  readonly address: string;
  readonly path: readonly string[];
  readonly resident: { readonly contact: string; readonly phone: string; readonly people: number; readonly keepUntil: string } | null;
}
export const lookAt = (id: string): Promise<Household> => ask('POST', `/grid/households/${encodeURIComponent(id)}/look`, { purpose: 'visit' });
