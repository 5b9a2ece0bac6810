import { monthsBetween, type Day } from '../../../kernel/period.ts';
import { problems, type EvidenceKey, type Observations, type Problem, type Rating } from '../model.ts';

/** What the rule needs of an evidence entry; `evidenceOf` gives more. */
export interface ObservedEntry {
  readonly id: string;
  readonly kind: string;
  readonly occurredOn: Day;
  readonly arena: string;
  readonly matterId: string | null;
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
  /** Months in posts of this region, as far back as the period goes. Months elsewhere, or at school, are not held against anybody. */
  readonly monthsHere: number;
  readonly trainingHours: number | null;
  readonly educationMatchesPost: boolean | null;
  /** Years graded 优秀 among the years graded at all. */
  readonly outstandingYears: { readonly outstanding: number; readonly graded: number };
  readonly ratings: readonly Rating[];
}

/** Work taken on. A word of praise or a training course is not a contribution. */
const CONTRIBUTIONS = new Set(['deed', 'undertaking', 'matter_outcome', 'milestone', 'landmark', 'assignment']);
/** 急难险重: emergencies, projects and declared critical events. Village work is a town's everyday. */
const HARD_ARENAS = new Set(['emergency', 'project']);

/** What a result of the lead says of the lead, and what it says of one who only took part. */
const PART_OF_A_HELPER = 0.35;

/** Words in which schools put results; any other text says nothing. Failing is looked for first: 不合格 contains 合格. */
const COURSE_RESULTS: readonly (readonly [RegExp, number])[] = [[/不合格|未通过|不及格/, 0], [/优秀|优良/, 1], [/合格|良好|通过|及格/, 0.5]];
export const courseResult = (text: unknown): number | null => (typeof text === 'string' ? (COURSE_RESULTS.find(([word]) => word.test(text))?.[1] ?? null) : null);

/**
 * Words by which inspections and reports say what was wrong. A word is a pointer to an entry that a person then reads, not a judgement;
 * what fits none of them counts for none.
 */
const FAULT_WORDS: Readonly<Record<Problem, RegExp>> = {
  motivation: /迟缓|拖延|无进展|应付|敷衍|脱岗|消极|以工作量大为由/,
  courage: /上推|绕道走|推诿|等待上级|由上级研究|犹豫|回避矛盾|把握不足|不愿牵头|不敢/,
  capability: /不清|不准|返工|不符合规范|不熟悉此类|不会/,
  fit: /业务政策不熟悉|前后不一|外行/,
};
export const faultsNamed = (text: unknown): Problem[] => (typeof text === 'string' ? problems.filter((p) => FAULT_WORDS[p].test(text)) : []);

/** 交办后退回: a task that the person gave back, which is neither done nor late. */
export const handedBack = (result: unknown): boolean => typeof result === 'string' && /退回|改由他人承担|转交他人/.test(result);

/** One matter, with everything on record about one person's part in it. */
interface Part {
  led: boolean;
  hard: boolean;
}

/**
 * analysis.observe: counts of one person from the confirmed entries that name the person, within the period.
 * A matter counts once however many entries tell of it: a unit that writes more about a matter has not done more.
 * Only `confirmed` entries may be handed in; their order does not matter.
 */
