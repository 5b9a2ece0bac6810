import type { Day } from '../../kernel/period.ts';
import type { Chance } from '../chance.ts';
import type { Slot } from '../region/posts.ts';
import type { Field } from '../tables/schools.ts';

/**
 * Who held which post when, so that two people never hold one place at once. Present holders are entered first;
 * former terms are fitted in before them.
 */
export interface Occupancy {
  hold(postId: string, from: Day, to: Day | null): void;
  /** Finds a post of that step of the ladder with room from `from` to `to`, preferring a field, and takes it. */
  place(chance: Chance, step: number, from: Day, to: Day, prefer: Field | null, not: string): Slot | null;
}

const FOREVER = '9999-12-31';
const TRIES = 14;

export function occupancy(slots: readonly Slot[]): Occupancy {
  const held = new Map<string, [Day, Day][]>();
  const byStep: Slot[][] = [[], [], [], [], [], []];
  const byStepField = new Map<string, Slot[]>();
  const seen = new Set<string>();
  for (const slot of slots) {
    if (seen.has(slot.post.id)) continue;
    seen.add(slot.post.id);
    byStep[slot.levels]!.push(slot);
    const key = `${slot.levels}/${slot.field}`;
    const same = byStepField.get(key);
    if (same) same.push(slot);
    else byStepField.set(key, [slot]);
  }
  const hold = (postId: string, from: Day, to: Day | null): void => {
    const term: [Day, Day] = [from, to ?? FOREVER];
    const list = held.get(postId);
    if (list) list.push(term);
    else held.set(postId, [term]);
  };
  return {
    hold,
    place: (chance, step, from, to, prefer, not) => {
      const near = prefer ? (byStepField.get(`${step}/${prefer}`) ?? []) : [];
      const all = byStep[step]!;
      if (all.length === 0) return null;
      for (let t = 0; t < TRIES; t++) {
        const slot = t < 5 && near.length > 0 && chance.happens(0.7) ? chance.pick(near) : chance.pick(all);
        if (slot.post.id === not) continue;
        // Offices of staff had other holders than the list of today shows; only leaders' places are counted.
        if (step >= 1 && (held.get(slot.post.id) ?? []).filter(([a, b]) => from < b && a < to).length >= slot.post.establishment) continue;
        if (step >= 1) hold(slot.post.id, from, to);
        return slot;
      }
      return null;
    },
  };
}
