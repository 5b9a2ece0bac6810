import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { explanation } from '../../../../kernel/explanation.ts';
import { day } from '../../../../kernel/period.ts';
import { answerOwnInspections, answerUnitInspections, closeRounds, inspectRounds, readOwnInspections, readRounds } from '../../access.ts';
import { inspectionLevels, rectificationStates, verdicts } from './model.ts';

const id = z.object({ id: z.uuid() });
const text = (max: number) => z.string().trim().min(2).max(max);
const nothing = z.object({});
const level = z.enum(inspectionLevels);
const item = z.object({ key: z.string(), name: z.string() });

export const planRound = endpoint({
  name: 'assessment.plan_round',
  method: 'POST',
  path: '/assessment/rounds',
  summary: 'Opens a round of political-building inspection (政治建设考察, M043): levels and units taken from the registry as of a day, and the items that people will judge.',
  body: z.object({ title: text(100), basis: text(200), asOf: day, levels: z.array(level).min(1).max(3), unitIds: z.array(z.uuid()).max(500).default([]), unitTypes: z.array(z.string().regex(/^[a-z_]{2,40}$/)).max(20).default([]), items: z.array(text(100)).min(1).max(40) }),
  output: z.object({ id: z.string(), targets: z.number() }),
  permission: inspectRounds,
  refusals: ['registry.no_such_organization', 'assessment.round_ahead', 'assessment.round_empty', 'assessment.round_item_twice'],
});

const coverage = z.object({ level, total: z.number(), inspected: z.number(), percent: z.string().nullable() });
const roundHead = z.object({
  id: z.string(),
  title: z.string(),
  basis: z.string(),
  asOf: z.string(),
  levels: z.array(level),
  items: z.array(item),
  openedAt: z.string(),
  openedBy: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  conclusion: z.string().nullable(),
});

export const listRounds = endpoint({
  name: 'assessment.list_rounds',
  method: 'GET',
  path: '/assessment/rounds',
  summary: 'Rounds of the region, latest first, with coverage by level and rectification as they stand (as they stood, once closed).',
  output: z.array(roundHead.extend({ coverage: z.array(coverage), rectifications: z.object({ all: z.number(), done: z.number(), overdue: z.number() }) })),
  permission: readRounds,
  refusals: [],
});

const finding = z.object({ item: z.string(), name: z.string(), verdict: z.enum(verdicts), basis: z.string() });
const rectification = z.object({ id: z.string(), item: z.string(), itemName: z.string(), demand: z.string(), dueOn: z.string(), state: z.enum(rectificationStates), overdue: z.boolean(), report: z.string().nullable(), reportedOn: z.string().nullable(), decisionReason: z.string().nullable(), doneOn: z.string().nullable() });
const inspection = z.object({
  id: z.string(),
  level,
  organizationId: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  unitName: z.string(),
  inspectedOn: z.string(),
  inspectors: z.string(),
  version: z.number(),
  replyUntil: z.string(),
  findings: z.array(finding),
  replies: z.array(z.object({ reply: z.string(), at: z.string(), by: z.string(), version: z.number() })),
  rectifications: z.array(rectification),
});
export type InspectionView = z.infer<typeof inspection>;

export const openRound = endpoint({
  name: 'assessment.open_round',
  method: 'GET',
  path: '/assessment/rounds/:id',
  summary: 'A round: coverage of each level against the registry with its explanation, everybody still to do, every inspection with findings, replies and rectification. Reading is audited.',
  params: id,
  output: z.object({
    round: roundHead,
    coverage: z.array(coverage.extend({ explanation })),
    required: z.object({ percent: z.number(), source: z.string() }),
    missing: z.array(z.object({ level, id: z.string(), organizationId: z.string(), name: z.string(), unitName: z.string() })),
    /** Units of the registry without a leader in office: no team to inspect. */
    withoutTeam: z.array(z.string()),
    inspections: z.array(inspection),
  }),
  permission: readRounds,
  refusals: ['assessment.no_such_round'],
});

