import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, roles } from '../../../kernel/actor.ts';
import { appendEvidence } from '../../evidence/index.ts';
import { saveForm } from './commands/save-form.ts';
import { matchEntry } from './commands/observe.ts';
import { insertCodes } from './store/index.ts';
import { codeHash, newCode } from './paper-codes.ts';
import * as contract from './contract.ts';
import { bringTo, buildElection, democraticForm, politicalForm, prepareVote, twoSidedForm } from './fixtures.ts';

/** A voter beside the accounts of the place, for votes that are cast by nobody's session. */
const systemVoter = { kind: 'account' as const, id: '00000000-0000-4000-8000-000000000001' };
const all = ['officer', 'leader', 'liaison', 'supervisor'] as const;
const reports = ['officer', 'leader', 'supervisor'] as const;
const voting = ['officer', 'leader', 'liaison', 'cadre', 'evaluator', 'supervisor', 'grid_head'] as const;
type Stage = 'draft' | 'open' | 'closed' | 'counted' | 'published';

/** An election about the place's person whose roll holds every account of the place. */
async function election(place: Place, stage: Stage): Promise<string> {
  const id = await buildElection(
    place.house,
    place.regionId,
    { subjects: [place.personId], groups: [{ key: 'all', name: { zh: '全体', en: 'All' }, weight: 10_000, voters: [systemVoter, ...roles.map((role) => ({ kind: 'account' as const, id: place.accounts[role] }))] }] },
    stage === 'draft' ? 'draft' : 'open',
  );
  if (stage !== 'draft' && stage !== 'open') await bringTo(place.house, place.regionId, id, stage);
  return id;
}
/** Reading changes nothing: one election of each stage serves all reading requests of a house and region. */
const kept = new WeakMap<Place['house'], Map<string, Promise<string>>>();
function one(place: Place, stage: Stage): Promise<string> {
  const map = kept.get(place.house) ?? new Map<string, Promise<string>>();
  kept.set(place.house, map);
  const key = `${place.regionId} ${place.personId} ${stage}`;
  const found = map.get(key) ?? election(place, stage);
  map.set(key, found);
  return found;
}
const about = async (place: Place, stage: Stage, fresh = false) => ({ params: { id: await (fresh ? election : one)(place, stage) } });
const inGroup = async (place: Place, stage: Stage, fresh = false) => ({ params: { id: await (fresh ? election : one)(place, stage), group: 'all' } });
const plan = async (place: Place) => ({
  title: '民主测评',
  formId: (await form(place, democraticForm())).id,
  opensAt: '2026-11-20T00:00:00Z',
  closesAt: '2026-12-20T00:00:00Z',
  subjects: [{ kind: 'person', id: place.personId }],
  groups: [{ key: 'all', name: { zh: '全体' }, weight: 10_000 }],
});
const form = (place: Place, draft: ReturnType<typeof democraticForm>) => saveForm(place.house, systemActor(place.regionId, 'fixtures'), contract.formDefinition.parse(draft));
const political = politicalForm([{ title: '政治忠诚', points: ['重大考验面前'] }]);

async function fact(place: Place): Promise<string> {
  const [id] = await place.house.unit(systemActor(place.regionId, 'fixtures'), (unit) =>
    appendEvidence(unit, [{ title: '核查情况', occurredOn: '2026-10-01', arena: 'office', content: { kind: 'deed', description: '经核查属实' }, organizationId: place.organizationId, persons: [{ personId: place.personId, role: 'do', lead: true }], source: { kind: 'unit', name: '纪检监察组' }, state: 'confirmed' }]),
  );
  return id!;
}
const hit = async (place: Place) => ({ formId: (await form(place, twoSidedForm())).id, item: 'listed', entry: 'idle', personId: place.personId, evidenceId: await fact(place), note: '' });
async function paperCode(place: Place): Promise<{ code: string; electionId: string }> {
  const electionId = await election(place, 'open');
  const code = newCode();
  await place.house.unit(systemActor(place.regionId, 'fixtures'), (unit) => insertCodes(unit, electionId, 'all', [codeHash(code)], false));
  return { code, electionId };
}
/** A number below every modulus of 2048 bits. */
const blinded = `A${'B'.repeat(340)}A`;

