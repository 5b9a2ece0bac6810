import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, mayTry, must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { workingDaysBetween } from '../../../kernel/working-days.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationSubject, type Reach, reachOf, unitChoices } from '../../registry/index.ts';
import { groupBy } from '../queries/group-by.ts';
import { answerBlocks, doLinks, readChains, runChains } from './access.ts';
import type * as contract from './contract.ts';
import type { Block, Chain, Link } from './model.ts';
import { clockOf, hundredMillions, monthsEarly, planOf, type LinkClock } from './rules/chain-clock.ts';
import { standingOf } from './rules/block-standing.ts';
import { accountOf } from './rules/department-account.ts';
import { blocks as allBlocks, chains as allChains, findChain, links as allLinks } from './store.ts';

interface Clocked {
  readonly link: Link;
  readonly blocks: readonly Block[];
  readonly clock: LinkClock;
}
interface ChainWork {
  readonly chain: Chain;
  readonly lines: readonly Clocked[];
}
type Board = z.output<typeof contract.listChains.output>;

/** A stopped chain is read as of the day it stopped. */
const dayOf = (chain: Chain, unit: Unit) => chain.stoppedOn ?? unit.today;

/** Chains with their links on the clock of today. */
export async function clocked(unit: Unit, chains: readonly Chain[]): Promise<ChainWork[]> {
  const [links, blocks] = [groupBy(await allLinks(unit), (l) => l.chainId), groupBy(await allBlocks(unit), (b) => b.linkId)];
  return chains.map((chain) => {
    const own = (links.get(chain.id) ?? []).map((l) => ({ ...l, blocks: blocks.get(l.id) ?? [] }));
    return { chain, lines: own.map((link) => ({ link, blocks: link.blocks, clock: clockOf(link, own, chain.openedOn, dayOf(chain, unit)) })) };
  });
}
const concerns = (w: ChainWork, reach: Reach): boolean => reach(w.chain.organizationId) || w.lines.some((l) => reach(l.link.organizationId) || l.blocks.some((b) => b.organizationId !== null && b.clearedOn === null && reach(b.organizationId)));

type Names = ReadonlyMap<string, string>;
const headOf = ({ chain: c, lines }: ChainWork, names: Names) => {
  const plan = planOf(c.openedOn, lines.map((l) => l.link));
  return {
    id: c.id, title: c.title, about: c.about, organizationId: c.organizationId, organizationName: names.get(c.organizationId) ?? '—', investment: hundredMillions(c.investment), openedOn: c.openedOn, plannedStartOn: c.plannedStartOn,
    plannedReadyOn: lines.filter((l) => l.link.beforeStart).reduce((day, l) => (plan.get(l.link.position)!.to > day ? plan.get(l.link.position)!.to : day), c.openedOn),
    startedOn: c.startedOn, startProof: c.startProof, startedBy: c.startedBy, monthsEarly: c.startedOn === null ? null : monthsEarly(c.plannedStartOn, c.startedOn), stoppedOn: c.stoppedOn, stoppedBecause: c.stoppedBecause,
    links: lines.length, done: lines.filter((l) => l.clock.stage === 'done').length, blocked: lines.filter((l) => l.clock.stage === 'blocked').length, overdue: lines.filter((l) => l.clock.overdue).length, saved: lines.reduce((n, l) => n + (l.clock.saved ?? 0), 0),
  };
};
const departmentsOf = (work: readonly ChainWork[], names: Names) => accountOf(work.flatMap((w) => w.lines.map((l) => ({ link: l.link, chainTitle: w.chain.title, clock: l.clock })))).map((a) => ({ ...a, name: names.get(a.organizationId) ?? '—' }));
const unitsIn = (work: readonly ChainWork[]): string[] => work.flatMap((w) => [w.chain.organizationId, ...w.lines.flatMap((l) => [l.link.organizationId, ...l.blocks.flatMap((b) => (b.organizationId === null ? [] : [b.organizationId]))])]);
/** Chains in reach, what stands still in those that run, and the departments over all of them. */
export const chainBoard = (house: House, actor: Actor): Promise<Board> =>
  house.unit(actor, async (unit) => {
    const [reads, runs] = [await reachOf(unit, readChains), await reachOf(unit, runChains)];
    const work = (await clocked(unit, await allChains(unit))).filter((w) => concerns(w, reads));
    const names = await organizationNames(unit, unitsIn(work));
    const alerts = work.filter((w) => w.chain.stoppedOn === null).flatMap((w) =>
      w.lines.flatMap(({ link, blocks, clock }): Board['alerts'] => {
        const block = blocks.find((b) => b.clearedOn === null);
        const about = { chainId: w.chain.id, chainTitle: w.chain.title, link: link.title, organizationName: names.get(link.organizationId) ?? '—' };
        if (clock.stage === 'blocked') return [{ ...about, kind: 'blocked', days: workingDaysBetween(block!.raisedOn, unit.today), reason: block!.reason, clearedBy: block!.organizationId === null ? null : (names.get(block!.organizationId) ?? '—'), standing: standingOf(block!, link.organizationId, unit.today) }];
        return clock.overdue ? [{ ...about, kind: 'overdue', days: clock.taken - link.promisedDays, reason: null, clearedBy: null, standing: null }] : [];
      }),
    );
    const run = mayTry(actor, runChains);
    const choices = run ? await unitChoices(unit) : [];
    return { chains: work.map((w) => headOf(w, names)), alerts: alerts.sort((a, b) => b.days - a.days || a.link.localeCompare(b.link, 'zh')), departments: departmentsOf(work, names), units: choices.filter((o) => runs(o.id)), choices, can: { run } };
  });

