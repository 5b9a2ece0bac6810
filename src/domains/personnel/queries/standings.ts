import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { policyInForce, type Facts, type PolicyView } from '../../policy/index.ts';
import { reliefsFor, sanctionFacts, standsAgainst } from '../../protection/index.ts';
import { rankStandings, type PersonSummary, type RankStanding, type StaffCategory } from '../../registry/index.ts';
import type { Eligibility } from '../model.ts';
import { judgeRank, type RankCandidate } from '../rules/judge-rank.ts';
import { rankRules } from './rank-rules.ts';

const RANKED: ReadonlySet<StaffCategory> = new Set(['civil_servant', 'reference_managed']);

export interface Judged {
  readonly person: PersonSummary;
  readonly candidate: RankCandidate;
  readonly eligibility: Eligibility;
}

export interface JudgedRegion {
  readonly policy: PolicyView;
  readonly judged: readonly Judged[];
  /** People in office whom ranks do not concern. */
  readonly notConcerned: number;
}

/** What somebody may see of himself does not hold what is withheld from him while it is checked (监督执纪工作规则). */
const HELD_WHILE_CHECKED = 'protection.on_hold';

/** Judges people on a day: registry, effects of cases and policy, each read once; no statement per person. `by` self leaves out what is withheld from the person. */
export async function judgePeople(unit: Unit, whose: { readonly ids: readonly string[] } | { readonly within: 'all' | readonly string[] }, on: Day, by: 'office' | 'self' = 'office'): Promise<JudgedRegion> {
  const policy = await policyInForce(unit, on);
  const rules = rankRules(policy, unit.today);
  const candidates = await candidatesOf(unit, await rankStandings(unit, whose, on), on);
  const judged = candidates.flatMap(([person, whole]): Judged[] => {
    const candidate = by === 'self' ? { ...whole, locks: whole.locks.filter((l) => l.code !== HELD_WHILE_CHECKED) } : whole;
    const eligibility = judgeRank(candidate, rules);
    return eligibility ? [{ person, candidate, eligibility }] : [];
  });
  return { policy, judged, notConcerned: candidates.length - judged.length };
}

/** Facts of the registry joined by what cases have done to each. */
export async function candidatesOf(unit: Unit, standings: readonly RankStanding[], on: Day): Promise<(readonly [PersonSummary, RankCandidate])[]> {
  // Thousands of people: the effects of the whole region are fewer than a list of their ids.
  const whom = standings.length > 50 ? 'all' : standings.map((s) => s.person.id);
  const [locks, reliefs, sanctions] = [await standsAgainst(unit, whom, 'rank', on), await reliefsFor(unit, whom, 'rank', on), await sanctionFacts(unit, whom, on)];
  return standings.map((s) => {
    const sanction = sanctions.get(s.person.id);
    const facts: Facts = { ...s.facts, 处分影响期内: s.facts['处分影响期内'] === true || sanction?.['处分影响期内'] === true };
    const { staffCategory } = s.person;
    return [s.person, { facts, rankSince: s.rankSince, levelSince: s.levelSince, effectUntil: s.effectUntil, ranked: staffCategory === null ? null : RANKED.has(staffCategory), locks: locks.get(s.person.id) ?? [], reliefs: reliefs.get(s.person.id) ?? [] }];
  });
}
