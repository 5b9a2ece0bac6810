import type { Reason, RefusalKind } from '../../kernel/refusal.ts';

/** A refusal as the server answered it. Its text stands in `locales/<lang>/refusals.<domain>.json`. */
export class RefusalError extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly because: readonly Reason[];
  readonly status: number;
  constructor(status: number, refusal: RefusalAnswer) {
    super(refusal.code);
    this.name = 'RefusalError';
    this.status = status;
    this.kind = refusal.kind;
    this.code = refusal.code;
    this.params = refusal.params ?? {};
    this.because = refusal.because ?? [];
  }
}

export interface RefusalAnswer {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly because?: readonly Reason[];
}

/** A fault of the program. The number lets the administrator find it in the log. */
export class IncidentError extends Error {
  readonly incident: string;
  constructor(incident: string) {
    super(`incident ${incident}`);
    this.name = 'IncidentError';
    this.incident = incident;
  }
}

/** The server could not be reached, or answered something that is not an answer. */
export class ConnectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConnectionError';
  }
}

/** Reads an answer that is not a success into the error to throw. */
export function errorOf(status: number, text: string): RefusalError | IncidentError | ConnectionError {
  try {
    const body = JSON.parse(text) as { refusal?: RefusalAnswer; incident?: string };
    if (body.refusal) return new RefusalError(status, body.refusal);
    if (body.incident) return new IncidentError(body.incident);
  } catch {
    // Not JSON: a proxy or a stopped server answered.
  }
  return new ConnectionError(`status ${status}`);
}

export const isRefusalError = (error: unknown): error is RefusalError => error instanceof RefusalError;
/** The refusal code, or null for anything else: `refusalCode(error) === 'registry.person_changed'`. */
export const refusalCode = (error: unknown): string | null => (isRefusalError(error) ? error.code : null);
