import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce, policyVersion } from '../../policy/index.ts';
import { personSubject, personSummaries } from '../../registry/index.ts';
import { actInOwnCases } from '../access.ts';
import { caseType, fieldsOf, isEnd } from '../definition.ts';
import type { CaseAtHand, FactValues, Party } from '../model.ts';
import { checkFacts, keptFacts } from '../rules/check-facts.ts';
import { appendStep, insertCase } from '../store/index.ts';
import { checkReferences } from './check-references.ts';
import { finishAct } from './finish-act.ts';
import { dueOn, kinshipTo, refuse, subjectOf } from './hold-case.ts';

export interface Opening {
  readonly type: string;
  /** The way it begins, one of those the type declares. */
  readonly opening: string;
  readonly title: string;
  readonly organizationId: string;
  readonly parties: readonly Party[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly reason?: string | undefined;
}

/**
 * Opens a case under the policy in force today; it keeps that version to its end. Out: its id and number. Refuses an unknown type or
 * way, people not on file, facts that are missing or malformed, and an actor who is concerned himself or a relative (公务员法
 * 第七十六条), unless the way is the person's own application.
 */
export const openCase = (house: House, actor: Actor, input: Opening): Promise<{ id: string; number: string }> => house.unit(actor, (unit) => openCaseIn(unit, input));

/** A person's own application: about himself, filed in the unit where he serves. Refuses an account without a person. */
export const openOwnCase = (house: House, actor: Actor, input: Pick<Opening, 'type' | 'opening' | 'title' | 'facts'>): Promise<{ id: string; number: string }> =>
  house.unit(actor, async (unit) => {
    const { personId } = actor;
    if (personId === null) throw new Refusal('forbidden', 'cases.account_without_person');
    must(actor, actInOwnCases, { regionId: actor.regionId, personIds: [personId] });
    const organizationId = (await personSummaries(unit, [personId])).get(personId)?.organizationId;
    if (!organizationId) throw new Refusal('rule', 'cases.without_unit');
    return openCaseIn(unit, { ...input, organizationId, parties: [{ role: 'subject', personId }, { role: 'applicant', personId }] });
  });

/** The same inside another unit of work: cases that follow from cases. */
export async function openCaseIn(unit: Unit, input: Opening): Promise<{ id: string; number: string }> {
  const type = caseType(input.type);
  const opening = type?.openings.find((o) => o.key === input.opening);
  if (!type || !opening) throw new Refusal('not_found', 'cases.no_such_type', { type: `${input.type}/${input.opening}` });
  for (const p of input.parties) await personSubject(unit, p.personId);
  must(unit.actor, opening.by, await subjectOf(unit, input));
  const own = unit.actor.personId !== null && input.parties.some((p) => p.role === 'applicant' && p.personId === unit.actor.personId);
  if (!own) {
    if (unit.actor.personId !== null && input.parties.some((p) => p.role === 'subject' && p.personId === unit.actor.personId)) refuse([{ code: 'cases.own_case', source: '公务员法 第七十六条' }]);
    if ((await kinshipTo(unit, input)) === 'relative') refuse([{ code: 'cases.relative', source: '公务员法 第七十六条' }]);
  }
  const policy = await policyInForce(unit, unit.today);
  const fields = fieldsOf(opening.fields, policy);
  const faults = checkFacts(fields, input.facts);
  if (faults.length > 0) refuse(faults);
  const stated = keptFacts(fields, input.facts);
  const missing = await checkReferences(unit, fields, stated, { parties: input.parties, files: new Set() });
  if (missing.length > 0) refuse(missing);
  const state = type.states[opening.to]!;
  const file: CaseAtHand = await insertCase(unit, {
    type: type.key,
    title: input.title,
    opening: opening.key,
    state: opening.to,
    organizationId: input.organizationId,
    policyVersion: policy.version,
    dueOn: dueOn(state.term, policy, unit.today),
    closed: isEnd(type, opening.to),
    parties: input.parties,
  });
  const context = { case: file, facts: stated, stated, reason: input.reason ?? null, policy: await policyVersion(unit, policy.version, unit.today), to: opening.to };
  const kept: FactValues = (await opening.check?.(unit, context)) ?? {};
  await appendStep(unit, file.id, { action: opening.key, from: null, to: opening.to, reason: input.reason ?? null, stated, kept, dueOn: null, took: 0, late: 0 });
  await finishAct(unit, type, opening, { ...context, facts: { ...stated, ...kept } }, opening.key);
  unit.audit({ action: 'cases.opened', subjectKind: 'case', subjectId: file.id, detail: { type: type.key, number: file.number, opening: opening.key } });
  unit.publish({ type: 'cases.opened', payload: { caseId: file.id, type: type.key, personIds: input.parties.map((p) => p.personId) } });
  return { id: file.id, number: file.number };
}
