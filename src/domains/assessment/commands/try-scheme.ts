import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames } from '../../registry/index.ts';
import { manageSchemes } from '../access.ts';
import type { tryOnRun } from '../contract.ts';
import { subjectsOf } from '../queries/results.ts';
import { groupName } from '../rules/class-of.ts';
import { compileScheme } from '../rules/compile-scheme.ts';
import { canonical } from '../rules/inputs-hash.ts';
import { movesBetween, summarize, type Move, type Standing } from '../rules/moves.ts';
import { standingsOf } from '../rules/standings.ts';
import { schemeDefinition, subjectOf, type DraftScheme, type IndicatorDefinition, type SchemeDefinition } from '../scheme-format.ts';
import { findRun, loadInputs, resultsOfRun, type FrozenInputs, type Run } from '../store/index.ts';
import { assessedPeople, lookDay, type AssessedPerson } from './assessed-people.ts';
import { checkDraft } from './draft-scheme.ts';
import { freezeInputs } from './freeze-inputs.ts';
import { schemeOfRun } from './open-run.ts';

/** Moves sent to the screen; the counts are of all. */
const SHOWN = 500;
type Outcome = z.infer<typeof tryOnRun.output>;

/**
 * Applies a definition to the data of a past computation and says who would move. Frozen values are used as they were; an indicator
 * whose source is set otherwise is read again from the records of that period; one without data is named, and takes `assume` points if given.
 * Stores nothing. Refuses a definition that does not hold together, a run without a computation, a scheme for another kind of subject.
 */
export const tryScheme = (house: House, actor: Actor, runId: string, input: { readonly definition: DraftScheme; readonly assume: string | null }): Promise<Outcome> =>
  house.unit(actor, async (unit) => {
    must(actor, manageSchemes, { regionId: actor.regionId });
    const run = await findRun(unit, runId);
    if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
    if (run.computation === 0) throw new Refusal('conflict', 'assessment.not_computed', { year: run.year });
    const draft = await holding(unit, input.definition);
    if (subjectOf(draft) !== run.subject) throw new Refusal('conflict', 'assessment.try_other_subject');
    const before = await schemeOfRun(unit, run);
    const results = await resultsOfRun(unit, run.id, run.computation);
    const frozen = await loadInputs(unit, run.id, run.computation);
    const known = new Set(frozen.people.map((p) => p.personId));
    const people = (await assessedPeople(unit, draft, lookDay(run, unit.today), 'all')).people.filter((p) => known.has(p.personId));
    const data = await dataFor(unit, run, draft, before.definition, people, frozen);
    const after = standingsOf(compileScheme(assuming(draft, data.withoutData, input.assume)), people, data.columns);
    const was = results.map((r): Standing => ({ id: r.personId, score: r.score, rank: r.rank, group: r.group }));
    const moves = movesBetween(was, after);
    unit.audit({ action: 'assessment.scheme_tried', subjectKind: 'run', subjectId: run.id, detail: { key: draft.key, people: moves.length } });
    return present(unit, run, { moves, draft, before: before.definition, people, results, data });
  });

async function holding(unit: Unit, definition: DraftScheme): Promise<SchemeDefinition> {
  const { problems } = await checkDraft(unit, definition);
  if (problems.length > 0) throw new Refusal('rule', 'assessment.scheme_refused', { title: definition.title.zh, problems: problems.length }, problems);
  return schemeDefinition.parse(definition);
}

interface Data {
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly withoutData: readonly IndicatorDefinition[];
  readonly readAgain: readonly IndicatorDefinition[];
}

