import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { recordDecision } from '../../policy/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { decideBig } from '../access.ts';
import type { DemandClass, Scope } from '../model.ts';
import { firstLevel } from '../rules/demand-steps.ts';
import { addStep, changeDemand, findDemand, saveOpinion, setDepartments } from '../store/index.ts';
import { countMove, demandAfter } from './at-hand.ts';
import { heldFor, placeFor } from './line.ts';
import { termsOf } from './terms.ts';

const WORDS: Readonly<Record<string, DemandClass>> = { 私事: 'private', 小事: 'small', 大事: 'big' };
const SCOPES: Readonly<Record<Scope, string>> = { one: '一户', few: '几户', area: '片区' };

/**
 * Triage (M235, T06): the decision table proposes a class from what is known, a person has the last word; another class than
 * the table's needs a reason (`demands.reason_needed`). Routes it to its first level and starts the clock of the class, which
 * runs from the day it came in: classifying late gains nobody time.
 */
export const classifyDemand = (house: House, actor: Actor, id: string, input: { readonly scope: Scope; readonly needsDepartment: boolean; readonly aboutHead: boolean; readonly class: DemandClass | null; readonly reason: string }): Promise<{ class: DemandClass; proposed: DemandClass; level: string }> =>
  house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['desk', 'above', 'head']);
    const state = demandAfter(demand, 'classify');
    const terms = await termsOf(unit);
    // Whoever is told that it is about a head keeps it so: nobody takes that back.
    const aboutHead = demand.aboutHead || input.aboutHead;
    const facts = { 诉求反映负责人: aboutHead, 诉求需要部门: input.needsDepartment, 诉求影响范围: SCOPES[input.scope] };
    const decision = terms.policy.decide('demand-class', facts);
    await recordDecision(unit, { ruleId: 'demand-class', subject: { kind: 'demand', id, label: demand.number }, on: terms.policy.on, facts, decision });
    const proposed = WORDS[String(decision.outputs?.['诉求类别'])];
    if (!proposed) throw new Refusal('rule', 'demands.table_silent');
    const chosen = input.class ?? proposed;
    if (chosen !== proposed && input.reason === '') throw new Refusal('invalid', 'demands.reason_needed', {}, [{ code: 'demands.reason_needed', at: 'reason' }]);
    const again = demand.state === 'classified';
    const place = await placeFor(unit, demand.patchId, firstLevel(chosen, aboutHead), aboutHead);
    const rows = decision.trace.filter((t) => t.state === 'lit').map((t) => ({ row: t.row, reason: t.reason.zh, source: terms.policy.cite(t.source) }));
    const due = terms.due(demand.receivedAt, chosen);
    await changeDemand(unit, id, { state, class: chosen, scope: input.scope, about_head: aboutHead, held: false, level: place.level, handling_patch: place.patch, due_at: due, lift_at: terms.lift(due, unit.at), ...(place.level === 'departments' ? {} : { lead_id: null }) });
    await addStep(unit, id, { step: 'classified', level: place.level, text: input.reason, detail: { class: chosen, proposed, rows, version: decision.packVersion } });
    unit.audit({ action: 'demands.classified', subjectKind: 'demand', subjectId: id, detail: { class: chosen, proposed } });
    // Classified anew is a move as well, so that nobody sends it round in circles.
    if (again) await countMove(unit, (await findDemand(unit, { id }))!, input.reason);
    return { class: chosen, proposed, level: (await findDemand(unit, { id }))!.level! };
  });

/** 主办和协办: the desk gives a big matter to a lead department and joint ones. A second time is a transfer and counts towards lifting. */
export const assignDepartments = (house: House, actor: Actor, id: string, input: { readonly leadId: string; readonly jointIds: readonly string[]; readonly reason: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['desk', 'lead']);
    if (demand.state !== 'classified') throw new Refusal('conflict', 'demands.moved', { state: demand.state });
    if (demand.level !== 'departments' && demand.level !== 'committee') throw new Refusal('rule', 'demands.not_at_departments');
    for (const o of [input.leadId, ...input.jointIds]) await organizationSubject(unit, o);
    const transfer = demand.leadId !== null && demand.leadId !== input.leadId;
    if (transfer && input.reason === '') throw new Refusal('invalid', 'demands.reason_needed', {}, [{ code: 'demands.reason_needed', at: 'reason' }]);
    await setDepartments(unit, id, input.leadId, input.jointIds);
    await changeDemand(unit, id, { lead_id: input.leadId });
    await addStep(unit, id, { step: transfer ? 'transferred' : 'consulted', level: demand.level, organizationId: input.leadId, text: input.reason, detail: { joint: input.jointIds } });
    unit.audit({ action: 'demands.assigned', subjectKind: 'demand', subjectId: id, detail: { leadId: input.leadId, joint: input.jointIds.length } });
    if (transfer) await countMove(unit, demand, input.reason);
    return {};
  });

/** 部门协商: what a lead or joint department thinks. */
export const giveOpinion = (house: House, actor: Actor, id: string, organizationId: string, opinion: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['lead', 'joint', 'desk']);
    if (demand.state !== 'classified') throw new Refusal('conflict', 'demands.moved', { state: demand.state });
    if (!(await saveOpinion(unit, id, organizationId, opinion))) throw new Refusal('rule', 'demands.not_a_department');
    await addStep(unit, id, { step: 'consulted', level: demand.level, organizationId, text: opinion });
    unit.audit({ action: 'demands.consulted', subjectKind: 'demand', subjectId: id, detail: { organizationId } });
    return {};
  });

/** 村社民情恳谈会: on which matter, when, where, who came, what was said. At the area's level. */
export const holdMeeting = (house: House, actor: Actor, id: string, input: { readonly heldOn: string; readonly place: string; readonly attendance: readonly string[]; readonly minutes: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['desk', 'head']);
    if (demand.state !== 'classified' || demand.level !== 'area') throw new Refusal('conflict', 'demands.not_at_area');
    if (input.heldOn > unit.today) throw new Refusal('invalid', 'demands.meeting_ahead', {}, [{ code: 'demands.meeting_ahead', at: 'heldOn' }]);
    await addStep(unit, id, { step: 'met', level: 'area', text: input.minutes, detail: { heldOn: input.heldOn, place: input.place, attendance: input.attendance } });
    unit.audit({ action: 'demands.met', subjectKind: 'demand', subjectId: id, detail: { people: input.attendance.length } });
    return {};
  });

/** 党委研究: the committee's decision on what departments could not settle; a leader puts it down. */
export const decideDemand = (house: House, actor: Actor, id: string, decision: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, decideBig, { regionId: actor.regionId, organizationPaths: [] });
    const { demand } = await heldFor(unit, id, ['reader']);
    if (demand.state !== 'classified' || demand.level !== 'committee') throw new Refusal('conflict', 'demands.not_at_committee');
    await addStep(unit, id, { step: 'decided', level: 'committee', text: decision });
    unit.audit({ action: 'demands.decided', subjectKind: 'demand', subjectId: id });
    return {};
  });
