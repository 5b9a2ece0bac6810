import type { Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { personFacts } from '../../../registry/index.ts';
import { gradeWords, type Grade } from '../../model.ts';
import type { Run } from '../../store/index.ts';
import { insertUses, type NewUse } from '../store/outcomes.ts';

/** 年度考核结果运用: the table on what a grade leads to. */
const CONSEQUENCES = 'annual-grade-consequences';

/**
 * Opens what the grades lead to (M062), each with its row and article, as work for the domains that carry it out.
 * Looks at the people on the first day after the period, when the grade of the period is the last one. Out: how many.
 */
export async function openUses(unit: Unit, run: Run, graded: readonly { readonly personId: string; readonly grade: Grade; readonly version: number }[]): Promise<number> {
  const policy = await policyInForce(unit, unit.today);
  if (graded.length === 0 || !policy.has(CONSEQUENCES)) return 0;
  const table = policy.compile(CONSEQUENCES);
  // Most grades lead to nothing; facts are read only for those that may lead somewhere.
  const may = graded.filter((g) => g.grade !== 'competent');
  const facts = await personFacts(unit, may.map((g) => g.personId), run.periodTo);
  const uses = may.flatMap((g): NewUse[] => {
    const known = facts.get(g.personId) ?? {};
    const decision = table.decide({ ...known, 上年度考核等次: gradeWords[g.grade] } as Parameters<typeof table.decide>[0]);
    const lit = decision.trace.filter((t) => t.state === 'lit');
    return decision.collected.map((c, i): NewUse => ({
      personId: g.personId,
      version: g.version,
      consequence: String(c['结果']),
      months: Number(c['月数'] ?? 0),
      reason: { zh: lit[i]!.reason.zh, en: lit[i]!.reason.en },
      source: policy.cite(lit[i]!.source),
    }));
  });
  await insertUses(unit, run.id, uses);
  return uses.length;
}