export const recordInspection = endpoint({
  name: 'assessment.record_inspection',
  method: 'POST',
  path: '/assessment/rounds/:id/inspections',
  summary: 'Records what inspectors found for one target, item by item, each with its written basis; the program infers nothing. Recorded again, it becomes a new version with the reason.',
  params: id,
  body: z.object({
    level,
    /** Person for a leader, organization otherwise. */
    targetId: z.uuid(),
    inspectedOn: day,
    inspectors: text(200),
    findings: z.array(z.object({ item: z.string().max(20), verdict: z.enum(verdicts), basis: text(2000) })).min(1).max(40),
    reason: text(500).optional(),
  }),
  output: z.object({ id: z.string(), version: z.number(), replyUntil: z.string() }),
  permission: inspectRounds,
  refusals: ['assessment.no_such_round', 'assessment.round_closed', 'assessment.not_in_round', 'assessment.findings_missing', 'assessment.inspected_ahead', 'assessment.inspection_reason_needed', 'assessment.review_own_case'],
});

export const replyToInspection = endpoint({
  name: 'assessment.reply_to_inspection',
  method: 'POST',
  path: '/assessment/inspections/:id/replies',
  summary: 'What a unit has to say to the findings about its team or a section. Kept beside the findings for good.',
  params: id,
  body: z.object({ reply: text(2000) }),
  output: nothing,
  permission: answerUnitInspections,
  refusals: ['assessment.no_such_inspection'],
});

export const replyToOwnInspection = endpoint({
  name: 'assessment.reply_to_own_inspection',
  method: 'POST',
  path: '/assessment/own-inspections/:id/replies',
  summary: 'What a leader has to say to the findings about himself.',
  params: id,
  body: z.object({ reply: text(2000) }),
  output: nothing,
  permission: answerOwnInspections,
  refusals: ['assessment.no_such_inspection'],
});

export const demandRectification = endpoint({
  name: 'assessment.demand_rectification',
  method: 'POST',
  path: '/assessment/inspections/:id/rectifications',
  summary: 'Demands that what was found be put right by a day. Only for an item whose finding is not sound.',
  params: id,
  body: z.object({ item: z.string().max(20), demand: text(1000), dueOn: day }),
  output: z.object({ id: z.string() }),
  permission: inspectRounds,
  refusals: ['assessment.no_such_inspection', 'assessment.nothing_to_rectify', 'assessment.rectification_due_past'],
});

export const reportRectification = endpoint({
  name: 'assessment.report_rectification',
  method: 'POST',
  path: '/assessment/rectifications/:id/report',
  summary: 'A unit reports what was done. It is put right only once the department accepts it.',
  params: id,
  body: z.object({ report: text(2000) }),
  output: nothing,
  permission: answerUnitInspections,
  refusals: ['assessment.no_such_rectification', 'assessment.rectification_not_in_state'],
});

export const reportOwnRectification = endpoint({
  name: 'assessment.report_own_rectification',
  method: 'POST',
  path: '/assessment/own-rectifications/:id/report',
  summary: 'A leader reports what he did about a finding on himself.',
  params: id,
  body: z.object({ report: text(2000) }),
  output: nothing,
  permission: answerOwnInspections,
  refusals: ['assessment.no_such_rectification', 'assessment.rectification_not_in_state'],
});

export const decideRectification = endpoint({
  name: 'assessment.decide_rectification',
  method: 'POST',
  path: '/assessment/rectifications/:id/decision',
  summary: 'Accepts a report, which closes the item (销号), or sends it back, with the reason.',
  params: id,
  body: z.object({ accept: z.boolean(), reason: text(1000) }),
  output: nothing,
  permission: inspectRounds,
  refusals: ['assessment.no_such_rectification', 'assessment.rectification_not_in_state'],
});

export const closeRound = endpoint({
  name: 'assessment.close_round',
  method: 'POST',
  path: '/assessment/rounds/:id/close',
  summary: 'Closes a round. Refused while a level is below the coverage that the policy demands (M051), naming who is missing, and while somebody with a finding that is not sound may still be heard.',
  params: id,
  body: z.object({ conclusion: text(2000) }),
  output: z.object({ coverage: z.array(coverage) }),
  permission: closeRounds,
  refusals: ['assessment.no_such_round', 'assessment.round_closed', 'assessment.round_not_covered', 'assessment.round_reply_term'],
});

export const ownInspections = endpoint({
  name: 'assessment.own_inspections',
  method: 'GET',
  path: '/assessment/own-inspections',
  summary: 'Inspections of the own unit (liaison: team and sections) and of oneself: findings, what was answered, what must be put right by when.',
  output: z.array(inspection.extend({ round: z.string(), closed: z.boolean() })),
  permission: readOwnInspections,
  refusals: [],
});
