import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { score } from '../../../kernel/score.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { evidenceOf } from '../../evidence/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { sanctionFacts, shieldedEntries } from '../../protection/index.ts';
import { personFacts } from '../../registry/index.ts';
import { ballotFigures } from '../ballots/index.ts';
import { ballotForPeriod, ballotWindow, type BallotUsed } from '../rules/ballot-for-period.ts';
import { columnKey, columnKeys, type CompiledAdjustment, type CompiledIndicator, type CompiledScheme } from '../rules/compile-scheme.ts';
import { countableKind, countEvidence, type CountableEvidence, type CountedEntry } from '../rules/count-evidence.ts';
import { subjectOf } from '../scheme-format.ts';
import { sourceProvider } from '../sources.ts';
import { currentMarks, type FrozenInputs, type FrozenPerson, type Run } from '../store/index.ts';
import type { FrozenFacts } from '../store/tables.ts';
import type { AssessedPerson } from './assessed-people.ts';

/** The run, or a time span that is treated like one. */
type Span = Pick<Run, 'id' | 'periodFrom' | 'periodTo'>;

/** Reads everything a computation rests on: marks, confirmed evidence, facts, what other domains count. From here on nothing else is asked. */
export async function freezeInputs(unit: Unit, run: Span, scheme: CompiledScheme, people: readonly AssessedPerson[], on: Day, factNames: readonly string[]): Promise<FrozenInputs> {
  const position = new Map(people.map((p, i) => [p.personId, i]));
  const columns = new Map(columnKeys(scheme).map((k) => [k, new Float64Array(people.length).fill(Number.NaN)]));
  for (const m of await currentMarks(unit, run.id, 'all')) {
    const p = position.get(m.personId);
    const column = columns.get(columnKey(m.indicator, m.rater === '' ? null : m.rater));
    if (p !== undefined && column) column[p] = score(m.value);
  }
  await askProviders(unit, run, scheme, people, columns);
  const ballots = await readBallots(unit, run, scheme, people, columns);
  const counted = await countAll(unit, run, scheme, people, columns, on);
  const facts = await factsOf(unit, scheme, people, on, factNames, columns);
  return {
    columns,
    people: people.map((p, i): FrozenPerson => ({ personId: p.personId, classKey: p.classKey, group: p.group, organizationId: p.organizationId, organizationPath: p.organizationPath, facts: facts[i]!, counted: counted[i]!, ...(ballots[i] ? { ballots: ballots[i] } : {}) })),
  };
}

const membersOf = (scheme: CompiledScheme): readonly (CompiledIndicator | CompiledAdjustment)[] => [...scheme.indicators, ...scheme.adjustments];

/** Fills the columns that other domains count. Whom a provider leaves out has no value. Refuses a provider that is gone since the scheme was saved. */
async function askProviders(unit: Unit, run: Span, scheme: CompiledScheme, people: readonly AssessedPerson[], columns: ReadonlyMap<string, Float64Array>): Promise<void> {
  const subject = subjectOf(scheme.definition);
  const ids = people.map((p) => p.personId);
  for (const { key, definition } of membersOf(scheme)) {
    if (definition.source.from !== 'provider') continue;
    const provider = sourceProvider(definition.source.provider);
    if (!provider) throw new Refusal('conflict', 'assessment.provider_gone', { provider: definition.source.provider, name: definition.name.zh });
    const values = await provider.count(unit, { measure: definition.source.measure, periodFrom: run.periodFrom, periodTo: run.periodTo, subject, ids });
    const column = columns.get(key)!;
    for (const [p, id] of ids.entries()) column[p] = values.get(id) ?? Number.NaN;
  }
}

