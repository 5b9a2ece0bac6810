import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { covers } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import { may, mayTry, must, reachablePaths } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { workingDaysBetween } from '../../../kernel/working-days.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { factsOf, findCases, trailsOf } from '../../cases/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { levelOrder, organizationsNow } from '../../registry/index.ts';
import { readCampaigns, readLeads, readStatistics, readWarnings, reportProblems, runCampaigns } from '../access.ts';
import type * as contract from '../contract.ts';
import type { Problem } from '../model.ts';
import { countCampaign } from '../rules/count-campaign.ts';
import { countByTypeAndMeasure, countHandled } from '../rules/count-handled.ts';
import { campaigns, findCampaign, handledLines, originsOf, problemsOf, warnings } from '../store/index.ts';
import { problemTypes } from '../types/lead-acts.ts';
import { leadType } from '../types/lead.ts';

const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });
const MOST = 100_000;

/** Units that the actor reaches by a permission, with their names. */
async function reached(unit: Unit, p: Parameters<typeof reachablePaths>[1]): Promise<Map<string, { name: string; type: string }>> {
  const paths = reachablePaths(unit.actor, p);
  return new Map((await organizationsNow(unit)).filter((o) => paths === 'all' || paths.some((path) => covers(path, o.path))).map((o) => [o.id, o]));
}
const seen = (problems: readonly Problem[], units: ReadonlyMap<string, unknown>, all: boolean) => (all ? problems : problems.filter((p) => units.has(p.organizationId)));

/** Campaigns, the newest first. */
export const campaignList = (house: House, actor: Actor): Promise<z.infer<typeof contract.listCampaigns.output>> =>
  house.unit(actor, async (unit) => {
    const units = await reached(unit, readCampaigns);
    const all = reachablePaths(actor, readCampaigns) === 'all';
    const list = await campaigns(unit);
    const problems = await problemsOf(unit, list.map((c) => c.id));
    return {
      campaigns: list.map((c) => {
        const { units: _, types: __, repeated: ___, newAfter: ____, ...counts } = countCampaign(c, seen(problems.filter((p) => p.campaignId === c.id), units, all), unit.today);
        return { ...c, types: [...c.types], ...counts };
      }),
      types: problemTypes(await policyInForce(unit, unit.today)),
    };
  });

/** The board of one. People handled are counted for those who read the statistics. */
export const campaignBoard = (house: House, actor: Actor, id: string): Promise<z.infer<typeof contract.readCampaign.output>> =>
  house.unit(actor, async (unit) => {
    const campaign = await findCampaign(unit, id);
    if (!campaign) throw new Refusal('not_found', 'supervision.no_such_campaign');
    const units = await reached(unit, readCampaigns);
    const names = new Map((await organizationsNow(unit)).map((o) => [o.id, o.name]));
    const problems = seen(await problemsOf(unit, [id]), units, reachablePaths(actor, readCampaigns) === 'all');
    const counted = countCampaign(campaign, problems, unit.today);
    const origins = new Map((await originsOf(unit, { originIds: problems.map((p) => p.id) })).map((o) => [o.originId, o.caseId]));
    const lines = mayTry(actor, readStatistics) ? (await handledLines(unit, { campaignId: id })).filter((l) => l.counts) : null;
    const { repeated, ...counts } = counted;
    const byType = lines && countByTypeAndMeasure(lines, campaign.types);
    return {
      campaign: { ...campaign, types: [...campaign.types] },
      counts: { ...counts, units: counted.units.map((u) => ({ ...u, name: names.get(u.organizationId) ?? '' })), types: [...counted.types] },
      handled: byType && lines ? { ...plain(byType), cases: new Set(lines.map((l) => l.caseId)).size } : null,
      problems: problems.map((p) => ({ id: p.id, organizationId: p.organizationId, organizationName: names.get(p.organizationId) ?? '', type: p.type, summary: p.summary, measure: p.measure, foundOn: p.foundOn, dueOn: p.dueOn, state: p.state, overdue: p.state !== 'closed' && p.dueOn < unit.today, repeat: repeated.includes(p.id), report: p.report, closedOn: p.closedOn, recordedBy: p.recordedBy, caseId: mayTry(actor, readLeads) ? (origins.get(p.id) ?? null) : null })),
      can: { run: may(actor, runCampaigns, whole(actor)), report: mayTry(actor, reportProblems) },
      units: mayTry(actor, reportProblems) ? [...(await reached(unit, reportProblems))].filter(([, o]) => o.type !== 'region' && o.type !== 'department').map(([organizationId, o]) => ({ id: organizationId, name: o.name })) : [],
    };
  });

