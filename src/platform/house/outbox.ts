import { systemActor } from '../../kernel/actor.ts';
import type { RegionId } from '../../kernel/ids.ts';
import type { House } from './house.ts';

export interface WaitingEvent {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The oldest events of a region that some subscriber may not have taken yet. */
export const waitingEvents = (house: House, regionId: RegionId, limit: number): Promise<WaitingEvent[]> =>
  house.unit(systemActor(regionId, 'outbox'), async (unit) => {
    const rows = await unit.tx.selectFrom('platform.outbox').select(['id', 'type', 'at', 'payload']).where('region_id', '=', regionId).where('delivered_at', 'is', null).orderBy('id').limit(limit).execute();
    return rows.map((r) => ({ ...r, payload: r.payload as WaitingEvent['payload'] }));
  });

export const markDelivered = (house: House, regionId: RegionId, id: string): Promise<void> =>
  house.unit(systemActor(regionId, 'outbox'), async (unit) => {
    await unit.tx.updateTable('platform.outbox').set({ delivered_at: unit.at }).where('region_id', '=', regionId).where('id', '=', id).execute();
  });
