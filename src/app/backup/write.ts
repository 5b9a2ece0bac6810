import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Refusal } from '../../kernel/refusal.ts';
import { logSources, sealLog, type Log } from '../../domains/evidence/index.ts';
import { appliedMigrations, type Database } from '../../platform/db/index.ts';
import type { House } from '../../platform/house/index.ts';
import { regionsOf } from '../background.ts';
import type { Config } from '../config.ts';
import { ArchiveWriter } from './archive.ts';
import { sealKeys } from './key-bundle.ts';
import { databasePart, KEYS, MANIFEST, SEAL, type BackupHead, type Manifest } from './manifest.ts';
import { dumpPostgres } from './postgres-programs.ts';

export interface BackupRequest {
  readonly path: string;
  readonly version: string;
  /** Puts the keys into the backup, sealed with it. Without it they are not in it. */
  readonly passphrase?: string;
  readonly progress?: (stage: string, done: number) => void;
}

/** Derived from the master key and nothing else; equal for equal keys. */
export const masterKeyCheck = (house: Pick<House, 'cipher'>): string => Buffer.from(house.cipher.blindIndex('', 'dandang backup')).toString('hex');

/**
 * Writes the whole database to one new file, with what it takes to check it later. Others go on working meanwhile; what they write after
 * the start may or may not be in it, what was acknowledged before is. The file appears under its name when it is whole and on the disk.
 * Refuses `backup.exists`, `backup.no_program`, `backup.program_failed`, `backup.passphrase_short`.
 */
export async function writeBackup(config: Config, { house, database }: { readonly house: House; readonly database: Database }, request: BackupRequest): Promise<{ readonly path: string; readonly manifest: Manifest }> {
  const path = resolve(request.path);
  if (existsSync(path)) throw new Refusal('conflict', 'backup.exists', { path });
  const say = request.progress ?? (() => {});
  const madeAt = house.clock.now();
  say('seal', 0);
  // Read before the copy is taken: the copy then has these heads or later ones, since nothing below a head ever changes.
  const heads: BackupHead[] = [];
  for (const regionId of await regionsOf(house)) {
    for (const log of Object.keys(logSources) as Log[]) {
      const head = await sealLog(house, regionId, log);
      if (head) heads.push({ ...head, regionId, log });
    }
  }
  const keys = request.passphrase === undefined ? null : sealKeys(join(config.dataFolder, 'keys'), request.passphrase);
  const aside = partPath(path);
  await removeLeftovers(dirname(path), basename(path));
  const archive = await ArchiveWriter.create(aside);
  try {
    const counted = async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      let done = 0;
      for await (const chunk of bytes) {
        yield chunk;
        say('database', (done += chunk.byteLength));
      }
    };
    const copy = config.database.kind === 'postgres' ? dumpPostgres(config.database.url) : await copyPglite(database);
    const written = await archive.add(databasePart[database.engine], counted(copy), madeAt);
    const sealedKeys = keys ? await archive.add(KEYS, keys, madeAt) : null;
    const manifest: Manifest = {
      format: 'dandang-backup-1',
      madeAt: madeAt.toISOString(),
      version: request.version,
      engine: database.engine,
      migrations: await appliedMigrations(database),
      heads,
      signingKeys: [...house.signer.known()],
      masterKeyCheck: masterKeyCheck(house),
      database: written,
      keys: sealedKeys,
    };
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    await archive.add(MANIFEST, text, madeAt);
    const { keyId, signature } = house.signer.sign(text);
    await archive.add(SEAL, Buffer.from(JSON.stringify({ sha256: createHash('sha256').update(text).digest('hex'), keyId, signature: Buffer.from(signature).toString('base64') })), madeAt);
    say('disk', 0);
    await archive.finish();
    await rename(aside, path);
    await syncFolder(dirname(path));
    return { path, manifest };
  } catch (error) {
    await archive.abandon().catch(() => {});
    await rm(aside, { force: true });
    throw error;
  }
}

/** The tar is taken at one moment while the database waits; it is compressed after that, while it works. */
async function copyPglite(database: Database): Promise<AsyncIterable<Uint8Array>> {
  const tar = await database.dump!('none');
  return Readable.fromWeb(tar.stream() as Parameters<typeof Readable.fromWeb>[0]).pipe(createGzip({ level: 1 }));
}

const partPath = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.part`);

/** What killed processes left of this backup. */
async function removeLeftovers(folder: string, name: string): Promise<void> {
  for (const file of await readdir(folder)) if (file.startsWith(`.${name}.`) && file.endsWith('.part')) await rm(join(folder, file), { force: true });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  // Some systems do not sync folders; the rename is done all the same.
  await handle.sync().catch(() => {});
  await handle.close();
}
