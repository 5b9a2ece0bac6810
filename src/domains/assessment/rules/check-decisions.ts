import type { Reason } from '../../../kernel/refusal.ts';
import { isAdverse, type Grade } from '../model.ts';
import { gradeOrder } from './propose-grades.ts';

export const rule = { ruleId: 'assessment.decide_grade', source: '公务员法 第三十八条；公务员考核规定' } as const;

export interface Standing {
  readonly personId: string;
  readonly name: string;
  readonly proposed: Grade | null;
  readonly ceiling: Grade | null;
  readonly needsDecision: boolean;
  /** 暂缓评优 while a report is checked. */
  readonly held: boolean;
  /** Grade decided so far. */
  readonly grade: Grade | null;
}

export interface Decision {
  readonly personId: string;
  readonly grade: Grade;
  readonly reason?: string | undefined;
}

/**
 * What stands against a set of decisions, person by person; empty when they may be taken.
 * A reason is owed for every change of a proposal, for every grade nobody could propose, and for every grade that harms.
 * No grade above the ceiling of the decision table; no 优秀 while it is on hold; not more 优秀 in the year than the limit.
 */
export function checkDecisions(all: readonly Standing[], decisions: readonly Decision[], limit: number): Reason[] {
  const standing = new Map(all.map((s) => [s.personId, s]));
  const problems: Reason[] = [];
  for (const d of decisions) {
    const s = standing.get(d.personId);
    if (!s) {
      problems.push({ code: 'assessment.no_such_result', params: { person: d.personId } });
      continue;
    }
    const owed = s.needsDecision || d.grade !== s.proposed || isAdverse(d.grade) || (s.grade !== null && s.grade !== d.grade);
    if (owed && d.reason === undefined) problems.push({ code: 'assessment.reason_needed', params: { name: s.name }, source: rule.source, at: d.personId });
    if (s.ceiling !== null && gradeOrder(d.grade) < gradeOrder(s.ceiling)) problems.push({ code: 'assessment.above_ceiling', params: { name: s.name }, source: rule.source, at: d.personId });
    if (s.ceiling === null && d.grade === 'outstanding') problems.push({ code: 'assessment.outstanding_while_unknown', params: { name: s.name }, at: d.personId });
    if (s.held && d.grade === 'outstanding') problems.push({ code: 'assessment.grade_on_hold', params: { name: s.name }, source: '澄清保护：核查期间暂缓，查清后恢复', at: d.personId });
  }
  const after = new Map(all.map((s) => [s.personId, s.grade]));
  for (const d of decisions) after.set(d.personId, d.grade);
  const outstanding = [...after.values()].filter((g) => g === 'outstanding').length;
  const before = all.filter((s) => s.grade === 'outstanding').length;
  if (outstanding > limit && outstanding > before) problems.push({ code: 'assessment.share_exceeded', params: { count: outstanding, limit }, source: '公务员考核规定（优秀等次比例）' });
  return problems;
}
