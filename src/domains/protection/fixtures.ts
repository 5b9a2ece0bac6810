import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { saveFile } from '../../platform/files/index.ts';
import { openCase, takeStep } from '../cases/index.ts';
import { openAccusation } from './commands/accusation.ts';
import { recordMeasure, withdrawRecord, type TypedMeasure } from './commands/measures.ts';
import { nameReader, sealIdentity } from './commands/reporter.ts';
import * as contract from './contract.ts';
import { protectionModule } from './index.ts';
import { accusationNotices } from './store/accusations.ts';

/** What an account of a mistake looks like. */
export const mistake = { field: '改革创新试点', occurredOn: '2026-03-10', account: '农村集体产权改革试点中评估方法选择不当，造成返工。' };
/** Facts of the table that may be tolerated. */
export const mayBeTolerated = { 是否明知故犯: false, 是否明令禁止后实施: false, 是否谋取私利: false, 是否履行决策程序: true, 是否及时挽回损失: true, 失误类型: '先行先试', summary: '改革试点中方法选择不当，及时纠正。' };

async function opened(place: Place): Promise<string> {
  protectionModule();
  const { id } = await openCase(place.house, systemActor(place.regionId, 'fixtures'), { type: 'tolerance', opening: 'ex_officio', title: '改革试点失误', organizationId: place.organizationId, parties: [{ role: 'subject', personId: place.personId }], facts: mistake });
  return id;
}

const system = (place: Place) => systemActor(place.regionId, 'fixtures');
/** A report with its reporter sealed, made by the person of the place; found untrue if told. Readers: the accounts of the place that may be. */
async function reported(place: Place, untrue = false, readers = true): Promise<string> {
  protectionModule();
  const { id } = await openCase(place.house, system(place), { type: 'report', opening: 'received', title: '反映问题', organizationId: place.organizationId, parties: [{ role: 'subject', personId: place.personId }], facts: { channel: 'letter', receivedOn: '2026-03-18', matter: '反映问题' } });
  await sealIdentity(place.house, system(place), id, { name: '示例反映人', contact: '', personId: place.personId });
  if (readers) for (const role of ['officer', 'leader', 'supervisor'] as const) await nameReader(place.house, system(place), id, { accountId: place.accounts[role], reason: '查证' });
  if (untrue) await takeStep(place.house, system(place), id, { action: 'find_untrue', reason: '查无实据', revision: null });
  return id;
}
const proof = (place: Place) => place.house.unit(system(place), (unit) => saveFile(unit, '笔录.pdf', Buffer.from('%PDF-1.4\n%%EOF\n')));
/** An examination with a finding proposed and its notice served. */
async function proposed(place: Place): Promise<{ id: string; noticeId: string }> {
  const { id } = await openAccusation(place.house, system(place), await reported(place, true, false), '证据显示可能故意捏造');
  const { hash } = await proof(place);
  const elements = ['是否捏造事实', '是否明知不实', '是否意图使他人受影响', '是否已造成影响'];
  for (const element of elements) await takeStep(place.house, system(place), id, { action: 'prove', facts: { element, evidence: '笔录', evidenceFiles: [{ hash, name: '笔录.pdf' }] }, revision: null });
  await takeStep(place.house, system(place), id, { action: 'propose', facts: Object.fromEntries(elements.map((e) => [e, true])), reason: '要件齐备', revision: null });
  return { id, noticeId: (await place.house.unit(system(place), (unit) => accusationNotices(unit, id)))[0]!.id };
}

