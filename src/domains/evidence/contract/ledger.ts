import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { verifyLogs } from '../access.ts';
import { headView } from './views.ts';

export const logs = ['evidence', 'audit'] as const;
const log = z.object({ log: z.enum(logs) });

export const ledgerHeads = endpoint({
  name: 'ledger.heads',
  method: 'GET',
  path: '/ledger/:log/heads',
  summary: 'The newest signed tree heads of a log and the public key (SPKI PEM) that verifies them.',
  params: log,
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: z.object({ heads: z.array(headView), publicKey: z.string(), keyId: z.string(), waiting: z.number().int() }),
  permission: 'signed_in',
  refusals: [],
});

export const ledgerConsistency = endpoint({
  name: 'ledger.consistency',
  method: 'GET',
  path: '/ledger/:log/consistency',
  summary: 'RFC 6962 consistency proof between two sizes of a log: the newer one only appends to the older one.',
  params: log,
  query: z.object({ from: z.coerce.number().int().min(0), to: z.coerce.number().int().min(0) }),
  output: z.object({ log: z.string(), from: z.number().int(), to: z.number().int(), proof: z.array(z.string()), fromRoot: z.string(), toRoot: z.string() }),
  permission: 'signed_in',
  refusals: ['ledger.size_beyond_log'],
});

export const sealLedger = endpoint({
  name: 'ledger.seal',
  method: 'POST',
  path: '/ledger/:log/seal',
  summary: 'Seals at once what waits, instead of at the next turn of the worker. Out: the newest head.',
  params: log,
  output: headView.nullable(),
  permission: verifyLogs,
  refusals: [],
});

export const ledgerFault = z.object({
  position: z.number().int().nullable(),
  kind: z.string(),
  id: z.string(),
  /** `row_changed`, `row_missing`, `not_in_log`, `leaf_missing`, `leaf_unsigned`, `node_wrong`, `root_wrong`, `signature_wrong`, `key_unknown`. */
  fault: z.string(),
});

export const verifyLedgerNow = endpoint({
  name: 'ledger.verify',
  method: 'POST',
  path: '/ledger/:log/verify',
  summary: 'Recomputes every leaf from its row, the tree and the signatures. Out: what does not agree, named to the row (no business data).',
  params: log,
  output: z.object({
    log: z.string(),
    intact: z.boolean(),
    size: z.number().int(),
    heads: z.number().int(),
    root: z.string(),
    waiting: z.number().int(),
    faults: z.array(ledgerFault),
    /** Faults beyond those listed. */
    moreFaults: z.number().int(),
    seconds: z.number(),
  }),
  permission: verifyLogs,
  refusals: [],
});
