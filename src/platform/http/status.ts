import type { RefusalKind } from '../../kernel/refusal.ts';

/** The only place where a refusal becomes an HTTP status. */
export const statusOf: Readonly<Record<RefusalKind, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  rule: 422,
  too_large: 413,
  too_many: 429,
  not_yet: 501,
};