/** One chain for those of its lead unit and of the departments in it. */
export const chainPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readChain.output>> =>
  house.unit(actor, async (unit) => {
    const chain = await findChain(unit, id);
    if (!chain) throw new Refusal('not_found', 'chains.no_such_chain');
    const [work] = await clocked(unit, [chain]);
    const reads = await reachOf(unit, readChains);
    const subject = await organizationSubject(unit, chain.organizationId);
    if (!concerns(work!, reads)) must(actor, readChains, subject);
    const [does, answers] = [await reachOf(unit, doLinks), await reachOf(unit, answerBlocks)];
    const run = may(actor, runChains, subject) && chain.stoppedOn === null;
    const names = await organizationNames(unit, unitsIn([work!]));
    const plan = planOf(chain.openedOn, work!.lines.map((l) => l.link));
    const needed = work!.lines.filter((l) => l.link.beforeStart);
    const linkView = ({ link: l, blocks, clock }: Clocked) => {
      const open = chain.stoppedOn === null && (clock.stage === 'running' || clock.stage === 'blocked');
      const owns = does(l.organizationId);
      const mayAnswer = (b: Block): boolean => !owns && (answers(chain.organizationId) || (b.organizationId !== null && answers(b.organizationId)));
      return {
        id: l.id, position: l.position, kind: l.kind, title: l.title, organizationId: l.organizationId, organizationName: names.get(l.organizationId) ?? '—', promisedDays: l.promisedDays, after: [...l.after], beforeStart: l.beforeStart,
        ...clock, plannedFrom: plan.get(l.position)!.from, plannedTo: plan.get(l.position)!.to, doneOn: l.state === 'open' ? null : l.doneOn, doneNote: l.doneNote, doneBy: l.doneBy, opinion: l.opinion, confirmedOn: l.confirmedOn, confirmedBy: l.confirmedBy,
        blocks: blocks.map((b) => ({ id: b.id, reason: b.reason, organizationName: b.organizationId === null ? null : (names.get(b.organizationId) ?? '—'), raisedOn: b.raisedOn, raisedBy: b.raisedBy, clearedOn: b.clearedOn, clearedBy: b.clearedBy, outcome: b.outcome, standing: standingOf(b, l.organizationId, dayOf(chain, unit)), answerBy: b.answerBy, answeredOn: b.answeredOn, answeredBy: b.answeredBy, answer: b.answer, days: workingDaysBetween(b.raisedOn, b.clearedOn ?? unit.today), can: { answer: chain.stoppedOn === null && standingOf(b, l.organizationId, unit.today) === 'waiting' && mayAnswer(b), clear: run && b.clearedOn === null } })),
        can: { report: clock.stage === 'running' && open && owns, settle: run && clock.stage === 'reported' && (l.doneAccountId === null || l.doneAccountId !== actor.accountId), block: clock.stage === 'running' && open && (owns || run) },
      };
    };
    const shown = work!.lines.map(linkView);
    return {
      chain: headOf(work!, names),
      links: shown,
      departments: departmentsOf([work!], names),
      choices: shown.some((l) => l.can.block) ? await unitChoices(unit) : [],
      today: unit.today,
      can: { start: run && chain.startedOn === null && needed.every((l) => l.link.state === 'done'), stop: run && chain.startedOn === null },
    };
  });