const plain = (b: ReturnType<typeof countByTypeAndMeasure>): z.infer<typeof contract.typeByMeasure> => ({ persons: b.persons, types: b.types.map((t) => ({ ...t, measures: { ...t.measures } })), measures: b.measures.map((m) => ({ ...m })) });

/** Cases and persons over the years; decided measures only. */
export const supervisionStatistics = (house: House, actor: Actor): Promise<z.infer<typeof contract.statistics.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readStatistics, whole(actor));
    const lines = (await handledLines(unit)).filter((l) => l.counts);
    const counted = countHandled(lines, (level) => -levelOrder(level));
    return { counted: { ...counted, years: counted.years.map((y) => ({ ...y, levels: y.levels.map((l) => ({ ...l })) })) }, byType: plain(countByTypeAndMeasure(lines, problemTypes(await policyInForce(unit, unit.today)))) };
  });

/** Lead → decision → effect with the time taken. */
export const leadList = (house: House, actor: Actor): Promise<z.infer<typeof contract.leadTimes.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readLeads, whole(actor));
    const files = (await findCases(unit, { type: 'lead', limit: MOST })).toSorted((a, b) => (a.number < b.number ? 1 : -1));
    const trails = await trailsOf(unit, files.map((f) => f.id));
    const handled = await handledLines(unit, { caseIds: files.map((f) => f.id) });
    const leads = files.map((f) => {
      const trail = trails.get(f.id)!;
      const facts = factsOf(trail);
      const on = (action: string): string | null => {
        const step = trail.findLast((t) => t.action === action);
        return step ? dayInChina(step.at) : null;
      };
      const text = (key: string): string | null => (typeof facts[key] === 'string' ? facts[key] : null);
      const decidedOn = handled.some((h) => h.caseId === f.id) ? on('decide') : null;
      const concludedOn = on('assess');
      return { id: f.id, number: f.number, title: f.title, from: text('from') ?? '', round: text('round'), openedOn: f.openedOn, persons: f.parties.filter((p) => p.role === 'subject').length, seriousness: text('seriousness'), proposes: text('proposes'), measures: [...new Set(handled.filter((h) => h.caseId === f.id).map((h) => h.measure))].sort(), decidedOn, daysToDecision: decidedOn === null ? null : workingDaysBetween(f.openedOn, decidedOn), effect: text('effect'), concludedOn, daysToEffect: concludedOn === null ? null : workingDaysBetween(f.openedOn, concludedOn), stateTitle: leadType.states[f.state]!.title, open: f.closedOn === null };
    });
    const days = leads.flatMap((l) => (l.daysToDecision === null ? [] : [l.daysToDecision])).sort((a, b) => a - b);
    return { leads, medianToDecision: days.length === 0 ? null : days[Math.floor((days.length - 1) / 2)]! };
  });

/** Warning cases: those of the region for the department, for a unit those sent to it. */
export const warningList = (house: House, actor: Actor): Promise<z.infer<typeof contract.listWarnings.output>> =>
  house.unit(actor, async (unit) => {
    const all = reachablePaths(actor, readWarnings) === 'all';
    const units = await reached(unit, readWarnings);
    const list = (await warnings(unit)).filter((w) => all || w.sent.some((s) => units.has(s.organizationId)));
    return { warnings: list.map((w) => ({ id: w.id, type: w.type, title: w.title, body: w.body, publishedOn: w.publishedOn, unitTypes: [...w.unitTypes], sent: w.sent.length, learned: w.sent.filter((s) => s.learnedOn !== null).length, mine: all ? [] : w.sent.flatMap((s) => (units.has(s.organizationId) ? [{ organizationId: s.organizationId, name: units.get(s.organizationId)!.name, learnedOn: s.learnedOn }] : [])) })) };
  });
