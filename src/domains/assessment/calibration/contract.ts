import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { calibrate, readCalibrations } from '../access.ts';
import { grades } from '../model.ts';

const id = z.object({ id: z.uuid() });
const text = (max: number) => z.string().trim().min(2).max(max);
const bilingual = z.object({ zh: z.string(), en: z.string() });
const band = z.enum(['low', 'middle', 'high']).nullable();
const grade = z.enum(grades);

const meeting = z.object({
  id: z.string(),
  runId: z.string(),
  year: z.number(),
  subject: z.enum(['person', 'team']),
  title: z.string(),
  attendees: z.string(),
  state: z.enum(['open', 'closed', 'dropped']),
  openedAt: z.string(),
  openedBy: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  conclusion: z.string().nullable(),
  moves: z.number(),
});

export const startCalibration = endpoint({
  name: 'assessment.start_calibration',
  method: 'POST',
  path: '/assessment/runs/:id/calibrations',
  summary: 'Opens a meeting that weighs the proposed grades of a year against each other (审核评鉴). One at a time.',
  params: id,
  body: z.object({ title: text(200), attendees: text(2000) }),
  output: z.object({ id: z.string() }),
  permission: calibrate,
  refusals: ['assessment.no_such_run', 'assessment.not_proposed', 'assessment.calibration_open'],
});

export const listCalibrations = endpoint({
  name: 'assessment.list_calibrations',
  method: 'GET',
  path: '/assessment/runs/:id/calibrations',
  summary: 'Meetings on a year, latest first.',
  params: id,
  output: z.array(meeting),
  permission: readCalibrations,
  refusals: ['assessment.no_such_run'],
});

const boardRow = z.object({
  personId: z.string(),
  name: z.string(),
  title: z.string(),
  organizationName: z.string(),
  group: z.string(),
  score: z.string().nullable(),
  rank: z.number().nullable(),
  groupSize: z.number(),
  /** Place in the box chart: score within the comparable group, progress index within it. Null where there is too little to compare. */
  performance: band,
  growth: band,
  progress: z.string().nullable(),
  proposed: grade.nullable(),
  before: grade.nullable(),
  now: grade.nullable(),
  ceiling: grade.nullable(),
  reason: z.string().nullable(),
});
export type BoardRow = z.infer<typeof boardRow>;

const counts = z.record(z.enum(grades), z.number());

export const openCalibration = endpoint({
  name: 'assessment.open_calibration',
  method: 'GET',
  path: '/assessment/calibrations/:id',
  summary: 'The board of a meeting: everybody with score, progress, place in the box chart, grade before and now; distribution against the 优秀 limit of the year and of each group; every move with its reason.',
  params: id,
  output: z.object({
    meeting,
    limit: z.number(),
    share: z.object({ percent: z.string(), source: z.string() }),
    before: counts,
    now: counts,
    open: z.number(),
    groups: z.array(z.object({ key: z.string(), name: bilingual, people: z.number(), limit: z.number(), before: z.number(), now: z.number() })),
    bands: z.object({ upper: z.number(), lower: z.number(), source: z.string() }),
    rows: z.array(boardRow),
    moves: z.array(z.object({ sequence: z.number(), personId: z.string(), name: z.string(), from: grade.nullable(), to: grade, reason: z.string(), at: z.string(), by: z.string() })),
  }),
  permission: readCalibrations,
  refusals: ['assessment.no_such_calibration'],
});

export const moveGrade = endpoint({
  name: 'assessment.move_grade',
  method: 'POST',
  path: '/assessment/calibrations/:id/moves',
  summary: 'Moves a person to another grade, with the reason. The limit may be passed while the meeting weighs; it may not when it closes.',
  params: id,
  body: z.object({ personId: z.uuid(), to: grade, reason: text(1000) }),
  output: z.object({ sequence: z.number() }),
  permission: calibrate,
  refusals: ['assessment.no_such_calibration', 'assessment.calibration_over', 'assessment.no_such_result', 'assessment.above_ceiling', 'assessment.outstanding_while_unknown', 'assessment.grade_on_hold', 'assessment.review_own_case', 'assessment.move_nowhere', 'assessment.calibration_outdated'],
});

export const closeCalibration = endpoint({
  name: 'assessment.close_calibration',
  method: 'POST',
  path: '/assessment/calibrations/:id/close',
  summary: 'Ends the meeting. Its moves become decisions with their reasons, all or none; `dropped` ends it without.',
  params: id,
  body: z.object({ conclusion: text(4000), drop: z.boolean().default(false) }),
  output: z.object({ decided: z.number() }),
  permission: calibrate,
  refusals: ['assessment.no_such_calibration', 'assessment.calibration_over', 'assessment.share_exceeded', 'assessment.calibration_outdated'],
});

export const calibrationMinutes = endpoint({
  name: 'assessment.calibration_minutes',
  method: 'GET',
  path: '/assessment/calibrations/:id/minutes',
  summary: 'The minutes of a meeting as Word file or PDF: who was there, distribution before and after, every change with its reason.',
  params: id,
  query: z.object({ format: z.enum(['docx', 'pdf']).default('docx') }),
  output: z.unknown(),
  answers: 'file',
  permission: readCalibrations,
  refusals: ['assessment.no_such_calibration', 'documents.pdf_no_browser'],
});
