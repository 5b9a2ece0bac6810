import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { formatScore, type Score } from '../../../../kernel/score.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { evidenceById, evidenceOfMatters, matterTitles, type EntryKind } from '../../../evidence/index.ts';
import { personSummaries } from '../../../registry/index.ts';
import { readTraces } from '../../access.ts';
import { countedOf, findRun } from '../../store/index.ts';
import { attachedFile } from '../attached-file.ts';
import type { listTraces, openTrace } from './contract.ts';
import type { Origin, OriginKind, Trace } from './model.ts';
import { traceChain, type ChainNode, type TracedOrigin, type TracedResult } from './rules/trace-chain.ts';
import { allTraces, findTrace, originsOf } from './store.ts';

/** Entries of a matter that are origin records themselves: a milestone of the project, a class attended, a secondment. */
const ORIGIN_ENTRIES: Partial<Record<EntryKind, OriginKind>> = { milestone: 'project', training: 'class', assignment: 'secondment' };

interface Chain {
  readonly trace: Trace;
  readonly nodes: readonly ChainNode[];
  readonly value: string | null;
  readonly origins: readonly Origin[];
}

/** What stands behind a claim: the entry, or the entries that were counted for the indicator in the computation in force. */
async function behind(unit: Unit, trace: Trace): Promise<{ entryIds: string[]; value: string | null }> {
  if (trace.entryId !== null) return { entryIds: [trace.entryId], value: null };
  const run = (await findRun(unit, trace.runId!))!;
  const counted = (await countedOf(unit, run.id, run.computation, trace.personId!))[trace.indicator!] ?? [];
  return { entryIds: counted.map((c) => c.evidenceId), value: counted.length === 0 ? null : formatScore(counted.reduce((sum, c) => sum + c.value, 0) as Score) };
}

/** The chains of these traces as they stand now, in a fixed number of questions to the ledger. */
async function chainsOf(unit: Unit, traces: readonly Trace[]): Promise<Chain[]> {
  const claims = [];
  for (const trace of traces) claims.push({ trace, ...(await behind(unit, trace)) });
  const entries = new Map((await evidenceById(unit, [...new Set(claims.flatMap((c) => c.entryIds))])).map((e) => [e.id, e]));
  const matterIds = [...new Set([...entries.values()].flatMap((e) => e.matterId ?? []))];
  const matters = await matterTitles(unit, matterIds);
  const about = await evidenceOfMatters(unit, matterIds);
  const people = await personSummaries(unit, [...entries.values()].flatMap((e) => e.persons.map((p) => p.personId)));
  const recorded = await originsOf(unit, traces.map((t) => t.id));
  return claims.map(({ trace, entryIds, value }): Chain => {
    const own = entryIds.flatMap((id) => entries.get(id) ?? []);
    const results = own.map((e): TracedResult => ({ id: e.id, title: e.title, confirmed: e.state === 'confirmed', matterId: e.matterId, people: e.persons.map((p) => ({ personId: p.personId, name: people.get(p.personId)?.name ?? '', share: p.shareTenThousandths })) }));
    const ownMatters = new Set(own.flatMap((e) => e.matterId ?? []));
    const fromLedger = about.flatMap((e): TracedOrigin[] => {
      const kind = ORIGIN_ENTRIES[e.kind];
      return kind === undefined || e.matterId === null || !ownMatters.has(e.matterId) || entryIds.includes(e.id) ? [] : [{ id: e.id, kind, title: e.title, documented: e.state === 'confirmed', matterId: e.matterId }];
    });
    const origins = recorded.filter((o) => o.traceId === trace.id);
    const byPeople = origins.filter((o) => o.withdrawalReason === null).map((o): TracedOrigin => ({ id: o.id, kind: o.kind, title: `${o.title} ${o.reference}`, documented: o.attachments.length > 0, matterId: null }));
    return { trace, value, origins, nodes: traceChain(trace, results, matters, [...fromLedger, ...byPeople], trace.expected) };
  });
}

const headOf = ({ trace, nodes }: Chain, names: ReadonlyMap<string, { readonly name: string }>) => ({ id: trace.id, claim: trace.claim, title: trace.title, person: trace.personId === null ? null : (names.get(trace.personId)?.name ?? ''), startedAt: trace.startedAt.toISOString(), startedBy: trace.startedBy, missing: nodes.filter((n) => n.missing !== null).length });

export const traceList = (house: House, actor: Actor): Promise<z.infer<typeof listTraces.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readTraces, { regionId: actor.regionId, organizationPaths: [] });
    const traces = await allTraces(unit);
    const names = await personSummaries(unit, traces.flatMap((t) => t.personId ?? []));
    return (await chainsOf(unit, traces)).map((c) => headOf(c, names));
  });

export const traceDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openTrace.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readTraces, { regionId: actor.regionId, organizationPaths: [] });
    const trace = await findTrace(unit, id);
    if (!trace) throw new Refusal('not_found', 'assessment.no_such_trace');
    const [chain] = (await chainsOf(unit, [trace])) as [Chain];
    const names = await personSummaries(unit, trace.personId === null ? [] : [trace.personId]);
    unit.audit({ action: 'assessment.trace_read', subjectKind: 'trace', subjectId: id });
    const recorded = new Set(chain.origins.map((o) => `origin-${o.id}`));
    /** A node of the ledger leads to its entry; what people recorded stands on this page. */
    const evidenceIdOf = (n: ChainNode): string | null => (n.missing !== null && n.label === '' ? null : n.column === 'result' ? n.id.slice('result-'.length) : n.column === 'origin' && !recorded.has(n.id) ? n.id.slice('origin-'.length) : null);
    return {
      trace: headOf(chain, names),
      expected: [...trace.expected],
      value: chain.value,
      nodes: chain.nodes.map((n) => ({ ...n, from: [...n.from], evidenceId: evidenceIdOf(n), personId: n.column === 'contributor' && n.label !== '' ? n.id.slice(-36) : null })),
      origins: chain.origins.map(({ traceId: _trace, ...o }) => ({ ...o, attachments: [...o.attachments] })),
    };
  });

export const originFileOf = (house: House, actor: Actor, id: string, hash: string): Promise<FileAnswer> =>
  house.unit(actor, async (unit) => {
    must(actor, readTraces, { regionId: actor.regionId, organizationPaths: [] });
    if (!(await findTrace(unit, id))) throw new Refusal('not_found', 'assessment.no_such_trace');
    return attachedFile(unit, (await originsOf(unit, [id])).flatMap((o) => o.attachments), hash, { kind: 'trace', id });
  });
