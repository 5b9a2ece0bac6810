import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { declareCriticalEvents } from '../access.ts';
import { criticalEvents, insertEvents, setEventEnd, type CriticalEvent } from '../store/matter.ts';

export type NewCriticalEvent = Omit<CriticalEvent, 'id'> & { readonly id?: string };

/** Critical events inside the caller's unit; asks no permission. Out: ids in order. Refuses `evidence.event_ends_before_it_begins`. */
export async function saveCriticalEvents(unit: Unit, events: readonly NewCriticalEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  const rows = events.map((e) => ({ ...e, id: e.id ?? (newId<'event'>() as string) }));
  for (const e of rows) mustBeInOrder(e.from, e.to);
  await insertEvents(unit, rows);
  return rows.map((r) => r.id);
}

/** Ends an event inside the caller's unit; asks no permission. Out: the day it ended, and whether now; one that somebody ended before keeps its day. */
export async function endCriticalEvent(unit: Unit, id: string, to: string): Promise<{ to: string; now: boolean }> {
  const now = await setEventEnd(unit, id, to);
  return { to: now ? to : (await criticalEvents(unit, [id]))[0]!.to!, now };
}

function mustBeInOrder(from: string, to: string | null): void {
  if (to !== null && to < from) throw new Refusal('invalid', 'evidence.event_ends_before_it_begins', { from, to }, [{ code: 'evidence.event_ends_before_it_begins', at: 'to' }]);
}

/** M015: the department declares an event. */
export const declareEvent = (house: House, actor: Actor, input: Omit<CriticalEvent, 'id'>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, declareCriticalEvents, { regionId: actor.regionId });
    const [id] = await saveCriticalEvents(unit, [input]);
    unit.audit({ action: 'evidence.critical_event_declared', subjectKind: 'critical_event', subjectId: id!, detail: { from: input.from, to: input.to } });
    return { id: id! };
  });

export const endEvent = (house: House, actor: Actor, id: string, to: string): Promise<CriticalEvent> =>
  house.unit(actor, async (unit) => {
    must(actor, declareCriticalEvents, { regionId: actor.regionId });
    const [event] = await criticalEvents(unit, [id]);
    if (!event) throw new Refusal('not_found', 'evidence.no_such_critical_event');
    if (event.to !== null) throw new Refusal('conflict', 'evidence.event_ended', { to: event.to });
    mustBeInOrder(event.from, to);
    // Ended by somebody else since it was read.
    if (!(await setEventEnd(unit, id, to))) throw new Refusal('conflict', 'evidence.event_ended', { to: (await criticalEvents(unit, [id]))[0]!.to! });
    unit.audit({ action: 'evidence.critical_event_ended', subjectKind: 'critical_event', subjectId: id, detail: { to } });
    return { ...event, to };
  });
