import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { mayTry } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readFile } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writeWorkbook } from '../../../platform/sheets/index.ts';
import { areaPaths, headsOf, patchesIn, patchesOfActor } from '../../grid/index.ts';
import { organizationNames, organizationsNow } from '../../registry/index.ts';
import { callBack, decideBig, readSmallServices, runFirms, runRoots, sendOn, takeIn } from '../access.ts';
import { publicationOf } from '../heard/store.ts';
import { findDispatched, findRoot } from '../roots/store.ts';
import { mayBeDesk, unitsInReach } from './reach.ts';
import type { demandLine, readBoard, readDemand, readFigures, readFirms, readHeadsOwn, readCallbacks, readServices } from '../contract.ts';
import { openStates, saidInPublic, type Demand } from '../model.ts';
import { earlierAttempts } from '../rules/attempts.ts';
import { ratesOf } from '../rules/rates.ts';
import { partsIn } from '../commands/line.ts';
import { termsOf } from '../commands/terms.ts';
import { adoptionBy, attachmentsOf, callbacks, countsBy, demandsBy, departmentsOf, findDemand, firmsList, firmTotals, serviceCounts, stepsOf, type DemandFilter } from '../store/index.ts';

type Line = z.input<typeof demandLine>;
const MOST = 300;
const MOST_EXPORTED = 50_000;
const isOpen = (d: Demand): boolean => (openStates as readonly string[]).includes(d.state);

/** Demands as lines of a list, with names of units and places. */
export async function linesOf(unit: Unit, demands: readonly Demand[]): Promise<Line[]> {
  const names = await organizationNames(unit, [...new Set(demands.flatMap((d) => [d.organizationId, ...(d.leadId ? [d.leadId] : [])]))]);
  const patches = [...new Set(demands.flatMap((d) => [d.handlingPatch ?? d.patchId].filter((p) => p !== null)))];
  const paths = patches.length > 0 ? await areaPaths(unit, patches) : new Map<string, never>();
  return demands.map((d) => ({
    id: d.id, number: d.number, source: d.source, words: d.words, place: [paths.get(d.handlingPatch ?? d.patchId ?? '')?.names.join(' · ') ?? '', d.place].filter((p) => p !== '').join(' '), class: d.class, level: d.level, state: d.state, aboutHead: d.aboutHead, held: d.held, outside: d.outside,
    unitName: names.get(d.leadId ?? d.organizationId) ?? '—', receivedAt: d.receivedAt.toISOString(), dueAt: d.dueAt.toISOString(), late: isOpen(d) ? d.dueAt < unit.at : d.answeredAt !== null && d.answeredAt > d.dueAt, answeredAt: d.answeredAt?.toISOString() ?? null, resolved: d.resolved, moves: d.moves, reopened: d.reopened,
  }));
}

/** The board by state and lateness: what is open first, nearest its hour on top. */
export const demandBoard = (house: House, actor: Actor, filter: Omit<DemandFilter, 'within' | 'limit' | 'patches'>): Promise<z.input<typeof readBoard.output>> =>
  house.unit(actor, async (unit) => {
    const within = await unitsInReach(unit);
    const demands = await demandsBy(unit, { ...filter, within, limit: MOST });
    const [all] = await countsBy(unit, 'all', { within });
    const rates = all ? ratesOf(all) : null;
    return { lines: await linesOf(unit, demands), more: demands.length === MOST, totals: { received: all?.received ?? 0, open: all?.open ?? 0, overdue: all?.overdueOpen ?? 0, closed: all?.closed ?? 0, inTime: rates?.inTime ?? null, resolved: rates?.resolved ?? null, explanation: rates?.explanation ?? null }, can: { enter: mayTry(actor, takeIn), callBack: mayTry(actor, callBack) } };
  });

