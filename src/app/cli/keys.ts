import { join } from 'node:path';
import type { Command } from 'commander';
import { systemActor } from '../../kernel/actor.ts';
import { logSources, sealLog, type Log } from '../../domains/evidence/index.ts';
import { rotateSigningKey } from '../../platform/house/index.ts';
import { regionsOf } from '../background.ts';
import { readConfig } from '../config.ts';
import { openHouse } from '../server.ts';

export function addKeys(program: Command): void {
  const keys = program.command('keys').description('The keys that sign tree heads');
  keys
    .command('list')
    .description('Public keys with the time each was in force, oldest first; the last one signs')
    .option('--json', 'with the public keys themselves')
    .action(async (options: { json?: boolean }) => {
      const open = await openHouse(readConfig());
      try {
        const known = open.house.signer.known();
        if (options.json) process.stdout.write(`${JSON.stringify(known, null, 2)}\n`);
        else for (const k of known) process.stdout.write(`${k.keyId}  ${k.validFrom ?? '—'} … ${k.validTo ?? ''}\n`);
      } finally {
        await open.close();
      }
    });
  keys
    .command('rotate')
    .description('Make a new signing key and retire the one in force; heads it signed still verify. Servers that share the keys folder follow at once')
    .action(async () => {
      const config = readConfig();
      const open = await openHouse(config);
      try {
        const regions = await regionsOf(open.house);
        const logs = Object.keys(logSources) as Log[];
        // What waits belongs under the old key; the line that tells of the change is sealed by the new one.
        for (const regionId of regions) for (const log of logs) await sealLog(open.house, regionId, log);
        const { retired, current } = rotateSigningKey(join(config.dataFolder, 'keys'), open.house.clock.now());
        for (const regionId of regions) {
          await open.house.unit(systemActor(regionId, 'command line'), async (unit) =>
            unit.audit({ action: 'ledger.key_rotated', subjectKind: 'ledger', subjectId: null, detail: { retired: retired.keyId, current: current.keyId, publicKey: current.publicKeyPem } }),
          );
          await sealLog(open.house, regionId, 'audit');
        }
        process.stdout.write(`${retired.keyId} → ${current.keyId}\n${current.publicKeyPem}`);
      } finally {
        await open.close();
      }
    });
}
