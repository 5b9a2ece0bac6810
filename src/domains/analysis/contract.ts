import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { explanation } from '../../kernel/explanation.ts';
import type { Reason } from '../../kernel/refusal.ts';
import { decideFindings, readFindings, readOwnFindings, replyToFinding, runDiagnosis } from './access.ts';
import { decisions, findingStates, problems, signalSources } from './model.ts';

const problem = z.enum(problems);
const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional(), at: z.string().optional() }) as unknown as z.ZodType<Reason, Reason>;
const signal = z.object({
  id: z.string(),
  problem,
  source: z.enum(signalSources),
  weight: z.number(),
  value: z.number(),
  groupMedian: z.number(),
  count: z.number(),
  z: z.number(),
  evidenceIds: z.array(z.string()),
});
export type SignalView = z.infer<typeof signal>;

const person = z.object({ id: z.string(), name: z.string(), title: z.string().nullable(), organizationId: z.string().nullable(), organizationName: z.string().nullable() });
const decision = z.object({ decision: z.enum(decisions), reason: z.string(), decidedBy: z.string(), decidedAt: z.string() });

export const findingRow = z.object({
  id: z.string(),
  person,
  problem,
  state: z.enum(findingStates),
  strength: z.number().nullable(),
  confidence: z.enum(['high', 'medium', 'low']).nullable(),
  group: z.object({ key: z.string(), size: z.number() }),
  strongest: signal.nullable(),
  counterEvidence: signal.nullable(),
  reasons: z.array(reason),
  decision: decision.nullable(),
});
export type FindingRow = z.infer<typeof findingRow>;

const text = z.object({ zh: z.string(), en: z.string() });
const cited = z.object({ document: z.string(), article: z.string(), title: z.string().nullable() });
export const proposedMeasure = z.object({
  measureId: z.string(),
  title: text,
  lever: z.string(),
  applies: z.enum(['yes', 'no', 'not_known']),
  ready: z.boolean(),
  delivery: text,
  owner: z.string(),
  source: cited,
  quote: z.string().nullable(),
  verified: z.boolean(),
  conditions: z.array(z.object({ fact: z.string(), state: z.enum(['met', 'missing', 'not_known']), text, source: cited, proposed: z.boolean() })),
});
export type ProposedMeasure = z.infer<typeof proposedMeasure>;

export const findingDetail = findingRow.extend({
  signals: z.array(signal),
  /** Where everybody starts, in points; null in runs of an earlier method. */
  start: z.number().nullable(),
  /** Of ten findings with this confidence, how many were right where the truth is known; null without one. */
  rightInTen: z.number().nullable(),
  explanation,
  history: z.array(decision),
  replies: z.array(z.object({ text: z.string(), repliedAt: z.string() })),
  /** Only once the finding is confirmed. */
  measures: z.array(proposedMeasure),
  run: z.object({ id: z.string(), asOf: z.string(), policyVersion: z.string() }),
});
export type FindingDetail = z.infer<typeof findingDetail>;

const cell = z.object({ problem, suspected: z.number(), confirmed: z.number(), rejected: z.number(), abstained: z.number() });
export const diagnosisMap = z.object({
  run: z.object({ id: z.string(), asOf: z.string(), policyVersion: z.string(), people: z.number(), finishedAt: z.string() }).nullable(),
  total: z.array(cell),
  units: z.array(z.object({ organizationId: z.string(), name: z.string(), type: z.string(), people: z.number(), cells: z.array(cell) })),
});
export type DiagnosisMap = z.infer<typeof diagnosisMap>;

export const openMap = endpoint({
  name: 'analysis.map',
  method: 'GET',
  path: '/analysis/map',
  summary: 'Heat map of the latest diagnosis: units × four problems with people suspected, confirmed, rejected and not judged (M001).',
  output: diagnosisMap,
  permission: readFindings,
  refusals: [],
});

/** `<strength>_<person>_<problem>`, the last row of a page; nothing before the first `_` where a finding has no strength. */
export const FINDING_CURSOR = /^(-?\d+(?:\.\d+)?(?:e-?\d+)?)?_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([a-z]+)$/;

export const listFindings = endpoint({
  name: 'analysis.findings',
  method: 'GET',
  path: '/analysis/findings',
  summary: 'Findings of the latest diagnosis by unit, problem and state, strongest first; abstentions are listed like the rest.',
  query: z.object({
    organizationId: z.uuid().optional(),
    problem: problem.optional(),
    state: z.enum([...findingStates, 'confirmed', 'rejected', 'undecided']).optional(),
    /** Name, pinyin, post or unit of the person. */
    text: z.string().trim().min(1).max(60).optional(),
    /** `nextCursor` of the page before. */
    cursor: z.string().regex(FINDING_CURSOR).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  output: z.object({ findings: z.array(findingRow), nextCursor: z.string().nullable() }),
  permission: readFindings,
  refusals: [],
});

export const openFinding = endpoint({
  name: 'analysis.finding',
  method: 'GET',
  path: '/analysis/findings/:id',
  summary: 'One finding with its signals, counter-evidence, comparison group, decisions, replies, and once confirmed the measures that fit with conditions met and missing.',
  params: z.object({ id: z.uuid() }),
  output: findingDetail,
  permission: readFindings,
  refusals: ['analysis.no_such_finding'],
});

export const findingsOfPerson = endpoint({
  name: 'analysis.findings_of_person',
  method: 'GET',
  path: '/analysis/people/:personId/findings',
  summary: 'The four findings of one person in the latest diagnosis, decided ones with their decision.',
  params: z.object({ personId: z.uuid() }),
  output: z.object({ findings: z.array(findingRow) }),
  permission: readFindings,
  refusals: ['registry.no_such_person'],
});

export const decideFinding = endpoint({
  name: 'analysis.decide_finding',
  method: 'POST',
  path: '/analysis/findings/:id/decision',
  summary: 'A person confirms or rejects a finding and says why. Earlier decisions stay on record.',
  params: z.object({ id: z.uuid() }),
  body: z.object({ decision: z.enum(decisions), reason: z.string().trim().min(5).max(2000) }),
  output: findingDetail,
  permission: decideFindings,
  refusals: ['analysis.no_such_finding', 'analysis.abstained_finding', 'analysis.decided_otherwise_meanwhile', 'analysis.own_finding'],
});

export const startDiagnosis = endpoint({
  name: 'analysis.start_diagnosis',
  method: 'POST',
  path: '/analysis/runs',
  summary: 'Starts a diagnosis of the whole region as long work; out: the job to watch.',
  body: z.object({ asOf: z.iso.date().optional() }),
  output: z.object({ jobId: z.string() }),
  permission: runDiagnosis,
  refusals: [],
});

export const ownFindings = endpoint({
  name: 'analysis.own_findings',
  method: 'GET',
  path: '/analysis/own',
  summary: 'What has been confirmed about the signed-in cadre, with signals and measures; suspicions that nobody confirmed are not shown to anybody but those who check them.',
  output: z.object({ findings: z.array(findingDetail) }),
  permission: readOwnFindings,
  refusals: [],
});

export const replyToOwnFinding = endpoint({
  name: 'analysis.reply',
  method: 'POST',
  path: '/analysis/findings/:id/replies',
  summary: 'The cadre replies to a confirmed finding about himself; whoever decided sees it beside the finding.',
  params: z.object({ id: z.uuid() }),
  body: z.object({ text: z.string().trim().min(2).max(4000) }),
  output: z.null(),
  permission: replyToFinding,
  refusals: ['analysis.no_such_finding'],
});
