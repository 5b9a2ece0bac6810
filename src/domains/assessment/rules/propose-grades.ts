import type { Reason } from '../../../kernel/refusal.ts';
import { formatScore, score, type Score } from '../../../kernel/score.ts';
import { grades, isAdverse, type Grade, type GradeProposal, type ResultState } from '../model.ts';
import type { SchemeDefinition } from '../scheme-format.ts';

export const rule = { ruleId: 'assessment.propose_grade', source: '公务员法 第三十八条；公务员考核规定' } as const;

/** The answer of the decision table on who may get which grade. */
export interface Ceiling {
  /** Null while a fact it needs is not known. */
  readonly grade: Grade | null;
  readonly reasons: readonly Reason[];
  /** Names of the facts that must be known first. */
  readonly missing: readonly string[];
}

export interface Candidate {
  readonly personId: string;
  readonly group: string;
  readonly state: ResultState;
  /** Null without a score. */
  readonly score: Score | null;
  readonly rank: number | null;
  readonly ceiling: Ceiling;
  /** Hard indicators below their minimum (M056). */
  readonly failedHard: readonly { readonly key: string; readonly name: string; readonly score: string; readonly minimum: string; readonly ceiling: Grade }[];
  /** 一票否决 that strikes: no grade above its ceiling, whatever the score. */
  readonly vetoes: readonly { readonly key: string; readonly name: string; readonly nameEn: string; readonly ceiling: Grade }[];
}

export interface ProposalRules {
  readonly thresholds: SchemeDefinition['thresholds'];
  readonly places: number;
  /** 优秀 places by group. */
  readonly limits: ReadonlyMap<string, number>;
  /** Groups too small to compare: nobody is proposed 优秀 there by rank; people decide. */
  readonly tooSmall: ReadonlySet<string>;
  readonly shareSource: string;
}

/** Lower place in the list is the better grade. */
export const gradeOrder = (g: Grade): number => grades.indexOf(g);
const worse = (a: Grade, b: Grade): Grade => (gradeOrder(a) >= gradeOrder(b) ? a : b);

/**
 * Proposes a grade with reasons for everybody. 优秀 goes by rank within the group's places; people with equal scores at
 * the limit get it all or none, so the share is never exceeded and chance decides nothing. Unknown facts leave the
 * proposal open. 基本称职 and 不称职 are proposed only as a question to people.
 */
export function proposeGrades(candidates: readonly Candidate[], rules: ProposalRules): Map<string, GradeProposal> {
  const outstanding = chooseOutstanding(candidates, rules);
  return new Map(candidates.map((c) => [c.personId, proposeOne(c, rules, outstanding)]));
}

interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly tied: ReadonlySet<string>;
}

const mayBeOutstanding = (c: Candidate, { thresholds }: ProposalRules): boolean =>
  c.state === 'scored' && c.score !== null && c.ceiling.grade === 'outstanding' && c.failedHard.length === 0 && c.vetoes.length === 0 && c.score >= score(thresholds.outstanding);

function chooseOutstanding(candidates: readonly Candidate[], rules: ProposalRules): Choice {
  const chosen = new Set<string>();
  const tied = new Set<string>();
  const byGroup = gather(candidates.filter((c) => mayBeOutstanding(c, rules)), (c) => c.group);
  for (const [group, people] of byGroup) {
    if (rules.tooSmall.has(group)) continue;
    let left = rules.limits.get(group) ?? 0;
    const byScore = [...gather(people, (c) => c.score!)].sort(([a], [b]) => b - a);
    for (const [, equals] of byScore) {
      if (left === 0) break;
      if (equals.length > left) {
        for (const c of equals) tied.add(c.personId);
        break;
      }
      for (const c of equals) chosen.add(c.personId);
      left -= equals.length;
    }
  }
  return { chosen, tied };
}

/** `Map.groupBy` is not there before Node 21. */
function gather<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const map = new Map<K, T[]>();
  for (const item of list) {
    const found = map.get(keyOf(item));
    if (found) found.push(item);
    else map.set(keyOf(item), [item]);
  }
  return map;
}

function proposeOne(c: Candidate, rules: ProposalRules, { chosen, tied }: Choice): GradeProposal {
  const { ceiling } = c;
  const open = (reasons: Reason[]): GradeProposal => ({ grade: null, ceiling: ceiling.grade, needsDecision: true, reasons });
  // 不参加考核 and 不定等次 need no score.
  if (ceiling.grade === 'not_assessed' || ceiling.grade === 'ungraded') return { grade: ceiling.grade, ceiling: ceiling.grade, needsDecision: false, reasons: ceiling.reasons };
  if (c.state !== 'scored' || c.score === null) return open([{ code: `assessment.reason.${c.state}` }]);
  if (ceiling.grade === null) return open([{ code: 'assessment.reason.facts_unknown', params: { facts: ceiling.missing.join('、') } }, ...ceiling.reasons]);
  const reasons: Reason[] = [];
  const { thresholds } = rules;
  let grade: Grade = 'competent';
  if (c.score < score(thresholds.basically_competent)) grade = 'incompetent';
  else if (c.score < score(thresholds.competent)) grade = 'basically_competent';
  const printed = formatScore(c.score, rules.places);
  if (grade !== 'competent') reasons.push({ code: 'assessment.reason.below_competent', params: { score: printed, minimum: thresholds.competent }, source: rule.source });
  for (const h of c.failedHard) {
    grade = worse(grade, h.ceiling);
    reasons.push({ code: 'assessment.reason.hard_indicator', params: { name: h.name, score: h.score, minimum: h.minimum }, source: '突出“硬指标”在考核中的决定性作用 (M056)' });
  }
  for (const v of c.vetoes) {
    grade = worse(grade, v.ceiling);
    reasons.push({ code: 'assessment.reason.veto', params: { name: v.name, nameEn: v.nameEn } });
  }
  grade = worse(grade, ceiling.grade === 'outstanding' ? 'competent' : ceiling.grade);
  if (ceiling.grade !== 'outstanding') reasons.push(...ceiling.reasons);
  if (chosen.has(c.personId)) {
    const places = rules.limits.get(c.group) ?? 0;
    return { grade: 'outstanding', ceiling: ceiling.grade, needsDecision: false, reasons: [{ code: 'assessment.reason.within_share', params: { rank: c.rank ?? 0, places }, source: rules.shareSource }] };
  }
  if (grade === 'competent' && reasons.length === 0) reasons.push(whyNotOutstanding(c, rules, tied, printed));
  return { grade, ceiling: ceiling.grade, needsDecision: isAdverse(grade) || tied.has(c.personId), reasons };
}

function whyNotOutstanding(c: Candidate, rules: ProposalRules, tied: ReadonlySet<string>, printed: string): Reason {
  const places = rules.limits.get(c.group) ?? 0;
  if (c.score! < score(rules.thresholds.outstanding)) return { code: 'assessment.reason.below_outstanding', params: { score: printed, minimum: rules.thresholds.outstanding } };
  if (rules.tooSmall.has(c.group)) return { code: 'assessment.reason.group_too_small' };
  if (tied.has(c.personId)) return { code: 'assessment.reason.tie_at_limit', params: { places }, source: rules.shareSource };
  return { code: 'assessment.reason.beyond_share', params: { rank: c.rank ?? 0, places }, source: rules.shareSource };
}
