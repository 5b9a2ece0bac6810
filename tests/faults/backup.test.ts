import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/kernel/actor.ts';
import { appendEvidence, verifyLedger } from '../../src/domains/evidence/index.ts';
import { buildEntry } from '../../src/domains/evidence/fixtures.ts';
import { packageFolder } from '../../src/app/paths.ts';
import { copiesIn, takeCopy, untilDue } from '../../src/app/backup/rotating.ts';
import { readConfig } from '../../src/app/config.ts';
import { openHouse } from '../../src/app/server.ts';
import { REGION } from '../support/house.ts';
import type { SmallRegion } from '../support/small-region.ts';
import { newPlace, runProgram, seeded, until, type Ended, type Place } from './support.ts';

/** Backups are taken by the program as people run it, and restored into another place. */
const PASSPHRASE = 'seven quiet herons';

let region: SmallRegion;
const write = (place: Place, titles: readonly string[]): Promise<unknown> =>
  place.inHouse((house) => house.unit(systemActor(REGION, 'test'), (unit) => appendEvidence(unit, titles.map((title) => buildEntry({ title, organizationId: region.units[0].organizationId, persons: [{ personId: region.units[0].people[0], role: 'do' }] })))));
const titles = (place: Place): Promise<string[]> => place.inHouse(async (_house, database) => (await database.query('select title from evidence.entry order by id')).rows.map((r) => r['title'] as string));

const folders: string[] = [];
afterAll(() => folders.forEach((f) => rmSync(f, { recursive: true, force: true })));
const newFolder = (): string => {
  folders.push(mkdtempSync(join(tmpdir(), 'dandang-backup-')));
  return folders.at(-1)!;
};
const engines = [['the embedded database', undefined], ...(process.env['DANDANG_TEST_DATABASE_URL'] ? [['PostgreSQL', process.env['DANDANG_TEST_DATABASE_URL']] as const] : [])] as const;

