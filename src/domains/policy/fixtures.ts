import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { newId } from '../../kernel/ids.ts';
import { systemActor } from '../../kernel/actor.ts';
import * as contract from './contract.ts';
import type { NewLocalMeasure } from './commands/register-measure.ts';
import { insertTrial } from './store/drafts.ts';
import type { NewDocument } from './commands/register-document.ts';

/** A local measure that is good in every way; the title is new each time. */
export const buildLocalMeasure = (change: Partial<NewLocalMeasure> = {}): NewLocalMeasure => ({
  title: `周末夜校 ${newId()}`,
  problem: 'capability',
  lever: 'tempering',
  delivery: '每周一课',
  owner: '干部教育科',
  quote: null,
  basis: null,
  units: null,
  from: '2026-01-01',
  reason: '县委研究同意',
  ...change,
});

export const buildDocument = (change: Partial<NewDocument> = {}): NewDocument => ({
  title: `加强基层建设的意见 ${newId()}`,
  number: null,
  issuer: '省委',
  issuedOn: '2020',
  standing: 'superior',
  documentSet: null,
  part: null,
  basis: [],
  clauses: [{ number: '第一条', text: '……' }],
  ...change,
});

const library = ['officer', 'leader', 'liaison', 'cadre', 'supervisor'] as const;
const readers = ['officer', 'leader', 'liaison', 'supervisor'] as const;
const officer = ['officer'] as const;

const document = async (place: Place): Promise<{ id: string; clauseIds: string[] }> => (await place.send('officer', contract.registerDocument, { body: buildDocument() })).json as { id: string; clauseIds: string[] };
const aSystem = async (place: Place): Promise<string> => {
  const had = (await place.send('officer', contract.listSystems, {})).json as { id: string; name: string }[];
  const answer = await place.send('officer', contract.saveSystems, { body: { systems: [...had.map(({ id, name }) => ({ id, name })), { name: `体系 ${newId()}` }].slice(-30) } });
  return (answer.json as { ids: string[] }).ids.at(-1)!;
};
const anItem = async (place: Place): Promise<string> =>
  ((await place.send('officer', contract.addWorkItem, { body: { systemId: await aSystem(place), kind: 'task', title: '任务', document: null, owner: null, dueOn: null } })).json as { id: string }).id;

