import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { systemClock } from '../kernel/clock.ts';
import { authenticateWith, signInProfiles } from '../domains/security/index.ts';
import { migrate, openDatabase, type Database } from '../platform/db/index.ts';
import { buildServer, type DemoAccount } from '../platform/http/index.ts';
import { buildHouse, loadKeys, type House } from '../platform/house/index.ts';
import { failInterrupted } from '../platform/jobs/index.ts';
import { openLog } from '../platform/log/index.ts';
import { keepCopies } from './backup/rotating.ts';
import { regionsOf, startBackground, type Background } from './background.ts';
import type { Config } from './config.ts';
import { lockFolder } from './folder-lock.ts';
import { modules } from './modules.ts';
import { migrationsFolder, packageFolder, webFolder } from './paths.ts';

export const version = (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version;

export interface OpenHouse {
  readonly house: House;
  readonly database: Database;
  /** Set before background work starts; until then waking does nothing. */
  onWake(wake: (worker: string) => void): void;
  close(): Promise<void>;
}

/** Opens database and keys and brings the schema up to date: what the server and every command line task begin with. */
export async function openHouse(config: Config): Promise<OpenHouse> {
  mkdirSync(config.dataFolder, { recursive: true });
  const unlock = config.database.kind === 'folder' ? lockFolder(config.dataFolder) : () => {};
  const database = await openMigrated(config).catch((error: unknown) => {
    unlock();
    throw error;
  });
  let wake: (worker: string) => void = () => {};
  const house = buildHouse({ database, clock: systemClock, log: openLog(config.logLevel), ...loadKeys(join(config.dataFolder, 'keys')), wake: (worker) => wake(worker) });
  return {
    house,
    database,
    onWake: (w) => void (wake = w),
    close: async () => {
      await database.close();
      unlock();
    },
  };
}

async function openMigrated(config: Config): Promise<Database> {
  const database = await openDatabase(config.database);
  try {
    await migrate(database, migrationsFolder);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

export interface Running {
  readonly app: FastifyInstance;
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts the server on an opened house. `demoAccounts` are offered on the sign-in page. */
export async function startServer(config: Config, open: OpenHouse, demoAccounts: readonly DemoAccount[] | null): Promise<Running> {
  const profile = signInProfiles[config.signIn];
  const all = modules(profile, { examplesByThemselves: config.examples === 'auto' });
  const app = await buildServer({
    house: open.house,
    modules: all,
    authenticate: authenticateWith(profile),
    webFolder,
    secureCookies: config.secureCookies,
    trustProxy: config.trustProxy,
    version,
    demoAccounts,
    requestsPerMinute: config.requestsPerMinute,
  });
  // An embedded database has one process: what still says "running" was cut off.
  if (open.database.engine === 'pglite') for (const region of await regionsOf(open.house)) await failInterrupted(open.house, region, 0);
  const address = await app.listen({ port: config.port, host: config.host });
  const background: Background = startBackground(open.house, all);
  open.onWake((worker) => background.wake(worker));
  const stopCopies = keepCopies(config, open, version);
  return {
    app,
    address,
    stop: async () => {
      await app.close();
      await background.stop();
      await stopCopies();
      await open.close();
    },
  };
}
