import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, must, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow, organizationSubject, personSummaries } from '../../registry/index.ts';
import { claimOneself, readMonths, runMonths } from '../access.ts';
import type { listMonths, ownWork, readMonthList } from '../contract/index.ts';
import type { monthView } from '../contract/views.ts';
import { amountOf } from '../rules/month-plan.ts';
import { groupBy } from './group-by.ts';
import { countStates } from '../rules/task-state.ts';
import { claims as allClaims, findClaim, projects as allProjects } from '../store/index.ts';
import { measured } from './winners.ts';

type Measured = NonNullable<ReturnType<Awaited<ReturnType<typeof measured>>['get']>>;

/** Months in order, each with its counts and tasks. */
function byMonth(tasks: Measured): z.output<typeof monthView>[] {
  return [...groupBy(tasks, (m) => m.task.month)].sort(([a], [b]) => a.localeCompare(b)).map(([month, of]) => ({
    month,
    listed: of.every((m) => m.task.listedOn !== null),
    counts: countStates(of.map((m) => m.standing.state)),
    tasks: of.map(({ task: t, standing: s, reports }) => ({
      id: t.id, month: t.month, position: t.position, title: t.title, kind: t.kind, target: amountOf(t.target), unit: t.unit, dueOn: t.dueOn, listed: t.listedOn !== null, state: s.state, achieved: s.achieved === null ? null : amountOf(s.achieved), lateBy: s.lateBy,
      reports: reports.map((r) => ({ id: r.id, number: r.number, amount: amountOf(r.amount), note: r.note, attachments: [...r.attachments], reportedOn: r.reportedOn, reportedBy: r.reportedBy, state: r.state, opinion: r.opinion, decidedBy: r.decidedBy, decidedOn: r.decidedOn, evidenceId: r.evidenceId })),
    })),
  }));
}

/** 本人: claims and month lists. */
export const workOfSelf = (house: House, actor: Actor): Promise<z.output<typeof ownWork.output>> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'work.account_without_person');
    must(actor, claimOneself, { regionId: actor.regionId, personIds: [actor.personId] });
    const own = await allClaims(unit, { personId: actor.personId });
    const projects = new Map((await allProjects(unit, own.map((c) => c.projectId))).map((p) => [p.id, p]));
    const tasks = await measured(unit, own);
    return {
      claims: own.toReversed().map((c) => {
        const p = projects.get(c.projectId)!;
        // What was decided is told with the winners' signatures asked for; to those who lost when the result is out.
        const announced = p.state === 'announced' || p.state === 'finished';
        return { id: c.id, projectId: c.projectId, title: p.title, state: c.state === 'lost' && !announced ? ('claimed' as const) : c.state, claimedOn: c.claimedOn, statement: c.statement, commitment: p.commitment, committedOn: c.committedOn, decidedReason: announced || c.state === 'won' ? c.decidedReason : null, announced, months: byMonth((tasks.get(c.id) ?? []).filter((m) => m.task.listedOn !== null)) };
      }),
    };
  });

async function winnersInReach(unit: Unit) {
  const paths = reachablePaths(unit.actor, readMonths);
  const within = paths === 'all' ? null : new Set<string>((await organizationsNow(unit, {}, paths)).map((o) => o.id));
  return (await allClaims(unit, { states: ['committed'] })).filter((c) => within === null || within.has(c.organizationId));
}

/** 逐人逐月: who, which month, how much. */
export const monthTable = (house: House, actor: Actor): Promise<z.output<typeof listMonths.output>> =>
  house.unit(actor, async (unit) => {
    const winners = await winnersInReach(unit);
    const [tasks, people, names] = [await measured(unit, winners), await personSummaries(unit, winners.map((c) => c.personId)), await organizationNames(unit, winners.map((c) => c.organizationId))];
    const projects = new Map((await allProjects(unit, winners.map((c) => c.projectId))).map((p) => [p.id, p]));
    const lines = winners.flatMap((c) => {
      const of = tasks.get(c.id) ?? [];
      if (of.length === 0) return [];
      return [{ claimId: c.id, personId: c.personId, name: people.get(c.personId)?.name ?? '—', organizationName: names.get(c.organizationId) ?? null, projectId: c.projectId, projectTitle: projects.get(c.projectId)!.title, total: countStates(of.map((m) => m.standing.state)), months: byMonth(of).map(({ month, listed, counts }) => ({ month, listed, counts })) }];
    });
    return { months: [...new Set(lines.flatMap((l) => l.months.map((m) => m.month)))].sort(), people: lines };
  });

/** The lists of one winner. */
export const monthListOf = (house: House, actor: Actor, claimId: string): Promise<z.output<typeof readMonthList.output>> =>
  house.unit(actor, async (unit) => {
    const claim = await findClaim(unit, claimId);
    if (!claim) throw new Refusal('not_found', 'work.no_such_claim');
    const subject = await organizationSubject(unit, claim.organizationId);
    must(actor, readMonths, subject);
    const person = (await personSummaries(unit, [claim.personId])).get(claim.personId);
    const [project] = await allProjects(unit, [claim.projectId]);
    return { personId: claim.personId, name: person?.name ?? '—', organizationName: (await organizationNames(unit, [claim.organizationId])).get(claim.organizationId) ?? null, projectId: claim.projectId, projectTitle: project!.title, months: byMonth((await measured(unit, [claim])).get(claimId) ?? []), can: { run: may(actor, runMonths, subject) && actor.personId !== claim.personId } };
  });
