import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { openManual, publishManual, saveDraft } from './commands/manuals.ts';
import { doStep, startMatter } from './commands/matters.ts';
import { pauseMatter } from './commands/pauses.ts';
import * as contract from './contract.ts';
import type { ManualContent } from './model.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const content: ManualContent = {
  basis: '', change: '',
  roles: [{ name: '经办', organizationId: null }],
  steps: [{ title: '受理', role: '经办', days: 3, guide: '', after: [], fields: [{ kind: 'files', title: '材料', required: false, choices: [] }] }, { title: '审核', role: '经办', days: 2, guide: '', after: [1], fields: [] }],
};
const reason = '情况属实';
/** A kind of its own, for the key lets a unit have one manual for a kind. */
const opening = (place: Place) => ({ organizationId: place.organizationId, kind: newId(), title: '项目前期手册' });
const drafted = async (place: Place): Promise<string> => {
  const { id } = await openManual(place.house, system(place), opening(place));
  await saveDraft(place.house, system(place), id, { seen: 0, content });
  return id;
};
const published = async (place: Place): Promise<string> => {
  const id = await drafted(place);
  await publishManual(place.house, system(place), id, 1);
  return id;
};
const starting = async (place: Place) => ({ manualId: await published(place), organizationId: place.organizationId, title: '产业园配套道路', people: [{ role: '经办', personId: place.personId }] });
const started = async (place: Place): Promise<string> => (await startMatter(place.house, system(place), await starting(place))).id;
const done = async (place: Place, steps: number, form = {}): Promise<string> => {
  const id = await started(place);
  for (let n = 1; n <= steps; n++) await doStep(place.house, system(place), id, n, n === 1 ? form : {});
  return id;
};
const withFile = async (place: Place) => {
  const { hash } = await place.house.unit(system(place), (unit) => saveFile(unit, '受理单.pdf', new TextEncoder().encode('%PDF-1.4 受理单')));
  return { id: await done(place, 1, { f1: [{ hash, name: '受理单.pdf' }] }), hash };
};
const soon = (place: Place): Promise<string> => place.house.unit(system(place), async (unit) => addWorkingDays(unit.today, 5).day);
const run = ['officer', 'liaison'] as const;
const everybody = ['officer', 'leader', 'liaison', 'cadre'] as const;
const scoped = 'subtree' as const;

export const manualAccess: readonly AccessCase[] = [
  { endpoint: contract.listManuals, allowed: everybody, input: () => ({}) },
  { endpoint: contract.openManual, allowed: run, scoped, input: (place) => ({ body: opening(place) }) },
  // Everybody of the region may look up how a thing is done, whichever unit wrote it.
  { endpoint: contract.readManual, allowed: everybody, scoped: 'region', input: async (place) => ({ params: { id: await published(place) } }) },
  { endpoint: contract.saveManualDraft, allowed: run, scoped, input: async (place) => ({ params: { id: await drafted(place) }, body: { seen: 1, content } }) },
  { endpoint: contract.discardManualDraft, allowed: run, scoped, input: async (place) => ({ params: { id: await drafted(place) } }) },
  { endpoint: contract.publishManual, allowed: run, scoped, input: async (place) => ({ params: { id: await drafted(place) }, body: { seen: 1 } }) },
  { endpoint: contract.retireManual, allowed: run, scoped, input: async (place) => ({ params: { id: await published(place) }, body: { reason } }) },
  { endpoint: contract.listManualMatters, allowed: everybody, input: () => ({}) },
  { endpoint: contract.startManualMatter, allowed: run, scoped, input: async (place) => ({ body: await starting(place) }) },
  { endpoint: contract.readManualMatter, allowed: everybody, scoped, input: async (place) => ({ params: { id: await started(place) } }) },
  { endpoint: contract.ownManualMatters, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.doManualStep, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await started(place), position: '1' }, body: { form: {} } }) },
  { endpoint: contract.returnManualStep, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await done(place, 1), position: '2' }, body: { to: 1, reason } }) },
  { endpoint: contract.sendBackManualStep, allowed: run, scoped, input: async (place) => ({ params: { id: await done(place, 1) }, body: { to: 1, reason } }) },
  { endpoint: contract.changeManualPerson, allowed: run, scoped, input: async (place) => ({ params: { id: await started(place) }, body: { role: '经办', personId: place.personId, reason } }) },
  { endpoint: contract.finishManualMatter, allowed: run, scoped, input: async (place) => ({ params: { id: await done(place, 2) }, body: { result: reason } }) },
  { endpoint: contract.stopManualMatter, allowed: run, scoped, input: async (place) => ({ params: { id: await started(place) }, body: { reason } }) },
  { endpoint: contract.pauseManualMatter, allowed: run, scoped, input: async (place) => ({ params: { id: await started(place) }, body: { reason, until: await soon(place) } }) },
  { endpoint: contract.resumeManualMatter, allowed: run, scoped, input: async (place) => { const id = await started(place); await pauseMatter(place.house, system(place), id, { reason, until: await soon(place) }); return { params: { id } }; } },
  { endpoint: contract.manualMatterFile, allowed: everybody, scoped, input: async (place) => { const { id, hash } = await withFile(place); return { params: { id, hash } }; } },
];