export const ballotCases: readonly AccessCase[] = [
  { endpoint: contract.listBallotForms, allowed: all, input: () => ({}) },
  { endpoint: contract.listReadyForms, allowed: all, input: () => ({}) },
  { endpoint: contract.openBallotForm, allowed: all, scoped: 'region', input: async (place) => ({ params: { id: (await form(place, democraticForm())).id } }) },
  { endpoint: contract.checkBallotForm, allowed: all, input: () => ({ body: { definition: democraticForm() } }) },
  { endpoint: contract.saveBallotForm, allowed: ['officer'], input: () => ({ body: { definition: democraticForm() } }) },
  { endpoint: contract.listElections, allowed: ['officer', 'leader'], input: async (place) => (await one(place, 'draft'), {}) },
  { endpoint: contract.openElection, allowed: ['officer', 'leader'], scoped: 'region', input: (place) => about(place, 'draft') },
  { endpoint: contract.createElection, allowed: ['officer'], scoped: 'region', input: async (place) => ({ body: await plan(place) }) },
  { endpoint: contract.changeElection, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await about(place, 'draft')), body: await plan(place) }) },
  { endpoint: contract.readRoll, allowed: ['officer'], scoped: 'region', input: (place) => inGroup(place, 'draft') },
  { endpoint: contract.setRoll, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await inGroup(place, 'draft', true)), body: { voters: [] } }) },
  { endpoint: contract.printCodes, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await inGroup(place, 'draft')), body: { count: 1, address: 'https://ballots.example/vote' } }) },
  { endpoint: contract.openVoting, allowed: ['officer'], scoped: 'region', input: (place) => about(place, 'draft', true) },
  { endpoint: contract.closeVoting, allowed: ['officer'], scoped: 'region', input: async (place) => ({ ...(await about(place, 'open', true)), body: { reason: '提前截止' } }) },
  { endpoint: contract.countElection, allowed: ['officer'], scoped: 'region', input: (place) => about(place, 'closed') },
  { endpoint: contract.publishElection, allowed: ['officer'], scoped: 'region', input: (place) => about(place, 'counted', true) },
  { endpoint: contract.openReport, allowed: reports, scoped: 'region', input: (place) => about(place, 'published') },
  { endpoint: contract.downloadBox, allowed: reports, scoped: 'region', input: (place) => about(place, 'published') },
  { endpoint: contract.subjectTrend, allowed: reports, input: async (place) => (await one(place, 'published'), { params: { id: place.personId } }) },
  { endpoint: contract.myBallots, allowed: voting, input: () => ({}) },
  { endpoint: contract.takeBallot, allowed: voting, scoped: 'region', input: (place) => about(place, 'open') },
  { endpoint: contract.signBallot, allowed: voting, scoped: 'region', input: async (place) => ({ ...(await about(place, 'open')), body: { blinded } }) },
  { endpoint: contract.ballotByCode, input: async (place) => ({ params: { region: place.regionId }, body: { code: (await paperCode(place)).code } }) },
  { endpoint: contract.signByCode, input: async (place) => ({ params: { region: place.regionId }, body: { code: (await paperCode(place)).code, blinded } }) },
  {
    endpoint: contract.castVote,
    input: async (place) => {
      const electionId = await election(place, 'open');
      return { params: { region: place.regionId, electionId }, body: (await prepareVote(place.house, place.regionId, electionId, systemVoter)).body };
    },
  },
  { endpoint: contract.checkVote, input: async (place) => ({ params: { region: place.regionId, electionId: await one(place, 'published') }, body: { tokenHash: 'A'.repeat(43) } }) },
  {
    endpoint: contract.saveObservationSheet,
    allowed: ['officer', 'supervisor'],
    scoped: 'region',
    input: async (place) => ({ body: { formId: (await form(place, political)).id, personId: place.personId, ratings: [{ item: 'point1_1', level: 'good', observed: '立场坚定', evidenceIds: [await fact(place)] }] } }),
  },
  { endpoint: contract.listObservationSheets, allowed: reports, scoped: 'region', input: (place) => ({ params: { personId: place.personId } }) },
  { endpoint: contract.matchNegativeEntry, allowed: ['officer', 'supervisor'], scoped: 'region', input: async (place) => ({ body: await hit(place) }) },
  { endpoint: contract.negativeHitReport, allowed: reports, scoped: 'region', input: (place) => ({ params: { personId: place.personId } }) },
  {
    endpoint: contract.reviewNegativeHit,
    allowed: ['leader'],
    scoped: 'region',
    input: async (place) => ({ params: { id: (await matchEntry(place.house, systemActor(place.regionId, 'fixtures'), await hit(place))).id }, body: { decision: 'dismissed', reason: '事实不属于该项' } }),
  },
];
