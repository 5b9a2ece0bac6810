import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { Explanation } from '../../../kernel/explanation.ts';
import { must } from '../../../kernel/permission.ts';
import { addDays } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import type { PolicyView } from '../../policy/index.ts';
import { rankStandings } from '../../registry/index.ts';
import { readShares } from '../access.ts';
import type { BatchCheck, checkBatch, FrontLineShares, ShareView } from '../contract.ts';
import { shareLevels, type ShareCount, type ShareLevel } from '../model.ts';
import { addCounts, countPromotions, monthsUntil, shareOf } from '../rules/front-line-share.ts';
import { countedPromotions, dayOfPeriod, hasFloor, isFrontLine, judgeShare, policiesOn, SHARE_RULE, type CountedPromotion } from './promotions.ts';

/** Years of the picture. */
const YEARS = 5;
/** Names that an explanation lists on each side; the rest are counted. */
const MOST_NAMES = 40;

/** M084: shares of five years and of the months of one, each by the floor in force then. */
export const sharesOf = (house: House, actor: Actor, askedYear: number | undefined): Promise<FrontLineShares> =>
  house.unit(actor, async (unit) => {
    must(actor, readShares, { regionId: actor.regionId, organizationPaths: [] });
    const thisYear = Number(unit.today.slice(0, 4));
    const year = Math.min(askedYear ?? thisYear, thisYear);
    const policyOn = policiesOn(unit);
    const years = Array.from({ length: YEARS }, (_, i) => String(year - YEARS + 1 + i));
    const promotions = await countedPromotions(unit, `${years[0]!}-01-01`, addDays(dayOfPeriod(String(year), unit.today), 1), policyOn);
    const view = async (period: string): Promise<FrontLineShares['years'][number]> => {
      const policy = await policyOn(dayOfPeriod(period, unit.today));
      const within = promotions.filter((p) => p.on.startsWith(period));
      return { period, shares: shareLevels.map((level) => shareView(policy, level, within.filter((p) => p.shareLevel === level), period)) };
    };
    const result: { years: FrontLineShares['years']; months: FrontLineShares['months'] } = { years: [], months: [] };
    for (const y of years) result.years.push(await view(y));
    for (const m of monthsUntil(year, unit.today)) result.months.push(await view(m));
    const policy = await policyOn(dayOfPeriod(String(year), unit.today));
    return { inForce: hasFloor(policy), year, ...result, policyVersion: policy.version };
  });

function shareView(policy: PolicyView, level: ShareLevel, promotions: readonly CountedPromotion[], period: string): ShareView {
  const names = (frontLine: boolean): NonNullable<Explanation['things']> => promotions.filter((p) => p.frontLine === frontLine).slice(0, MOST_NAMES).map((p) => ({ kind: 'person', id: p.personId, name: p.name, permission: 'registry.person.read' }));
  return viewOfCount(policy, level, countPromotions(promotions), period, [
    { statement: 'personnel.share.with', things: names(true), value: String(promotions.filter((p) => p.frontLine).length) },
    { statement: 'personnel.share.without', things: names(false), value: String(promotions.filter((p) => !p.frontLine).length) },
  ]);
}

const percent = (share: number): string => String(Math.round(share * 100) / 100);

function viewOfCount(policy: PolicyView, level: ShareLevel, count: ShareCount, period: string, leaves: readonly Explanation[]): ShareView {
  const decision = judgeShare(policy, level, count);
  const share = shareOf(count);
  const floor = typeof decision?.outputs?.['下限'] === 'number' ? decision.outputs['下限'] : null;
  const met = typeof decision?.outputs?.['达标'] === 'boolean' ? decision.outputs['达标'] : null;
  const base = { level, promoted: count.promoted, frontLine: count.frontLine, share, floor, met };
  if (share === null) return { ...base, explanation: null };
  const rows = (decision?.trace ?? []).filter((t) => t.state === 'lit').map((t): Explanation => ({ statement: t.verified ? 'personnel.explain.row' : 'personnel.explain.row_unchecked', params: { row: t.row, reason: t.reason.zh, reasonEn: t.reason.en }, ruleId: SHARE_RULE, source: policy.cite(t.source), version: policy.version }));
  return {
    ...base,
    explanation: {
      statement: met === null ? 'personnel.share.unjudged' : met ? 'personnel.share.met' : 'personnel.share.below',
      params: { period, level, floor: floor ?? '—', frontLine: count.frontLine, promoted: count.promoted },
      value: percent(share),
      unit: '%',
      ruleId: SHARE_RULE,
      version: policy.version,
      children: [...rows, ...(floor === null ? [] : [{ statement: 'personnel.share.floor', params: { day: policy.on }, value: String(floor), unit: '%', version: policy.version }]), ...leaves, { statement: 'personnel.share.meaning', ruleId: 'frontline-experience', version: policy.version }],
    },
  };
}

/** What a batch would do to the share of the running year. Refuses `personnel.no_floor_in_force`, `registry.no_such_person`. */
export const batchCheck = (house: House, actor: Actor, { level, personIds }: z.output<NonNullable<typeof checkBatch.body>>): Promise<BatchCheck> =>
  house.unit(actor, async (unit) => {
    must(actor, readShares, { regionId: actor.regionId, organizationPaths: [] });
    const policyOn = policiesOn(unit);
    const policy = await policyOn(unit.today);
    const year = unit.today.slice(0, 4);
    const ids = [...new Set(personIds)];
    const standings = await rankStandings(unit, { ids }, unit.today);
    if (standings.length < ids.length) throw new Refusal('not_found', 'registry.no_such_person');
    if (!hasFloor(policy)) throw new Refusal('rule', 'personnel.no_floor_in_force');
    const people = standings.map((s) => ({ id: s.person.id, name: s.person.name, frontLine: isFrontLine(policy, s.facts) }));
    const promotions = (await countedPromotions(unit, `${year}-01-01`, addDays(unit.today, 1), policyOn)).filter((p) => p.shareLevel === level);
    const leaf = (statement: string, list: readonly { readonly id: string; readonly name: string }[]): Explanation => ({ statement, value: String(list.length), things: list.slice(0, MOST_NAMES).map((p) => ({ kind: 'person', id: p.id, name: p.name, permission: 'registry.person.read' })) });
    const before = shareView(policy, level, promotions, year);
    const after = viewOfCount(policy, level, addCounts(countPromotions(promotions), countPromotions(people)), year, [leaf('personnel.share.batch_with', people.filter((p) => p.frontLine)), leaf('personnel.share.batch_without', people.filter((p) => !p.frontLine))]);
    return { before, after, breaks: after.met === false, people };
  });
