import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { levelOrder, peopleAt, personSummaries, rankOrder, type PersonSummary } from '../../registry/index.ts';
import { manageRuns, readResults } from '../access.ts';
import { talkLevels, type AppraisalView, type openAppraisal } from '../contract.ts';
import { laterSteps } from '../rules/later-steps.ts';
import { allAppraisals, cadresOf, findAppraisal, talksOf, type Appraisal } from '../store/index.ts';

async function view(unit: Unit, a: Appraisal): Promise<AppraisalView> {
  const talks = await talksOf(unit, a.id);
  return { id: a.id, title: a.title, event: a.event, periodFrom: a.periodFrom, periodTo: a.periodTo, document: a.document, closed: a.closedAt !== null, talks: talks.length, peopleTalkedWith: talks.reduce((n, t) => n + t.people, 0), listed: (await cadresOf(unit, a.id)).length };
}

export const appraisalList = (house: House, actor: Actor): Promise<AppraisalView[]> =>
  house.unit(actor, async (unit) => {
    must(actor, manageRuns, { regionId: actor.regionId });
    const views: AppraisalView[] = [];
    for (const a of await allAppraisals(unit)) views.push(await view(unit, a));
    return views;
  });

const standingOf = (p: PersonSummary | undefined) => (p ? { level: p.leadershipLevel, levelOrder: levelOrder(p.leadershipLevel), rank: p.rank, rankOrder: rankOrder(p.rank) } : null);

/** Talks by level, the list, and what became of everybody on it since, as the registry has it. A liaison sees the cadres within reach. */
export const appraisalDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openAppraisal.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readResults, { regionId: actor.regionId, organizationPaths: reachedRoot(actor) });
    const appraisal = await findAppraisal(unit, id);
    if (!appraisal) throw new Refusal('not_found', 'assessment.no_such_appraisal');
    const talks = await talksOf(unit, id);
    const listed = await cadresOf(unit, id);
    const now = await personSummaries(unit, listed.map((c) => c.personId));
    const then = new Map<string, ReadonlyMap<string, PersonSummary>>();
    for (const day of new Set(listed.map((c) => c.listedOn))) then.set(day, new Map((await peopleAt(unit, 'all', { validAt: day as Day })).map((p) => [p.id, p])));
    const reach = reachablePaths(actor, readResults);
    const cadres = listed
      .map((c) => {
        const person = now.get(c.personId);
        return { personId: c.personId, name: person?.name ?? '', title: person?.title ?? '', unit: person?.organizationName ?? '', path: person?.organizationPath ?? '', listedOn: c.listedOn, reason: c.reason, evidenceIds: [...c.evidenceIds], steps: laterSteps(standingOf(then.get(c.listedOn)?.get(c.personId)), standingOf(person)) };
      })
      .filter((c) => reach === 'all' || reach.some((p) => c.path === p || c.path.startsWith(`${p}.`)));
    return {
      appraisal: await view(unit, appraisal),
      byLevel: talkLevels.map((level) => ({ level, talks: talks.filter((t) => t.level === level).length, people: talks.filter((t) => t.level === level).reduce((n, t) => n + t.people, 0) })),
      talks: talks.map((t) => ({ ...t, level: t.level as (typeof talkLevels)[number] })),
      cadres: cadres.map(({ path: _path, ...c }) => c),
      advanced: { people: cadres.filter((c) => c.steps.length > 0).length, promoted: cadres.filter((c) => c.steps.some((s) => s.kind === 'promotion')).length, ranked: cadres.filter((c) => c.steps.some((s) => s.kind === 'rank')).length },
    };
  });

/** Whoever reaches some unit may open the appraisal; which cadres are shown is bounded above. */
function reachedRoot(actor: Actor): string[] {
  const reach = reachablePaths(actor, readResults);
  return reach === 'all' ? [] : [...reach];
}
