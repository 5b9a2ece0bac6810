import type { Day } from '../../../kernel/period.ts';
import type { Appointment } from '../model.ts';
import { levelOrder } from './orders.ts';

export const ruleId = 'registry.career_band';

export interface CareerSegment<A> {
  readonly appointment: A;
  readonly from: Day;
  readonly to: Day | null;
  /** 0 is the main line; posts held beside it lie on the next free lane above. */
  readonly lane: number;
}

/**
 * Posts over time for drawing: main posts keep the lowest lane, concurrent and seconded ones stack above,
 * and no two on one lane overlap. Proposed appointments are not drawn.
 */
export function careerBand<A extends Pick<Appointment, 'state' | 'validFrom' | 'validTo' | 'main' | 'kind' | 'leadershipLevel' | 'id'>>(appointments: readonly A[]): CareerSegment<A>[] {
  const held = appointments.filter((a) => a.state !== 'proposed');
  const weight = (a: A): number => (a.main ? 0 : 1) * 1000 + (a.kind === 'concurrent' || a.kind === 'secondment' ? 100 : 0) + levelOrder(a.leadershipLevel);
  const lanes: { from: Day; to: Day | null }[][] = [];
  const out: CareerSegment<A>[] = [];
  for (const a of [...held].sort((x, y) => weight(x) - weight(y) || (x.validFrom < y.validFrom ? -1 : 1) || (x.id < y.id ? -1 : 1))) {
    const free = (lane: number): boolean => (lanes[lane] ?? []).every((s) => (s.to !== null && s.to <= a.validFrom) || (a.validTo !== null && a.validTo <= s.from));
    let lane = 0;
    while (!free(lane)) lane++;
    (lanes[lane] ??= []).push({ from: a.validFrom, to: a.validTo });
    out.push({ appointment: a, from: a.validFrom, to: a.validTo, lane });
  }
  return out.sort((x, y) => (x.from < y.from ? -1 : x.from > y.from ? 1 : x.lane - y.lane));
}
