import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, mayTry, must, reachablePaths } from '../../../kernel/permission.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import { workingDaysBetween } from '../../../kernel/working-days.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { evidenceOf } from '../../evidence/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationNames, organizationsNow, organizationSubject, personSummaries } from '../../registry/index.ts';
import { claimOneself, compareClaims, decideClaims, enterClaims, readBoard, readClaims, runProjects, setGoals } from '../access.ts';
import type { projectForm, readProject, readWorkBoard } from '../contract/index.ts';
import type { claimView } from '../contract/views.ts';
import type { Claim, Goal, Project } from '../model.ts';
import { groupBy } from './group-by.ts';
import { completion, percentText, progressExplanation, ranksOf, trackOf, unitParts, type WinnerTasks } from '../rules/progress.ts';
import { claims as allClaims, comparisonsOf, findProject, goals as allGoals, projects as allProjects } from '../store/index.ts';
import { winnersOf } from './winners.ts';

const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });
const seesAll = (actor: Actor): boolean => may(actor, readClaims, whole(actor));
/** Who won is everybody's to know once it is announced; before, it is the department's. */
const shown = (p: Project, actor: Actor): boolean => p.state === 'announced' || p.state === 'finished' || seesAll(actor);

/** The goal tree and the board. */
export const workBoard = (house: House, actor: Actor): Promise<z.output<typeof readWorkBoard.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readBoard, whole(actor));
    const runnable = await unitsRun(unit);
    const projects = (await allProjects(unit)).filter((p) => p.state !== 'draft' || runnable(p.organizationId));
    const claims = await allClaims(unit, {});
    const standing = claims.filter((c) => c.state !== 'withdrawn');
    const winners = await winnersOf(unit, claims);
    const names = await organizationNames(unit, [...projects.map((p) => p.organizationId), ...standing.map((c) => c.organizationId)]);
    const chosen = standing.filter((c) => c.state === 'won' || c.state === 'committed');
    const people = await personSummaries(unit, chosen.map((c) => c.personId));
    const goals = await allGoals(unit);
    const depth = seesAll(actor) ? ('people' as const) : ('total' as const);
    const measure = (title: string, of: readonly WinnerTasks[]) => {
      const tasks = of.flatMap((w) => w.tasks);
      return { percent: percentText(completion(tasks)), tasks: tasks.length, explanation: progressExplanation(title, of, depth) };
    };
    const ranks = ranksOf(projects.map((p) => completion((winners.get(p.id) ?? []).flatMap((w) => w.tasks))));
    return {
      goals: goals.map((g) => {
        const under = below(goals, g.id);
        const own = projects.filter((p) => under.has(p.goalId));
        const of = own.flatMap((p) => winners.get(p.id) ?? []);
        const { explanation, ...figures } = measure(g.title, of);
        return { ...g, progress: { ...figures, explanation: { ...explanation, children: own.flatMap((p) => ((winners.get(p.id) ?? []).length > 0 ? [measure(p.title, winners.get(p.id)!).explanation] : [])) } }, units: unitParts(of).map((u) => ({ organizationId: u.organizationId, name: names.get(u.organizationId) ?? '—', percent: formatScore(u.part) })) };
      }),
      projects: projects.map((p, i) => ({
        id: p.id, goalId: p.goalId, title: p.title, organizationName: names.get(p.organizationId) ?? '—', winners: p.winners, opensOn: p.opensOn, closesOn: p.closesOn, state: p.state,
        daysLeft: p.state === 'open' && unit.today >= p.opensOn && unit.today <= p.closesOn ? workingDaysBetween(unit.today, p.closesOn) : null,
        claims: standing.filter((c) => c.projectId === p.id).length,
        chosen: shown(p, actor) ? chosen.filter((c) => c.projectId === p.id).map((c) => ({ claimId: c.id, personId: c.personId, name: people.get(c.personId)?.name ?? '—', organizationName: names.get(c.organizationId) ?? null, state: c.state })) : [],
        progress: measure(p.title, winners.get(p.id) ?? []),
        rank: ranks[i]!,
        ownState: actor.personId === null ? null : (claims.findLast((c) => c.projectId === p.id && c.personId === actor.personId)?.state ?? null),
      })),
      can: { goals: may(actor, setGoals, whole(actor)), projects: mayTry(actor, runProjects) },
    };
  });

