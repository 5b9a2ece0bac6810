import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { everReleased } from '../../protection/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { readRuns, recordRatings } from '../access.ts';
import type { Distribution, missingValues, openRun, RunView } from '../contract.ts';
import { assessedPeople, lookDay } from '../commands/assessed-people.ts';
import { seesEarly, subjectsOf } from './results.ts';
import { askedFacts, ELIGIBILITY_RULE, withStatements } from '../commands/eligibility.ts';
import { schemeOfRun } from '../commands/open-run.ts';
import { countGrades, shareInForce, takesPart } from '../commands/propose-run.ts';
import { allocateOutstanding, outstandingLimit } from '../rules/allocate-outstanding.ts';
import { groupName } from '../rules/class-of.ts';
import { compileScheme } from '../rules/compile-scheme.ts';
import { allRuns, countedOfPeople, countsOfRuns, currentMarks, findComputation, findRun, frozenFacts, resultsOfRun, statementsOf, type FactStatement, type Run, type StoredResult, type StoredScheme } from '../store/index.ts';

const NOBODY = { people: 0, scored: 0, incomplete: 0, excluded: 0, decided: 0 };

async function runView(unit: Unit, run: Run, counts: typeof NOBODY): Promise<RunView> {
  const scheme = await schemeOfRun(unit, run);
  const computation = run.computation === 0 ? null : await findComputation(unit, run.id, run.computation);
  return {
    id: run.id,
    year: run.year,
    schemeId: run.schemeId,
    schemeTitle: scheme.definition.title,
    schemeVersion: scheme.version,
    state: run.state,
    periodFrom: run.periodFrom,
    periodTo: run.periodTo,
    dueOn: run.dueOn,
    late: run.dueOn !== null && run.state !== 'confirmed' && run.dueOn < unit.today,
    computation: run.computation,
    computedAt: computation?.knownAt.toISOString() ?? null,
    policyVersion: computation?.policyVersion ?? null,
    outstandingShareApproved: run.shareApproved,
    purpose: run.purpose,
    subject: run.subject,
    title: run.title,
    people: counts.people,
    scored: counts.scored,
    incomplete: counts.incomplete,
    excluded: counts.excluded,
    decided: counts.decided,
  };
}

/** The board of years, newest first. */
export const boardOfYears = (house: House, actor: Actor): Promise<RunView[]> =>
  house.unit(actor, async (unit) => {
    must(actor, readRuns, { regionId: actor.regionId });
    const counts = await countsOfRuns(unit);
    const views: RunView[] = [];
    for (const run of await allRuns(unit)) views.push(await runView(unit, run, counts.get(run.id) ?? NOBODY));
    return views;
  });

/** One run with the distribution of grades against the 优秀 limit. Refuses `assessment.no_such_run`. */
export const runDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openRun.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readRuns, { regionId: actor.regionId });
    const run = await findRun(unit, id);
    if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
    const policy = await policyInForce(unit, lookDay(run, unit.today));
    const scheme = await schemeOfRun(unit, run);
    const share = shareInForce(policy, run);
    const results = run.computation === 0 ? [] : await resultsOfRun(unit, run.id, run.computation);
    const statements = await statementsOf(unit, run.id);
    const outdated = seesEarly(actor) ? await outdatedPeople(unit, run) : [];
    const names = await subjectsOf(unit, run, outdated);
    return {
      outdated: outdated.map((personId) => ({ personId, name: names.get(personId)?.name ?? '' })),
      run: await runView(unit, run, (await countsOfRuns(unit)).get(run.id) ?? NOBODY),
      share: { percent: share.percent, source: share.source, version: share.version },
      ...distributions(results, scheme, share),
      statements: statements.map((s) => ({ fact: s.fact, source: s.source, exceptions: Object.keys(s.exceptions).length, recordedAt: s.recordedAt.toISOString(), recordedBy: s.recordedBy })),
      unknown: unknownFacts(run.computation === 0 ? new Map() : await frozenFacts(unit, run.id, run.computation), statements),
      factsNeeded: askedFacts(policy, ELIGIBILITY_RULE).map((f) => ({ ...f, values: [...f.values] })),
    };
  });

/**
 * Whose sheet in the latest computation still counts a record that a case has released him from since (容错、澄清), or leaves out one
 * whose release was taken back. Looked at in the sheets themselves, so that computing again is what settles it.
 */
