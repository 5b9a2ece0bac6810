import { contains, type Day, type PartialDate } from '../../../kernel/period.ts';
import type { Appointment } from '../model.ts';
import { levelOrder } from './orders.ts';

export const ruleId = 'registry.main_appointment';

/** Appointments held on a day: proposed ones do not count, ended ones count within their period. */
export const inOfficeOn = (appointments: readonly Appointment[], on: Day): Appointment[] =>
  appointments.filter((a) => a.state !== 'proposed' && contains({ from: a.validFrom, to: a.validTo }, on)).sort(byWeight);

const kindWeight = { appointment: 0, trial: 0, concurrent: 1, secondment: 2 } as const;

/** The order in which titles are said: the main one, then own posts before seconded ones, the higher level, the earlier start. */
function byWeight(a: Appointment, b: Appointment): number {
  return (
    Number(b.main) - Number(a.main) ||
    kindWeight[a.kind] - kindWeight[b.kind] ||
    levelOrder(a.leadershipLevel) - levelOrder(b.leadershipLevel) ||
    (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** The appointment by which a person is listed on a day; null when none is held. */
export const mainAppointmentOn = (appointments: readonly Appointment[], on: Day): Appointment | null => inOfficeOn(appointments, on)[0] ?? null;

/**
 * Since when the person has been at the present leadership level without a break (任现职务层次时间): what the file states,
 * else the start of the unbroken chain of posts at that level or above. Null for people without a leadership level.
 */
export function levelSinceOn(appointments: readonly Appointment[], on: Day): PartialDate | null {
  const held = inOfficeOn(appointments, on);
  const present = held.reduce((best, a) => Math.min(best, levelOrder(a.leadershipLevel)), 99);
  if (present === 99) return null;
  const stated = held.filter((a) => levelOrder(a.leadershipLevel) === present && a.levelSince !== null).map((a) => a.levelSince!);
  if (stated.length > 0) return stated.sort()[0]!;
  const chain = appointments
    .filter((a) => a.state !== 'proposed' && a.validFrom <= on && levelOrder(a.leadershipLevel) === present)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  let since: PartialDate | null = null;
  let reached: Day | null = null;
  for (const a of chain) {
    // A month between two posts is how files are kept, not a break: they hold months only.
    const joins = reached === null || a.validTo === null || monthGap(a.validTo, reached) <= 1;
    if (!joins) break;
    if (reached === null || a.validFrom < reached) {
      reached = a.validFrom;
      since = a.levelSince ?? a.startedOn;
    }
  }
  return since;
}

const monthGap = (from: Day, to: Day): number => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