/** One demand with everything that was done, and what the reader may do now. */
export const demandPage = (house: House, actor: Actor, id: string): Promise<z.input<typeof readDemand.output>> =>
  house.unit(actor, async (unit) => {
    const d = await findDemand(unit, { id });
    const parts = d ? await partsIn(unit, d) : new Set();
    if (!d || parts.size === 0) throw new Refusal('not_found', 'demands.no_such_demand');
    const [line] = await linesOf(unit, [d]);
    const [steps, departments, files] = [await stepsOf(unit, id), await departmentsOf(unit, id), await attachmentsOf(unit, id)];
    const names = await organizationNames(unit, departments.map((x) => x.organization_id));
    const [root, sent] = [d.rootId === null ? null : await findRoot(unit, d.rootId), await findDispatched(unit, id, d.reopened)];
    const published = saidInPublic(d.source) ? await publicationOf(unit, id) : null;
    const head = d.handlingPatch === null ? undefined : (await headsOf(unit, d.handlingPatch))[0];
    const classified = d.state === 'classified';
    const works = parts.has('head') || parts.has('lead') || parts.has('desk');
    const desk = parts.has('desk');
    const atUnits = d.level === 'departments' || d.level === 'committee';
    return {
      demand: { ...line!, scope: d.scope, theme: d.theme, latitude: d.latitude, longitude: d.longitude, answer: d.answer, adopted: d.adopted, adoptedReason: d.adoptedReason, handler: head?.name ?? d.handlerName, hasContact: d.contact !== null, evidenceId: d.evidenceId, root: root && { id: root.id, title: root.title, doneOn: root.doneOn }, sent: sent && { sentAt: sent.sentAt.toISOString(), doneOn: sent.doneOn }, published },
      steps: steps.map((s) => ({ number: s.number, step: s.step, at: s.at.toISOString(), by: s.byName, level: s.level, text: s.text, detail: s.detail })),
      departments: departments.map((x) => ({ organizationId: x.organization_id, name: names.get(x.organization_id) ?? '—', role: x.role as 'lead' | 'joint', opinion: x.opinion })),
      files: files.filter((f) => f.by_asker || f.round === d.reopened).map((f) => ({ hash: f.hash, name: f.name, byAsker: f.by_asker })),
      attempts: earlierAttempts(steps).map((a) => ({ ...a, rejectedAt: a.rejectedAt.toISOString(), files: files.filter((f) => !f.by_asker && f.round === a.round).map((f) => ({ hash: f.hash, name: f.name })) })),
      can: {
        classify: (desk || parts.has('above') || parts.has('head')) && (d.state === 'collected' || classified), assign: (desk || parts.has('lead')) && classified && atUnits, opinion: departments.length > 0 && classified && (desk || parts.has('lead') || parts.has('joint')),
        meet: (desk || parts.has('head')) && classified && d.level === 'area', decide: classified && d.level === 'committee' && mayTry(actor, decideBig), complete: works && classified, answer: works && d.state === 'handled', giveBack: (parts.has('head') || parts.has('lead')) && classified,
        passUp: works && classified && d.level !== 'committee', merge: desk && (d.state === 'collected' || classified), adopt: desk && d.state !== 'merged' && (d.source === 'solicited' || d.source === 'netizen'), contact: works && d.contact !== null,
        root: mayTry(actor, runRoots) && d.rootId === null && !d.aboutHead && d.state !== 'merged', leaveRoot: mayTry(actor, runRoots) && d.rootId !== null, send: mayTry(actor, sendOn) && classified && atUnits && d.leadId !== null && sent === null && (d.level !== 'committee' || steps.findLastIndex((s) => s.step === 'decided') > steps.findLastIndex((s) => s.step === 'reopened')),
        publish: desk && d.state === 'answered' && saidInPublic(d.source), withdraw: desk && published?.withdrawn === false,
      },
    };
  });

/** A file of a demand, for whoever may read the demand. */
export const demandFile = (house: House, actor: Actor, id: string, hash: string) =>
  house.unit(actor, async (unit) => {
    const d = await findDemand(unit, { id });
    if (!d || (await partsIn(unit, d)).size === 0) throw new Refusal('not_found', 'demands.no_such_demand');
    const found = (await attachmentsOf(unit, id)).find((a) => a.hash === hash);
    if (!found) throw new Refusal('not_found', 'demands.no_such_demand');
    const file = await readFile(unit, hash);
    return { bytes: file.bytes, mediaType: file.mediaType, fileName: found.name, inline: file.mediaType.startsWith('image/') };
  });

/** The head's own: what is his turn, and what waits in his line to be classified. */
export const headsMatters = (house: House, actor: Actor): Promise<z.input<typeof readHeadsOwn.output>> =>
  house.unit(actor, async (unit) => {
    const patches = await patchesOfActor(unit, actor);
    const demands = await demandsBy(unit, { within: null, patches: patches.map((p) => p.id), states: [...openStates], limit: MOST });
    return { patches: patches.map((p) => ({ id: p.id, name: p.name, level: p.level })), lines: await linesOf(unit, demands) };
  });

