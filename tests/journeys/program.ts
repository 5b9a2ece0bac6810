import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { packageFolder } from '../../src/app/paths.ts';

export interface Program {
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts the built program as a user would, with the demo region in this folder, on a free port; `daysAhead` is what its clock is ahead of ours. */
export async function startProgram(dataFolder: string, daysAhead = 0): Promise<Program> {
  // Copies of the database carry the date of this machine: a clock ahead would call every one of them overdue.
  const later = daysAhead > 0 ? { NODE_OPTIONS: `--import ${join(import.meta.dirname, 'days-ahead.mjs')}`, DAYS_AHEAD: String(daysAhead), DANDANG_BACKUP_EVERY_HOURS: '0' } : {};
  const child: ChildProcess = spawn(process.execPath, [join(packageFolder, 'bin/dandang.mjs'), 'start', '--demo'], {
    env: { ...process.env, ...later, DANDANG_DATA: dataFolder, PORT: '0', DATABASE_URL: '', DANDANG_REQUESTS_PER_MINUTE: '0', DANDANG_EXAMPLES: 'manual' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('exit', (code) => reject(new Error(`the program ended with ${code}:\n${said.slice(-2000)}`)));
  });
  return {
    address,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
