import { must, type Permission, type Subject } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { PolicyView } from '../../policy/index.ts';
import { kinshipWith, organizationSubject } from '../../registry/index.ts';
import { caseType, type CaseType, type Term } from '../definition.ts';
import type { CaseAtHand } from '../model.ts';
import type { Kinship } from '../rules/case-step.ts';
import { daysTaken, dueDay, lateBy } from '../rules/clock.ts';
import { appendStep, findCase, type NewStep } from '../store/index.ts';

/** The unit of a case and the people it concerns, for permissions. */
export async function subjectOf(unit: Unit, file: Pick<CaseAtHand, 'organizationId' | 'parties'>): Promise<Subject> {
  const { regionId, organizationPaths } = await organizationSubject(unit, file.organizationId);
  return { regionId, ...(organizationPaths ? { organizationPaths } : {}), personIds: file.parties.map((p) => p.personId) };
}

/** The type of a file; one of a type this program no longer declares cannot be moved. */
export function typeOf(file: Pick<CaseAtHand, 'type'>): CaseType {
  const type = caseType(file.type);
  if (!type) throw new Refusal('rule', 'cases.type_gone', { type: file.type });
  return type;
}

/** Somebody else moved the file after it was looked at: refuses with what was done. */
export function mustBeSeen(file: CaseAtHand, revision: number): void {
  if (file.revision !== revision) throw new Refusal('conflict', 'cases.moved_meanwhile', { number: file.number, state: file.state });
}

/**
 * The file held for change: whoever comes second waits and then sees what the first left. Refuses one that is not there, one that
 * was changed since `revision` was seen, and an actor the permission does not reach to.
 */
export async function holdCase(unit: Unit, id: string, revision: number | null, permission: Permission): Promise<{ file: CaseAtHand; type: CaseType }> {
  const file = await findCase(unit, id, true);
  if (!file) throw new Refusal('not_found', 'cases.no_such_case');
  must(unit.actor, permission, await subjectOf(unit, file));
  if (revision !== null) mustBeSeen(file, revision);
  return { file, type: typeOf(file) };
}

export const kinshipTo = async (unit: Unit, file: Pick<CaseAtHand, 'parties'>): Promise<Kinship> =>
  unit.actor.personId === null ? 'none' : kinshipWith(unit, unit.actor.personId, file.parties.filter((p) => p.role === 'subject' || p.role === 'applicant').map((p) => p.personId));

/** The last day of a term that begins today. */
export const dueOn = (term: Term | undefined, policy: PolicyView, from: Day): Day | null => (term === undefined ? null : dueDay(term.counted, from, policy.number(term.parameter)));

/** Puts a line on the trail, with what the state that is left took. */
export const record = (unit: Unit, file: CaseAtHand, step: Pick<NewStep, 'action' | 'to' | 'reason'> & Partial<Pick<NewStep, 'stated' | 'kept'>>): Promise<number> =>
  appendStep(unit, file.id, {
    stated: {},
    kept: {},
    ...step,
    from: file.state,
    dueOn: file.dueOn,
    took: daysTaken(file, unit.today),
    // While the clock stands nothing grows later.
    late: lateBy(file.dueOn, file.suspendedOn ?? unit.today),
  });

/** The kind of "no" a list of reasons is: somebody was faster, may not, or a rule stands against it. */
export function refuse(reasons: readonly Reason[]): never {
  const first = reasons[0]!;
  const kind = first.code === 'cases.not_from_here' ? 'conflict' : ['cases.own_case', 'cases.relative', 'cases.possible_relative', 'cases.recused', 'cases.took_before', 'cases.not_yours'].includes(first.code) ? 'forbidden' : first.at === undefined ? 'rule' : 'invalid';
  throw new Refusal(kind, first.code, first.params ?? {}, reasons);
}
