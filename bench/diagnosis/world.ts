import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemActor } from '../../src/kernel/actor.ts';
import { fixedClock } from '../../src/kernel/clock.ts';
import type { RegionId } from '../../src/kernel/ids.ts';
import { migrationsFolder, policiesFolder } from '../../src/app/paths.ts';
import { diagnoseRegion, diagnosisInput, findingsOfRun, type DiagnosisInput } from '../../src/domains/analysis/index.ts';
import { scoresOf } from '../../src/domains/assessment/index.ts';
import { diskSource, usePolicies } from '../../src/domains/policy/index.ts';
import { migrate, openDatabase } from '../../src/platform/db/index.ts';
import { buildHouse, temporaryKeys } from '../../src/platform/house/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import { loadRegion, type Problem, type TruthLine } from '../../src/simulation/index.ts';

const TODAY = '2026-11-20';

export interface DiagnosedCounty {
  readonly found: Awaited<ReturnType<typeof findingsOfRun>>;
  /** What was planted; nobody but the bench reads it. */
  readonly truth: ReadonlyMap<string, readonly Problem[]>;
  /** What the diagnosis saw, for the ceiling. */
  readonly input: DiagnosisInput;
  /** Total score of the last finished year, for the naive baseline. */
  readonly lastScore: ReadonlyMap<string, number>;
  readonly milliseconds: number;
}

/** Makes a synthetic county in a database of its own, diagnoses it, and reads the truth file that lies beside it. */
export async function diagnosedCounty(seed: number, scale = 1): Promise<DiagnosedCounty> {
  const folder = await mkdtemp(join(tmpdir(), 'dandang-truth-'));
  const database = await openDatabase({ kind: 'memory' });
  try {
    await migrate(database, migrationsFolder);
    // oxlint-disable-next-line react/rules-of-hooks -- chooses the policies; no hook of React
    usePolicies(diskSource(policiesFolder));
    const house = buildHouse({ database, clock: fixedClock(`${TODAY}T02:00:00Z`), log: silentLog(), ...temporaryKeys() });
    const truthPath = join(folder, 'truth.jsonl');
    const region = await loadRegion(house, { size: 'county', seed, scale, today: TODAY }, { truthPath, pack: 'xiangyin' });
    const actor = systemActor(region.regionId as RegionId, 'bench');
    const started = performance.now();
    const run = await diagnoseRegion(house, actor, TODAY);
    const milliseconds = performance.now() - started;
    const found = await findingsOfRun(house, actor, run.runId);
    const input = await diagnosisInput(house, actor, TODAY);
    const lastYear = Number(TODAY.slice(0, 4)) - 1;
    const scores = await house.unit(actor, (unit) => scoresOf(unit, 'all', [lastYear]));
    const truth = new Map<string, readonly Problem[]>();
    for (const line of (await readFile(truthPath, 'utf8')).split('\n').slice(1)) {
      if (line === '') continue;
      const person = JSON.parse(line) as TruthLine;
      truth.set(person.personId, person.problems);
    }
    return { found, truth, input, lastScore: new Map(scores.flatMap((s) => (s.score === null ? [] : [[s.personId, s.score]]))), milliseconds };
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}
