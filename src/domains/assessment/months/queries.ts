import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, must, reachablePaths } from '../../../kernel/permission.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationNames, organizationSubject } from '../../registry/index.ts';
import { readBulletins, readMonths, readUnitYears } from '../access.ts';
import { figuresOf, linesInForce } from './commands/plan-month.ts';
import { mayFor } from './commands/sections.ts';
import type { ListEntryView, listBulletins, openMonth, openUnitYears } from './contract.ts';
import { itemRatings, type ItemRating, type ListEntry } from './model.ts';
import { periodState } from './rules/periods.ts';
import { rollUp } from './rules/roll-up.ts';
import { bulletinsOfMonth, entriesOfUnit, entriesOut, findBulletin, itemsOfMonth, periodsOf } from './store.ts';

const entryOf = ({ proposerAccountId: _hidden, reasons, ...e }: ListEntry, names: ReadonlyMap<string, string>): ListEntryView => ({ ...e, reasons: [...reasons], section: names.get(e.organizationId) ?? '' });

/** A month of a unit for those who run it. */
export const monthOfUnit = (house: House, actor: Actor, { unitId, month }: { readonly unitId: string; readonly month: string }): Promise<z.infer<typeof openMonth.output>> =>
  house.unit(actor, async (unit) => {
    await mayFor(unit, readMonths, unitId);
    const items = await itemsOfMonth(unit, unitId, month);
    const entries = await entriesOfUnit(unit, unitId, month);
    const names = await organizationNames(unit, [unitId, ...items.map((i) => i.organizationId)]);
    const policy = await policyInForce(unit, unit.today);
    return {
      unitName: names.get(unitId) ?? '',
      published: (await findBulletin(unit, unitId, month)) !== undefined,
      lines: { ...linesInForce(policy), source: policy.cite(policy.parameter('month-item-good-from').source) },
      items: items.map((i) => ({ id: i.id, organizationId: i.organizationId, section: names.get(i.organizationId) ?? '', title: i.title, measure: i.measure, ...figuresOf(i), proposed: i.proposedRating, rating: i.rating, reason: i.reason })),
      entries: entries.map((e) => entryOf(e, names)),
    };
  });

/** What hangs out of a month, for everybody who works here. */
export const bulletinsOut = (house: House, actor: Actor, month: string): Promise<z.infer<typeof listBulletins.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readBulletins, { regionId: actor.regionId, organizationPaths: [] });
    const bulletins = await bulletinsOfMonth(unit, month);
    const entries = await entriesOut(unit, month);
    const names = await organizationNames(unit, [...bulletins.map((b) => b.unit_id), ...entries.map((e) => e.organizationId)]);
    const counts = (ratings: readonly ItemRating[]) => Object.fromEntries(itemRatings.map((r) => [r, ratings.filter((x) => x === r).length])) as Record<ItemRating, number>;
    // What the section wrote in its defence is for those who decide, not for the wall.
    const hanging = (keep: (e: ListEntry) => boolean): ListEntryView[] => entries.filter(keep).map((e) => ({ ...entryOf(e, names), reply: null }));
    return {
      bulletins: bulletins.map((b) => ({
        unitId: b.unit_id,
        unitName: names.get(b.unit_id) ?? '',
        month: b.month,
        publishedAt: b.published_at.toISOString(),
        publishedBy: b.published_by,
        sections: b.sections.map((s) => ({ ...s, items: [...s.items], counts: counts(s.items.map((i) => i.rating)) })),
      })),
      red: hanging((e) => e.state === 'published' && e.list === 'red'),
      black: hanging((e) => e.state === 'published' && e.list === 'black'),
      removed: hanging((e) => e.state === 'removed'),
    };
  });

const printed = (s: Score | null): string | null => (s === null ? null : formatScore(s));

/** The year of every unit within reach. */
export const unitYears = (house: House, actor: Actor, year: number): Promise<z.infer<typeof openUnitYears.output>> =>
  house.unit(actor, async (unit) => {
    const policy = await policyInForce(unit, unit.today);
    const shares = { monthsInQuarter: policy.number('quarter-months-share'), quartersInYear: policy.number('year-quarters-share') };
    const all = await periodsOf(unit, year);
    const ids = await withinReach(unit, [...new Set(all.map((p) => p.unitId))]);
    const names = await organizationNames(unit, ids);
    const units = ids.map((unitId) => {
      const periods = all.filter((p) => p.unitId === unitId);
      const rolled = rollUp(periods, shares).map((r) => {
        const p = periods.find((x) => x.kind === r.kind && x.number === r.number)!;
        return { kind: r.kind, number: r.number, beginsOn: p.beginsOn, endsOn: p.endsOn, dueOn: p.dueOn, state: periodState(p, unit.today), mark: printed(r.mark), below: printed(r.below), score: printed(r.score), missing: [...r.missing], summary: p.summary, recordedOn: p.recordedOn };
      });
      return { unitId, name: names.get(unitId) ?? '', score: rolled.at(-1)!.score, overdue: rolled.filter((p) => p.state === 'missing').map(({ kind, number }) => ({ kind, number })), periods: rolled };
    });
    return { shares: { ...shares, source: policy.cite(policy.parameter('quarter-months-share').source) }, units: units.sort((a, b) => a.name.localeCompare(b.name, 'zh')) };
  });

async function withinReach(unit: Unit, ids: readonly string[]): Promise<string[]> {
  if (reachablePaths(unit.actor, readUnitYears) === 'all') return [...ids];
  const kept: string[] = [];
  for (const id of ids) if (may(unit.actor, readUnitYears, await organizationSubject(unit, id))) kept.push(id);
  return kept;
}
