import type { Actor } from '../../../kernel/actor.ts';
import { may, must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationSubject, reachOf } from '../../registry/index.ts';
import { answerBlocks, blockLinks, doLinks, runChains } from './access.ts';
import type { Block, Chain, Link, NewLink } from './model.ts';
import { standingOf } from './rules/block-standing.ts';
import { answerBlock, blocks, changeChain, changeLink, clearBlock, findBlock, findChain, findLink, insertBlock, insertChain, links } from './store.ts';

type Nothing = Record<never, never>;

/** A chain with its links; a link names only links before it, so that none waits for itself. Investment in 万元. */
export const openChain = (house: House, actor: Actor, input: { readonly organizationId: string; readonly title: string; readonly about: string; readonly investment: string; readonly plannedStartOn: Day; readonly links: readonly NewLink[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runChains, await organizationSubject(unit, input.organizationId));
    for (const [i, l] of input.links.entries()) {
      if (l.after.some((p) => p > i)) throw new Refusal('invalid', 'chains.after_later', { title: l.title }, [{ code: 'chains.after_later', params: { title: l.title }, at: `links.${i}.after` }]);
      // Refuses a unit that is not on file.
      await organizationSubject(unit, l.organizationId);
    }
    const id = await insertChain(unit, input, input.links.map((l) => ({ ...l, after: [...new Set(l.after)] })));
    unit.audit({ action: 'work.chain_opened', subjectKind: 'chain', subjectId: id, detail: { title: input.title, links: input.links.length } });
    return { id };
  });

async function foundChain(unit: Unit, id: string): Promise<Chain> {
  const chain = await findChain(unit, id);
  if (!chain) throw new Refusal('not_found', 'chains.no_such_chain');
  return chain;
}
async function foundLink(unit: Unit, id: string): Promise<Link> {
  const link = await findLink(unit, id);
  if (!link) throw new Refusal('not_found', 'chains.no_such_link');
  return link;
}
async function foundBlock(unit: Unit, id: string): Promise<Block> {
  const block = await findBlock(unit, id);
  if (!block) throw new Refusal('not_found', 'chains.no_such_block');
  return block;
}
/** The chain locked; nothing changes in a stopped one. */
async function heldChain(unit: Unit, id: string): Promise<Chain> {
  const chain = (await findChain(unit, id, true))!;
  if (chain.stoppedOn !== null) throw new Refusal('conflict', 'chains.stopped', { stoppedOn: chain.stoppedOn });
  return chain;
}
/** The link as it is once its chain is locked; refused in another state. */
async function heldLink(unit: Unit, link: Link, state: Link['state']): Promise<Link> {
  await heldChain(unit, link.chainId);
  const now = (await findLink(unit, link.id))!;
  if (now.state !== state) throw new Refusal('conflict', 'chains.link_moved', { state: now.state });
  return now;
}
async function mustBeReady(unit: Unit, link: Link): Promise<void> {
  const waits = (await links(unit, link.chainId)).find((l) => link.after.includes(l.position) && l.state !== 'done');
  if (waits) throw new Refusal('rule', 'chains.not_ready', { title: waits.title });
}
async function mustNotBeBlocked(unit: Unit, linkId: string): Promise<void> {
  const block = (await blocks(unit)).find((b) => b.linkId === linkId && b.clearedOn === null);
  if (block) throw new Refusal('rule', 'chains.blocked', { reason: block.reason });
}

export const reportLink = (house: House, actor: Actor, id: string, note: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const found = await foundLink(unit, id);
    must(actor, doLinks, await organizationSubject(unit, found.organizationId));
    const link = await heldLink(unit, found, 'open');
    await mustBeReady(unit, link);
    await mustNotBeBlocked(unit, id);
    await changeLink(unit, id, { state: 'reported', done_on: unit.today, done_note: note, done_by: actor.name, done_account_id: actor.accountId });
    unit.audit({ action: 'work.link_reported', subjectKind: 'chain_link', subjectId: id });
    return {};
  });

/** Confirmed by the unit that leads and never by who reported; the links after it begin today. */
export const settleLink = (house: House, actor: Actor, id: string, input: { readonly accepted: boolean; readonly opinion: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const found = await foundLink(unit, id);
    must(actor, runChains, await organizationSubject(unit, (await foundChain(unit, found.chainId)).organizationId));
    const link = await heldLink(unit, found, 'reported');
    if (link.doneAccountId !== null && link.doneAccountId === actor.accountId) throw new Refusal('forbidden', 'chains.oneself');
    await changeLink(unit, id, input.accepted ? { state: 'done', opinion: input.opinion, confirmed_on: unit.today, confirmed_by: actor.name } : { state: 'open', opinion: input.opinion });
    unit.audit({ action: input.accepted ? 'work.link_confirmed' : 'work.link_returned', subjectKind: 'chain_link', subjectId: id });
    return {};
  });

/** Whose clock it is has no word in whether it stands: asked of the reach, so that who serves both units has none either. */
const ownsClock = async (unit: Unit, link: Link): Promise<boolean> => (await reachOf(unit, doLinks))(link.organizationId);

