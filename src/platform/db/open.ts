import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { ltree } from '@electric-sql/pglite/contrib/ltree';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PGliteDialect } from './pglite-dialect.ts';
import type { Tables } from './tables.ts';
import { hexBytes, parsers } from './values.ts';

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly engine: 'pglite' | 'postgres';
  /** Runs any SQL text with positional parameters outside a unit of work (jobs, migrations, tests). */
  query(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** PGlite only: the whole data folder as a tar, compressed unless told otherwise. The database waits meanwhile; compressing takes longest. */
  dump?(compression?: 'gzip' | 'none'): Promise<Blob>;
  close(): Promise<void>;
}

export type DatabaseLocation =
  | { readonly kind: 'postgres'; readonly url: string; readonly poolSize?: number }
  | { readonly kind: 'folder'; readonly path: string; readonly snapshot?: Blob }
  | { readonly kind: 'memory'; readonly snapshot?: Blob };

/** Opens PostgreSQL by url, or embedded PGlite in a folder or in memory. Nothing is created in the schema here. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if (location.kind === 'postgres') return openPostgres(location.url, location.poolSize ?? 10);
  if (location.kind === 'folder') await mkdir(location.path, { recursive: true });
  return databaseOver(await startPglite(location));
}

/** PGlite with the extensions and the forms of values this program needs. */
export const startPglite = (location: Exclude<DatabaseLocation, { kind: 'postgres' }>): Promise<PGlite> =>
  PGlite.create({
    ...(location.kind === 'folder' ? { dataDir: location.path } : {}),
    ...(location.snapshot ? { loadDataDir: location.snapshot } : {}),
    extensions: { ltree, pg_trgm },
    parsers: { ...parsers },
    // PGlite's own way goes byte by byte through text: seconds for a large file.
    serializers: { 17: (bytes: Uint8Array) => hexBytes(bytes) },
  });

/** What this program asks of an embedded engine. */
export type Embedded = Pick<PGlite, 'exec' | 'query' | 'dumpDataDir' | 'close'>;

export function databaseOver(pglite: Embedded): Database {
  const kysely = new Kysely<Tables>({ dialect: new PGliteDialect(pglite) });
  return {
    kysely,
    engine: 'pglite',
    query: (text, values = []) =>
      kysely.connection().execute(async () => {
        const result = values.length === 0 ? (await pglite.exec(text)).at(-1) : await pglite.query(text, [...values]);
        return { rows: (result?.rows ?? []) as Record<string, unknown>[] };
      }),
    dump: (compression = 'gzip') =>
      kysely.connection().execute(async () => {
        await pglite.exec('checkpoint');
        return pglite.dumpDataDir(compression);
      }),
    close: async () => {
      await kysely.destroy();
      await pglite.close();
    },
  };
}

function openPostgres(url: string, poolSize: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types: { getTypeParser: ((oid: number, format?: 'text') => parsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser },
  });
  // A lost idle connection must not bring the process down; the pool opens another one.
  pool.on('error', () => {});
  // Nor must one that is in use: its queries fail, and that is where it is told. Without a listener the process would end.
  pool.on('connect', (client) => void client.on('error', () => {}));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kysely,
    engine: 'postgres',
    query: async (text, values = []) => {
      const result = await pool.query(text, [...values]);
      return { rows: (Array.isArray(result) ? (result.at(-1)?.rows ?? []) : result.rows) as Record<string, unknown>[] };
    },
    close: () => kysely.destroy(),
  };
}
