import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { House } from '../../../platform/house/index.ts';
import { areaPaths, areaShapes } from '../../grid/index.ts';
import { organizationNames } from '../../registry/index.ts';
import { unitsInReach } from '../queries/reach.ts';
import { ratesOf, type Counts } from '../rules/rates.ts';
import { countsBy } from '../store/index.ts';
import type { readMap } from './contract.ts';
import { countsByArea } from './rules/by-area.ts';

const shown = (c: Counts) => ({ received: c.received, open: c.open, overdue: c.overdueOpen, closed: c.closed });

/** Areas and how their demands stand, by the patch each demand was brought to: one count for the whole region, laid on the outlines. */
export const demandMap = (house: House, actor: Actor): Promise<z.input<typeof readMap.output>> =>
  house.unit(actor, async (unit) => {
    const within = await unitsInReach(unit);
    const all = await areaShapes(unit);
    const areas = within === null ? all : all.filter((a) => within.includes(a.organizationId));
    const counts = await countsBy(unit, 'patch', { within });
    const paths = await areaPaths(unit, counts.flatMap((c) => (c.key === null ? [] : [c.key])));
    const sums = countsByArea(areas.map((a) => a.id), counts, (patch) => paths.get(patch)?.areaId ?? null);
    const names = await organizationNames(unit, [...new Set(areas.map((a) => a.organizationId))]);
    return {
      areas: areas.map((a) => {
        const c = sums.areas.get(a.id)!;
        const { inTime, explanation } = ratesOf(c);
        return { id: a.id, name: a.name, organizationName: names.get(a.organizationId) ?? '—', shape: a.shape, ...shown(c), inTime, explanation: c.received === 0 ? null : explanation };
      }),
      elsewhere: shown(sums.elsewhere),
    };
  });
