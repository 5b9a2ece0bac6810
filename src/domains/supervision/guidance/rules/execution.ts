import type { Explanation } from '../../../../kernel/explanation.ts';
import { percentOf } from '../../../../kernel/percent.ts';
import type { Day } from '../../../../kernel/period.ts';
import { levels, type Duty, type Level } from '../model.ts';

/** A level is below another when it stands further down from the province. */
export const isBelow = (level: Level, other: Level): boolean => levels.indexOf(level) > levels.indexOf(other);

/** The level of a unit of the registry: the region itself has the level of its code, towns and what stands beside them are one, all else are units. */
export const levelOf = (type: string, ofRegion: Level): Level => (type === 'region' ? ofRegion : type === 'town' || type === 'subdistrict' || type === 'park' ? 'town' : 'unit');
/** Of a region by its code (GB/T 2260): 430000 a province, 430300 a city, all else a county. */
export const levelOfRegion = (code: string): Level => (code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county');

export const dutyStandings = ['in_time', 'late', 'waiting', 'running', 'overdue'] as const;
export type DutyStanding = (typeof dutyStandings)[number];
/**
 * How a duty stands on a day. Carried out in time is by the day it was carried out, not by the day somebody got round to confirming it;
 * a report made in time that waits is not overdue.
 */
export function standingOf(duty: Pick<Duty, 'state' | 'doneOn' | 'dueOn' | 'reportedOn'>, today: Day): DutyStanding {
  if (duty.state === 'done') return duty.doneOn! <= duty.dueOn ? 'in_time' : 'late';
  if (duty.state === 'reported' && duty.reportedOn! <= duty.dueOn) return 'waiting';
  if (duty.dueOn < today) return 'overdue';
  return duty.state === 'reported' ? 'waiting' : 'running';
}

type Linked = Pick<Duty, 'id' | 'parentId' | 'level' | 'state'>;
/** Duties that end above the lowest level the rollout has to reach: nobody beneath them was given anything. */
export function notPassedOn<D extends Linked>(duties: readonly D[], reachesTo: Level): D[] {
  const standing = duties.filter((d) => d.state !== 'withdrawn');
  const passed = new Set(standing.map((d) => d.parentId));
  return standing.filter((d) => isBelow(reachesTo, d.level) && !passed.has(d.id));
}

export interface LevelExecution {
  readonly level: Level;
  readonly duties: number;
  readonly inTime: number;
  readonly late: number;
  readonly waiting: number;
  readonly running: number;
  readonly overdue: number;
  readonly notPassedOn: number;
  /** In time ÷ (carried out + overdue): whatever is overdue counts, so that leaving it open does not pay. Null while nothing is due. */
  readonly rate: string | null;
  readonly explanation: Explanation;
}

/** supervision.execution (M240): how a rollout is carried out, level by level from the top. Levels without a duty are left out. */
export function executionOf(duties: readonly (Duty & { readonly name: string })[], reachesTo: Level, today: Day): LevelExecution[] {
  const broken = new Set(notPassedOn(duties, reachesTo).map((d) => d.id));
  return levels.flatMap((level) => {
    const own = duties.filter((d) => d.level === level && d.state !== 'withdrawn');
    if (own.length === 0) return [];
    const standings = own.map((d) => ({ duty: d, standing: standingOf(d, today) }));
    const count = (s: DutyStanding): number => standings.filter((x) => x.standing === s).length;
    const [inTime, late, overdue] = [count('in_time'), count('late'), count('overdue')];
    const rate = percentOf(inTime, inTime + late + overdue);
    const counts = { inTime, late, waiting: count('waiting'), running: count('running'), overdue };
    return [{
      level, duties: own.length, ...counts, notPassedOn: own.filter((d) => broken.has(d.id)).length, rate,
      explanation: {
        statement: 'guidance.explain.execution', params: counts, ...(rate === null ? {} : { value: rate, unit: '%' }), ruleId: 'supervision.execution', source: 'M240',
        children: standings.map(({ duty, standing }) => ({ statement: `guidance.explain.${standing}`, params: { name: duty.name, due: duty.dueOn, done: duty.doneOn ?? '—' }, value: standing === 'in_time' ? '1' : '0' })),
      },
    }];
  });
}

/** Which reminder is due for a duty today: once before its day, and again and again after it while nobody has reported. */
export function reminderDue(duty: Pick<Duty, 'state' | 'dueOn'>, earlier: readonly { readonly kind: string; readonly onDay: Day }[], today: Day, days: { readonly soonFrom: Day; readonly againBefore: Day }): 'due_soon' | 'overdue' | null {
  if (duty.state !== 'open') return null;
  if (duty.dueOn < today) return earlier.some((r) => r.kind === 'overdue' && r.onDay > days.againBefore) ? null : 'overdue';
  return duty.dueOn <= days.soonFrom && !earlier.some((r) => r.kind === 'due_soon') ? 'due_soon' : null;
}
