import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Actor } from '../src/kernel/actor.ts';
import { fixedClock } from '../src/kernel/clock.ts';
import type { RegionId } from '../src/kernel/ids.ts';
import { migrationsFolder, policiesFolder } from '../src/app/paths.ts';
import { listEntries } from '../src/domains/evidence/queries/entry-lists.ts';
import { diskSource, usePolicies as readPoliciesFrom } from '../src/domains/policy/index.ts';
import { personDossier } from '../src/domains/registry/queries/dossier.ts';
import { migrate, openDatabase, type Database } from '../src/platform/db/index.ts';
import { buildHouse, temporaryKeys, type House } from '../src/platform/house/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { chance } from '../src/simulation/chance.ts';
import { loadRegion } from '../src/simulation/index.ts';
import { multiplyPeople } from './multiply.ts';
import { against, type BenchSize, type BenchWorld, type Row } from './rows.ts';

const TODAY = '2026-11-20';
/** Counties' worth of people and evidence. */
const TIMES = { county: 1, city: 10, province: 160 } as const;
const OPENED = 300;
const WARM_UP = 40;
const LIMIT = 50;

/** Opens dossiers of people drawn at random, head to evidence, as the page does, and reads the same rows by bare SQL; p95 of each. */
export async function benchDossier(size: BenchSize, world: BenchWorld): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dandang-dossier-'));
  const database = await openDatabase(await world.lend());
  try {
    const { house, regionId, people } = await fill(database, folder, size, world);
    const actor: Actor = { kind: 'account', accountId: null, personId: null, regionId, name: 'bench', grants: [{ role: 'officer', organizationPath: null }] };
    const drawn = chance(`dossier/${size}`).sample(people, OPENED + WARM_UP);
    world.note(`dossier: opening ${OPENED} of ${people.length}`);
    const own: number[] = [];
    const bare: number[] = [];
    for (const [i, id] of drawn.entries()) {
      // In turn, so that neither has the warmer cache: which goes first changes from person to person.
      const both: [number[], () => Promise<void>][] = [[own, () => open(house, actor, id)], [bare, () => bareSql(house, actor, id)]];
      for (const [times, work] of i % 2 === 0 ? both : both.reverse()) {
        const start = performance.now();
        await work();
        if (i >= WARM_UP) times.push(performance.now() - start);
      }
    }
    return [against('dossier', size, p95(own), p95(bare), 'ms', 3)];
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const p95 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;

async function fill(database: Database, folder: string, size: BenchSize, world: BenchWorld): Promise<{ house: House; regionId: RegionId; people: string[] }> {
  await migrate(database, migrationsFolder);
  readPoliciesFrom(diskSource(policiesFolder));
  const house = buildHouse({ database, clock: fixedClock(`${TODAY}T02:00:00Z`), log: silentLog(), ...temporaryKeys() });
  world.note('dossier: one county through the doors');
  const region = await loadRegion(house, { size: 'county', seed: 1, today: TODAY, scale: 1 }, { truthPath: join(folder, 'truth.json'), pack: 'national', withoutAssessment: true });
  if (TIMES[size] > 1) {
    world.note(`dossier: ${TIMES[size]} times the people and the evidence`);
    await multiplyPeople(database, TIMES[size], (n) => world.note(`dossier: copy ${n} of ${TIMES[size]}`));
  }
  const { rows } = await database.query('select person_id from registry.person_card order by person_id');
  return { house, regionId: region.regionId, people: rows.map((r) => r['person_id'] as string) };
}

async function open(house: House, actor: Actor, personId: string): Promise<void> {
  const dossier = await personDossier(house, actor, personId, {});
  if (dossier.appointments.length === 0) throw new Error(`an empty dossier: ${personId}`);
  await listEntries(house, actor, { personId, limit: LIMIT } as Parameters<typeof listEntries>[2]);
}

/** The same rows with nothing around them: no permission, no mapping, no masking. The isolation of the region stays. */
const REGISTRY = ['person_version', 'appointment', 'rank', 'education', 'annual_grade', 'reward_or_discipline', 'training_record', 'family_member', 'career_line'];
const STATEMENTS = [
  ...REGISTRY.map((t) => `select * from registry.${t} where region_id = $1 and person_id = $2 and superseded_at is null`),
  'select o.* from registry.organization_version o where o.region_id = $1 and o.superseded_at is null and o.organization_id in (select organization_id from registry.appointment where region_id = $1 and person_id = $2 and superseded_at is null)',
];
const EVIDENCE = [
  `select e.* from evidence.entry_person p join evidence.entry e on e.region_id = p.region_id and e.id = p.entry_id where p.region_id = $1 and p.person_id = $2 order by e.occurred_on desc, e.id desc limit ${LIMIT}`,
  'select ep.*, c.name from evidence.entry_person p join evidence.entry_person ep on ep.region_id = p.region_id and ep.entry_id = p.entry_id join registry.person_card c on c.region_id = ep.region_id and c.person_id = ep.person_id where p.region_id = $1 and p.person_id = $2',
  'select m.* from evidence.matter_version m where m.region_id = $1 and m.superseded_at is null and m.matter_id in (select e.matter_id from evidence.entry_person p join evidence.entry e on e.region_id = p.region_id and e.id = p.entry_id where p.region_id = $1 and p.person_id = $2)',
];

async function bareSql(house: House, actor: Actor, personId: string): Promise<void> {
  for (const statements of [STATEMENTS, EVIDENCE]) {
    await house.unit(actor, async ({ tx }) => {
      for (const text of statements) await tx.executeQuery({ sql: text, parameters: [actor.regionId, personId], query: { kind: 'RawNode' } as never, queryId: { queryId: text } });
    });
  }
}
