import { databaseOver, startPglite, type Database, type Embedded } from '../../src/platform/db/index.ts';
import { recorded, type Machine } from './rewind.ts';

type Engine = Awaited<ReturnType<typeof startPglite>>;

interface Kept {
  readonly engine: Engine;
  /** Sets the engine back to its first moment; false where it must be thrown away. */
  readonly rewind: () => Promise<boolean>;
}

/** Engines of this process that nobody uses, set back already. */
const free: Kept[] = [];
/** Few tests have more than two houses open at a time. */
const MOST_KEPT = 2;

/** All that the statements of this program may load: after its first moment is recorded an engine loads nothing more. */
const LIBRARIES = ['plpgsql', '$libdir/ltree', '$libdir/pg_trgm'];

/** A database in memory as the snapshot says, as fresh as a new one: an engine of this process set back to its first moment where one is free. */
export const embeddedDatabase = async (snapshot: () => Promise<Blob>): Promise<Database> => databaseOver(lent(free.pop() ?? (await start(await snapshot()))));

async function start(snapshot: Blob): Promise<Kept> {
  const engine = await startPglite({ kind: 'memory', snapshot });
  await engine.exec(LIBRARIES.map((name) => `load '${name}'`).join(';'));
  const loaded = async (): Promise<unknown> => (await engine.query<{ n: unknown }>('select count(*) as n from pg_get_loaded_modules()')).rows[0]!.n;
  const atFirst = await loaded();
  const rewind = recorded((engine as unknown as { readonly Module: Machine }).Module);
  return {
    engine,
    rewind: async () => {
      // Waits for the statement that is still running, and for what it may have left open.
      await engine.exec('rollback');
      return (await loaded()) === atFirst && rewind();
    },
  };
}

/** The engine until it is closed. What a test left running is refused from then on, as by a closed engine, and never reaches the data of the next one. */
function lent(kept: Kept): Embedded {
  let open = true;
  const engine = (): Engine => {
    if (!open) throw new Error('PGlite is closed');
    return kept.engine;
  };
  return {
    exec: async (...given) => engine().exec(...given),
    query: async <T>(...given: Parameters<Engine['query']>) => engine().query<T>(...given),
    dumpDataDir: async (...given) => engine().dumpDataDir(...given),
    close: async () => {
      engine();
      open = false;
      if (free.length < MOST_KEPT && (await kept.rewind().catch(() => false))) free.push(kept);
      else await kept.engine.close();
    },
  };
}
