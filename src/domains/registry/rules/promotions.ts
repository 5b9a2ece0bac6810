import { contains, type Day } from '../../../kernel/period.ts';
import type { Appointment } from '../model.ts';
import { levelName, levelOrder, NO_ORDER } from './orders.ts';

export const ruleId = 'registry.promotions';

/** Somebody took office at a level of leadership above any he had held before (提拔). */
export interface Promotion {
  readonly personId: string;
  readonly appointmentId: string;
  readonly on: Day;
  readonly organizationId: string;
  readonly title: string;
  readonly level: string;
}

/**
 * The promotions of a career within days (`to` excluded). The first appointment on file is none: what came before it nobody
 * has written down. Proposed appointments are none either.
 */
export function promotionsIn(appointments: readonly Appointment[], from: Day, to: Day): Promotion[] {
  const held = appointments.filter((a) => a.state !== 'proposed').toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : levelOrder(a.leadershipLevel) - levelOrder(b.leadershipLevel)));
  const found: Promotion[] = [];
  let best = NO_ORDER;
  for (const a of held) {
    const order = levelOrder(a.leadershipLevel);
    // Two posts taken on the first day of the file are its beginning, both of them.
    const beginning = held[0]!.validFrom === a.validFrom;
    if (order < best && !beginning && contains({ from, to }, a.validFrom)) found.push({ personId: a.personId, appointmentId: a.id, on: a.validFrom, organizationId: a.organizationId, title: a.title, level: levelName(a.leadershipLevel)! });
    best = Math.min(best, order);
  }
  return found;
}
