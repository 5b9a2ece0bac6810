import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { mayTry, must, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationIdsUnder, organizationSubject } from '../../registry/index.ts';
import { organizationsInReach } from '../queries/board.ts';
import { findPatch, idsBelow, lineUp, patchesByIds, servingHeads } from '../store/index.ts';
import { ownMessages, sendMessages } from './access.ts';
import type { DeskMessage, HeadMessage, Message } from './model.ts';
import { copiesOf, findMessage, idByClient, insertCopies, insertMessage, isFor, markDeskRead, markRead, markTold, type NewMessage } from './store.ts';

type Nothing = Record<never, never>;
type Sent = { readonly id: string; readonly sent: number };

/** Stores a message with its lines, once; the same client id again answers with what is there. */
async function send(unit: Unit, message: NewMessage, at: Parameters<typeof insertCopies>[2] | null): Promise<Sent> {
  if (message.publicUntil !== null && message.publicUntil < unit.today) throw new Refusal('invalid', 'messages.public_past', {}, [{ code: 'messages.public_past', at: 'publicUntil' }]);
  const id = await insertMessage(unit, message);
  if (id === null) {
    const there = await idByClient(unit, message.clientId);
    return { id: there, sent: (await copiesOf(unit, there)).length };
  }
  const sent = at === null ? 0 : await insertCopies(unit, id, at);
  // Words that reach nobody would look sent.
  if (sent === 0 && at !== null && message.publicUntil === null) throw new Refusal('rule', 'messages.nobody_serves');
  unit.audit({ action: message.direction === 'down' ? 'grid.message_sent' : 'grid.report_sent', subjectKind: 'message', subjectId: id, detail: { sent } });
  return { id, sent };
}

export const sendDown = (house: House, actor: Actor, { clientId, organizationId, title, words, publicUntil }: DeskMessage): Promise<Sent> =>
  house.unit(actor, async (unit) => {
    const subject = await organizationSubject(unit, organizationId);
    must(actor, sendMessages, subject);
    return send(unit, { clientId, direction: 'down', organizationId, patchId: null, title, words, publicUntil }, { organizations: await organizationIdsUnder(unit, subject.organizationPaths ?? []) });
  });

/** Heads that whoever is signed in serves as within his scope, with their patches. */
export async function ownHeads(unit: Unit): Promise<readonly { readonly headId: string; readonly patchId: string }[]> {
  const { actor } = unit;
  if (!mayTry(actor, ownMessages)) throw new Refusal('forbidden', 'security.not_permitted', { permission: ownMessages.id });
  const heads = actor.accountId === null && actor.personId === null ? [] : await servingHeads(unit, { accountId: actor.accountId, personId: actor.personId });
  const reach = await organizationsInReach(unit, ownMessages);
  if (reach === 'all') return heads;
  const inside = new Set((await patchesByIds(unit, heads.map((h) => h.patchId))).filter((p) => reach.includes(p.organizationId)).map((p) => p.id));
  return heads.filter((h) => inside.has(h.patchId));
}

export const sendOwn = (house: House, actor: Actor, { clientId, patchId, direction, title, words, publicUntil }: HeadMessage): Promise<Sent> =>
  house.unit(actor, async (unit) => {
    const patch = (await ownHeads(unit)).some((h) => h.patchId === patchId) ? await findPatch(unit, patchId) : null;
    if (!patch) throw new Refusal('not_found', 'messages.not_your_patch');
    must(actor, ownMessages, await organizationSubject(unit, patch.organizationId));
    const message = { clientId, direction, organizationId: patch.organizationId, patchId, title, words, publicUntil: direction === 'down' ? publicUntil : (null as Day | null) };
    if (direction === 'down') return send(unit, message, { patchIds: (await idsBelow(unit, [patchId])).filter((id) => id !== patchId) });
    // A report goes to the next who serves above: over a vacant post, and from the area to the desk.
    const above = (await lineUp(unit, patchId)).slice(1);
    const serving = new Set((await servingHeads(unit, { patchIds: above.map((p) => p.id) })).map((h) => h.patchId));
    const next = above.find((p) => serving.has(p.id));
    return send(unit, message, next ? { patchIds: [next.id] } : null);
  });

export const readOwn = (house: House, actor: Actor, id: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const heads = (await ownHeads(unit)).map((h) => h.headId);
    if (!(await isFor(unit, id, heads))) throw new Refusal('not_found', 'messages.no_such_message');
    await markRead(unit, id, heads);
    return {};
  });

/** A message of a unit within reach. */
export async function messageInReach(unit: Unit, id: string, permission: Permission): Promise<Message> {
  const message = await findMessage(unit, id);
  if (!message) throw new Refusal('not_found', 'messages.no_such_message');
  must(unit.actor, permission, await organizationSubject(unit, message.organizationId));
  return message;
}

export const tellByMouth = (house: House, actor: Actor, id: string, headId: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    await messageInReach(unit, id, sendMessages);
    if (!(await markTold(unit, id, headId))) throw new Refusal('conflict', 'messages.told_already');
    unit.audit({ action: 'grid.message_told', subjectKind: 'message', subjectId: id, detail: { headId } });
    return {};
  });

export const takeUp = (house: House, actor: Actor, id: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const message = await messageInReach(unit, id, sendMessages);
    if (message.direction !== 'up' || (await copiesOf(unit, id)).length > 0) throw new Refusal('not_found', 'messages.no_such_message');
    if (!(await markDeskRead(unit, id))) throw new Refusal('conflict', 'messages.taken_up_already');
    unit.audit({ action: 'grid.report_taken_up', subjectKind: 'message', subjectId: id });
    return {};
  });
