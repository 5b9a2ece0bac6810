import { addDays } from '../../kernel/period.ts';
import type { Chance } from '../chance.ts';
import type { SimEntry } from '../model.ts';
import type { BlockPlan } from '../region/plan.ts';
import type { Drafted } from './entry.ts';

/** Offices that write little down: their people seem to do little (a confounder, not a fault of the people). */
const SHARE_OF_LAZY_UNITS = 0.12;
const KEPT = { lazy: 0.34, usual: 0.97 } as const;

export const lazyUnits = (chance: Chance, unitIds: readonly string[]): ReadonlySet<string> => new Set(unitIds.filter(() => chance.happens(SHARE_OF_LAZY_UNITS)));

const REPLIES = ['该事项由多个单位共同负责，责任划分与实际不符，请核实。', '当时已按要求上报并留有记录，请补充核对。', '延期是因上级调整了时间安排，有文件为证。'] as const;

/** What reaches the ledger, and how far its review has come. Reviews take weeks; disputes are few. */
export function report(plan: BlockPlan, chance: Chance, drafted: readonly Drafted[], lazy: ReadonlySet<string>): SimEntry[] {
  const recent = addDays(plan.today, -24);
  const list: SimEntry[] = [];
  for (const entry of drafted) {
    const slow = entry.organizationId !== null && entry.organizationId !== undefined && lazy.has(entry.organizationId);
    if (!chance.happens(slow ? KEPT.lazy : KEPT.usual)) continue;
    const harmful = entry.content.kind === 'problem' || (entry.content.kind === 'conduct' && entry.content.sign === 'negative');
    const fresh = entry.occurredOn > recent;
    const outcome: SimEntry['outcome'] = harmful && chance.happens(0.06)
      ? 'disputed'
      : fresh
        ? chance.weighted([['reported', 60], ['unit_confirmed', 30], ['confirmed', 10]] as const)
        : chance.weighted(slow ? ([['confirmed', 74], ['unit_confirmed', 16], ['reported', 10]] as const) : ([['confirmed', 93], ['unit_confirmed', 4], ['reported', 3]] as const));
    list.push({ entry, outcome, reply: outcome === 'disputed' ? chance.pick(REPLIES) : null });
  }
  return list.sort((a, b) => (a.entry.occurredOn < b.entry.occurredOn ? -1 : a.entry.occurredOn > b.entry.occurredOn ? 1 : a.entry.id < b.entry.id ? -1 : 1));
}
