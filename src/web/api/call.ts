import type { z } from 'zod';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { send, sendJson } from './request.ts';

// oxlint-disable-next-line no-explicit-any -- any endpoint, whatever its shapes
export type AnyEndpoint = Endpoint<any, any, any, any>;

/** A part that the contract leaves out (its input is `unknown`) is left out of the call too. */
type Part<Name extends string, S> = S extends z.ZodType
  ? unknown extends z.input<S>
    ? {}
    : {} extends z.input<S>
      ? { readonly [K in Name]?: z.input<S> }
      : { readonly [K in Name]: z.input<S> }
  : {};
/** What a call takes: `{params, query, body}`, each only if the contract has it. */
export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _O> ? Part<'params', P> & Part<'query', Q> & Part<'body', B> : never;
export type OutputOf<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer O> ? z.output<O> : never;
export type InputArguments<E, Rest extends unknown[]> = {} extends InputOf<E>
  ? [input?: InputOf<E>, ...rest: Rest]
  : [input: InputOf<E>, ...rest: Rest];

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly signingIn?: boolean;
}

interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The address of a call: `:params` filled, lists in the query as repeated keys, empty values left out. */
export function addressOf(endpoint: Pick<AnyEndpoint, 'path'>, input: LooseInput = {}): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = input.params?.[name];
    if (value === undefined || value === null || value === '') throw new TypeError(`${endpoint.path} needs "${name}"`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one));
    }
  }
  const text = search.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

/** Calls an endpoint of a contract; input and answer are typed by it. */
export function call<E extends AnyEndpoint>(endpoint: E, ...args: InputArguments<E, [options?: CallOptions]>): Promise<OutputOf<E>> {
  const input = (args[0] ?? {}) as LooseInput;
  const options = args[1] as CallOptions | undefined;
  return sendJson<OutputOf<E>>({
    method: endpoint.method,
    url: addressOf(endpoint, input),
    body: input.body,
    ...(endpoint.anonymous ? { anonymous: true } : {}),
    signal: options?.signal,
    signingIn: options?.signingIn ?? false,
  });
}

/** Saves the file that an endpoint answers, under the name the server gave it; returns that name. */
export async function download<E extends AnyEndpoint>(endpoint: E, ...args: InputArguments<E, [fileName?: string]>): Promise<string> {
  const input = (args[0] ?? {}) as LooseInput;
  const response = await send({ method: endpoint.method, url: addressOf(endpoint, input), body: input.body });
  const name = fileNameOf(response.headers.get('content-disposition')) ?? (args[1] as string | undefined) ?? endpoint.name;
  const address = URL.createObjectURL(await response.blob());
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}

/** The name in `Content-Disposition`; the UTF-8 form (RFC 5987) wins. */
export function fileNameOf(disposition: string | null): string | null {
  if (!disposition) return null;
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended) {
    try {
      return decodeURIComponent(extended.trim());
    } catch {
      return extended.trim();
    }
  }
  return /filename\s*=\s*"?([^";]+)"?/i.exec(disposition)?.[1]?.trim() ?? null;
}
