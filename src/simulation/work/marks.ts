import type { Day } from '../../kernel/period.ts';
import { clamp, type Chance } from '../chance.ts';
import { lack, type Traits } from '../hidden/traits.ts';
import { aspects, raters, type Aspect, type Rater, type SimMarks } from '../model.ts';
import type { Member } from '../people/member.ts';

/** What each aspect shows of the traits. Politics, morals and probity show next to nothing: a good name is no proof of work. */
const SHOWS: Readonly<Record<Aspect, (t: Traits) => number>> = {
  politics: (t) => 91 - 4 * lack(t.motivation),
  morals: () => 90,
  ability: (t) => 88 + 9 * (t.capability - 0.73) - 27 * lack(t.capability) - 6 * lack(t.courage),
  diligence: (t) => 88 + 9 * (t.motivation - 0.73) - 29 * lack(t.motivation),
  achievement: (t) => 86 + 8 * (t.capability - 0.73) + 5 * (t.motivation - 0.73) - 17 * lack(t.capability) - 15 * lack(t.motivation) - 21 * lack(t.fit) - 10 * lack(t.courage),
  probity: () => 92,
};
/** How far each group of raters sees, and how kind it is. */
const NOISE: Readonly<Record<Rater, number>> = { superior: 2.6, peer: 3.2, subordinate: 3.6 };
const KIND: Readonly<Record<Rater, number>> = { superior: 0, peer: 1.5, subordinate: 2 };
/** How well a person is liked colours every aspect alike (halo), and mostly stays from year to year. */
const HALO = { lasting: 1.7, ofTheYear: 0.9 } as const;
/** Share of a shortfall that colleagues get to see in one aspect: some hide it well, some are seen through. */
const SEEN = { mean: 0.5, deviation: 0.22 } as const;

/** What people see of the traits: a part of what is lacking, a different part in every aspect. */
const shown = (aspect: Aspect, traits: Traits, seen: number): number => {
  const faultless: Traits = { motivation: Math.max(traits.motivation, ENOUGH), courage: Math.max(traits.courage, ENOUGH), capability: Math.max(traits.capability, ENOUGH), fit: Math.max(traits.fit, ENOUGH) };
  const best = SHOWS[aspect](faultless);
  return best + seen * (SHOWS[aspect](traits) - best);
};
/** From here a trait lacks nothing (`lack`). */
const ENOUGH = 0.62;

/** What lasts from year to year in how a person is seen. */
export type Impressions = ReadonlyMap<string, { readonly liking: number; readonly seen: Readonly<Record<Aspect, number>> }>;
export const drawImpressions = (chance: Chance, members: readonly Member[]): Impressions =>
  new Map(members.map((m) => [m.person.id, {
    liking: chance.normal(0, HALO.lasting),
    seen: Object.fromEntries(aspects.map((a) => [a, clamp(chance.normal(SEEN.mean, SEEN.deviation))])) as Record<Aspect, number>,
  }]));

/**
 * Marks of a year by group of raters, for whoever is in office on `on`. A unit has its own kindness, hard posts achieve less,
 * and an ill placed person was better before coming to the present post.
 */
export function drawMarks(chance: Chance, impressions: Impressions, members: readonly Member[], year: number, on: Day, last: boolean): SimMarks[] {
  const kindness = new Map<string, number>();
  const list: SimMarks[] = [];
  for (const m of members) {
    const held = m.person.appointments.find((a) => a.main && a.startedOn <= on && (a.endedOn === null || a.endedOn > on));
    if (!held) continue;
    if (!kindness.has(held.organizationId)) kindness.set(held.organizationId, chance.normal(0, 1.4));
    const own = m.person.hidden.traits;
    const traits: Traits = { ...own, fit: held.endedOn !== null ? 0.74 : last ? own.fit : (own.fit + 0.62) / 2 };
    const { liking, seen } = impressions.get(m.person.id)!;
    const halo = liking + chance.normal(0, HALO.ofTheYear);
    const marks = aspects.flatMap((aspect) =>
      raters.map((rater) => {
        const hard = m.slot.unit?.hard && held.endedOn === null && aspect === 'achievement' ? -3 : 0;
        const raw = shown(aspect, traits, seen[aspect]) + halo + kindness.get(held.organizationId)! + KIND[rater] + hard + chance.normal(0, NOISE[rater]);
        return { aspect, rater, value: Math.max(30, Math.min(100, raw)).toFixed(1) };
      }),
    );
    list.push({ personId: m.person.id, year, category: held.category, marks });
  }
  return list;
}
