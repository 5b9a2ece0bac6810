import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, mayTry, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce, practiceCatalogue } from '../../policy/index.ts';
import { organizationNames, organizationsNow, reachOf, unitChoices, type Reach } from '../../registry/index.ts';
import { answerRecommendations, giveDuties, readAdoption, readRollouts, recommendExperiences, reportDuties, reviewExperiences, runRollouts, settleDuties, submitExperiences } from './access.ts';
import type * as contract from './contract.ts';
import type { AdoptionReport, Duty, Experience, Recommendation, Rollout } from './model.ts';
import { adoptionOf, adoptionStanding } from './rules/adoption.ts';
import { executionOf, levelOf, levelOfRegion, notPassedOn, standingOf } from './rules/execution.ts';
import { adoptionReportsOf, dutiesOf, experiences as allExperiences, findExperience, findRollout, recommendationsOf, remindersOf, rollouts as allRollouts } from './store.ts';

const ofRegion = (actor: Actor, p: Permission): boolean => may(actor, p, { regionId: actor.regionId, organizationPaths: [] });
const others = (actor: Actor, accountId: string | null): boolean => accountId === null || accountId !== actor.accountId;

/** What of a chain somebody bounded to units may see: the duties of his units, all beneath them, and whom they come from. */
export function seenOf(duties: readonly Duty[], reads: Reach, all: boolean): Duty[] {
  if (all) return [...duties];
  const byId = new Map(duties.map((d) => [d.id, d]));
  const seen = new Set<string>();
  for (const d of duties) if (d.organizationId !== null && reads(d.organizationId)) for (let at: Duty | undefined = d; at && !seen.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) seen.add(at.id);
  return duties.filter((d) => seen.has(d.id));
}

async function measureTitles(unit: Unit): Promise<Map<string, string>> {
  return new Map((await policyInForce(unit, unit.today)).measures().map((m) => [m.id, m.title.zh]));
}
const headOf = (r: Rollout, duties: readonly Duty[], today: string, measures: ReadonlyMap<string, string>) => {
  const standing = duties.filter((d) => d.state !== 'withdrawn');
  return {
    id: r.id, title: r.title, basis: r.basis, measureId: r.measureId, measure: r.measureId === null ? null : (measures.get(r.measureId) ?? r.measureId), reachesTo: r.reachesTo, startedOn: r.startedOn, startedBy: r.startedBy, endedOn: r.endedOn, endedBecause: r.endedBecause,
    duties: standing.length, done: standing.filter((d) => d.state === 'done').length, overdue: standing.filter((d) => standingOf(d, today) === 'overdue').length, notPassedOn: notPassedOn(duties, r.reachesTo).length,
  };
};

export const rolloutBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.listRollouts.output>> =>
  house.unit(actor, async (unit) => {
    const [all, run] = [ofRegion(actor, readRollouts), ofRegion(actor, runRollouts)];
    const reads = await reachOf(unit, readRollouts);
    const list = await allRollouts(unit);
    const duties = await dutiesOf(unit, list.map((r) => r.id));
    const measures = await measureTitles(unit);
    const rows = list.map((r) => ({ r, seen: seenOf(duties.filter((d) => d.rolloutId === r.id), reads, all) })).filter((x) => all || x.seen.length > 0);
    return { rollouts: rows.map((x) => headOf(x.r, x.seen, unit.today, measures)), measures: run ? [...measures].map(([id, name]) => ({ id, name })) : [], can: { run } };
  });

