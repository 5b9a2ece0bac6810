import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { migrationsFolder, policiesFolder } from '../src/app/paths.ts';
import { demandBoard, demandMap, fileFromPhone } from '../src/domains/demands/index.ts';
import { saveHeads, savePatches } from '../src/domains/grid/index.ts';
import { diskSource, usePolicies as readPoliciesFrom } from '../src/domains/policy/index.ts';
import { organizationsNow, saveOrganizations, saveRegion } from '../src/domains/registry/index.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { fixedClock } from '../src/kernel/clock.ts';
import type { RegionId } from '../src/kernel/ids.ts';
import { migrate, openDatabase } from '../src/platform/db/index.ts';
import { buildHouse, temporaryKeys } from '../src/platform/house/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { stated, under, type BenchWorld, type Row } from './rows.ts';

const REGION = '990624' as RegionId;
const NOW = '2026-11-20T02:00:00Z';
const DEMANDS = 200_000;
const VILLAGES = 20;
const AREAS = 689;
const GROUPS = 4;
const NEIGHBOURS = 5;
const ASKED = 60;
const WARM_UP = 10;
/** One screen, one request: what a person does not notice. */
const LIMIT_MS = 300;

/** Nine tenths closed, the rest open in every state; the villages, patches and days are drawn by the number, so that none is empty. */
const FILL = `
  insert into demands.demand (region_id, id, number, client_id, source, words, place, patch_id, organization_id, theme, scope, about_head, held, class, level, handling_patch, state, received_at, due_at, handled_at, answered_at, answer, resolved, moves, reopened, recorded_by)
  select $1, gen_random_uuid(), 'B' || n, gen_random_uuid(), (array['resident','head','hotline'])[1 + n % 3], '楼道路灯坏了三天，老人晚上不敢下楼 ' || n, '', p.id, p.organization_id, '', 'one', false, false,
    case when s.state = 'collected' then null else (array['private','small','big'])[1 + n % 3] end, case when s.state = 'collected' then null else (array['neighbour','area','departments'])[1 + n % 3] end, case when n % 3 = 2 or s.state = 'collected' then null else p.id end, s.state,
    timestamptz '2026-11-19 01:00+00' - (n % 1000) * interval '8 hours', timestamptz '2026-11-24 01:00+00' - (n % 1000) * interval '8 hours',
    case when s.state = 'answered' then timestamptz '2026-11-22 01:00+00' - (n % 1000) * interval '8 hours' end, case when s.state = 'answered' then timestamptz '2026-11-23 01:00+00' - (n % 1000 - n % 5) * interval '8 hours' end,
    case when s.state = 'answered' then '路灯已经换好' end, case when n % 7 = 0 and s.state = 'answered' then n % 14 = 0 end, 0, 0, 'bench'
  from generate_series(1, $2::int) n
  cross join lateral (select case when n % 30 < 27 then 'answered' when n % 30 = 27 then 'collected' when n % 30 = 28 then 'classified' else 'handled' end as state) s
  join (select id, organization_id, row_number() over (order by code) - 1 as k from grid.patch where region_id = $1 and level = 'neighbour') p on p.k = n % $3::int`;

/** The same rows by one bare statement each: what the engine itself needs. Every row names its columns as the page does. */
const BOARD = "select * from (select * from (select * from demands.demand where region_id = $1 and state in ('collected', 'classified', 'handled') order by due_at, received_at desc, id limit 300) o union all select * from (select * from demands.demand where region_id = $1 and state in ('answered', 'merged') order by received_at desc, id limit 300) c) d order by state in ('answered', 'merged'), case when state in ('answered', 'merged') then null else due_at end, received_at desc, id limit 300";
const COUNTS = "select count(*), count(*) filter (where state = 'answered'), count(*) filter (where state = 'answered' and answered_at <= due_at), count(*) filter (where state <> 'answered' and due_at < $2) from demands.demand where region_id = $1 and state <> 'merged'";
const INSERT = "insert into demands.demand (region_id, id, number, client_id, source, words, place, organization_id, theme, scope, about_head, held, state, received_at, due_at, moves, reopened, recorded_by) values ($1, gen_random_uuid(), $3, gen_random_uuid(), 'resident', '楼道路灯坏了', '', $2::uuid, '', 'one', false, false, 'collected', now(), now(), 0, 0, 'bench')";

