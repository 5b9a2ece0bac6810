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
 * Values and tables are dated: a day before a change is decided by what stood then, and from the day it is taken back
 * what stood without it stands again. Same pack, same changes: same version, on any machine.
 */
export const amendPack = (pack: PolicyPack, amendments: readonly Amendment[], on: Day): PolicyPack => amendments.filter((a) => binds(a, on)).reduce((under, a) => lay(under, a, on), pack);

/** Was in force at some time until the day. One taken back before its day never was. */
const binds = (a: Amendment, on: Day): boolean => a.from <= on && (a.withdrawnFrom === null || a.withdrawnFrom > a.from);

function lay(under: PolicyPack, a: Amendment, on: Day): PolicyPack {
  const until = a.withdrawnFrom !== null && a.withdrawnFrom <= on ? a.withdrawnFrom : null;
  const contentHash = hashChain([under.contentHash, a.contentHash, until ?? '']);
  const parameters = new Map(under.parameters);
  for (const p of a.overlay.parameters) parameters.set(p.id, layParameter(under.parameters.get(p.id), p, until));
  const rules = new Map(under.rules);
  for (const id of new Set(a.overlay.rules.map((r) => r.id))) {
    rules.set(id, layDated(under.rules.get(id) ?? [], a.overlay.rules.filter((r) => r.id === id), (r) => r.effectiveFrom, until, (table, from): DecisionTable => ({ ...table, effectiveFrom: from })));
  }
  const measures = new Map(under.measures);
  if (until === null) for (const m of a.overlay.measures) measures.set(m.id, m);
  return {
    ...under,
    version: versionId(under.id, contentHash),
    contentHash,
    documents: new Map([...under.documents, ...a.overlay.documents.map((d) => [d.id, d] as const)]),
    parameters,
    rules,
    measures,
    amendments: [...under.amendments, { id: a.id, title: a.title, from: a.from, withdrawnFrom: until, parameters: a.overlay.parameters.map((p) => p.id), rules: [...new Set(a.overlay.rules.map((r) => r.id))], examples: until === null ? a.overlay.examples : [] }],
  };
}

function layParameter(under: Parameter | undefined, over: Parameter, until: Day | null): Parameter {
  const values = layDated(under?.values ?? [], over.values, (v) => v.from, until, (value, from): ParameterValue => ({ ...value, from }));
  return { ...over, values };
}

/**
 * Entries of one thing by their day, the newer over the older of the same day. With `until`, those of the newer count before it only,
 * and on it what stood without them begins again.
 */
function layDated<T>(under: readonly T[], over: readonly T[], dayOf: (entry: T) => Day, until: Day | null, on: (entry: T, day: Day) => T): T[] {
  const counted = until === null ? over : over.filter((entry) => dayOf(entry) < until);
  const byDay = new Map(under.map((entry) => [dayOf(entry), entry]));
  for (const entry of counted) byDay.set(dayOf(entry), entry);
  if (until !== null && !under.some((entry) => dayOf(entry) === until)) {
    const stood = under.filter((entry) => dayOf(entry) < until).sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1)).at(-1);
    if (stood) byDay.set(until, on(stood, until));
  }
  return [...byDay.values()].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
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
