import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Refusal } from '../../kernel/refusal.ts';
import { verifyBallotFile } from '../../domains/assessment/index.ts';
import { verifyAndKeep, verifyReceiptFile } from '../../domains/evidence/index.ts';
import { regionsOf } from '../background.ts';
import { readConfig } from '../config.ts';
import { openHouse } from '../server.ts';
import { showProgress } from './progress-line.ts';

export function addVerify(program: Command): void {
  const verify = program.command('verify').description('Check what must not have been changed');
  verify
    .command('ledger')
    .description('Recompute every sealed leaf from its row; names each row that differs. Ends with 1 when something does')
    .option('--json', 'print the whole result')
    .action(async (options: { json?: boolean }) => {
      const open = await openHouse(readConfig());
      const line = showProgress(process.stderr);
      // Between two pages: nothing is written but that it was stopped.
      const stop = new AbortController();
      const interrupt = (): void => stop.abort(new Refusal('conflict', 'ledger.verification_stopped'));
      process.once('SIGINT', interrupt);
      process.once('SIGTERM', interrupt);
      try {
        const results = [];
        for (const regionId of await regionsOf(open.house)) {
          const report = await verifyAndKeep(open.house, regionId, 'evidence', { name: 'command line', accountId: null }, (done, total) => {
            stop.signal.throwIfAborted();
            line.show(`verify ${regionId}`, done, total);
          });
          results.push({ regionId, ...report });
        }
        line.end();
        if (options.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
        else for (const r of results) process.stdout.write(`${JSON.stringify(r)}\n`);
        if (results.some((r) => !r.intact)) process.exitCode = 1;
      } finally {
        line.end();
        process.off('SIGINT', interrupt);
        process.off('SIGTERM', interrupt);
        await open.close();
      }
    });
  verify
    .command('receipt')
    .description('Check a receipt without any database')
    .argument('<path>', 'the receipt file')
    .action(async (path: string) => {
      const bytes = await readFile(path).catch(() => {
        throw new Refusal('not_found', 'app.no_such_file', { path });
      });
      const result = await verifyReceiptFile(bytes);
      process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      if (!result.valid) process.exitCode = 1;
    });
  verify
    .command('ballots')
    .description('Check a published ballot box without any database: names every defect. Ends with 1 when there is one')
    .argument('<file>', 'the downloaded box')
    .action(async (path: string) => {
      const bytes = await readFile(path).catch(() => {
        throw new Refusal('not_found', 'app.no_such_file', { path });
      });
      const result = await verifyBallotFile(bytes);
      process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      if (!result.valid) process.exitCode = 1;
    });
}