/** Taking a demand in, the board of the region, the page of one unit and the map, with 200,000 demands on file in a grid of T03's size; p95 of each. */
export async function benchDemands(world: BenchWorld): Promise<Row[]> {
  const database = await openDatabase(await world.lend());
  try {
    await migrate(database, migrationsFolder);
    readPoliciesFrom(diskSource(policiesFolder));
    const house = buildHouse({ database, clock: fixedClock(NOW), log: silentLog(), ...temporaryKeys() });
    const officer: Actor = { kind: 'account', accountId: null, personId: null, regionId: REGION, name: 'bench', grants: [{ role: 'officer', organizationPath: null }] };
    const system: Actor = { ...officer, kind: 'system', grants: [] };
    const { village, path, cards } = await house.unit(system, async (unit) => {
      await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
      const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
      const villages = await saveOrganizations(unit, Array.from({ length: VILLAGES }, (_, i) => ({ name: `示例社区${i + 1}`, type: 'community' as const, parentId: root! })));
      const villageOf = (area: number) => villages[area % VILLAGES]!;
      const areas = await savePatches(unit, Array.from({ length: AREAS }, (_, i) => ({ level: 'area' as const, parentId: null, organizationId: villageOf(i), code: `${i}`, name: `${i}片`, shape: square(i) })));
      const groups = await savePatches(unit, areas.flatMap((a, i) => Array.from({ length: GROUPS }, (_, g) => ({ level: 'group' as const, parentId: a, organizationId: villageOf(i), code: `${i}-${g}`, name: `${g}组` }))));
      const neighbours = await savePatches(unit, groups.flatMap((g, i) => Array.from({ length: NEIGHBOURS }, (_, n) => ({ level: 'neighbour' as const, parentId: g, organizationId: villageOf(Math.floor(i / GROUPS)), code: `${i}-${n}-n`, name: `${n}邻` }))));
      await saveHeads(unit, neighbours.slice(0, 100).map((patchId, i) => ({ patchId, name: `邻长${i}`, contact: '13900000000', personId: null, accountId: null, way: 'recommended' as const, near: true, handy: true, familiar: true, source: 'building_head' as const, partyMember: false, consentedOn: '2022-10-01', qualifiedBy: '社区党委' })));
      const cards = (await unit.tx.selectFrom('grid.credential').select('card_code').where('region_id', '=', REGION).execute()).map((c) => c.card_code);
      return { village: villages[0]!, path: (await organizationsNow(unit)).find((o) => o.id === villages[0])!.path, cards };
    });
    world.note(`demands: ${DEMANDS} on file, ${AREAS} areas`);
    await database.query(FILL, [REGION, DEMANDS, AREAS * GROUPS * NEIGHBOURS]);
    // As the engine's own housekeeping does it a minute after a load.
    await database.query('vacuum analyze demands.demand');
    const liaison: Actor = { ...officer, grants: [{ role: 'liaison', organizationPath: path }] };
    const given = () => ({ clientId: randomUUID(), words: '楼道路灯坏了三天', scope: 'one' as const, aboutHead: false, place: '', theme: '', latitude: null, longitude: null, contact: '13900000000' });
    let n = 0;
    const unitOnly = (sql: string) => sql.replaceAll('region_id = $1', `region_id = $1 and organization_id = '${village}'`);
    const figures: Row[] = [];
    const pairs: readonly [string, number | null, () => Promise<unknown>, () => Promise<unknown>][] = [
      // Every one from another telephone and address, as residents are.
      ['demands-intake', LIMIT_MS, () => fileFromPhone(house, system, cards[n++ % cards.length]!, given(), { phone: randomUUID(), address: `10.${n % 250}.${Math.floor(n / 250)}.1` }), () => database.query(INSERT, [REGION, village, `C${n++}`])],
      ['demands-board', LIMIT_MS, () => demandBoard(house, officer, {}), () => Promise.all([database.query(BOARD, [REGION]), database.query(COUNTS, [REGION, NOW])])],
      ['demands-unit', LIMIT_MS, () => demandBoard(house, liaison, {}), () => Promise.all([database.query(unitOnly(BOARD), [REGION]), database.query(unitOnly(COUNTS), [REGION, NOW])])],
      ['demands-map', null, () => demandMap(house, officer), () => database.query("select patch_id, count(*), count(*) filter (where state <> 'answered') from demands.demand where region_id = $1 and state <> 'merged' group by 1", [REGION])],
    ];
    for (const [name, limit, own, bare] of pairs) {
      const [ownTimes, bareTimes] = [[] as number[], [] as number[]];
      const works = [[ownTimes, own], [bareTimes, bare]] as const;
      for (let i = 0; i < ASKED + WARM_UP; i++) {
        // In turn, so that neither has the warmer cache.
        for (const [times, work] of i % 2 === 0 ? works : [...works].reverse()) {
          const start = performance.now();
          await work();
          if (i >= WARM_UP) times.push(performance.now() - start);
        }
      }
      figures.push(limit === null ? stated(name, `${DEMANDS}`, p95(ownTimes), 'ms', p95(bareTimes)) : under(name, `${DEMANDS}`, p95(ownTimes), 'ms', limit, p95(bareTimes)));
    }
    return figures;
  } finally {
    await database.close();
  }
}

const square = (i: number): unknown => {
  const [west, south] = [112 + (i % 30) * 0.01, 28 + Math.floor(i / 30) * 0.01];
  return { type: 'Polygon', coordinates: [[[west, south], [west + 0.01, south], [west + 0.01, south + 0.01], [west, south + 0.01], [west, south]]] };
};
const p95 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
