import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { addMonths } from '../../../kernel/period.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { saveMatters } from '../../evidence/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { runProjects, setGoals } from '../access.ts';
import type { Goal, Project } from '../model.ts';
import { monthPlan, thousandths } from '../rules/month-plan.ts';
import { changeProject, claims, findProject, goals, insertGoal, insertProject, insertTasks, type NewProject } from '../store/index.ts';
import { heldProject, projectAfter } from './at-hand.ts';

/** A node of the goal tree (M020): flagships stand under a vision, objectives under a flagship. Refuses `work.goal_misplaced`. */
export const addGoal = (house: House, actor: Actor, input: Omit<Goal, 'id'>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, setGoals, { regionId: actor.regionId, organizationPaths: [] });
    const above = input.parentId === null ? null : ((await goals(unit)).find((g) => g.id === input.parentId) ?? null);
    const wanted = { vision: null, flagship: 'vision', objective: 'flagship' }[input.kind];
    if ((above?.kind ?? null) !== wanted || (input.parentId !== null && !above)) throw new Refusal('invalid', 'work.goal_misplaced', {}, [{ code: 'work.goal_misplaced', at: 'parentId' }]);
    const id = await insertGoal(unit, input);
    unit.audit({ action: 'work.goal_set', subjectKind: 'goal', subjectId: id, detail: { kind: input.kind } });
    return { id };
  });

/** A project as a draft: its plan makes the month lists, its requirements are checked at each claim. Refuses with every fault of the form. */
export const draftProject = (house: House, actor: Actor, input: NewProject): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runProjects, await organizationSubject(unit, input.organizationId));
    const faults = await faultsOf(unit, input);
    if (faults.length === 1) throw new Refusal('invalid', faults[0]!.code, faults[0]!.params, faults);
    if (faults.length > 1) throw new Refusal('invalid', 'work.project_faults', {}, faults);
    const id = await insertProject(unit, { ...input, startsOn: `${input.startsOn.slice(0, 7)}-01` });
    unit.audit({ action: 'work.project_drafted', subjectKind: 'project', subjectId: id, detail: { title: input.title } });
    return { id };
  });

async function faultsOf(unit: Unit, p: NewProject): Promise<Reason[]> {
  const goal = (await goals(unit)).find((g) => g.id === p.goalId);
  const { vocabulary } = (await policyInForce(unit, unit.today)).pack;
  return [
    // Projects hang under a flagship or an objective of it, never under the vision itself (M020).
    ...(goal === undefined || goal.kind === 'vision' ? [{ code: 'work.goal_misplaced', at: 'goalId' }] : []),
    ...(p.closesOn < p.opensOn ? [{ code: 'work.closes_before', at: 'closesOn' }] : []),
    ...(p.startsOn.slice(0, 7) < p.closesOn.slice(0, 7) ? [{ code: 'work.starts_before', at: 'startsOn' }] : []),
    ...p.plan.flatMap((line, i) => (line.kind === 'amount' && thousandths(line.amount) === 0 ? [{ code: 'work.amount_needed', params: { title: line.title }, at: `plan.${i}.amount` }] : [])),
    ...p.requirements.flatMap((r, i) => {
      const fact = vocabulary.get(r.fact);
      if (fact?.suppliedBy !== 'registry') return [{ code: 'work.unknown_fact', params: { fact: r.fact }, at: `requirements.${i}.fact` }];
      return r.test !== 'is' && (fact.type !== 'number' || !/^-?\d+(\.\d+)?$/.test(r.value)) ? [{ code: 'work.not_a_number', params: { fact: r.fact }, at: `requirements.${i}.value` }] : [];
    }),
  ];
}

/** The project as it stands, for its unit. The right is asked before anything is locked. */
async function runs(unit: Unit, id: string): Promise<Project> {
  const found = await findProject(unit, id);
  if (!found) throw new Refusal('not_found', 'work.no_such_project');
  must(unit.actor, runProjects, await organizationSubject(unit, found.organizationId));
  return heldProject(unit, id);
}

/** 发榜: from now on it stands on the board. */
export const publishProject = (house: House, actor: Actor, id: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const project = await runs(unit, id);
    const state = projectAfter(project, 'publish');
    if (project.closesOn < unit.today) throw new Refusal('rule', 'work.period_over', { closesOn: project.closesOn });
    await changeProject(unit, id, { state });
    unit.audit({ action: 'work.project_published', subjectKind: 'project', subjectId: id });
    return {};
  });

/** 撤榜 with the reason, before the result is out. */
export const withdrawProject = (house: House, actor: Actor, id: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const state = projectAfter(await runs(unit, id), 'withdraw');
    await changeProject(unit, id, { state, ended_on: unit.today, ended_because: reason });
    unit.audit({ action: 'work.project_withdrawn', subjectKind: 'project', subjectId: id });
    return {};
  });

/**
 * Publishes the result once every winner has signed, and makes the month lists of each from the plan (M022); they are drafts until the unit
 * confirms them month by month. Refuses `work.not_signed`, `work.nobody_left`.
 */
export const announceResult = (house: House, actor: Actor, id: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const project = await runs(unit, id);
    const state = projectAfter(project, 'announce');
    const all = await claims(unit, { projectId: id });
    const open = all.filter((c) => c.state === 'won').length;
    if (open > 0) throw new Refusal('rule', 'work.not_signed', { count: open });
    const winners = all.filter((c) => c.state === 'committed');
    if (winners.length === 0) throw new Refusal('rule', 'work.nobody_left');
    const days = (await policyInForce(unit, unit.today)).number('month-report-days');
    const tasks = monthPlan(project.plan, project.startsOn, days);
    const [matterId] = await saveMatters(unit, [{ title: project.title, arena: 'project', organizationId: project.organizationId, startedOn: unit.today, plannedOn: addMonths(project.startsOn, Math.max(...project.plan.map((l) => l.from - 1 + l.months))), description: project.about.slice(0, 4000) }]);
    await changeProject(unit, id, { state, announced_on: unit.today, matter_id: matterId! });
    for (const claim of winners) await insertTasks(unit, tasks.map((t) => ({ ...t, claimId: claim.id })));
    unit.audit({ action: 'work.result_announced', subjectKind: 'project', subjectId: id, detail: { winners: winners.length } });
    unit.publish({ type: 'work.result_announced', payload: { projectId: id, matterId, personIds: winners.map((c) => c.personId) } });
    return {};
  });

/** 办结, with what came of it. */
export const finishProject = (house: House, actor: Actor, id: string, result: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const state = projectAfter(await runs(unit, id), 'finish');
    await changeProject(unit, id, { state, ended_on: unit.today, ended_because: result });
    unit.audit({ action: 'work.project_finished', subjectKind: 'project', subjectId: id });
    return {};
  });
