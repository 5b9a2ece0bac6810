import type { z } from 'zod';
import { readableForms } from '../ballots/index.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { must, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationTypes, personFacts } from '../../registry/index.ts';
import { manageSchemes, readResults, readSchemes } from '../access.ts';
import { checkDraft } from '../commands/draft-scheme.ts';
import { lookDay, placeOfPerson } from '../commands/assessed-people.ts';
import { confirmedEntries } from '../commands/freeze-inputs.ts';
import { schemeOfRun } from '../commands/open-run.ts';
import type { compareVersions, DraftView, openDraft, partsOfTotals, samplePerson } from '../contract.ts';
import { compareSchemes } from '../rules/compare-schemes.ts';
import { compileScheme } from '../rules/compile-scheme.ts';
import { partOfTotal, toPlaces } from '../rules/part-of-total.ts';
import { scoreSheets } from '../rules/score-sheets.ts';
import { sourceProviders } from '../sources.ts';
import { findDraft, findRun, findScheme, loadInputs, openDrafts, resultsOfRun, type StoredDraft } from '../store/index.ts';
import { readableRun, subjectsOf } from './results.ts';
import { plainReason } from './plain-reason.ts';

async function view(unit: Unit, d: StoredDraft): Promise<DraftView> {
  const from = d.copiedFrom === null ? null : await findScheme(unit, d.copiedFrom);
  return { id: d.id, title: d.definition.title, key: d.definition.key, copiedFrom: from && { id: from.id, title: from.definition.title, version: from.version }, revision: d.revision, savedAt: d.savedAt.toISOString(), savedBy: d.savedBy };
}

export const listDrafts = (house: House, actor: Actor): Promise<DraftView[]> =>
  house.unit(actor, async (unit) => {
    must(actor, manageSchemes, { regionId: actor.regionId });
    const views: DraftView[] = [];
    for (const d of await openDrafts(unit)) views.push(await view(unit, d));
    return views;
  });

/** A draft, what is wrong with it, and the choices there are. Refuses `assessment.no_such_draft`. */
export const draftDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openDraft.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, manageSchemes, { regionId: actor.regionId });
    const draft = await findDraft(unit, id);
    if (!draft) throw new Refusal('not_found', 'assessment.no_such_draft');
    const { problems, sums } = await checkDraft(unit, draft.definition);
    const policy = await policyInForce(unit, unit.today);
    return {
      draft: await view(unit, draft),
      state: draft.state,
      adoptedAs: draft.adoptedAs,
      definition: draft.definition,
      problems: problems.map(plainReason),
      sums: [...sums],
      choices: {
        providers: sourceProviders().map((p) => ({ key: p.key, title: p.title, measures: p.measures.map((m) => ({ key: m.key, title: m.title, ...(m.unit === undefined ? {} : { unit: m.unit }) })) })),
        ballots: await readableForms(unit),
        facts: [...policy.pack.vocabulary.values()].filter((f) => f.type === 'number' && f.suppliedBy === 'registry').map((f) => ({ name: f.name, en: f.en, unit: f.unit ?? null })),
        unitTypes: [...organizationTypes],
      },
    };
  });

/** What changed between two versions, of one scheme or of two. */
export const versionChanges = (house: House, actor: Actor, id: string, from: string): Promise<z.infer<typeof compareVersions.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readSchemes, { regionId: actor.regionId });
    const [before, after] = [await findScheme(unit, from), await findScheme(unit, id)];
    if (!before || !after) throw new Refusal('not_found', 'assessment.no_such_scheme');
    return { from: { title: before.definition.title, version: before.version }, to: { title: after.definition.title, version: after.version }, changes: compareSchemes(before.definition, after.definition).map((c) => ({ ...c, params: { ...c.params } })) };
  });