/** Figures without survivor bias, by class, unit and source; the definition stands in the explanation. */
export const demandFigures = (house: House, actor: Actor, filter: { readonly source?: Demand['source'] | undefined; readonly since?: string | undefined }): Promise<z.input<typeof readFigures.output>> =>
  house.unit(actor, async (unit) => {
    const within = await unitsInReach(unit);
    const named = async (by: 'all' | 'class' | 'unit' | 'source') => {
      const rows = await countsBy(unit, by, { within, ...filter });
      const names = by === 'unit' ? await organizationNames(unit, rows.flatMap((r) => (r.key === null ? [] : [r.key]))) : null;
      return rows.map((r) => ({ key: r.key, name: names?.get(r.key ?? '') ?? null, received: r.received, closed: r.closed, closedInTime: r.closedInTime, open: r.open, overdueOpen: r.overdueOpen, hours: r.closed === 0 ? null : Math.round(r.hours / r.closed), ...ratesOf(r) }));
    };
    return { all: (await named('all'))[0] ?? null, byClass: await named('class'), byUnit: await named('unit'), bySource: await named('source'), adoption: await adoptionBy(unit, within) };
  });

/** The hour as clocks in China show it: spreadsheets know no zones. */
const hourInChina = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** The list as a workbook, as the reader may see it. */
export const exportBoard = (house: House, actor: Actor, filter: Omit<DemandFilter, 'within' | 'limit' | 'patches'>) =>
  house.unit(actor, async (unit) => {
    const lines = await linesOf(unit, await demandsBy(unit, { ...filter, within: await unitsInReach(unit), limit: MOST_EXPORTED }));
    unit.audit({ action: 'demands.exported', subjectKind: 'demand', subjectId: null, detail: { lines: lines.length } });
    const words = { private: '私事', small: '小事', big: '大事', collected: '已收集', classified: '办理中', handled: '待反馈', answered: '已反馈', merged: '已合并' } as const;
    const bytes = await writeWorkbook({ sheets: [{ name: '诉求', columns: ['受理号', '内容', '地点', '类别', '状态', '办理单位', '收到', '时限', '反馈', '逾期'].map((header) => ({ header })), rows: lines.map((l) => [l.number, l.words, l.place, l.class ? words[l.class] : '', words[l.state], l.unitName, hourInChina(l.receivedAt), hourInChina(l.dueAt), l.answeredAt === null ? '' : hourInChina(l.answeredAt), l.late ? '是' : '']) }] });
    return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: `诉求-${unit.today}.xlsx` };
  });

export const callbackList = (house: House, actor: Actor): Promise<z.input<typeof readCallbacks.output>> =>
  house.unit(actor, async (unit) => {
    const within = await unitsInReach(unit, callBack);
    const [open, done] = [await callbacks(unit, true, within, MOST), await callbacks(unit, false, within, MOST)];
    const view = (c: (typeof open)[number]) => ({ demandId: c.demandId, round: c.round, number: c.number, words: c.said, answer: c.answer, dueOn: c.dueOn, satisfied: c.satisfied, said: c.words, doneBy: c.doneBy });
    return { open: open.map(view), done: done.map(view), percent: (await termsOf(unit)).policy.number('demand-callback-percent') };
  });

export const firmsPage = (house: House, actor: Actor): Promise<z.input<typeof readFirms.output>> =>
  house.unit(actor, async (unit) => {
    const within = await unitsInReach(unit, runFirms);
    const [counts] = await countsBy(unit, 'all', { within, source: 'firm' });
    const rates = counts ? ratesOf(counts) : null;
    return { totals: await firmTotals(unit, within), demands: { received: counts?.received ?? 0, answered: counts?.closed ?? 0, open: counts?.open ?? 0, rate: rates?.answered ?? null, explanation: rates?.explanation ?? null }, firms: await firmsList(unit, within, MOST) };
  });

export const servicesPage = (house: House, actor: Actor): Promise<z.input<typeof readServices.output>> =>
  house.unit(actor, async (unit) => {
    const within = await unitsInReach(unit, readSmallServices);
    return { heads: await serviceCounts(unit, within === null ? null : (await patchesIn(unit, within)).map((p) => p.id)) };
  });

export const unitsToAssign = (house: House, actor: Actor) =>
  house.unit(actor, async (unit) => {
    if (!mayBeDesk(actor)) throw new Refusal('forbidden', 'demands.not_yours');
    return { units: (await organizationsNow(unit)).filter((o) => o.type !== 'region').map((o) => ({ id: o.id as string, name: o.name })) };
  });
