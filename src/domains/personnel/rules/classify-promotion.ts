import type { Facts } from '../../policy/index.ts';
import { shareLevels, type ShareLevel } from '../model.ts';

export const ruleId = 'personnel.classify_promotion';

/** Regions that are cities, and the kind of their own organs, as `policies/facts.yaml` says it. */
const CITY: ReadonlySet<string> = new Set(['市', 'city']);
const CITY_ORGAN = '省市机关';

/** Where a post is: in the organs of a city itself, or in a county within it. */
export interface WhereAbouts {
  readonly regionLevel: string;
  /** Paths of regions below the region itself (the counties of a city). */
  readonly regionsBelow: readonly string[];
}

/** Facts of a promotion: the career as known on its day, the level of the post taken, and what kind of unit it is in, seen from this region. */
export function factsOfPromotion(facts: Facts, level: string, path: string | null, where: WhereAbouts): Facts {
  const below = path !== null && where.regionsBelow.some((r) => path === r || path.startsWith(`${r}.`));
  const ofTheCity = CITY.has(where.regionLevel) && !below && facts['单位类别'] === '县直机关';
  return { ...facts, 领导职务层次: level, ...(ofTheCity ? { 单位类别: CITY_ORGAN } : {}) };
}

/** The level a table named, if it is one of the three. */
export const shareLevelOf = (said: unknown): ShareLevel | null => shareLevels.find((l) => l === said) ?? null;
