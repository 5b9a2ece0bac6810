import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor } from '../../kernel/actor.ts';
import { saveFile } from '../../platform/files/index.ts';
import type { House } from '../../platform/house/index.ts';
import { appendEvidence } from './commands/append-evidence.ts';
import { saveCriticalEvents } from './commands/critical-events.ts';
import { saveMatters } from './commands/matters.ts';
import { listTasks, savePerformanceFiles, signForAppointee, signForSuperior } from './commands/performance-file.ts';
import { askToVerify } from './commands/verify-ledger.ts';
import * as contract from './contract.ts';
import type { NewEvidence } from './model.ts';

/** A deed to put on record; say only what matters to the test, and always who. */
export const buildEntry = (given: Partial<NewEvidence> = {}): NewEvidence => ({
  title: '办成一件实事',
  occurredOn: '2026-01-15',
  arena: 'office',
  content: { kind: 'deed', description: '把事办成' },
  persons: [],
  source: { kind: 'unit', name: '测试单位' },
  ...given,
});

/** One entry about the person of a place. Out: its id. */
export async function seedEntry(place: { readonly house: House; readonly regionId: Place['regionId']; readonly organizationId: string; readonly personId: string }, given: Partial<NewEvidence> = {}): Promise<string> {
  const entry = buildEntry({ organizationId: place.organizationId, persons: [{ personId: place.personId, role: 'do' }], ...given });
  const [id] = await place.house.unit(systemActor(place.regionId, 'test'), (unit) => appendEvidence(unit, [entry]));
  return id!;
}

const seedMatter = async (place: Place): Promise<string> =>
  (await place.house.unit(systemActor(place.regionId, 'test'), (unit) => saveMatters(unit, [{ ...matter, organizationId: place.organizationId }])))[0]!;
const seedEvent = async (place: Place): Promise<string> =>
  (await place.house.unit(systemActor(place.regionId, 'test'), (unit) => saveCriticalEvents(unit, [{ name: '防汛', kind: 'flood', from: '2026-06-01', to: null, document: '' }])))[0]!;

/** A performance file with a task list; `signed` by both. Out: its id. */
async function seedFile(place: Place, signed = false): Promise<string> {
  const system = systemActor(place.regionId, 'test');
  const [id] = await place.house.unit(system, (unit) =>
    savePerformanceFiles(unit, [{ personId: place.personId, appointmentId: crypto.randomUUID(), organizationId: place.organizationId, post: '局长', openedOn: '2026-01-10' }]),
  );
  await listTasks(place.house, system, id!, [task]);
  if (signed) {
    await signForSuperior(place.house, system, id!, { document: 'task_list', number: 1 });
    await signForAppointee(place.house, system, id!, { document: 'task_list', number: 1 });
  }
  return id!;
}

const matter = { title: '河道整治', arena: 'project', organizationId: null, startedOn: '2026-01-01', plannedOn: null, description: '' } as const;
const task = { key: '1', task: '河道整治', target: '10 公里', deadline: '2026-12-31' };
const figure = { indicator: '治理河道', quantity: { value: '10', unit: '公里', qualifier: 'exact' as const }, source: '统计报表', reporter: '统计员' };
const readers = ['officer', 'leader', 'liaison', 'cadre'] as const;
const overviews = ['officer', 'leader', 'liaison'] as const;
const officer = ['officer'] as const;

const seedAttachment = async (place: Place): Promise<{ id: string; hash: string }> => {
  const { hash } = await place.house.unit(systemActor(place.regionId, 'test'), (unit) => saveFile(unit, '说明.txt', Buffer.from('现场说明')));
  return { id: await seedEntry(place, { attachments: [{ hash, name: '说明.txt' }] }), hash };
};

