import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { runPledges, writePledges } from './access.ts';
import type { NewObjective, Pledge } from './model.ts';
import { unmeasured } from './rules/pledge-account.ts';
import { actualsOf, changePledge, decideActual, findActual, findObjective, findPledge, insertActual, insertTerm, replaceObjectives, terms } from './store.ts';

type Nothing = Record<never, never>;

/** Which new teams owe a pledge: one each, by the key of the table. */
export const callForPledges = (house: House, actor: Actor, input: { readonly title: string; readonly fromYear: number; readonly toYear: number; readonly dueOn: Day; readonly organizationIds: readonly string[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runPledges, { regionId: actor.regionId, organizationPaths: [] });
    if (input.toYear < input.fromYear || input.toYear > input.fromYear + 9) throw new Refusal('invalid', 'pledges.term_malformed', {}, [{ code: 'pledges.term_malformed', at: 'toYear' }]);
    if (input.dueOn < unit.today) throw new Refusal('invalid', 'pledges.due_before_today', {}, [{ code: 'pledges.due_before_today', at: 'dueOn' }]);
    const organizationIds = [...new Set(input.organizationIds)];
    for (const id of organizationIds) await organizationSubject(unit, id);
    const id = await insertTerm(unit, input, organizationIds);
    if (id === null) throw new Refusal('conflict', 'pledges.term_twice', { title: input.title }, [{ code: 'pledges.term_twice', params: { title: input.title }, at: 'title' }]);
    unit.audit({ action: 'work.pledges_called', subjectKind: 'pledge_term', subjectId: id, detail: { title: input.title, teams: organizationIds.length } });
    return { id };
  });

async function found(unit: Unit, id: string): Promise<Pledge> {
  const pledge = await findPledge(unit, id);
  if (!pledge) throw new Refusal('not_found', 'pledges.no_such_pledge');
  return pledge;
}
/** The pledge locked, then read; refused in another state. */
async function held(unit: Unit, id: string, state: Pledge['state']): Promise<Pledge> {
  const pledge = (await findPledge(unit, id, true))!;
  if (pledge.state !== state) throw new Refusal('conflict', 'pledges.moved', { state: pledge.state });
  return pledge;
}

/** 递交: every objective with a figure for every year of the term. */
export const submitPledge = (house: House, actor: Actor, id: string, input: { readonly statement: string; readonly objectives: readonly NewObjective[] }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, writePledges, await organizationSubject(unit, (await found(unit, id)).organizationId));
    const pledge = await held(unit, id, 'owed');
    const term = (await terms(unit)).find((t) => t.id === pledge.termId)!;
    for (const [i, o] of input.objectives.entries()) {
      const years = unmeasured(o.targets, term.fromYear, term.toYear).join(', ');
      if (years !== '') throw new Refusal('rule', 'pledges.years_missing', { title: o.title, years }, [{ code: 'pledges.years_missing', params: { title: o.title, years }, at: `objectives.${i}` }]);
    }
    await replaceObjectives(unit, id, input.objectives);
    await changePledge(unit, id, { state: 'submitted', statement: input.statement, submitted_on: unit.today, submitted_by: actor.name, submitter_account_id: actor.accountId });
    unit.audit({ action: 'work.pledge_submitted', subjectKind: 'pledge', subjectId: id });
    return {};
  });

export const decidePledge = (house: House, actor: Actor, id: string, input: { readonly accepted: boolean; readonly opinion: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runPledges, await organizationSubject(unit, (await found(unit, id)).organizationId));
    const pledge = await held(unit, id, 'submitted');
    if (pledge.submitterAccountId !== null && pledge.submitterAccountId === actor.accountId) throw new Refusal('forbidden', 'pledges.oneself');
    await changePledge(unit, id, input.accepted ? { state: 'published', opinion: input.opinion, published_on: unit.today, published_by: actor.name } : { state: 'owed', opinion: input.opinion, submitted_on: null, submitted_by: null, submitter_account_id: null });
    unit.audit({ action: input.accepted ? 'work.pledge_published' : 'work.pledge_returned', subjectKind: 'pledge', subjectId: id });
    return {};
  });

/** 年度对账: the figure of a year of the term that has begun. One at a time waits for the word of others. */
export const enterActual = (house: House, actor: Actor, objectiveId: string, input: { readonly year: number; readonly actual: string; readonly source: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const objective = await findObjective(unit, objectiveId);
    if (!objective) throw new Refusal('not_found', 'pledges.no_such_objective');
    must(actor, writePledges, await organizationSubject(unit, (await found(unit, objective.pledgeId)).organizationId));
    const pledge = (await findPledge(unit, objective.pledgeId, true))!;
    if (pledge.state !== 'published') throw new Refusal('conflict', 'pledges.not_published');
    if (!objective.targets.some((t) => t.year === input.year)) throw new Refusal('invalid', 'pledges.year_outside', { year: input.year }, [{ code: 'pledges.year_outside', params: { year: input.year }, at: 'year' }]);
    if (input.year > Number(unit.today.slice(0, 4))) throw new Refusal('invalid', 'pledges.year_to_come', { year: input.year }, [{ code: 'pledges.year_to_come', params: { year: input.year }, at: 'year' }]);
    const before = (await actualsOf(unit, [objectiveId])).filter((a) => a.year === input.year);
    if (before.some((a) => a.state === 'waiting')) throw new Refusal('conflict', 'pledges.actual_waits');
    const id = await insertActual(unit, { ...input, objectiveId, number: before.length + 1 });
    unit.audit({ action: 'work.actual_entered', subjectKind: 'pledge', subjectId: pledge.id, detail: { year: input.year, objectiveId } });
    return { id };
  });

export const settleActual = (house: House, actor: Actor, id: string, input: { readonly accepted: boolean; readonly opinion: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const before = await findActual(unit, id);
    if (!before) throw new Refusal('not_found', 'pledges.no_such_actual');
    const { pledgeId } = (await findObjective(unit, before.objectiveId))!;
    must(actor, runPledges, await organizationSubject(unit, (await found(unit, pledgeId)).organizationId));
    await findPledge(unit, pledgeId, true);
    const actual = (await findActual(unit, id))!;
    if (actual.state !== 'waiting') throw new Refusal('conflict', 'pledges.actual_moved');
    if (actual.entererAccountId !== null && actual.entererAccountId === actor.accountId) throw new Refusal('forbidden', 'pledges.oneself');
    await decideActual(unit, id, input.accepted ? 'confirmed' : 'returned', input.opinion);
    unit.audit({ action: input.accepted ? 'work.actual_confirmed' : 'work.actual_returned', subjectKind: 'pledge', subjectId: pledgeId, detail: { year: actual.year } });
    return {};
  });
