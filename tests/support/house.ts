import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, openAsBlob, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, openDatabase, type Database } from '../../src/platform/db/index.ts';
import { buildHouse, temporaryKeys, type House } from '../../src/platform/house/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { fixedClock, type Clock } from '../../src/kernel/clock.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { systemActor } from '../../src/kernel/actor.ts';
import { newId, type PersonId, type RegionId } from '../../src/kernel/ids.ts';
import { migrationsFolder, packageFolder } from '../../src/app/paths.ts';
import { embeddedDatabase } from './embedded.ts';

export const REGION = '990624' as RegionId;
export const OTHER_REGION = '990625' as RegionId;
/** Tests live on this day unless they bring their own clock. */
export const TEST_NOW = '2026-11-20T02:00:00Z';

/** What the migrations are: their names and texts. */
function stateOfMigrations(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrationsFolder).sort()) hash.update(file).update(readFileSync(join(migrationsFolder, file)));
  return hash.digest('hex').slice(0, 16);
}

/** A migrated, empty PGlite, dumped once per state of the migrations and loaded by every test. */
async function emptySnapshot(): Promise<Blob> {
  const folder = join(packageFolder, 'node_modules/.cache/dandang');
  const path = join(folder, `empty-${stateOfMigrations()}.tar`);
  if (!existsSync(path)) {
    const database = await openDatabase({ kind: 'memory' });
    await migrate(database, migrationsFolder);
    const dump = await database.dump!('none');
    await database.close();
    mkdirSync(folder, { recursive: true });
    // Written aside and renamed, so that a test running beside never reads half a file.
    const aside = `${path}.${randomUUID()}`;
    writeFileSync(aside, Buffer.from(await dump.arrayBuffer()));
    renameSync(aside, path);
  }
  return openAsBlob(path, { type: 'application/x-tar' });
}

/** A migrated, empty database in memory. */
export const emptyEmbedded = (): Promise<Database> => embeddedDatabase(emptySnapshot);

/** A migrated, empty database on a PostgreSQL server, made once per state of the migrations and copied by every test. Out: its name. */
async function emptyTemplate(admin: Database, server: string): Promise<string> {
  const name = `empty_${stateOfMigrations()}`;
  const isThere = async (): Promise<boolean> => (await admin.query('select 1 from pg_database where datname = $1', [name])).rows.length > 0;
  if (await isThere()) return name;
  // One makes it, those beside wait; it gets its name when it is whole, so that nobody copies half of it.
  await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
  try {
    if (await isThere()) return name;
    const making = `making_${randomUUID().replaceAll('-', '')}`;
    await admin.query(`create database ${making}`);
    const database = await openDatabase({ kind: 'postgres', url: on(server, making), poolSize: 2 });
    try {
      await migrate(database, migrationsFolder);
    } finally {
      await database.close();
    }
    await admin.query(`alter database ${making} rename to ${name}`);
    return name;
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
}

function on(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

export interface TestHouse {
  readonly house: House;
  readonly database: Database;
  readonly system: Actor;
  /** An actor with one role; `path` bounds it to a subtree. */
  actor(role: Role, options?: { path?: string | null; personId?: PersonId | null; regionId?: RegionId }): Actor;
  close(): Promise<void>;
}

/**
 * A fresh house: PGlite by default; with `DANDANG_TEST_DATABASE_URL` (set by `npm test`) and `engine: 'postgres'`
 * a new database on that server, dropped at the end.
 */
export async function testHouse(options: { clock?: Clock; engine?: 'pglite' | 'postgres' } = {}): Promise<TestHouse> {
  const server = process.env['DANDANG_TEST_DATABASE_URL'];
  const engine = options.engine ?? (process.env['DANDANG_TEST_ENGINE'] === 'postgres' ? 'postgres' : 'pglite');
  let drop = async (): Promise<void> => {};
  let database: Database;
  if (engine === 'postgres') {
    if (!server) throw new Error('DANDANG_TEST_DATABASE_URL is not set; run this test through `npm test`, which starts PostgreSQL');
    const name = `t_${randomUUID().replaceAll('-', '')}`;
    const admin = await openDatabase({ kind: 'postgres', url: server, poolSize: 1 });
    await admin.query(`create database ${name} template ${await emptyTemplate(admin, server)}`);
    database = await openDatabase({ kind: 'postgres', url: on(server, name), poolSize: 10 });
    drop = async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.close();
    };
  } else {
    database = await emptyEmbedded();
  }
  const house = buildHouse({ database, clock: options.clock ?? fixedClock(TEST_NOW), log: silentLog(), ...temporaryKeys() });
  const system = systemActor(REGION);
  return {
    house,
    database,
    system,
    actor: (role, o = {}) => ({
      kind: 'account',
      accountId: newId<'account'>(),
      personId: o.personId ?? null,
      regionId: o.regionId ?? REGION,
      name: role,
      grants: [{ role, organizationPath: o.path ?? null }],
    }),
    close: async () => {
      await database.close();
      await drop();
    },
  };
}
