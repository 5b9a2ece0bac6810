import { parseArgs } from 'node:util';
import { Refusal, isRefusal } from '../src/kernel/refusal.ts';
import { refusalText } from '../src/app/cli/refusal-text.ts';
import { benches } from './index.ts';
import { growth } from './growth.ts';
import { withPostgres } from './postgres.ts';
import { sizes, type BenchSize, type Row } from './rows.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', multiple: true }, json: { type: 'boolean', default: false }, quiet: { type: 'boolean', default: false } },
});

/** Names and sizes asked for; by default everything at county and city size. */
function asked(): { chosen: typeof benches; at: BenchSize[] } {
  const known = benches.map((b) => b.name).join(', ');
  for (const name of positionals) if (!benches.some((b) => b.name === name)) throw new Refusal('invalid', 'simulation.no_such_bench', { name, known });
  const at = (values.size ?? ['county', 'city']).map((s) => {
    if (!(sizes as readonly string[]).includes(s)) throw new Refusal('invalid', 'simulation.no_such_scenario', { scenario: s, known: sizes.join(', ') });
    return s as BenchSize;
  });
  return { chosen: positionals.length === 0 ? benches.filter((b) => !b.onlyByName) : benches.filter((b) => positionals.includes(b.name)), at };
}

const show = (row: Row): string =>
  [row.name.padEnd(12), row.size.padEnd(9), `${row.figure} ${row.unit}`.padStart(14), (row.baseline === null ? '—' : `${row.baseline} ${row.unit}`).padStart(14), (row.ratio === null ? '—' : `× ${row.ratio}`).padStart(9), row.goal.padStart(14), row.met ? '' : '  not met'].join('  ');

try {
  const { chosen, at } = asked();
  const note = (text: string): void => void (values.quiet || values.json || process.stderr.write(`  ${text}\n`));
  const rows: Row[] = [];
  await withPostgres(async (lend, engine) => {
    if (engine === 'pglite') note('no PostgreSQL found: the embedded database is measured instead');
    for (const bench of chosen) {
      for (const size of bench.once ? at.slice(0, 1) : at) {
        for (const row of await bench.run(size, { lend, note })) {
          rows.push(row);
          if (!values.json) process.stdout.write(`${show(row)}\n`);
        }
      }
    }
  });
  if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else for (const line of growth(rows)) process.stdout.write(`${line}\n`);
} catch (error) {
  if (!isRefusal(error)) throw error;
  process.stderr.write(`${refusalText(error)}\n`);
  process.exitCode = 2;
}