/** Fills the columns that read counted elections, and keeps which election gave each value. A ballot that gives a person nothing leaves him without value. */
async function readBallots(unit: Unit, run: Span, scheme: CompiledScheme, people: readonly AssessedPerson[], columns: ReadonlyMap<string, Float64Array>): Promise<(Record<string, BallotUsed> | undefined)[]> {
  const used = people.map((): Record<string, BallotUsed> | undefined => undefined);
  const reading = membersOf(scheme).flatMap((i) => (i.definition.source.from === 'ballot' ? [{ key: i.key, source: i.definition.source }] : []));
  if (reading.length === 0) return used;
  const window = ballotWindow(run, (await policyInForce(unit, unit.today)).number('ballot-counts-for-year-days'));
  for (const { key, source } of reading) {
    const found = ballotForPeriod(await ballotFigures(unit, source, window), window);
    for (const [p, person] of people.entries()) {
      const ballot = found.get(person.personId);
      if (!ballot) continue;
      columns.get(key)![p] = score(ballot.figure);
      used[p] = { ...used[p], [key]: ballot };
    }
  }
  return used;
}

/** Fills the columns that count evidence. Nobody's column stays empty: no confirmed entry is a count of nought, and the explanation says so. */
async function countAll(unit: Unit, run: Span, scheme: CompiledScheme, people: readonly AssessedPerson[], columns: ReadonlyMap<string, Float64Array>, on: Day): Promise<Record<string, CountedEntry[]>[]> {
  const counted = people.map((): Record<string, CountedEntry[]> => ({}));
  const counting = membersOf(scheme).flatMap((i) => (i.definition.source.from === 'evidence' ? [{ key: i.key, source: i.definition.source }] : []));
  if (counting.length === 0) return counted;
  const byPerson = new Map<string, CountableEvidence[]>();
  for (const entry of await confirmedEntries(unit, run, 'all')) {
    for (const { personId } of entry.persons) {
      const found = byPerson.get(personId);
      if (found) found.push(entry);
      else byPerson.set(personId, [entry]);
    }
  }
  const shielded = await shieldedEntries(unit, 'all', unit.today > on ? unit.today : on);
  for (const [p, person] of people.entries()) {
    const entries = byPerson.get(person.personId) ?? [];
    for (const { key, source } of counting) {
      const lines = countEvidence(source, entries, person.personId, shielded.get(person.personId));
      columns.get(key)![p] = lines.reduce((a, e) => a + e.value, 0);
      if (lines.length > 0) counted[p]![key] = lines;
    }
  }
  return counted;
}

/** Confirmed entries of a span as schemes count them. */
export async function confirmedEntries(unit: Unit, span: Pick<Span, 'periodFrom' | 'periodTo'>, personIds: 'all' | readonly string[]): Promise<CountableEvidence[]> {
  const facts = await evidenceOf(unit, personIds === 'all' ? 'all' : [...personIds], { from: span.periodFrom, to: span.periodTo }, { states: ['confirmed'] });
  return facts.map((f) => ({ id: f.id, kind: countableKind(f.content), title: f.title, occurredOn: f.occurredOn, state: f.state, arena: f.arena, flagged: f.figures.some((x) => !x.counted), persons: f.persons }));
}

/** Facts for the decision table, and for indicators that read a fact. */
async function factsOf(unit: Unit, scheme: CompiledScheme, people: readonly AssessedPerson[], on: Day, names: readonly string[], columns: ReadonlyMap<string, Float64Array>): Promise<FrozenFacts[]> {
  // Teams have no facts of a person.
  if (subjectOf(scheme.definition) === 'team') return people.map(() => ({}));
  const all = await personFacts(unit, 'all', on);
  // What follows from cases is known more closely there than from the personnel file.
  const sanctions = await sanctionFacts(unit, 'all', on);
  const reading = membersOf(scheme).flatMap((i) => (i.definition.source.from === 'fact' ? [{ key: i.key, fact: i.definition.source.fact }] : []));
  return people.map((person, p) => {
    const known = { ...all.get(person.personId), ...sanctions.get(person.personId) };
    for (const { key, fact } of reading) {
      const value = known[fact];
      if (typeof value === 'number' && value >= 0) columns.get(key)![p] = Math.round(value * 1_000_000);
    }
    return Object.fromEntries(names.map((n) => [n, plainFact(known[n])]));
  });
}

const plainFact = (value: unknown): string | number | boolean | null => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null);
