import { clamp, type Chance } from '../chance.ts';

/** The four problems: 不想为 不敢为 不会为 不善为. */
export const problems = ['motivation', 'courage', 'capability', 'fit'] as const;
export type Problem = (typeof problems)[number];

/** What makes a naive reading of the record wrong: 新任职 小单位 请假 难岗位 单位少报 外派. */
export const confounders = ['new_in_post', 'small_unit', 'leave', 'hard_post', 'under_reporting', 'seconded_away'] as const;
export type Confounder = (typeof confounders)[number];

export interface Traits {
  readonly motivation: number;
  readonly courage: number;
  readonly capability: number;
  readonly fit: number;
}

/** What nobody in the region can look up. It shapes what can be seen, with noise, and goes to the truth file only. */
export interface Hidden {
  readonly traits: Traits;
  readonly problems: readonly Problem[];
  confounders: Confounder[];
  /** Months of the last 24 in which the present post could be observed here. */
  observableMonths: number;
}

/** One cadre in twelve has a problem, and one in eight of those has two. */
const RATE = 0.08;
const SECOND = 0.12;

export function drawHidden(chance: Chance): Hidden {
  const planted: Problem[] = [];
  if (chance.happens(RATE)) {
    planted.push(chance.weighted([['motivation', 30], ['courage', 24], ['capability', 26], ['fit', 20]] as const));
    if (chance.happens(SECOND)) {
      const second = chance.pick(problems.filter((p) => p !== planted[0]));
      planted.push(second);
    }
  }
  const value = (p: Problem): number => (planted.includes(p) ? clamp(chance.normal(0.2, 0.07), 0.04, 0.34) : clamp(chance.normal(0.73, 0.11), 0.48, 0.98));
  return { traits: { motivation: value('motivation'), courage: value('courage'), capability: value('capability'), fit: value('fit') }, problems: planted, confounders: [], observableMonths: 24 };
}

/** How far a trait falls short of what the work asks: 0 for healthy people, up to about 0.6. */
export const lack = (trait: number): number => Math.max(0, 0.62 - trait);
