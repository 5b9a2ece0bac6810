import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, mayTry } from '../../../kernel/permission.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow, organizationSubject } from '../../registry/index.ts';
import { organizationsInReach } from '../queries/board.ts';
import { patchesByIds } from '../store/index.ts';
import { readMessages, sendMessages } from './access.ts';
import { messageInReach, ownHeads } from './commands.ts';
import type * as contract from './contract.ts';
import { copyState, deliveryOf } from './rules/delivery.ts';
import { copiesOf, inboxOf, messagesOf } from './store.ts';

/** Messages of one page. */
const MOST = 300;
/** A report that nobody serves above ends with the unit. */
const atDesk = (m: { readonly direction: string; readonly sent: number }): boolean => m.direction === 'up' && m.sent === 0;
/** Whose heads are written to. */
const holds: readonly string[] = ['region', 'town', 'subdistrict', 'village', 'community'];

export const messageBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.readMessageBoard.output>> =>
  house.unit(actor, async (unit) => {
    const reach = await organizationsInReach(unit, readMessages);
    const lines = await messagesOf(unit, reach === 'all' ? 'all' : { organizations: reach }, MOST);
    const names = await organizationNames(unit, [...new Set(lines.map((l) => l.organizationId))]);
    const send = mayTry(actor, sendMessages);
    const own = reach === 'all' ? null : new Set(reach);
    return {
      messages: lines.map((m) => ({ id: m.id, direction: m.direction, title: m.title, organizationName: names.get(m.organizationId) ?? '—', sentAt: m.sentAt.toISOString(), sentBy: m.sentBy, publicUntil: m.publicUntil, sent: m.sent, reached: m.reached, read: m.read, deskRead: atDesk(m) ? m.deskReadAt !== null : null })),
      units: send ? (await organizationsNow(unit)).filter((o) => holds.includes(o.type) && (own === null || own.has(o.id))).map((o) => ({ id: o.id, name: o.name })) : [],
      can: { send },
    };
  });

export const messagePage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readMessage.output>> =>
  house.unit(actor, async (unit) => {
    const m = await messageInReach(unit, id, readMessages);
    const copies = await copiesOf(unit, id);
    const names = await organizationNames(unit, [m.organizationId]);
    const send = may(actor, sendMessages, await organizationSubject(unit, m.organizationId));
    const desk = atDesk({ direction: m.direction, sent: copies.length });
    return {
      id: m.id, direction: m.direction, title: m.title, words: m.words, organizationName: names.get(m.organizationId) ?? '—', sentAt: m.sentAt.toISOString(), sentBy: m.sentBy, publicUntil: m.publicUntil, delivery: deliveryOf(copies),
      copies: copies.map((c) => ({ headId: c.headId, name: c.name, level: c.level, patch: c.patch, state: copyState(c), at: (c.readAt ?? c.toldAt)?.toISOString() ?? null })),
      deskRead: desk ? m.deskReadAt !== null : null, can: { tell: send && m.direction === 'down', takeUp: send && desk && m.deskReadAt === null },
    };
  });

export const ownInbox = (house: House, actor: Actor): Promise<z.output<typeof contract.readOwnMessages.output>> =>
  house.unit(actor, async (unit) => {
    const heads = await ownHeads(unit);
    const messages = await inboxOf(unit, heads.map((h) => h.headId), MOST);
    const sent = await messagesOf(unit, { patchIds: heads.map((h) => h.patchId) }, MOST);
    return {
      sent: sent.map((m) => ({ id: m.id, direction: m.direction, title: m.title, sentAt: m.sentAt.toISOString(), sentBy: m.sentBy, sent: m.sent, read: m.read, deskRead: atDesk(m) ? m.deskReadAt !== null : null })),
      messages: messages.map((m) => ({ id: m.id, direction: m.direction, title: m.title, words: m.words, sentAt: m.sentAt.toISOString(), sentBy: m.sentBy, readAt: m.readAt?.toISOString() ?? null })),
      patches: (await patchesByIds(unit, heads.map((h) => h.patchId))).map((p) => ({ id: p.id, level: p.level, name: p.name })),
    };
  });
