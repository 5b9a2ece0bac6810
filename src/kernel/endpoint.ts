import type { z } from 'zod';
import type { Permission } from './permission.ts';

type Shape = z.ZodType;

/**
 * One endpoint of the interface: routes, OpenAPI and the typed web client all come from it.
 * `permission` is `'public'` (no session), `'signed_in'` (any session) or a permission of the domain's `access.ts`.
 */
export interface Endpoint<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Output extends Shape = Shape,
> {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api`, with `:params`. */
  readonly path: string;
  /** One sentence for the interface page: what goes in and out, which article or document. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly output: Output;
  /**
   * `'file'` when the answer is bytes (handlers return a `FileAnswer`). `'foreign'` for a published standard whose clients others wrote: handlers
   * return a `ForeignAnswer`, the route answers refusals in the standard's form too, and no cookie is read, which is why no `x-dandang` is asked:
   * whoever calls brings a key of his own or is nobody. Only with `'public'`. `'json'` otherwise.
   */
  readonly answers?: 'json' | 'file' | 'foreign';
  /** `'bytes'` when the body is a raw upload; the handler then reads `upload`. `'form'` when it is form-encoded: `body` is lists of values by name; only with foreign answers. */
  readonly takes?: 'json' | 'bytes' | 'form';
  readonly permission: Permission | 'public' | 'signed_in';
  /** Open also to a session that still owes its password or second factor, or holds no role: the own account only. */
  readonly beforeReady?: true;
  /** Must not be joined to anybody (a vote): the server reads no cookie, hands no address on and writes no log line; the client sends no cookie. Only with `'public'`. */
  readonly anonymous?: true;
  /** Many people behind one address ask at once (a meeting that votes): ten times the usual requests per minute and address. */
  readonly crowd?: true;
  /** Refusal codes it can answer with, beyond those every endpoint has. */
  readonly refusals: readonly string[];
}

export const endpoint = <P extends Shape, Q extends Shape, B extends Shape, O extends Shape>(e: Endpoint<P, Q, B, O>): Endpoint<P, Q, B, O> => e;

/** An answer in the form of a standard that others wrote. */
export interface ForeignAnswer {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
}

/** Bytes to download. */
export interface FileAnswer {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  /** Show in the browser instead of saving. */
  readonly inline?: boolean;
}