/**
 * 堵点: by the department of the link or the unit that leads; `organizationId` has to clear it, null is the investor. Whom it names is asked
 * for a word (parameter `chain-block-answer-days`), unless the unit that leads says it and it is not its own clock.
 */
export const blockLink = (house: House, actor: Actor, id: string, input: { readonly reason: string; readonly organizationId: string | null }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const found = await foundLink(unit, id);
    const own = await organizationSubject(unit, found.organizationId);
    const lead = await organizationSubject(unit, (await foundChain(unit, found.chainId)).organizationId);
    must(actor, blockLinks, { ...own, organizationPaths: [...own.organizationPaths!, ...lead.organizationPaths!] });
    if (input.organizationId !== null) await organizationSubject(unit, input.organizationId);
    const link = await heldLink(unit, found, 'open');
    await mustBeReady(unit, link);
    await mustNotBeBlocked(unit, id);
    const asked = input.organizationId !== link.organizationId;
    const agreed = asked && may(actor, runChains, lead) && !(await ownsClock(unit, link)) ? true : null;
    const answerBy = asked && agreed === null ? addWorkingDays(unit.today, (await policyInForce(unit, unit.today)).number('chain-block-answer-days')).day : null;
    const block = (await insertBlock(unit, { ...input, linkId: id, agreed, answerBy }))!;
    unit.audit({ action: 'work.link_blocked', subjectKind: 'chain_link', subjectId: id, detail: { organizationId: input.organizationId } });
    return { id: block };
  });

/** Whether the link stands for whom the block names: agreed from the day it was raised, refused never. One word, by the unit named or the one that leads. */
export const answerOneBlock = (house: House, actor: Actor, id: string, input: { readonly agreed: boolean; readonly answer: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const found = await foundBlock(unit, id);
    const link = (await findLink(unit, found.linkId))!;
    const lead = await organizationSubject(unit, (await foundChain(unit, link.chainId)).organizationId);
    const named = found.organizationId === null ? [] : (await organizationSubject(unit, found.organizationId)).organizationPaths!;
    must(actor, answerBlocks, { ...lead, organizationPaths: [...lead.organizationPaths!, ...named] });
    if (await ownsClock(unit, link)) throw new Refusal('forbidden', 'chains.answers_oneself');
    await heldChain(unit, link.chainId);
    const standing = standingOf((await findBlock(unit, id))!, link.organizationId, unit.today);
    if (standing !== 'waiting') throw new Refusal('conflict', 'chains.block_answered', { standing });
    await answerBlock(unit, id, input.agreed, input.answer);
    unit.audit({ action: input.agreed ? 'work.block_agreed' : 'work.block_refused', subjectKind: 'chain_link', subjectId: link.id });
    return {};
  });

export const clearOneBlock = (house: House, actor: Actor, id: string, outcome: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const found = await foundBlock(unit, id);
    const { chainId } = (await findLink(unit, found.linkId))!;
    must(actor, runChains, await organizationSubject(unit, (await foundChain(unit, chainId)).organizationId));
    await heldChain(unit, chainId);
    if ((await findBlock(unit, id))!.clearedOn !== null) throw new Refusal('conflict', 'chains.block_cleared');
    await clearBlock(unit, id, outcome);
    unit.audit({ action: 'work.block_cleared', subjectKind: 'chain_link', subjectId: found.linkId });
    return {};
  });

/** 开工: not before what it needs is done, and not in the future. */
export const startProject = (house: House, actor: Actor, id: string, input: { readonly startedOn: Day; readonly proof: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runChains, await organizationSubject(unit, (await foundChain(unit, id)).organizationId));
    const chain = await heldChain(unit, id);
    if (chain.startedOn !== null) throw new Refusal('conflict', 'chains.started_already', { startedOn: chain.startedOn });
    const needed = (await links(unit, id)).filter((l) => l.beforeStart);
    const missing = needed.filter((l) => l.state !== 'done');
    if (missing.length > 0) throw new Refusal('rule', 'chains.links_missing', { count: missing.length, title: missing[0]!.title });
    const refused = (code: string, params: Record<string, string>): Refusal => new Refusal('invalid', code, params, [{ code, params, at: 'startedOn' }]);
    if (input.startedOn > unit.today) throw refused('chains.start_in_future', {});
    const last = needed.reduce<Day>((a, l) => (l.doneOn! > a ? l.doneOn! : a), chain.openedOn);
    if (input.startedOn < last) throw refused('chains.start_before_links', { last });
    await changeChain(unit, id, { started_on: input.startedOn, start_proof: input.proof, started_by: actor.name });
    unit.audit({ action: 'work.project_started', subjectKind: 'chain', subjectId: id, detail: { startedOn: input.startedOn } });
    return {};
  });

export const stopChain = (house: House, actor: Actor, id: string, reason: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runChains, await organizationSubject(unit, (await foundChain(unit, id)).organizationId));
    const chain = await heldChain(unit, id);
    if (chain.startedOn !== null) throw new Refusal('conflict', 'chains.started_already', { startedOn: chain.startedOn });
    await changeChain(unit, id, { stopped_on: unit.today, stopped_because: reason });
    unit.audit({ action: 'work.chain_stopped', subjectKind: 'chain', subjectId: id });
    return {};
  });
