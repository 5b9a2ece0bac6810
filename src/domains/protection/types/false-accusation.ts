import { Refusal } from '../../../kernel/refusal.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import { addCalendarDays, addWorkingDays } from '../../../kernel/working-days.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { findCase, tableFields, trailsOf, type CaseType, type FactValues, type Field, type StepContext } from '../../cases/index.ts';
import type { PolicyView } from '../../policy/index.ts';
import { decideAccusations, handleAccusations, readAccusations } from '../access.ts';
import { bringIntoEffect, endFinding, suspendFinding } from '../commands/finding.ts';
import { mustBeImpartial, mustNotName } from '../commands/impartial.ts';
import { accusationNotices, findAccusation, findingOf, insertAccusation, insertAccusationNotice, insertFinding, insertProof, proofsOf, setOutcome } from '../store/accusations.ts';
import { isSealed } from '../store/reporters.ts';
import { falseAccusationPapers } from './false-accusation-papers.ts';

export const ACCUSATION_RULE = 'false-accusation';
/** The element that makes a mistaken report and a false accusation two things. */
export const KNOWING = '是否明知不实';
const FALSE = '构成诬告陷害';
const w = (zh: string, en: string) => ({ zh, en });

type Check = (unit: Unit, context: StepContext) => Promise<FactValues | void>;

async function reportOf(unit: Unit, { case: file }: StepContext): Promise<string> {
  return (await findAccusation(unit, { caseId: file.id }))!.reportId;
}

/** Every step of this type: by nobody who is concerned, and without the name of who reported. */
const guarded = (check?: Check): Check => async (unit, context) => {
  const reportId = await reportOf(unit, context);
  await mustBeImpartial(unit, reportId);
  await mustNotName(unit, reportId, [context.reason, ...Object.values(context.stated)]);
  return check?.(unit, context);
};

/** Only from a report that was found untrue and whose reporter is on record, once; the file has no parties. */
async function fromUntrueReport(unit: Unit, { case: file, stated }: StepContext): Promise<FactValues> {
  const reportId = String(stated['reportId']);
  const report = /^[0-9a-f-]{36}$/.test(reportId) ? await findCase(unit, reportId, true) : null;
  if (report?.type !== 'report') throw new Refusal('not_found', 'cases.no_such_case');
  if (file.parties.length > 0) throw new Refusal('rule', 'protection.names_the_reporter');
  if (report.state !== 'untrue' && report.state !== 'cleared') throw new Refusal('rule', 'protection.report_not_untrue', {}, [{ code: 'protection.report_not_untrue', source: '纪检监察机关处理检举控告工作规则' }]);
  if (!(await isSealed(unit, reportId))) throw new Refusal('rule', 'protection.no_reporter');
  await mustBeImpartial(unit, reportId);
  await mustNotName(unit, reportId, [file.title, stated['grounds']]);
  if (!(await insertAccusation(unit, file.id, reportId))) throw new Refusal('conflict', 'protection.accusation_once');
  return { reportNumber: report.number };
}

const elementField = (policy: PolicyView): Field => ({ key: 'element', kind: 'choice', title: w('要件', 'Element'), required: true, choices: tableFields(policy, ACCUSATION_RULE).map((f) => ({ value: f.key, title: f.title })) });

async function keepProof(unit: Unit, { case: file, stated }: StepContext): Promise<void> {
  await insertProof(unit, file.id, { element: String(stated['element']), knowing: stated['element'] === KNOWING, evidence: String(stated['evidence']), files: (stated['evidenceFiles'] as readonly unknown[]).length });
}

/** Each element proven with recorded evidence, and the table says that they make a false accusation; else nothing can be proposed. */
async function elementsProven(unit: Unit, { case: file, stated, policy }: StepContext): Promise<FactValues> {
  const elements = tableFields(policy, ACCUSATION_RULE).map((f) => f.key);
  const decision = policy.decide(ACCUSATION_RULE, Object.fromEntries(elements.map((k) => [k, (stated[k] ?? null) as boolean | null])));
  const lit = decision.trace.filter((t) => t.state === 'lit');
  const [rowReason, rowSource] = [lit.map((t) => t.reason.zh).join('；'), lit.map((t) => policy.cite(t.source)).join('；')];
  if (stated[KNOWING] !== true || decision.outputs?.['诬告认定'] !== FALSE) throw new Refusal('rule', 'protection.not_false_accusation', { reason: rowReason }, [{ code: 'protection.by_table', params: { reason: rowReason }, source: rowSource }]);
  const proofs = await proofsOf(unit, file.id);
  const titles = new Map(tableFields(policy, ACCUSATION_RULE).map((f) => [f.key, f.title.zh]));
  const missing = elements.filter((e) => stated[e] === true && !proofs.some((p) => p.element === e));
  if (missing.length > 0) throw new Refusal('rule', 'protection.element_unproven', { elements: missing.map((e) => titles.get(e)).join('、') }, missing.map((e) => ({ code: 'protection.element_unproven', params: { elements: titles.get(e) ?? e }, at: e })));
  return { elementLines: proofs.map((p) => `${titles.get(p.element) ?? p.element}：${p.evidence}`), proven: elements.filter((e) => stated[e] === true), rowReason, rowSource };
}

