import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { readPolicy } from '../access.ts';
import type * as contract from '../contract.ts';
import type { PracticeLine } from '../contract.ts';
import { hashOfLibrary } from '../pack/version.ts';
import { packOf, policyLibrary, practiceCatalogue, type PracticeEntry } from '../policies.ts';
import type { PracticeResult, PracticeRun, PracticeRunner } from '../practice-run.ts';
import { parameterOn } from '../rules/parameter-on.ts';
import { isCurrent, practiceStatus } from '../rules/practice-status.ts';
import { PRACTICES_JOB_KIND } from '../commands/run-practices.ts';
import { findRun } from '../store/practice-runs.ts';
import { openJobOf } from '../../../platform/jobs/index.ts';

type Out<E extends { readonly output: z.ZodType }> = z.input<E['output']>;

interface Known {
  readonly run: PracticeRun | null;
  readonly current: boolean;
  /** Empty unless the run is of this program and these packs. */
  readonly results: ReadonlyMap<string, PracticeResult>;
  readonly running: { readonly done: number; readonly total: number | null } | null;
}

async function lastRun(house: House, actor: Actor, runner: PracticeRunner): Promise<Known> {
  const libraryHash = hashOfLibrary(await policyLibrary());
  return house.unit(actor, async (unit) => {
    const job = await openJobOf(unit, PRACTICES_JOB_KIND);
    const run = await findRun(unit, runner.programVersion, libraryHash);
    const current = isCurrent(run, runner.programVersion, libraryHash);
    return { run, current, results: new Map(current ? run.results.map((r) => [r.id, r]) : []), running: job && { done: job.done, total: job.total } };
  });
}

const showRun = ({ run, current }: Known): Out<typeof contract.openPractice>['run'] => {
  if (!run) return null;
  const count = (status: PracticeResult['status']): number => run.results.filter((r) => r.status === status).length;
  return { ranAt: run.ranAt, programVersion: run.programVersion, current, passed: count('passed'), failed: count('failed'), missing: count('missing') };
};

/** Settings as the practice's own place has them today; one not in force yet is left out. */
async function settingsOf(p: PracticeEntry, on: Day): Promise<PracticeLine['settings']> {
  if (!p.settings) return [];
  const pack = await packOf(p.packId);
  return p.settings.flatMap((id) => {
    const parameter = pack.parameters.get(id);
    if (!parameter || parameter.values.every((v) => v.from > on)) return [];
    return [{ id, title: parameter.title, value: parameterOn(pack, id, on).value, unit: parameter.unit }];
  });
}

const line = async (p: PracticeEntry, runner: PracticeRunner, known: Known, on: Day): Promise<PracticeLine> => ({
  id: p.id,
  place: p.place,
  title: p.title,
  problem: p.problem,
  group: p.group,
  quote: p.quote,
  feature: p.feature ?? null,
  route: p.route ?? null,
  settings: await settingsOf(p, on),
  status: practiceStatus(p, runner.drivers, known.results),
});

export interface PracticeFilter {
  readonly place?: string | undefined;
  readonly problem?: string | undefined;
  readonly group?: string | undefined;
  readonly status?: string | undefined;
  readonly text?: string | undefined;
}

/** The catalogue, filtered. Text is looked for in number, title, place, sentence and figures; every word must be found. */
export async function listPractices(house: House, actor: Actor, runner: PracticeRunner, filter: PracticeFilter): Promise<Out<typeof contract.listPractices>> {
  must(actor, readPolicy, { regionId: actor.regionId });
  const known = await lastRun(house, actor, runner);
  const all = await practiceCatalogue();
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const today = dayInChina(house.clock.now());
  const lines = await Promise.all(all.map((p) => line(p, runner, known, today)));
  const practices = all
    .map((p, i) => ({ shown: lines[i]!, searched: [p.id, p.title.zh, p.title.en, p.place, p.quote, p.figures, p.requirement].join('\n').toLowerCase() }))
    .filter(
      ({ shown, searched }) =>
        (filter.place === undefined || shown.place === filter.place) &&
        (filter.problem === undefined || shown.problem === filter.problem) &&
        (filter.group === undefined || shown.group === filter.group) &&
        (filter.status === undefined || shown.status === filter.status) &&
        words.every((w) => searched.includes(w)),
    )
    .map(({ shown }) => shown);
  return { practices, total: all.length, places: [...new Set(all.map((p) => p.place))], run: showRun(known), running: known.running };
}

/** One practice with its source, example and what the example gave. */
export async function openPractice(house: House, actor: Actor, runner: PracticeRunner, id: string): Promise<Out<typeof contract.openPractice>> {
  must(actor, readPolicy, { regionId: actor.regionId });
  const practice = (await practiceCatalogue()).find((p) => p.id === id);
  if (!practice) throw new Refusal('not_found', 'policy.practice_not_found', { practice: id });
  const known = await lastRun(house, actor, runner);
  const { folders } = await policyLibrary();
  const documents = new Map([...folders.values()].flatMap((f) => f.head.documents.map((d) => [d.id, d])));
  const named = (ref: string): { ref: string; title: string; number: string | null } => ({ ref, title: documents.get(ref)?.title ?? ref, number: documents.get(ref)?.number ?? null });
  const result = known.results.get(id);
  return {
    ...(await line(practice, runner, known, dayInChina(house.clock.now()))),
    packId: practice.packId,
    document: named(practice.document),
    alsoDocuments: (practice.alsoDocuments ?? []).map(named),
    figures: practice.figures,
    requirement: practice.requirement,
    measures: [...folders.values()].flatMap((f) => f.measures.filter((m) => m.practice === id).map((m) => ({ id: m.id, title: m.title }))),
    example: practice.example ?? null,
    result: result && result.status !== 'missing' ? { detail: result.detail, computed: result.computed, milliseconds: result.milliseconds } : null,
    run: showRun(known),
  };
}
