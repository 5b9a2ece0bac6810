import type { z } from 'zod';
import { mayTry } from '../../../kernel/permission.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { isDay } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { readEvidence, reviewAsDepartment, reviewAsUnit } from '../access.ts';
import type * as contract from '../contract/entries.ts';
import type { EntryView } from '../contract/views.ts';
import { behind, both, findEntries, inState, namesPerson, occurredBetween, ofArena, ofEvent, ofKinds, ofMatters, ofOrganizations, reportedBy, titled, withIds, type Condition } from '../store/entry.ts';
import { waitingOf, type Waiting } from '../store/review.ts';
import { entryViews } from './entry-views.ts';
import { organizationsInReach, visibleEntries } from './scope.ts';

type Filter = z.output<NonNullable<typeof contract.listEntries.query>>;

/** Entries the actor may see, filtered, newest occurrence first, a page at a time. */
export const listEntries = (house: House, actor: Actor, f: Filter): Promise<{ entries: EntryView[]; nextCursor: string | null }> =>
  house.unit(actor, async (unit) => {
    const conditions: Condition[] = [await visibleEntries(unit, readEvidence), occurredBetween(f.from, f.to)];
    if (f.personId !== undefined) conditions.push(namesPerson([f.personId]));
    if (f.organizationId !== undefined) conditions.push(ofOrganizations([f.organizationId]));
    if (f.matterId !== undefined) conditions.push(ofMatters([f.matterId]));
    if (f.criticalEventId !== undefined) conditions.push(ofEvent(f.criticalEventId));
    if (f.kind !== undefined) conditions.push(ofKinds([f.kind]));
    if (f.arena !== undefined) conditions.push(ofArena(f.arena));
    if (f.state !== undefined) conditions.push(inState([f.state]));
    if (f.words !== undefined && f.words.trim() !== '') conditions.push(titled(f.words.trim()));
    if (f.mine) conditions.push(actor.accountId === null ? withIds([]) : reportedBy(actor.accountId));
    if (f.cursor !== undefined) conditions.push(fromCursor(f.cursor));
    const found = await findEntries(unit, both(...conditions), f.limit + 1);
    const page = found.slice(0, f.limit);
    const last = page.at(-1);
    return { entries: await entryViews(unit, page), nextCursor: found.length > f.limit && last ? `${last.occurredOn}_${last.id}` : null };
  });

const fromCursor = (cursor: string): Condition => {
  const { day, id } = readCursor(cursor);
  return behind(day, id);
};

/** `2026-01-15_<id>`, the last row of a page. Refuses `evidence.cursor_malformed`. */
export function readCursor(cursor: string): { day: string; id: string } {
  const [day = '', id = ''] = cursor.split('_');
  if (!isDay(day) || !/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)) throw new Refusal('invalid', 'evidence.cursor_malformed', {}, [{ code: 'evidence.cursor_malformed', at: 'cursor' }]);
  return { day, id };
}

const INBOX_LIMIT = 500;

/** What waits for the actor, oldest first. */
export const inboxOf = (house: House, actor: Actor): Promise<{ items: { waitingFor: Waiting['waitingFor']; since: string; entry: EntryView }[]; total: number }> =>
  house.unit(actor, async (unit) => {
    const { found, open } = await waitingFor(unit);
    const items = (await entryViews(unit, open))
      .map((entry) => ({ waitingFor: found.get(entry.id)!.waitingFor, since: found.get(entry.id)!.since.toISOString(), entry }))
      .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.entry.id < b.entry.id ? -1 : 1));
    return { items, total: items.length };
  });

/** Entries that wait for the actor, and for what. */
export async function waitingFor(unit: Unit): Promise<{ found: ReadonlyMap<string, Waiting>; open: Awaited<ReturnType<typeof findEntries>> }> {
  const { actor } = unit;
  const found = new Map<string, Waiting>();
  const add = (list: readonly Waiting[]): void => list.forEach((w) => found.set(w.entryId, w));
  const department = mayTry(actor, reviewAsDepartment);
  const unitReach = mayTry(actor, reviewAsUnit) ? await organizationsInReach(unit, reviewAsUnit) : [];
  if (unitReach === null || unitReach.length > 0) add(await waitingOf(unit, { for: ['unit'], organizationIds: unitReach, reporterAccountId: null }, INBOX_LIMIT));
  if (department) add(await waitingOf(unit, { for: ['department', 'dispute'], organizationIds: await organizationsInReach(unit, reviewAsDepartment), reporterAccountId: null }, INBOX_LIMIT));
  if (actor.accountId !== null) add(await waitingOf(unit, { for: ['correction'], organizationIds: null, reporterAccountId: actor.accountId }, INBOX_LIMIT));
  const visible = await visibleEntries(unit, readEvidence);
  const entries = found.size === 0 ? [] : await findEntries(unit, both(withIds([...found.keys()]), visible));
  // Nobody is asked to review what names or was reported by himself, except to correct what came back.
  const open = entries.filter((e) => found.get(e.id)!.waitingFor === 'correction' || (e.reporterAccountId !== actor.accountId && !e.persons.some((p) => p.personId === actor.personId)));
  return { found, open };
}
