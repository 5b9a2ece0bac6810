import { regionIds } from '../domains/registry/index.ts';
import type { RegionId } from '../kernel/ids.ts';
import type { DomainModule } from '../platform/http/index.ts';
import { markDelivered, waitingEvents, type House } from '../platform/house/index.ts';
import { failInterrupted, HEARTBEAT_LIMIT_SECONDS, runNextJob } from '../platform/jobs/index.ts';

/** Events handed over per unit of work. */
const OUTBOX_BATCH = 100;

export interface Background {
  wake(worker: string): void;
  /** Jobs under way end at their next safe point, workers after the piece they are at. */
  stop(): Promise<void>;
}

export const regionsOf = (house: House): Promise<RegionId[]> => regionIds(house.database);

/**
 * Runs what nobody waits for: events from the outbox, long jobs, the domains' workers.
 * One loop a kind, so that a long import does not delay sealing. Errors are logged and tried again at the next turn.
 */
export function startBackground(house: House, modules: readonly DomainModule[]): Background {
  const loops: Loop[] = [];
  const stopping = new AbortController();
  const jobs = modules.flatMap((m) => m.jobs ?? []);
  const forRegions = (work: (regionId: RegionId) => Promise<boolean>) => async (): Promise<boolean> => {
    let more = false;
    for (const regionId of await regionsOf(house)) more = (await work(regionId)) || more;
    return more;
  };
  loops.push(new Loop(house, 'outbox', 2, forRegions((r) => deliver(house, r, modules))));
  loops.push(
    new Loop(house, 'jobs', 2, forRegions(async (r) => {
      await failInterrupted(house, r, HEARTBEAT_LIMIT_SECONDS);
      return runNextJob(house, r, jobs.filter((j) => !j.idle), stopping.signal);
    })),
  );
  loops.push(new Loop(house, 'jobs.idle', 2, forRegions((r) => runNextJob(house, r, jobs.filter((j) => j.idle), stopping.signal))));
  for (const worker of modules.flatMap((m) => m.workers ?? [])) loops.push(new Loop(house, worker.name, worker.everySeconds, forRegions((r) => worker.run(house, r))));
  for (const loop of loops) loop.start();
  return {
    wake: (name) => loops.filter((l) => l.name === name || l.name.startsWith(`${name}.`)).forEach((l) => l.wake()),
    stop: async () => {
      stopping.abort();
      await Promise.all(loops.map((l) => l.stop()));
    },
  };
}

/** Hands waiting events to their subscribers, oldest first. An event stays waiting until all its subscribers have taken it. */
export async function deliver(house: House, regionId: RegionId, modules: readonly DomainModule[]): Promise<boolean> {
  const waiting = await waitingEvents(house, regionId, OUTBOX_BATCH);
  for (const event of waiting) {
    for (const module of modules) await module.subscriptions?.[event.type]?.(house, { ...event, regionId });
    await markDelivered(house, regionId, event.id);
  }
  return waiting.length === OUTBOX_BATCH;
}

class Loop {
  readonly name: string;
  readonly #house: House;
  readonly #everyMs: number;
  readonly #work: () => Promise<boolean>;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  constructor(house: House, name: string, everySeconds: number, work: () => Promise<boolean>) {
    this.#house = house;
    this.name = name;
    this.#everyMs = everySeconds * 1000;
    this.#work = work;
  }
  start(): void {
    this.wake();
  }
  wake(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    if (this.#timer) clearTimeout(this.#timer);
    this.#running = this.#turn().finally(() => {
      this.#running = null;
      if (this.#stopped) return;
      this.#timer = setTimeout(() => this.wake(), this.#again ? 0 : this.#everyMs);
      this.#again = false;
    });
  }
  async #turn(): Promise<void> {
    try {
      while (!this.#stopped && (await this.#work()));
    } catch (error) {
      if (!this.#stopped) this.#house.log.error({ err: error, worker: this.name }, 'background work failed; it is tried again');
    }
  }
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }
}