async function dataFor(unit: Unit, run: Run, draft: SchemeDefinition, before: SchemeDefinition, people: readonly AssessedPerson[], frozen: FrozenInputs): Promise<Data> {
  const compiled = compileScheme(draft);
  const columns = new Map((await freezeInputs(unit, run, compiled, people, lookDay(run, unit.today), [])).columns);
  const position = new Map(frozen.people.map((p, i) => [p.personId, i]));
  const sources = new Map(before.dimensions.flatMap((d) => d.indicators.map((i) => [i.key, canonical(i.source)])));
  const [withoutData, readAgain]: [IndicatorDefinition[], IndicatorDefinition[]] = [[], []];
  for (const indicator of compiled.indicators) {
    const { from } = indicator.definition.source;
    // A mark or a typed value is the same whatever its weight; what is counted depends on how it is counted.
    const given = from === 'rating' || from === 'typed';
    const counts = given || sources.get(indicator.key) === canonical(indicator.definition.source);
    for (const { key } of indicator.inputs) {
      const old = counts ? frozen.columns.get(key) : undefined;
      if (old) columns.set(key, Float64Array.from(people, (p) => old[position.get(p.personId)!]!));
    }
    const empty = indicator.inputs.length > 0 && indicator.inputs.some((i) => columns.get(i.key)!.every(Number.isNaN) && i.weights.some((w) => w > 0));
    if (empty && indicator.asked.some((a) => a === 1)) withoutData.push(indicator.definition);
    else if (!counts && from !== 'computed') readAgain.push(indicator.definition);
  }
  return { columns, withoutData, readAgain };
}

/** The same scheme, in which the indicators without data take so many points. */
function assuming(draft: SchemeDefinition, withoutData: readonly IndicatorDefinition[], assume: string | null): SchemeDefinition {
  if (assume === null) return draft;
  const keys = new Set(withoutData.map((i) => i.key));
  return { ...draft, dimensions: draft.dimensions.map((d) => ({ ...d, indicators: d.indicators.map((i) => (keys.has(i.key) ? { ...i, missing: { policy: 'neutral' as const, score: assume } } : i)) })) };
}

interface Made {
  readonly moves: readonly Move[];
  readonly draft: SchemeDefinition;
  readonly before: SchemeDefinition;
  readonly people: readonly AssessedPerson[];
  readonly results: Awaited<ReturnType<typeof resultsOfRun>>;
  readonly data: Data;
}

async function present(unit: Unit, run: Run, { moves, draft, before, people, results, data }: Made): Promise<Outcome> {
  const now = new Map(people.map((p) => [p.personId, p]));
  const unitOf = new Map<string, string | null>([...results.map((r) => [r.personId as string, r.organizationId] as const), ...people.map((p) => [p.personId, p.organizationId] as const)]);
  const shown = moves.slice(0, SHOWN);
  const subjects = await subjectsOf(unit, run, shown.map((m) => m.id));
  const units = await organizationNames(unit, [...new Set([...unitOf.values()].filter((id) => id !== null))]);
  const by = <K>(keyOf: (m: Move) => K): [K, Move[]][] => {
    const map = new Map<K, Move[]>();
    for (const m of moves) {
      const list = map.get(keyOf(m));
      if (list) list.push(m);
      else map.set(keyOf(m), [m]);
    }
    return [...map];
  };
  const print = (s: Standing | null, definition: SchemeDefinition) => (s === null ? null : { score: s.score === null ? null : formatScore(s.score as Score, definition.rounding.places), rank: s.rank, group: groupName(definition, s.group) });
  return {
    year: run.year,
    total: summarize(moves),
    byClass: by((m) => now.get(m.id)?.classKey ?? '').map(([key, list]) => ({ name: draft.classes.find((c) => c.key === key)?.name ?? { zh: '不在方案内', en: 'Outside the scheme' }, ...summarize(list) })),
    byUnit: by((m) => unitOf.get(m.id) ?? null).map(([id, list]) => ({ id, name: (id === null ? undefined : units.get(id)) ?? '', ...summarize(list) })).sort((a, b) => b.up + b.down - (a.up + a.down) || (a.name < b.name ? -1 : 1)),
    withoutData: data.withoutData.map((i) => i.name),
    readAgain: data.readAgain.map((i) => i.name),
    withoutScore: { before: moves.filter((m) => m.before?.score == null).length, after: moves.filter((m) => m.after?.score == null).length },
    moves: shown.map((m) => ({
      id: m.id,
      name: subjects.get(m.id)?.name ?? '',
      unit: subjects.get(m.id)?.organizationName ?? '',
      before: print(m.before, before),
      after: print(m.after, draft),
      places: m.places,
      points: m.points === null ? null : formatScore(m.points as Score, Math.max(before.rounding.places, draft.rounding.places)),
    })),
  };
}