export const accessCases: readonly AccessCase[] = [
  {
    endpoint: contract.reportEntry,
    allowed: ['officer', 'liaison', 'cadre', 'supervisor'],
    scoped: 'self',
    // The one kind that every one of them may report.
    input: (place) => ({ body: buildEntry({ content: { kind: 'satisfaction', answered: 50, satisfied: 45, method: '电话回访' }, organizationId: place.organizationId, persons: [{ personId: place.personId, role: 'do' }] }) }),
  },
  { endpoint: contract.listEntries, allowed: readers, input: async (place) => (await seedEntry(place), {}) },
  { endpoint: contract.getEntry, allowed: readers, scoped: 'self', input: async (place) => ({ params: { id: await seedEntry(place) } }) },
  { endpoint: contract.unitReview, allowed: ['officer', 'liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: await seedEntry(place) }, body: { decision: 'unit_confirm' } }) },
  { endpoint: contract.departmentReview, allowed: officer, scoped: 'region', input: async (place) => ({ params: { id: await seedEntry(place, { state: 'unit_confirmed' }) }, body: { decision: 'confirm' } }) },
  { endpoint: contract.replyToEntry, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await seedEntry(place) }, body: { action: 'dispute', statement: '与事实不符' } }) },
  { endpoint: contract.checkFigure, allowed: officer, scoped: 'region', input: async (place) => ({ params: { id: await seedEntry(place, { figures: [figure] }), number: '1' }, body: { state: 'verified', note: '核对报表' } }) },
  { endpoint: contract.downloadAttachment, allowed: readers, scoped: 'self', input: async (place) => ({ params: await seedAttachment(place) }) },
  { endpoint: contract.downloadReceipt, allowed: ['officer', 'liaison', 'cadre'], scoped: 'self', input: async (place) => ({ params: { id: await seedEntry(place) } }) },
  { endpoint: contract.inbox, allowed: readers, input: async (place) => (await seedEntry(place), {}) },
  { endpoint: contract.personRecord, allowed: readers, scoped: 'self', input: (place) => ({ params: { personId: place.personId } }) },

  { endpoint: contract.openMatter, allowed: ['officer', 'liaison'], scoped: 'subtree', input: (place) => ({ body: { ...matter, organizationId: place.organizationId } }) },
  { endpoint: contract.amendMatter, allowed: ['officer', 'liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: await seedMatter(place) }, body: { ...matter, organizationId: place.organizationId } }) },
  { endpoint: contract.listMatters, allowed: overviews, input: () => ({}) },
  { endpoint: contract.getMatter, allowed: overviews, scoped: 'subtree', input: async (place) => ({ params: { id: await seedMatter(place) } }) },
  { endpoint: contract.declareEvent, allowed: officer, input: () => ({ body: { name: '抗旱', kind: 'other', from: '2026-07-01' } }) },
  { endpoint: contract.endEvent, allowed: officer, scoped: 'region', input: async (place) => ({ params: { id: await seedEvent(place) }, body: { to: '2026-07-01' } }) },
  { endpoint: contract.listEvents, allowed: overviews, input: () => ({}) },
  { endpoint: contract.getEvent, allowed: overviews, scoped: 'region', input: async (place) => ({ params: { id: await seedEvent(place) } }) },
  {
    endpoint: contract.recordObservation,
    allowed: ['officer', 'leader', 'supervisor'],
    scoped: 'region',
    input: (place) => ({ body: { placeType: 'project_site', place: '河道工地', seenAt: '2026-03-05T09:30:00+08:00', facts: '在岗，情况清楚', personIds: [place.personId] } }),
  },
  { endpoint: contract.listObservations, allowed: overviews, input: () => ({}) },
  { endpoint: contract.listMerits, allowed: overviews, input: () => ({}) },
  { endpoint: contract.searchFrontLine, allowed: overviews, input: () => ({}) },
  { endpoint: contract.exportMerits, allowed: overviews, input: () => ({}) },
  { endpoint: contract.exportFrontLine, allowed: overviews, input: () => ({}) },

  {
    endpoint: contract.openFile,
    allowed: officer,
    scoped: 'region',
    input: (place) => ({ body: { personId: place.personId, appointmentId: crypto.randomUUID(), organizationId: place.organizationId, post: '局长', openedOn: '2026-01-10' } }),
  },
  { endpoint: contract.listFiles, allowed: overviews, input: () => ({}) },
  { endpoint: contract.getFile, allowed: readers, scoped: 'self', input: async (place) => ({ params: { id: await seedFile(place) } }) },
  { endpoint: contract.listTasks, allowed: officer, scoped: 'region', input: async (place) => ({ params: { id: await seedFile(place) }, body: { tasks: [task] } }) },
  { endpoint: contract.signForSuperior, allowed: ['officer', 'leader'], scoped: 'region', input: async (place) => ({ params: { id: await seedFile(place) }, body: { document: 'task_list', number: 1 } }) },
  { endpoint: contract.signForAppointee, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await seedFile(place) }, body: { document: 'task_list', number: 1 } }) },
  {
    endpoint: contract.recordReputation,
    allowed: officer,
    scoped: 'region',
    input: async (place) => ({ params: { id: await seedFile(place) }, body: { year: 2026, from: 'public', score: '92.00', answered: 100, source: '民意调查' } }),
  },
  // Let in, then refused: nobody in a small region had tasks due that year.
  { endpoint: contract.publishAnswerSheets, allowed: officer, answers: 422, input: () => ({ body: { year: 1999 } }) },
  { endpoint: contract.generateClosingAccount, allowed: officer, scoped: 'region', input: async (place) => ({ params: { id: await seedFile(place, true) } }) },

  { endpoint: contract.ledgerHeads, input: () => ({ params: { log: 'evidence' } }) },
  { endpoint: contract.ledgerConsistency, input: () => ({ params: { log: 'evidence' }, query: { from: 0, to: 0 } }) },
  { endpoint: contract.sealLedger, allowed: ['officer', 'auditor'], input: () => ({ params: { log: 'evidence' } }) },
  { endpoint: contract.verifyLedgerNow, allowed: ['officer', 'auditor'], input: () => ({ params: { log: 'evidence' } }) },
  {
    endpoint: contract.stopVerifying,
    allowed: ['officer', 'auditor'],
    input: async (place) => {
      await askToVerify(place.house, systemActor(place.regionId, 'test'), 'audit');
      return { params: { log: 'audit' } };
    },
  },
  { endpoint: contract.ledgerVerifications, allowed: ['officer', 'auditor'], input: () => ({ params: { log: 'evidence' } }) },
];
