import type { Actor, Role } from '../../../kernel/actor.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { EntryKind } from '../kinds.ts';

/** What a cadre may say about himself; praise, problems and judgements come from others. */
const bySelf: readonly EntryKind[] = ['deed', 'undertaking', 'matter_outcome', 'milestone', 'satisfaction', 'landmark', 'task', 'award', 'training', 'correction'];
/** What supervision partners supply. */
const bySupervision: readonly EntryKind[] = ['problem', 'praise', 'conduct', 'observation', 'satisfaction', 'correction'];
/** Nominated by a unit through the department (M006). */
const allowed: Partial<Record<Role, readonly EntryKind[] | 'every'>> = { officer: 'every', liaison: 'every', cadre: bySelf, supervisor: bySupervision };

/** evidence.who_reports: the kinds of entry open to each role. `roles` are those by which the actor reaches the subject. */
export function whoReports(kind: EntryKind, roles: readonly Role[]): Reason[] {
  const may = roles.some((r) => allowed[r] === 'every' || (allowed[r] as readonly EntryKind[] | undefined)?.includes(kind));
  return may ? [] : [{ code: 'evidence.kind_not_yours', params: { kind }, at: 'content.kind' }];
}

/**
 * evidence.initial_state: what a unit, the department or a supervision partner reports about others needs no word of the unit any more;
 * what names the reporter himself always does (nobody vouches for himself).
 */
export const initialState = (actor: Pick<Actor, 'personId'>, roles: readonly Role[], persons: readonly { readonly personId: string }[]): 'reported' | 'unit_confirmed' => {
  const aboutSelf = actor.personId !== null && persons.some((p) => p.personId === actor.personId);
  return !aboutSelf && roles.some((r) => r === 'officer' || r === 'liaison' || r === 'supervisor') ? 'unit_confirmed' : 'reported';
};
