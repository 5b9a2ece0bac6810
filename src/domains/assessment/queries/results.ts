import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { hasRole } from '../../../kernel/actor.ts';
import { must, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationSubject, personSubject, personSummaries, type PersonSummary } from '../../registry/index.ts';
import { readOwnResult, readResults } from '../access.ts';
import type { listResults, ResultDetail, ResultRow } from '../contract.ts';
import { schemeOfRun } from '../commands/open-run.ts';
import { decisionsOf, findResult, findRun, findRunBefore, groupMeans, latestResults, resultsOfRun, type Run, type StoredResult, type StoredScheme } from '../store/index.ts';
import { groupName } from '../rules/class-of.ts';
import { weakestDimensions } from '../rules/weakest-paper.ts';
import { heldGrades, needsDecision } from './held-grades.ts';
import { namedLeaves } from './named-leaves.ts';
import { plainReason } from './plain-reason.ts';

/** A liaison, who is judged by the same people, sees results only once the year is confirmed. */
export const seesEarly = (actor: Actor): boolean => actor.kind === 'system' || hasRole(actor, 'officer') || hasRole(actor, 'leader');

/** What is on hold is told to those who decide, while they decide; never to the person himself, from whom it is withheld. */
async function heldShown(unit: Unit, run: Run, ids: readonly string[] | 'all'): Promise<ReadonlyMap<string, readonly Reason[]>> {
  if (run.state === 'confirmed' || !seesEarly(unit.actor)) return new Map();
  return new Map([...(await heldGrades(unit, run, ids))].filter(([personId]) => personId !== unit.actor.personId));
}

export async function readableRun(unit: Unit, id: string): Promise<Run> {
  const run = await findRun(unit, id);
  if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
  if (run.state !== 'confirmed' && !seesEarly(unit.actor)) throw new Refusal('not_yet', 'assessment.not_confirmed_yet', { year: run.year });
  return run;
}

function rowOf(r: StoredResult, person: Subject | undefined, { definition }: StoredScheme, held: readonly Reason[] = []): ResultRow {
  const { places } = definition.rounding;
  const print = (s: Score | null): string | null => (s === null ? null : formatScore(s, places));
  return {
    personId: r.personId,
    name: person?.name ?? '',
    title: person?.title ?? '',
    organizationId: r.organizationId,
    organizationName: person?.organizationName ?? '',
    classKey: r.classKey,
    group: r.group,
    groupName: groupName(definition, r.group),
    className: definition.classes.find((c) => c.key === r.classKey)?.name ?? { zh: r.classKey, en: r.classKey },
    weakest: definition.papers === true ? weakestDimensions(r.dimensions).flatMap((d) => definition.dimensions.find((x) => x.key === d.key)?.name ?? []) : [],
    state: r.state,
    score: print(r.score),
    rank: r.rank,
    groupSize: r.groupSize,
    dimensions: Object.fromEntries(r.dimensions.map((d) => [d.key, print(d.score)])),
    proposedGrade: r.proposal?.grade ?? null,
    grade: r.grade,
    needsDecision: needsDecision(r, held.length > 0),
    held: held.map(plainReason),
    reasons: (r.proposal?.reasons ?? []).map(plainReason),
  };
}

type Subject = Pick<PersonSummary, 'name' | 'title' | 'organizationName'>;

/** Names of the people, or of the teams' units, that a run judged. */
export async function subjectsOf(unit: Unit, run: Pick<Run, 'subject'>, ids: readonly string[]): Promise<ReadonlyMap<string, Subject>> {
  if (run.subject === 'person') return personSummaries(unit, ids);
  return new Map([...(await organizationNames(unit, ids))].map(([id, name]) => [id, { name, title: null, organizationName: name }]));
}

type Query = z.output<typeof listResults.query & object>;

/** Results of a year within reach. Refuses `assessment.not_confirmed_yet` to those who may not see drafts. */
export const resultList = (house: House, actor: Actor, id: string, query: Query): Promise<z.infer<typeof listResults.output>> =>
  house.unit(actor, async (unit) => {
    const run = await readableRun(unit, id);
    const scheme = await schemeOfRun(unit, run);
    let paths = reachablePaths(actor, readResults);
    if (query.organizationId !== undefined) {
      const under = await organizationSubject(unit, query.organizationId);
      must(actor, readResults, under);
      paths = under.organizationPaths ?? [];
    }
    const within = run.computation === 0 ? [] : await resultsOfRun(unit, run.id, run.computation, paths);
    const people = await subjectsOf(unit, run, within.map((r) => r.personId));
    const held = await heldShown(unit, run, 'all');
    const text = query.text?.trim() ?? '';
    const chosen = within.filter(
      (r) =>
        (query.group === undefined || r.group === query.group) &&
        (query.state === undefined || r.state === query.state) &&
        (query.grade === undefined || (r.grade ?? r.proposal?.grade) === query.grade) &&
        (query.open !== true || (r.grade === null && (r.proposal === null || needsDecision(r, held.has(r.personId))))) &&
        (text === '' || [people.get(r.personId)?.name, people.get(r.personId)?.organizationName].some((t) => t?.includes(text))),
    );
    const rows = chosen.map((r) => rowOf(r, people.get(r.personId), scheme, held.get(r.personId)));
    const numbers = new Map(chosen.map((r) => [r.personId as string, r.score ?? -1]));
    rows.sort(order(query, numbers));
    const groups = [...new Set(within.map((r) => r.group))].sort().map((key) => ({ key, name: groupName(scheme.definition, key), people: within.filter((r) => r.group === key).length }));
    return { total: rows.length, rows: rows.slice(query.offset, query.offset + query.limit), groups, dimensions: scheme.definition.dimensions.map((d) => ({ key: d.key, name: d.name })) };
  });

