import type { Day } from '../../../../kernel/period.ts';
import type { AgendaEntry, AgendaKind, DispatchTask } from '../model.ts';

export interface Wanted {
  readonly kind: AgendaKind;
  readonly aboutId: string | null;
  readonly title: string;
}
export interface OpenThing {
  readonly id: string;
  readonly title: string;
}

/**
 * work.dispatch_agenda (M027): what a meeting goes through. Nothing that is not done is left out: instructions first, the longest overdue
 * at the top, then issues, projects under way, open matters of teams, and last what was put on by hand.
 */
export function makeAgenda(tasks: readonly DispatchTask[], projects: readonly OpenThing[], matters: readonly OpenThing[], byHand: readonly Pick<AgendaEntry, 'kind' | 'title'>[]): Wanted[] {
  const open = tasks.filter((t) => t.state !== 'done').sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id));
  const of = (kind: DispatchTask['kind']): Wanted[] => open.filter((t) => t.kind === kind).map((t) => ({ kind, aboutId: t.id, title: t.title }));
  const things = (kind: AgendaKind, list: readonly OpenThing[]): Wanted[] => list.map((t) => ({ kind, aboutId: t.id, title: t.title }));
  return [...of('instruction'), ...of('issue'), ...things('project', projects), ...things('matter', matters), ...byHand.map((e) => ({ kind: e.kind, aboutId: null, title: e.title }))];
}

/** Past its day and not done, today. What the unit reported waits for others and is not overdue. */
export const isOverdue = (t: Pick<DispatchTask, 'state' | 'dueOn'>, today: Day): boolean => t.state === 'open' && t.dueOn < today;
