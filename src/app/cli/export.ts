import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { systemActor } from '../../kernel/actor.ts';
import { exportsOf } from '../../domains/registry/index.ts';
import { readConfig } from '../config.ts';
import { openHouse } from '../server.ts';
import { regionOf } from './region-option.ts';

interface Options {
  readonly region?: string;
  readonly purpose: string;
  readonly columns?: string;
  readonly text?: string;
}

export function addExport(program: Command): void {
  const group = program.command('export').description('Take people out into files; every export is audited with its purpose');
  const task = (name: 'roster' | 'lrmx', what: string): Command =>
    group
      .command(name)
      .description(what)
      .argument('<path>', 'the file to write')
      .requiredOption('--purpose <text>', 'why; kept in the audit')
      .option('--region <id>', 'the region; needed where there are several')
      .option('--text <text>', 'only people found by this name, title or unit')
      .action((path: string, options: Options) => run(name, path, options));
  task('roster', 'A roster (xlsx)').option('--columns <keys>', 'columns by key, joined by commas, e.g. name,sex,organization,position');
  task('lrmx', 'Person files: one .lrmx, or a .zip of many');
}

async function run(kind: 'roster' | 'lrmx', path: string, options: Options): Promise<void> {
  const open = await openHouse(readConfig());
  try {
    const actor = systemActor(await regionOf(open.house, options.region), 'command line');
    const filter = { conditions: [], ...(options.text ? { text: options.text } : {}) };
    const file = kind === 'roster' ? await exportsOf.roster(open.house, actor, { filter, columns: exportsOf.columns(options.columns), purpose: options.purpose }) : await exportsOf.personFiles(open.house, actor, { filter, purpose: options.purpose });
    await writeFile(path, file.bytes);
    process.stdout.write(`${path}: ${file.bytes.length} bytes\n`);
  } finally {
    await open.close();
  }
}
