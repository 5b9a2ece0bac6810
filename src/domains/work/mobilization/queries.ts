import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationSubject, peopleAt, personFacts, personSummaries, reachOf, unitChoices } from '../../registry/index.ts';
import { observeFronts, readFronts, readOwnCalls, reportFronts, runFronts } from './access.ts';
import { foundMobilization, mayCare, mayRun } from './commands.ts';
import type * as contract from './contract.ts';
import type { Deployment, Front, Mobilization } from './model.ts';
import { callOrder } from './rules/call-order.ts';
import { serviceOf, type Service } from './rules/front-service.ts';
import { strengthOf, type Strength } from './rules/front-strength.ts';
import { cares, deploymentsOf, deployments as allDeployments, fronts as allFronts, harms as allHarms, mobilizations as allMobilizations } from './store.ts';

const MOST_CALLABLE = 200;
const sumOf = (list: readonly Strength[]) => list.reduce((a, s) => ({ needed: a.needed + s.needed, called: a.called + s.called, onSite: a.onSite + s.onSite, returned: a.returned + s.returned, short: a.short + s.short }), { needed: 0, called: 0, onSite: 0, returned: 0, short: 0 });
const headOf = (m: Mobilization, fronts: readonly Front[], deployments: readonly Deployment[]) => {
  const own = fronts.filter((f) => f.mobilizationId === m.id);
  return { id: m.id, kind: m.kind, title: m.title, fromOn: m.fromOn, endedOn: m.endedOn, endedBecause: m.endedBecause, openedBy: m.openedBy, fronts: own.length, strength: sumOf(strengthOf(own, deployments)) };
};
const nameOf = (fronts: readonly Front[], titles: ReadonlyMap<string, string>) => {
  const names = new Map(fronts.map((f) => [f.id, `${titles.get(f.mobilizationId) ?? ''} · ${f.name}`]));
  return (d: Deployment): string => names.get(d.frontId) ?? '—';
};
/** The front-line service of everybody, over all calls. */
async function servicesIn(unit: Unit, deployments: readonly Deployment[]): Promise<Service[]> {
  const titles = new Map((await allMobilizations(unit)).map((m) => [m.id, m.title]));
  const front = nameOf(await allFronts(unit), titles);
  return serviceOf(deployments.map((d) => ({ ...d, front: front(d) })), unit.today);
}

/** Calls with the strength now, and what everybody in reach has served. */
export const mobilizationBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.listMobilizations.output>> =>
  house.unit(actor, async (unit) => {
    const reads = await reachOf(unit, readFronts);
    const fronts = await allFronts(unit);
    const all = await allDeployments(unit);
    const own = all.filter((d) => reads(d.organizationId));
    const people = await personSummaries(unit, [...new Set(own.map((d) => d.personId))]);
    const run = mayRun(actor);
    return {
      mobilizations: (await allMobilizations(unit)).map((m) => headOf(m, fronts, all)),
      service: (await servicesIn(unit, own)).map((s) => ({ ...s, name: people.get(s.personId)?.name ?? '—', organizationName: people.get(s.personId)?.organizationName ?? null })),
      can: { run },
    };
  });

