import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { day } from '../../../../kernel/period.ts';
import { manageTraces, readTraces } from '../../access.ts';
import { chainColumns, claimKinds, missingLinks, originKinds } from './model.ts';

const id = z.object({ id: z.uuid() });
const text = (max: number) => z.string().trim().min(2).max(max);
const attachment = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) });
const kind = z.enum(originKinds);

export const startTrace = endpoint({
  name: 'assessment.start_trace',
  method: 'POST',
  path: '/assessment/traces',
  summary: 'Starts to trace a claimed result: an entry of the ledger, or the value of an indicator of a person in a computed year (溯源式考核, M048). `expected`: the kinds of origin record such a result must have.',
  body: z.object({
    claim: z.discriminatedUnion('kind', [z.object({ kind: z.literal('evidence'), entryId: z.uuid() }), z.object({ kind: z.literal('indicator'), runId: z.uuid(), personId: z.uuid(), indicator: z.string().min(1).max(50) })]),
    expected: z.array(kind).max(5).default([]),
  }),
  output: z.object({ id: z.string() }),
  permission: manageTraces,
  refusals: ['assessment.no_such_claim', 'assessment.no_such_run', 'assessment.not_computed'],
});

const traceHead = z.object({ id: z.string(), claim: z.enum(claimKinds), title: z.string(), person: z.string().nullable(), startedAt: z.string(), startedBy: z.string(), missing: z.number() });

export const listTraces = endpoint({
  name: 'assessment.list_traces',
  method: 'GET',
  path: '/assessment/traces',
  summary: 'Traces, latest first, with how many links are missing in each.',
  output: z.array(traceHead),
  permission: readTraces,
  refusals: [],
});

const node = z.object({ id: z.string(), column: z.enum(chainColumns), label: z.string(), kind: kind.nullable(), share: z.number().nullable(), missing: z.enum(missingLinks).nullable(), from: z.array(z.string()), evidenceId: z.string().nullable(), personId: z.string().nullable() });
export type ChainNodeView = z.infer<typeof node>;

export const openTrace = endpoint({
  name: 'assessment.open_trace',
  method: 'GET',
  path: '/assessment/traces/:id',
  summary: 'The chain result → matter → origin records → contributors with shares, as it stands now; missing links are nodes of their own. Reading is audited.',
  params: id,
  output: z.object({
    trace: traceHead,
    expected: z.array(kind),
    /** The value of the indicator, for such a claim. */
    value: z.string().nullable(),
    nodes: z.array(node),
    origins: z.array(z.object({ id: z.string(), kind, title: z.string(), reference: z.string(), issuer: z.string(), issuedOn: z.string(), attachments: z.array(attachment), by: z.string(), withdrawalReason: z.string().nullable() })),
  }),
  permission: readTraces,
  refusals: ['assessment.no_such_trace'],
});

export const addOrigin = endpoint({
  name: 'assessment.add_origin',
  method: 'POST',
  path: '/assessment/traces/:id/origins',
  summary: 'Adds an origin record that people found: project, permit, contract, class or secondment, with number, issuer and paper.',
  params: id,
  body: z.object({ kind, title: text(200), reference: text(100), issuer: text(100), issuedOn: day, attachments: z.array(attachment).max(10).default([]) }),
  output: z.object({ id: z.string() }),
  permission: manageTraces,
  refusals: ['assessment.no_such_trace', 'assessment.origin_ahead'],
});

export const withdrawOrigin = endpoint({
  name: 'assessment.withdraw_origin',
  method: 'POST',
  path: '/assessment/trace-origins/:id/withdrawal',
  summary: 'Withdraws an origin record that does not belong to the chain, with the reason. It stays on file.',
  params: id,
  body: z.object({ reason: text(500) }),
  output: z.object({}),
  permission: manageTraces,
  refusals: ['assessment.no_such_origin'],
});

export const originFile = endpoint({
  name: 'assessment.origin_file',
  method: 'GET',
  path: '/assessment/traces/:id/files/:hash',
  summary: 'The paper of an origin record of a trace. Reading it is audited.',
  params: z.object({ id: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: z.unknown(),
  answers: 'file',
  permission: readTraces,
  refusals: ['assessment.no_such_trace', 'assessment.no_such_file'],
});
