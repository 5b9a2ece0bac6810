import type { RegionId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { House } from '../../platform/house/index.ts';
import { regionsOf } from '../background.ts';

/** The region a task is about: the one named, or the only one there is. Refuses `app.region_needed` with those there are. */
export async function regionOf(house: House, named: string | undefined): Promise<RegionId> {
  const regions = await regionsOf(house);
  const found = named === undefined ? (regions.length === 1 ? regions[0] : undefined) : regions.find((r) => r === named);
  if (found === undefined) throw new Refusal('not_found', 'app.region_needed', { known: regions.join(', ') || '—' });
  return found;
}
