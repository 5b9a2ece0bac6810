import type { Unit } from '../house/index.ts';
import { leafHash } from './hash.ts';
import { insertPending } from './store.ts';

/** The worker that seals; woken after each append. */
export const SEALER = 'ledger';

/**
 * Adds rows to a log inside the unit that writes them: their hashes are fixed from this transaction on,
 * their place comes with the next sealing. `content` is the row's canonical text.
 */
export async function appendLeaves(unit: Unit, log: string, kind: string, rows: readonly { readonly id: string; readonly content: string }[]): Promise<void> {
  if (rows.length === 0) return;
  const hashes = Buffer.allocUnsafe(rows.length * 32);
  for (let i = 0; i < rows.length; i++) hashes.write(leafHash(rows[i]!.content), i * 32, 32, 'latin1');
  await insertPending(unit, log, kind, rows.map((r) => r.id), hashes);
}
