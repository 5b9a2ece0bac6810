import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/kernel/actor.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { importsOf, registryModule } from '../../src/domains/registry/index.ts';
import { buildRosterRegion, storeFile } from '../../src/domains/registry/importing/fixtures.ts';
import { messyRoster } from '../../src/domains/registry/roster/fixtures.ts';
import { migrate, openDatabase, type Database } from '../../src/platform/db/index.ts';
import { buildHouse, loadKeys, type House } from '../../src/platform/house/index.ts';
import { failInterrupted, runNextJob } from '../../src/platform/jobs/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { migrationsFolder, packageFolder } from '../../src/app/paths.ts';
import { REGION } from '../support/house.ts';

/*
 * Killed in the middle: the process that reads or applies an import (on both databases), one PostgreSQL backend, and the whole
 * PostgreSQL server. Each time all of the import is there or nothing of it, what people corrected is kept, and it can be done again.
 */
const CHILD = fileURLToPath(new URL('import-child.ts', import.meta.url));
const TSX = join(packageFolder, 'node_modules/tsx/dist/cli.mjs');
const PEOPLE = 900;
const GOOD = PEOPLE - 6;
const actor = systemActor(REGION, 'test');
const TABLES = ['person', 'person_version', 'appointment', 'education', 'annual_grade', 'person_card', 'roster_import_person'];

interface Server {
  readonly url: string;
  readonly folder: string;
  stop(): Promise<void>;
}
interface Place {
  readonly location: string;
  open(): Promise<{ house: House; database: Database }>;
}
const place = (folder: string, location: string): Place => ({
  location,
  open: async () => {
    const database = await openDatabase(location.startsWith('postgres') ? { kind: 'postgres', url: location, poolSize: 4 } : { kind: 'folder', path: location });
    return { database, house: buildHouse({ database, clock: systemClock, log: silentLog(), ...loadKeys(join(folder, 'keys')) }) };
  },
});

/** A region with an opened import; out: its id. */
async function prepared(p: Place): Promise<string> {
  const { house, database } = await p.open();
  try {
    await migrate(database, migrationsFolder);
    await house.unit(actor, (unit) => buildRosterRegion(unit));
    const { bytes } = await messyRoster({ people: PEOPLE, errors: 6, seed: 11 });
    return (await importsOf.create(house, actor, { kind: 'roster', files: [await storeFile(house, actor, '名册.xlsx', bytes)] })).importId;
  } finally {
    await database.close();
  }
}

/** Runs the child and kills it so many milliseconds after it has begun. Out: whether it had finished before. */
function killedAfter(folder: string, p: Place, step: 'read' | 'apply', importId: string, ms: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [TSX, CHILD, folder, p.location, step, importId], { stdio: ['ignore', 'pipe', 'pipe'], cwd: dirname(CHILD) });
    let out = '';
    let errors = '';
    child.stderr.on('data', (d: Buffer) => void (errors += String(d)));
    child.stdout.on('data', (d: Buffer) => {
      const begun = out.includes('BEGIN');
      out += String(d);
      // tsx starts a process of its own for the work: both go.
      if (!begun && out.includes('BEGIN')) setTimeout(() => killTree(child.pid!), ms);
    });
    child.on('error', reject);
    child.on('close', () => (out.includes('BEGIN') ? resolve(out.includes('END')) : reject(new Error(errors || 'the child did not begin'))));
  });
}

/** Kills a process and then those it started, so that none of them has time to notice. */
function killTree(pid: number): void {
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout.split('\n').map((l) => Number(l.trim())).filter(Boolean);
  killOne(pid);
  for (const c of children) killTree(c);
}
function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

const count = async (database: Database): Promise<number[]> => {
  const numbers = [];
  for (const t of TABLES) numbers.push(Number((await database.query(`select count(*)::int as n from registry.${t}`)).rows[0]!['n']));
  return numbers;
};

