import { systemActor, type Actor } from '../../kernel/actor.ts';
import type { RegionId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { House } from '../../platform/house/index.ts';
import { putPackInForce } from '../../domains/policy/index.ts';
import { saveRegion } from '../../domains/registry/index.ts';
import { yearOf } from '../calendar.ts';
import { regionBlocks, rootOrganization } from '../generate.ts';
import { TruthFile } from '../hidden/truth-file.ts';
import type { SimMarks, SimPerson } from '../model.ts';
import { regionHead, type RegionRequest } from '../region/plan.ts';
import { assessYear } from './assessment.ts';
import { loadWork } from './evidence.ts';
import { completeTasks, openPerformanceFiles } from './performance-files.ts';
import type { PersonalSteps } from './personal-steps.ts';
import { progressTo, type Stage } from './progress.ts';
import { loadOrganizations, loadPeople } from './registry.ts';
import { findMaking, gatherStatistics, isListed, removeRegion, saveMaking, type Making } from './store.ts';

export interface LoadOptions {
  /** Where the planted truth is written. */
  readonly truthPath: string;
  /** The policy pack that the region works under. */
  readonly pack: string;
  /** Disputes and signed task lists; without them there are none. */
  readonly steps?: PersonalSteps;
  /** Leaves the assessment years out: a bench of the registry and the evidence does not need them. */
  readonly withoutAssessment?: boolean;
  /** Runs when people and deeds are there, before the years are assessed: what else they shall be judged by. */
  readonly beforeAssessment?: (actor: Actor) => Promise<void>;
  /** Runs before the region is listed: accounts and what else belongs to it. */
  readonly finish?: (actor: Actor) => Promise<void>;
  readonly progress?: (stage: Stage, done: number) => void;
  /** Stops between two units of work; the half-made region is taken away at the next run. */
  readonly signal?: AbortSignal;
}

export interface LoadedRegion {
  readonly regionId: RegionId;
  readonly name: string;
  readonly people: number;
  readonly entries: number;
  readonly truthPath: string;
}

/**
 * Makes a whole region in the database, in many units of work. The region is listed only when it is complete.
 * Refuses `simulation.region_exists` when there is one already, `simulation.interrupted` when it was stopped;
 * what an interrupted run left behind is removed first (`simulation.cannot_remove` when the database does not let us).
 */
export async function loadRegion(house: House, request: RegionRequest, options: LoadOptions): Promise<LoadedRegion> {
  const head = regionHead(request);
  const regionId = head.code as RegionId;
  const actor = systemActor(regionId, '模拟数据');
  await clearTheGround(house, actor, regionId, head.name);
  const making: Making = { state: 'begun', size: request.size, seed: request.seed, today: request.today, scale: request.scale };
  await house.unit(actor, (unit) => saveMaking(unit, making));
  const truth = new TruthFile(options.truthPath, request);
  const progress = progressTo(options.progress ?? (() => {}), options.signal);
  const year = yearOf(request.today);
  let people = 0;
  let entries = 0;
  const marks: SimMarks[] = [];
  const assessed: SimPerson[] = [];
  try {
    await house.unit(actor, (unit) => putPackInForce(unit, { packId: options.pack, from: `${year - 5}-01-01`, reason: '模拟地区' }));
    const root = rootOrganization(request);
    if (root) await loadOrganizations(house, actor, [root], []);
    for (const block of regionBlocks(request)) {
      await loadOrganizations(house, actor, block.organizations, block.posts);
      progress.step('organizations', block.organizations.length);
      await loadPeople(house, actor, block, options.withoutAssessment ? year : year - 1, progress);
      if (options.steps) await openPerformanceFiles(house, actor, block, request.today, options.steps, progress);
      entries += await loadWork(house, actor, block, request.today, options.steps ?? null, progress);
      if (options.steps) await completeTasks(house, actor, block, request.today, progress);
      truth.add(block);
      people += block.people.length;
      if (!options.withoutAssessment) {
        marks.push(...block.marks);
        assessed.push(...block.people);
      }
    }
    await options.beforeAssessment?.(actor);
    for (const finished of options.withoutAssessment ? [] : [true, false]) {
      const y = finished ? year - 1 : year;
      await assessYear(house, actor, { year: y, finished }, marks.filter((m) => m.year === y), assessed, progress);
    }
    await options.finish?.(actor);
    await truth.keep();
  } catch (error) {
    await truth.discard();
    throw error;
  }
  await house.unit(actor, async (unit) => {
    await saveRegion(unit, { code: head.code, name: head.name, level: head.level });
    await saveMaking(unit, { ...making, state: 'complete' });
  });
  await gatherStatistics(house);
  return { regionId, name: head.name, people, entries, truthPath: options.truthPath };
}

async function clearTheGround(house: House, actor: Actor, regionId: RegionId, name: string): Promise<void> {
  const had = await house.unit(actor, (unit) => findMaking(unit));
  if (await isListed(house, regionId)) throw new Refusal('conflict', 'simulation.region_exists', { region: name });
  if (had === null) return;
  try {
    await removeRegion(house, regionId);
  } catch (error) {
    house.log.error({ err: error }, 'a half-made region could not be removed');
    throw new Refusal('conflict', 'simulation.cannot_remove', { region: name });
  }
}
