import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import { filesGiven } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { appendEvidence, evidenceById } from '../../evidence/index.ts';
import { headsOf } from '../../grid/index.ts';
import { organizationNames } from '../../registry/index.ts';
import { callBack } from '../access.ts';
import type { Demand } from '../model.ts';
import { hasFreshProof } from '../rules/attempts.ts';
import { isSampled } from '../rules/sampling.ts';
import { addStep, attach, attachmentsOf, changeDemand, closeCallback, departmentsOf, drawCallback, findDemand, stepsOf } from '../store/index.ts';
import { findDispatched } from '../roots/store.ts';
import { countMove, demandAfter, liftDemand } from './at-hand.ts';
import { followed } from './intake.ts';
import { heldFor, placeFor } from './line.ts';
import { termsOf } from './terms.ts';

/**
 * What was done, with proof; with `answer` the person is told at once and the matter is closed. A small matter needs its village
 * meeting first, a big one its lead department and every joint one's opinion, at the committee its decision. Opened again it needs a
 * file that was not on it before: what was rejected proves nothing.
 */
export const completeDemand = (house: House, actor: Actor, id: string, input: { readonly did: string; readonly answer: string; readonly attachments: readonly { readonly hash: string; readonly name: string }[] }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const { demand, parts } = await heldFor(unit, id, ['head', 'lead', 'desk']);
    const state = demandAfter(demand, 'handle');
    await ready(unit, demand);
    const given = await filesGiven(unit, input.attachments.map((a) => a.hash));
    const lost = input.attachments.find((a) => !given.has(a.hash));
    if (lost) throw new Refusal('invalid', 'demands.no_such_file', { name: lost.name }, [{ code: 'demands.no_such_file', params: { name: lost.name }, at: 'attachments' }]);
    const before = new Set((await attachmentsOf(unit, id)).map((f) => f.hash));
    if (!hasFreshProof(demand.reopened, before, input.attachments.map((a) => a.hash))) throw new Refusal('invalid', 'demands.fresh_proof_first', {}, [{ code: 'demands.fresh_proof_first', at: 'attachments' }]);
    await attach(unit, id, input.attachments, false, demand.reopened);
    const head = parts.has('head') && demand.handlingPatch !== null ? (await headsOf(unit, demand.handlingPatch))[0] : undefined;
    const person = head?.personId ?? actor.personId;
    await changeDemand(unit, id, { state, handled_at: unit.at, handler_account: actor.accountId, handler_name: head?.name ?? actor.name, handler_person: person });
    await addStep(unit, id, { step: 'handled', level: demand.level, organizationId: demand.leadId ?? demand.organizationId, text: input.did, detail: { files: input.attachments.length } });
    unit.audit({ action: 'demands.handled', subjectKind: 'demand', subjectId: id });
    if (input.answer !== '') await close(unit, (await findDemand(unit, { id }))!, input.answer);
    return {};
  });

/** The answer in plain words closes it (M236); there is no other way to close. */
export const answerDemand = (house: House, actor: Actor, id: string, answer: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['head', 'lead', 'desk']);
    await close(unit, demand, answer);
    return {};
  });

async function ready(unit: Unit, d: Demand): Promise<void> {
  const steps = await stepsOf(unit, d.id);
  // Steps before it was opened again belong to the result that was rejected.
  const since = steps.findLastIndex((s) => s.step === 'reopened');
  const done = (step: string): boolean => steps.some((s, i) => i > since && s.step === step);
  if (d.level === 'area' && d.class === 'small' && !done('met')) throw new Refusal('rule', 'demands.meeting_first');
  if (d.level === 'departments' || d.level === 'committee') {
    const departments = await departmentsOf(unit, d.id);
    if (departments.length === 0) throw new Refusal('rule', 'demands.department_first');
    const silent = departments.filter((x) => x.role === 'joint' && x.opinion === null);
    if (silent.length > 0) throw new Refusal('rule', 'demands.opinion_first', { units: [...(await organizationNames(unit, silent.map((s) => s.organization_id))).values()].join('、') });
  }
  if (d.level === 'committee' && !done('decided')) throw new Refusal('rule', 'demands.decision_first');
  // What was handed to dispatch comes back from there first.
  if ((await findDispatched(unit, d.id, d.reopened))?.doneOn === null) throw new Refusal('rule', 'demands.dispatch_first');
}

