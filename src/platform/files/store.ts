import { createHash } from 'node:crypto';
import { Refusal } from '../../kernel/refusal.ts';
import type { Unit } from '../house/index.ts';
import { sniff } from './sniff.ts';

declare module '../db/tables.ts' {
  interface Tables {
    'platform.file': {
      region_id: string;
      hash: string;
      size: number;
      media_type: string;
      name: string;
      bytes: Uint8Array;
      key_sealed: Uint8Array | null;
      uploaded_at: Date;
      uploaded_by: string;
    };
    'platform.file_given': { region_id: string; hash: string; account_id: string; at: Date };
  }
}

export interface StoredFile {
  readonly hash: string;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

/** Attachments stay below this; rosters may be larger and are bounded by the upload limit. */
export const FILE_LIMIT = 50 * 1024 * 1024;

/** The hash is bound into the seal: bytes put under another file's hash do not open. */
const contextOf = (hash: string): string => `platform.file:${hash}`;

/**
 * Keeps a file under the SHA-256 of its content, sealed: rosters, person files and attachments hold what no reader of
 * the database may see. The same content twice is one file.
 * Its type is what the bytes say, never what the name says. Refuses `files.empty`, `files.too_large`, `files.type_not_accepted`.
 */
export async function saveFile(unit: Unit, name: string, bytes: Uint8Array): Promise<StoredFile> {
  if (bytes.length === 0) throw new Refusal('invalid', 'files.empty', { name });
  if (bytes.length > FILE_LIMIT) throw new Refusal('too_large', 'files.too_large', { name, megabytes: FILE_LIMIT / 1024 / 1024 });
  const mediaType = sniff(bytes);
  if (!mediaType) throw new Refusal('invalid', 'files.type_not_accepted', { name });
  const hash = createHash('sha256').update(bytes).digest('hex');
  const stored = { hash, size: bytes.length, mediaType, name: name.slice(0, 200) };
  const sealed = unit.house.cipher.sealFile(bytes, contextOf(hash));
  await unit.tx
    .insertInto('platform.file')
    .values({ region_id: unit.actor.regionId, hash, size: stored.size, media_type: mediaType, name: stored.name, bytes: Buffer.from(sealed.bytes), key_sealed: Buffer.from(sealed.key), uploaded_at: unit.at, uploaded_by: unit.actor.name })
    .onConflict((c) => c.columns(['region_id', 'hash']).doNothing())
    .execute();
  if (unit.actor.accountId !== null)
    await unit.tx
      .insertInto('platform.file_given')
      .values({ region_id: unit.actor.regionId, hash, account_id: unit.actor.accountId, at: unit.at })
      .onConflict((c) => c.doNothing())
      .execute();
  return stored;
}

/** Reads a file by hash, opened (earlier versions stored files in the clear), or refuses `files.not_found`. Who may read it is decided by the entry that names it. */
export async function readFile(unit: Unit, hash: string): Promise<StoredFile & { bytes: Uint8Array }> {
  const row = await unit.tx.selectFrom('platform.file').selectAll().where('region_id', '=', unit.actor.regionId).where('hash', '=', hash).executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'files.not_found', { hash: hash.slice(0, 12) });
  return { hash: row.hash, size: row.size, mediaType: row.media_type, name: row.name, bytes: row.key_sealed === null ? row.bytes : unit.house.cipher.openFile({ key: row.key_sealed, bytes: row.bytes }, contextOf(hash)) };
}

/** Which of these files the actor may attach to something: those he gave to the program himself; for the program itself those it has. */
export async function filesGiven(unit: Unit, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const { accountId, kind, regionId } = unit.actor;
  if (accountId === null && kind !== 'system') return new Set();
  const rows =
    accountId === null
      ? await unit.tx.selectFrom('platform.file').select('hash').where('region_id', '=', regionId).where('hash', 'in', [...hashes]).execute()
      : await unit.tx.selectFrom('platform.file_given').select('hash').where('region_id', '=', regionId).where('account_id', '=', accountId).where('hash', 'in', [...hashes]).execute();
  return new Set(rows.map((r) => r.hash));
}
