import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { explanation } from '../../../../kernel/explanation.ts';
import { day } from '../../../../kernel/period.ts';
import { checkStages, manageTracking, readTracking } from '../../access.ts';
import { workKinds } from './model.ts';

const id = z.object({ id: z.uuid() });
const text = (max: number) => z.string().trim().min(2).max(max);
const attachment = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) });
const stage = z.object({ key: z.string(), name: z.string(), weight: z.number(), dueOn: z.string() });

export const attachTracker = endpoint({
  name: 'assessment.attach_tracker',
  method: 'POST',
  path: '/assessment/tracked-works',
  summary: 'Attaches a tracker to a key indicator, task or project, with its stages and their weights (一线跟踪、全程考核, M058).',
  body: z.object({ kind: z.enum(workKinds), title: text(200), unitId: z.uuid(), personId: z.uuid(), trackerId: z.uuid(), stages: z.array(z.object({ name: text(50), weight: z.int().min(1).max(100), dueOn: day })).min(1).max(20) }),
  output: z.object({ id: z.string() }),
  permission: manageTracking,
  refusals: ['registry.no_such_organization', 'registry.no_such_person', 'assessment.tracker_himself', 'assessment.stage_weights', 'assessment.stage_order'],
});

const workHead = z.object({
  id: z.string(),
  kind: z.enum(workKinds),
  title: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  personId: z.string(),
  personName: z.string(),
  trackerId: z.string(),
  trackerName: z.string(),
  stages: z.number(),
  finished: z.number(),
  /** The first stage that is not finished. */
  next: stage.nullable(),
  late: z.boolean(),
  score: z.string().nullable(),
  endedOn: z.string().nullable(),
});
export type WorkHead = z.infer<typeof workHead>;

export const listTrackedWorks = endpoint({
  name: 'assessment.list_tracked_works',
  method: 'GET',
  path: '/assessment/tracked-works',
  summary: 'Works within reach (a cadre: those he follows or answers for) with stage, lateness and full-course score.',
  output: z.array(workHead),
  permission: readTracking,
  refusals: [],
});

export const openTrackedWork = endpoint({
  name: 'assessment.open_tracked_work',
  method: 'GET',
  path: '/assessment/tracked-works/:id',
  summary: 'One work: stages with every check, the full-course score with its explanation, or the stages still missing for it.',
  params: id,
  output: z.object({
    work: workHead,
    endReason: z.string().nullable(),
    score: z.string().nullable(),
    missing: z.array(z.string()),
    explanation,
    /** May the reader log a check? */
    mayCheck: z.boolean(),
    stages: z.array(
      stage.extend({
        finishedOn: z.string().nullable(),
        lateWeeks: z.number(),
        score: z.string().nullable(),
        checks: z.array(z.object({ id: z.string(), checkedOn: z.string(), mark: z.string(), finished: z.boolean(), finding: z.string(), attachments: z.array(attachment), by: z.string() })),
      }),
    ),
  }),
  permission: readTracking,
  refusals: ['assessment.no_such_tracked_work'],
});

export const checkStage = endpoint({
  name: 'assessment.check_stage',
  method: 'POST',
  path: '/assessment/tracked-works/:id/checks',
  summary: 'The tracker logs a check of a stage: mark from 0 to 100, what he found, whether the stage is finished. Checks do not change afterwards.',
  params: id,
  body: z.object({ stage: z.string().max(20), checkedOn: day, mark: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, 'assessment.mark_malformed'), finished: z.boolean(), finding: text(2000), attachments: z.array(attachment).max(10).default([]) }),
  output: z.object({ id: z.string() }),
  permission: checkStages,
  refusals: ['assessment.no_such_tracked_work', 'assessment.tracking_ended', 'assessment.no_such_stage', 'assessment.stage_finished', 'assessment.check_ahead', 'assessment.check_out_of_order', 'assessment.period_mark_range', 'assessment.review_own_case'],
});

export const endTracking = endpoint({
  name: 'assessment.end_tracking',
  method: 'POST',
  path: '/assessment/tracked-works/:id/end',
  summary: 'Ends the tracking of a work that is given up, with the reason. What was checked stays; there is no score.',
  params: id,
  body: z.object({ reason: text(500) }),
  output: z.object({}),
  permission: manageTracking,
  refusals: ['assessment.no_such_tracked_work', 'assessment.tracking_ended'],
});

export const checkFile = endpoint({
  name: 'assessment.check_file',
  method: 'GET',
  path: '/assessment/tracked-works/:id/files/:hash',
  summary: 'A file attached to a check of a tracked work. Reading it is audited.',
  params: z.object({ id: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: z.unknown(),
  answers: 'file',
  permission: readTracking,
  refusals: ['assessment.no_such_tracked_work', 'assessment.no_such_file'],
});
