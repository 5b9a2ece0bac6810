import { addMonths, firstDayOf, type Day, type PartialDate } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import { NO_MATCH, UNDETERMINED, type CompiledTable, type Facts } from '../../policy/index.ts';
import type { Eligibility } from '../model.ts';

export const ruleId = 'personnel.judge_rank';

/** The three answers of the table `rank-promotion`, as its column 结论 says them. */
const MET = '符合年限';
const NOT_MET = '未达年限';
const PENDING = '是否立案未结';
const LAST_GRADE = '上年度考核等次';

/** Everything the judgement looks at besides the table. */
export interface RankCandidate {
  /** Facts of the registry, joined by those of other domains. */
  readonly facts: Facts;
  readonly rankSince: PartialDate | null;
  readonly levelSince: PartialDate | null;
  readonly effectUntil: Day | null;
  /** Ranks are for civil servants and those managed like them; null when the file does not say. */
  readonly ranked: boolean | null;
  readonly locks: readonly Reason[];
  readonly reliefs: readonly Reason[];
}

/** The policy of one day, read once for a whole population. */
export interface RankRules {
  readonly on: Day;
  readonly today: Day;
  readonly table: CompiledTable;
  /** 上一职级 by rank (`rank-ladder`). */
  readonly nextUp: ReadonlyMap<string, string>;
  /** 序位 by rank, 1 the highest. */
  readonly order: ReadonlyMap<string, number>;
  /** 最低职级 by leadership level (`minimum-rank`). */
  readonly lowest: ReadonlyMap<string, string>;
  /** What a row of the table concludes. */
  conclusion(row: number, facts: Facts): string;
}

/** A term longer than a working life is met by nobody. */
const WORKING_LIFE_MONTHS = 600;

/**
 * Where somebody stands with regard to the next rank (职级晋升); null when ranks do not concern him. One who may seek two ranks,
 * by his rank and by his leadership level, is told the better of the two answers.
 */
export function judgeRank(c: RankCandidate, rules: RankRules): Eligibility | null {
  const targets = ranksSought(c, rules);
  if (targets === null) return c.ranked === true ? answer(c, { outcome: 'not_enough', missing: ['职级'] }) : null;
  return targets.map((target) => judgeFor(c, target, rules)).sort(better)[0] ?? null;
}

/** The ranks one may seek: a step above the own rank, and a step above the lowest that goes with the leadership level. Null when he has neither; empty at the top. */
function ranksSought(c: RankCandidate, rules: RankRules): readonly string[] | null {
  const rank = c.facts['职级'];
  const level = c.facts['领导职务层次'];
  const held = typeof rank === 'string' ? rules.order.get(rank) : undefined;
  const lowest = typeof level === 'string' && c.ranked !== false ? rules.lowest.get(level) : undefined;
  if (held === undefined && lowest === undefined) return null;
  const found = new Set<string>();
  for (const base of [held === undefined ? undefined : (rank as string), lowest]) {
    const target = base === undefined ? undefined : rules.nextUp.get(base);
    const order = target === undefined ? undefined : rules.order.get(target);
    if (order !== undefined && (held === undefined || order < held)) found.add(target!);
  }
  return [...found];
}

const preference = { eligible: 0, not_yet: 1, not_enough: 2, barred: 3 } as const;
/** Eligible first, then who gets there sooner; months needed break the tie, then nothing does. */
const better = (a: Eligibility, b: Eligibility): number => preference[a.outcome] - preference[b.outcome] || ((a.from ?? '9999') < (b.from ?? '9999') ? -1 : (a.from ?? '9999') > (b.from ?? '9999') ? 1 : 0);

const answer = (c: RankCandidate, found: Partial<Eligibility> & Pick<Eligibility, 'outcome'>): Eligibility => ({ target: null, facts: null, row: null, from: null, until: null, months: null, missing: [], supposed: [], gradeInDoubt: false, locks: c.locks, reliefs: c.reliefs, ...found });