/** The goal and everything under it. */
function below(goals: readonly Goal[], id: string): Set<string> {
  const found = new Set([id]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const g of goals) if (g.parentId !== null && found.has(g.parentId)) found.add(g.id);
  }
  return found;
}

/** Whether the caller runs projects of a unit. */
async function unitsRun(unit: Unit): Promise<(organizationId: string) => boolean> {
  const paths = mayTry(unit.actor, runProjects) ? reachablePaths(unit.actor, runProjects) : [];
  if (paths === 'all') return () => true;
  const ids = new Set<string>(paths.length === 0 ? [] : (await organizationsNow(unit, {}, paths)).map((o) => o.id));
  return (id) => ids.has(id);
}

export const formOfProject = (house: House, actor: Actor): Promise<z.output<typeof projectForm.output>> =>
  house.unit(actor, async (unit) => {
    const paths = reachablePaths(actor, runProjects);
    const units = (await organizationsNow(unit, {}, paths === 'all' ? undefined : paths)).filter((o) => o.type !== 'department');
    const { vocabulary } = (await policyInForce(unit, unit.today)).pack;
    return {
      units: units.map((o) => ({ id: o.id, name: o.name })),
      goals: (await allGoals(unit)).filter((g) => g.kind !== 'vision').map((g) => ({ id: g.id, title: g.title })),
      facts: [...vocabulary.values()].filter((f) => f.suppliedBy === 'registry' && ['number', 'string', 'boolean'].includes(f.type)).map((f) => ({ name: f.name, en: f.en, type: f.type, unit: f.unit ?? null, values: [...(f.values ?? [])] })),
    };
  });

/** One project as far as the caller may see it. */
export const projectPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof readProject.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readBoard, whole(actor));
    const project = await findProject(unit, id);
    if (!project) throw new Refusal('not_found', 'work.no_such_project');
    const runs = may(actor, runProjects, await organizationSubject(unit, project.organizationId));
    if (project.state === 'draft' && !runs && !seesAll(actor)) throw new Refusal('not_found', 'work.no_such_project');
    const claims = await allClaims(unit, { projectId: id });
    const standing = claims.filter((c) => c.state !== 'withdrawn');
    const visible: Claim[] = [];
    for (const c of claims) if (may(actor, readClaims, await organizationSubject(unit, c.organizationId))) visible.push(c);
    const people = await personSummaries(unit, claims.map((c) => c.personId));
    const names = await organizationNames(unit, [project.organizationId, ...claims.map((c) => c.organizationId)]);
    const goal = (await allGoals(unit)).find((g) => g.id === project.goalId)!;
    const mine = actor.personId === null ? undefined : claims.findLast((c) => c.personId === actor.personId);
    const about = mine !== undefined && mine.state !== 'withdrawn';
    const chosen = standing.filter((c) => c.state === 'won' || c.state === 'committed');
    const winners = (await winnersOf(unit, claims)).get(id) ?? [];
    const tasks = winners.flatMap((w) => w.tasks);
    const running = project.state === 'open' && unit.today >= project.opensOn && unit.today <= project.closesOn;
    const decides = may(actor, decideClaims, whole(actor)) && !about;
    return {
      project: { ...terms(project), goal: { id: goal.id, title: goal.title }, organizationName: names.get(project.organizationId) ?? '—', ...(shown(project, actor) ? {} : { decidedBy: null, decidedReason: null }) },
      claims: await claimViews(unit, visible, { people, names, compares: project.state === 'open' && may(actor, compareClaims, whole(actor)) && !about }),
      ownClaimId: mine?.id ?? null,
      chosen: shown(project, actor) ? chosen.map((c) => ({ name: people.get(c.personId)?.name ?? '—', organizationName: names.get(c.organizationId) ?? null })) : [],
      progress: { percent: percentText(completion(tasks)), tasks: tasks.length, explanation: progressExplanation(project.title, winners, seesAll(actor) ? 'tasks' : 'total') },
      track: (shown(project, actor) ? trackOf(winners) : []).map((w) => ({ claimId: w.winner.claimId, name: w.winner.name, organizationName: names.get(w.winner.organizationId) ?? null, rank: w.rank, percent: formatScore(w.percent), explanation: seesAll(actor) ? w.explanation : null })),
      can: {
        publish: runs && project.state === 'draft',
        withdraw: runs && ['draft', 'open', 'decided'].includes(project.state),
        announce: runs && project.state === 'decided',
        finish: runs && project.state === 'announced',
        claim: running && !about && actor.personId !== null && mayTry(actor, claimOneself),
        enter: running && mayTry(actor, enterClaims),
        decide: project.state === 'open' && unit.today > project.closesOn && standing.length > 0 && decides,
        reconsider: project.state === 'decided' && decides && !standing.some((c) => c.state === 'committed'),
      },
    };
  });

