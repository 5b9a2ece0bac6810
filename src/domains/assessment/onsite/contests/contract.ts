import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { explanation } from '../../../../kernel/explanation.ts';
import { day } from '../../../../kernel/period.ts';
import { planSpotChecks, readSpotChecks, scoreSpotChecks } from '../../access.ts';
import { spotKinds } from './model.ts';

const id = z.object({ id: z.uuid() });
const text = (max: number) => z.string().trim().min(2).max(max);
const points = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, 'assessment.mark_malformed');
const criterion = z.object({ key: z.string(), name: z.string(), points: z.string() });
const section = z.object({ id: z.string(), name: z.string() });

export const planSpotCheck = endpoint({
  name: 'assessment.plan_spot_check',
  method: 'POST',
  path: '/assessment/spot-checks',
  summary: 'Schedules an on-site contest of named sections, or an irregular inspection whose sections are drawn at random from the registry; the seed is kept, so that anybody can draw again (M059).',
  body: z.object({
    kind: z.enum(spotKinds),
    title: text(100),
    heldOn: day,
    /** Units whose sections take part; for a contest the sections themselves may be named. */
    unitIds: z.array(z.uuid()).min(1).max(200),
    /** How many are drawn; all for a contest. */
    count: z.int().min(1).max(500).optional(),
    criteria: z.array(z.object({ name: text(50), points })).min(1).max(20),
  }),
  output: z.object({ id: z.string(), pool: z.number(), drawn: z.array(section) }),
  permission: planSpotChecks,
  refusals: ['registry.no_such_organization', 'assessment.spot_no_sections', 'assessment.spot_too_few', 'assessment.spot_points_sum', 'assessment.spot_past', 'assessment.spot_count_needed'],
});

const spotHead = z.object({ id: z.string(), kind: z.enum(spotKinds), title: z.string(), heldOn: z.string(), plannedAt: z.string(), plannedBy: z.string(), pool: z.number(), drawn: z.number(), scored: z.number(), average: z.string().nullable() });

export const listSpotChecks = endpoint({
  name: 'assessment.list_spot_checks',
  method: 'GET',
  path: '/assessment/spot-checks',
  summary: 'Contests and inspections, latest first, and every section within reach with average and latest score. A unit does not see an inspection of itself before its day.',
  query: z.object({ from: day.optional(), to: day.optional() }),
  output: z.object({
    checks: z.array(spotHead),
    sections: z.array(z.object({ organizationId: z.string(), name: z.string(), unitName: z.string(), visits: z.number(), average: z.string().nullable(), latest: z.string().nullable(), latestOn: z.string().nullable(), explanation })),
  }),
  permission: readSpotChecks,
  refusals: [],
});

export const openSpotCheck = endpoint({
  name: 'assessment.open_spot_check',
  method: 'GET',
  path: '/assessment/spot-checks/:id',
  summary: 'One contest or inspection: sections drawn, every inspector’s points, and seed and pool with which the draw can be made again.',
  params: id,
  output: z.object({
    check: spotHead,
    criteria: z.array(criterion),
    draw: z.object({ seed: z.string(), pool: z.array(section), count: z.number() }),
    sections: z.array(
      z.object({
        organizationId: z.string(),
        name: z.string(),
        mark: z.string().nullable(),
        explanation: explanation.nullable(),
        own: z.object({ points: z.record(z.string(), z.string()), note: z.string() }).nullable(),
        scores: z.array(z.object({ inspector: z.string(), mark: z.string(), points: z.record(z.string(), z.string()), note: z.string(), number: z.number(), reason: z.string().nullable(), at: z.string() })),
      }),
    ),
  }),
  permission: readSpotChecks,
  refusals: ['assessment.no_such_spot_check'],
});

export const scoreSpotCheck = endpoint({
  name: 'assessment.score_spot_check',
  method: 'POST',
  path: '/assessment/spot-checks/:id/scores',
  summary: 'An inspector scores a section on the spot, criterion by criterion. Scored again by the same inspector, the later counts and says why; the earlier stays.',
  params: id,
  body: z.object({ organizationId: z.uuid(), points: z.record(z.string().max(20), points), note: text(1000), reason: text(500).optional() }),
  output: z.object({ mark: z.string(), number: z.number() }),
  permission: scoreSpotChecks,
  refusals: ['assessment.no_such_spot_check', 'assessment.spot_not_drawn', 'assessment.spot_points_wrong', 'assessment.spot_ahead', 'assessment.spot_reason_needed'],
});