async function close(unit: Unit, d: Demand, answer: string): Promise<void> {
  const state = demandAfter(d, 'answer');
  const terms = await termsOf(unit);
  const evidenceId = d.handlerPerson === null ? null : await onRecord(unit, d, answer);
  await changeDemand(unit, d.id, { state, answer, answered_at: unit.at, resolved: null, ...(evidenceId === null ? {} : { evidence_id: evidenceId }) });
  await addStep(unit, d.id, { step: 'answered', level: d.level, organizationId: d.leadId ?? d.organizationId, text: answer });
  unit.audit({ action: 'demands.answered', subjectKind: 'demand', subjectId: d.id });
  unit.publish({ type: 'demands.answered', payload: { demandId: d.id, number: d.number, personId: d.handlerPerson, organizationId: d.leadId ?? d.organizationId } });
  // Drawn with a key that no unit has; whoever can be called may be drawn, whatever the result was.
  if (d.contact !== null && isSampled(unit.house.cipher.blindIndex(`${d.id} ${d.reopened}`, 'demands.callback'), terms.policy.number('demand-callback-percent')))
    await drawCallback(unit, d.id, d.reopened, addWorkingDays(unit.today, terms.policy.number('demand-callback-days')).day);
}

/** Each finished demand is evidence for the person who did it. */
async function onRecord(unit: Unit, d: Demand, answer: string): Promise<string> {
  const unitId = d.leadId ?? d.organizationId;
  const source = (await organizationNames(unit, [unitId])).get(unitId) ?? unit.actor.name;
  const [id] = await appendEvidence(unit, [
    {
      title: `办结群众诉求${d.number}`,
      occurredOn: unit.today,
      arena: 'village',
      content: { kind: 'task', task: d.words.slice(0, 500), deadline: dayInChina(d.dueAt), completedOn: unit.today, result: answer.slice(0, 2000) },
      organizationId: unitId,
      persons: [{ personId: d.handlerPerson!, role: 'do' }],
      correctsId: (await standingEvidence(unit, d))?.id ?? null,
      source: { kind: 'unit', name: source.slice(0, 200) },
      state: 'confirmed',
      reportedBy: { name: (d.handlerName ?? unit.actor.name).slice(0, 100), personId: d.handlerPerson },
    },
  ]);
  return id!;
}

/** The entry of the result, unless it was withdrawn since, by a dispute for instance. */
async function standingEvidence(unit: Unit, d: Demand) {
  const [entry] = d.evidenceId === null ? [] : await evidenceById(unit, [d.evidenceId]);
  return entry === undefined || entry.state === 'withdrawn' ? null : entry;
}

/** A rejected result is no evidence for whoever claimed it: its entry is withdrawn, whoever does it again gets one of his own. */
async function takeOffRecord(unit: Unit, d: Demand, words: string): Promise<void> {
  const entry = await standingEvidence(unit, d);
  if (entry === null) return;
  const unitId = d.leadId ?? d.organizationId;
  const source = (await organizationNames(unit, [unitId])).get(unitId) ?? unit.actor.name;
  await appendEvidence(unit, [
    {
      title: `撤销：办结群众诉求${d.number}`,
      occurredOn: unit.today,
      arena: 'village',
      content: { kind: 'correction', reason: `结果被否定，重新办理：${words}`.slice(0, 2000) },
      organizationId: unitId,
      persons: entry.persons.map((p) => ({ personId: p.personId, role: p.role })),
      correctsId: entry.id,
      source: { kind: 'unit', name: source.slice(0, 200) },
      state: 'confirmed',
      reportedBy: { name: unit.actor.name.slice(0, 100), personId: null },
    },
  ]);
}

