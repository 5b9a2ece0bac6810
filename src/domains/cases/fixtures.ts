import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { permission } from '../../kernel/permission.ts';
import { saveFile } from '../../platform/files/index.ts';
import { consultBody } from './commands/consult.ts';
import { openCase } from './commands/open-case.ts';
import { suspendCase } from './commands/run-case.ts';
import { takeStep } from './commands/take-step.ts';
import * as contract from './contract.ts';
import { caseType, declareCaseType, type CaseType } from './definition.ts';
import { consultationsOf, documentsOf, noticesOf } from './store/index.ts';

const w = (zh: string, en: string) => ({ zh, en });
const handles = permission('sample.handle', { officer: 'region', leader: 'region', supervisor: 'region', liaison: 'subtree' });
const asks = permission('sample.ask', { cadre: 'self' });

/** A type with every kind of thing a type can have, for tests: apply → examine → decide → closed, sent back, withdrawn. */
export const sampleType: CaseType = {
  key: 'sample',
  title: w('样例事项', 'Sample matter'),
  reads: handles,
  states: {
    filed: { title: w('待受理', 'Filed'), term: { parameter: 'inquiry-reply-days', counted: 'working_days' } },
    examined: { title: w('核查中', 'Examined'), term: { parameter: 'review-decision-days', counted: 'calendar_days' }, withheld: '监督执纪工作规则' },
    decided: { title: w('已决定', 'Decided') },
    withdrawn: { title: w('已撤回', 'Withdrawn') },
  },
  openings: [
    { key: 'application', title: w('本人申请', 'On application'), own: true, by: asks, to: 'filed', fields: [{ key: 'account', kind: 'long_text', title: w('情况说明', 'Account'), required: true }, { key: 'proof', kind: 'files', title: w('证明材料', 'Proof'), required: false }] },
    { key: 'ex_officio', title: w('依职权', 'Ex officio'), by: handles, to: 'examined' },
  ],
  steps: [
    { action: 'accept', title: w('受理', 'Accept'), by: handles, from: ['filed'], to: 'examined', notify: ['subject'] },
    { action: 'note', title: w('记录核查情况', 'Note'), by: handles, from: ['examined'], to: 'same', fields: [{ key: 'finding', kind: 'choice', title: w('核查结果', 'Finding'), required: true, choices: [{ value: 'holds', title: w('属实', 'Holds') }, { value: 'fails', title: w('不属实', 'Does not hold') }] }, { key: 'witness', kind: 'person', title: w('证明人', 'Witness'), required: false }, { key: 'papers', kind: 'files', title: w('材料', 'Papers'), required: false }, { key: 'records', kind: 'entries', title: w('涉及的记录', 'Records'), required: false }] },
    { action: 'decide', title: w('决定', 'Decide'), by: handles, from: ['examined'], to: 'decided', needsReason: true, notWhoTook: ['note'], afterConsultation: true, document: 'decision', notify: ['subject', 'head'], open: true },
    { action: 'send_back', title: w('退回补正', 'Send back'), by: handles, from: ['examined'], to: 'filed', needsReason: true, aside: true },
    { action: 'withdraw', title: w('撤回', 'Withdraw'), by: asks, from: ['filed', 'examined'], to: 'withdrawn', ownParty: 'applicant', aside: true },
  ],
  documents: { decision: { title: w('决定书', 'Decision'), paper: (c) => ({ title: `关于${c.case.title}的决定`, subtitle: c.number, blocks: [{ kind: 'text', text: c.reason ?? '' }, { kind: 'text', text: [...c.names.values()].join('、') }] }) } },
  consults: [{ key: 'discipline', title: w('纪检监察机关', 'Discipline inspection organ') }, { key: 'audit', title: w('审计机关', 'Audit organ') }],
  consultTerm: { parameter: 'inquiry-reply-days', counted: 'working_days' },
  extensionTerm: { parameter: 'inquiry-reply-days', counted: 'working_days' },
  withholds: [{ what: w('其他单位的意见', 'Opinions of other bodies'), source: '监督执纪工作规则' }],
  reopensTo: 'examined',
  publicTimetable: true,
};

/** Known once, however many tests ask. */
export const knowSample = (): void => void (caseType('sample') ?? declareCaseType(sampleType));

const system = (place: Place) => systemActor(place.regionId, 'fixtures');
async function opened(place: Place, opening = 'ex_officio'): Promise<string> {
  knowSample();
  const { id } = await openCase(place.house, system(place), { type: 'sample', opening, title: '样例', organizationId: place.organizationId, parties: [{ role: 'subject', personId: place.personId }, { role: 'applicant', personId: place.personId }], facts: opening === 'application' ? { account: '情况属实' } : {} });
  return id;
}
const said = { reason: '情况需要', revision: 0 };
async function decided(place: Place): Promise<string> {
  const id = await opened(place);
  await takeStep(place.house, system(place), id, { action: 'decide', reason: '事实清楚', revision: null });
  return id;
}
async function asked(place: Place): Promise<string> {
  const id = await opened(place);
  await consultBody(place.house, system(place), id, { revision: 0, body: 'audit', question: '请提出意见' });
  const [found] = await place.house.unit(system(place), (unit) => consultationsOf(unit, [id]));
  return found!.id;
}
const noticeFor = async (place: Place): Promise<string> => {
  const id = await decided(place);
  return (await place.house.unit(system(place), (unit) => noticesOf(unit, { caseId: id })))[0]!.id;
};

