import { openDatabase, type Database } from '../../src/platform/db/index.ts';
import { buildHouse, temporaryKeys, type House } from '../../src/platform/house/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { fixedClock, type Clock } from '../../src/kernel/clock.ts';
import type { Actor, Role } from '../../src/kernel/actor.ts';
import { systemActor } from '../../src/kernel/actor.ts';
import { newId, type PersonId, type RegionId } from '../../src/kernel/ids.ts';
import { emptyEmbedded, newDatabase } from './empty.ts';

export const REGION = '990624' as RegionId;
export const OTHER_REGION = '990625' as RegionId;
/** Tests live on this day unless they bring their own clock. */
export const TEST_NOW = '2026-11-20T02:00:00Z';

export interface TestHouse {
  readonly house: House;
  readonly database: Database;
  readonly system: Actor;
  /** An actor with one role; `path` bounds it to a subtree. */
  actor(role: Role, options?: { path?: string | null; personId?: PersonId | null; regionId?: RegionId }): Actor;
  close(): Promise<void>;
}

/**
 * A fresh house: PGlite by default; with `DANDANG_TEST_DATABASE_URL` (set by `npm test`) and `engine: 'postgres'`
 * a new database on that server, dropped at the end.
 */
export async function testHouse(options: { clock?: Clock; engine?: 'pglite' | 'postgres' } = {}): Promise<TestHouse> {
  const server = process.env['DANDANG_TEST_DATABASE_URL'];
  const engine = options.engine ?? (process.env['DANDANG_TEST_ENGINE'] === 'postgres' ? 'postgres' : 'pglite');
  let drop = async (): Promise<void> => {};
  let database: Database;
  if (engine === 'postgres') {
    if (!server) throw new Error('DANDANG_TEST_DATABASE_URL is not set; run this test through `npm test`, which starts PostgreSQL');
    const made = await newDatabase(server, 'migrated');
    database = await openDatabase({ kind: 'postgres', url: made.url, poolSize: 10 });
    ({ drop } = made);
  } else {
    database = await emptyEmbedded();
  }
  const house = buildHouse({ database, clock: options.clock ?? fixedClock(TEST_NOW), log: silentLog(), ...temporaryKeys() });
  const system = systemActor(REGION);
  return {
    house,
    database,
    system,
    actor: (role, o = {}) => ({
      kind: 'account',
      accountId: newId<'account'>(),
      personId: o.personId ?? null,
      regionId: o.regionId ?? REGION,
      name: role,
      grants: [{ role, organizationPath: o.path ?? null }],
    }),
    close: async () => {
      await database.close();
      await drop();
    },
  };
}
