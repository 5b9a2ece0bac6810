import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, openAsBlob, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, openDatabase, type Database } from '../../src/platform/db/index.ts';
import { migrationsFolder, packageFolder } from '../../src/app/paths.ts';
import { embeddedDatabase } from './embedded.ts';

/** What the migrations are: their names and texts. */
function stateOfMigrations(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrationsFolder).sort()) hash.update(file).update(readFileSync(join(migrationsFolder, file)));
  return hash.digest('hex').slice(0, 16);
}

/** A migrated, empty PGlite, dumped once per state of the migrations and loaded by every test. */
export async function emptySnapshot(): Promise<Blob> {
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

/** A database of the test's own on that server. `empty`: nothing in it at all; `migrated`: as a house expects it. */
export async function newDatabase(server: string, kind: 'empty' | 'migrated'): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const asAdmin = async (work: (admin: Database) => Promise<unknown>): Promise<void> => {
    const admin = await openDatabase({ kind: 'postgres', url: server, poolSize: 1 });
    try {
      await work(admin);
    } finally {
      await admin.close();
    }
  };
  await asAdmin(async (admin) => admin.query(`create database ${name}${kind === 'migrated' ? ` template ${await emptyTemplate(admin, server)}` : ''}`));
  return { url: on(server, name), drop: () => asAdmin((admin) => admin.query(`drop database ${name} with (force)`)) };
}
