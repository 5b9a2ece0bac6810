import { systemActor, type Actor } from '../../kernel/actor.ts';
import { sameBytes } from '../../kernel/merkle.ts';
import type { RegionId } from '../../kernel/ids.ts';
import { must } from '../../kernel/permission.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { checkReceipt, receipt, type Receipt, type ReceiptCheck } from '../../kernel/tree-head.ts';
import type { Worker } from '../../platform/http/index.ts';
import type { House, SigningKey } from '../../platform/house/index.ts';
import { auditSource, collectAudit, consistencyProof, countWaiting, newestHeads, nodeMerkle, publicHead, SEALER, sealAll, verifyEd25519, verifyLog, type LedgerReport, type LeafSource, type VerifyOptions } from '../../platform/ledger/index.ts';
import { verifyLogs } from './access.ts';
import type { HeadView } from './contract/views.ts';
import { EVIDENCE_LOG } from './log.ts';
import { evidenceSources } from './sources.ts';

export type Log = 'evidence' | 'audit';
export const logSources: Readonly<Record<Log, readonly LeafSource[]>> = { evidence: evidenceSources, audit: [auditSource] };

const headView = (log: string, regionId: string, head: Parameters<typeof publicHead>[2]): HeadView => {
  const { size, root, sealedAt, keyId, signature } = publicHead(regionId, log, head);
  return { log, size, root, sealedAt, keyId, signature };
};

/** Seals what waits in a log now. The audit's lines are collected first. Out: the newest head, if any. */
export async function sealLog(house: House, regionId: string, log: Log): Promise<HeadView | null> {
  if (log === 'audit') while ((await house.unit(systemActor(regionId as RegionId, 'sealing'), collectAudit)) > 0);
  const head = await sealAll(house, regionId, log);
  return head ? headView(log, regionId, head) : null;
}

export async function sealOnDemand(house: House, actor: Actor, log: Log): Promise<HeadView | null> {
  must(actor, verifyLogs, { regionId: actor.regionId });
  return sealLog(house, actor.regionId, log);
}

/** The worker that seals every few seconds. */
export const sealer: Worker = {
  name: SEALER,
  everySeconds: 3,
  run: async (house, regionId) => {
    await sealLog(house, regionId, 'evidence');
    return false;
  },
};

/** Audit lines are many and wait for nobody: they are sealed once a minute. */
export const auditSealer: Worker = {
  name: 'ledger.audit',
  everySeconds: 60,
  run: async (house, regionId) => {
    await sealLog(house, regionId, 'audit');
    return false;
  },
};

export interface LedgerVerification extends LedgerReport {
  readonly seconds: number;
}

/**
 * Seals what waits, then verifies a whole log of a region against the rows; as the program itself (command line, tests).
 * `progress` hears after each page; what it throws stops the verification.
 */
export async function verifyLedger(house: House, regionId: string, log: Log = 'evidence', progress?: VerifyOptions['progress']): Promise<LedgerVerification> {
  const start = performance.now();
  await sealLog(house, regionId, log);
  const report = await verifyLog(house, systemActor(regionId as RegionId, 'verification'), log, logSources[log], progress ? { progress } : {});
  return { ...report, seconds: Math.round((performance.now() - start) / 10) / 100 };
}

/**
 * Verifies a log that was restored from a copy, against the head it had before the copy was taken; writes nothing.
 * Out: what does not agree, and whether the log still holds all that the head covers, unchanged.
 */
export async function verifyAgainst(house: House, regionId: string, log: Log, head: { readonly size: number; readonly root: string }, progress?: VerifyOptions['progress']): Promise<LedgerReport & { readonly holdsHead: boolean }> {
  const actor = systemActor(regionId as RegionId, 'restore');
  const report = await verifyLog(house, actor, log, logSources[log], progress ? { progress } : {});
  const holdsHead = report.size >= head.size && (await house.unit(actor, (unit) => consistencyProof(unit, log, head.size, head.size))).fromRoot === head.root;
  return { ...report, holdsHead };
}

export const headsOf = (house: House, actor: Actor, log: Log, limit: number): Promise<{ heads: HeadView[]; publicKey: string; keyId: string; keys: SigningKey[]; waiting: number }> =>
  house.unit(actor, async (unit) => ({
    heads: (await newestHeads(unit, log, limit)).map((h) => headView(log, actor.regionId, h)),
    publicKey: house.signer.publicKeyPem,
    keyId: house.signer.keyId,
    keys: [...house.signer.known()],
    waiting: await countWaiting(unit, log),
  }));

export const consistencyOf = (house: House, actor: Actor, log: Log, query: { from: number; to: number }): Promise<{ log: string; from: number; to: number; proof: string[]; fromRoot: string; toRoot: string }> =>
  house.unit(actor, async (unit) => ({ log, ...query, ...(await consistencyProof(unit, log, query.from, query.to)) }));

/** The newest head of the evidence log, to print on papers. */
export const latestHead = async (unit: Parameters<typeof newestHeads>[0]): Promise<HeadView | null> => {
  const head = (await newestHeads(unit, EVIDENCE_LOG, 1))[0];
  return head ? headView(EVIDENCE_LOG, unit.actor.regionId, head) : null;
};

/**
 * Checks a receipt file offline. `trustedKey` (SPKI PEM) is the key published by the department: without it the signature is
 * checked with the key inside the receipt, which shows only that the receipt agrees with itself.
 * Refuses `ledger.receipt_malformed`.
 */
export async function verifyReceiptFile(bytes: Uint8Array, trustedKey?: string): Promise<ReceiptCheck & { readonly receipt: Receipt; readonly keyTrusted: boolean | null }> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('invalid', 'ledger.receipt_malformed');
  }
  const checked = receipt.safeParse(parsed);
  if (!checked.success) throw new Refusal('invalid', 'ledger.receipt_malformed', {}, checked.error.issues.map((i) => ({ code: 'ledger.receipt_malformed', at: i.path.join('.') })));
  const result = await checkReceipt(nodeMerkle, checked.data, verifyEd25519);
  const key = (pem: string): Uint8Array => new TextEncoder().encode(pem.replace(/\s/g, ''));
  const keyTrusted = trustedKey === undefined ? null : sameBytes(key(trustedKey), key(checked.data.publicKey));
  return { ...result, valid: result.valid && keyTrusted !== false, receipt: checked.data, keyTrusted };
}
