import type { Actor } from '../../../kernel/actor.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { CaseType, StepDefinition } from '../definition.ts';
import type { CaseAtHand, Consultation, StepTaken } from '../model.ts';

export const rule = { ruleId: 'cases.step', source: '公务员法 第七十六条（公务回避）' } as const;

/** How the one who acts stands to those concerned. `possible`: a namesake in the family record without a date of birth. */
export type Kinship = 'none' | 'possible' | 'relative';

export interface StepAsked {
  readonly type: CaseType;
  readonly case: Pick<CaseAtHand, 'state' | 'suspendedOn' | 'mergedInto' | 'parties'>;
  readonly action: string;
  readonly by: Pick<Actor, 'kind' | 'accountId' | 'personId'>;
  readonly kinship: Kinship;
  /** Accounts that were found to be no relatives, and accounts that stepped aside. */
  readonly cleared: ReadonlySet<string>;
  readonly recused: ReadonlySet<string>;
  readonly trail: readonly Pick<StepTaken, 'action' | 'accountId'>[];
  readonly consultations: readonly Pick<Consultation, 'body' | 'opinion' | 'dueOn'>[];
  readonly reason: string | null;
  readonly today: string;
}

/**
 * Which step this is and where it leads, or everything that stands against it: not possible from here, the clock stands, the file
 * was merged, not his own matter or his own matter, a relative, took a step that excludes this one, bodies not heard, no reason.
 */
export function caseStep(asked: StepAsked): { readonly step: StepDefinition; readonly to: string } | { readonly reasons: readonly Reason[] } {
  const { type, action, by } = asked;
  const at = asked.case;
  const step = type.steps.find((s) => s.action === action && s.from.includes(at.state));
  if (!step) return { reasons: [{ code: 'cases.not_from_here', params: { action, state: at.state } }] };
  const reasons: Reason[] = [];
  if (at.mergedInto !== null) reasons.push({ code: 'cases.merged_away' });
  if (at.suspendedOn !== null && !(step.byItself && by.kind === 'system')) reasons.push({ code: 'cases.clock_stands' });
  const account = by.accountId;
  if (step.ownParty !== undefined) {
    if (by.personId === null || !at.parties.some((p) => p.role === step.ownParty && p.personId === by.personId)) reasons.push({ code: 'cases.not_yours' });
  } else {
    if (by.personId !== null && at.parties.some((p) => p.personId === by.personId && p.role !== 'head')) reasons.push({ code: 'cases.own_case', source: rule.source });
    if (account !== null && asked.recused.has(account)) reasons.push({ code: 'cases.recused', source: rule.source });
    const cleared = account !== null && asked.cleared.has(account);
    if (asked.kinship === 'relative') reasons.push({ code: 'cases.relative', source: rule.source });
    if (asked.kinship === 'possible' && !cleared) reasons.push({ code: 'cases.possible_relative', source: rule.source });
    const excluded = asked.trail.find((t) => (step.notWhoTook ?? []).includes(t.action) && t.accountId !== null && t.accountId === account);
    if (excluded) reasons.push({ code: 'cases.took_before', params: { action: excluded.action } });
  }
  if (step.afterConsultation) {
    for (const c of asked.consultations) if (c.opinion === null && (c.dueOn === null || c.dueOn >= asked.today)) reasons.push({ code: 'cases.opinion_owed', params: { body: c.body } });
  }
  if (step.needsReason && (asked.reason ?? '').trim() === '') reasons.push({ code: 'cases.reason_needed', at: 'reason' });
  return reasons.length > 0 ? { reasons } : { step, to: step.to === 'same' ? at.state : step.to };
}
