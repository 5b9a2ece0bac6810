import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Refusal } from '../../kernel/refusal.ts';

/** A passphrase from a file's first line, or asked for on the terminal without showing it. Refuses `app.no_such_file`, `backup.no_terminal`. */
export async function passphraseFrom(file: string | undefined, repeat: boolean): Promise<string> {
  if (file !== undefined) {
    try {
      return readFileSync(file, 'utf8').split(/\r?\n/)[0]!;
    } catch {
      throw new Refusal('not_found', 'app.no_such_file', { path: file });
    }
  }
  if (!process.stdin.isTTY) throw new Refusal('invalid', 'backup.no_terminal');
  const first = await ask('Passphrase 口令: ');
  if (repeat && (await ask('Again 再输一次: ')) !== first) throw new Refusal('invalid', 'backup.passphrases_differ');
  return first;
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  // What is typed is echoed nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