/** One call: fronts, roster, and for those who follow it up harm and care. Strength is that of the front, whoever sends; a liaison sees the people of the own units by name. */
export const mobilizationPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readMobilization.output>> =>
  house.unit(actor, async (unit) => {
    const m = await foundMobilization(unit, id);
    const [reads, reports, observes] = [await reachOf(unit, readFronts), await reachOf(unit, reportFronts), await reachOf(unit, observeFronts)];
    const fronts = (await allFronts(unit)).filter((f) => f.mobilizationId === id);
    const byId = new Map(fronts.map((f) => [f.id, f]));
    const all = (await allDeployments(unit)).filter((d) => byId.has(d.frontId));
    const own = all.filter((d) => reads(d.organizationId));
    const people = await personSummaries(unit, [...new Set(own.map((d) => d.personId))]);
    const sent = await organizationNames(unit, own.map((d) => d.organizationId));
    const personOf = (d: Deployment) => ({ personId: d.personId, name: people.get(d.personId)?.name ?? '—', organizationName: sent.get(d.organizationId) ?? null });
    const [run, care] = [mayRun(actor) && m.endedOn === null, mayCare(actor)];
    const strengths = new Map(strengthOf(fronts, all).map((s) => [s.frontId, s]));
    const [harms, tasks] = care ? [await allHarms(unit), await cares(unit)] : [[], []];
    const shown = harms.flatMap((h) => own.filter((d) => d.id === h.deploymentId).map((d) => ({ h, d })));
    if (shown.length > 0) unit.audit({ action: 'work.harm_read', subjectKind: 'mobilization', subjectId: id, detail: { people: shown.length } });
    return {
      mobilization: headOf(m, fronts, all),
      fronts: fronts.map((f) => {
        const { frontId: _, ...s } = strengths.get(f.id)!;
        return { id: f.id, name: f.name, level: f.level, postType: f.postType, ...s };
      }),
      deployments: own.map((d) => {
        const others = actor.personId !== d.personId;
        return { id: d.id, frontId: d.frontId, front: byId.get(d.frontId)!.name, person: personOf(d), duty: d.duty, state: d.state, calledOn: d.calledOn, calledBy: d.calledBy, arrivedOn: d.arrivedOn, leftOn: d.leftOn, leftNote: d.leftNote, conduct: d.conduct, can: { report: others && reports(d.organizationId) && (d.state === 'called' || d.state === 'on_site'), observe: others && observes(d.organizationId) && d.state === 'on_site', care: others && care && d.arrivedOn !== null } };
      }),
      harms: shown.map(({ h, d }) => ({ id: h.id, kind: h.kind, person: personOf(d), occurredOn: h.occurredOn, account: h.account, recordedBy: h.recordedBy, care: tasks.filter((c) => c.harmId === h.id).map((c) => ({ id: c.id, task: c.task, dueOn: c.dueOn, overdue: c.doneOn === null && c.dueOn < unit.today, doneOn: c.doneOn, doneNote: c.doneNote, doneBy: c.doneBy })) })),
      units: run ? await unitChoices(unit) : [],
      can: { run, care },
    };
  });

/** 本人: where one is called to and has been. */
export const callsOfSelf = (house: House, actor: Actor): Promise<z.output<typeof contract.ownCalls.output>> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'work.account_without_person');
    must(actor, readOwnCalls, { regionId: actor.regionId, personIds: [actor.personId] });
    const own = await deploymentsOf(unit, actor.personId);
    const fronts = new Map((await allFronts(unit)).map((f) => [f.id, f]));
    const titles = new Map((await allMobilizations(unit)).map((m) => [m.id, m.title]));
    const [service] = await servicesIn(unit, own);
    return {
      calls: own.map((d) => {
        const front = fronts.get(d.frontId)!;
        return { id: d.id, title: titles.get(front.mobilizationId)!, front: front.name, level: front.level, duty: d.duty, state: d.state, calledOn: d.calledOn, calledBy: d.calledBy, arrivedOn: d.arrivedOn, leftOn: d.leftOn };
      }),
      days: service?.days ?? 0,
    };
  });

/** Who of a unit and below could be called for a skill. */
export const callable = (house: House, actor: Actor, id: string, query: { readonly organizationId: string; readonly skill: string }): Promise<z.output<typeof contract.findCallable.output>> =>
  house.unit(actor, async (unit) => {
    await foundMobilization(unit, id);
    must(actor, runFronts, { regionId: actor.regionId, organizationPaths: [] });
    const people = (await peopleAt(unit, (await organizationSubject(unit, query.organizationId)).organizationPaths!)).filter((p) => p.category !== null);
    const facts = await personFacts(unit, people.map((p) => p.id), unit.today);
    const deployments = await allDeployments(unit);
    const out = new Set(deployments.filter((d) => d.state === 'called' || d.state === 'on_site').map((d) => d.personId));
    const days = new Map((await servicesIn(unit, deployments)).map((s) => [s.personId, s.days]));
    const found = callOrder(people.map((p) => ({ personId: p.id, name: p.name, organizationName: p.organizationName, title: p.title, skill: (facts.get(p.id)?.['专业门类'] ?? null) as string | null, days: days.get(p.id) ?? 0, out: out.has(p.id) })), query.skill);
    return { people: found.slice(0, MOST_CALLABLE).map(({ out: _, ...p }) => p), total: found.length };
  });
