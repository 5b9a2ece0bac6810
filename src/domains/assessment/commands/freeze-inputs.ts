import type { Day } from '../../../kernel/period.ts';
import { score } from '../../../kernel/score.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { evidenceOf } from '../../evidence/index.ts';
import { personFacts } from '../../registry/index.ts';
import { columnKey, columnKeys, type CompiledScheme } from '../rules/compile-scheme.ts';
import { countableKind, countEvidence, type CountableEvidence, type CountedEntry } from '../rules/count-evidence.ts';
import { currentMarks, type FrozenInputs, type FrozenPerson, type Run } from '../store/index.ts';
import type { FrozenFacts } from '../store/tables.ts';
import type { AssessedPerson } from './assessed-people.ts';

/** Reads everything a computation rests on: marks, confirmed evidence, facts. From here on nothing else is asked. */
export async function freezeInputs(unit: Unit, run: Run, scheme: CompiledScheme, people: readonly AssessedPerson[], on: Day, factNames: readonly string[]): Promise<FrozenInputs> {
  const position = new Map(people.map((p, i) => [p.personId, i]));
  const columns = new Map(columnKeys(scheme).map((k) => [k, new Float64Array(people.length).fill(Number.NaN)]));
  for (const m of await currentMarks(unit, run.id, 'all')) {
    const p = position.get(m.personId);
    const column = columns.get(columnKey(m.indicator, m.rater === '' ? null : m.rater));
    if (p !== undefined && column) column[p] = score(m.value);
  }
  const counted = await countAll(unit, run, scheme, people, columns);
  const facts = await factsOf(unit, scheme, people, on, factNames, columns);
  return {
    columns,
    people: people.map((p, i): FrozenPerson => ({ personId: p.personId, classKey: p.classKey, group: p.group, organizationId: p.organizationId, organizationPath: p.organizationPath, facts: facts[i]!, counted: counted[i]! })),
  };
}

/** Fills the columns that count evidence. Nobody's column stays empty: no confirmed entry is a count of nought, and the explanation says so. */
async function countAll(unit: Unit, run: Run, scheme: CompiledScheme, people: readonly AssessedPerson[], columns: ReadonlyMap<string, Float64Array>): Promise<Record<string, CountedEntry[]>[]> {
  const counted = people.map((): Record<string, CountedEntry[]> => ({}));
  const counting = scheme.indicators.flatMap((i) => (i.definition.source.from === 'evidence' ? [{ key: i.key, source: i.definition.source }] : []));
  if (counting.length === 0) return counted;
  const byPerson = new Map<string, CountableEvidence[]>();
  for (const fact of await evidenceOf(unit, 'all', { from: run.periodFrom, to: run.periodTo }, { states: ['confirmed'] })) {
    const entry: CountableEvidence = { id: fact.id, kind: countableKind(fact.content), title: fact.title, occurredOn: fact.occurredOn, state: fact.state, arena: fact.arena, flagged: fact.figures.some((f) => !f.counted), persons: fact.persons };
    for (const { personId } of fact.persons) {
      const found = byPerson.get(personId);
      if (found) found.push(entry);
      else byPerson.set(personId, [entry]);
    }
  }
  for (const [p, person] of people.entries()) {
    const entries = byPerson.get(person.personId) ?? [];
    for (const { key, source } of counting) {
      const lines = countEvidence(source, entries, person.personId);
      columns.get(key)![p] = lines.reduce((a, e) => a + e.value, 0);
      if (lines.length > 0) counted[p]![key] = lines;
    }
  }
  return counted;
}

/** Facts for the decision table, and for indicators that read a fact. */
async function factsOf(unit: Unit, scheme: CompiledScheme, people: readonly AssessedPerson[], on: Day, names: readonly string[], columns: ReadonlyMap<string, Float64Array>): Promise<FrozenFacts[]> {
  const all = await personFacts(unit, 'all', on);
  const reading = scheme.indicators.flatMap((i) => (i.definition.source.from === 'fact' ? [{ key: i.key, fact: i.definition.source.fact }] : []));
  return people.map((person, p) => {
    const known = all.get(person.personId) ?? {};
    for (const { key, fact } of reading) {
      const value = known[fact];
      if (typeof value === 'number' && value >= 0) columns.get(key)![p] = Math.round(value * 1_000_000);
    }
    return Object.fromEntries(names.map((n) => [n, plainFact(known[n])]));
  });
}

const plainFact = (value: unknown): string | number | boolean | null => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null);