/** All or nothing, and what the import says of itself agrees with what is on file. */
async function looked(p: Place, importId: string): Promise<'nothing' | 'all'> {
  const { house, database } = await p.open();
  try {
    await failInterrupted(house, REGION, 0);
    const view = await importsOf.view(house, actor, importId);
    const numbers = await count(database);
    if (view.state === 'applied') {
      expect(numbers[0]).toBe(GOOD);
      expect(numbers[1]).toBe(GOOD);
      expect(numbers[5]).toBe(GOOD);
      return 'all';
    }
    expect(numbers, `import is ${view.state}`).toEqual(TABLES.map(() => 0));
    return 'nothing';
  } finally {
    await database.close();
  }
}

async function inHouse<T>(p: Place, work: (house: House) => Promise<T>): Promise<T> {
  const { house, database } = await p.open();
  try {
    return await work(house);
  } finally {
    await database.close();
  }
}
const jobs = registryModule().jobs ?? [];

/** Reads, is killed while reading and applying at several moments, and comes through in the end. */
async function killedOften(folder: string, p: Place, moments: { read: readonly number[]; apply: readonly number[] }): Promise<void> {
  const importId = await prepared(p);
  for (const ms of moments.read) {
    await killedAfter(folder, p, 'read', importId, ms);
    expect(await looked(p, importId)).toBe('nothing');
  }
  // Read to the end once, corrected by hand, and killed while reading again: the correction is still there.
  await inHouse(p, async (house) => {
    const { sheets } = await importsOf.view(house, actor, importId);
    await importsOf.chooseColumns(house, actor, importId, sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
    while (await runNextJob(house, REGION, jobs));
    const [row] = (await importsOf.rows(house, actor, importId, { filter: 'new', offset: 0, limit: 1 })).rows;
    await importsOf.edit(house, actor, importId, { edits: [{ n: row!.n, column: row!.cells.length - 1, value: '改过的备注' }], accept: [], undo: [] });
  });
  await killedAfter(folder, p, 'read', importId, 120);
  await inHouse(p, async (house) => {
    await failInterrupted(house, REGION, 0);
    const all = await importsOf.rows(house, actor, importId, { filter: 'all', offset: 0, limit: 300 });
    expect(all.total).toBe(PEOPLE);
    expect(all.rows.filter((r) => r.cells.includes('改过的备注'))).toHaveLength(1);
  });
  const seen = [];
  for (const ms of moments.apply) {
    await killedAfter(folder, p, 'apply', importId, ms);
    seen.push(await looked(p, importId));
    if (seen.at(-1) === 'all') break;
  }
  expect(seen[0]).toBe('nothing');
  if (seen.at(-1) === 'nothing') expect(await killedAfter(folder, p, 'apply', importId, 60_000)).toBe(true);
  expect(await looked(p, importId)).toBe('all');
}

describe('a killed process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dandang-import-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  it('leaves all or nothing in the embedded database', () => killedOften(folder, place(folder, join(folder, 'pglite')), { read: [200], apply: [50, 700] }), 600_000);
});

