import { isRefusal } from '../../kernel/refusal.ts';
import { hashOfLibrary, policyLibrary, practiceCatalogue, type Practice, type PracticeResult, type PracticeRun } from '../../domains/policy/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { refusalText } from '../cli/refusal-text.ts';
import type { Driver } from './driver.ts';
import { drivers as allDrivers } from './drivers.ts';
import { programVersion } from './program-version.ts';
import { emptyDatabases, freshWorld, type EmptyDatabases } from './world.ts';

export interface RunOptions {
  /** The endpoints of the whole program. */
  readonly routes: readonly Route[];
  readonly drivers?: Readonly<Record<string, Driver>>;
  /** Only these practices, by id. */
  readonly only?: ReadonlySet<string>;
  readonly progress?: (done: number, total: number) => Promise<void> | void;
  /** Where the database of each example comes from; one in memory is made for each unless told. */
  readonly databases?: EmptyDatabases;
}

/** Runs the examples of all practices, each on its own fresh database in memory, and compares what came out with what the entry says. */
export async function runPractices(options: RunOptions): Promise<PracticeRun> {
  const drivers = options.drivers ?? allDrivers;
  const practices = (await practiceCatalogue()).filter((p) => options.only?.has(p.id) ?? true);
  const databases = options.databases ?? emptyDatabases;
  const results: PracticeResult[] = [];
  for (const practice of practices) {
    results.push(await runPractice(practice, drivers, databases, options.routes));
    await options.progress?.(results.length, practices.length);
  }
  return { ranAt: new Date().toISOString(), programVersion: programVersion(), libraryHash: hashOfLibrary(await policyLibrary()), results };
}

async function runPractice(practice: Pick<Practice, 'id' | 'example'>, drivers: Readonly<Record<string, Driver>>, databases: EmptyDatabases, routes: readonly Route[]): Promise<PracticeResult> {
  const { id, example } = practice;
  const missing = (detail: string): PracticeResult => ({ id, status: 'missing', detail, computed: null, milliseconds: 0 });
  if (!example) return missing('no example yet');
  const driver = drivers[example.driver];
  if (!driver) return missing(`no driver ${example.driver} yet`);
  const started = performance.now();
  const took = (): number => Math.round(performance.now() - started);
  const given = driver.given.safeParse(example.given);
  if (!given.success) {
    return { id, status: 'failed', detail: `given: ${given.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`, computed: null, milliseconds: took() };
  }
  const world = await freshWorld(await databases(), routes);
  try {
    const computed = await driver.run(given.data, world);
    const differences = compare(example.expect, computed);
    const names = Object.keys(example.expect);
    return {
      id,
      status: differences.length === 0 && names.length > 0 ? 'passed' : 'failed',
      detail: differences.length === 0 ? names.map((name) => `${name} = ${spell(computed[name])}`).join('; ') : differences.join('; '),
      computed: { ...computed },
      milliseconds: took(),
    };
  } catch (error) {
    const detail = isRefusal(error) ? refusalText(error) : error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { id, status: 'failed', detail, computed: null, milliseconds: took() };
  } finally {
    await world.close();
  }
}

/** What an example expects against what came out, figure by figure; a figure that was not computed differs. */
export function compare(expected: Readonly<Record<string, unknown>>, computed: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    if (!(name in computed)) return [`${name}: not computed, expected ${spell(value)}`];
    return same(value, computed[name]) ? [] : [`${name}: ${spell(computed[name])}, expected ${spell(value)}`];
  });
}

const spell = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Equal as JSON, keys in any order, lists in theirs. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((v, i) => same(v, b[i]));
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(x);
  return keys.length === Object.keys(y).length && keys.every((k) => k in y && same(x[k], y[k]));
}
