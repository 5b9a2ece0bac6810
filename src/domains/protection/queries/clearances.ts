import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import { must } from '../../../kernel/permission.ts';
import type { House } from '../../../platform/house/index.ts';
import { findCases, trailsOf } from '../../cases/index.ts';
import { readReports } from '../access.ts';
import type { clearances } from '../contract.ts';
import { countClearances } from '../rules/count-clearances.ts';
import { effectsOf } from '../store/index.ts';

const MOST = 100_000;

/** Who was cleared so far, and how long things were on hold for it. */
export const clearancesSoFar = (house: House, actor: Actor): Promise<z.infer<typeof clearances.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readReports, { regionId: actor.regionId, organizationPaths: [] });
    const files = await findCases(unit, { type: 'report', state: 'cleared', limit: MOST });
    const trails = await trailsOf(unit, files.map((f) => f.id));
    const effects = await effectsOf(unit, [...new Set(files.flatMap((f) => f.parties.map((p) => p.personId)))]);
    const counted = countClearances(
      files.map((f) => {
        const step = trails.get(f.id)!.findLast((t) => t.action === 'clear')!;
        return {
          clearedOn: dayInChina(step.at),
          way: String(step.stated['clearance']),
          persons: f.parties.filter((p) => p.role === 'subject').map((p) => p.personId),
          holds: effects.filter((e) => e.caseId === f.id && e.kind === 'hold' && e.endedOn !== null).map((e) => ({ personId: e.personId, from: e.from, until: e.endedOn! })),
        };
      }),
    );
    return { ...counted, years: counted.years.map((y) => ({ ...y, byWay: { ...y.byWay } })) };
  });
