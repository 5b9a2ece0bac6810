import { addDays, addMonths, type Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { policyInForce, type Decision, type Facts, type PolicyView } from '../../policy/index.ts';
import { organizationsNow, promotionsOf, regionLevel, type PromotionOnFile } from '../../registry/index.ts';
import type { ShareCount, ShareLevel } from '../model.ts';
import { factsOfPromotion, shareLevelOf, type WhereAbouts } from '../rules/classify-promotion.ts';
import { shareOf } from '../rules/front-line-share.ts';

/** 占比下限, 提拔属于哪一级, 什么算一线经历: the three tables of M084; a policy without all of them has no floor. */
export const SHARE_RULE = 'frontline-share-floor';
const LEVEL_RULE = 'promotion-level';
const EXPERIENCE_RULE = 'frontline-experience';

export interface CountedPromotion extends PromotionOnFile {
  readonly shareLevel: ShareLevel;
  readonly frontLine: boolean;
}

export const hasFloor = (policy: PolicyView): boolean => [SHARE_RULE, LEVEL_RULE, EXPERIENCE_RULE].every((rule) => policy.has(rule));

/** The policy in force on days, each asked once a unit of work. */
export function policiesOn(unit: Unit): (on: Day) => Promise<PolicyView> {
  const known = new Map<Day, Promise<PolicyView>>();
  return (on) => {
    const asked = known.get(on) ?? policyInForce(unit, on);
    known.set(on, asked);
    return asked;
  };
}

/** The day by whose policy a period is judged: its last, or today while it runs. `period` is a year or a month. */
export function dayOfPeriod(period: string, today: Day): Day {
  const last = period.length === 4 ? `${period}-12-31` : addDays(addMonths(`${period}-01`, 1), -1);
  return last < today ? last : today;
}

export const whereAbouts = async (unit: Unit): Promise<WhereAbouts> => ({
  regionLevel: await regionLevel(unit),
  regionsBelow: (await organizationsNow(unit)).filter((o) => o.type === 'region' && o.parentId !== null).map((o) => o.path),
});

/** Does this career count as front-line experience, by the table of the policy? */
export const isFrontLine = (policy: PolicyView, facts: Facts): boolean => policy.compile(EXPERIENCE_RULE).decide(facts).outputs?.['计入'] === true;

/** Promotions within days (`to` excluded), each placed and judged by the policy in force at the end of its month; those of months without a floor are left out. */
export async function countedPromotions(unit: Unit, from: Day, to: Day, policyOn: (on: Day) => Promise<PolicyView>): Promise<CountedPromotion[]> {
  const where = await whereAbouts(unit);
  const counted: CountedPromotion[] = [];
  for (const p of await promotionsOf(unit, from, to)) {
    const policy = await policyOn(dayOfPeriod(p.on.slice(0, 7), unit.today));
    if (!hasFloor(policy)) continue;
    const facts = factsOfPromotion(p.facts, p.level, p.organizationPath, where);
    const level = shareLevelOf(policy.compile(LEVEL_RULE).decide(facts).outputs?.['提拔层级']);
    if (level !== null) counted.push({ ...p, shareLevel: level, frontLine: isFrontLine(policy, facts) });
  }
  return counted;
}

export const shareFacts = (level: ShareLevel, count: ShareCount): Facts => ({ 提拔层级: level, 一线经历占比: shareOf(count) });

/** The floor's finding for a share, by the policy of its period; null when nobody was promoted or the policy has no floor. */
export const judgeShare = (policy: PolicyView, level: ShareLevel, count: ShareCount): Decision | null => (hasFloor(policy) && count.promoted > 0 ? policy.compile(SHARE_RULE).decide(shareFacts(level, count)) : null);
