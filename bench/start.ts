import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { packageFolder } from '../src/app/paths.ts';
import { under, type BenchWorld, type Row } from './rows.ts';

/** Seconds from the command to the printed address, on an empty data folder and again on the same one. */
export async function benchStart(world: BenchWorld): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dandang-start-'));
  try {
    world.note('start: first');
    const first = await untilAddress(folder);
    world.note('start: second');
    const second = await untilAddress(folder);
    return [under('start', 'first', first, 's', 180), under('start', 'second', second, 's', 5)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function untilAddress(folder: string): Promise<number> {
  const { DATABASE_URL: _url, ...env } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, [join(packageFolder, 'bin/dandang.mjs'), 'start', '--demo'], { cwd: packageFolder, env: { ...env, DANDANG_DATA: folder, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let seconds: number | null = null;
    child.stdout.on('data', (chunk: Buffer) => {
      if (seconds !== null || !/http:\/\//.test(chunk.toString())) return;
      seconds = (performance.now() - started) / 1000;
      child.kill('SIGTERM');
    });
    child.on('error', reject);
    child.on('exit', (code) => (seconds === null ? reject(new Error(`the server ended with ${code} before it printed an address`)) : resolve(seconds)));
  });
}
