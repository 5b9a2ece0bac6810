import type { Command } from 'commander';
import { diskSource, practiceCatalogue, usePolicies, type PracticeRun } from '../../domains/policy/index.ts';
import { modules } from '../modules.ts';
import { policiesFolder } from '../paths.ts';
import { runPractices } from '../practices/run.ts';
import type { Told } from '../practices/runner.ts';

interface Options {
  readonly json?: boolean;
  readonly only?: string;
}

export function addPractices(program: Command): void {
  program
    .command('practices')
    .description('Run the example of every practice on fresh databases in memory; one row per mechanism')
    .option('--json', 'print an array of {id, place, title, problem, feature, route, status, detail}')
    .option('--only <ids>', 'only these, e.g. M001,M007')
    .action(async (options: Options) => {
      usePolicies(diskSource(policiesFolder));
      // Run for a server that has died: nobody waits for the answer.
      process.once('disconnect', () => process.exit());
      const run = await runPractices({ routes: modules().flatMap((m) => m.routes), ...(options.only === undefined ? {} : { only: new Set(options.only.split(',')) }), progress: report });
      const rows = await rowsOf(run);
      process.stdout.write(options.json ? `${JSON.stringify(rows, null, 1)}\n` : table(rows));
      if (run.results.some((r) => r.status === 'failed')) process.exitCode = 1;
      if (process.send) {
        await tell({ run });
        process.disconnect();
      }
    });
}

interface Row {
  readonly id: string;
  readonly place: string;
  readonly title: string;
  readonly problem: string;
  readonly feature: string | null;
  readonly route: string | null;
  readonly status: string;
  readonly detail: string;
}

async function rowsOf(run: PracticeRun): Promise<Row[]> {
  const practices = new Map((await practiceCatalogue()).map((p) => [p.id, p]));
  return run.results.map(({ id, status, detail }) => {
    const p = practices.get(id)!;
    return { id, place: p.place, title: p.title.zh, problem: p.problem, feature: p.feature?.zh ?? null, route: p.route ?? null, status, detail };
  });
}

/** Tells the server that asked; alone it tells nobody. Resolves when it is said. */
const tell = (told: Told): Promise<void> => new Promise((resolve, reject) => process.send!(told, undefined, {}, (error) => (error ? reject(error) : resolve())));

async function report(done: number, total: number): Promise<void> {
  if (process.send) await tell({ done, total });
  else if (process.stderr.isTTY) process.stderr.write(done === total ? '\r\u001b[K' : `\r${done}/${total}`);
}

const marks: Readonly<Record<string, string>> = { passed: '✓', failed: '✗', missing: '·' };

function table(rows: readonly Row[]): string {
  const lines = rows.map((r) => `${marks[r.status] ?? '?'} ${r.id} ${pad(r.place, 14)} ${pad(r.title, 40)} ${r.status === 'missing' ? '' : r.detail}`.trimEnd());
  const count = (status: string): number => rows.filter((r) => r.status === status).length;
  return `${lines.join('\n')}\n\n${rows.length} practices: ${count('passed')} passed, ${count('failed')} failed, ${count('missing')} missing\n`;
}

/** Chinese characters take two columns of a terminal. */
function pad(text: string, columns: number): string {
  let width = 0;
  let shown = '';
  for (const character of text) {
    const next = width + (character.codePointAt(0)! > 0x2e80 ? 2 : 1);
    if (next > columns) break;
    shown += character;
    width = next;
  }
  return shown + ' '.repeat(columns - width);
}