const { startPostgres } = (await import('../../scripts/test-tools.mjs' as string)) as { startPostgres(): Promise<Server> };
// A server of its own: this test kills it.
let server: Server | null = null;
try {
  server = await startPostgres();
} catch {
  server = null;
}
describe.skipIf(server === null)('PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dandang-import-pg-'));
  const databases = ['killed_client', 'killed_backend', 'killed_server'];
  const at = (name: string): Place => {
    const url = new URL(server!.url);
    url.pathname = `/${name}`;
    return place(folder, url.toString());
  };
  beforeAll(async () => {
    const admin = await openDatabase({ kind: 'postgres', url: server!.url, poolSize: 1 });
    for (const name of databases) await admin.query(`create database ${name}`);
    await admin.close();
  });
  afterAll(async () => {
    await server!.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a killed process leaves all or nothing', () => killedOften(folder, at('killed_client'), { read: [30, 250], apply: [20, 200, 450, 800] }), 600_000);

  /** Applies in this process and strikes while it writes. Out: what the job ended with. */
  async function struck(p: Place, importId: string, strike: (backend: number) => void): Promise<void> {
    const { house, database } = await p.open();
    const watch = await openDatabase({ kind: 'postgres', url: p.location, poolSize: 1 });
    await importsOf.apply(house, actor, importId, { leaveOutProblems: true });
    const run = runNextJob(house, REGION, jobs).catch((e: unknown) => e);
    let backend: number | undefined;
    for (let i = 0; i < 400 && backend === undefined; i++) {
      const { rows } = await watch.query(`select pid from pg_stat_activity where datname = current_database() and query like 'insert into "registry"%' and state <> 'idle' and pid <> pg_backend_pid()`);
      backend = rows[0]?.['pid'] as number | undefined;
      if (backend === undefined) await new Promise((later) => setTimeout(later, 5));
    }
    expect(backend, 'the import was never seen writing').toBeDefined();
    strike(backend!);
    await run;
    await watch.close().catch(() => {});
    await database.close().catch(() => {});
  }
  /** Waits until the server takes connections again. */
  async function back(p: Place): Promise<void> {
    for (let i = 0; ; i++) {
      const database = await openDatabase({ kind: 'postgres', url: p.location, poolSize: 1 });
      const ready = await database.query('select 1').then(() => true, () => false);
      await database.close().catch(() => {});
      if (ready) return;
      if (i > 200) throw new Error('the server did not come back');
      await new Promise((later) => setTimeout(later, 100));
    }
  }
  const readAndThen = async (p: Place): Promise<string> => {
    const importId = await prepared(p);
    await inHouse(p, async (house) => {
      const { sheets } = await importsOf.view(house, actor, importId);
      await importsOf.chooseColumns(house, actor, importId, sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
      while (await runNextJob(house, REGION, jobs));
    });
    return importId;
  };

  it('a backend killed while it writes leaves nothing, and the import is done again', async () => {
    const p = at('killed_backend');
    const importId = await readAndThen(p);
    await struck(p, importId, (pid) => process.kill(pid, 'SIGKILL'));
    await back(p);
    expect(await looked(p, importId)).toBe('nothing');
    expect(await killedAfter(folder, p, 'apply', importId, 60_000)).toBe(true);
    expect(await looked(p, importId)).toBe('all');
  }, 300_000);

  it('the server killed while it writes leaves nothing, and the import is done again', async () => {
    const p = at('killed_server');
    const importId = await readAndThen(p);
    await struck(p, importId, () => {
      const postmaster = Number(spawnSync('head', ['-1', join(server!.folder, 'postmaster.pid')], { encoding: 'utf8' }).stdout);
      killTree(postmaster);
    });
    // Where nobody collects dead processes the old one still seems alive: its locks go, and the same options start anew.
    const options = [...readFileSync(join(server!.folder, 'postmaster.opts'), 'utf8').matchAll(/"([^"]*)"/g)].map((m) => m[1]!).filter((o, i, all) => o !== '-D' && all[i - 1] !== '-D');
    rmSync(join(server!.folder, 'postmaster.pid'), { force: true });
    for (const name of readdirSync(dirname(server!.folder)).filter((n) => n.startsWith('.s.PGSQL'))) rmSync(join(dirname(server!.folder), name), { force: true });
    const bin = spawnSync('sh', ['-c', 'ls -d /usr/lib/postgresql/*/bin | tail -1'], { encoding: 'utf8' }).stdout.trim();
    const start = [join(bin, 'pg_ctl'), '-D', server!.folder, '-w', '-l', join(dirname(server!.folder), 'log'), '-o', options.map((o) => `'${o}'`).join(' '), 'start'];
    const again = process.getuid?.() === 0 ? spawnSync('runuser', ['-u', 'postgres', '--', ...start], { cwd: tmpdir(), stdio: 'ignore' }) : spawnSync(start[0]!, start.slice(1), { stdio: 'ignore' });
    expect(again.status).toBe(0);
    await back(p);
    expect(await looked(p, importId)).toBe('nothing');
    expect(await killedAfter(folder, p, 'apply', importId, 60_000)).toBe(true);
    expect(await looked(p, importId)).toBe('all');
  }, 300_000);
});
