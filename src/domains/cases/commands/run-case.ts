import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { workingDaysBetween } from '../../../kernel/working-days.ts';
import type { House } from '../../../platform/house/index.ts';
import { policyVersion } from '../../policy/index.ts';
import { accountNames } from '../../security/index.ts';
import { runCases } from '../access.ts';
import { isEnd } from '../definition.ts';
import { afterSuspension, dueDay } from '../rules/clock.ts';
import { addParties, changeCase, findCase, recordAvoidance } from '../store/index.ts';
import { dueOn, holdCase, mustBeSeen, record } from './hold-case.ts';

interface Asked {
  readonly revision: number;
  readonly reason: string;
}
type Moved = { readonly revision: number };

/** Gives the case to somebody. Refuses an account of another region or one that stepped aside. */
export const assignCase = (house: House, actor: Actor, id: string, input: Asked & { readonly accountId: string }): Promise<Moved> =>
  house.unit(actor, async (unit) => {
    const { file } = await holdCase(unit, id, input.revision, runCases);
    mustBeOpen(file.closedOn);
    const name = (await accountNames(unit, [input.accountId])).get(input.accountId);
    if (name === undefined) throw new Refusal('not_found', 'cases.no_such_account');
    await record(unit, file, { action: 'assign', to: file.state, reason: input.reason, stated: { assignee: name } });
    await changeCase(unit, id, { assignee_id: input.accountId, assignee_name: name });
    unit.audit({ action: 'cases.assigned', subjectKind: 'case', subjectId: id, detail: { to: name } });
    return { revision: file.revision + 1 };
  });

/**
 * 回避: an account steps aside (the actor himself, or another by decision), or is found to be no relative though the names agree.
 * Nobody finds about himself that he is no relative.
 */
export const recordAvoidanceFinding = (house: House, actor: Actor, id: string, input: Asked & { readonly accountId: string; readonly finding: 'recused' | 'no_relative' }): Promise<Moved> =>
  house.unit(actor, async (unit) => {
    const { file } = await holdCase(unit, id, input.revision, runCases);
    mustBeOpen(file.closedOn);
    if (input.finding === 'no_relative' && input.accountId === actor.accountId) throw new Refusal('forbidden', 'cases.no_relative_of_oneself', {}, [{ code: 'cases.own_case', source: '公务员法 第七十六条' }]);
    const name = (await accountNames(unit, [input.accountId])).get(input.accountId);
    if (name === undefined) throw new Refusal('not_found', 'cases.no_such_account');
    await recordAvoidance(unit, id, input.accountId, input.finding, input.reason);
    await record(unit, file, { action: 'recuse', to: file.state, reason: input.reason, stated: { account: name, finding: input.finding } });
    await changeCase(unit, id, input.finding === 'recused' && file.assigneeId === input.accountId ? { assignee_id: null, assignee_name: null } : {});
    unit.audit({ action: 'cases.avoidance_recorded', subjectKind: 'case', subjectId: id, detail: { account: name, finding: input.finding } });
    return { revision: file.revision + 1 };
  });

/** 中止: the clock stands, nothing but resuming is possible. Refuses a case whose clock stands already, and a state without a term: there is no clock to stop. */
export const suspendCase = (house: House, actor: Actor, id: string, input: Asked): Promise<Moved> =>
  house.unit(actor, async (unit) => {
    const { file } = await holdCase(unit, id, input.revision, runCases);
    mustBeOpen(file.closedOn);
    if (file.suspendedOn !== null) throw new Refusal('conflict', 'cases.clock_stands');
    if (file.dueOn === null) throw new Refusal('rule', 'cases.no_clock');
    await record(unit, file, { action: 'suspend', to: file.state, reason: input.reason });
    await changeCase(unit, id, { suspended_on: unit.today });
    unit.audit({ action: 'cases.suspended', subjectKind: 'case', subjectId: id });
    return { revision: file.revision + 1 };
  });

/** 恢复: what was left of the term is left. */
export const resumeCase = (house: House, actor: Actor, id: string, input: Asked): Promise<Moved & { dueOn: string | null }> =>
  house.unit(actor, async (unit) => {
    const { file } = await holdCase(unit, id, input.revision, runCases);
    if (file.suspendedOn === null) throw new Refusal('conflict', 'cases.clock_runs');
    const due = file.dueOn === null ? null : afterSuspension(file.dueOn, file.suspendedOn, unit.today);
    await record(unit, file, { action: 'resume', to: file.state, reason: input.reason });
    await changeCase(unit, id, { suspended_on: null, due_on: due, stood: file.stood + workingDaysBetween(file.suspendedOn, unit.today) });
    unit.audit({ action: 'cases.resumed', subjectKind: 'case', subjectId: id, detail: { dueOn: due } });
    return { revision: file.revision + 1, dueOn: due };
  });