function judgeFor(c: RankCandidate, target: string, rules: RankRules): Eligibility {
  const [facts, supposed] = suppose({ ...c.facts, 拟晋升职级: target }, rules);
  const row = rules.table.rowOf(facts);
  const said = { target, facts, supposed };
  if (c.locks.length > 0) return answer(c, { ...said, outcome: 'barred', row: row < 0 ? null : row, until: lastDay(c.locks) });
  if (row === UNDETERMINED) return answer(c, { ...said, outcome: 'not_enough', missing: rules.table.decide(facts).missing });
  if (row === NO_MATCH) return answer(c, { ...said, outcome: 'not_enough' });
  const conclusion = rules.conclusion(row, facts);
  const months = term(c, facts, rules);
  if (conclusion === MET) return answer(c, { ...said, outcome: 'eligible', row, months });
  if (conclusion === NOT_MET) return answer(c, { ...said, outcome: 'not_yet', row, months, from: months === null ? null : dayOf(c, months) });
  // A grade that may rest on what he is released from bars nobody until somebody has looked at it again.
  if (c.reliefs.length > 0 && facts[LAST_GRADE] !== null && rules.table.rowOf({ ...facts, [LAST_GRADE]: null }) === UNDETERMINED) return answer(c, { ...said, outcome: 'not_enough', row, missing: [LAST_GRADE], gradeInDoubt: true });
  return answer(c, { ...said, outcome: 'barred', row, until: facts['处分影响期内'] === true ? c.effectUntil : null });
}

/** Facts nobody can have told yet are taken at what they usually are, and named: an investigation (told by the body that leads it), and the grade of a year that is not over. */
function suppose(facts: Facts, rules: RankRules): readonly [Facts, readonly string[]] {
  const supposed: string[] = [];
  const all: Record<string, Facts[string]> = { ...facts };
  if ((all[PENDING] ?? null) === null) {
    all[PENDING] = false;
    supposed.push(PENDING);
  }
  if (all[LAST_GRADE] === null && Number(rules.on.slice(0, 4)) > Number(rules.today.slice(0, 4))) {
    all[LAST_GRADE] = '称职';
    supposed.push(LAST_GRADE);
  }
  return [all, supposed];
}

const RANK_MONTHS = '任现职级月数';
const LEVEL_MONTHS = '任现职务层次月数';

/** The months the table asks for, found by asking it; of the two ways the one met sooner. */
function term(c: RankCandidate, facts: Facts, rules: RankRules): Eligibility['months'] {
  const met = (fact: string, months: number): boolean => {
    // The other way must not answer in its place.
    const asked = { ...facts, [RANK_MONTHS]: 0, [LEVEL_MONTHS]: 0, [fact]: months };
    const row = rules.table.rowOf(asked);
    return row >= 0 && rules.conclusion(row, asked) === MET;
  };
  const ways = ([['rank', RANK_MONTHS, c.rankSince], ['level', LEVEL_MONTHS, c.levelSince]] as const).flatMap(([counted, fact, since]) => {
    const served = facts[fact];
    if (since === null || typeof served !== 'number' || !met(fact, WORKING_LIFE_MONTHS)) return [];
    let [below, enough] = [-1, WORKING_LIFE_MONTHS];
    while (enough - below > 1) {
      const middle = (below + enough) >> 1;
      if (met(fact, middle)) enough = middle;
      else below = middle;
    }
    return [{ served, needed: enough, counted }];
  });
  return ways.sort((a, b) => a.needed - a.served - (b.needed - b.served))[0] ?? null;
}

const dayOf = (c: RankCandidate, m: NonNullable<Eligibility['months']>): Day => addMonths(firstDayOf((m.counted === 'rank' ? c.rankSince : c.levelSince)!), m.needed);

/** The day on which the last of them is released; null when one of them has no end yet. */
function lastDay(locks: readonly Reason[]): Day | null {
  const days = locks.map((l) => String(l.params?.['until'] ?? '—'));
  return days.includes('—') ? null : days.sort().at(-1)!;
}
