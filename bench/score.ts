import { performance } from 'node:perf_hooks';
import { openDatabase, type Database } from '../src/platform/db/index.ts';
import { compileScheme, packColumn, rankGroups, schemeDefinition, scoreSheets, unpackColumn, type CompiledScheme } from '../src/domains/assessment/index.ts';

export interface ScoreFigures {
  readonly people: number;
  readonly indicators: number;
  /** From the frozen sheets in the database to the list in order of rank. */
  readonly figureMs: number;
  /** The same from a table of the same values, in one PostgreSQL statement, rows read back. */
  readonly baselineMs: number;
  readonly engine: Database['engine'];
}

interface Place {
  readonly id: number;
  readonly grp: number;
  readonly score: number;
  readonly rank: number;
}

const DIMENSIONS = 5;
const PER_DIMENSION = 6;
const CLASSES = ['principal', 'deputy', 'middle', 'staff'] as const;
const GROUPS = 24;
/** A hundredth of a point in millionths: the sheets of the bench hold hundredths. */
const HUNDREDTH = 10_000;
const BANDS = [[0, 6000], [3000, 7500], [6000, 8500], [9000, 10_000]] as const;

type Kind = 'as_is' | 'attainment' | 'bands';
const kindOf = (i: number): Kind => (['as_is', 'attainment', 'bands'] as const)[i % 3]!;
const weightOf = (i: number, c: number): number => [20, 10, 20, 15, 15, 20][(i + c) % PER_DIMENSION]!;
const dimensionWeight = (d: number, c: number): number => [20, 15, 15, 40, 10][(d + c) % DIMENSIONS]!;
const targetOf = (i: number, c: number): number => 7000 + 37 * i + 250 * c;

/** Thirty indicators: a third taken as they are, a third against a target, a third by bands; weights and targets of four classes. */
function benchScheme(): CompiledScheme {
  const perClass = (f: (c: number) => number): Record<string, number> => Object.fromEntries(CLASSES.map((k, c) => [k, f(c)]));
  return compileScheme(
    schemeDefinition.parse({
      key: 'bench',
      title: { zh: '基准', en: 'Bench' },
      basis: [{ document: 'bench', article: 'bench', verified: false }],
      rounding: { places: 2, mode: 'half_up' },
      classes: CLASSES.map((key) => ({ key, name: { zh: key, en: key }, categories: [key] })),
      raters: [],
      dimensions: Array.from({ length: DIMENSIONS }, (_, d) => ({
        key: `d${d}`,
        name: { zh: `d${d}`, en: `d${d}` },
        weight: perClass((c) => dimensionWeight(d, c)),
        indicators: Array.from({ length: PER_DIMENSION }, (_x, k) => {
          const i = d * PER_DIMENSION + k;
          const scoring = { as_is: { method: 'as_is' }, attainment: { method: 'attainment', target: perClass((c) => targetOf(i, c) / 100), cap: 120 }, bands: { method: 'bands', bands: BANDS.map(([from, s]) => ({ from: from / 100, score: s / 100 })) } }[kindOf(i)];
          return { key: `v${i}`, name: { zh: `v${i}`, en: `v${i}` }, weight: perClass((c) => weightOf(k, c)), source: { from: 'typed' }, scoring, missing: { policy: 'neutral', score: 80 } };
        }),
      })),
      groups: { by: ['class', 'unit_type'], unitGroups: [], minimum: 5 },
      thresholds: { outstanding: 85, competent: 70, basically_competent: 60 },
      shareWithin: 'year',
    }),
  );
}

const columns = Array.from({ length: DIMENSIONS * PER_DIMENSION }, (_, i) => `v${i}`);

/** Whole-number arithmetic in hundredths, the cheapest exact form SQL has; division rounds half up. */
function statement(): string {
  const divide = (n: string, d: string): string => `((2 * (${n}) + ${d}) / (2 * ${d}))`;
  const scoreOf = (i: number): string => {
    const v = `s.v${i}`;
    const kind = kindOf(i);
    // `least` passes over nulls, so the missing value is caught before it.
    const made = kind === 'as_is' ? v : kind === 'attainment' ? `case when ${v} is not null then least(12000, ${divide(`${v} * 10000`, `c.t${i}`)}) end` : `case ${[...BANDS].reverse().map(([from, s]) => `when ${v} >= ${from} then ${s}`).join(' ')} end`;
    return `coalesce(${made}, 8000) * c.w${i}`;
  };
  const dimension = (d: number): string => divide(Array.from({ length: PER_DIMENSION }, (_, k) => scoreOf(d * PER_DIMENSION + k)).join(' + '), '10000');
  const total = divide(Array.from({ length: DIMENSIONS }, (_, d) => `${dimension(d)} * c.d${d}`).join(' + '), '10000');
  return `select id, grp, score, rank() over (partition by grp order by score desc)::int as rank
    from (select s.id, s.grp, ${total} as score from bench_sheet s join bench_class c on c.class = s.class) scored
    order by grp, rank, id`;
}

