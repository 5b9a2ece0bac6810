import type { Actor } from '../../../kernel/actor.ts';
import { may, must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationSubject, personSubject } from '../../registry/index.ts';
import { keptUntil } from '../commands/households.ts';
import { organizationsInReach } from '../queries/board.ts';
import { findHouseholds } from '../store/index.ts';
import { bindTies, ownTies } from './access.ts';
import type { NewEntry } from './model.ts';
import { endTies, entriesOf, findTie, insertEntries, insertTies, settleEntry } from './store.ts';

type Nothing = Record<never, never>;

/** Any number of ties at once. Asks no permission: import and simulation do. Out: the households bound now. */
export const saveTies = (unit: Unit, lines: readonly { readonly personId: string; readonly householdId: string }[]): Promise<Set<string>> => insertTies(unit, lines);
/** Any number of entries at once. Asks no permission: whoever calls has. Out: the ids stored now. */
export const saveTieEntries = async (unit: Unit, entries: readonly NewEntry[]): Promise<Set<string>> => insertEntries(unit, entries, await keptUntil(unit));

export const bindHouseholds = (house: House, actor: Actor, input: { readonly personId: string; readonly householdIds: readonly string[] }): Promise<{ bound: number; left: number }> =>
  house.unit(actor, async (unit) => {
    const person = await personSubject(unit, input.personId);
    must(actor, bindTies, person);
    if ((person.organizationPaths ?? []).length === 0) throw new Refusal('rule', 'ties.not_in_office');
    const wanted = [...new Set(input.householdIds)];
    const homes = await findHouseholds(unit, wanted);
    const subjects = new Map(await Promise.all([...new Set([...homes.values()].map((h) => h.organizationId))].map(async (o) => [o, may(actor, bindTies, await organizationSubject(unit, o))] as const)));
    if (wanted.some((id) => !subjects.get(homes.get(id)?.organizationId ?? ''))) throw new Refusal('not_found', 'ties.no_such_household');
    const bound = await saveTies(unit, wanted.map((householdId) => ({ personId: input.personId, householdId })));
    unit.audit({ action: 'grid.households_bound', subjectKind: 'person', subjectId: input.personId, detail: { bound: bound.size } });
    return { bound: bound.size, left: wanted.length - bound.size };
  });

/** Ends what a person stands for, so that the households can be bound anew: all of it for whoever reaches the person, else the households he reaches. */
export const releaseHouseholds = (house: House, actor: Actor, personId: string, reason: string): Promise<{ released: number }> =>
  house.unit(actor, async (unit) => {
    const person = await personSubject(unit, personId);
    const reach = may(actor, bindTies, person) ? 'all' : await organizationsInReach(unit, bindTies);
    const released = await endTies(unit, personId, reach);
    if (released === 0) throw new Refusal('not_found', 'ties.nothing_to_release');
    unit.audit({ action: 'grid.households_released', subjectKind: 'person', subjectId: personId, detail: { released, reason } });
    return { released };
  });

/** The person signed in, in office today: who left sees no household any more. */
export async function ownPerson(unit: Unit): Promise<string> {
  const { actor } = unit;
  if (actor.personId === null) throw new Refusal('forbidden', 'ties.no_person');
  must(actor, ownTies, { regionId: actor.regionId, personIds: [actor.personId] });
  if (((await personSubject(unit, actor.personId)).organizationPaths ?? []).length === 0) throw new Refusal('forbidden', 'ties.left_office');
  return actor.personId;
}
/** The tie, standing and of whoever asks; held so that its end and an entry do not cross. */
async function ownTie(unit: Unit, id: string, personId: string) {
  const tie = await findTie(unit, id, true);
  if (!tie || tie.personId !== personId || tie.endedOn !== null) throw new Refusal('not_found', 'ties.not_yours');
  return tie;
}

export const sendEntries = (house: House, actor: Actor, entries: readonly NewEntry[]): Promise<{ stored: number; known: number }> =>
  house.unit(actor, async (unit) => {
    const personId = await ownPerson(unit);
    const ties = new Map<string, Awaited<ReturnType<typeof ownTie>>>();
    // In the order of their ids: two telephones wait for each other instead of for ever.
    for (const id of [...new Set(entries.map((e) => e.tieId))].sort()) ties.set(id, await ownTie(unit, id, personId));
    if (entries.some((e) => e.onDay > unit.today || e.onDay < ties.get(e.tieId)!.startedOn)) throw new Refusal('rule', 'ties.day_outside');
    const stored = await saveTieEntries(unit, entries);
    if (stored.size > 0) unit.audit({ action: 'grid.tie_entries_sent', subjectKind: 'person', subjectId: personId, detail: { entries: stored.size } });
    return { stored: stored.size, known: entries.length - stored.size };
  });

export const settleDifficulty = (house: House, actor: Actor, id: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const personId = await ownPerson(unit);
    const [entry] = await entriesOf(unit, { ids: [id] });
    if (!entry) throw new Refusal('not_found', 'ties.not_yours');
    await ownTie(unit, entry.tieId, personId);
    if (!(await settleEntry(unit, id))) throw new Refusal('conflict', 'ties.settled_already');
    unit.audit({ action: 'grid.difficulty_settled', subjectKind: 'person', subjectId: personId });
    return {};
  });