/** One person's frozen values, for the live example of the editor. Without a person: the one in the middle of the scores. */
export const sampleSheet = (house: House, actor: Actor, runId: string, personId: string | undefined): Promise<z.infer<typeof samplePerson.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, manageSchemes, { regionId: actor.regionId });
    const run = await findRun(unit, runId);
    if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
    if (run.computation === 0) throw new Refusal('conflict', 'assessment.not_computed', { year: run.year });
    const results = (await resultsOfRun(unit, run.id, run.computation)).sort((a, b) => (a.score ?? -1) - (b.score ?? -1) || (a.personId < b.personId ? -1 : 1));
    const scored = results.filter((r) => r.score !== null);
    const chosen = personId === undefined ? (scored[Math.floor(scored.length / 2)] ?? results[0]) : results.find((r) => r.personId === personId);
    if (!chosen) throw new Refusal('not_found', 'assessment.no_such_result', { person: personId ?? '' });
    const scheme = await schemeOfRun(unit, run);
    const inputs = await loadInputs(unit, run.id, run.computation);
    const p = inputs.people.findIndex((x) => x.personId === chosen.personId);
    const subject = (await subjectsOf(unit, run, [chosen.personId])).get(chosen.personId);
    const on = lookDay(run, unit.today);
    const known = run.subject === 'team' ? {} : ((await personFacts(unit, [chosen.personId], on)).get(chosen.personId) ?? {});
    unit.audit({ action: 'assessment.result_read', subjectKind: run.subject === 'team' ? 'organization' : 'person', subjectId: chosen.personId, detail: { runId: run.id, year: run.year, as: 'example' } });
    return {
      personId: chosen.personId,
      name: subject?.name ?? '',
      unit: subject?.organizationName ?? '',
      place: await placeOfPerson(unit, chosen.personId, on),
      values: Object.fromEntries([...inputs.columns].map(([key, column]) => [key, Number.isNaN(column[p]!) ? null : column[p]!])),
      facts: Object.fromEntries(Object.entries(known).flatMap(([name, v]) => (typeof v === 'number' ? [[name, v]] : []))),
      entries: run.subject === 'team' ? [] : (await confirmedEntries(unit, run, [chosen.personId])).map((e) => ({ ...e, persons: e.persons.map(({ personId: id, role, shareTenThousandths }) => ({ personId: id, role, shareTenThousandths })) })),
      score: chosen.score === null ? null : formatScore(chosen.score, scheme.definition.rounding.places),
    };
  });

/** How much of each total comes from some parts of the scheme, within reach. Refuses `assessment.part_unknown`. */
export const partsOfTotal = (house: House, actor: Actor, runId: string, keys: readonly string[]): Promise<z.infer<typeof partsOfTotals.output>> =>
  house.unit(actor, async (unit) => {
    const run = await readableRun(unit, runId);
    if (run.computation === 0) throw new Refusal('conflict', 'assessment.not_computed', { year: run.year });
    const compiled = compileScheme((await schemeOfRun(unit, run)).definition);
    const parts = new Set([...compiled.dimensions, ...compiled.indicators, ...compiled.adjustments].map((x) => x.key));
    const unknown = keys.find((k) => !parts.has(k));
    if (unknown !== undefined) throw new Refusal('invalid', 'assessment.part_unknown', { key: unknown });
    const inputs = await loadInputs(unit, run.id, run.computation);
    const within = new Set((await resultsOfRun(unit, run.id, run.computation, reachablePaths(actor, readResults))).map((r) => r.personId as string));
    const classes = Uint8Array.from(inputs.people, (x) => compiled.classKeys.indexOf(x.classKey));
    const groups = [...new Set(inputs.people.map((x) => x.group))].sort();
    const scored = scoreSheets(compiled, { size: inputs.people.length, classes, columns: inputs.columns, groups: Int32Array.from(inputs.people, (x) => groups.indexOf(x.group)) });
    const names = await subjectsOf(unit, run, [...within]);
    const print = (v: number | null): string | null => (v === null ? null : formatScore(toPlaces(compiled, v) as Score, compiled.places));
    const wanted = new Set(keys);
    const rows = inputs.people.flatMap((person, p) => {
      if (!within.has(person.personId)) return [];
      const part = partOfTotal(compiled, scored, classes, p, wanted);
      return [{ id: person.personId, name: names.get(person.personId)?.name ?? '', total: part.points === null ? null : print(scored.totals[p]!), points: print(part.points), percent: print(part.share) }];
    });
    return { keys: [...keys], rows };
  });
