/** What kind of "no" it is. The HTTP status of each stands in `platform/http/status.ts` and nowhere else. */
export type RefusalKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'rule'
  | 'too_large'
  | 'too_many'
  | 'not_yet';

/** One reason: a code whose text stands in locales, the facts in it, and where it comes from. */
export interface Reason {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The article or document that demands it, e.g. `公务员考核规定 第十八条`. */
  readonly source?: string;
  /** Field, cell (`C7`) or path that caused it. */
  readonly at?: string;
}

/**
 * The one error type that commands throw. Its text is in `locales/<lang>/refusals` under `code`:
 * what happened, why (the article) and what to do next. Anything else thrown is a bug.
 */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly because: readonly Reason[];
  constructor(
    kind: RefusalKind,
    code: string,
    params: Readonly<Record<string, string | number>> = {},
    because: readonly Reason[] = [],
  ) {
    super(`${kind}: ${code}${because.length ? ` (${because.map((r) => r.code).join(', ')})` : ''}`);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.params = params;
    this.because = because;
  }
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal;
