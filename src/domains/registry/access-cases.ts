import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { savePeople } from './commands/save-people.ts';
import * as contract from './contract.ts';

const everyday = ['officer', 'leader', 'liaison'] as const;
const since = '2026-01-01';
/** Names that nothing else uses, so that a case may be asked any number of times. */
const fresh = (word: string): string => `${word}${newId().slice(-12)}`;

const ask = async <T>(place: Place, endpoint: AccessCase['endpoint'], input: Parameters<Place['send']>[2]): Promise<T> => {
  const answer = await place.send('officer', endpoint, input);
  if (answer.status !== 200) throw new Error(`${endpoint.name} before the case: ${answer.status} ${answer.text}`);
  return answer.json as T;
};
const versionOf = async (place: Place): Promise<string> => (await ask<contract.Dossier>(place, contract.getPerson, { params: { personId: place.personId } })).head.versionId;
const newUnit = (place: Place): Promise<{ organizationId: string; versionId: string }> =>
  ask(place, contract.createOrganization, { body: { name: fresh('新设'), type: 'institution', parentId: place.organizationId, validFrom: since, document: '批复' } });
/** A unit without posts where somebody serves. */
const unitWithHolder = async (place: Place): Promise<string> => {
  const { organizationId } = await newUnit(place);
  await place.house.unit(systemActor(place.regionId, 'test'), (unit) => savePeople(unit, [{ name: '示例某', sex: 'male', bornOn: '1990-01', appointments: [{ organizationId, title: '科员', category: 'staff', startedOn: since }] }]));
  return organizationId;
};
const proposal = (place: Place) => ({ personId: place.personId, organizationId: place.organizationId, title: fresh('兼任职务'), kind: 'concurrent', main: false, startedOn: '2026-10-01' });
const proposed = (place: Place): Promise<contract.AppointmentView> => ask(place, contract.proposeAppointment, { body: proposal(place) });
const merger = async (place: Place) => ({
  body: {
    fromOrganizationIds: [(await newUnit(place)).organizationId, (await newUnit(place)).organizationId],
    into: { name: fresh('合并'), type: 'institution', parentId: place.organizationId },
    effectiveOn: '2026-06-01',
    document: '批复',
  },
});

/** One good request for every endpoint of `contract.ts`; the access matrix sends it as every role. */
export const coreAccessCases: readonly AccessCase[] = [
  { endpoint: contract.listPeople, allowed: everyday, input: () => ({ body: { limit: 500 } }) },
  { endpoint: contract.peopleStatistics, allowed: everyday, input: () => ({ body: {} }) },
  { endpoint: contract.pickPeople, allowed: ['officer', 'leader', 'liaison', 'supervisor'], input: () => ({ query: { text: '一' } }) },
  { endpoint: contract.quickSearch, allowed: everyday, input: () => ({ query: { text: '一' } }) },
  { endpoint: contract.listSavedSearches, allowed: everyday, input: () => ({}) },
  { endpoint: contract.saveSearch, allowed: everyday, input: () => ({ body: { title: '常用', filter: { conditions: [] } } }) },
  // Searches belong to accounts: nobody may delete this one, because nobody has it.
  { endpoint: contract.deleteSavedSearch, allowed: everyday, answers: 404, input: () => ({ params: { searchId: newId() } }) },
  { endpoint: contract.regionPictures, allowed: everyday, input: () => ({}) },

  { endpoint: contract.getPerson, allowed: [...everyday, 'cadre'], scoped: 'self', input: (place) => ({ params: { personId: place.personId } }) },
  // Nobody of the small region has a photograph: who may look is told so.
  { endpoint: contract.personPhoto, allowed: [...everyday, 'cadre'], scoped: 'self', answers: 404, input: (place) => ({ params: { personId: place.personId } }) },
  { endpoint: contract.personHistory, allowed: [...everyday, 'cadre'], scoped: 'self', input: (place) => ({ params: { personId: place.personId } }) },
  { endpoint: contract.reveal, allowed: ['officer', 'cadre'], scoped: 'self', input: (place) => ({ params: { personId: place.personId }, body: { fields: ['idNumber', 'phone', 'health', 'family'], purpose: '核对' } }) },
  { endpoint: contract.createPerson, allowed: ['officer'], input: () => ({ body: { name: '新来者', reason: '调入' } }) },
  {
    endpoint: contract.editPerson,
    allowed: ['officer'],
    scoped: 'region',
    input: async (place) => ({ params: { personId: place.personId }, body: { versionId: await versionOf(place), reason: '更正', changes: { specialty: fresh('专长') } } }),
  },
  {
    endpoint: contract.recordPersonFact,
    allowed: ['officer'],
    scoped: 'region',
    input: (place) => ({ params: { personId: place.personId }, body: { kind: 'annual_grade', values: { year: 2025, grade: '称职', source: '补录' }, reason: '补录' } }),
  },

  { endpoint: contract.organizationTree, allowed: everyday, input: () => ({}) },
  { endpoint: contract.getOrganization, allowed: everyday, scoped: 'subtree', input: (place) => ({ params: { organizationId: place.organizationId } }) },
  { endpoint: contract.getTeam, allowed: everyday, scoped: 'subtree', input: (place) => ({ params: { organizationId: place.organizationId } }) },
  {
    endpoint: contract.createOrganization,
    allowed: ['officer'],
    scoped: 'region',
    input: (place) => ({ body: { name: fresh('新设'), type: 'institution', parentId: place.organizationId, validFrom: since, document: '批复' } }),
  },
  {
    endpoint: contract.editOrganization,
    allowed: ['officer'],
    scoped: 'region',
    input: async (place) => {
      const { organizationId, versionId } = await newUnit(place);
      return { params: { organizationId }, body: { versionId, validFrom: '2026-05-01', document: '批复', changes: { name: fresh('更名') } } };
    },
  },
  {
    endpoint: contract.closeOrganization,
    allowed: ['officer'],
    scoped: 'region',
    input: async (place) => {
      const { organizationId, versionId } = await newUnit(place);
      return { params: { organizationId }, body: { versionId, closedOn: '2026-05-01', document: '批复' } };
    },
  },
  {
    endpoint: contract.savePost,
    allowed: ['officer'],
    scoped: 'region',
    input: (place) => ({ params: { organizationId: place.organizationId }, body: { validFrom: since, document: '批复', fields: { title: fresh('职位'), category: 'staff' } } }),
  },
  {
    endpoint: contract.setUpPosts,
    allowed: ['officer'],
    scoped: 'region',
    input: async (place) => ({ params: { organizationId: await unitWithHolder(place) }, body: { document: '批复' } }),
  },
  { endpoint: contract.previewMerger, allowed: ['officer'], scoped: 'region', input: merger },
  { endpoint: contract.mergeOrganizations, allowed: ['officer'], scoped: 'region', input: merger },

  { endpoint: contract.proposeAppointment, allowed: ['officer'], scoped: 'region', input: (place) => ({ body: proposal(place) }) },
  {
    endpoint: contract.takeOffice,
    allowed: ['officer'],
    scoped: 'region',
    input: async (place) => {
      const { id, versionId } = await proposed(place);
      return { params: { appointmentId: id }, body: { versionId } };
    },
  },
  {
    endpoint: contract.leaveOffice,
    allowed: ['officer'],
    scoped: 'region',
    input: async (place) => {
      const { id, versionId } = await proposed(place);
      return { params: { appointmentId: id }, body: { versionId, endedOn: '2026-10-02', because: '撤回' } };
    },
  },
];
