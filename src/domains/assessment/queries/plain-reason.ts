import type { Reason } from '../../../kernel/refusal.ts';

/** A reason as the contract has it. */
export const plainReason = (r: Reason): { code: string; params?: Record<string, string | number>; source?: string; at?: string } => ({
  code: r.code,
  ...(r.params ? { params: { ...r.params } } : {}),
  ...(r.source ? { source: r.source } : {}),
  ...(r.at ? { at: r.at } : {}),
});
