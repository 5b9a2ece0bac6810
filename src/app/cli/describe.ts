import type { Command } from 'commander';
import { authenticateWith, signInProfiles } from '../../domains/security/index.ts';
import { openDatabase } from '../../platform/db/index.ts';
import { buildServer } from '../../platform/http/index.ts';
import { buildHouse, temporaryKeys } from '../../platform/house/index.ts';
import { silentLog } from '../../platform/log/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { modules } from '../modules.ts';
import { version } from '../server.ts';

export function addDescribe(program: Command): void {
  program
    .command('openapi')
    .description('Print the description of the interface (OpenAPI 3.1)')
    .action(async () => {
      const database = await openDatabase({ kind: 'memory' });
      const house = buildHouse({ database, clock: systemClock, log: silentLog(), ...temporaryKeys() });
      const app = await buildServer({ house, modules: modules(), authenticate: authenticateWith(signInProfiles.level3), secureCookies: false, trustProxy: false, version, demoAccounts: null, requestsPerMinute: 0 });
      await app.ready();
      process.stdout.write(`${JSON.stringify(app.swagger(), null, 2)}\n`);
      await app.close();
      await database.close();
    });
}
