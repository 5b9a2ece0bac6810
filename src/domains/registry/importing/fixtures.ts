import type { Actor } from '../../../kernel/actor.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Unit, House } from '../../../platform/house/index.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { saveOrganizations } from '../commands/save-organizations.ts';
import { saveRegion } from '../store/organization.ts';
import { runNextJob } from '../../../platform/jobs/index.ts';
import { importJobs } from './index.ts';
import { statutoryAges, type ImportOptions } from './options.ts';

export const importOptions: ImportOptions = { gates: [], ages: statutoryAges };

/** The units that the made-up rosters name. */
export const ROSTER_UNITS = ['县水利局', '县委办公室', '县政府办公室', '县委组织部', '县财政局', '县发展和改革局', '县教育局', '县农业农村局', '县自然资源局', '县市场监督管理局', '县审计局', '城关镇', '青石镇', '南河乡', '白云街道'];

/** A clock that goes on a little whenever it is read, as real ones do: what is recorded later has a later time. */
export function tickingClock(start = '2026-11-20T02:00:00Z'): Clock {
  let at = Date.parse(start);
  return { now: () => new Date((at += 7)) };
}

/** A region with those units. Out: the root's id. */
export async function buildRosterRegion(unit: Unit, names: readonly string[] = ROSTER_UNITS): Promise<string> {
  await saveRegion(unit, { code: '990624', name: '示例县', level: '县' });
  const [root] = await saveOrganizations(unit, [{ name: '示例县', type: 'region' }]);
  await saveOrganizations(unit, names.map((name) => ({ name, type: 'government_organ' as const, parentId: root! })));
  return root!;
}

export const storeFile = (house: House, actor: Actor, name: string, bytes: Uint8Array): Promise<string> => house.unit(actor, async (unit) => (await saveFile(unit, name, bytes)).hash);

/** Does the waiting jobs of imports, one after another. */
export async function runImportJobs(house: House, actor: Actor, options: ImportOptions = importOptions): Promise<void> {
  while (await runNextJob(house, actor.regionId, importJobs(options)));
}
