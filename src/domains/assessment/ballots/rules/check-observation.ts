import type { Reason } from '../../../../kernel/refusal.ts';
import type { FormDefinition } from '../contract/form.ts';
import { add, fraction, ofText, printed } from './fraction.ts';
import { itemsOf, optionsOf } from './check-form.ts';

export interface Rating {
  readonly item: string;
  readonly level: string;
  readonly observed: string;
  readonly evidenceIds: readonly string[];
}

/** Each rated point names a level of the form, once, and evidence that is there and about the person (M044). */
export function checkRatings(form: FormDefinition, ratings: readonly Rating[], known: ReadonlySet<string>): Reason[] {
  const items = new Map(itemsOf(form).map((p) => [p.item.key, p.item]));
  return ratings.flatMap((r, i): Reason[] => {
    const at = `ratings.${i}`;
    const item = items.get(r.item);
    if (!item) return [{ code: 'assessment.observation_no_point', params: { item: r.item }, at }];
    const problems: Reason[] = [];
    if (ratings.findIndex((o) => o.item === r.item) < i) problems.push({ code: 'assessment.observation_twice', params: { item: item.title.zh }, at });
    if (!optionsOf(item).some((o) => o.key === r.level)) problems.push({ code: 'assessment.observation_no_level', params: { item: item.title.zh, level: r.level }, at: `${at}.level` });
    if (r.evidenceIds.length === 0) problems.push({ code: 'assessment.observation_needs_evidence', params: { item: item.title.zh }, at: `${at}.evidenceIds` });
    if (r.evidenceIds.some((id) => !known.has(id))) problems.push({ code: 'assessment.observation_foreign_evidence', params: { item: item.title.zh }, at: `${at}.evidenceIds` });
    return problems;
  });
}

/** What a sheet says: points rated and not rated, and the sum of points of the levels chosen. No judgement is drawn from it. */
export function observationState(form: FormDefinition, ratings: readonly Rating[]): { readonly rated: number; readonly points: number; readonly incomplete: string[]; readonly complete: boolean } {
  const items = itemsOf(form).map((p) => p.item);
  const incomplete = items.filter((i) => !ratings.some((r) => r.item === i.key)).map((i) => i.key);
  const sum = ratings.reduce((total, r) => add(total, ofText(optionsOf(items.find((i) => i.key === r.item)!).find((o) => o.key === r.level)?.points ?? '0')), fraction(0));
  return { rated: ratings.length, points: Number(printed(sum, 4, form.rounding)), incomplete, complete: incomplete.length === 0 };
}
