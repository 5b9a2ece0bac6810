import type { AccountId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'security.session': {
      region_id: string;
      token_hash: Uint8Array;
      account_id: string;
      created_at: Date;
      seen_at: Date;
      ended_at: Date | null;
      address: string | null;
    };
  }
}

export async function insertSession(unit: Unit, tokenHash: Uint8Array, accountId: string, address: string): Promise<void> {
  await unit.tx
    .insertInto('security.session')
    .values({ token_hash: tokenHash, region_id: unit.actor.regionId, account_id: accountId, created_at: unit.at, seen_at: unit.at, ended_at: null, address })
    .execute();
}

export async function findSession(unit: Unit, tokenHash: Uint8Array): Promise<{ accountId: AccountId; createdAt: Date; seenAt: Date } | null> {
  const row = await unit.tx
    .selectFrom('security.session')
    .select(['account_id', 'created_at', 'seen_at'])
    .where('region_id', '=', unit.actor.regionId)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row ? { accountId: row.account_id as AccountId, createdAt: row.created_at, seenAt: row.seen_at } : null;
}

export async function touchSession(unit: Unit, tokenHash: Uint8Array): Promise<void> {
  await unit.tx.updateTable('security.session').set({ seen_at: unit.at }).where('region_id', '=', unit.actor.regionId).where('token_hash', '=', tokenHash).execute();
}

/** Ends one session, or all of an account. */
export async function endSessions(unit: Unit, which: { tokenHash: Uint8Array } | { accountId: string }): Promise<void> {
  const living = unit.tx.updateTable('security.session').set({ ended_at: unit.at }).where('region_id', '=', unit.actor.regionId).where('ended_at', 'is', null);
  await ('tokenHash' in which ? living.where('token_hash', '=', which.tokenHash) : living.where('account_id', '=', which.accountId)).execute();
}