/** Out: the first day after the term that runs from delivery, or null while it is not delivered. */
async function termOver(unit: Unit, caseId: string, action: string, last: (from: string) => string): Promise<boolean> {
  const notice = (await accusationNotices(unit, caseId)).findLast((n) => n.action === action);
  return notice?.deliveredAt != null && unit.today > last(dayInChina(notice.deliveredAt));
}

async function replyTermOver(unit: Unit, { case: file, policy }: StepContext): Promise<void> {
  if (!(await termOver(unit, file.id, 'propose', (from) => addWorkingDays(from, policy.number('accusation-reply-days')).day))) throw new Refusal('rule', 'protection.reply_term_runs');
}

/** Served and not appealed in time. Only the clock brings a finding into effect. */
export const appealTermOver = (unit: Unit, caseId: string, policy: PolicyView): Promise<boolean> => termOver(unit, caseId, 'find', (from) => addCalendarDays(from, policy.number('accusation-appeal-days')).day);

async function mayTakeEffect(unit: Unit, { case: file, policy }: StepContext): Promise<void> {
  if (unit.actor.kind !== 'system') throw new Refusal('forbidden', 'protection.by_itself');
  if (!(await appealTermOver(unit, file.id, policy))) throw new Refusal('rule', 'protection.appeal_term_runs');
}

async function mayExpire(unit: Unit, { case: file }: StepContext): Promise<void> {
  if (unit.actor.kind !== 'system') throw new Refusal('forbidden', 'protection.by_itself');
  const until = (await findingOf(unit, file.id))?.effectiveUntil ?? null;
  if (until === null || unit.today < until) throw new Refusal('rule', 'protection.period_runs');
}

async function mayAppeal(unit: Unit, { case: file }: StepContext): Promise<void> {
  if ((await trailsOf(unit, [file.id])).get(file.id)!.some((t) => t.action === 'appeal')) throw new Refusal('rule', 'protection.appealed_once');
}

async function find(unit: Unit, { case: file, facts, stated }: StepContext): Promise<void> {
  const drafter = (await trailsOf(unit, [file.id])).get(file.id)!.findLast((t) => t.action === 'propose')!;
  await insertFinding(unit, { caseId: file.id, elements: facts['proven'] as readonly string[], basis: String(facts['rowSource']), approvedBy: String(stated['approvedBy']), drafterAccountId: drafter.accountId });
}

const told = (action: string, also?: (unit: Unit, context: StepContext) => Promise<void>) => async (unit: Unit, context: StepContext): Promise<void> => {
  await also?.(unit, context);
  await insertAccusationNotice(unit, context.case.id, action);
};
/** Closed without a finding, for good; told to the reporter only if he was told before that there was something. */
const closedAs = (outcome: 'mistaken' | 'unproven', action: string) => async (unit: Unit, context: StepContext): Promise<void> => {
  await setOutcome(unit, context.case.id, outcome);
  if (context.case.state !== 'proving') await insertAccusationNotice(unit, context.case.id, action);
};

const reply: readonly Field[] = [{ key: 'reply', kind: 'long_text', title: w('陈述申辩', 'Reply'), required: true }, { key: 'replyFiles', kind: 'files', title: w('材料', 'Files'), required: false }];
const appeal: readonly Field[] = [{ key: 'appeal', kind: 'long_text', title: w('申诉理由', 'Grounds of appeal'), required: true }];
const by = { handle: handleAccusations, decide: decideAccusations };

