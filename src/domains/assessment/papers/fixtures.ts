import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { buildRun } from '../fixtures/sample-year.ts';
import { planMonth, publishBulletin, rateMonthItem } from '../months/commands/plan-month.ts';
import { publishList } from '../outcomes/commands/publicity.ts';
import { buildOutstanding } from '../outcomes/fixtures.ts';
import { writeSummary } from './commands/registrations.ts';
import * as contract from './contract.ts';

const system = (place: Place) => systemActor(place.regionId, 'fixtures');
const self = (place: Place): Actor => ({ kind: 'account', accountId: place.accounts.cadre, personId: place.personId, regionId: place.regionId, name: '本人', grants: [{ role: 'cadre', organizationPath: null }] });
const written = { duties: '负责项目建设', summary: '一年来完成重点项目四个，协调解决征地问题十二件，群众满意。' };
const comment = { comment: '工作扎实，敢于担当', suggestedGrade: 'competent' } as const;

/** A year of its own with the summary of the person handed in. */
async function handedIn(place: Place): Promise<{ params: { id: string; personId: string } }> {
  const { runId } = await buildRun(place.house, place.regionId, place.personId, 'computed');
  await writeSummary(place.house, self(place), runId, { ...written, submit: true });
  return { params: { id: runId, personId: place.personId } };
}

let month = 0;
async function bulletin(place: Place): Promise<{ unitId: string; month: string }> {
  const at = { unitId: place.organizationId, month: `2009-${String((month++ % 12) + 1).padStart(2, '0')}` };
  const { ids } = await planMonth(place.house, system(place), { ...at, items: [{ title: '重点项目开工', measure: '个', planned: '4', organizationId: place.organizationId }] });
  await rateMonthItem(place.house, system(place), ids[0]!, { done: '4' });
  await publishBulletin(place.house, system(place), at);
  return at;
}

const readers = ['officer', 'leader', 'liaison'] as const;
const everybody = ['officer', 'leader', 'liaison', 'cadre', 'supervisor'] as const;

/** `one`: a year of the region that stands there, shared by requests that only read. */
export const paperAccess = (one: (place: Place, upTo: 'collecting' | 'confirmed') => Promise<{ runId: string }>): readonly AccessCase[] => {
  const year = async (place: Place) => ({ params: { id: (await one(place, 'confirmed')).runId } });
  const person = async (place: Place) => ({ params: { id: (await one(place, 'confirmed')).runId, personId: place.personId } });
  return [
    { endpoint: contract.ownRegistrations, allowed: ['cadre'], input: async (place) => (await one(place, 'confirmed'), {}) },
    // Whoever asks writes and prints his own: the year is the only subject they name.
    { endpoint: contract.writeSummary, allowed: ['cadre'], scoped: 'region', input: async (place) => ({ params: { id: (await buildRun(place.house, place.regionId, place.personId, 'collecting')).runId }, body: { ...written, submit: true } }) },
    { endpoint: contract.ownForm, allowed: ['cadre'], scoped: 'region', input: year },
    { endpoint: contract.ownLetter, allowed: ['cadre'], scoped: 'region', input: year },
    { endpoint: contract.listRegistrations, allowed: readers, scoped: 'region', input: year },
    { endpoint: contract.openRegistration, allowed: readers, scoped: 'subtree', input: person },
    { endpoint: contract.commentRegistration, allowed: readers, scoped: 'subtree', input: async (place) => ({ ...(await handedIn(place)), body: comment }) },
    { endpoint: contract.returnSummary, allowed: readers, scoped: 'subtree', input: async (place) => ({ ...(await handedIn(place)), body: { reason: '请补充数据' } }) },
    { endpoint: contract.registrationForm, allowed: readers, scoped: 'subtree', input: person },
    { endpoint: contract.registrationForms, allowed: readers, scoped: 'subtree', input: async (place) => ({ ...(await year(place)), body: { organizationId: place.organizationId, format: 'docx', purpose: '归档' } }) },
    { endpoint: contract.resultRoster, allowed: readers, scoped: 'subtree', input: async (place) => ({ ...(await year(place)), body: { organizationId: place.organizationId, columns: ['unit', 'name', 'score', 'grade'], purpose: '上会材料' } }) },
    { endpoint: contract.feedbackLetter, allowed: readers, scoped: 'subtree', input: person },
    { endpoint: contract.bulletinPaper, allowed: everybody, scoped: 'region', input: async (place) => ({ query: await bulletin(place) }) },
    { endpoint: contract.noticePaper, allowed: everybody, scoped: 'region', input: async (place) => ({ params: { id: (await publishList(place.house, system(place), await buildOutstanding(place), { contact: '县委组织部 12380' })).id } }) },
  ];
};
