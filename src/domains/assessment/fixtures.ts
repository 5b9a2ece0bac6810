import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor } from '../../kernel/actor.ts';
import type { RegionId } from '../../kernel/ids.ts';
import type { House } from '../../platform/house/index.ts';
import { saveScheme } from './commands/adopt-scheme.ts';
import { openYear } from './commands/start-run.ts';
import { computeRun } from './commands/compute-run.ts';
import { confirmYear } from './commands/confirm-run.ts';
import { proposeYear } from './commands/propose-run.ts';
import { decideForYear } from './commands/decide-grades.ts';
import { recordForYear } from './commands/record-marks.ts';
import { stateForYear } from './commands/state-facts.ts';
import * as contract from './contract.ts';
import { outcomeAccess } from './outcomes/fixtures.ts';
import { progressAccess } from './progress/fixtures.ts';
import { buildScheme } from './sample-scheme.ts';

export { buildScheme } from './sample-scheme.ts';

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

type Stage = Parameters<typeof buildRun>[3];
const fresh = async (place: Place, upTo: Stage) => ({ params: { id: (await buildRun(place.house, place.regionId, place.personId, upTo)).runId } });

/** Reading changes nothing, so one run of each stage serves all reading requests of a house and region. */
const kept = new WeakMap<Place['house'], Map<string, ReturnType<typeof buildRun>>>();
async function one(place: Place, upTo: Stage): Promise<Awaited<ReturnType<typeof buildRun>>> {
  const runs = kept.get(place.house) ?? new Map<string, ReturnType<typeof buildRun>>();
  kept.set(place.house, runs);
  const key = `${place.regionId} ${upTo}`;
  const found = runs.get(key) ?? buildRun(place.house, place.regionId, place.personId, upTo);
  runs.set(key, found);
  return found;
}

let nextYear = 2100;
const everybody = ['officer', 'leader', 'liaison', 'cadre', 'supervisor'] as const;
const readers = ['officer', 'leader', 'liaison'] as const;

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.listSchemes, allowed: everybody, input: () => ({}) },
  { endpoint: contract.openScheme, allowed: everybody, scoped: 'region', input: async (place) => ({ params: { id: (await one(place, 'collecting')).schemeId } }) },
  { endpoint: contract.checkScheme, allowed: everybody, input: () => ({ body: { definition: buildScheme() } }) },
  { endpoint: contract.adoptScheme, allowed: ['officer'], input: () => ({ body: { definition: buildScheme() } }) },
  { endpoint: contract.listRuns, allowed: readers, input: () => ({}) },
  { endpoint: contract.openRun, allowed: readers, scoped: 'region', input: async (place) => ({ params: { id: (await one(place, 'confirmed')).runId } }) },
  { endpoint: contract.startRun, allowed: ['officer'], scoped: 'region', input: async (place) => ({ body: { year: nextYear++, schemeId: (await one(place, 'collecting')).schemeId } }) },
  { endpoint: contract.stateFacts, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await fresh(place, 'collecting')), body: nothingAgainstAnybody }) },
  { endpoint: contract.missingValues, allowed: ['officer', 'liaison'], input: async (place) => ({ params: { id: (await one(place, 'collecting')).runId } }) },
  {
    endpoint: contract.recordMarks,
    allowed: ['officer', 'liaison'],
    scoped: 'subtree',
    input: async (place) => ({ ...(await fresh(place, 'collecting')), body: { source: '测评汇总', marks: [{ personId: place.personId, indicator: 'conduct', rater: 'peer', value: '91.5' }] } }),
  },
  { endpoint: contract.computeRun, allowed: ['officer'], scoped: 'region', input: (place) => fresh(place, 'collecting') },
  { endpoint: contract.verifyRun, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: (await one(place, 'computed')).runId } }) },
  { endpoint: contract.proposeRun, allowed: ['officer'], scoped: 'region', input: (place) => fresh(place, 'computed') },
  {
    endpoint: contract.decide,
    allowed: ['officer', 'leader'],
    scoped: 'region',
    input: async (place) => ({ ...(await fresh(place, 'proposed')), body: { decisions: [{ personId: place.personId, grade: 'competent', reason: '集体研究确定' }] } }),
  },
  { endpoint: contract.confirmRun, allowed: ['officer', 'leader'], scoped: 'region', input: (place) => fresh(place, 'decided') },
  { endpoint: contract.listResults, allowed: readers, input: async (place) => ({ params: { id: (await one(place, 'confirmed')).runId } }) },
  { endpoint: contract.openResult, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: (await one(place, 'confirmed')).runId, personId: place.personId } }) },
  { endpoint: contract.personResults, allowed: readers, scoped: 'subtree', input: async (place) => (await one(place, 'confirmed'), { params: { personId: place.personId } }) },
  { endpoint: contract.ownResults, allowed: ['cadre'], input: async (place) => (await one(place, 'confirmed'), {}) },
  ...outcomeAccess,
  ...progressAccess((place) => one(place, 'confirmed')),
];
