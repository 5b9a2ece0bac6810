import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Migrator, sql, type Migration } from 'kysely';
import type { Database } from './open.ts';

/**
 * Runs the forward-only SQL files of a folder in order of name; each runs once, inside one transaction.
 * Out: the names of those applied now. A failing file leaves nothing of itself behind.
 */
export async function migrate(database: Database, folder: string): Promise<string[]> {
  const migrator = new Migrator({
    db: database.kysely,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
    // Each domain has its range of numbers: a later file of an earlier domain still runs on a database that is ahead of it.
    allowUnorderedMigrations: true,
    provider: {
      getMigrations: async () => {
        const migrations: Record<string, Migration> = {};
        for (const file of (await readdir(folder)).filter((f) => f.endsWith('.sql')).sort()) {
          const text = await readFile(join(folder, file), 'utf8');
          migrations[file.slice(0, -4)] = { up: async (db) => void (await sql.raw(text).execute(db)) };
        }
        return migrations;
      },
    },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(String(error));
  return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName);
}
