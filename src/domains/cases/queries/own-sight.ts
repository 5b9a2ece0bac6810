import type { Unit } from '../../../platform/house/index.ts';
import { typeOf } from '../commands/hold-case.ts';
import type { CaseType } from '../definition.ts';
import type { CaseAtHand, Notice, PartyRole, StepTaken } from '../model.ts';
import { noticesOf, trailOf } from '../store/index.ts';

/** What a party sees of a case: his own notices, and the steps that are told, those not opened to him without what they say. */
export interface OwnSight {
  readonly type: CaseType;
  readonly role: PartyRole;
  readonly roles: readonly PartyRole[];
  readonly notices: readonly Notice[];
  readonly trail: readonly StepTaken[];
  /** The whole trail, to reckon by; not to be shown. */
  readonly whole: readonly StepTaken[];
}

/**
 * The one place that says what somebody may know of a case he is a party of (知情权). Null: nothing. `withheld`: that there is one, and
 * the article that keeps the rest from him.
 */
export async function ownSight(unit: Unit, file: CaseAtHand, personId: string): Promise<OwnSight | { readonly withheld: string; readonly type: CaseType } | null> {
  const type = typeOf(file);
  const roles = file.parties.filter((p) => p.personId === personId).map((p) => p.role);
  if (roles.length === 0) return null;
  const role = roles.includes('subject') ? 'subject' : roles[0]!;
  // A head and a helper learn of a case by what is served on them, not before; who asked himself knows of it already.
  const notices = (await noticesOf(unit, { caseId: file.id })).filter((n) => n.personId === personId);
  if ((role === 'head' || role === 'helper') && notices.length === 0) return null;
  const hidden = type.states[file.state]?.withheld;
  if (hidden !== undefined && role === 'subject' && !roles.includes('applicant')) return { withheld: hidden, type };
  const acts = [...type.steps.map((s) => ({ key: s.action, open: s.open ?? false, own: s.ownParty !== undefined && roles.includes(s.ownParty) })), ...type.openings.map((o) => ({ key: o.key, open: o.open ?? false, own: roles.includes('applicant') }))];
  const opened = (action: string): boolean => acts.some((a) => a.key === action && (a.open || a.own));
  const whole = await trailOf(unit, file.id);
  const shown = role === 'subject' || role === 'applicant' ? whole.filter((t) => t.to !== t.from || opened(t.action)) : [];
  return { type, role, roles, notices, whole, trail: shown.map((t) => (opened(t.action) ? { ...t, stated: withoutInner(type, t.stated) } : { ...t, reason: null, stated: {} })) };
}

const withoutInner = (type: CaseType, stated: StepTaken['stated']): StepTaken['stated'] => Object.fromEntries(Object.entries(stated).filter(([key]) => !type.innerFacts?.includes(key)));
