import { formatScore, percent } from '../../../kernel/score.ts';
import type { Day } from '../../../kernel/period.ts';
import type { EntryContent } from '../kinds.ts';
import type { Arena, EntryPerson, EntryState, PersonRole } from '../model.ts';
import { leadMonths } from './lead-months.ts';

/** An entry about a matter, as far as the chronology of one person needs it. */
export interface MatterEntry {
  readonly id: string;
  readonly matterId: string;
  readonly occurredOn: Day;
  readonly arena: Arena;
  readonly state: EntryState;
  readonly content: EntryContent;
  readonly persons: readonly Pick<EntryPerson, 'personId' | 'role' | 'lead'>[];
}

export type MatterOutcome = 'achieved' | 'partly_achieved' | 'not_achieved' | 'open';

export interface MatterOfPerson {
  readonly id: string;
  readonly on: Day;
  readonly roles: readonly PersonRole[];
  readonly lead: boolean;
  readonly outcome: MatterOutcome;
  readonly leadMonths: number | null;
  readonly entryIds: readonly string[];
}

/** The outcome is what the latest confirmed outcome entry says. */
export function outcomeOf(entries: readonly MatterEntry[]): MatterOutcome {
  let latest: MatterEntry | null = null;
  for (const e of entries) if (e.state === 'confirmed' && e.content.kind === 'matter_outcome' && (latest === null || e.occurredOn >= latest.occurredOn)) latest = e;
  return latest?.content.kind === 'matter_outcome' ? latest.content.outcome : 'open';
}

/**
 * evidence.matter_chronology (M011): the matters of one person in order of time, with the part taken and the outcome.
 * Only confirmed entries that name the person give a part; `entries` are all entries of those matters.
 */
export function matterChronology(personId: string, entries: readonly MatterEntry[]): MatterOfPerson[] {
  return [...byMatter(entries)]
    .flatMap(([id, about]): MatterOfPerson[] => {
      const mine = about.filter((e) => e.state === 'confirmed' && e.persons.some((p) => p.personId === personId));
      if (mine.length === 0) return [];
      const parts = mine.flatMap((e) => e.persons.filter((p) => p.personId === personId));
      const milestones = mine.flatMap((e) => (e.content.kind === 'milestone' ? [leadMonths(e.content.plannedOn, e.content.actualOn)] : []));
      return [{
        id,
        on: mine.reduce((first, e) => (e.occurredOn < first ? e.occurredOn : first), mine[0]!.occurredOn),
        roles: order.filter((r) => parts.some((p) => p.role === r)),
        lead: parts.some((p) => p.lead),
        outcome: outcomeOf(about),
        leadMonths: milestones.length === 0 ? null : milestones.reduce((a, b) => a + b, 0),
        entryIds: mine.map((e) => e.id),
      }];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1));
}
const order: readonly PersonRole[] = ['plan', 'do', 'achieve', 'subject'];

export interface ThreeQuestions {
  readonly undertaken: number;
  readonly achieved: number;
  /** Percentage with two decimals; null when nobody was asked. */
  readonly satisfaction: string | null;
  readonly answered: number;
  readonly satisfied: number;
  readonly unconfirmedMatters: number;
}

/**
 * evidence.three_questions (M012): how much was done, how much was achieved, are the people satisfied.
 * Satisfaction is that of the people affected by those matters, from confirmed entries only.
 */
export function threeQuestions(personId: string, entries: readonly MatterEntry[]): ThreeQuestions {
  const matters = matterChronology(personId, entries);
  const counted = new Set(matters.map((m) => m.id));
  const waiting = new Set(entries.filter((e) => !counted.has(e.matterId) && (e.state === 'reported' || e.state === 'unit_confirmed') && e.persons.some((p) => p.personId === personId)).map((e) => e.matterId));
  let answered = 0;
  let satisfied = 0;
  for (const e of entries)
    if (e.state === 'confirmed' && e.content.kind === 'satisfaction' && counted.has(e.matterId)) {
      answered += e.content.answered;
      satisfied += e.content.satisfied;
    }
  return {
    undertaken: matters.length,
    achieved: matters.filter((m) => m.outcome === 'achieved').length,
    satisfaction: answered === 0 ? null : formatScore(percent(satisfied, answered, 2, 'half_up')),
    answered,
    satisfied,
    unconfirmedMatters: waiting.size,
  };
}

function byMatter(entries: readonly MatterEntry[]): Map<string, MatterEntry[]> {
  const groups = new Map<string, MatterEntry[]>();
  for (const e of entries) {
    const group = groups.get(e.matterId);
    if (group) group.push(e);
    else groups.set(e.matterId, [e]);
  }
  return groups;
}
