import { performance } from 'node:perf_hooks';
import type { Actor } from '../src/kernel/actor.ts';
import { fixedClock } from '../src/kernel/clock.ts';
import type { PersonId, RegionId } from '../src/kernel/ids.ts';
import { migrationsFolder, policiesFolder } from '../src/app/paths.ts';
import { openCase, takeStep } from '../src/domains/cases/index.ts';
import { diskSource, usePolicies as readPoliciesFrom } from '../src/domains/policy/index.ts';
import { mayBeTolerated, mistake } from '../src/domains/protection/fixtures.ts';
import { protectionModule } from '../src/domains/protection/index.ts';
import { similarTo } from '../src/domains/protection/queries/effects.ts';
import { saveOrganizations, savePeople, saveRegion } from '../src/domains/registry/index.ts';
import { migrate, openDatabase } from '../src/platform/db/index.ts';
import { buildHouse, temporaryKeys } from '../src/platform/house/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { under, type BenchWorld, type Row } from './rows.ts';

const REGION = '990624' as RegionId;
const PRECEDENTS = 10_000;
const ASKED = 60;
const WARM_UP = 10;
const LIMIT_MS = 100;

/** Ten thousand decided cases: facts drawn by the number of the case, so that near and far ones are spread alike, summaries as long as people write them. */
const FILL = `
  insert into protection.precedent (region_id, case_id, field, summary, facts, conclusion, decided_on, reason)
  select $1, gen_random_uuid(), (array['改革创新试点','城市管理','乡村振兴','应急处置'])[1 + n % 4], repeat('改革试点中评估方法选择不当，及时纠正。', 6),
    jsonb_build_object('是否明知故犯', n % 7 = 0, '是否明令禁止后实施', n % 11 = 0, '是否谋取私利', n % 13 = 0, '是否履行决策程序', n % 3 <> 0, '是否及时挽回损失', n % 2 = 0, '失误类型', (array['先行先试','无意过失','缺乏经验'])[1 + n % 3]),
    case when n % 5 = 0 then 'not_tolerated' else 'tolerated' end, date '2020-01-01' + (n % 2000), repeat('动机为公，程序合规。', 8)
  from generate_series(1, $2::int) n`;

/** 类案参考 as the page of a case asks for it, beside a plain scan: every decided case read by one bare statement and compared in an array. p95 of each. */
export async function benchSimilarCase(world: BenchWorld): Promise<Row[]> {
  const database = await openDatabase(await world.lend());
  try {
    await migrate(database, migrationsFolder);
    readPoliciesFrom(diskSource(policiesFolder));
    protectionModule();
    const house = buildHouse({ database, clock: fixedClock('2026-11-20T02:00:00Z'), log: silentLog(), ...temporaryKeys() });
    const actor: Actor = { kind: 'account', accountId: null, personId: null, regionId: REGION, name: 'bench', grants: [{ role: 'officer', organizationPath: null }] };
    const { unitId, personId } = await house.unit({ ...actor, kind: 'system', grants: [] }, async (unit) => {
      await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
      const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
      const [person] = await savePeople(unit, [{ name: '测试甲', sex: 'male', bornOn: '1980-01', appointments: [{ organizationId: root!, title: '干部', main: true, category: 'staff', startedOn: '2020-01' }] }]);
      return { unitId: root!, personId: person as PersonId };
    });
    const { id } = await openCase(house, actor, { type: 'tolerance', opening: 'ex_officio', title: '改革试点失误', organizationId: unitId, parties: [{ role: 'subject', personId }], facts: mistake });
    await takeStep(house, actor, id, { action: 'conclude', facts: mayBeTolerated, reason: '属于先行先试中的失误', revision: null });
    world.note(`similar-case: ${PRECEDENTS} decided cases`);
    await database.query(FILL, [REGION, PRECEDENTS]);
    await database.query('analyze protection.precedent');
    const asked = { ...mayBeTolerated, summary: undefined };
    const own: number[] = [];
    const bare: number[] = [];
    const works: [number[], () => Promise<number>][] = [
      [own, async () => (await similarTo(house, actor, id)).cases.length],
      [bare, async () => {
        const { rows } = await database.query('select * from protection.precedent where region_id = $1', [REGION]);
        const alike = (r: (typeof rows)[number]): number => Object.entries(asked).filter(([name, v]) => v !== undefined && (r['facts'] as Record<string, unknown>)[name] === v).length;
        return rows.map((r) => ({ r, n: alike(r) })).sort((a, b) => b.n - a.n).slice(0, 8).length;
      }],
    ];
    for (let i = 0; i < ASKED + WARM_UP; i++) {
      // In turn, so that neither has the warmer cache.
      for (const [times, work] of i % 2 === 0 ? works : [...works].reverse()) {
        const start = performance.now();
        if ((await work()) !== 8) throw new Error('the search found too few');
        if (i >= WARM_UP) times.push(performance.now() - start);
      }
    }
    return [under('similar-case', `${PRECEDENTS}`, p95(own), 'ms', LIMIT_MS, p95(bare))];
  } finally {
    await database.close();
  }
}

const p95 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
