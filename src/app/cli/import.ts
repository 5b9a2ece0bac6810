import { existsSync, statSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Command } from 'commander';
import { zipSync } from 'fflate';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { importsOf, type ImportView } from '../../domains/registry/index.ts';
import { saveFile } from '../../platform/files/index.ts';
import type { House } from '../../platform/house/index.ts';
import { JobCancelled, runNextJob, type JobContext, type JobDefinition } from '../../platform/jobs/index.ts';
import { readConfig } from '../config.ts';
import { modules } from '../modules.ts';
import { openHouse } from '../server.ts';
import { showProgress, type ProgressLine } from './progress-line.ts';
import { refusalText } from './refusal-text.ts';
import { regionOf } from './region-option.ts';

interface Options {
  readonly region?: string;
  readonly leaveOutProblems?: boolean;
  readonly check?: boolean;
  readonly rejects?: string;
}
const noteText = (code: string, params: Readonly<Record<string, string | number>>): string => refusalText(new Refusal('invalid', code, params));
/** Problems printed; all of them stand in the reject file. */
const PRINTED = 50;
const PERSON_FILES = ['.lrmx', '.lrm', '.pic', '.jpg', '.jpeg'];

export function addImport(program: Command): void {
  const group = program.command('import').description('Bring people in from files, with the checks of the import page');
  const task = (name: 'roster' | 'lrmx', what: string, argument: string): void => {
    group
      .command(name)
      .description(what)
      .argument('<path>', argument)
      .option('--region <id>', 'the region; needed where there are several')
      .option('--leave-out-problems', 'import the good rows; the others go to the reject file')
      .option('--check', 'read, check and compare only; the import waits on the import page')
      .option('--rejects <path>', 'where the rows with problems are written (default: beside the file)')
      .action((path: string, options: Options) => run(name === 'roster' ? 'roster' : 'person_files', path, options));
  };
  task('roster', 'A roster (xlsx, csv); the columns are matched as the import page would, remembered choices first', 'the file');
  task('lrmx', 'Person files: one .lrmx or .lrm, a .zip of them, or a folder', 'the file or folder');
}

async function run(kind: 'roster' | 'person_files', path: string, options: Options): Promise<void> {
  const file = await fileAt(kind, path);
  const open = await openHouse(readConfig());
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const line = showProgress(process.stderr);
  try {
    const actor = systemActor(await regionOf(open.house, options.region), 'command line');
    const hash = await open.house.unit(actor, async (unit) => (await saveFile(unit, file.name, file.bytes)).hash);
    const { importId } = await importsOf.create(open.house, actor, { kind, files: [hash] });
    if (kind === 'roster') {
      const { sheets } = await importsOf.view(open.house, actor, importId);
      await importsOf.chooseColumns(open.house, actor, importId, sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
    }
    const read = await finish(open.house, actor, importId, line, stop.signal);
    line.end();
    await report(open.house, actor, read, path, options);
    const blocked = read.counts.problems + read.counts.ambiguous > 0 && !options.leaveOutProblems;
    if (options.check || blocked) {
      if (blocked) process.exitCode = 1;
      process.stdout.write(`import ${importId} waits at /imports/${importId}\n`);
      return;
    }
    await importsOf.apply(open.house, actor, importId, { leaveOutProblems: options.leaveOutProblems ?? false });
    const { counts } = await finish(open.house, actor, importId, line, stop.signal);
    line.end();
    process.stdout.write(`${counts.applied?.created ?? 0} new, ${counts.applied?.changed ?? 0} changed, ${counts.applied?.unchanged ?? 0} without changes, ${counts.applied?.leftOut ?? 0} left out; ${line.seconds()} s\n`);
  } finally {
    line.end();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await open.close();
  }
}

async function fileAt(kind: string, path: string): Promise<{ name: string; bytes: Uint8Array }> {
  if (!existsSync(path)) throw new Refusal('not_found', 'app.no_such_file', { path });
  if (!statSync(path).isDirectory()) return { name: basename(path), bytes: await readFile(path) };
  if (kind === 'roster') throw new Refusal('invalid', 'app.no_such_file', { path });
  const names = (await readdir(path)).filter((n) => PERSON_FILES.includes(extname(n).toLowerCase()));
  const entries: Record<string, Uint8Array> = {};
  for (const name of names) entries[name] = await readFile(join(path, name));
  return { name: `${basename(path)}.zip`, bytes: zipSync(entries, { level: 1 }) };
}

/**
 * Does the waiting work of the import here, unless a server took it first; then waits for it. An interruption stops the reading at its
 * next safe point; taking over is one transaction and ends as a whole.
 */
async function finish(house: House, actor: Actor, importId: string, line: ProgressLine, signal: AbortSignal): Promise<ImportView> {
  // The application's own jobs: they ask the gates that the application handed in.
  const own = modules().flatMap((m) => (m.name === 'registry' ? (m.jobs ?? []) : []));
  const jobs = own.map((job): JobDefinition => ({
    ...job,
    run: (context: JobContext) =>
      job.run({
        ...context,
        progress: async (done, total = null) => {
          line.show(job.kind.split('.').at(-1)!.replace('_import', ''), done);
          if (signal.aborted) throw new JobCancelled();
          await context.progress(done, total);
        },
      }),
  }));
  for (;;) {
    const worked = await runNextJob(house, actor.regionId, jobs);
    const view = await importsOf.view(house, actor, importId);
    const { job } = view;
    if (!job || job.state === 'done') return view;
    if (job.state === 'failed' && job.refusal) throw new Refusal(job.refusal.kind as never, job.refusal.code, job.refusal.params, job.refusal.because as never);
    if (job.state !== 'waiting' && job.state !== 'running') throw new Refusal('conflict', 'app.interrupted', { where: `/imports/${importId}` });
    if (!worked) await new Promise((later) => setTimeout(later, 300));
  }
}

/** What was found, the first problems in words, and all of them in a file to correct. */
async function report(house: House, actor: Actor, view: ImportView, path: string, options: Options): Promise<void> {
  const { counts } = view;
  process.stdout.write(`${counts.rows} rows: ${counts.new} new, ${counts.changed} changed, ${counts.same} without changes, ${counts.problems} with problems, ${counts.ambiguous} to be told apart, ${counts.repeats} repeated\n`);
  for (const f of counts.refusedFiles ?? []) process.stdout.write(`  ${f.name}: ${noteText(f.code, f.params)}\n`);
  if (counts.problems + counts.ambiguous === 0) return;
  for (const filter of ['problems', 'ambiguous'] as const) {
    const { rows } = await importsOf.rows(house, actor, view.id, { filter, offset: 0, limit: PRINTED });
    for (const row of rows) {
      const reasons = row.notes.length > 0 ? row.notes.map((n) => noteText(n.code, n.params)) : [noteText(`registry.import_ambiguous_${row.because ?? 'several'}`, {})];
      process.stdout.write(`  ${row.fileName ?? row.sheet} ${row.rowNumber} ${row.name}: ${reasons.join(' ')}\n`);
    }
  }
  const rejects = await importsOf.rejects(house, actor, view.id);
  const target = options.rejects ?? `${path.replace(/[/\\]$/, '').replace(/\.[^./\\]+$/, '')}-rejects.xlsx`;
  await writeFile(target, rejects.bytes);
  process.stdout.write(`rows to correct: ${target}\n`);
}