/** A line of the discipline organ. */
export const buildMeasure = (personId: string, change: Partial<TypedMeasure> = {}): TypedMeasure => ({ personId, kind: 'inquiry', onDay: '2026-03-18', matter: '违规审批临时用地', lead: null, document: '清纪函〔2026〕3号', restricted: false, differs: null, ...change });
let serial = 0;
const discipline = (place: Place): Actor => ({ kind: 'account', accountId: place.accounts.supervisor, personId: null, regionId: place.regionId, name: 'supervisor', grants: [{ role: 'supervisor', organizationPath: null }] });
const measure = async (place: Place): Promise<string> => (await recordMeasure(place.house, discipline(place), buildMeasure(place.personId, { kind: 'admonition', matter: `诫勉事项${++serial}` }))).id;
const list = async (place: Place): Promise<{ hash: string }> => ({ hash: (await place.house.unit(system(place), (unit) => saveFile(unit, '清单.csv', Buffer.from('姓名,单位职务,方式,日期,问题\n某人,某单位,函询,2026-03-18,迟报瞒报\n')))).hash });

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.personEffects, allowed: ['officer', 'leader', 'liaison'], scoped: 'subtree', input: (place) => ({ params: { id: place.personId } }) },
  { endpoint: contract.ownEffects, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.clearances, allowed: ['officer', 'leader', 'supervisor'], input: () => ({}) },
  { endpoint: contract.inquiryShares, allowed: ['officer', 'leader', 'supervisor'], input: () => ({}) },
  { endpoint: contract.similarCases, allowed: ['officer', 'leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await opened(place) } }) },
  { endpoint: contract.reporterSeal, allowed: ['officer', 'leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await reported(place) } }) },
  { endpoint: contract.sealReporterIdentity, allowed: ['officer', 'supervisor'], scoped: 'region', input: async (place) => { protectionModule(); const { id } = await openCase(place.house, system(place), { type: 'report', opening: 'received', title: '反映问题', organizationId: place.organizationId, parties: [{ role: 'subject', personId: place.personId }], facts: { channel: 'letter', receivedOn: '2026-03-18', matter: '反映问题' } }); return { params: { id }, body: { name: '示例反映人', contact: '', personId: null } }; } },
  { endpoint: contract.nameReporterReader, allowed: ['leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await reported(place, false, false) }, body: { accountId: place.accounts.officer, reason: '查证' } }) },
  { endpoint: contract.dismissReporterReader, allowed: ['leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await reported(place), accountId: place.accounts.officer } }) },
  { endpoint: contract.openReporterIdentity, allowed: ['officer', 'leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await reported(place) }, body: { reason: '联系补充材料' } }) },
  { endpoint: contract.reporterLooks, allowed: ['supervisor'], input: () => ({}) },
  { endpoint: contract.examineReport, allowed: ['supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await reported(place, true) }, body: { grounds: '可能故意捏造' } }) },
  { endpoint: contract.accusationFile, allowed: ['leader', 'supervisor'], scoped: 'region', input: async (place) => ({ params: { id: (await proposed(place)).id } }) },
  { endpoint: contract.proveAccusationDelivery, allowed: ['supervisor'], scoped: 'region', input: async (place) => ({ params: { id: (await proposed(place)).noticeId }, body: { delivery: 'in_person', proof: (await proof(place)).hash } }) },
  { endpoint: contract.accusationFindings, allowed: ['leader', 'supervisor'], input: () => ({}) },
  { endpoint: contract.ownAccusationFiles, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.takeOwnAccusationStep, allowed: ['cadre'], scoped: 'self', input: async (place) => { const { id } = await proposed(place); return { params: { id }, body: { action: 'reply', text: '当时听信传言', revision: 5 } }; } },
  { endpoint: contract.acknowledgeOwnAccusationNotice, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: (await proposed(place)).noticeId } }) },
  { endpoint: contract.followedUp, allowed: ['officer', 'leader', 'supervisor'], input: () => ({}) },
  { endpoint: contract.listMeasures, allowed: ['officer', 'leader', 'supervisor'], input: () => ({ query: {} }) },
  { endpoint: contract.exportMeasures, allowed: ['officer', 'leader', 'supervisor'], input: () => ({ query: {} }) },
  { endpoint: contract.addMeasure, allowed: ['supervisor'], scoped: 'region', input: (place) => ({ body: buildMeasure(place.personId, { kind: 'admonition', matter: `登记事项${++serial}` }) }) },
  { endpoint: contract.measureTemplate, allowed: ['supervisor'], input: () => ({}) },
  { endpoint: contract.previewMeasures, allowed: ['supervisor'], input: async (place) => ({ body: await list(place) }) },
  { endpoint: contract.importMeasures, allowed: ['supervisor'], input: async (place) => ({ body: await list(place) }) },
  // Each body checks the lines of the other: one line cannot be good for both roles, so it is one that was withdrawn.
  { endpoint: contract.checkMeasureLine, allowed: ['officer', 'supervisor'], scoped: 'region', answers: 409, input: async (place) => { const id = await measure(place); await withdrawRecord(place.house, discipline(place), id, '登记有误'); return { params: { id }, body: { finding: 'confirmed', reason: null } }; } },
  { endpoint: contract.withdrawMeasureLine, allowed: ['supervisor'], scoped: 'region', input: async (place) => ({ params: { id: await measure(place) }, body: { reason: '登记有误' } }) },
  { endpoint: contract.measureDifferences, allowed: ['officer', 'leader', 'supervisor'], input: () => ({ query: {} }) },
  { endpoint: contract.exportMeasureDifferences, allowed: ['officer', 'leader', 'supervisor'], input: () => ({ query: {} }) },
];
