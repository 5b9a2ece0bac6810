import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../platform/db/index.ts';
import type { House } from '../../platform/house/index.ts';
import type { Config } from '../config.ts';
import { writeBackup } from './write.ts';

const NAME = /^dandang-\d{8}T\d{6}Z\.tar$/;
const nameAt = (at: Date): string => `dandang-${at.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')}.tar`;
export const backupsFolder = (config: Config): string => join(config.dataFolder, 'backups');

/** The copies there are, oldest first. */
export async function copiesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((f) => NAME.test(f)).sort();
}

/** Takes one copy and removes the oldest beyond those to keep, after the new one is whole. Out: its name. */
export async function takeCopy(config: Config, open: { readonly house: House; readonly database: Database }, version: string): Promise<string> {
  const folder = backupsFolder(config);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = nameAt(open.house.clock.now());
  await writeBackup(config, open, { path: join(folder, name), version });
  for (const old of (await copiesIn(folder)).slice(0, -config.backups.keep)) await rm(join(folder, old), { force: true });
  return name;
}

/** How long until the next copy is due, in milliseconds: counted from the newest one there is, also over restarts. */
export async function untilDue(config: Config, now: Date): Promise<number> {
  const newest = (await copiesIn(backupsFolder(config))).at(-1);
  if (newest === undefined) return 0;
  const { mtimeMs } = await stat(join(backupsFolder(config), newest));
  return Math.max(0, mtimeMs + config.backups.everyHours * 3_600_000 - now.getTime());
}

/** A timer beyond this many milliseconds would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
/** A server that has just come up first serves those who wait. */
const AFTER_START_MS = 60_000;
const AGAIN_AFTER_FAILURE_MS = 3_600_000;

/** Keeps rotating copies of the embedded database while the server runs. Out: how to stop; it waits for a copy under way. */
export function keepCopies(config: Config, open: { readonly house: House; readonly database: Database }, version: string): () => Promise<void> {
  if (open.database.engine !== 'pglite' || config.backups.everyHours === 0) return async () => {};
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const plan = (ms: number): void => {
    if (!stopped) timer = setTimeout(() => void (running = turn()), Math.min(ms, LONGEST_TIMER)).unref();
  };
  const turn = async (): Promise<void> => {
    try {
      const wait = await untilDue(config, open.house.clock.now());
      if (wait > 0) return plan(wait);
      const name = await takeCopy(config, open, version);
      open.house.log.info({ copy: name }, 'the database was copied');
      plan(await untilDue(config, open.house.clock.now()));
    } catch (error) {
      open.house.log.error({ err: error }, 'copying the database failed; it is tried again in an hour');
      plan(AGAIN_AFTER_FAILURE_MS);
    }
  };
  plan(AFTER_START_MS);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