export const rolloutPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readRollout.output>> =>
  house.unit(actor, async (unit) => {
    const rollout = await findRollout(unit, id);
    const all = ofRegion(actor, readRollouts);
    const reads = await reachOf(unit, readRollouts);
    const duties = rollout === null ? [] : seenOf(await dutiesOf(unit, [id]), reads, all);
    // One in which nothing is the reader's business is none for him.
    if (rollout === null || (!all && duties.length === 0)) throw new Refusal('not_found', 'guidance.no_such_rollout');
    const names = await organizationNames(unit, duties.flatMap((d) => (d.organizationId === null ? [] : [d.organizationId])));
    const named = duties.map((d) => ({ ...d, name: d.outside ?? names.get(d.organizationId!) ?? '—' }));
    const reminders = await remindersOf(unit, duties.map((d) => d.id));
    const [reports, gives, settles, run] = [await reachOf(unit, reportDuties), await reachOf(unit, giveDuties), await reachOf(unit, settleDuties), ofRegion(actor, runRollouts)];
    const at = (reach: Reach, permission: Permission, d: Duty): boolean => (d.organizationId === null ? ofRegion(actor, permission) : reach(d.organizationId));
    const open = rollout.endedOn === null;
    const broken = new Set(notPassedOn(duties, rollout.reachesTo).map((d) => d.id));
    const above = new Set(duties.flatMap((d) => (d.state !== 'withdrawn' && d.parentId !== null ? [d.parentId] : [])));
    const give = open && mayTry(actor, giveDuties);
    return {
      rollout: headOf(rollout, duties, unit.today, await measureTitles(unit)),
      partial: !all,
      execution: executionOf(all ? named : named.filter((d) => d.organizationId !== null && reads(d.organizationId)), rollout.reachesTo, unit.today),
      duties: named.map((d) => ({
        id: d.id, parentId: d.parentId, level: d.level, organizationId: d.organizationId, name: d.name, keeper: d.keeper, task: d.task, dueOn: d.dueOn, state: d.state, standing: d.state === 'withdrawn' ? null : standingOf(d, unit.today), notPassedOn: broken.has(d.id),
        givenOn: d.givenOn, givenBy: d.givenBy, report: d.report, doneOn: d.doneOn, reportedOn: d.reportedOn, reportedBy: d.reportedBy, opinion: d.opinion, decidedBy: d.decidedBy,
        reminders: reminders.filter((r) => r.dutyId === d.id).map(({ kind, onDay, note, by }) => ({ kind, onDay, note, by })),
        can: { report: open && d.state === 'open' && at(reports, reportDuties, d), settle: open && d.state === 'reported' && at(settles, settleDuties, d) && others(actor, d.reporterAccountId), passOn: give && d.state !== 'withdrawn' && d.level !== 'unit' && at(gives, giveDuties, d), remind: open && d.state === 'open' && run, withdraw: open && (d.state === 'open' || d.state === 'reported') && run && !above.has(d.id) },
      })),
      units: give ? (await organizationsNow(unit)).filter((o) => o.type !== 'department' && gives(o.id)).map((o) => ({ id: o.id, name: o.name, level: levelOf(o.type, levelOfRegion(actor.regionId)) })) : [],
      can: { run: open && run, give: open && ofRegion(actor, giveDuties) },
    };
  });

interface Line {
  readonly recommendation: Recommendation;
  readonly reports: readonly AdoptionReport[];
  readonly standing: ReturnType<typeof adoptionStanding>;
}
/** Recommendations that the reader may see, with what became of them. */
export async function linesOf(unit: Unit, experienceIds: readonly string[], reads: (r: Recommendation) => boolean): Promise<Line[]> {
  const list = (await recommendationsOf(unit, experienceIds)).filter(reads);
  const reports = await adoptionReportsOf(unit, list.map((r) => r.id));
  return list.map((recommendation) => {
    const own = reports.filter((x) => x.recommendationId === recommendation.id);
    return { recommendation, reports: own, standing: adoptionStanding(recommendation, own, unit.today) };
  });
}
/** Accepted ones are for everybody; the rest for whoever reviews or may submit for that unit, and for units one was recommended to. */
async function mayRead(unit: Unit): Promise<(e: Experience, lines: readonly Line[]) => boolean> {
  const [submits, reviews] = [await reachOf(unit, submitExperiences), await reachOf(unit, reviewExperiences)];
  return (e, lines) => e.state === 'accepted' || submits(e.organizationId) || reviews(e.organizationId) || lines.some((l) => l.recommendation.experienceId === e.id);
}
const practiceChoices = async () => (await practiceCatalogue()).map((p) => ({ id: p.id, name: `${p.id} ${p.title.zh}` }));
const shortOf = (e: Experience, names: ReadonlyMap<string, string>, lines: readonly Line[] | null) => ({
  id: e.id, title: e.title, problem: e.problem, organizationId: e.organizationId, organizationName: names.get(e.organizationId) ?? '—', state: e.state, submittedOn: e.submittedOn,
  adoption: lines === null ? null : adoptionOf(lines.filter((l) => l.recommendation.experienceId === e.id).map((l) => ({ name: names.get(l.recommendation.organizationId) ?? '—', standing: l.standing }))),
});
/** Of the units in reach; and whoever submitted one sees who took it up. */
async function adoptionInReach(unit: Unit, list: readonly Experience[]): Promise<{ lines: Line[]; shown: boolean; names: Map<string, string> }> {
  const shown = mayTry(unit.actor, readAdoption);
  const [reads, submits] = [await reachOf(unit, readAdoption), await reachOf(unit, submitExperiences)];
  const own = new Set(list.filter((e) => submits(e.organizationId)).map((e) => e.id));
  const lines = await linesOf(unit, list.map((e) => e.id), (r) => own.has(r.experienceId) || reads(r.organizationId));
  return { lines, shown, names: await organizationNames(unit, [...new Set([...list.map((e) => e.organizationId), ...lines.map((l) => l.recommendation.organizationId)])]) };
}

