import type { Day } from '../../../kernel/period.ts';
import type { DecisionTable, ExampleFile, Parameter, ParameterValue, PolicyPack } from '../model.ts';
import { hashChain, versionId } from '../pack/version.ts';
import { subjectOf, type Overlay } from './format.ts';

/** An approved change of local policy: lies on the pack from a day on, and until it is taken back. */
export interface Amendment {
  readonly id: string;
  readonly title: string;
  readonly from: Day;
  readonly withdrawnFrom: Day | null;
  readonly contentHash: string;
  readonly overlay: Overlay;
}

/**
 * The pack of a place with the changes that bind on a day, in the order of their approval.
 * Values and tables are dated: of those that bind on a day the one that began last decides, of the same day the one approved last.
 * A day before a change is decided by what stood then; from the day one is taken back, by whatever else binds.
 * Same pack, same changes: same version, on any machine.
 */
export function amendPack(pack: PolicyPack, amendments: readonly Amendment[], on: Day): PolicyPack {
  const layers = amendments.filter((a) => binds(a, on)).map((a): Layer => ({ ...a, until: a.withdrawnFrom !== null && a.withdrawnFrom <= on ? a.withdrawnFrom : null }));
  if (layers.length === 0) return pack;
  const contentHash = layers.reduce((under, a) => hashChain([under, a.contentHash, a.until ?? '']), pack.contentHash);
  const standing = layers.filter((a) => a.until === null);
  return {
    ...pack,
    version: versionId(pack.id, contentHash),
    contentHash,
    documents: new Map([...pack.documents, ...layers.flatMap((a) => a.overlay.documents.map((d) => [d.id, d] as const))]),
    parameters: new Map([...pack.parameters, ...touched(layers, (o) => o.parameters).map((id) => [id, layParameter(pack.parameters.get(id), id, layers)] as const)]),
    rules: new Map([...pack.rules, ...touched(layers, (o) => o.rules).map((id) => [id, layRule(pack.rules.get(id) ?? [], id, layers)] as const)]),
    measures: new Map([...pack.measures, ...standing.flatMap((a) => a.overlay.measures.map((m) => [m.id, m] as const))]),
    amendments: layers.map((a) => ({ id: a.id, title: a.title, from: a.from, withdrawnFrom: a.until, documents: a.overlay.documents.map((d) => d.id), parameters: a.overlay.parameters.map((p) => p.id), rules: [...new Set(a.overlay.rules.map((r) => r.id))], examples: a.until === null ? a.overlay.examples : [] })),
  };
}

interface Layer extends Amendment {
  /** Taken back by the day that is asked about. */
  readonly until: Day | null;
}

/** Was in force at some time until the day. One taken back before its day never was. */
const binds = (a: Amendment, on: Day): boolean => a.from <= on && (a.withdrawnFrom === null || a.withdrawnFrom > a.from);

const touched = (layers: readonly Layer[], of: (overlay: Overlay) => readonly { readonly id: string }[]): string[] => [...new Set(layers.flatMap((a) => of(a.overlay).map((entry) => entry.id)))];

interface Laid<T> {
  readonly entry: T;
  readonly from: Day;
  readonly until: Day | null;
}

function layParameter(under: Parameter | undefined, id: string, layers: readonly Layer[]): Parameter {
  const over = layers.flatMap((a) => a.overlay.parameters.filter((p) => p.id === id).map((p) => ({ p, until: a.until })));
  const values = [...(under?.values ?? []).map((v): Laid<ParameterValue> => ({ entry: v, from: v.from, until: null })), ...over.flatMap(({ p, until }) => p.values.map((v): Laid<ParameterValue> => ({ entry: v, from: v.from, until })))];
  return { ...(over.findLast((o) => o.until === null)?.p ?? under ?? over.at(-1)!.p), values: inOrder(values, (value, from) => ({ ...value, from })) };
}

function layRule(under: readonly DecisionTable[], id: string, layers: readonly Layer[]): readonly DecisionTable[] {
  const over = layers.flatMap((a) => a.overlay.rules.filter((r) => r.id === id).map((r): Laid<DecisionTable> => ({ entry: r, from: r.effectiveFrom, until: a.until })));
  return inOrder([...under.map((r): Laid<DecisionTable> => ({ entry: r, from: r.effectiveFrom, until: null })), ...over], (table, from) => ({ ...table, effectiveFrom: from }));
}

/** One entry after another as they decide: at every day on which something begins or is taken back, who decides from then on. */
function inOrder<T>(laid: readonly Laid<T>[], begin: (entry: T, from: Day) => T): T[] {
  const days = [...new Set(laid.flatMap((l) => (l.until === null ? [l.from] : [l.from, l.until])))].sort();
  const list: T[] = [];
  let before: Laid<T> | null = null;
  for (const day of days) {
    let decides: Laid<T> | null = null;
    // Later in the list lies higher: of the same day it wins.
    for (const l of laid) if (l.from <= day && (l.until === null || day < l.until) && (decides === null || l.from >= decides.from)) decides = l;
    if (decides !== null && decides !== before) list.push(decides.from === day ? decides.entry : begin(decides.entry, day));
    before = decides;
  }
  return list;
}

/** The worked examples of a pack with its changes: a changed one takes the place of its namesake. */
export function examplesWith(files: readonly ExampleFile[], pack: Pick<PolicyPack, 'amendments'>): readonly ExampleFile[] {
  let all = files;
  for (const { examples } of pack.amendments) {
    const named = new Set(examples.flatMap((f) => f.cases.map((c) => `${subjectOf(f)} ${c.name}`)));
    all = [...all.flatMap((f) => keep(f, f.cases.filter((c) => !named.has(`${subjectOf(f)} ${c.name}`)))), ...examples];
  }
  return all;
}

const keep = (file: ExampleFile, cases: ExampleFile['cases']): ExampleFile[] => (cases.length === 0 ? [] : [cases.length === file.cases.length ? file : { ...file, cases }]);
