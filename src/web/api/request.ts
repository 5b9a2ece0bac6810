import { errorOf, ConnectionError } from './errors.ts';

export interface RawRequest {
  readonly method: string;
  /** With `/api`, parameters filled in. */
  readonly url: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Sign-in calls: a 401 is their answer, not an expired session. */
  readonly signingIn?: boolean;
  /** Without the session: the request must not be joined to anybody (a vote). */
  readonly anonymous?: boolean;
}

/** Called on a 401 while signed in; resolves true once the person has signed in again, so the request is sent once more. */
let recover: (() => Promise<boolean>) | null = null;
export function onExpired(handler: () => Promise<boolean>): void {
  recover = handler;
}

/** Waits for the sign-in dialog; false when there was no session or the person leaves. */
export const signedInAgain = (): Promise<boolean> => recover?.() ?? Promise.resolve(false);

let language = 'zh-CN';
export function sendLanguage(lang: string): void {
  language = lang;
}

/** The header that a foreign page cannot set; the server refuses changes without it. */
export const requestHeaders = (): Record<string, string> => ({ 'x-dandang': '1', 'accept-language': language });

/** One request with the session cookie. Throws `RefusalError`, `IncidentError` or `ConnectionError`. */
export async function send(request: RawRequest): Promise<Response> {
  const headers = requestHeaders();
  const init: RequestInit = { method: request.method, headers, credentials: request.anonymous ? 'omit' : 'same-origin' };
  if (request.signal) init.signal = request.signal;
  if (request.body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(request.body);
  }
  let response: Response;
  try {
    response = await fetch(request.url, init);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new ConnectionError(error instanceof Error ? error.message : 'network');
  }
  if (response.ok) return response;
  if (response.status === 401 && !request.signingIn && (await signedInAgain())) return send({ ...request, signingIn: true });
  throw errorOf(response.status, await response.text());
}

/** Like `send`, read as JSON; an empty answer is `undefined`. */
export async function sendJson<T>(request: RawRequest): Promise<T> {
  const text = await (await send(request)).text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
