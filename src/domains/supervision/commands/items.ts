import { createHash } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { may, must } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { candidatesOf, organizationSubject, personSubject, type Candidates } from '../../registry/index.ts';
import { readAllItems, readItems, readOwnItems, settleItems, supplyItems } from '../access.ts';
import type { Item } from '../model.ts';
import { joiningOf, type Comparable } from '../rules/joinings.ts';
import { readLine, type CellFault, type ItemColumn, type LineTexts, type ReadLine } from '../rules/read-line.ts';
import { changeItem, decideJoining, findItems, holdItems, insertItem, insertReply, itemsBeside, proposeJoining, saveSubject, withdrawItem } from '../store/index.ts';
import { subjectsOf } from './match.ts';

export interface Added {
  readonly added: readonly string[];
  /** Lines that were on file before. */
  readonly already: number;
  readonly bad: readonly { readonly row: number; readonly faults: readonly { readonly column: ItemColumn; readonly fault: CellFault }[] }[];
}

const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });

/**
 * Lines of a list taken in (M128): good ones go in, of bad ones every wrong cell is named. Names are matched where name and unit say
 * who it is, the rest is left to a person; items that may be one matter with others are proposed as such. Twice the same file adds nothing.
 */
export const addItems = (house: House, actor: Actor, rows: readonly LineTexts[]): Promise<Added> =>
  house.unit(actor, async (unit) => {
    must(actor, supplyItems, whole(actor));
    await holdItems(unit);
    const candidates = await candidatesOf(unit);
    const batchId = newId(unit.at.getTime());
    const added: string[] = [];
    const bad: Added['bad'][number][] = [];
    let already = 0;
    for (const [row, texts] of rows.entries()) {
      const read = readLine(texts, unit.today);
      if ('faults' in read) bad.push({ row, faults: read.faults });
      else {
        const id = await put(unit, candidates, read.line, batchId);
        if (id === null) already++;
        else added.push(id);
      }
    }
    await proposeJoinings(unit, added);
    unit.audit({ action: 'supervision.items_added', subjectKind: 'supervision_batch', subjectId: batchId, detail: { added: added.length, already, bad: bad.length } });
    return { added, already, bad };
  });

/** One item typed in. Refuses `supervision.line_faults` with every wrong line, `supervision.item_there` when it is on file. */
export const addItem = (house: House, actor: Actor, texts: LineTexts): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, supplyItems, whole(actor));
    const read = readLine(texts, unit.today);
    if ('faults' in read) throw new Refusal('invalid', 'supervision.line_faults', {}, read.faults.map(({ column, fault }): Reason => ({ code: `supervision.fault.${fault}`, at: column })));
    await holdItems(unit);
    const id = await put(unit, await candidatesOf(unit), read.line, null);
    if (id === null) throw new Refusal('conflict', 'supervision.item_there', { reference: read.line.reference });
    await proposeJoinings(unit, [id]);
    unit.audit({ action: 'supervision.item_added', subjectKind: 'supervision_item', subjectId: id, detail: { source: read.line.source } });
    return { id };
  });

async function put(unit: Unit, candidates: Candidates, line: ReadLine, batchId: string | null): Promise<string | null> {
  const fingerprint = createHash('sha256').update(JSON.stringify([line.source, line.reference, line.foundOn, line.summary, line.people, line.units])).digest('hex');
  return insertItem(unit, { ...line, fingerprint, batchId, subjects: await subjectsOf(candidates, line) });
}

/** Compares items with everything about the same people and units. Only within `holdItems`. */
async function proposeJoinings(unit: Unit, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const policy = await policyInForce(unit, unit.today);
  const limits = { likeness: policy.number('joining-likeness'), days: policy.number('joining-days') };
  const beside = await itemsBeside(unit, ids);
  const mine = new Set(ids);
  // Somebody known counts by who he is; a name nobody settled yet by the name.
  const comparable = (i: Item): Comparable => ({ ...i, about: i.subjects.map((s) => s.subjectId ?? `${s.kind} ${s.named}`) });
  const byAbout = new Map<string, Comparable[]>();
  const all = beside.map(comparable);
  for (const c of all) for (const a of c.about) byAbout.set(a, [...(byAbout.get(a) ?? []), c]);
  const done = new Set<string>();
  for (const a of all.filter((c) => mine.has(c.id)))
    for (const b of new Set(a.about.flatMap((x) => byAbout.get(x)!))) {
      const [first, second] = a.id < b.id ? [a, b] : [b, a];
      if (first === second || done.has(`${first.id} ${second.id}`)) continue;
      done.add(`${first.id} ${second.id}`);
      const found = joiningOf(first, second, limits);
      if (found) await proposeJoining(unit, { itemId: first.id, otherId: second.id, ...found });
    }
}