/** 诬告陷害查证与认定 (M115, M125, M126; docs/decisions/0012). Who reported is no party: his name is sealed. */
export const falseAccusationType: CaseType = {
  key: 'false_accusation',
  title: w('诬告陷害查证', 'False accusation'),
  reads: readAccusations,
  states: {
    proving: { title: w('查证', 'Being established'), term: { parameter: 'accusation-proof-days', counted: 'working_days' } },
    proposed: { title: w('拟认定·听取申辩', 'Proposed, to be heard'), term: { parameter: 'accusation-reply-days', counted: 'working_days' } },
    heard: { title: w('已申辩·待认定', 'Heard, to be decided'), term: { parameter: 'accusation-decision-days', counted: 'working_days' } },
    found: { title: w('已认定·申诉期内未生效', 'Found, not in effect while it may be appealed'), term: { parameter: 'accusation-appeal-days', counted: 'calendar_days' } },
    appealed: { title: w('申诉中·未生效', 'Appealed, not in effect'), term: { parameter: 'accusation-decision-days', counted: 'working_days' } },
    in_effect: { title: w('认定生效', 'In effect') },
    ended: { title: w('影响期满', 'Ended') },
    removed: { title: w('提前移除', 'Removed') },
    reversed: { title: w('申诉撤销', 'Reversed on appeal') },
    good_faith: { title: w('错告或检举失实·不予追究', 'Mistaken report, nothing held against it') },
    unproven: { title: w('证据不足·不予认定', 'Not proven') },
  },
  // Opened from its report by an endpoint of its own; `own` keeps it out of the list of forms for new cases.
  openings: [{ key: 'from_report', own: true, title: w('由不实举报启动', 'From an untrue report'), by: by.handle, to: 'proving', fields: [{ key: 'reportId', kind: 'text', title: w('举报核查案件', 'Report'), required: true }, { key: 'grounds', kind: 'long_text', title: w('启动理由', 'Grounds'), required: true }], check: fromUntrueReport }],
  steps: [
    { action: 'prove', title: w('记录要件证据', 'Record evidence of an element'), by: by.handle, from: ['proving'], to: 'same', fields: (policy) => [elementField(policy), { key: 'evidence', kind: 'long_text', title: w('证据内容', 'What it shows'), required: true }, { key: 'evidenceFiles', kind: 'files', title: w('证据材料', 'Files'), required: true }], check: guarded(), carryOut: keepProof },
    { action: 'propose', title: w('拟认定', 'Propose a finding'), by: by.handle, from: ['proving'], to: 'proposed', needsReason: true, fields: (policy) => tableFields(policy, ACCUSATION_RULE), check: guarded(elementsProven), carryOut: told('propose'), document: 'proposal' },
    { action: 'reply', title: w('登记陈述申辩', 'Record the reply'), by: by.handle, from: ['proposed'], to: 'heard', fields: reply, check: guarded() },
    { action: 'no_reply', title: w('逾期未申辩', 'No reply in time'), by: by.handle, from: ['proposed'], to: 'heard', aside: true, check: guarded(replyTermOver) },
    {
      action: 'find',
      title: w('认定诬告陷害', 'Find a false accusation'),
      by: by.decide,
      from: ['heard'],
      to: 'found',
      needsReason: true,
      notWhoTook: ['from_report', 'prove', 'propose', 'reply', 'no_reply'],
      fields: [{ key: 'approvedBy', kind: 'text', title: w('批准机关', 'Approved by'), required: true, source: '纪检监察机关处理检举控告工作规则（须经设区的市级以上党委或者纪检监察机关批准，条文待核）' }, { key: 'approval', kind: 'files', title: w('批准文件', 'The approval'), required: true }],
      check: guarded(),
      carryOut: told('find', find),
      document: 'finding',
    },
    { action: 'mistaken', title: w('属错告或检举失实', 'A mistaken report'), by: by.decide, from: ['proving', 'proposed', 'heard'], to: 'good_faith', needsReason: true, aside: true, check: guarded(), carryOut: closedAs('mistaken', 'mistaken') },
    { action: 'unproven', title: w('证据不足', 'Not proven'), by: by.decide, from: ['proving', 'proposed', 'heard'], to: 'unproven', needsReason: true, aside: true, check: guarded(), carryOut: closedAs('unproven', 'unproven') },
    { action: 'take_effect', title: w('生效', 'Takes effect'), byItself: true, by: by.decide, from: ['found'], to: 'in_effect', check: mayTakeEffect, carryOut: told('take_effect', (unit, c) => bringIntoEffect(unit, c.case.id, c.policy)) },
    { action: 'appeal', title: w('登记申诉', 'Record an appeal'), by: by.handle, from: ['found', 'in_effect'], to: 'appealed', aside: true, fields: appeal, check: guarded(mayAppeal), carryOut: (unit, c) => suspendFinding(unit, c.case.id) },
    { action: 'uphold', title: w('维持认定', 'Uphold'), by: by.decide, from: ['appealed'], to: 'in_effect', needsReason: true, notWhoTook: ['from_report', 'prove', 'propose', 'find'], check: guarded(), carryOut: told('uphold', (unit, c) => bringIntoEffect(unit, c.case.id, c.policy)), document: 'upheld' },
    { action: 'reverse', title: w('撤销认定', 'Reverse'), by: by.decide, from: ['appealed'], to: 'reversed', needsReason: true, aside: true, notWhoTook: ['from_report', 'prove', 'propose', 'find'], check: guarded(), carryOut: told('reverse', (unit, c) => endFinding(unit, c.case.id, 'reversed')), document: 'reversed' },
    { action: 'remove', title: w('提前移除', 'Remove early'), by: by.decide, from: ['in_effect'], to: 'removed', needsReason: true, aside: true, check: guarded(), carryOut: told('remove', (unit, c) => endFinding(unit, c.case.id, 'removed')) },
    { action: 'expire', title: w('影响期满', 'Runs out'), byItself: true, by: by.decide, from: ['in_effect'], to: 'ended', check: mayExpire, carryOut: told('expire', (unit, c) => endFinding(unit, c.case.id, 'expired')) },
  ],
  documents: falseAccusationPapers,
  extensionTerm: { parameter: 'case-extension-days', counted: 'working_days' },
};