/** 退回: not ours, with the reason. It goes back to be classified anew; the third return or transfer lifts it one level instead. */
export const returnDemand = (house: House, actor: Actor, id: string, reason: string): Promise<{ lifted: boolean }> =>
  house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['head', 'lead']);
    const state = demandAfter(demand, 'return');
    await addStep(unit, id, { step: 'returned', level: demand.level, organizationId: demand.leadId, text: reason });
    unit.audit({ action: 'demands.returned', subjectKind: 'demand', subjectId: id });
    const wasLifted = await countMove(unit, demand, reason);
    if (!wasLifted) await changeDemand(unit, id, { state, level: null, class: null, handling_patch: null, lead_id: null });
    return { lifted: wasLifted };
  });

/** Up to the next level by whoever has it, with the reason: beyond his means. */
export const passUp = (house: House, actor: Actor, id: string, reason: string): Promise<{ level: string }> =>
  house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['head', 'lead', 'desk']);
    if (demand.state !== 'classified') throw new Refusal('conflict', 'demands.moved', { state: demand.state });
    if (demand.level === 'committee') throw new Refusal('rule', 'demands.at_the_top');
    return { level: await liftDemand(unit, demand, reason) };
  });

/** Rejected: opened again one level up, with a new clock. The words of who rejected it stand in the line. */
async function reopen(unit: Unit, d: Demand, words: string, byName: string): Promise<void> {
  const state = demandAfter(d, 'reopen');
  const terms = await termsOf(unit);
  const due = terms.due(unit.at, d.class ?? 'small');
  await takeOffRecord(unit, d, words);
  await addStep(unit, d.id, { step: 'reopened', level: d.level, text: words, byName });
  await changeDemand(unit, d.id, { state, reopened: d.reopened + 1, resolved: false, handled_at: null, answered_at: null, answer: null, evidence_id: null, due_at: due });
  const place = await placeFor(unit, d.patchId, d.level ?? 'area', d.aboutHead);
  await liftDemand(unit, { ...d, level: place.level, dueAt: due }, words, { state });
}

/** The asker's own word on the result: it is settled, or not and why. Not settled opens it again, one level up; once said it is said. */
export const sayOfResult = (house: House, actor: Actor, receipt: { readonly number: string; readonly secret: string }, resolved: boolean, words: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const d = await followed(unit, receipt.number, receipt.secret, true);
    if (d.state !== 'answered') throw new Refusal('conflict', 'demands.moved', { state: d.state });
    if (d.resolved !== null) throw new Refusal('conflict', 'demands.said_already');
    await addStep(unit, d.id, { step: 'said', level: d.level, text: words, detail: { resolved }, byName: '' });
    unit.audit({ action: 'demands.said', subjectKind: 'demand', subjectId: d.id, detail: { resolved } });
    if (resolved) await changeDemand(unit, d.id, { resolved: true });
    else await reopen(unit, d, words, '');
    return {};
  });

/** A call-back by the region's desk; never by whoever handled it (`demands.handled_oneself`). Not satisfied opens it again, one level up. */
export const settleCallback = (house: House, actor: Actor, id: string, input: { readonly round: number; readonly satisfied: boolean; readonly words: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, callBack, { regionId: actor.regionId, organizationPaths: [] });
    const { demand } = await heldFor(unit, id, ['desk']);
    if (demand.handlerAccount !== null && demand.handlerAccount === actor.accountId) throw new Refusal('forbidden', 'demands.handled_oneself');
    if (!(await closeCallback(unit, id, input.round, input.satisfied, input.words))) throw new Refusal('conflict', 'demands.called_already');
    unit.audit({ action: 'demands.called_back', subjectKind: 'demand', subjectId: id, detail: { satisfied: input.satisfied } });
    // Already opened again by the asker himself: his word and the call say the same.
    if (demand.state !== 'answered') return {};
    if (input.satisfied) await changeDemand(unit, id, { resolved: true });
    else await reopen(unit, demand, input.words, unit.actor.name);
    return {};
  });

/** The number to call, opened for the one who answers or calls back; every look is on record. */
export const contactOf = (house: House, actor: Actor, id: string): Promise<{ contact: string | null }> =>
  house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['head', 'lead', 'desk']);
    unit.audit({ action: 'demands.contact_seen', subjectKind: 'demand', subjectId: id });
    return { contact: demand.contact === null ? null : unit.house.cipher.open(demand.contact, 'demands.demand.contact') };
  });