export function observe(person: ObservedPerson, entries: readonly ObservedEntry[], period: { readonly from: Day; readonly to: Day }): Observations {
  const evidence: Record<EvidenceKey, string[]> = { contributions: [], led: [], hard: [], outcomes: [], delays: [], tasks: [], satisfaction: [], conduct: [], praised: [], problems: [], training: [], declined: [], fault_motivation: [], fault_courage: [], fault_capability: [], fault_fit: [] };
  const parts = new Map<string, Part>();
  let outcomes = { achieved: 0, all: 0 };
  let delays = { sum: 0, count: 0 };
  let satisfaction = { satisfied: 0, answered: 0 };
  let training = { sum: 0, count: 0 };
  const faults = { motivation: 0, courage: 0, capability: 0, fit: 0 };
  let late = 0;
  let positive = 0;
  for (const e of [...entries].sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.id < b.id ? -1 : 1))) {
    const part = e.persons.find((p) => p.personId === person.personId);
    if (!part || e.occurredOn < period.from || e.occurredOn >= period.to) continue;
    const c = e.content;
    const named = (text: unknown): void => {
      for (const p of faultsNamed(text)) {
        faults[p]++;
        evidence[`fault_${p}`].push(e.id);
      }
    };
    const leads = part.lead || part.role === 'plan';
    const weight = leads ? 1 : PART_OF_A_HELPER;
    if (CONTRIBUTIONS.has(e.kind)) {
      const key = e.matterId ?? e.id;
      const known = parts.get(key) ?? parts.set(key, { led: false, hard: false }).get(key)!;
      evidence.contributions.push(e.id);
      if (leads) {
        known.led = true;
        evidence.led.push(e.id);
      }
      if (HARD_ARENAS.has(e.arena) || e.criticalEventId !== null) {
        known.hard = true;
        evidence.hard.push(e.id);
      }
    }
    switch (e.kind) {
      case 'matter_outcome':
        evidence.outcomes.push(e.id);
        outcomes = { achieved: outcomes.achieved + weight * (c['outcome'] === 'achieved' ? 1 : c['outcome'] === 'partly_achieved' ? 0.5 : 0), all: outcomes.all + weight };
        break;
      case 'milestone':
        evidence.delays.push(e.id);
        delays = { sum: delays.sum + weight * monthsBetween(String(c['plannedOn']).slice(0, 7), String(c['actualOn']).slice(0, 7)), count: delays.count + weight };
        break;
      case 'task': {
        if (handedBack(c['result'])) {
          evidence.declined.push(e.id);
          named(c['result']);
          break;
        }
        const deadline = typeof c['deadline'] === 'string' ? c['deadline'] : null;
        const done = typeof c['completedOn'] === 'string' ? c['completedOn'] : null;
        if (deadline === null || (done === null && deadline >= period.to)) break;
        evidence.tasks.push(e.id);
        if (done === null || done > deadline) late++;
        break;
      }
      case 'satisfaction':
        evidence.satisfaction.push(e.id);
        satisfaction = { satisfied: satisfaction.satisfied + Number(c['satisfied']), answered: satisfaction.answered + Number(c['answered']) };
        break;
      case 'conduct':
        evidence.conduct.push(e.id);
        if (c['sign'] === 'positive') positive++;
        else named(c['description']);
        break;
      case 'praise':
      case 'award':
        evidence.praised.push(e.id);
        break;
      case 'problem':
        evidence.problems.push(e.id);
        named(c['description']);
        break;
      case 'training': {
        const result = courseResult(c['result']);
        if (result === null) break;
        evidence.training.push(e.id);
        training = { sum: training.sum + result, count: training.count + 1 };
        break;
      }
    }
  }
  const all = [...parts.values()];
  return {
    personId: person.personId,
    organizationId: person.organizationId,
    category: person.category,
    unitType: person.unitType,
    monthsInPost: person.monthsInPost,
    monthsObserved: Math.min(person.monthsHere, monthsBetween(period.from, period.to)),
    parts: all.length,
    partsExpected: 0,
    led: all.filter((p) => p.led).length,
    ledExpected: 0,
    hard: all.filter((p) => p.hard).length,
    hardExpected: 0,
    outcomes,
    delayMonths: delays,
    tasks: { late, due: evidence.tasks.length },
    satisfaction,
    conduct: { positive, negative: evidence.conduct.length - positive },
    praised: evidence.praised.length,
    problemsFound: evidence.problems.length,
    faults,
    declined: evidence.declined.length,
    trainingHours: person.trainingHours,
    trainingResults: training,
    ratings: person.ratings,
    rated: {},
    resultsFell: null,
    outstandingYears: person.outstandingYears,
    educationMatchesPost: person.educationMatchesPost,
    evidence,
  };
}
