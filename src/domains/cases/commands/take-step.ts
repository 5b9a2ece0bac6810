import type { Actor } from '../../../kernel/actor.ts';
import { must, type Permission } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyVersion } from '../../policy/index.ts';
import { actInCases, actInOwnCases } from '../access.ts';
import { fieldsOf, isEnd } from '../definition.ts';
import type { FactValues } from '../model.ts';
import { caseStep } from '../rules/case-step.ts';
import { checkFacts, keptFacts } from '../rules/check-facts.ts';
import { avoidancesOf, changeCase, consultationsOf, factsOf, filesIn, trailOf } from '../store/index.ts';
import { checkReferences } from './check-references.ts';
import { finishAct } from './finish-act.ts';
import { dueOn, holdCase, kinshipTo, record, refuse, subjectOf } from './hold-case.ts';

export interface StepInput {
  readonly action: string;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
  readonly reason?: string | undefined;
  /** Of the file as the actor saw it; null for the program itself. */
  readonly revision: number | null;
}

/**
 * Takes a step of the type's table: checks who may, the form, the type's own rule; writes the trail, the paper, the notices and what
 * it changes elsewhere, all or nothing. Out: the state it led to. Refuses what `rules/case-step.ts` names, a file moved since it was
 * seen (`cases.moved_meanwhile`), and whatever the type's check refuses.
 */
export const takeStep = (house: House, actor: Actor, id: string, input: StepInput): Promise<{ state: string; revision: number }> => house.unit(actor, (unit) => takeStepIn(unit, id, input));

/** The same for a step that is left to the people concerned. */
export const takeOwnStep = (house: House, actor: Actor, id: string, input: StepInput): Promise<{ state: string; revision: number }> => house.unit(actor, (unit) => take(unit, id, input, actInOwnCases));

/** The same inside another unit of work. */
export const takeStepIn = (unit: Unit, id: string, input: StepInput): Promise<{ state: string; revision: number }> => take(unit, id, input, actInCases);

async function take(unit: Unit, id: string, input: StepInput, permission: Permission): Promise<{ state: string; revision: number }> {
  const { file, type } = await holdCase(unit, id, input.revision, permission);
  const asked = type.steps.find((s) => s.action === input.action && s.from.includes(file.state));
  // Whoever may not take the step at all is told that, and nothing of the case.
  if (asked) must(unit.actor, asked.by, await subjectOf(unit, file));
  const trail = await trailOf(unit, id);
  const avoidances = await avoidancesOf(unit, id);
  const found = caseStep({
    type,
    case: file,
    action: input.action,
    by: unit.actor,
    kinship: await kinshipTo(unit, file),
    cleared: new Set(avoidances.filter((a) => a.finding === 'no_relative').map((a) => a.accountId)),
    recused: new Set(avoidances.filter((a) => a.finding === 'recused').map((a) => a.accountId)),
    trail,
    consultations: await consultationsOf(unit, [id]),
    reason: input.reason ?? null,
    today: unit.today,
  });
  if ('reasons' in found) refuse(found.reasons);
  const { step, to } = found;
  const policy = await policyVersion(unit, file.policyVersion, file.openedOn);
  const fields = fieldsOf(step.fields, policy);
  const faults = checkFacts(fields, input.facts ?? {});
  if (faults.length > 0) refuse(faults);
  const stated = keptFacts(fields, input.facts ?? {});
  const missing = await checkReferences(unit, fields, stated, { parties: file.parties, files: new Set(filesIn(trail).keys()) });
  if (missing.length > 0) refuse(missing);
  const before = factsOf(trail);
  const context = { case: file, facts: { ...before, ...stated }, stated, reason: input.reason ?? null, policy, to };
  const kept: FactValues = (await step.check?.(unit, context)) ?? {};
  await record(unit, file, { action: step.action, to, reason: input.reason ?? null, stated, kept });
  const moved = to !== file.state;
  await changeCase(unit, id, moved ? { state: to, entered_on: unit.today, due_on: dueOn(type.states[to]!.term, policy, unit.today), extended: false, suspended_on: null, stood: 0, closed_on: isEnd(type, to) ? unit.today : null } : {});
  await finishAct(unit, type, step, { ...context, facts: { ...context.facts, ...kept } }, step.action);
  unit.audit({ action: 'cases.step_taken', subjectKind: 'case', subjectId: id, detail: { type: type.key, number: file.number, action: step.action, from: file.state, to } });
  if (moved) unit.publish({ type: 'cases.moved', payload: { caseId: id, type: type.key, action: step.action, from: file.state, to, personIds: file.parties.map((p) => p.personId) } });
  return { state: to, revision: file.revision + 1 };
}
