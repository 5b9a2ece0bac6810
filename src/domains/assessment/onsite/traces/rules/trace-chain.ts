import { WEIGHT_SCALE } from '../../../../../kernel/score.ts';
import type { ChainColumn, MissingLink, OriginKind } from '../model.ts';

export const rule = { ruleId: 'assessment.trace_chain', source: '建立常态化溯源式考核方法（M048）' } as const;

export interface TracedResult {
  readonly id: string;
  readonly title: string;
  readonly confirmed: boolean;
  readonly matterId: string | null;
  /** Contributors; a share in ten-thousandths, null while open. */
  readonly people: readonly { readonly personId: string; readonly name: string; readonly share: number | null }[];
}

export interface TracedOrigin {
  readonly id: string;
  readonly kind: OriginKind;
  readonly title: string;
  /** Has a paper to show: an attachment, or an entry of the ledger that is confirmed. */
  readonly documented: boolean;
  /** Null: attached to the claim as a whole. */
  readonly matterId: string | null;
}

export interface ChainNode {
  readonly id: string;
  readonly column: ChainColumn;
  /** Empty where the link is missing. */
  readonly label: string;
  readonly kind: OriginKind | null;
  readonly share: number | null;
  readonly missing: MissingLink | null;
  /** Nodes of the column before that it hangs on. */
  readonly from: readonly string[];
}

const gap = (column: ChainColumn, id: string, missing: MissingLink, from: readonly string[], more: Partial<ChainNode> = {}): ChainNode => ({ id, column, label: '', kind: null, share: null, missing, from, ...more });

/**
 * The chain from a claimed result to who made it. Every place where something should stand and does not is a node of its own,
 * marked with what is missing; a chain without such a node is whole. `expected` are kinds of origin record the result must have.
 */
export function traceChain(claim: { readonly title: string }, results: readonly TracedResult[], matters: ReadonlyMap<string, string>, origins: readonly TracedOrigin[], expected: readonly OriginKind[]): ChainNode[] {
  const nodes: ChainNode[] = [{ id: 'claim', column: 'claim', label: claim.title, kind: null, share: null, missing: null, from: [] }];
  if (results.length === 0) nodes.push(gap('result', 'result-none', 'no_result', ['claim']));
  for (const r of results) {
    nodes.push({ id: `result-${r.id}`, column: 'result', label: r.title, kind: null, share: null, missing: r.confirmed ? null : 'not_confirmed', from: ['claim'] });
    if (r.matterId === null) nodes.push(gap('matter', `matter-none-${r.id}`, 'no_matter', [`result-${r.id}`]));
  }
  const matterIds = [...new Set(results.flatMap((r) => r.matterId ?? []))];
  for (const id of matterIds) nodes.push({ id: `matter-${id}`, column: 'matter', label: matters.get(id) ?? '', kind: null, share: null, missing: null, from: results.filter((r) => r.matterId === id).map((r) => `result-${r.id}`) });
  const before = nodes.filter((n) => n.column === 'matter').map((n) => n.id);
  const holders = before.length > 0 ? before : nodes.filter((n) => n.column === 'result').map((n) => n.id);
  for (const o of origins) nodes.push({ id: `origin-${o.id}`, column: 'origin', label: o.title, kind: o.kind, share: null, missing: o.documented ? null : 'no_document', from: o.matterId === null ? holders : [`matter-${o.matterId}`] });
  for (const kind of expected) if (!origins.some((o) => o.kind === kind)) nodes.push(gap('origin', `origin-none-${kind}`, 'origin_kind', holders, { kind }));
  if (origins.length === 0 && expected.length === 0) nodes.push(gap('origin', 'origin-none', 'no_origin', holders));
  return [...nodes, ...results.flatMap(contributors)];
}

/** Who made one result. Shares that do not make up the whole are marked; while one is open nothing is said about the sum. */
function contributors(r: TracedResult): ChainNode[] {
  const from = [`result-${r.id}`];
  if (r.people.length === 0) return [gap('contributor', `contributor-none-${r.id}`, 'no_contributor', from)];
  const known = r.people.reduce((sum, p) => sum + (p.share ?? 0), 0);
  const open = r.people.some((p) => p.share === null);
  return [
    ...r.people.map((p): ChainNode => ({ id: `contributor-${r.id}-${p.personId}`, column: 'contributor', label: p.name, kind: null, share: p.share, missing: p.share === null ? 'share_open' : null, from })),
    ...(!open && known < WEIGHT_SCALE ? [gap('contributor', `contributor-short-${r.id}`, 'share_short', from, { share: WEIGHT_SCALE - known })] : []),
  ];
}
