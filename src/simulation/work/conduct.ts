import { clamp, type Chance } from '../chance.ts';
import { lack, type Problem, type Traits } from '../hidden/traits.ts';
import type { Presence } from './presence.ts';

/** How the hidden traits come out in work. Everything here is a tendency; chance has the last word. */

/** An ill placed person was well placed before: the placing counts for the present post only. */
const here = (p: Presence): Traits => (p.present ? p.member.person.hidden.traits : { ...p.member.person.hidden.traits, fit: 0.74 });

const CATEGORY = { principal: 1.5, deputy: 1.35, middle: 1.15, staff: 0.85 } as const;

/** Likelihood of taking part in a matter, relative to colleagues. The timid stay out of what may go wrong. */
export function eagerness(p: Presence, risky: boolean): number {
  const t = here(p);
  const courage = clamp(t.courage / 0.62);
  return CATEGORY[p.member.slot.post.category] * (0.1 + 1.25 * t.motivation ** 1.6) * (risky ? 0.12 + 0.88 * courage ** 1.5 : 1);
}

/** Whom a unit thinks of first when somebody has to be named. */
export const standing = (p: Presence): number => CATEGORY[p.member.slot.post.category];
/** Likelihood of handing back what one was asked to take on: there are good reasons, too. */
export const handsBack = (p: Presence): number => {
  const t = here(p);
  return clamp(0.06 + 0.75 * lack(t.courage) + 0.3 * lack(t.motivation) + 0.2 * lack(t.capability) + 0.1 * lack(t.fit));
};

/** Likelihood of being the one who answers for it. */
export const leading = (p: Presence, risky: boolean): number => eagerness(p, risky) * ({ principal: 2.2, deputy: 2, middle: 1.4, staff: 0.5 } as const)[p.member.slot.post.category] * (0.3 + 0.7 * clamp(here(p).courage / 0.62));

export const lateness = (p: Presence, difficulty: number, hard: boolean): number => {
  const t = here(p);
  return clamp(0.1 + 0.75 * lack(t.capability) + 0.55 * lack(t.motivation) + 0.5 * lack(t.fit) + 0.1 * (difficulty - 1) + (hard ? 0.08 : 0), 0.02, 0.9);
};

const skill = (p: Presence): number => {
  const t = here(p);
  return 0.6 * t.capability + 0.25 * t.fit + 0.15 * t.motivation;
};

/** How well a matter goes: the lead counts for more than half, hard matters and hard places for less than the people. */
export const success = (lead: Presence, others: readonly Presence[], difficulty: number, hard: boolean): number => {
  const rest = others.length === 0 ? skill(lead) : others.reduce((s, o) => s + skill(o), 0) / others.length;
  return 0.58 * skill(lead) + 0.42 * rest - 0.06 * (difficulty - 1) - (hard ? 0.04 : 0);
};

export const contentment = (p: Presence, hard: boolean): number => {
  const t = here(p);
  return 0.93 - 0.35 * lack(t.capability) - 0.28 * lack(t.motivation) - 0.15 * lack(t.fit) - (hard ? 0.1 : 0);
};

export const badConduct = (p: Presence): number => clamp(0.05 + 0.85 * lack(here(p).courage) + 0.3 * lack(here(p).motivation));
export const problemRate = (p: Presence, hard: boolean): number => 0.1 + 0.85 * lack(here(p).motivation) + 0.6 * lack(here(p).capability) + 0.25 * lack(here(p).courage) + 0.2 * lack(here(p).fit) + (hard ? 0.16 : 0);
export const praiseRate = (p: Presence): number => 0.62 * Math.max(0.04, here(p).motivation + here(p).capability - 0.75);
export const learning = (p: Presence): number => p.member.person.hidden.traits.capability * 0.75 + p.member.person.hidden.traits.motivation * 0.25;

/** What lay behind a failing, as far as the one who wrote it down could see: as often as not the words are anybody's. */
export function behind<P extends Problem>(chance: Chance, p: Presence, seen: readonly P[]): P | 'any' {
  const t = here(p);
  return chance.weighted<P | 'any'>([['any', 0.3], ...seen.map((problem) => [problem, 0.06 + lack(t[problem])] as const)]);
}
