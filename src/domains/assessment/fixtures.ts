import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor } from '../../kernel/actor.ts';
import { ballotCases } from './ballots/access-cases.ts';
import * as contract from './contract.ts';
import { yearBoard } from './board/contract.ts';
import { calibrationAccess } from './calibration/fixtures.ts';
import { outcomeAccess } from './outcomes/fixtures.ts';
import { runFairness } from './fairness/contract.ts';
import { monthAccess } from './months/fixtures.ts';
import { paperAccess } from './papers/fixtures.ts';
import { onsiteAccess } from './onsite/fixtures.ts';
import { progressAccess } from './progress/fixtures.ts';
import { severityAccess } from './severity/fixtures.ts';
import { buildScheme } from './sample-scheme.ts';
import type { DraftScheme } from './scheme-format.ts';
import { insertAppraisal, insertCadres, insertDraft } from './store/index.ts';
import { buildRun, nothingAgainstAnybody } from './fixtures/sample-year.ts';

export { buildScheme } from './sample-scheme.ts';
export { buildRun, nothingAgainstAnybody } from './fixtures/sample-year.ts';

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

/** A draft of its own, and an appraisal of its own, for each request that changes one. */
async function draft(place: Place): Promise<{ params: { id: string } }> {
  const id = await place.house.unit(systemActor(place.regionId, 'fixtures'), (unit) => insertDraft(unit, buildScheme() as DraftScheme, null));
  return { params: { id } };
}
let nextAppraisal = 1;
async function appraisal(place: Place, personId?: string): Promise<{ params: { id: string } }> {
  const id = await place.house.unit(systemActor(place.regionId, 'fixtures'), async (unit) => {
    const made = await insertAppraisal(unit, { title: `专项考察${nextAppraisal++}`, event: '防汛抗洪', periodFrom: '2026-06-01', periodTo: '2026-08-31', document: null });
    if (personId !== undefined) await insertCadres(unit, made!, [{ personId, listedOn: '2026-08-01', reason: '一线表现突出', evidenceIds: [] }]);
    return made!;
  });
  return { params: { id } };
}

export const accessCases: readonly AccessCase[] = [
  ...ballotCases,
  { endpoint: contract.compareVersions, allowed: everybody, scoped: 'region', input: async (place) => ({ params: { id: (await one(place, 'collecting')).schemeId }, query: { from: (await one(place, 'collecting')).schemeId } }) },
  { endpoint: contract.listDrafts, allowed: ['officer'], input: () => ({}) },
  { endpoint: contract.startDraft, allowed: ['officer'], scoped: 'region', input: async (place) => ({ body: { from: (await one(place, 'collecting')).schemeId } }) },
  { endpoint: contract.openDraft, allowed: ['officer'], scoped: 'region', input: draft },
  { endpoint: contract.saveDraft, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await draft(place)), body: { revision: 1, definition: buildScheme() } }) },
  { endpoint: contract.adoptDraft, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await draft(place)), body: { revision: 1 } }) },
  { endpoint: contract.discardDraft, allowed: ['officer'], scoped: 'region', input: draft },
  { endpoint: contract.tryOnRun, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: (await one(place, 'computed')).runId }, body: { definition: buildScheme() } }) },
  { endpoint: contract.samplePerson, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: (await one(place, 'computed')).runId } }) },
  { endpoint: contract.partsOfTotals, allowed: readers, input: async (place) => ({ params: { id: (await one(place, 'confirmed')).runId }, query: { keys: 'conduct' } }) },
  { endpoint: contract.listAppraisals, allowed: ['officer'], input: () => ({}) },
  { endpoint: contract.startAppraisal, allowed: ['officer'], input: () => ({ body: { title: `考察${nextAppraisal++}`, event: '抗洪', periodFrom: '2026-06-01', periodTo: '2026-08-31' } }) },
  { endpoint: contract.openAppraisal, allowed: readers, scoped: 'region', input: (place) => appraisal(place) },
  { endpoint: contract.logTalk, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await appraisal(place)), body: { level: 'grassroots', unitName: '柳林镇', heldOn: '2026-07-01', people: 3, heldBy: '考察组' } }) },
  { endpoint: contract.listCadre, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await appraisal(place)), body: { listedOn: '2026-08-01', cadres: [{ personId: place.personId, reason: '一线表现突出' }] } }) },
  { endpoint: contract.unlistCadre, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { ...(await appraisal(place, place.personId)).params, personId: place.personId }, body: { because: '重复登记' } }) },
  { endpoint: contract.closeAppraisal, allowed: ['officer'], scoped: 'region', input: (place) => appraisal(place) },
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
  { endpoint: yearBoard, allowed: readers, input: async (place) => (await one(place, 'confirmed'), {}) },
  ...outcomeAccess,
  ...calibrationAccess,
  ...monthAccess,
  ...paperAccess((place, upTo) => one(place, upTo)),
  ...onsiteAccess,
  ...progressAccess((place) => one(place, 'confirmed')),
  ...severityAccess,
  { endpoint: runFairness, allowed: ['officer', 'leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: (await one(place, 'confirmed')).runId } }) },
];
