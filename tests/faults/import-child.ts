import { join } from 'node:path';
import { systemClock } from '../../src/kernel/clock.ts';
import { systemActor } from '../../src/kernel/actor.ts';
import { importsOf, registryModule } from '../../src/domains/registry/index.ts';
import { openDatabase } from '../../src/platform/db/index.ts';
import { buildHouse, loadKeys } from '../../src/platform/house/index.ts';
import { runNextJob } from '../../src/platform/jobs/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { REGION } from '../support/house.ts';

/** Does one job of an import and says when it begins and ends; the test kills it in between. */
const [folder = '', location = '', step = '', importId = ''] = process.argv.slice(2);
const database = await openDatabase(location.startsWith('postgres') ? { kind: 'postgres', url: location, poolSize: 3 } : { kind: 'folder', path: location });
const house = buildHouse({ database, clock: systemClock, log: silentLog(), ...loadKeys(join(folder, 'keys')) });
const actor = systemActor(REGION, 'child');
if (step === 'apply') await importsOf.apply(house, actor, importId, { leaveOutProblems: true });
else {
  const { sheets } = await importsOf.view(house, actor, importId);
  await importsOf.chooseColumns(house, actor, importId, sheets.map((s) => ({ sheet: s.sheet, columns: s.chosen as never })));
}
process.stdout.write('BEGIN\n');
while (await runNextJob(house, REGION, registryModule().jobs ?? []));
process.stdout.write('END\n');
await database.close();
