import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../kernel/refusal.ts';
import { systemClock } from '../../kernel/clock.ts';
import { verifyAgainst } from '../../domains/evidence/index.ts';
import { ensureApplicationRole, isEmptyDatabase, openDatabase, type Database } from '../../platform/db/index.ts';
import { buildHouse, hasKeys, loadKeys, temporaryKeys, type House, type Keys } from '../../platform/house/index.ts';
import { openLog } from '../../platform/log/index.ts';
import type { Config } from '../config.ts';
import { lockFolder } from '../folder-lock.ts';
import { migrationsFolder } from '../paths.ts';
import { openKeys } from './key-bundle.ts';
import type { BackupHead, Manifest } from './manifest.ts';
import { restorePostgres } from './postgres-programs.ts';
import { readBackup } from './read.ts';
import { masterKeyCheck } from './write.ts';

export interface RestoreRequest {
  readonly path: string;
  /** Asked for when the backup holds keys and the target has none. */
  passphrase(): Promise<string>;
  /** Restores although the keys are neither in the target nor in the backup: encrypted fields stay unreadable. */
  readonly withoutKeys: boolean;
  readonly progress?: (stage: string, done: number) => void;
}

export interface RestoredLog extends Pick<BackupHead, 'regionId' | 'log' | 'size'> {
  readonly restoredSize: number;
  /** Faults the log had already when it was copied. */
  readonly faults: number;
}

/**
 * Restores a backup into an empty target and proves it: every log must hold the head of the manifest. On the embedded database everything
 * happens beside the target and is put in place by one rename; on PostgreSQL in one transaction.
 * Refuses `backup.target_not_empty`, `backup.other_engine`, `backup.newer`, `backup.keys_needed`, `backup.keys_differ`, `backup.heads_differ`
 * and what reading and opening keys refuse. Out: the logs with their sizes.
 */
export async function restoreBackup(config: Config, request: RestoreRequest): Promise<{ readonly manifest: Manifest; readonly logs: readonly RestoredLog[] }> {
  const say = request.progress ?? (() => {});
  mkdirSync(config.dataFolder, { recursive: true });
  const unlock = lockFolder(config.dataFolder);
  try {
    const target = config.database.kind === 'folder' ? config.database.path : config.dataFolder;
    if (config.database.kind === 'folder' && existsSync(target) && readdirSync(target).length > 0) throw new Refusal('conflict', 'backup.target_not_empty', { target });
    const file = await readBackup(request.path, say);
    const { manifest } = file;
    const engine = config.database.kind === 'postgres' ? 'postgres' : 'pglite';
    if (manifest.engine !== engine) throw new Refusal('conflict', 'backup.other_engine', { engine: manifest.engine });
    const known = new Set(readdirSync(migrationsFolder).map((f) => f.replace(/\.sql$/, '')));
    const unknown = manifest.migrations.filter((m) => !known.has(m));
    if (unknown.length > 0) throw new Refusal('conflict', 'backup.newer', { version: manifest.version, migration: unknown[0]! });

    const keyFolder = join(config.dataFolder, 'keys');
    const keyAside = join(config.dataFolder, `.keys.${process.pid}.restoring`);
    const databaseAside = `${target}.${process.pid}.restoring`;
    try {
      let keys: Keys | null = null;
      if (hasKeys(keyFolder)) keys = loadKeys(keyFolder);
      else if (manifest.keys) {
        openKeys(Buffer.concat(await file.stream(manifest.keys).toArray()), await request.passphrase(), keyAside);
        keys = loadKeys(keyAside);
      } else if (!request.withoutKeys) throw new Refusal('conflict', 'backup.keys_needed', { folder: keyFolder });
      if (keys && masterKeyCheck(keys) !== manifest.masterKeyCheck) throw new Refusal('conflict', 'backup.keys_differ', { folder: keyFolder });

      say('restore', 0);
      let database: Database;
      if (config.database.kind === 'postgres') {
        database = await openDatabase(config.database);
        try {
          if (!(await isEmptyDatabase(database))) throw new Refusal('conflict', 'backup.target_not_empty', { target: new URL(config.database.url).pathname.slice(1) });
          await ensureApplicationRole(database);
          await restorePostgres(config.database.url, file.stream(manifest.database));
        } catch (error) {
          await database.close();
          throw error;
        }
      } else database = await openDatabase({ kind: 'folder', path: databaseAside, snapshot: await file.blob(manifest.database) });
      let logs: RestoredLog[];
      try {
        logs = await proven(houseToVerify(config, database, keys, manifest), manifest, say);
      } finally {
        await database.close();
      }
      if (existsSync(keyAside)) await rename(keyAside, keyFolder);
      if (config.database.kind === 'folder') {
        await rm(target, { recursive: true, force: true });
        await rename(databaseAside, target);
      }
      return { manifest, logs };
    } finally {
      for (const path of [keyAside, ...(config.database.kind === 'folder' ? [databaseAside] : [])]) await rm(path, { recursive: true, force: true });
    }
  } finally {
    unlock();
  }
}

/** Verifies with the keys of the target; without any, with the public keys the manifest names. Signs nothing. */
function houseToVerify(config: Config, database: Database, keys: Keys | null, manifest: Manifest): House {
  const { cipher, signer } = keys ?? temporaryKeys();
  return buildHouse({ database, clock: systemClock, log: openLog(config.logLevel), cipher, signer: keys ? signer : { ...signer, known: () => manifest.signingKeys } });
}

async function proven(house: House, manifest: Manifest, say: (stage: string, done: number) => void): Promise<RestoredLog[]> {
  const logs: RestoredLog[] = [];
  for (const head of manifest.heads) {
    const report = await verifyAgainst(house, head.regionId, head.log, head, (done) => say(`verify ${head.regionId} ${head.log}`, done));
    if (!report.holdsHead) throw new Refusal('conflict', 'backup.heads_differ', { region: head.regionId, log: head.log, size: head.size, restored: report.size });
    logs.push({ regionId: head.regionId, log: head.log, size: head.size, restoredSize: report.size, faults: report.faults.length + report.moreFaults });
  }
  return logs;
}
