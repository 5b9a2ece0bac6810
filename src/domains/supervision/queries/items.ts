import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { candidatesOf, personSubject, personSummaries } from '../../registry/index.ts';
import { handleLeads, readAllItems, readItems, readOwnItems, settleItems, supplyItems } from '../access.ts';
import { itemFor } from '../commands/items.ts';
import type * as contract from '../contract.ts';
import { sources, type Source } from '../model.ts';
import { groupsOf } from '../rules/joinings.ts';
import { findItems, handledLines, joiningsOf, repliesTo, type Reply } from '../store/index.ts';
import { casesById, viewsOf } from './views.ts';

const MOST = 300;
const SHEET = 1000;
const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });
/** A supervising body is shown what it supplied itself. */
const within = (actor: Actor): { supplierAccountId?: string | null } => (may(actor, readAllItems, whole(actor)) ? {} : { supplierAccountId: actor.accountId });

/** The newest items that the actor may see, and how many wait for a person. */
export const itemList = (house: House, actor: Actor, query: { source?: Source | undefined; text?: string | undefined; waiting?: boolean | undefined }): Promise<z.infer<typeof contract.listItems.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readItems, whole(actor));
    const found = await findItems(unit, { ...query, ...within(actor), limit: MOST + 1 });
    const shown = found.slice(0, MOST);
    const joinings = (await joiningsOf(unit, shown.map((i) => i.id))).filter((j) => j.state !== 'apart');
    const views = await viewsOf(unit, shown);
    const waiting = (await findItems(unit, { waiting: true, ...within(actor), limit: MOST })).length;
    return { items: views.map((v) => ({ ...v, doubles: joinings.filter((j) => j.itemId === v.id || j.otherId === v.id).length })), more: found.length > MOST, waiting };
  });

const replyView = async (unit: Unit, replies: readonly Reply[]) => {
  const people = await personSummaries(unit, replies.map((r) => r.personId));
  return replies.map((r) => ({ itemId: r.itemId, name: people.get(r.personId)?.name ?? '', reply: r.reply, at: r.at.toISOString() }));
};

/** One item with what is to be settled about it. */
export const itemFile = (house: House, actor: Actor, id: string): Promise<z.infer<typeof contract.readItem.output>> =>
  house.unit(actor, async (unit) => {
    const item = await itemFor(unit, id);
    const joinings = await joiningsOf(unit, [id]);
    const ids = joinings.map((j) => (j.itemId === id ? j.otherId : j.itemId));
    const others = new Map((await viewsOf(unit, await findItems(unit, { ids, ...within(actor), limit: SHEET }))).map((v) => [v.id, v]));
    const settle = may(actor, settleItems, whole(actor));
    const known = settle ? await candidatesOf(unit) : null;
    const candidates = [];
    for (const s of known ? item.subjects : []) {
      const list = s.kind === 'person' ? (await known!.people(s.named)).found.map((c) => ({ id: c.id, name: s.named, organizationName: c.organizationName, title: c.title })) : known!.units.filter((u) => u.type !== 'region' && (s.named.includes(u.name) || u.name.includes(s.named))).slice(0, 10).map((u) => ({ id: u.id, name: u.name, organizationName: '', title: '' }));
      candidates.push({ position: s.position, candidates: list });
    }
    unit.audit({ action: 'supervision.item_read', subjectKind: 'supervision_item', subjectId: id });
    const [view] = await viewsOf(unit, [item]);
    return {
      item: view!,
      candidates,
      doubles: joinings.flatMap((j) => {
        const other = others.get(j.itemId === id ? j.otherId : j.itemId);
        return other ? [{ item: other, state: j.state, reasons: [...j.reasons], likeness: j.likeness, decidedBy: j.decidedBy, decidedReason: j.decidedReason }] : [];
      }),
      replies: await replyView(unit, await repliesTo(unit, [id])),
      can: { settle, withdraw: item.withdrawnOn === null && may(actor, supplyItems, whole(actor)), lead: item.withdrawnOn === null && view!.case === null && may(actor, handleLeads, whole(actor)) },
    };
  });

async function measuresOf(unit: Unit, personId: string) {
  const lines = (await handledLines(unit, { personId })).toReversed();
  const files = await casesById(unit, lines.map((l) => l.caseId));
  return lines.map((l) => ({ caseId: l.caseId, number: files.get(l.caseId)?.number ?? '', type: l.type, measure: l.measure, decidedOn: l.decidedOn, carriedOutOn: l.carriedOutOn }));
}

/** One sheet per cadre: matters, each with all that told of it, newest first; joined ones stand once. */
export const sheetOf = (house: House, actor: Actor, personId: string): Promise<z.infer<typeof contract.personSheet.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readItems, await personSubject(unit, personId));
    const items = await findItems(unit, { subjectId: personId, ...within(actor), limit: SHEET });
    const views = new Map((await viewsOf(unit, items)).map((v) => [v.id, v]));
    const replies = await replyView(unit, await repliesTo(unit, items.map((i) => i.id)));
    const groups = groupsOf(items.map((i) => i.id), await joiningsOf(unit, items.map((i) => i.id)));
    unit.audit({ action: 'supervision.sheet_read', subjectKind: 'person', subjectId: personId });
    const all = [...views.values()];
    const valid = (list: readonly { validity: string }[]) => list.filter((v) => v.validity === 'valid').length;
    return {
      matters: groups.map((ids) => ({ items: ids.map((id) => views.get(id)!), replies: replies.filter((r) => ids.includes(r.itemId)) })),
      valid: groups.filter((ids) => ids.some((id) => views.get(id)!.validity === 'valid')).length,
      bySource: sources.map((source) => ({ source, all: all.filter((v) => v.source === source).length, valid: valid(all.filter((v) => v.source === source)) })).filter((s) => s.all > 0),
      measures: may(actor, readAllItems, whole(actor)) ? await measuresOf(unit, personId) : [],
    };
  });

/** What somebody sees of his own sheet: not who wrote it, not what is withheld, but that it is and by which article. */
export const sheetOfSelf = (house: House, actor: Actor): Promise<z.infer<typeof contract.ownSheet.output>> =>
  house.unit(actor, async (unit) => {
    const { personId } = actor;
    if (personId === null) throw new Refusal('forbidden', 'cases.account_without_person');
    must(actor, readOwnItems, { regionId: actor.regionId, personIds: [personId] });
    const items = await findItems(unit, { subjectId: personId, limit: SHEET });
    const shown = items.filter((i) => i.withheldBy === null);
    const replies = (await repliesTo(unit, shown.map((i) => i.id))).filter((r) => r.personId === personId);
    unit.audit({ action: 'supervision.own_sheet_read', subjectKind: 'person', subjectId: personId });
    return {
      // Other people named in the same item are none of his business.
      items: (await viewsOf(unit, shown)).map(({ recordedBy: _, case: __, ...v }) => ({ ...v, subjects: v.subjects.filter((s) => s.kind === 'unit' || s.subjectId === personId), replies: replies.filter((r) => r.itemId === v.id).map((r) => ({ reply: r.reply, at: r.at.toISOString() })) })),
      withheld: items.filter((i) => i.withheldBy !== null).map((i) => ({ source: i.source, article: i.withheldBy! })),
      measures: (await measuresOf(unit, personId)).map(({ caseId: _, ...m }) => m),
    };
  });