/** As an account, for what only the account that gave a file may do. */
const givenBy = (place: Place, role: 'officer'): Actor => ({ ...system(place), kind: 'account', accountId: place.accounts[role] });
/** A case with a file that the person attached to his own application. */
async function withFile(place: Place): Promise<{ id: string; hash: string }> {
  knowSample();
  const { hash } = await place.house.unit(system(place), (unit) => saveFile(unit, '说明.pdf', Buffer.from('%PDF-1.4\n%%EOF\n')));
  const { id } = await openCase(place.house, system(place), { type: 'sample', opening: 'application', title: '样例', organizationId: place.organizationId, parties: [{ role: 'subject', personId: place.personId }, { role: 'applicant', personId: place.personId }], facts: { account: '情况属实', proof: [{ hash, name: '说明.pdf' }] } });
  return { id, hash };
}

const runs = ['officer'] as const;
const readers = ['officer', 'leader', 'supervisor', 'liaison'] as const;

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.listCases, allowed: ['officer', 'leader', 'liaison', 'supervisor'], input: () => ({ query: {} }) },
  { endpoint: contract.exportCases, allowed: ['officer', 'leader', 'liaison', 'supervisor'], input: () => ({ query: {} }) },
  { endpoint: contract.caseForms, allowed: readers, input: () => ({}) },
  { endpoint: contract.caseTimetables, allowed: ['officer', 'leader', 'liaison', 'supervisor', 'cadre', 'evaluator'], input: () => ({}) },
  { endpoint: contract.openCaseFile, allowed: readers, scoped: 'subtree', input: (place) => { knowSample(); return { body: { type: 'sample', opening: 'ex_officio', title: '样例', organizationId: place.organizationId, parties: [{ role: 'subject', personId: place.personId }], facts: {} } }; } },
  { endpoint: contract.readCase, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: await opened(place) } }) },
  { endpoint: contract.takeCaseStep, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: await opened(place) }, body: { action: 'decide', reason: '事实清楚', revision: 0 } }) },
  { endpoint: contract.assignCaseFile, allowed: runs, scoped: 'region', input: async (place) => ({ params: { id: await opened(place) }, body: { ...said, accountId: place.accounts.officer } }) },
  { endpoint: contract.recordCaseAvoidance, allowed: runs, scoped: 'region', input: async (place) => ({ params: { id: await opened(place) }, body: { ...said, accountId: place.accounts.officer, finding: 'recused' } }) },
  { endpoint: contract.suspendCaseFile, allowed: runs, scoped: 'region', input: async (place) => ({ params: { id: await opened(place) }, body: said }) },
  { endpoint: contract.resumeCaseFile, allowed: runs, scoped: 'region', input: async (place) => { const id = await opened(place); await suspendCase(place.house, system(place), id, said); return { params: { id }, body: { ...said, revision: 1 } }; } },
  { endpoint: contract.extendCaseFile, allowed: runs, scoped: 'region', input: async (place) => ({ params: { id: await opened(place) }, body: said }) },
  { endpoint: contract.mergeCaseFile, allowed: runs, scoped: 'region', input: async (place) => ({ params: { id: await opened(place) }, body: { ...said, into: await opened(place) } }) },
  { endpoint: contract.reopenCaseFile, allowed: runs, scoped: 'region', input: async (place) => ({ params: { id: await decided(place) }, body: { ...said, revision: 1 } }) },
  { endpoint: contract.consultCaseBody, allowed: runs, scoped: 'region', input: async (place) => ({ params: { id: await opened(place) }, body: { revision: 0, body: 'audit', question: '请提出意见' } }) },
  { endpoint: contract.answerCaseConsultation, allowed: ['supervisor', 'leader'], scoped: 'region', input: async (place) => ({ params: { id: await asked(place) }, body: { opinion: 'agree', answer: '同意' } }) },
  { endpoint: contract.caseDocument, allowed: readers, scoped: 'subtree', input: async (place) => { const id = await decided(place); const [d] = await place.house.unit(system(place), (unit) => documentsOf(unit, id)); return { params: { id: d!.id }, query: { format: 'docx' } }; } },
  { endpoint: contract.caseAttachment, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: await withFile(place) }) },
  { endpoint: contract.ownCaseAttachment, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: await withFile(place) }) },
  { endpoint: contract.proveCaseNotice, allowed: runs, scoped: 'region', input: async (place) => { const proof = await place.house.unit(givenBy(place, 'officer'), (unit) => saveFile(unit, '送达回证.pdf', Buffer.from('%PDF-1.4\n%%EOF\n'))); return { params: { id: await noticeFor(place) }, body: { delivery: 'in_person', proof: proof.hash } }; } },
  { endpoint: contract.acknowledgeOwnNotice, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await noticeFor(place) } }) },
  { endpoint: contract.ownCaseForms, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.openOwnCaseFile, allowed: ['cadre'], input: () => { knowSample(); return { body: { type: 'sample', opening: 'application', title: '样例', facts: { account: '情况说明' } } }; } },
  { endpoint: contract.takeOwnCaseStep, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await opened(place) }, body: { action: 'withdraw', revision: 0 } }) },
  { endpoint: contract.ownCaseDocument, allowed: ['cadre'], scoped: 'self', input: async (place) => { const id = await decided(place); const [d] = await place.house.unit(system(place), (unit) => documentsOf(unit, id)); return { params: { id: d!.id }, query: { format: 'docx' } }; } },
  { endpoint: contract.ownCases, allowed: ['cadre'], input: () => ({}) },
];