function order(query: Query, scores: ReadonlyMap<string, number>): (a: ResultRow, b: ResultRow) => number {
  const sign = query.order === 'descending' ? -1 : 1;
  const by: Record<Query['sort'], (a: ResultRow, b: ResultRow) => number> = {
    // People without a rank stand last in either direction.
    rank: (a, b) => (a.group === b.group ? sign * ((a.rank ?? Infinity) === (b.rank ?? Infinity) ? 0 : (a.rank ?? Infinity) - (b.rank ?? Infinity)) : a.group < b.group ? -1 : 1),
    score: (a, b) => sign * (scores.get(a.personId)! - scores.get(b.personId)!),
    name: (a, b) => sign * a.name.localeCompare(b.name, 'zh'),
    organization: (a, b) => sign * a.organizationName.localeCompare(b.organizationName, 'zh'),
  };
  return (a, b) => by[query.sort](a, b) || (a.personId < b.personId ? -1 : 1);
}

/** One person in one year. */
export const resultOf = (house: House, actor: Actor, id: string, personId: string): Promise<ResultDetail> =>
  house.unit(actor, async (unit) => {
    const run = await findRun(unit, id);
    const found = run && run.computation > 0 ? await findResult(unit, run.id, run.computation, personId) : null;
    must(actor, readResults, found ? { regionId: actor.regionId, organizationPaths: [found.organizationPath] } : await personSubject(unit, personId));
    const readable = await readableRun(unit, id);
    if (!found) throw new Refusal('not_found', 'assessment.no_such_result');
    unit.audit({ action: 'assessment.result_read', subjectKind: readable.subject === 'team' ? 'organization' : 'person', subjectId: personId, detail: { runId: id, year: readable.year } });
    return detailOfResult(unit, readable, found);
  });

/** A stored result as screens and letters show it. The caller asks whether the reader may. */
export async function detailOfResult(unit: Unit, run: Run, r: StoredResult & { explanation: ResultDetail['explanation'] }): Promise<ResultDetail> {
  const scheme = await schemeOfRun(unit, run);
  const people = await subjectsOf(unit, run, [r.personId]);
  return {
    year: run.year,
    purpose: run.purpose,
    subject: run.subject,
    runTitle: run.title,
    runId: run.id,
    scheme: { id: scheme.id, title: scheme.definition.title, version: scheme.version },
    row: rowOf(r, people.get(r.personId), scheme, (await heldShown(unit, run, [r.personId])).get(r.personId)),
    fullMark: '100',
    radar: await radarOf(unit, run, scheme, r),
    explanation: await namedLeaves(unit, scheme.definition, r),
    decisions: (await decisionsOf(unit, run.id, r.personId)).map((d) => ({ ...d, decidedAt: d.decidedAt.toISOString() })),
    confirmed: run.state === 'confirmed',
  };
}

async function radarOf(unit: Unit, run: Run, scheme: StoredScheme, r: StoredResult): Promise<ResultDetail['radar']> {
  const places = scheme.definition.rounding.places;
  const before = await findRunBefore(unit, run);
  const last = before && before.computation > 0 ? await findResult(unit, before.id, before.computation, r.personId) : null;
  // A mean over too few people would tell what one of them got.
  const means = r.groupSize >= scheme.definition.groups.minimum ? await groupMeans(unit, run.id, r.number, r.group) : new Map<string, number>();
  const print = (s: number | null | undefined): string | null => (s == null ? null : formatScore(s as Score, places));
  return scheme.definition.dimensions.map((d) => ({
    key: d.key,
    name: d.name,
    weight: Math.round((typeof d.weight === 'number' ? d.weight : (d.weight[r.classKey] ?? 0)) * 100),
    score: print(r.dimensions.find((x) => x.key === d.key)?.score),
    last: print(last?.dimensions.find((x) => x.key === d.key)?.score),
    groupMean: print(means.get(d.key)),
  }));
}

/** All years of one person, newest first. Years not yet confirmed only for those who may see drafts. */
export const resultsOfPerson = (house: House, actor: Actor, personId: string): Promise<ResultDetail[]> =>
  house.unit(actor, async (unit) => {
    must(actor, readResults, await personSubject(unit, personId));
    unit.audit({ action: 'assessment.result_read', subjectKind: 'person', subjectId: personId });
    return yearsOf(unit, personId, seesEarly(actor));
  });

/** The own results, confirmed years only. */
export const ownYears = (house: House, actor: Actor): Promise<ResultDetail[]> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) return [];
    must(actor, readOwnResult, { regionId: actor.regionId, personIds: [actor.personId] });
    return yearsOf(unit, actor.personId, false);
  });

async function yearsOf(unit: Unit, personId: string, drafts: boolean): Promise<ResultDetail[]> {
  const details: ResultDetail[] = [];
  for (const r of await latestResults(unit, [personId as PersonId], 'all', 'every_purpose')) {
    if (!drafts && r.runState !== 'confirmed') continue;
    const run = await findRun(unit, r.runId);
    if (run) details.push(await detailOfResult(unit, run, r));
  }
  return details;
}