async function setUp(database: Database, people: number): Promise<void> {
  await database.query('drop table if exists bench_sheet, bench_class, bench_column');
  const value = (i: number): string => `case when mod(id::bigint * ${7919 + 2 * i} + ${i}, 101) = 0 then null else 4000 + mod(abs(hashint4(id * 31 + ${i})), 6001) end as v${i}`;
  await database.query(`create table bench_sheet as select id, mod(id, ${CLASSES.length})::int as class, mod(id, ${GROUPS})::int as grp, ${columns.map((_, i) => value(i)).join(', ')} from generate_series(0, ${people - 1}) id`);
  const row = (c: number): string => `(${[c, ...columns.flatMap((_, i) => [100 * weightOf(i % PER_DIMENSION, c), targetOf(i, c)]), ...Array.from({ length: DIMENSIONS }, (_, d) => 100 * dimensionWeight(d, c))].join(', ')})`;
  await database.query(`create table bench_class as select * from (values ${CLASSES.map((_, c) => row(c)).join(', ')}) x(class, ${columns.map((_, i) => `w${i}, t${i}`).join(', ')}, ${Array.from({ length: DIMENSIONS }, (_, d) => `d${d}`).join(', ')})`);
  await database.query('create table bench_column (key text primary key, packed bytea not null)');
  for (const key of ['class', 'grp', ...columns]) {
    const { rows } = await database.query(`select ${key} as v from bench_sheet order by id`);
    const scale = key.startsWith('v') ? HUNDREDTH : 1;
    const packed = packColumn(Float64Array.from(rows, (r) => (r['v'] === null ? Number.NaN : (r['v'] as number) * scale)));
    await database.query('insert into bench_column values ($1, $2)', [key, Buffer.from(packed)]);
  }
  await database.query('vacuum analyze bench_sheet');
}

/** Frozen sheets from the database → scores → ranks → everybody in order of group and rank. */
async function own(database: Database, scheme: CompiledScheme): Promise<Place[]> {
  const { rows } = await database.query('select key, packed from bench_column');
  const packed = new Map(rows.map((r) => [r['key'] as string, r['packed'] as Uint8Array]));
  const classes = Uint8Array.from(unpackColumn(packed.get('class')!));
  const groups = Int32Array.from(unpackColumn(packed.get('grp')!));
  const size = classes.length;
  const buffer = new Float64Array(size);
  const scored = scoreSheets(scheme, { size, classes, columns: { get: (key) => unpackColumn(packed.get(key)!, buffer) } }, 'totals');
  const { ranks } = rankGroups(scored.totals, scored.states, groups, GROUPS, scheme.step);
  // Group, rank and person in one number: it sorts without calling back.
  const keys = Float64Array.from(groups, (g, p) => (g * 2 ** 22 + ranks[p]!) * 2 ** 22 + p).sort();
  return Array.from(keys, (key): Place => {
    const id = key % 2 ** 22;
    return { id, grp: groups[id]!, score: scored.totals[id]! / HUNDREDTH, rank: ranks[id]! };
  });
}

const inSql = async (database: Database): Promise<Place[]> => (await database.query(statement())).rows as unknown as Place[];

/**
 * Scores and ranks so many sheets of 30 indicators both ways, several times in turn, and takes the fastest of each.
 * The two lists must be equal, row by row. Without `url` PostgreSQL is the embedded one.
 */
export async function benchScore(people: number, url?: string): Promise<ScoreFigures> {
  const database = await openDatabase(url === undefined ? { kind: 'memory' } : { kind: 'postgres', url, poolSize: 1 });
  try {
    await setUp(database, people);
    const scheme = benchScheme();
    let figureMs = Infinity;
    let baselineMs = Infinity;
    // Small sizes are over before the machine is warm.
    for (let turn = 0; turn < (people < 50_000 ? 10 : 3); turn++) {
      let start = performance.now();
      const there = await inSql(database);
      baselineMs = Math.min(baselineMs, performance.now() - start);
      start = performance.now();
      const here = await own(database, scheme);
      figureMs = Math.min(figureMs, performance.now() - start);
      if (turn === 0) compare(here, there);
    }
    return { people, indicators: columns.length, figureMs, baselineMs, engine: database.engine };
  } finally {
    await database.query('drop table if exists bench_sheet, bench_class, bench_column').catch(() => undefined);
    await database.close();
  }
}

function compare(here: readonly Place[], there: readonly Place[]): void {
  if (here.length !== there.length) throw new Error(`${here.length} places here, ${there.length} in SQL`);
  for (const [i, a] of here.entries()) {
    const b = there[i]!;
    if (a.id !== b.id || a.grp !== b.grp || a.score !== b.score || a.rank !== b.rank) throw new Error(`place ${i}: ${JSON.stringify(a)} here, ${JSON.stringify(b)} in SQL`);
  }
}
