import { monthsBetween, type Day } from '../../../kernel/period.ts';
import type { EvidenceKey, Observations } from '../model.ts';

/** What the rule needs of an evidence entry; `evidenceOf` gives more. */
export interface ObservedEntry {
  readonly id: string;
  readonly kind: string;
  readonly occurredOn: Day;
  readonly arena: string;
  readonly criticalEventId: string | null;
  readonly persons: readonly { readonly personId: string; readonly role: string; readonly lead: boolean; readonly shareTenThousandths: number | null }[];
  readonly content: Readonly<Record<string, unknown>>;
}

export interface ObservedPerson {
  readonly personId: string;
  readonly organizationId: string;
  readonly category: string;
  readonly unitType: string;
  readonly monthsInPost: number | null;
  readonly monthsAtWork: number | null;
  readonly trainingHours: number | null;
  readonly educationMatchesPost: boolean | null;
  readonly kindsOfUnit: number | null;
  readonly burned: boolean | null;
  readonly dimensions: Readonly<Record<string, number>>;
  readonly scoreChange: number | null;
}

/** Work done, each entry once. A word of praise or a training course is not a contribution. */
const CONTRIBUTIONS = new Set(['deed', 'undertaking', 'matter_outcome', 'milestone', 'landmark', 'assignment']);
/** 急难险重: emergencies, projects and declared critical events. Village work is a town's everyday. */
const HARD_ARENAS = new Set(['emergency', 'project']);

/**
 * analysis.observe: counts of one person from the confirmed entries that name the person, within the period.
 * Only `confirmed` entries may be handed in.
 */
export function observe(person: ObservedPerson, entries: readonly ObservedEntry[], period: { readonly from: Day; readonly to: Day }): Observations {
  const evidence: Record<EvidenceKey, string[]> = { contributions: [], led: [], hard: [], outcomes: [], delays: [], tasks: [], satisfaction: [], conduct: [], praised: [], problems: [] };
  let contributions = 0;
  let parts = 0;
  let achieved = 0;
  let delaySum = 0;
  let late = 0;
  let satisfied = 0;
  let answered = 0;
  let positive = 0;
  for (const e of entries) {
    const part = e.persons.find((p) => p.personId === person.personId);
    if (!part || e.occurredOn < period.from || e.occurredOn >= period.to) continue;
    const c = e.content;
    if (CONTRIBUTIONS.has(e.kind)) {
      contributions += part.shareTenThousandths === null ? 1 : Math.max(part.shareTenThousandths / 10_000, 0.2);
      evidence.contributions.push(e.id);
      parts++;
      if (part.lead || part.role === 'plan') evidence.led.push(e.id);
      if (HARD_ARENAS.has(e.arena) || e.criticalEventId !== null) evidence.hard.push(e.id);
    }
    switch (e.kind) {
      case 'matter_outcome':
        evidence.outcomes.push(e.id);
        achieved += c['outcome'] === 'achieved' ? 1 : c['outcome'] === 'partly_achieved' ? 0.5 : 0;
        break;
      case 'milestone':
        evidence.delays.push(e.id);
        delaySum += monthsBetween(String(c['plannedOn']).slice(0, 7), String(c['actualOn']).slice(0, 7));
        break;
      case 'task': {
        const deadline = typeof c['deadline'] === 'string' ? c['deadline'] : null;
        const done = typeof c['completedOn'] === 'string' ? c['completedOn'] : null;
        if (deadline === null || (done === null && deadline >= period.to)) break;
        evidence.tasks.push(e.id);
        if (done === null || done > deadline) late++;
        break;
      }
      case 'satisfaction':
        evidence.satisfaction.push(e.id);
        satisfied += Number(c['satisfied']);
        answered += Number(c['answered']);
        break;
      case 'conduct':
        evidence.conduct.push(e.id);
        if (c['sign'] === 'positive') positive++;
        break;
      case 'praise':
      case 'award':
        evidence.praised.push(e.id);
        break;
      case 'problem':
        evidence.problems.push(e.id);
        break;
    }
  }
  const length = monthsBetween(period.from, period.to);
  return {
    ...person,
    monthsObserved: Math.min(person.monthsAtWork ?? length, length),
    contributions,
    parts,
    led: evidence.led.length,
    hard: evidence.hard.length,
    hardExpected: 0,
    outcomes: { achieved, all: evidence.outcomes.length },
    delayMonths: { sum: delaySum, count: evidence.delays.length },
    tasks: { late, due: evidence.tasks.length },
    satisfaction: { satisfied, answered },
    conduct: { positive, negative: evidence.conduct.length - positive },
    praised: evidence.praised.length,
    problemsFound: evidence.problems.length,
    evidence,
  };
}