/** 延期, once in a state and by the term the type names, counted from the term itself. Refuses one without a term. */
export const extendCase = (house: House, actor: Actor, id: string, input: Asked): Promise<Moved & { dueOn: string }> =>
  house.unit(actor, async (unit) => {
    const { file, type } = await holdCase(unit, id, input.revision, runCases);
    mustBeOpen(file.closedOn);
    if (file.suspendedOn !== null) throw new Refusal('conflict', 'cases.clock_stands');
    if (type.extensionTerm === undefined || file.dueOn === null) throw new Refusal('rule', 'cases.no_extension');
    if (file.extended) throw new Refusal('rule', 'cases.extended_once');
    const policy = await policyVersion(unit, file.policyVersion, file.openedOn);
    const due = dueDay(type.extensionTerm.counted, file.dueOn, policy.number(type.extensionTerm.parameter));
    await record(unit, file, { action: 'extend', to: file.state, reason: input.reason });
    await changeCase(unit, id, { due_on: due, extended: true });
    unit.audit({ action: 'cases.extended', subjectKind: 'case', subjectId: id, detail: { dueOn: due } });
    return { revision: file.revision + 1, dueOn: due };
  });

/**
 * 并案: the case goes on inside another of its type, which takes over its people. Refuses joining with itself, with a closed one, with
 * one that was merged away, or across types. Both are held, the one with the smaller id first, so that two merges cannot block each other.
 */
export const mergeCase = (house: House, actor: Actor, id: string, input: Asked & { readonly into: string }): Promise<Moved> =>
  house.unit(actor, async (unit) => {
    if (id === input.into) throw new Refusal('invalid', 'cases.merge_itself');
    for (const one of [id, input.into].sort()) await findCase(unit, one, true);
    const { file } = await holdCase(unit, id, null, runCases);
    const { file: into } = await holdCase(unit, input.into, null, runCases);
    mustBeSeen(file, input.revision);
    if (file.mergedInto !== null || into.mergedInto !== null) throw new Refusal('conflict', 'cases.merged_away');
    mustBeOpen(file.closedOn);
    mustBeOpen(into.closedOn);
    if (file.type !== into.type) throw new Refusal('rule', 'cases.merge_types');
    await record(unit, file, { action: 'merge', to: file.state, reason: input.reason, stated: { into: into.number } });
    await changeCase(unit, id, { merged_into: into.id, closed_on: unit.today, due_on: null });
    await addParties(unit, into.id, file.parties);
    await record(unit, into, { action: 'merge', to: into.state, reason: input.reason, stated: { from: file.number } });
    await changeCase(unit, into.id, {});
    unit.audit({ action: 'cases.merged', subjectKind: 'case', subjectId: id, detail: { into: into.number } });
    return { revision: file.revision + 1 };
  });

/** 重新调查: a closed case is taken up again where its type says. Refuses an open one, one merged away, and types that end for good. */
export const reopenCase = (house: House, actor: Actor, id: string, input: Asked): Promise<Moved & { state: string }> =>
  house.unit(actor, async (unit) => {
    const { file, type } = await holdCase(unit, id, input.revision, runCases);
    if (file.closedOn === null || !isEnd(type, file.state)) throw new Refusal('conflict', 'cases.not_closed');
    if (file.mergedInto !== null) throw new Refusal('conflict', 'cases.merged_away');
    if (type.reopensTo === undefined) throw new Refusal('rule', 'cases.ends_for_good');
    const policy = await policyVersion(unit, file.policyVersion, file.openedOn);
    await record(unit, file, { action: 'reopen', to: type.reopensTo, reason: input.reason });
    await changeCase(unit, id, { state: type.reopensTo, entered_on: unit.today, due_on: dueOn(type.states[type.reopensTo]!.term, policy, unit.today), extended: false, stood: 0, closed_on: null });
    unit.audit({ action: 'cases.reopened', subjectKind: 'case', subjectId: id });
    unit.publish({ type: 'cases.moved', payload: { caseId: id, type: type.key, action: 'reopen', from: file.state, to: type.reopensTo, personIds: file.parties.map((p) => p.personId) } });
    return { revision: file.revision + 1, state: type.reopensTo };
  });

function mustBeOpen(closedOn: string | null): void {
  if (closedOn !== null) throw new Refusal('conflict', 'cases.closed', { closedOn });
}