export const experienceBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.listExperiences.output>> =>
  house.unit(actor, async (unit) => {
    const list = await allExperiences(unit);
    const { lines, shown, names } = await adoptionInReach(unit, list);
    const reads = await mayRead(unit);
    const seen = list.filter((e) => reads(e, lines));
    const submits = await reachOf(unit, submitExperiences);
    const submit = mayTry(actor, submitExperiences);
    return {
      experiences: seen.map((e) => shortOf(e, names, shown ? lines : null)),
      adoption: shown ? adoptionOf(lines.map((l) => ({ name: `${names.get(l.recommendation.organizationId) ?? '—'}：${list.find((e) => e.id === l.recommendation.experienceId)!.title}`, standing: l.standing }))) : null,
      units: submit ? await unitChoices(unit, submits) : [],
      practices: submit ? await practiceChoices() : [],
      can: { submit },
    };
  });

export const experiencePage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readExperience.output>> =>
  house.unit(actor, async (unit) => {
    const e = await findExperience(unit, id);
    const { lines, shown, names } = await adoptionInReach(unit, e === null ? [] : [e]);
    if (e === null || !(await mayRead(unit))(e, lines)) throw new Refusal('not_found', 'guidance.no_such_experience');
    const [submits, reviews, answersFor] = [await reachOf(unit, submitExperiences), await reachOf(unit, reviewExperiences), await reachOf(unit, answerRecommendations)];
    const recommend = e.state === 'accepted' && ofRegion(actor, recommendExperiences);
    const catalogue = await practiceChoices();
    const inside = submits(e.organizationId) || reviews(e.organizationId);
    const revise = e.state === 'returned' && submits(e.organizationId);
    return {
      experience: { ...shortOf(e, names, shown ? lines : null), account: e.account, results: e.results, practiceId: e.practiceId, practice: catalogue.find((p) => p.id === e.practiceId)?.name ?? null, submittedBy: inside ? e.submittedBy : null, opinion: inside || e.state === 'withdrawn' ? e.opinion : null, decidedOn: e.decidedOn, decidedBy: inside ? e.decidedBy : null },
      recommendations: lines.map(({ recommendation: r, reports, standing }) => {
        const mine = answersFor(r.organizationId);
        const closed = reports.some((x) => x.state === 'waiting' || x.state === 'confirmed');
        return {
          id: r.id, organizationId: r.organizationId, organizationName: names.get(r.organizationId) ?? '—', recommendedOn: r.recommendedOn, why: r.why, answerBy: r.answerBy, answer: r.answer, answerNote: r.answerNote, finishBy: r.finishBy, answeredOn: r.answeredOn, standing,
          reports: reports.map((x) => ({ id: x.id, number: x.number, standing: x.standing, account: x.account, reportedOn: x.reportedOn, reportedBy: x.reportedBy, state: x.state, opinion: x.opinion, decidedBy: x.decidedBy, can: { check: x.state === 'waiting' && reviews(r.organizationId) && others(actor, x.reporterAccountId) } })),
          can: { answer: mine && r.answer === null && e.state === 'accepted', report: mine && r.answer !== null && r.answer !== 'declined' && !closed },
        };
      }),
      units: recommend ? (await unitChoices(unit)).filter((u) => u.id !== e.organizationId && !lines.some((l) => l.recommendation.organizationId === u.id)) : [],
      practices: revise ? catalogue : [],
      can: { revise, review: e.state === 'submitted' && reviews(e.organizationId) && others(actor, e.submitterAccountId), recommend, withdraw: recommend },
    };
  });