/** An item that the actor may see: those of the department all, a supervising body what it supplied. Refuses `supervision.no_such_item`. */
export async function itemFor(unit: Unit, id: string): Promise<Item> {
  must(unit.actor, readItems, whole(unit.actor));
  const [item] = await findItems(unit, { ids: [id], limit: 1, ...(may(unit.actor, readAllItems, whole(unit.actor)) ? {} : { supplierAccountId: unit.actor.accountId }) });
  if (!item) throw new Refusal('not_found', 'supervision.no_such_item');
  return item;
}

/** Says who is meant by a name, or that it is nobody on file; decided by a person, with the reason. */
export const settleSubject = (house: House, actor: Actor, id: string, input: { position: number; subjectId: string | null; reason: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, settleItems, whole(actor));
    await holdItems(unit);
    const item = await itemFor(unit, id);
    const subject = item.subjects.find((s) => s.position === input.position);
    if (!subject) throw new Refusal('not_found', 'supervision.no_such_subject');
    if (input.subjectId !== null) await (subject.kind === 'person' ? personSubject : organizationSubject)(unit, input.subjectId);
    if (actor.personId !== null && input.subjectId === actor.personId) throw new Refusal('forbidden', 'supervision.oneself');
    await saveSubject(unit, id, input.position, input);
    await proposeJoinings(unit, [id]);
    unit.audit({ action: 'supervision.subject_settled', subjectKind: 'supervision_item', subjectId: id, detail: { named: subject.named, subjectId: input.subjectId } });
    return {};
  });

/** Joins two items as one matter, or keeps them apart; both stay on file. Refuses what was never proposed. */
export const settleJoining = (house: House, actor: Actor, input: { itemId: string; otherId: string; state: 'joined' | 'apart'; reason: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, settleItems, whole(actor));
    if (!(await decideJoining(unit, input.itemId, input.otherId, input.state, input.reason))) throw new Refusal('not_found', 'supervision.no_such_joining');
    unit.audit({ action: 'supervision.joining_decided', subjectKind: 'supervision_item', subjectId: input.itemId, detail: { otherId: input.otherId, state: input.state } });
    return {};
  });

/** Withdraws an item found untrue or passed on by mistake: it stays on the sheet, as withdrawn, with the reason. */
export const withdraw = (house: House, actor: Actor, id: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, supplyItems, whole(actor));
    await itemFor(unit, id);
    await withdrawIn(unit, id, reason);
    return {};
  });

export async function withdrawIn(unit: Unit, id: string, reason: string): Promise<void> {
  if (!(await withdrawItem(unit, id, reason))) throw new Refusal('conflict', 'supervision.withdrawn_before');
  unit.audit({ action: 'supervision.item_withdrawn', subjectKind: 'supervision_item', subjectId: id, detail: { reason } });
}

/** Lets the people concerned see it, or withholds it with the article. */
export const withhold = (house: House, actor: Actor, id: string, withheldBy: string | null): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, settleItems, whole(actor));
    await itemFor(unit, id);
    await changeItem(unit, id, { withheld_by: withheldBy });
    unit.audit({ action: 'supervision.item_withheld', subjectKind: 'supervision_item', subjectId: id, detail: { withheldBy } });
    return {};
  });

/** 本人说明: what the person concerned says to an item that he is shown. */
export const answerItem = (house: House, actor: Actor, id: string, reply: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'cases.account_without_person');
    const [item] = await findItems(unit, { ids: [id], subjectId: actor.personId, limit: 1 });
    if (!item || item.withheldBy !== null) throw new Refusal('not_found', 'supervision.no_such_item');
    must(actor, readOwnItems, { regionId: actor.regionId, personIds: [actor.personId] });
    await insertReply(unit, { itemId: id, personId: actor.personId, reply });
    unit.audit({ action: 'supervision.item_answered', subjectKind: 'supervision_item', subjectId: id });
    return {};
  });