const aDraft = async (place: Place): Promise<{ id: string }> => (await place.send('officer', contract.createDraft, { body: { title: `修订 ${newId()}`, purpose: '县委常委会研究', from: '2027-01-01' } })).json as { id: string };
const aTrial = async (place: Place): Promise<{ id: string }> => {
  const { id: draftId } = await aDraft(place);
  return { id: await place.house.unit(systemActor(place.regionId), (unit) => insertTrial(unit, { draftId, contentHash: 'x', baseVersion: 'national@0', summary: { parts: [], notTried: [], kept: 0 }, changes: [] })) };
};
const drafters = ['officer', 'leader'] as const;

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.openPolicy, allowed: library, input: () => ({}) },
  { endpoint: contract.openDocument, allowed: library, input: () => ({ params: { ref: 'opinion-2018' } }) },
  { endpoint: contract.listParameters, allowed: library, input: () => ({}) },
  { endpoint: contract.listRules, allowed: library, input: () => ({}) },
  { endpoint: contract.listFacts, allowed: library, input: () => ({}) },
  { endpoint: contract.openRule, allowed: library, input: () => ({ params: { id: 'annual-grade-code' } }) },
  { endpoint: contract.tryRule, allowed: library, input: () => ({ params: { id: 'annual-grade-code' }, body: { facts: { 上年度考核等次: '优秀' } } }) },
  { endpoint: contract.listMeasures, allowed: library, input: () => ({}) },
  { endpoint: contract.listPractices, allowed: library, input: () => ({ query: { group: 'A' } }) },
  { endpoint: contract.openPractice, allowed: library, input: () => ({ params: { id: 'M001' } }) },

  { endpoint: contract.openCoverage, allowed: readers, input: () => ({}) },
  { endpoint: contract.openCitations, allowed: readers, input: () => ({}) },
  { endpoint: contract.listClauses, allowed: readers, input: () => ({}) },
  { endpoint: contract.listSystems, allowed: readers, input: () => ({}) },

  // The pack stays the one the other cases rest on.
  { endpoint: contract.choosePackEndpoint, allowed: officer, input: () => ({ body: { packId: 'national', from: '2026-01-01', reason: '试' } }) },
  { endpoint: contract.registerMeasure, allowed: officer, input: () => ({ body: buildLocalMeasure() }) },
  {
    endpoint: contract.setMeasureState,
    allowed: officer,
    scoped: 'region',
    input: async (place) => ({
      params: { id: ((await place.send('officer', contract.registerMeasure, { body: buildLocalMeasure() })).json as { id: string }).id },
      body: { state: 'withdrawn', units: null, from: '2026-02-01', reason: '不再适用' },
    }),
  },
  { endpoint: contract.registerDocument, allowed: officer, input: () => ({ body: buildDocument() }) },
  { endpoint: contract.addClauses, allowed: officer, scoped: 'region', input: async (place) => ({ params: { ref: (await document(place)).id }, body: { clauses: [{ number: '第二条', text: '……' }] } }) },
  {
    endpoint: contract.setClauseState,
    allowed: officer,
    scoped: 'region',
    input: async (place) => ({
      params: { id: (await document(place)).clauseIds[0]! },
      body: { state: 'implemented', localMeasure: '周末夜校', localDocument: null, owner: '干部科', dueOn: null, note: null },
    }),
  },
  { endpoint: contract.saveSystems, allowed: officer, scoped: 'region', input: async (place) => ({ body: { systems: [{ id: await aSystem(place), name: `体系 ${newId()}` }] } }) },
  { endpoint: contract.addWorkItem, allowed: officer, scoped: 'region', input: async (place) => ({ body: { systemId: await aSystem(place), kind: 'rule', title: '制度', document: null, owner: null, dueOn: null } }) },
  { endpoint: contract.changeWorkItem, allowed: officer, scoped: 'region', input: async (place) => ({ params: { id: await anItem(place) }, body: { doneOn: '2026-01-05' } }) },
  { endpoint: contract.listDrafts, allowed: drafters, input: () => ({}) },
  { endpoint: contract.createDraft, allowed: officer, input: () => ({ body: { title: '修订', purpose: '会议决定', from: '2027-01-01' } }) },
  { endpoint: contract.openDraft, allowed: drafters, scoped: 'region', input: async (place) => ({ params: await aDraft(place) }) },
  { endpoint: contract.saveDraft, allowed: officer, scoped: 'region', input: async (place) => ({ params: await aDraft(place), body: { title: '改名', purpose: '会议决定', from: '2027-02-01', revision: 1 } }) },
  { endpoint: contract.saveDraftEntry, allowed: officer, scoped: 'region', input: async (place) => ({ params: { ...(await aDraft(place)), kind: 'parameter', entryId: 'appeal-days' }, body: { revision: 1, body: {} } }) },
  { endpoint: contract.exportDraft, allowed: drafters, scoped: 'region', input: async (place) => ({ params: await aDraft(place) }) },
  { endpoint: contract.importDraft, allowed: officer, scoped: 'region', input: async (place) => ({ params: await aDraft(place), body: { revision: 1, yaml: 'parameters: []' } }) },
  { endpoint: contract.exportPolicy, allowed: drafters, input: () => ({}) },
  // Of a revision that is not there: only one trial runs at a time, and the next case would be told so.
  { endpoint: contract.tryDraft, allowed: officer, scoped: 'region', answers: 409, input: async (place) => ({ params: await aDraft(place), body: { revision: 9, years: 0 } }) },
  { endpoint: contract.openTrial, allowed: drafters, scoped: 'region', input: async (place) => ({ params: await aTrial(place) }) },
  { endpoint: contract.exportTrial, allowed: drafters, scoped: 'region', input: async (place) => ({ params: await aTrial(place) }) },
  // An empty draft, one not sent in, one not approved: let in, then refused by the rule.
  { endpoint: contract.submitDraft, allowed: officer, scoped: 'region', answers: 422, input: async (place) => ({ params: await aDraft(place), body: { revision: 1, note: '请审' } }) },
  { endpoint: contract.returnDraft, allowed: drafters, scoped: 'region', answers: 409, input: async (place) => ({ params: await aDraft(place), body: { revision: 1, note: '再改' } }) },
  { endpoint: contract.approveDraft, allowed: drafters, scoped: 'region', answers: 409, input: async (place) => ({ params: await aDraft(place), body: { revision: 1, note: '同意' } }) },
  { endpoint: contract.discardDraft, allowed: officer, scoped: 'region', input: async (place) => ({ params: await aDraft(place), body: { revision: 1, note: '不再需要' } }) },
  { endpoint: contract.withdrawAmendment, allowed: drafters, scoped: 'region', answers: 409, input: async (place) => ({ params: await aDraft(place), body: { reason: '有误' } }) },
  { endpoint: contract.runPracticeExamples, allowed: officer, input: () => ({}) },
];
