import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { verifyLogs } from '../access.ts';
import { headView } from './views.ts';

export const logs = ['evidence', 'audit'] as const;
const log = z.object({ log: z.enum(logs) });

/** Moments are ISO; null: from the beginning, still signing. */
const signingKey = z.object({ keyId: z.string(), publicKeyPem: z.string(), validFrom: z.string().nullable(), validTo: z.string().nullable() });

export const ledgerHeads = endpoint({
  name: 'ledger.heads',
  method: 'GET',
  path: '/ledger/:log/heads',
  summary: 'The newest signed tree heads of a log and the public keys (SPKI PEM) that verify them, oldest first; the last one signs.',
  params: log,
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: z.object({ heads: z.array(headView), publicKey: z.string(), keyId: z.string(), keys: z.array(signingKey), waiting: z.number().int() }),
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
  /** The fault lies somewhere in [position, upTo] and cannot be narrowed further. */
  upTo: z.number().int().optional(),
  kind: z.string(),
  id: z.string(),
  /** What each kind means and how far it can be localised: the README of this domain. */
  fault: z.string(),
});

const verificationReport = z.object({
  size: z.number().int(),
  heads: z.number().int(),
  root: z.string(),
  waiting: z.number().int(),
  faults: z.array(ledgerFault),
  /** Faults beyond those listed. */
  moreFaults: z.number().int(),
});

export const verificationsView = z.object({
  running: z.object({ done: z.number().int(), total: z.number().int().nullable() }).nullable(),
  results: z.array(
    z.object({
      id: z.string(),
      log: z.string(),
      by: z.string(),
      startedAt: z.string(),
      finishedAt: z.string(),
      outcome: z.enum(['intact', 'faults', 'cancelled', 'failed']),
      report: verificationReport.nullable(),
    }),
  ),
});
export type VerificationsView = z.infer<typeof verificationsView>;
export type VerificationView = VerificationsView['results'][number];

export const verifyLedgerNow = endpoint({
  name: 'ledger.verify',
  method: 'POST',
  path: '/ledger/:log/verify',
  summary: 'Starts a full verification in the background, or joins the one under way: every leaf recomputed from its row, the tree, the signatures. Nobody waits for it; see ledger.verifications.',
  params: log,
  output: z.object({ started: z.boolean() }),
  permission: verifyLogs,
  refusals: [],
});

export const stopVerifying = endpoint({
  name: 'ledger.verify_stop',
  method: 'POST',
  path: '/ledger/:log/verify/stop',
  summary: 'Stops the verification under way at its next page.',
  params: log,
  output: z.null(),
  permission: verifyLogs,
  refusals: ['ledger.not_verifying', 'jobs.already_finished'],
});

export const ledgerVerifications = endpoint({
  name: 'ledger.verifications',
  method: 'GET',
  path: '/ledger/:log/verifications',
  summary: 'The verification under way (leaves done of all) and the last results: who, when, size, root, what does not agree, named to the row or the smallest range (no business data).',
  params: log,
  query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
  output: verificationsView,
  permission: verifyLogs,
  refusals: [],
});
