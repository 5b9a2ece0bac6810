import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemClock } from '../../src/kernel/clock.ts';
import { systemActor } from '../../src/kernel/actor.ts';
import { provisionAccounts } from '../../src/domains/security/index.ts';
import { migrate, openDatabase, type Database } from '../../src/platform/db/index.ts';
import { buildHouse, loadKeys, type House } from '../../src/platform/house/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { migrationsFolder, packageFolder } from '../../src/app/paths.ts';
import { PASSWORD } from '../support/access.ts';
import { emptySnapshot, newDatabase } from '../support/empty.ts';
import { REGION } from '../support/house.ts';
import { seedSmallRegion, type SmallRegion } from '../support/small-region.ts';

/** An installation as it lies on a machine: a data folder with its keys, and a database in it or on a server. */
export interface Place {
  readonly folder: string;
  /** What the program is started with. */
  readonly env: Readonly<Record<string, string>>;
  /** The same house in this process. On PGlite only while no program runs on the folder. */
  inHouse<T>(work: (house: House, database: Database) => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

/** `serverUrl`: a new database on that PostgreSQL; without it PGlite in the folder. `empty`: nothing is in it, nothing is migrated. */
export async function newPlace(serverUrl?: string, kind: 'empty' | 'migrated' = 'empty'): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'dandang-fault-'));
  const server = serverUrl === undefined ? null : await newDatabase(serverUrl, kind);
  if (!server && kind === 'migrated') await (await openDatabase({ kind: 'folder', path: join(folder, 'pglite'), snapshot: await emptySnapshot() })).close();
  const env = { DANDANG_DATA: folder, DATABASE_URL: server?.url ?? '', DATABASE_POOL: '6', PORT: '0', DANDANG_SIGN_IN: 'trial', DANDANG_REQUESTS_PER_MINUTE: '0', DANDANG_FROM_SOURCE: process.env['DANDANG_TEST_BUILT'] ? '' : '1', DANDANG_EXAMPLES: 'manual', LOG_LEVEL: 'fatal', LC_ALL: 'C.UTF-8' };
  return {
    folder,
    env,
    inHouse: async (work) => {
      const database = await openDatabase(server ? { kind: 'postgres', url: server.url, poolSize: 4 } : { kind: 'folder', path: join(folder, 'pglite') });
      try {
        await migrate(database, migrationsFolder);
        return await work(buildHouse({ database, clock: systemClock, log: silentLog(), ...loadKeys(join(folder, 'keys')) }), database);
      } finally {
        await database.close();
      }
    },
    remove: async () => {
      await rm(folder, { recursive: true, force: true });
      // A server that the test killed takes its databases with it.
      await server?.drop().catch(() => {});
    },
  };
}

export const OFFICER = 'fault.officer';

/** A small region and an officer who may report about it. */
export const seeded = (place: Place): Promise<SmallRegion> =>
  place.inHouse(async (house) => {
    const region = await seedSmallRegion(house, REGION, '清河县');
    await provisionAccounts(house, systemActor(REGION, 'test'), [{ name: OFFICER, displayName: '干部科', password: PASSWORD, grants: [{ role: 'officer' }] }]);
    return region;
  });

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

const PROGRAM = join(packageFolder, 'bin/dandang.mjs');
/** One process, built (`npm test` names that) or loaded through tsx within it: a kill strikes what does the work. */
const launch = (place: Place, args: readonly string[]) => spawn(process.execPath, [PROGRAM, ...args], { env: { ...process.env, ...place.env }, stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs one task of the command line to its end. */
export const runProgram = (place: Place, ...args: string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = launch(place, args);
    let out = '';
    let errors = '';
    child.stdout.on('data', (d: Buffer) => void (out += String(d)));
    child.stderr.on('data', (d: Buffer) => void (errors += String(d)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, errors }));
  });

export interface RunningProgram {
  readonly address: string;
  readonly pid: number;
  /** True until the process has ended, for whatever reason. */
  alive(): boolean;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export const startProgram = (place: Place): Promise<RunningProgram> =>
  new Promise((resolve, reject) => {
    const child = launch(place, ['start']);
    let said = '';
    let ended = false;
    const over = new Promise<void>((done) =>
      child.once('close', (code, signal) => {
        ended = true;
        done();
        reject(new Error(`the program ended with ${code ?? signal} before it served:\n${said.slice(-3000)}`));
      }),
    );
    const listen = (d: Buffer): void => {
      said += String(d);
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (found) resolve({ address: found[0].replace('localhost', '127.0.0.1'), pid: child.pid!, alive: () => !ended, end: async (signal) => (child.kill(signal), over) });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', (d: Buffer) => void (said += String(d)));
    child.on('error', reject);
  });

export async function until(what: string, met: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await met()); ) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((later) => setTimeout(later, 20));
  }
}

/** A PostgreSQL of the test's own, which it may kill. */
export interface OwnServer {
  readonly url: string;
  readonly folder: string;
  stop(): Promise<void>;
}

export async function ownServer(): Promise<OwnServer> {
  const { startPostgres } = (await import('../../scripts/test-tools.mjs' as string)) as { startPostgres(): Promise<OwnServer> };
  return startPostgres();
}

export const postmaster = (server: OwnServer): number => Number(readFileSync(join(server.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Starts a killed server again, on its port and with its options. Orphans of a killed postmaster may hold its memory for a moment. */
export async function startAgain(server: OwnServer): Promise<void> {
  const bin = spawnSync('sh', ['-c', 'ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1'], { encoding: 'utf8' }).stdout.trim() || dirname(spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' }).stdout.trim());
  const log = join(dirname(server.folder), 'log');
  const command = [join(bin, 'pg_ctl'), '-D', server.folder, '-w', '-l', log, 'restart'];
  const [program = '', ...args] = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  // Output goes nowhere: the server inherits it and would keep a pipe open.
  const started = (): Promise<boolean> => new Promise((resolve) => spawn(program, args, { cwd: tmpdir(), stdio: 'ignore' }).once('close', (code) => resolve(code === 0)));
  await until('PostgreSQL to start again', started, 30).catch((e: unknown) => {
    throw new Error(`${String(e)}\n${readFileSync(log, 'utf8').slice(-1500)}`);
  });
}
