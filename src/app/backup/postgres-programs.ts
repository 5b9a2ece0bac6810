import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../kernel/refusal.ts';
import { childEnvironment } from '../config.ts';

/** The connection as libpq takes it: the password goes by the environment, where a list of processes does not show it. */
function connection(url: string): { readonly name: string; readonly secret: Record<string, string> } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return { name: address.toString(), secret: password === '' ? {} : { PGPASSWORD: password } };
}

function start(program: 'pg_dump' | 'pg_restore', url: string, args: readonly string[], stdin: 'ignore' | 'pipe'): { readonly child: ChildProcess; readonly ended: Promise<void> } {
  const { name, secret } = connection(url);
  const child = spawn(program, [...args, `--dbname=${name}`], { env: childEnvironment(secret), stdio: [stdin, 'pipe', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (d: Buffer) => void (said = (said + String(d)).slice(-2000)));
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (e: NodeJS.ErrnoException) => reject(e.code === 'ENOENT' ? new Refusal('not_found', 'backup.no_program', { program }) : e));
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Refusal('conflict', 'backup.program_failed', { program, said: said.trim() || String(code) }))));
  });
  // Awaited by the caller after the output is read; a failure before that must not count as unhandled.
  ended.catch(() => {});
  return { child, ended };
}

/** `pg_dump` of a whole database in its own format, as a stream. Refuses `backup.no_program`, `backup.program_failed`. */
export async function* dumpPostgres(url: string): AsyncGenerator<Uint8Array> {
  const { child, ended } = start('pg_dump', url, ['--format=custom', '--no-owner'], 'ignore');
  try {
    for await (const chunk of child.stdout!) yield chunk as Uint8Array;
    await ended;
  } finally {
    child.kill();
  }
}

/** `pg_restore` of such a dump, in one transaction: all of it or nothing. */
export async function restorePostgres(url: string, dump: Readable): Promise<void> {
  const { child, ended } = start('pg_restore', url, ['--no-owner', '--single-transaction', '--exit-on-error'], 'pipe');
  child.stdout?.resume();
  // A program that gives up closes its input: why is in `ended`.
  await Promise.all([ended, pipeline(dump, child.stdin!).catch(() => {})]);
}