const terms = ({ id, organizationId, title, about, conditions, requirements, commitment, plan, winners, opensOn, closesOn, startsOn, state, decidedOn, decidedBy, decidedReason, announcedOn, endedOn, endedBecause }: Project) => ({ id, organizationId, title, about, conditions, requirements: [...requirements], commitment, plan: [...plan], winners, opensOn, closesOn, startsOn, state, decidedOn, decidedBy, decidedReason, announcedOn, endedOn, endedBecause });

type Surroundings = { readonly people: Awaited<ReturnType<typeof personSummaries>>; readonly names: ReadonlyMap<string, string>; readonly compares: boolean };
async function claimViews(unit: Unit, claims: readonly Claim[], { people, names, compares }: Surroundings): Promise<z.output<typeof claimView>[]> {
  if (claims.length === 0) return [];
  const said = seesAll(unit.actor) ? groupBy(await comparisonsOf(unit, claims.map((c) => c.id)), (c) => c.claimId) : new Map<string, never[]>();
  const earlier = (await evidenceOf(unit, [...new Set(claims.map((c) => c.personId))], {}, { states: ['confirmed'], kinds: ['task'] })).map((e) => ({ people: e.persons.map((p) => p.personId), on: e.occurredOn, done: e.content.kind === 'task' && e.content.completedOn !== null }));
  return claims.map((c) => {
    const scores = said.get(c.id) ?? [];
    const before = earlier.filter((e) => e.on < c.claimedOn && e.people.includes(c.personId));
    const score = (hundredths: number): string => formatScore((hundredths * 10_000) as Score);
    return {
      id: c.id, personId: c.personId, name: people.get(c.personId)?.name ?? '—', organizationName: names.get(c.organizationId) ?? null, post: people.get(c.personId)?.title ?? null, statement: c.statement, checked: [...c.checked], enteredBy: c.enteredBy, claimedOn: c.claimedOn, state: c.state, committedOn: c.committedOn, withdrawnBecause: c.withdrawnBecause,
      earlier: { done: before.filter((e) => e.done).length, tasks: before.length },
      comparisons: scores.map((s) => ({ name: s.name, score: score(s.score), reason: s.reason })),
      average: scores.length === 0 ? null : score(Math.round(scores.reduce((n, s) => n + s.score, 0) / scores.length)),
      can: { compare: compares && c.state === 'claimed', withdraw: ['claimed', 'won', 'committed'].includes(c.state) && mayTry(unit.actor, enterClaims) },
    };
  });
}
