import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { likeness } from '../../../kernel/likeness.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { patchesOfActor, headsOf } from '../../grid/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { runFirms, takeIn } from '../access.ts';
import { openStates } from '../model.ts';
import type { DemandSource } from '../model.ts';
import { listedIds } from '../rules/listed-ids.ts';
import { addStep, changeDemand, demandsBy, findDemand, insertServices, saveFirms, savePast, saveResults, type FirmLine, type ResultLine } from '../store/index.ts';
import { demandAfter } from './at-hand.ts';
import { regionDesk } from './intake.ts';
import { heldFor } from './line.ts';
import { termsOf } from './terms.ts';

export interface ListedDemand {
  readonly words: string;
  readonly theme: string;
  readonly firm: string | null;
  readonly receivedOn: string;
  readonly answer: string | null;
  readonly answeredOn: string | null;
}
/** Lines of one statement; a list may be far longer. */
const AT_ONCE = 10_000;

/** A list tells the day of an answer; it is taken to be given in the afternoon, 16:00 in China. */
export const answeredAt = (day: string): string => `${day}T08:00:00Z`;

/**
 * A list of demands brought in at once (M224 firms, M225 netizens' comments, M226 solicited opinions, a hotline's file), answered or
 * still open, at the region's desk. Their clock runs from the day they came. A line on file already is left as it is. Out: how many were new.
 */
export const importDemands = (house: House, actor: Actor, source: DemandSource, lines: readonly ListedDemand[]): Promise<{ taken: number }> =>
  house.unit(actor, async (unit) => {
    const desk = await regionDesk(unit);
    must(actor, takeIn, await organizationSubject(unit, desk));
    return takeLines(unit, desk, source, lines);
  });

/** The same within a unit of work that has asked who does it; `ids` where these lines are a part of a longer list. Refuses `demands.line_wrong`, naming the line. */
export async function takeLines(unit: Unit, desk: string, source: DemandSource, lines: readonly ListedDemand[], ids: readonly string[] = listedIds(source, lines)): Promise<{ taken: number }> {
  const wrong = lines.findIndex((l) => (l.answer === null) !== (l.answeredOn === null) || (l.answeredOn !== null && l.answeredOn < l.receivedOn) || l.receivedOn > unit.today);
  if (wrong >= 0) throw new Refusal('invalid', 'demands.line_wrong', { line: wrong + 1 }, [{ code: 'demands.line_wrong', params: { line: wrong + 1 }, at: `lines.${wrong}` }]);
  const terms = await termsOf(unit);
  const dues = new Map<string, string>();
  const due = (day: string): string => {
    const known = dues.get(day) ?? terms.due(new Date(`${day}T01:00:00Z`), 'big').toISOString();
    dues.set(day, known);
    return known;
  };
  const batch = newId(unit.at.getTime()).replaceAll('-', '').slice(-6).toUpperCase();
  let taken = 0;
  for (let from = 0; from < lines.length; from += AT_ONCE)
    taken += await savePast(unit, desk, source, lines.slice(from, from + AT_ONCE).map((l, i) => ({
      id: newId(unit.at.getTime()), listedId: ids[from + i]!, number: `${l.receivedOn.replaceAll('-', '').slice(2)}${batch}${from + i + 1}`, firm: l.firm, words: l.words, theme: l.theme, receivedAt: `${l.receivedOn}T01:00:00Z`, dueAt: due(l.receivedOn),
      answer: l.answer, answeredAt: l.answeredOn === null ? null : answeredAt(l.answeredOn),
    })));
  unit.audit({ action: 'demands.imported', subjectKind: 'demand', subjectId: null, detail: { source, lines: lines.length, taken } });
  return { taken };
}

/** Open ones of a source that may say the same as this one, most alike first; a proposal, a person merges. */
export async function likeThis(house: House, actor: Actor, id: string): Promise<{ id: string; number: string; words: string; likeness: number }[]> {
  return house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['desk']);
    const least = (await termsOf(unit)).policy.number('demand-likeness');
    const open = await demandsBy(unit, { within: [demand.organizationId], states: ['collected', 'classified'], limit: 2000 });
    return open
      .filter((d) => d.id !== id)
      .map((d) => ({ id: d.id, number: d.number, words: d.words, likeness: likeness(d.words, demand.words) }))
      .filter((d) => d.likeness >= least)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, 20);
  });
}

