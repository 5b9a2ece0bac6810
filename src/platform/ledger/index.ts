export { appendLeaves, SEALER } from './append.ts';
export { auditSource, collectAudit } from './audit.ts';
export { frontier, type CompletedNode, type Frontier } from './frontier.ts';
export { hashLeafBytes, leafBytes, leafHash, nodeHash, nodeMerkle, toBytes, type HashText } from './hash.ts';
export { consistencyProof, receiptFor } from './prove.ts';
export { publicHead, sealAll, sealOnce } from './seal.ts';
export { countWaiting, newestHeads, positionsOf, type StoredHead } from './store.ts';
export { verifyEd25519, verifyLog, type LeafSource, type LedgerReport, type VerifyOptions } from './verify.ts';
export { type FaultKind, type LedgerFault } from './walk.ts';
