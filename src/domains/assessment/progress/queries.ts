import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../policy/index.ts';
import { personSubject, personSummaries, type PersonSummary } from '../../registry/index.ts';
import { readResults } from '../access.ts';
import { lookDay } from '../commands/assessed-people.ts';
import { schemeOfRun } from '../commands/open-run.ts';
import { readableRun } from './readable-run.ts';
import { groupName } from '../rules/class-of.ts';
import { findComputation, scoresOfRun, type Run, type StoredResult } from '../store/index.ts';
import type { listProgress, openProgress, ProgressRow } from './contract.ts';
import { explainProgress, hundredths, tenths, type ProgressContext } from './rules/explain-progress.ts';
import { placesWithin, progressIndices, type GroupMedians, type Progress, type ProgressDefinition } from './rules/progress-index.ts';
import { median } from './rules/resistant.ts';
import { scoresOfYears, type PastScore } from './store.ts';

function definitionIn(policy: PolicyView): ProgressDefinition {
  const n = (id: string): number => policy.number(`progress-${id}`);
  return { window: n('window'), leastPeriods: n('least-periods'), groupMinimum: n('group-minimum'), slopeMinimum: n('slope-minimum'), slopeUsual: n('slope-usual'), centre: n('centre'), points: n('points'), cap: n('cap'), minimumSpread: n('minimum-spread') };
}

const toHundredths = (millionths: number): number => Math.round(millionths / 10_000);

function mediansOf(scores: readonly PastScore[]): GroupMedians {
  const lists = new Map<string, number[]>();
  for (const s of scores) {
    const key = `${s.year}\n${s.group}`;
    const list = lists.get(key);
    if (list) list.push(toHundredths(s.score));
    else lists.set(key, [toHundredths(s.score)]);
  }
  const medians = new Map([...lists].map(([key, list]) => [key, { median: Math.round(median(list)), people: list.length }]));
  return (year, group) => medians.get(`${year}\n${group}`) ?? null;
}

interface Computed {
  readonly run: Run;
  readonly results: ReadonlyMap<string, Pick<StoredResult, 'organizationPath'>>;
  readonly rows: readonly Progress[];
  readonly levels: ReadonlyMap<Progress, number>;
  readonly places: ReadonlyMap<Progress, number>;
  readonly dimensions: readonly { readonly key: string; readonly name: { readonly zh: string; readonly en: string } }[];
  contextOf(p: Progress): ProgressContext;
  rowOf(p: Progress, person: PersonSummary | undefined): ProgressRow;
}

/** The index is always computed over everybody, whoever asks: a group seen in part would have another median. */
export async function progressOf(unit: Unit, runId: string, of: string): Promise<Computed> {
  const run = await readableRun(unit, runId);
  const computation = await findComputation(unit, run.id, run.computation);
  if (!computation) throw new Refusal('conflict', 'assessment.not_computed', { year: run.year });
  const { definition: scheme } = await schemeOfRun(unit, run);
  if (of !== 'total' && !scheme.dimensions.some((d) => d.key === of)) throw new Refusal('not_found', 'assessment.no_such_dimension', { dimension: of });
  const policy = await policyInForce(unit, lookDay(run, unit.today));
  const definition = definitionIn(policy);
  const scores = await scoresOfYears(unit, run.schemeKey, run.year - definition.window, run.year, of === 'total' ? null : of);
  const now = new Map(scores.filter((s) => s.year === run.year).map((s) => [s.personId, s]));
  const past = new Map<string, { year: number; group: string; score: number }[]>();
  for (const s of scores) if (s.year < run.year) past.set(s.personId, [...(past.get(s.personId) ?? []), { year: s.year, group: s.group, score: toHundredths(s.score) }]);
  const results = new Map((await scoresOfRun(unit, run.id, run.computation)).map((r) => [r.personId as string, r]));
  const people = [...results.values()].map((r) => ({ id: r.personId as string, group: r.group, score: now.has(r.personId) ? toHundredths(now.get(r.personId)!.score) : null, past: past.get(r.personId) ?? [] }));
  const rows = progressIndices(people, run.year, mediansOf(scores), definition);
  const levels = placesWithin(rows, (p) => p.group, (p) => (p.groupMedian === null ? null : p.score));
  const places = placesWithin(rows, (p) => p.group, (p) => p.index);
  const source = policy.cite(policy.parameter('progress-window').source);
  const version = policy.parameter('progress-window').packVersion;
  const print = (v: number | null, signed = false): string | null => (v === null ? null : hundredths(v, signed));
  return {
    run,
    results,
    rows,
    levels,
    places,
    dimensions: scheme.dimensions.map(({ key, name }) => ({ key, name })),
    contextOf: (p) => ({ year: run.year, definition, group: groupName(scheme, p.group), source, version, knownAt: computation.knownAt.toISOString() }),
    rowOf: (p, person) => ({
      personId: p.id,
      name: person?.name ?? '',
      title: person?.title ?? '',
      organizationName: person?.organizationName ?? '',
      group: p.group,
      groupName: groupName(scheme, p.group),
      score: print(p.score),
      ahead: print(p.ahead, true),
      base: print(p.base, true),
      expected: print(p.expected, true),
      progress: print(p.progress, true),
      index: p.index === null ? null : tenths(p.index),
      capped: p.capped,
      periods: p.past.length,
      abstains: p.abstains,
      levelRank: levels.get(p) ?? null,
      progressRank: places.get(p) ?? null,
    }),
  };
}