/** 合并: this one says the same as another that stays; whoever follows this one reads the answer of that one. */
export const mergeDemand = (house: House, actor: Actor, id: string, intoId: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    if (id === intoId) throw new Refusal('invalid', 'demands.merge_itself');
    // Always in one order, so that two merges at once do not wait for each other.
    for (const one of [id, intoId].sort()) await heldFor(unit, one, ['desk']);
    const [demand, into] = [(await findDemand(unit, { id }))!, (await findDemand(unit, { id: intoId }))!];
    const state = demandAfter(demand, 'merge');
    if (!(openStates as readonly string[]).includes(into.state)) throw new Refusal('conflict', 'demands.moved', { state: into.state });
    if (demand.aboutHead !== into.aboutHead) throw new Refusal('rule', 'demands.merge_mixed');
    await changeDemand(unit, id, { state, merged_into: intoId, handling_patch: null });
    await addStep(unit, id, { step: 'merged', text: reason, detail: { into: into.number } });
    await addStep(unit, intoId, { step: 'merged', text: reason, detail: { from: demand.number } });
    unit.audit({ action: 'demands.merged', subjectKind: 'demand', subjectId: id, detail: { into: intoId } });
    return {};
  });

/** Whether a suggestion is adopted, with the reason (M226). */
export const adoptDemand = (house: House, actor: Actor, id: string, adopted: boolean, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const { demand } = await heldFor(unit, id, ['desk']);
    if (demand.state === 'merged') throw new Refusal('conflict', 'demands.moved', { state: demand.state });
    if (demand.source !== 'solicited' && demand.source !== 'netizen') throw new Refusal('rule', 'demands.no_suggestion');
    await changeDemand(unit, id, { adopted, adopted_reason: reason });
    await addStep(unit, id, { step: 'adopted', text: reason, detail: { adopted } });
    unit.audit({ action: 'demands.adopted', subjectKind: 'demand', subjectId: id, detail: { adopted } });
    return {};
  });

/** Firms and parks with the cadres who serve them, and what serving brought (M224). A firm on file keeps its place. */
export const importFirms = (house: House, actor: Actor, input: { readonly firms: readonly FirmLine[]; readonly results: readonly ResultLine[] }): Promise<{ firms: number; results: number }> =>
  house.unit(actor, async (unit) => {
    const desk = await regionDesk(unit);
    must(actor, runFirms, await organizationSubject(unit, desk));
    let [firms, results] = [0, 0];
    for (let i = 0; i < input.firms.length; i += AT_ONCE) firms += await saveFirms(unit, desk, input.firms.slice(i, i + AT_ONCE));
    for (let i = 0; i < input.results.length; i += AT_ONCE) results += await saveResults(unit, input.results.slice(i, i + AT_ONCE));
    if (results < input.results.length) throw new Refusal('invalid', 'demands.firm_unknown', { lines: input.results.length - results });
    unit.audit({ action: 'demands.firms_imported', subjectKind: 'firm', subjectId: null, detail: { firms, results } });
    return { firms, results };
  });

export interface GivenService {
  /** Made by the telephone: the same service sent again is the same. */
  readonly id: string;
  readonly patchId: string;
  readonly household: string;
  readonly kind: string;
  readonly onDay: string;
}
/** 微服务 (M237) that a head did, in the patches he serves. Out: how many were new. */
export const logServices = (house: House, actor: Actor, services: readonly GivenService[]): Promise<{ taken: number }> =>
  house.unit(actor, async (unit) => {
    const own = new Set((await patchesOfActor(unit, actor)).map((p) => p.id));
    if (services.some((s) => !own.has(s.patchId))) throw new Refusal('forbidden', 'demands.not_yours');
    const ahead = services.findIndex((s) => s.onDay > unit.today);
    if (ahead >= 0) throw new Refusal('invalid', 'demands.line_wrong', { line: ahead + 1 });
    const heads = new Map(await Promise.all([...new Set(services.map((s) => s.patchId))].map(async (p) => [p, (await headsOf(unit, p))[0]!] as const)));
    let taken = 0;
    for (let i = 0; i < services.length; i += 1000) taken += await insertServices(unit, services.slice(i, i + 1000).map((s) => ({ ...s, headId: heads.get(s.patchId)!.headId, headName: heads.get(s.patchId)!.name })));
    unit.audit({ action: 'demands.served', subjectKind: 'service', subjectId: null, detail: { services: services.length, taken } });
    return { taken };
  });
