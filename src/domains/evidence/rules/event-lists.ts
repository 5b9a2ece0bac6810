import type { EntryContent } from '../kinds.ts';
import type { EntryState } from '../model.ts';

export interface EventEntry {
  readonly id: string;
  readonly occurredOn: string;
  readonly state: EntryState;
  readonly content: EntryContent;
  readonly persons: readonly { readonly personId: string }[];
}

export interface EventPerson {
  readonly personId: string;
  readonly positive: number;
  readonly negative: number;
  readonly entryIds: readonly string[];
}

/**
 * evidence.event_lists (M015): who stood out and who failed in a critical event, from confirmed conduct records.
 * People with records of both signs are a list of their own: a person weighs them, not the program.
 */
export function eventLists(entries: readonly EventEntry[]): { outstanding: EventPerson[]; failing: EventPerson[]; mixed: EventPerson[] } {
  const people = new Map<string, { personId: string; positive: number; negative: number; entryIds: string[] }>();
  for (const e of entries) {
    if (e.state !== 'confirmed' || e.content.kind !== 'conduct') continue;
    for (const { personId } of e.persons) {
      const p = people.get(personId) ?? { personId, positive: 0, negative: 0, entryIds: [] };
      p[e.content.sign]++;
      p.entryIds.push(e.id);
      people.set(personId, p);
    }
  }
  const all = [...people.values()].sort((a, b) => b.positive - a.positive || b.negative - a.negative || (a.personId < b.personId ? -1 : 1));
  return { outstanding: all.filter((p) => p.negative === 0), failing: all.filter((p) => p.positive === 0), mixed: all.filter((p) => p.positive > 0 && p.negative > 0) };
}

export interface StrengthRow {
  readonly key: string;
  readonly people: number;
  readonly current: number;
  readonly outstanding: number;
  readonly failing: number;
}

/**
 * evidence.front_line_strength (M016): how many people were and are at the front of an event, by post type and level, and how they did.
 * `people` counts persons, not assignments; `current` those whose assignment has not ended by `on`.
 */
export function frontLineStrength(entries: readonly EventEntry[], on: string): { people: number; current: number; byPostType: StrengthRow[]; byLevel: StrengthRow[] } {
  const ends = new Map<string, EventEntry>();
  for (const e of entries) if (counts(e) && e.content.kind === 'assignment_end' && e.occurredOn <= on) ends.set(e.content.assignmentId, e);
  const whole = tally();
  const byPostType = new Map<string, Tally>();
  const byLevel = new Map<string, Tally>();
  for (const e of entries) {
    if (!counts(e) || e.content.kind !== 'assignment' || e.occurredOn > on) continue;
    const end = ends.get(e.id);
    const conduct = end?.content.kind === 'assignment_end' ? end.content.conduct : undefined;
    for (const t of [whole, at(byPostType, e.content.postType), at(byLevel, e.content.level)])
      for (const { personId } of e.persons) {
        t.people.add(personId);
        if (!end) t.current.add(personId);
        if (conduct === 'outstanding') t.outstanding.add(personId);
        if (conduct === 'failing') t.failing.add(personId);
      }
  }
  const rows = (m: Map<string, Tally>): StrengthRow[] => [...m].map(([key, t]) => ({ key, people: t.people.size, current: t.current.size, outstanding: t.outstanding.size, failing: t.failing.size })).sort((a, b) => b.people - a.people || (a.key < b.key ? -1 : 1));
  return { people: whole.people.size, current: whole.current.size, byPostType: rows(byPostType), byLevel: rows(byLevel) };
}

interface Tally {
  readonly people: Set<string>;
  readonly current: Set<string>;
  readonly outstanding: Set<string>;
  readonly failing: Set<string>;
}
const tally = (): Tally => ({ people: new Set(), current: new Set(), outstanding: new Set(), failing: new Set() });
const counts = (e: EventEntry): boolean => e.state === 'confirmed';
const at = (m: Map<string, Tally>, key: string): Tally => {
  const found = m.get(key) ?? tally();
  m.set(key, found);
  return found;
};
