import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

/** The built program with the demo region in this folder, once it has printed its address; with the seconds that took. */
export async function startProgram(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<{ readonly address: string; readonly seconds: number; stop(): Promise<void> }> {
  const { DATABASE_URL: _url, ...env } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, [join(packageFolder, 'bin/dandang.mjs'), 'start', '--demo'], { cwd: packageFolder, env: { ...env, ...settings, DANDANG_DATA: folder, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\/\/\S+/.exec(chunk.toString());
      if (found) resolve(found[0]);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code} before it printed an address`)));
  });
  const seconds = (performance.now() - started) / 1000;
  return {
    address,
    seconds,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilAddress(folder: string): Promise<number> {
  const program = await startProgram(folder);
  await program.stop();
  return program.seconds;
}
