import { performance } from 'node:perf_hooks';
import { readXlsx } from 'hucre/xlsx';
import { migrationsFolder, policiesFolder } from '../src/app/paths.ts';
import { systemActor } from '../src/kernel/actor.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { gridModule } from '../src/domains/grid/index.ts';
import { diskSource, usePolicies as readPoliciesFrom } from '../src/domains/policy/index.ts';
import { saveOrganizations, saveRegion } from '../src/domains/registry/index.ts';
import { migrate, openDatabase, type DatabaseLocation } from '../src/platform/db/index.ts';
import { saveFile } from '../src/platform/files/index.ts';
import { buildHouse, temporaryKeys } from '../src/platform/house/index.ts';
import { enqueueJob, runNextJob } from '../src/platform/jobs/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { writeWorkbook } from '../src/platform/sheets/index.ts';

/** T03: 689 areas, 2,753 groups, 13,752 neighbours, each with its head, and 190,000 households; smaller ones keep the shares. */
export interface GridSize {
  readonly areas: number;
  readonly groups: number;
  readonly neighbours: number;
  readonly households: number;
}
export const fullGrid: GridSize = { areas: 689, groups: 2753, neighbours: 13752, households: 190_000 };

export interface GridImportFigures {
  readonly rows: number;
  /** The library alone turning the same bytes into rows. */
  readonly parseMs: number;
  /** Read, compared with what is on file, nothing written. */
  readonly previewMs: number;
  /** Read, compared and written, in one transaction. */
  readonly applyMs: number;
  /** The same file again, which changes nothing. */
  readonly againMs: number;
  /** The rows that were imported put into empty tables with the same keys and indexes, by one INSERT a table: nothing is read, compared, sealed. */
  readonly bareMs: number;
}

const VILLAGES = 20;

/** A workbook with the three sheets of a whole grid, as people keep them. */
function gridWorkbook(size: GridSize): Promise<Uint8Array> {
  const village = (i: number): string => `示例社区${(i % VILLAGES) + 1}`;
  const areas = Array.from({ length: size.areas }, (_, i) => ({ code: `P${i}`, parent: '', name: `第${i}片`, village: village(i) }));
  const groups = Array.from({ length: size.groups }, (_, i) => ({ code: `Z${i}`, parent: areas[i % size.areas]!.code, name: `第${i}组`, village: areas[i % size.areas]!.village }));
  const neighbours = Array.from({ length: size.neighbours }, (_, i) => ({ code: `L${i}`, parent: groups[i % size.groups]!.code, name: `第${i}邻`, village: groups[i % size.groups]!.village }));
  const patches = [...areas, ...groups, ...neighbours];
  const head = (code: string, i: number) => [code, `三长${i}`, `139${String(i).padStart(8, '0')}`, '群众推荐', '楼栋长', '是', '是', '否', '否', '2022-10-01', '社区党委'];
  const columns = (...names: readonly string[]) => names.map((header) => ({ header, format: 'text' as const }));
  return writeWorkbook({
    sheets: [
      { name: '网格', columns: columns('编号', '上级编号', '名称', '村（社区）'), rows: patches.map((p) => [p.code, p.parent, p.name, p.village]) },
      { name: '三长', columns: columns('网格编号', '姓名', '联系电话', '产生方式', '人选来源', '就近', '就便', '就熟', '党员', '同意日期', '审核单位'), rows: patches.map((p, i) => head(p.code, i)) },
      { name: '住户', columns: columns('村（社区）', '地址', '邻编号', '联系人', '联系电话', '人数'), rows: Array.from({ length: size.households }, (_, i) => { const n = neighbours[i % size.neighbours]!; return [n.village, `幸福路${i}号`, n.code, '王居民', `138${String(i).padStart(8, '0')}`, '3']; }) },
    ],
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The whole way of a grid through the import job, once, on an empty database. */
export async function benchGridImport(size: GridSize, location: DatabaseLocation): Promise<GridImportFigures> {
  const bytes = await gridWorkbook(size);
  const database = await openDatabase(location);
  try {
    await migrate(database, migrationsFolder);
    readPoliciesFrom(diskSource(policiesFolder));
    const house = buildHouse({ database, clock: systemClock, log: silentLog(), ...temporaryKeys() });
    const actor = systemActor('990624' as never, 'bench');
    const hash = await house.unit(actor, async (unit) => {
      await saveRegion(unit, { code: '990624', name: '示例县', level: 'county' });
      const [root] = await saveOrganizations(unit, [{ name: '示例县', type: 'region' }]);
      await saveOrganizations(unit, Array.from({ length: VILLAGES }, (_, i) => ({ name: `示例社区${i + 1}`, type: 'community' as const, parentId: root! })));
      return (await saveFile(unit, '网格.xlsx', bytes)).hash;
    });
    // Once unmeasured, so that neither side pays for compiling the library.
    await readXlsx(bytes);
    const parseMs = await timed(() => readXlsx(bytes));
    const job = (apply: boolean): Promise<number> =>
      timed(async () => {
        await house.unit(actor, (unit) => enqueueJob(unit, 'grid.import', { hash, apply, paths: 'all', name: actor.name, accountId: null }));
        while (await runNextJob(house, actor.regionId, gridModule.jobs ?? []));
      });
    const previewMs = await job(false);
    const applyMs = await job(true);
    const counted = await database.query('select (select count(*)::int from grid.head) as heads, (select count(*)::int from grid.household) as households');
    const heads = size.areas + size.groups + size.neighbours;
    if (counted.rows[0]?.['heads'] !== heads || counted.rows[0]?.['households'] !== size.households) throw new Error(`loaded ${JSON.stringify(counted.rows[0])} of ${heads} heads and ${size.households} households`);
    const againMs = await job(true);
    // Last, since it empties the tables; the copies are made before the clock runs.
    const tables = ['grid.patch', 'grid.head', 'grid.credential', 'grid.household', 'grid.resident'];
    for (const table of tables) await database.query(`create table bench_${table.replace('.', '_')} as select * from ${table}`);
    await database.query('truncate grid.patch cascade');
    const left = await database.query('select count(*)::int as n from grid.household');
    if (left.rows[0]?.['n'] !== 0) throw new Error('the tables are not empty');
    // Generated columns fill themselves; parents of patches stand in the same statement.
    const columns = async (table: string): Promise<string> => (await database.query(`select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`)).rows[0]!['names'] as string;
    const inserts: string[] = [];
    for (const table of tables) {
      const names = await columns(table);
      inserts.push(`insert into ${table} (${names}) select ${names} from bench_${table.replace('.', '_')}`);
    }
    const bareMs = await timed(async () => {
      for (const insert of inserts) await database.query(insert);
    });
    const again = await database.query('select count(*)::int as n from grid.resident');
    if (again.rows[0]?.['n'] !== size.households) throw new Error(`the bare INSERT wrote ${JSON.stringify(again.rows[0])}`);
    return { rows: 2 * heads + size.households, parseMs, previewMs, applyMs, againMs, bareMs };
  } finally {
    await database.close();
  }
}
