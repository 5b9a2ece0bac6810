import type { Actor } from '../../kernel/actor.ts';
import type { House } from '../../platform/house/index.ts';
import { adoptSchemesOf, compileScheme, computeRun, confirmYear, decideForYear, openYear, proposeYear, recordForYear, resultsOf, schemeDefinition, stateForYear, type CompiledScheme } from '../../domains/assessment/index.ts';
import { policyInForce } from '../../domains/policy/index.ts';
import type { Aspect, SimMarks, SimPerson } from '../model.ts';
import type { Progress } from './progress.ts';

const SCHEME = 'annual-county';
/** Which aspect a dimension's rated indicators show, in their order. */
const ASPECTS: Readonly<Record<string, readonly Aspect[]>> = { integrity: ['politics', 'morals'], ability: ['ability'], diligence: ['diligence'], achievement: ['achievement'], probity: ['probity'] };
const MARKS_AT_ONCE = 20_000;

export interface Year {
  readonly year: number;
  /** The last year is decided and confirmed; the present one is computed and still open. */
  readonly finished: boolean;
}

/** Opens a year under the scheme in force, gives the marks, states what offices would state, computes, and closes a finished year. */
export async function assessYear(house: House, actor: Actor, year: Year, marks: readonly SimMarks[], people: readonly SimPerson[], progress: Progress): Promise<void> {
  const { scheme, schemeId } = await house.unit(actor, async (unit) => {
    const policy = await policyInForce(unit, unit.today);
    const at = policy.schemes().findIndex((s) => s.key === SCHEME);
    const adopted = await adoptSchemesOf(unit, policy);
    return { scheme: compileScheme(schemeDefinition.parse(policy.schemes()[at])), schemeId: adopted[at]!.id };
  });
  const runId = await house.unit(actor, (unit) => openYear(unit, { year: year.year, schemeId, dueOn: `${year.year + 1}-03-31` }));
  const lines = marks.flatMap((m) => linesOf(scheme, m));
  for (let i = 0; i < lines.length; i += MARKS_AT_ONCE) {
    await house.unit(actor, (unit) => recordForYear(unit, runId, { source: `${year.year}年度民主测评和领导评价汇总表`, marks: lines.slice(i, i + MARKS_AT_ONCE) }));
    progress.step('assessment', 0);
  }
  await house.unit(actor, (unit) => stateForYear(unit, runId, statements(year.year, people)));
  await computeRun(house, actor, runId);
  progress.step('assessment', 1);
  if (!year.finished) return;
  await house.unit(actor, (unit) => proposeYear(unit, runId));
  // Everything that the table settles is confirmed as proposed; the few left are decided one by one, with a reason.
  const open = await house.unit(actor, async (unit) => {
    await decideForYear(unit, runId, { decisions: [], confirmProposals: true });
    return (await resultsOf(unit, 'all', [year.year])).filter((r) => r.grade === null);
  });
  await house.unit(actor, async (unit) => {
    await decideForYear(unit, runId, { confirmProposals: false, decisions: open.map((r) => ({ personId: r.personId, grade: r.proposedGrade ?? 'ungraded', reason: r.proposedGrade ? '经县委组织部会同所在单位研究，按考核结果确定' : '情况尚未查清，本年度不定等次' })) });
    // Years of the past were published, told and used when they ended.
    await confirmYear(unit, runId, { settledBefore: true });
  });
  progress.step('assessment', 1);
}

function linesOf(scheme: CompiledScheme, m: SimMarks): { personId: string; indicator: string; rater: string; value: string }[] {
  const of = new Map(m.marks.map((x) => [`${x.aspect}/${x.rater}`, x.value]));
  const nth = new Map<string, number>();
  return scheme.definition.dimensions.flatMap((d) =>
    d.indicators.flatMap((indicator) => {
      if (indicator.source.from !== 'rating') return [];
      const n = nth.get(d.key) ?? 0;
      nth.set(d.key, n + 1);
      const aspect = ASPECTS[d.key]?.[n] ?? ASPECTS[d.key]?.at(-1);
      return indicator.source.raters.flatMap((r) => {
        // Nobody is marked by raters who do not count for the class.
        const weighs = typeof r.weight === 'object' ? r.weight[classOf(scheme, m.category)] !== undefined : true;
        const value = of.get(`${aspect ?? ''}/${r.rater}`);
        return weighs && value !== undefined ? [{ personId: m.personId, indicator: indicator.key, rater: r.rater, value }] : [];
      });
    }),
  );
}

const classOf = (scheme: CompiledScheme, category: SimMarks['category']): string => scheme.definition.classes.find((c) => c.categories.includes(category))?.key ?? '';

/** What the discipline office and the personnel office state for a year; everybody else is as usual. */
function statements(year: number, people: readonly SimPerson[]): Parameters<typeof stateForYear>[2] {
  const admonished = people.filter((p) => p.rewards.some((r) => r.sanction === '诫勉' && r.issuedOn.startsWith(String(year))));
  return {
    source: `县纪委监委、县委组织部${year}年度情况说明`,
    statements: [
      { fact: '是否立案未结', otherwise: false, exceptions: [] },
      { fact: '病事假累计月数', otherwise: 0, exceptions: people.filter((p) => p.grades.some((g) => g.year === year && g.grade === '不进行考核')).map((p) => ({ personId: p.id, value: 8 })) },
      { fact: '是否当年受诫勉', otherwise: false, exceptions: admonished.map((p) => ({ personId: p.id, value: true })) },
      { fact: '是否当年受处分', otherwise: false, exceptions: [] },
      { fact: '处分类型', otherwise: '无', exceptions: [] },
      { fact: '处分影响期内', otherwise: false, exceptions: [] },
    ],
  };
}
