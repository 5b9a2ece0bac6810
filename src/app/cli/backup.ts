import type { Command } from 'commander';
import { restoreBackup } from '../backup/restore.ts';
import { writeBackup } from '../backup/write.ts';
import { readConfig } from '../config.ts';
import { openHouse, version } from '../server.ts';
import { passphraseFrom } from './passphrase.ts';
import { showProgress } from './progress-line.ts';

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('Write the whole database to one file, with what it takes to check it (PostgreSQL: needs pg_dump)')
    .argument('<path>', 'the file to write; it must not exist')
    .option('--with-keys', 'put the keys into it too, sealed with a passphrase')
    .option('--passphrase-file <path>', 'take the passphrase from the first line of this file instead of asking')
    .action(async (path: string, options: { withKeys?: boolean; passphraseFile?: string }) => {
      const config = readConfig();
      const passphrase = options.withKeys ? await passphraseFrom(options.passphraseFile, true) : undefined;
      const open = await openHouse(config);
      const line = showProgress(process.stderr);
      try {
        const { manifest, path: written } = await writeBackup(config, open, { path, version, ...(passphrase === undefined ? {} : { passphrase }), progress: line.show });
        line.end();
        process.stdout.write(`${written}\n${manifest.heads.map((h) => `${h.regionId} ${h.log}: ${h.size}`).join('\n')}\n`);
        if (!manifest.keys) process.stdout.write('The keys are not in it: keep a copy of the keys folder in another place. 备份不含密钥，请另行妥善保管 keys 文件夹。\n');
      } finally {
        line.end();
        await open.close();
      }
    });
  program
    .command('restore')
    .description('Restore a backup into an empty data folder or database and verify every log against the heads it had')
    .argument('<path>', 'the backup')
    .option('--passphrase-file <path>', 'take the passphrase from the first line of this file instead of asking')
    .option('--without-keys', 'restore although the keys are lost: encrypted fields stay unreadable')
    .action(async (path: string, options: { passphraseFile?: string; withoutKeys?: boolean }) => {
      const line = showProgress(process.stderr);
      try {
        const { logs } = await restoreBackup(readConfig(), { path, passphrase: () => passphraseFrom(options.passphraseFile, false), withoutKeys: options.withoutKeys ?? false, progress: line.show });
        line.end();
        for (const l of logs) process.stdout.write(`${l.regionId} ${l.log}: ${l.restoredSize} verified, head of ${l.size} holds${l.faults > 0 ? `, ${l.faults} faults it had before` : ''}\n`);
        if (logs.some((l) => l.faults > 0)) process.exitCode = 1;
      } finally {
        line.end();
      }
    });
}
