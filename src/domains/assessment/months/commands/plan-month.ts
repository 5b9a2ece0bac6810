import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { formatScore, score, type Score } from '../../../../kernel/score.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../../policy/index.ts';
import { organizationNames } from '../../../registry/index.ts';
import { manageMonths } from '../../access.ts';
import type { planMonth as planContract, publishBulletin as publishContract, rateMonthItem as rateContract } from '../contract.ts';
import type { BulletinSection, ItemRating, MonthItem, RatedItem } from '../model.ts';
import { completion, rateItem, type RatingLines } from '../rules/rate-item.ts';
import { findBulletin, findItem, insertBulletin, insertItems, itemsOfMonth, lockMonth, saveRating } from '../store.ts';
import { mayFor, mustBeSections, mustNameNobody } from './sections.ts';

type Body<E extends { readonly body?: z.ZodType | undefined }> = z.output<NonNullable<E['body']>>;

export const linesInForce = (policy: PolicyView): RatingLines => ({ good: policy.number('month-item-good-from'), fair: policy.number('month-item-fair-from') });

/** Locks the month, then looks: what went out does not change. */
async function mustBeOpen(unit: Unit, unitId: string, month: string): Promise<void> {
  await lockMonth(unit, unitId, month);
  if (await findBulletin(unit, unitId, month)) throw new Refusal('conflict', 'assessment.month_published', { month });
}

/** 按月铺排: adds key work of sections to a month. Refuses a section of another unit, a plan of nothing, a person's name, a month that is out. */
export const planMonth = (house: House, actor: Actor, input: Body<typeof planContract>): Promise<{ ids: string[] }> =>
  house.unit(actor, async (unit) => {
    const path = await mayFor(unit, manageMonths, input.unitId);
    await mustBeOpen(unit, input.unitId, input.month);
    await mustBeSections(unit, path, input.items.map((i) => i.organizationId));
    await mustNameNobody(unit, path, input.items.map((i) => i.title));
    const items = input.items.map((i) => ({ ...i, unitId: input.unitId, month: input.month, planned: score(i.planned) }));
    const empty = items.find((i) => i.planned === 0);
    if (empty) throw new Refusal('invalid', 'assessment.plan_nothing', { title: empty.title });
    const ids = await insertItems(unit, items);
    unit.audit({ action: 'assessment.month_planned', subjectKind: 'organization', subjectId: input.unitId, detail: { month: input.month, items: ids.length } });
    return { ids };
  });

/** Rates one item by completion; a person may rate otherwise, with the reason. May be repeated until the bulletin is out. */
export const rateMonthItem = (house: House, actor: Actor, id: string, input: Body<typeof rateContract>): Promise<{ proposed: ItemRating; rating: ItemRating; percent: string }> =>
  house.unit(actor, async (unit) => {
    const item = await findItem(unit, id);
    if (!item) throw new Refusal('not_found', 'assessment.no_such_month_item');
    const path = await mayFor(unit, manageMonths, item.unitId);
    await mustBeOpen(unit, item.unitId, item.month);
    const done = score(input.done);
    const proposed = rateItem(done, item.planned, linesInForce(await policyInForce(unit, unit.today)));
    const rating = input.rating ?? proposed;
    if (input.reason === undefined && (rating === 'poor' || rating !== proposed)) throw new Refusal('rule', 'assessment.rating_reason_needed', { title: item.title });
    if (input.reason !== undefined) await mustNameNobody(unit, path, [input.reason]);
    await saveRating(unit, id, { done, proposed, rating, reason: input.reason ?? null });
    unit.audit({ action: 'assessment.month_item_rated', subjectKind: 'organization', subjectId: item.organizationId, detail: { itemId: id, proposed, rating, reason: input.reason ?? null } });
    return { proposed, rating, percent: formatScore(completion(done, item.planned)) };
  });

const isRated = (i: MonthItem): i is RatedItem => i.done !== null && i.rating !== null;
const measured = (value: Score): string => formatScore(value, 6).replace(/\.?0+$/, '');
/** Figures of an item as they are shown and published. */
export const figuresOf = (i: MonthItem) => ({ planned: measured(i.planned), done: i.done === null ? null : measured(i.done), percent: i.done === null ? null : formatScore(completion(i.done, i.planned)) });

/** Sends out the bulletin of a month. Refuses a month without items, with one unrated, and one that is out. */
export const publishBulletin = (house: House, actor: Actor, input: Body<typeof publishContract>): Promise<{ sections: number; poor: number }> =>
  house.unit(actor, async (unit) => {
    await mayFor(unit, manageMonths, input.unitId);
    await mustBeOpen(unit, input.unitId, input.month);
    const items = await itemsOfMonth(unit, input.unitId, input.month);
    if (items.length === 0) throw new Refusal('rule', 'assessment.month_empty', { month: input.month });
    const rated = items.filter(isRated);
    if (rated.length < items.length) throw new Refusal('rule', 'assessment.month_unrated', { count: items.length - rated.length, month: input.month });
    const names = await organizationNames(unit, rated.map((i) => i.organizationId));
    const sections = [...new Set(rated.map((i) => i.organizationId))].map((organizationId): BulletinSection => ({
      organizationId,
      name: names.get(organizationId) ?? '',
      items: rated.filter((i) => i.organizationId === organizationId).map((i) => ({ id: i.id, title: i.title, measure: i.measure, planned: measured(i.planned), done: measured(i.done), percent: formatScore(completion(i.done, i.planned)), rating: i.rating, reason: i.reason })),
    }));
    await insertBulletin(unit, { unitId: input.unitId, month: input.month, sections, policyVersion: (await policyInForce(unit, unit.today)).version });
    const poor = rated.filter((i) => i.rating === 'poor').length;
    unit.audit({ action: 'assessment.bulletin_published', subjectKind: 'organization', subjectId: input.unitId, detail: { month: input.month, sections: sections.length, poor } });
    unit.publish({ type: 'assessment.bulletin_published', payload: { unitId: input.unitId, month: input.month, sections: sections.map((s) => ({ organizationId: s.organizationId, poor: s.items.filter((i) => i.rating === 'poor').length })) } });
    return { sections: sections.length, poor };
  });
