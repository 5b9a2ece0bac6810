import type { AccountId, PersonId, RegionId } from '../../../kernel/ids.ts';
import { sql, type Database, type Selectable, type Tables } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Account } from '../model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'security.account': {
      region_id: string;
      id: string;
      name: string;
      display_name: string;
      person_id: string | null;
      password_hash: string;
      password_set_at: Date;
      password_history: string[];
      must_change_password: boolean;
      totp_sealed: Uint8Array | null;
      totp_pending_sealed: Uint8Array | null;
      totp_last_step: number | null;
      failed_attempts: number;
      locked_until: Date | null;
      disabled_at: Date | null;
      language: string;
      created_at: Date;
    };
    'security.account_name': { name: string; region_id: string };
  }
}

/** Before sign-in no region is known: this one look-up runs outside a unit of work and tells the region only. */
export async function regionOfAccountName(database: Database, name: string): Promise<RegionId | null> {
  const { rows } = await database.query('select security.region_of_account_name($1) as region_id', [name]);
  return (rows[0]?.['region_id'] as RegionId | null | undefined) ?? null;
}

const toAccount = (row: Selectable<Tables['security.account']>): Account => ({
  id: row.id as AccountId,
  regionId: row.region_id as RegionId,
  name: row.name,
  displayName: row.display_name,
  personId: row.person_id as PersonId | null,
  passwordHash: row.password_hash,
  passwordSetAt: row.password_set_at,
  passwordHistory: row.password_history,
  mustChangePassword: row.must_change_password,
  totpSealed: row.totp_sealed,
  totpPendingSealed: row.totp_pending_sealed,
  totpLastStep: row.totp_last_step,
  failedAttempts: row.failed_attempts,
  lockedUntil: row.locked_until,
  disabledAt: row.disabled_at,
  language: row.language === 'en' ? 'en' : 'zh-CN',
  createdAt: row.created_at,
});

const accounts = (unit: Unit) => unit.tx.selectFrom('security.account').selectAll().where('region_id', '=', unit.actor.regionId);

export async function findAccountByName(unit: Unit, name: string): Promise<Account | null> {
  const row = await accounts(unit).where('name', '=', name).executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** `forUpdate` holds the row so that two requests at once cannot both use one code or one last attempt. */
export async function findAccount(unit: Unit, id: string, forUpdate = false): Promise<Account | null> {
  const query = accounts(unit).where('id', '=', id);
  const row = await (forUpdate ? query.forUpdate() : query).executeTakeFirst();
  return row ? toAccount(row) : null;
}

/** Has the person an open account? Whoever asks holds the person till the end of the unit: of two who open or link one at once the second sees the first. */
/** What accounts are called, by id. */
export async function accountNames(unit: Unit, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await unit.tx.selectFrom('security.account').select(['id', 'name', 'display_name']).where('region_id', '=', unit.actor.regionId).where('id', 'in', [...ids]).execute();
  return new Map(rows.map((r) => [r.id, r.display_name || r.name]));
}

export async function hasOpenAccount(unit: Unit, personId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('security.account of a person'), hashtext(${personId}))`.execute(unit.tx);
  return (await accounts(unit).where('person_id', '=', personId).where('disabled_at', 'is', null).executeTakeFirst()) !== undefined;
}

export interface AccountFilter {
  readonly text?: string | undefined;
  readonly state?: 'active' | 'locked' | 'disabled' | undefined;
  /** The sign-in name after which the page begins. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Accounts in order of their sign-in name. */
export async function listAccounts(unit: Unit, filter: AccountFilter): Promise<Account[]> {
  let query = accounts(unit);
  if (filter.text) {
    const like = `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where((e) => e.or([e('name', 'ilike', like), e('display_name', 'ilike', like)]));
  }
  if (filter.state === 'disabled') query = query.where('disabled_at', 'is not', null);
  if (filter.state === 'locked') query = query.where('disabled_at', 'is', null).where('locked_until', '>', unit.at);
  if (filter.state === 'active') query = query.where('disabled_at', 'is', null).where((e) => e.or([e('locked_until', 'is', null), e('locked_until', '<=', unit.at)]));
  if (filter.after !== undefined) query = query.where('name', '>', filter.after);
  return (await query.orderBy('name').limit(filter.limit).execute()).map(toAccount);
}

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly personId: string | null;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly language: string;
}

/** False when the sign-in name is taken anywhere in the installation; nothing is then written. */
export async function insertAccount(unit: Unit, account: AccountRow): Promise<boolean> {
  const claimed = await unit.tx
    .insertInto('security.account_name')
    .values({ name: account.name, region_id: unit.actor.regionId })
    .onConflict((c) => c.column('name').doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 0n) return false;
  await unit.tx
    .insertInto('security.account')
    .values({
      region_id: unit.actor.regionId,
      id: account.id,
      name: account.name,
      display_name: account.displayName,
      person_id: account.personId,
      password_hash: account.passwordHash,
      password_set_at: unit.at,
      password_history: sql`'{}'::text[]`,
      must_change_password: account.mustChangePassword,
      totp_sealed: null,
      totp_pending_sealed: null,
      totp_last_step: null,
      failed_attempts: 0,
      locked_until: null,
      disabled_at: null,
      language: account.language,
      created_at: unit.at,
    })
    .execute();
  return true;
}

export type AccountChange = Partial<
  Pick<
    Tables['security.account'],
    'failed_attempts' | 'locked_until' | 'disabled_at' | 'language' | 'password_hash' | 'password_set_at' | 'password_history' | 'must_change_password' | 'totp_sealed' | 'totp_pending_sealed' | 'totp_last_step' | 'display_name' | 'person_id'
  >
>;

export async function updateAccount(unit: Unit, id: string, change: AccountChange): Promise<void> {
  await unit.tx.updateTable('security.account').set(change).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}
