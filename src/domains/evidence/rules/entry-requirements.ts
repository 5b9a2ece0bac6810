import type { Day } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import type { EntryKind } from '../kinds.ts';
import type { NewEntry } from '../model.ts';

const needsMatter: readonly EntryKind[] = ['undertaking', 'matter_outcome', 'milestone'];
const needsEvent: readonly EntryKind[] = ['conduct', 'assignment', 'assignment_end'];
/** A matter's outcome, satisfaction or milestone may stand without naming anyone yet. */
const mayNameNobody: readonly EntryKind[] = ['matter_outcome', 'milestone', 'satisfaction'];

export interface EventDates {
  readonly from: Day;
  readonly to: Day | null;
}

/**
 * evidence.entry_requirements: what each kind must refer to (M011, M015, M018), and that nothing is put on record before it happened.
 * `event` are the dates of the critical event named in the entry, when there is one.
 */
export function entryRequirements(entry: NewEntry, event: EventDates | null, today: Day): Reason[] {
  const { kind } = entry.content;
  const reasons: Reason[] = [];
  if (entry.occurredOn > today) reasons.push({ code: 'evidence.in_the_future', params: { day: entry.occurredOn }, at: 'occurredOn' });
  if (entry.persons.length === 0 && !mayNameNobody.includes(kind)) reasons.push({ code: 'evidence.needs_person', params: { kind }, at: 'persons' });
  if (entry.matterId === null && needsMatter.includes(kind)) reasons.push({ code: 'evidence.needs_matter', params: { kind }, at: 'matterId', source: 'M011' });
  if (entry.criticalEventId === null && needsEvent.includes(kind)) reasons.push({ code: 'evidence.needs_critical_event', params: { kind }, at: 'criticalEventId', source: 'M015' });
  if (event && (entry.occurredOn < event.from || (event.to !== null && entry.occurredOn > event.to)))
    reasons.push({ code: 'evidence.outside_event', params: { day: entry.occurredOn, from: event.from, to: event.to ?? '' }, at: 'occurredOn', source: 'M015' });
  if (entry.content.kind === 'satisfaction' && entry.content.satisfied > entry.content.answered)
    reasons.push({ code: 'evidence.more_satisfied_than_answered', params: { satisfied: entry.content.satisfied, answered: entry.content.answered }, at: 'content.satisfied' });
  if (entry.content.kind === 'correction' && entry.correctsId === null) reasons.push({ code: 'evidence.correction_names_nothing', at: 'correctsId' });
  return reasons;
}
