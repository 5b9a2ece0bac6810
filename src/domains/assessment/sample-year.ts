import { systemActor } from '../../kernel/actor.ts';
import type { RegionId } from '../../kernel/ids.ts';
import type { House } from '../../platform/house/index.ts';
import { saveScheme } from './commands/adopt-scheme.ts';
import { computeRun } from './commands/compute-run.ts';
import { confirmYear } from './commands/confirm-run.ts';
import { decideForYear } from './commands/decide-grades.ts';
import { proposeYear } from './commands/propose-run.ts';
import { recordForYear } from './commands/record-marks.ts';
import { openYear } from './commands/start-run.ts';
import { stateForYear } from './commands/state-facts.ts';
import { buildScheme } from './sample-scheme.ts';

/** Facts that only an office can state, all in the harmless sense. */
export const nothingAgainstAnybody = {
  source: '县纪委监委、县委组织部情况说明',
  statements: [
    { fact: '是否立案未结', otherwise: false, exceptions: [] },
    { fact: '病事假累计月数', otherwise: 0, exceptions: [] },
    { fact: '是否当年受诫勉', otherwise: false, exceptions: [] },
    { fact: '处分类型', otherwise: '无', exceptions: [] },
    { fact: '处分影响期内', otherwise: false, exceptions: [] },
    { fact: '是否当年受处分', otherwise: false, exceptions: [] },
    { fact: '是否试用期', otherwise: false, exceptions: [] },
  ],
} as const;

/** A year that stands where the access matrix needs it, with marks for one person. Each call opens the next free year. */
export async function buildRun(house: House, regionId: RegionId, personId: string, upTo: 'collecting' | 'computed' | 'proposed' | 'decided' | 'confirmed'): Promise<{ runId: string; schemeId: string; year: number }> {
  const system = systemActor(regionId, 'fixtures');
  const { runId, schemeId, year } = await house.unit(system, async (unit) => {
    const scheme = await saveScheme(unit, buildScheme());
    const count = await unit.tx.selectFrom('assessment.run').select((e) => e.fn.max('year').as('year')).where('region_id', '=', regionId).executeTakeFirst();
    const free = (count?.year ?? 2000) + 1;
    const id = await openYear(unit, { year: free, schemeId: scheme.id, periodFrom: '2026-01-01', periodTo: '2027-01-01' });
    await stateForYear(unit, id, nothingAgainstAnybody);
    await recordForYear(unit, id, { source: '测评汇总', marks: ['superior', 'peer'].map((rater) => ({ personId, indicator: 'conduct', rater, value: '88' })) });
    return { runId: id as string, schemeId: scheme.id as string, year: free };
  });
  if (upTo !== 'collecting') await computeRun(house, system, runId);
  if (upTo !== 'collecting' && upTo !== 'computed') await house.unit(system, (unit) => proposeYear(unit, runId));
  if (upTo === 'decided' || upTo === 'confirmed') {
    await house.unit(system, async (unit) => {
      const all = await unit.tx.selectFrom('assessment.result').select('person_id').where('region_id', '=', regionId).where('run_id', '=', runId).execute();
      await decideForYear(unit, runId, { decisions: all.map((r) => ({ personId: r.person_id, grade: 'competent' as const, reason: '逐人研究确定' })), confirmProposals: false });
    });
  }
  if (upTo === 'confirmed') await house.unit(system, (unit) => confirmYear(unit, runId));
  return { runId, schemeId, year };
}
