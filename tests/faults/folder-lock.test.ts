import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/app/folder-lock.ts';
import { newPlace, runProgram, startProgram } from './support.ts';

const holder = (lock: string): number => Number(readFileSync(lock, 'utf8').split(' ')[0]);

describe('one embedded database, two processes', () => {
  it('the second is refused and told who holds the folder; the lock of a killed one is taken over', async () => {
    const place = await newPlace();
    const lock = join(place.folder, 'dandang.pid');
    const first = await startProgram(place);
    try {
      const second = await runProgram(place, 'verify', 'ledger');
      expect(second.code).toBe(2);
      expect(second.out).toBe('');
      expect(second.errors).toContain(place.folder);
      expect(second.errors).toContain(String(first.pid));
      // The refused one left the holder alone.
      expect((await fetch(`${first.address}/healthz`)).status).toBe(200);
      expect(holder(lock)).toBe(first.pid);
      await first.end('SIGKILL');
      expect(holder(lock)).toBe(first.pid);
      expect(await runProgram(place, 'migrate')).toMatchObject({ code: 0, errors: '' });
    } finally {
      if (first.alive()) await first.end('SIGKILL');
      await place.remove();
    }
  }, 300_000);
});

describe('many processes at one folder at the same moment', () => {
  let rivals: ChildProcess[] = [];
  const told = async (rival: ChildProcess): Promise<string> => ((await once(rival, 'message')) as [string])[0];
  beforeAll(async () => {
    rivals = Array.from({ length: 4 }, () => fork(fileURLToPath(new URL('folder-lock-child.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] }));
    await Promise.all(rivals.map(told));
  }, 300_000);
  afterAll(() => rivals.forEach((r) => r.kill('SIGKILL')));

  /** All reach for the folder; the winner holds on until everyone has an answer. Out: their answers, the winner first. */
  async function contest(folder: string): Promise<string[]> {
    const answers = rivals.map(told);
    for (const rival of rivals) rival.send(folder);
    const all = await Promise.all(answers);
    const released = rivals.map(told);
    for (const rival of rivals) rival.send('release');
    await Promise.all(released);
    return all.sort((a, b) => Number(b === 'won') - Number(a === 'won'));
  }

  const dead = 0x3fffffff;
  it.each([
    ['nobody was there', () => {}],
    ['a killed one left its lock', (lock: string) => writeFileSync(lock, `${dead} left 1`)],
    ['an older version left its lock', (lock: string) => writeFileSync(lock, String(dead))],
    ['half a lock was left', (lock: string) => writeFileSync(lock, '')],
    ['one was killed while it took over from a killed one', (lock: string) => {
      writeFileSync(lock, `${dead} left 1`);
      writeFileSync(`${lock}.left.over`, `${dead} second 1`);
    }],
  ])('exactly one wins, the others are refused by name: %s', async (_what, prepare) => {
    for (let round = 0; round < 25; round++) {
      const folder = mkdtempSync(join(tmpdir(), 'dandang-lock-'));
      try {
        prepare(join(folder, 'dandang.pid'));
        const [winner, ...others] = await contest(folder);
        expect(winner).toBe('won');
        for (const answer of others) expect(answer).toMatch(/^app\.folder_in_use \d+$/);
        expect(others.every((a) => rivals.some((r) => a.endsWith(` ${r.pid}`)))).toBe(true);
        expect(readdirSync(folder)).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  }, 300_000);
});

describe('a lock within one process', () => {
  it('is not given twice, and is known from that of an earlier process with the same number', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dandang-lock-'));
    const lock = join(folder, 'dandang.pid');
    try {
      // As after the restart of a container: the same number, another life.
      writeFileSync(lock, `${process.pid} earlier 1`);
      const release = lockFolder(folder);
      expect(holder(lock)).toBe(process.pid);
      expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'app.folder_in_use' }));
      release();
      expect(existsSync(lock)).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.skipIf(!existsSync('/proc/self/stat'))('the number of a dead holder that another process got does not hold the folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dandang-lock-'));
    try {
      writeFileSync(join(folder, 'dandang.pid'), `${process.ppid} earlier 1`);
      lockFolder(folder)();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