describe.each(engines)('a backup of %s', (_name, server) => {
  let place: Place;
  let kept: string;
  let secret: string;
  let made: Ended;
  const backup = (...more: string[]) => runProgram(place, 'backup', kept, ...more);
  beforeAll(async () => {
    place = await newPlace(server, 'migrated');
    region = await seeded(place);
    await write(place, ['第一件', '第二件', '第三件']);
    const folder = newFolder();
    kept = join(folder, 'kept.tar');
    secret = join(folder, 'passphrase');
    writeFileSync(secret, `${PASSPHRASE}\n`);
    made = await backup('--with-keys', '--passphrase-file', secret);
    await write(place, ['之后一件']);
  }, 400_000);
  afterAll(() => place?.remove());

  it('holds what was there, opens elsewhere with its keys and verifies', async () => {
    expect(made.errors + made.out).toContain('evidence: 3');
    expect(made.code).toBe(0);
    const other = await newPlace(server);
    try {
      const restored = await runProgram(other, 'restore', kept, '--passphrase-file', secret);
      expect(restored.errors + restored.out).toContain('990624 evidence: 3 verified, head of 3 holds');
      expect(restored.code).toBe(0);
      expect(await titles(other)).toEqual(['第一件', '第二件', '第三件']);
      // The same keys: heads signed before and after belong together.
      await write(other, ['续写一件']);
      expect(await other.inHouse((house) => verifyLedger(house, REGION))).toMatchObject({ intact: true, size: 4 });
      const again = await runProgram(other, 'restore', kept, '--passphrase-file', secret);
      expect([again.code, again.errors]).toEqual([2, expect.stringContaining('not empty')]);
    } finally {
      await other.remove();
    }
    expect(await titles(place)).toEqual(['第一件', '第二件', '第三件', '之后一件']);
  }, 400_000);

  it('is refused when damaged, cut off, without its keys, with a wrong passphrase, or over another file; nothing is left behind', async () => {
    const other = await newPlace(server);
    const refused = async (text: string, ...args: string[]): Promise<void> => {
      const { code, errors } = await runProgram(other, 'restore', ...args);
      expect([code, errors]).toEqual([2, expect.stringContaining(text)]);
      expect(readdirSync(other.folder).filter((f) => f !== 'pglite' && f !== 'keys')).toEqual([]);
      expect(readdirSync(other.folder)).not.toContain('pglite');
    };
    try {
      const bent = join(newFolder(), 'bent.tar');
      copyFileSync(kept, bent);
      const bytes = readFileSync(bent);
      bytes[Math.floor(bytes.length / 3)]! ^= 1;
      writeFileSync(bent, bytes);
      await refused('damaged', bent, '--passphrase-file', secret);
      copyFileSync(kept, bent);
      truncateSync(bent, statSync(bent).size - 5_000);
      await refused('no whole backup', bent, '--passphrase-file', secret);
      // The manifest changed to name another hash: its own hash no longer holds.
      writeFileSync(bent, Buffer.from(readFileSync(kept).toString('latin1').replace('"size": 3', '"size": 2'), 'latin1'));
      await refused('damaged', bent, '--passphrase-file', secret);
      const wrong = join(newFolder(), 'wrong');
      writeFileSync(wrong, 'seven noisy herons');
      await refused('passphrase is wrong', kept, '--passphrase-file', wrong);
    } finally {
      await other.remove();
    }
    const twice = await backup();
    expect([twice.code, twice.errors]).toEqual([2, expect.stringContaining('exists already')]);
  }, 400_000);

  it('leaves no half file under its name when it is killed', async () => {
    const folder = newFolder();
    const path = join(folder, 'killed.tar');
    const child = spawn(process.execPath, [join(packageFolder, 'bin/dandang.mjs'), 'backup', path], { env: { ...process.env, ...place.env }, stdio: 'ignore' });
    const over = new Promise<void>((done) => void child.once('close', () => done()));
    await until('the backup to be under way', () => readdirSync(folder).length > 0);
    child.kill('SIGKILL');
    await over;
    const left = readdirSync(folder);
    // Either it was quicker and the file is whole, or there is no file of that name.
    if (left.includes('killed.tar')) {
      const other = await newPlace(server);
      expect((await runProgram(other, 'restore', path, '--without-keys')).code).toBe(0);
      await other.remove();
    } else expect(left).toEqual([expect.stringMatching(/^\.killed\.tar\.\d+\.part$/)]);
    // The next one clears up after it.
    rmSync(path, { force: true });
    expect((await runProgram(place, 'backup', path)).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['killed.tar']);
  }, 400_000);
});

describe('copies that the embedded database keeps by itself', () => {
  it('so many and no more, the newest ones, each restorable', async () => {
    const place = await newPlace(undefined, 'migrated');
    try {
      await seeded(place);
      const config = readConfig({ ...place.env, DANDANG_BACKUP_KEEP: '2' });
      const open = await openHouse(config);
      let at = Date.parse('2026-11-20T00:00:00Z');
      const house = { ...open.house, clock: { now: () => new Date((at += 3_600_000)) } };
      try {
        expect(await untilDue(config, new Date())).toBe(0);
        const made = [await takeCopy(config, { ...open, house }, 'test'), await takeCopy(config, { ...open, house }, 'test'), await takeCopy(config, { ...open, house }, 'test')];
        expect(await copiesIn(join(place.folder, 'backups'))).toEqual(made.slice(1));
        expect(await untilDue(config, new Date())).toBeGreaterThan(0);
      } finally {
        await open.close();
      }
      const other = await newPlace();
      try {
        cpSync(join(place.folder, 'keys'), join(other.folder, 'keys'), { recursive: true });
        const newest = (await copiesIn(join(place.folder, 'backups'))).at(-1)!;
        expect(await runProgram(other, 'restore', join(place.folder, 'backups', newest))).toMatchObject({ code: 0 });
      } finally {
        await other.remove();
      }
    } finally {
      await place.remove();
    }
  }, 400_000);
});
