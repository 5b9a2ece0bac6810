import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Refusal } from '../../kernel/refusal.ts';
import { verifyLedger, verifyReceiptFile } from '../../domains/evidence/index.ts';
import { regionsOf } from '../background.ts';
import { readConfig } from '../config.ts';
import { openHouse } from '../server.ts';

export function addVerify(program: Command): void {
  const verify = program.command('verify').description('Check what must not have been changed');
  verify
    .command('ledger')
    .description('Recompute every sealed leaf from its row; names each row that differs. Ends with 1 when something does')
    .option('--json', 'print the whole result')
    .action(async (options: { json?: boolean }) => {
      const open = await openHouse(readConfig());
      try {
        const results = [];
        for (const regionId of await regionsOf(open.house)) results.push({ regionId, ...(await verifyLedger(open.house, regionId)) });
        if (options.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
        else for (const r of results) process.stdout.write(`${JSON.stringify(r)}\n`);
        if (results.some((r) => !r.intact)) process.exitCode = 1;
      } finally {
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
    .description('Check a published ballot box (not yet)')
    .action(() => {
      throw new Refusal('not_yet', 'app.not_yet', { task: 'verify ballots' });
    });
}