async function outdatedPeople(unit: Unit, run: Run): Promise<string[]> {
  if (run.computation === 0 || run.subject === 'team') return [];
  const on = lookDay(run, unit.today);
  const released = await everReleased(unit, unit.today > on ? unit.today : on);
  const sheets = await countedOfPeople(unit, run.id, run.computation, [...released.keys()]);
  return [...sheets].flatMap(([personId, counted]) => (Object.values(counted).flat().some((l) => (l.shielded === true) !== released.get(personId)!.has(l.evidenceId)) ? [personId] : []));
}

/** A fact nobody knows keeps a proposal open; here is how many people each one holds up. */
function unknownFacts(facts: Awaited<ReturnType<typeof frozenFacts>>, statements: readonly FactStatement[]): { fact: string; people: number }[] {
  const counts = new Map<string, number>();
  for (const [personId, known] of facts) {
    for (const [fact, value] of Object.entries(withStatements(known, personId, statements))) if (value === null) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  }
  return [...counts].map(([fact, people]) => ({ fact, people }));
}

function distributions(results: readonly StoredResult[], scheme: StoredScheme, share: ReturnType<typeof shareInForce>): { total: Distribution | null; groups: Distribution[] } {
  if (results.length === 0) return { total: null, groups: [] };
  const base = results.filter(takesPart);
  const keys = [...new Set(results.map((r) => r.group))].sort();
  const limits = allocateOutstanding(keys.map((key) => ({ key, people: base.filter((r) => r.group === key).length })), share.percent, share.rounding, scheme.definition.shareWithin);
  const one = (group: string | null, of: readonly StoredResult[], limit: number): Distribution => ({
    group,
    name: group === null ? { zh: '全部', en: 'Everybody' } : groupName(scheme.definition, group),
    people: of.length,
    base: of.filter(takesPart).length,
    limit,
    proposed: countGrades(of.map((r) => r.proposal?.grade ?? null)),
    decided: countGrades(of.map((r) => r.grade)),
    comparable: group === null || of.some((r) => r.groupSize >= scheme.definition.groups.minimum),
  });
  return {
    total: one(null, results, outstandingLimit(base.length, share.percent, share.rounding)),
    groups: keys.map((key) => one(key, results.filter((r) => r.group === key), limits.get(key) ?? 0)),
  };
}

/** Who still lacks marks, within reach, with all marks of each so that they can be typed in place; with a text, everybody it names. */
export const marksToGive = (house: House, actor: Actor, id: string, query: z.output<typeof missingValues.query & object>): Promise<z.infer<typeof missingValues.output>> =>
  house.unit(actor, async (unit) => {
    const run = await findRun(unit, id);
    if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
    const scope = reachablePaths(actor, recordRatings);
    const under = query.organizationId === undefined ? null : (await organizationSubject(unit, query.organizationId)).organizationPaths?.[0];
    if (under != null) must(actor, recordRatings, { regionId: actor.regionId, organizationPaths: [under] });
    const scheme = await schemeOfRun(unit, run);
    const compiled = compileScheme(scheme.definition);
    const { people } = await assessedPeople(unit, scheme.definition, lookDay(run, unit.today), under == null ? scope : [under]);
    const given = new Map((await currentMarks(unit, run.id, scope === 'all' && under == null ? 'all' : people.map((p) => p.personId))).map((m) => [`${m.personId} ${m.indicator} ${m.rater}`, m.value]));
    const text = query.text ?? '';
    const rows = people.flatMap((p) => {
      const c = compiled.classKeys.indexOf(p.classKey);
      const marks = [...compiled.indicators, ...compiled.adjustments]
        .filter((i) => i.asked[c] === 1 && (i.definition.source.from === 'rating' || i.definition.source.from === 'typed'))
        // A bonus or deduction with an agreed meaning for "nothing typed in" is asked for only by name.
        .filter((i) => query.text !== undefined || i.missing !== 'neutral' || !('kind' in i.definition && 'each' in i.definition))
        .flatMap((i) => i.inputs.filter((x) => x.weights[c]! > 0).map((x) => ({ indicator: i.key, rater: x.rater ?? '', name: i.definition.name, value: given.get(`${p.personId} ${i.key} ${x.rater ?? ''}`) ?? null })));
      const wanted = text === '' ? marks.some((m) => m.value === null) : p.name.includes(text) || p.organizationName.includes(text);
      return wanted ? [{ personId: p.personId, name: p.name, organizationName: p.organizationName, marks }] : [];
    });
    rows.sort((a, b) => a.organizationName.localeCompare(b.organizationName, 'zh') || a.name.localeCompare(b.name, 'zh'));
    return { total: rows.length, rows: rows.slice(query.offset, query.offset + query.limit) };
  });
