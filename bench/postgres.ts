import { randomUUID } from 'node:crypto';
import { openDatabase, type DatabaseLocation } from '../src/platform/db/index.ts';

interface Tools {
  startPostgres(): Promise<{ url: string; stop(): Promise<void> | void }>;
}

/** Lends an empty database: of the PostgreSQL there is, else embedded in memory. */
export type Lend = () => Promise<DatabaseLocation>;

/**
 * The server of DATABASE_URL or DANDANG_TEST_DATABASE_URL, else one started for this run from the installed programs.
 * Every database lent is dropped at the end; nothing stays behind.
 */
export async function withPostgres<T>(work: (lend: Lend, engine: 'postgres' | 'pglite') => Promise<T>): Promise<T> {
  const given = process.env['DATABASE_URL'] ?? process.env['DANDANG_TEST_DATABASE_URL'];
  // A plain script of the test run, without types.
  const tools = (await import('../scripts/test-tools.mjs' as string)) as Tools;
  const own = given === undefined ? await tools.startPostgres().catch(() => null) : null;
  const server = given ?? own?.url;
  if (server === undefined) return work(async () => ({ kind: 'memory' }), 'pglite');
  const admin = await openDatabase({ kind: 'postgres', url: server, poolSize: 1 });
  const lent: string[] = [];
  try {
    return await work(async () => {
      const name = `bench_${randomUUID().replaceAll('-', '')}`;
      await admin.query(`create database ${name}`);
      lent.push(name);
      const url = new URL(server);
      url.pathname = `/${name}`;
      return { kind: 'postgres', url: url.toString(), poolSize: 4 };
    }, 'postgres');
  } finally {
    for (const name of lent) await admin.query(`drop database if exists ${name} with (force)`);
    await admin.close();
    await own?.stop();
  }
}