const within = (paths: 'all' | readonly string[], path: string): boolean => paths === 'all' || paths.some((p) => path === p || path.startsWith(`${p}.`));

/** 进步指数 of a year within reach, best progress first within each group. */
export const progressList = (house: House, actor: Actor, runId: string, of: string): Promise<z.infer<typeof listProgress.output>> =>
  house.unit(actor, async (unit) => {
    const computed = await progressOf(unit, runId, of);
    const paths = reachablePaths(actor, readResults);
    const shown = computed.rows.filter((p) => within(paths, computed.results.get(p.id)!.organizationPath));
    const summaries = await personSummaries(unit, shown.map((p) => p.id as never));
    const order = (p: Progress): number => computed.places.get(p) ?? Infinity;
    const rows = [...shown].sort((a, b) => (a.group === b.group ? (order(a) === order(b) ? (a.id < b.id ? -1 : 1) : order(a) - order(b)) : a.group < b.group ? -1 : 1));
    const policy = await policyInForce(unit, lookDay(computed.run, unit.today));
    const { window, leastPeriods, groupMinimum, centre, points, cap } = definitionIn(policy);
    const parameter = policy.parameter('progress-window');
    return {
      of,
      year: computed.run.year,
      rows: rows.map((p) => computed.rowOf(p, summaries.get(p.id as never))),
      dimensions: [...computed.dimensions],
      definition: { window, leastPeriods, groupMinimum, centre, points, cap, source: policy.cite(parameter.source), version: parameter.packVersion },
      abstained: rows.filter((p) => p.index === null).length,
    };
  });

/** One person's index with its arithmetic. */
export const progressOfPerson = (house: House, actor: Actor, runId: string, personId: string, of: string): Promise<z.infer<typeof openProgress.output>> =>
  house.unit(actor, async (unit) => {
    const computed = await progressOf(unit, runId, of);
    const result = computed.results.get(personId);
    must(actor, readResults, result ? { regionId: actor.regionId, organizationPaths: [result.organizationPath] } : await personSubject(unit, personId));
    const p = computed.rows.find((r) => r.id === personId);
    if (!p) throw new Refusal('not_found', 'assessment.no_such_result');
    unit.audit({ action: 'assessment.result_read', subjectKind: 'person', subjectId: personId, detail: { runId, year: computed.run.year, of: 'progress' } });
    const summaries = await personSummaries(unit, [personId as never]);
    return { row: computed.rowOf(p, summaries.get(personId as never)), year: computed.run.year, explanation: explainProgress(p, computed.contextOf(p)) };
  });
