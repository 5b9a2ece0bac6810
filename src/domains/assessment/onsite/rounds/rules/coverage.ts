import type { Explanation } from '../../../../../kernel/explanation.ts';
import { formatScore, percent } from '../../../../../kernel/score.ts';
import type { InspectionLevel, InspectionTarget, LevelCoverage } from '../model.ts';

export const rule = { ruleId: 'assessment.inspection_coverage', source: '全覆盖开展政治建设考察（M051）' } as const;

export interface Coverage {
  readonly levels: readonly LevelCoverage[];
  readonly missing: readonly InspectionTarget[];
}

export const targetKey = (t: { readonly level: InspectionLevel; readonly id: string }): string => `${t.level} ${t.id}`;

/**
 * 已考察 ÷ 名册 by level, with every unit still to do. An inspection of somebody the registry does not have counts for nobody.
 * The printed percent is cut, so that nothing short of all reads 100.00.
 */
export function coverageOf(levels: readonly InspectionLevel[], targets: readonly InspectionTarget[], inspected: ReadonlySet<string>): Coverage {
  const missing = targets.filter((t) => !inspected.has(targetKey(t)));
  return {
    missing,
    levels: levels.map((level) => {
      const total = targets.filter((t) => t.level === level).length;
      const done = total - missing.filter((t) => t.level === level).length;
      return { level, total, inspected: done, percent: total === 0 ? null : formatScore(percent(done, total, 2, 'truncate')) };
    }),
  };
}

/** Levels below the coverage that the policy demands, compared exactly. A round that has nobody to inspect is below, too. */
export function belowRequired(levels: readonly LevelCoverage[], required: number): InspectionLevel[] {
  if (levels.every((l) => l.total === 0)) return levels.map((l) => l.level);
  return levels.filter((l) => l.inspected * 100 < l.total * required).map((l) => l.level);
}

/** How many names the drawer lists; the page lists all. */
const NAMES = 20;

/** Why the coverage of a level is what it is. */
export function explainCoverage(level: LevelCoverage, missing: readonly InspectionTarget[], at: { readonly asOf: string; readonly required: number; readonly source: string; readonly version: string; readonly knownAt: string }): Explanation {
  const own = missing.filter((t) => t.level === level.level);
  return {
    statement: `onsite.explain.coverage_${level.level}`,
    params: { inspected: level.inspected, total: level.total, asOf: at.asOf },
    ...(level.percent === null ? {} : { value: level.percent, unit: 'percent' }),
    ruleId: rule.ruleId,
    source: at.source,
    version: at.version,
    knownAt: at.knownAt,
    children: [
      { statement: 'onsite.explain.coverage_registry', params: { asOf: at.asOf }, value: String(level.total) },
      { statement: 'onsite.explain.coverage_inspected', value: String(level.inspected) },
      { statement: 'onsite.explain.coverage_required', value: String(at.required), unit: 'percent', source: at.source },
      ...own.slice(0, NAMES).map((t): Explanation => ({ statement: 'onsite.explain.coverage_missing', params: { name: t.name, unit: t.unitName } })),
      ...(own.length > NAMES ? [{ statement: 'onsite.explain.coverage_more', params: { count: own.length - NAMES } }] : []),
    ],
  };
}
