import type { z } from 'zod';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import { may, must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationSubject, reachOf, regionName, unitChoices } from '../../registry/index.ts';
import { readPledges, runPledges, writePledges } from './access.ts';
import type * as contract from './contract.ts';
import type { Actual, Objective, Pledge, Term } from './model.ts';
import { fulfilmentOf, plain, submissionOf, yearsOf } from './rules/pledge-account.ts';
import { actualsOf, findPledge, objectivesOf, pledges as allPledges, terms as allTerms } from './store.ts';

interface PledgeWork {
  readonly pledge: Pledge;
  readonly term: Term;
  readonly objectives: readonly Objective[];
  readonly actuals: readonly Actual[];
}
const yearOf = (unit: Unit): number => Number(unit.today.slice(0, 4));

export async function workOf(unit: Unit, list: readonly Pledge[]): Promise<PledgeWork[]> {
  const terms = new Map((await allTerms(unit)).map((t) => [t.id, t]));
  const objectives = await objectivesOf(unit, list.map((p) => p.id));
  const actuals = await actualsOf(unit, objectives.map((o) => o.id));
  return list.map((pledge) => {
    const own = objectives.filter((o) => o.pledgeId === pledge.id);
    const ids = new Set(own.map((o) => o.id));
    return { pledge, term: terms.get(pledge.termId)!, objectives: own, actuals: actuals.filter((a) => ids.has(a.objectiveId)) };
  });
}
/** Only what is published is held against a team. */
const linesOf = (w: PledgeWork) => (w.pledge.state === 'published' ? yearsOf(w.objectives, w.actuals) : []);
type Names = ReadonlyMap<string, string>;
const headOf = (w: PledgeWork, names: Names, unit: Unit) => ({
  id: w.pledge.id, termId: w.term.id, termTitle: w.term.title, organizationId: w.pledge.organizationId, organizationName: names.get(w.pledge.organizationId) ?? '—', state: w.pledge.state, dueOn: w.term.dueOn, overdue: w.pledge.state === 'owed' && w.term.dueOn < unit.today, submittedOn: w.pledge.submittedOn, late: w.pledge.submittedOn !== null && w.pledge.submittedOn > w.term.dueOn, publishedOn: w.pledge.publishedOn, objectives: w.objectives.length,
  fulfilment: fulfilmentOf(linesOf(w), yearOf(unit)),
});

/** Terms with their rates over the units in reach, and each pledge. */
export const pledgeBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.listPledges.output>> =>
  house.unit(actor, async (unit) => {
    const reads = await reachOf(unit, readPledges);
    const work = await workOf(unit, (await allPledges(unit)).filter((p) => reads(p.organizationId)));
    const names = await organizationNames(unit, work.map((w) => w.pledge.organizationId));
    const run = may(actor, runPledges, { regionId: actor.regionId, organizationPaths: [] });
    const terms = (await allTerms(unit)).filter((t) => work.some((w) => w.term.id === t.id));
    return {
      terms: terms.map((t) => {
        const own = work.filter((w) => w.term.id === t.id);
        return { id: t.id, title: t.title, fromYear: t.fromYear, toYear: t.toYear, dueOn: t.dueOn, submission: submissionOf(own.map((w) => ({ state: w.pledge.state, name: names.get(w.pledge.organizationId) ?? '—' }))), fulfilment: fulfilmentOf(own.flatMap((w) => linesOf(w).map((l) => ({ ...l, title: `${names.get(w.pledge.organizationId) ?? '—'} · ${l.title}` }))), yearOf(unit)) };
      }),
      pledges: work.map((w) => headOf(w, names, unit)).sort((a, b) => a.organizationName.localeCompare(b.organizationName, 'zh')),
      units: run ? await unitChoices(unit) : [],
      can: { run },
    };
  });

export const pledgePage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readPledge.output>> =>
  house.unit(actor, async (unit) => {
    const pledge = await findPledge(unit, id);
    if (!pledge) throw new Refusal('not_found', 'pledges.no_such_pledge');
    const subject = await organizationSubject(unit, pledge.organizationId);
    must(actor, readPledges, subject);
    const w = (await workOf(unit, [pledge]))[0]!;
    const [write, run] = [may(actor, writePledges, subject), may(actor, runPledges, subject)];
    const others = (accountId: string | null): boolean => accountId === null || accountId !== actor.accountId;
    const lines = yearsOf(w.objectives, w.actuals);
    const published = pledge.state === 'published';
    return {
      pledge: headOf(w, await organizationNames(unit, [pledge.organizationId]), unit),
      fromYear: w.term.fromYear, toYear: w.term.toYear, statement: pledge.statement, submittedBy: pledge.submittedBy, opinion: pledge.opinion, publishedBy: pledge.publishedBy, publicPath: published ? `/public/pledges/${actor.regionId}/${id}` : null,
      objectives: w.objectives.map((o) => ({
        id: o.id, position: o.position, title: o.title, unit: o.unit, better: o.better,
        years: lines.filter((l) => l.objectiveId === o.id).map((l) => {
          const figures = w.actuals.filter((a) => a.objectiveId === o.id && a.year === l.year);
          return {
            year: l.year, over: l.year < yearOf(unit), target: l.target, actual: l.actual, met: l.met,
            figures: figures.map((a) => ({ id: a.id, number: a.number, actual: plain(a.actual), source: a.source, enteredOn: a.enteredOn, enteredBy: a.enteredBy, state: a.state, opinion: a.opinion, decidedBy: a.decidedBy, can: { settle: run && a.state === 'waiting' && others(a.entererAccountId) } })),
            can: { enter: write && published && l.year <= yearOf(unit) && !figures.some((a) => a.state === 'waiting') },
          };
        }),
      })),
      can: { write: write && pledge.state === 'owed', publish: run && pledge.state === 'submitted' && others(pledge.submitterAccountId) },
    };
  });

/** For everybody: what was pledged and what was reached; who wrote or confirmed it is not shown. */
export const publicPledge = (house: House, region: string, id: string): Promise<z.output<typeof contract.readPublicPledge.output>> =>
  house.unit(systemActor(region as RegionId, 'public'), async (unit) => {
    const pledge = await findPledge(unit, id);
    if (pledge?.state !== 'published') throw new Refusal('not_found', 'pledges.no_such_pledge');
    const w = (await workOf(unit, [pledge]))[0]!;
    const lines = yearsOf(w.objectives, w.actuals);
    const { due, met, rate } = fulfilmentOf(lines, yearOf(unit));
    const isOver = (l: { readonly year: number }): boolean => l.year < yearOf(unit);
    return {
      region: await regionName(unit), organizationName: (await organizationNames(unit, [pledge.organizationId])).get(pledge.organizationId) ?? '—', termTitle: w.term.title, statement: pledge.statement!, publishedOn: pledge.publishedOn!, asOf: unit.today,
      objectives: w.objectives.map((o) => ({ title: o.title, unit: o.unit, better: o.better, years: lines.filter((l) => l.objectiveId === o.id).map((l) => ({ year: l.year, over: isOver(l), target: l.target, actual: isOver(l) ? l.actual : null, met: isOver(l) && l.met })) })),
      fulfilment: { due, met, rate },
    };
  });
