import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import { addMonths, type Day } from '../../../kernel/period.ts';
import { mayTry, must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { filesGiven } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { runGrid, serveHouseholds } from '../access.ts';
import type { AreaItem, LookPurpose, Visit } from '../model.ts';
import { organizationsInReach } from '../queries/board.ts';
import { areasOf, findHouseholds, findPatch, idsBelow, insertVisits, putResidents, residentsOf, saveProof, servedSpans, servingHeads, visitsOf, type ServedSpan } from '../store/index.ts';

/** The last day on which residents' data told today is kept, by the pack. */
export const keptUntil = async (unit: Unit): Promise<Day> => addMonths(unit.today, (await policyInForce(unit, unit.today)).number('resident-data-months'));

/** The patches on the own line of whoever is signed in: those he serves and all below them, within his scope. */
export async function ownLine(unit: Unit): Promise<{ readonly patchIds: ReadonlySet<string>; readonly organizations: 'all' | ReadonlySet<string> }> {
  const { actor } = unit;
  if (!mayTry(actor, serveHouseholds)) throw new Refusal('forbidden', 'security.not_permitted', { permission: serveHouseholds.id });
  const reach = await organizationsInReach(unit, serveHouseholds);
  const served = actor.accountId === null && actor.personId === null ? [] : await servingHeads(unit, { accountId: actor.accountId, personId: actor.personId });
  return { patchIds: new Set(await idsBelow(unit, served.map((h) => h.patchId))), organizations: reach === 'all' ? 'all' : new Set(reach) };
}
const onLine = (line: Awaited<ReturnType<typeof ownLine>>, home: { readonly patchId: string | null; readonly organizationId: string } | undefined): boolean =>
  home !== undefined && home.patchId !== null && line.patchIds.has(home.patchId) && (line.organizations === 'all' || line.organizations.has(home.organizationId));

/** Whether the actor stood above the household on the day of the visit; `now`: he still does. */
function servedAt(spans: ReadonlyMap<string, readonly ServedSpan[]>, patchId: string | null, on: Day): { readonly then: boolean; readonly now: boolean } {
  const own = patchId === null ? [] : (spans.get(patchId) ?? []);
  const then = own.filter((s) => s.from <= on && (s.to === null || on <= s.to));
  return { then: then.length > 0, now: then.some((s) => s.to === null) };
}

export type SyncAnswer = { readonly id: string; readonly state: 'stored' | 'known' } | { readonly id: string; readonly state: 'refused'; readonly code: string };

/**
 * A day of visits from the phone (M230), sent once or again after a broken network: each is stored once under the id the phone made, and each has
 * an answer of its own, so that one wrong visit holds up none of the others. Asked is who served on the day of the visit: what a head did before
 * he was replaced is taken when his phone finds the network later; it shows him nothing, and what was told since is not written over.
 */
export const syncVisits = (house: House, actor: Actor, visits: readonly Visit[]): Promise<{ answers: SyncAnswer[] }> =>
  house.unit(actor, async (unit) => {
    if (!mayTry(actor, serveHouseholds)) throw new Refusal('forbidden', 'security.not_permitted', { permission: serveHouseholds.id });
    if (actor.accountId === null) throw new Refusal('forbidden', 'grid.named_people_visit');
    const reach = await organizationsInReach(unit, serveHouseholds);
    const spans = await servedSpans(unit, actor);
    const homes = await findHouseholds(unit, visits.map((v) => v.householdId));
    const refused = new Map<string, string>();
    const good = new Map<string, Visit & { patchId: string; digest: string; day: Day; now: boolean }>();
    for (const v of visits) {
      const home = homes.get(v.householdId);
      const digest = createHash('sha256').update(canonicalJson(v)).digest('hex');
      const twin = good.get(v.id);
      const on = dayInChina(new Date(v.visitedAt));
      const served = servedAt(spans, home?.patchId ?? null, on);
      if (!home || (reach !== 'all' && !reach.includes(home.organizationId))) refused.set(v.id, 'grid.not_on_line');
      else if (on > unit.today) refused.set(v.id, 'grid.visit_in_future');
      else if (!served.then) refused.set(v.id, 'grid.not_on_line');
      else if (twin && twin.digest !== digest) refused.set(v.id, 'grid.visit_id_taken');
      else good.set(v.id, { ...v, patchId: home.patchId!, digest, day: on, now: served.now });
    }
    const keepUntil = await keptUntil(unit);
    const { stored, known } = await insertVisits(unit, [...good.values()], keepUntil);
    // What was told last counts, whatever the order in which phones send.
    const told = new Map<string, Visit & { day: Day; now: boolean }>();
    for (const v of [...good.values()].filter((g) => stored.has(g.id) && g.register !== null).sort((a, b) => a.visitedAt.localeCompare(b.visitedAt))) told.set(v.householdId, v);
    await putResidents(unit, [...told.values()].map((v) => ({ householdId: v.householdId, ...v.register!, ...(v.now ? {} : { toldOn: v.day }) })), keepUntil);
    if (stored.size > 0) unit.audit({ action: 'grid.visits_received', subjectKind: 'account', subjectId: actor.accountId, detail: { visits: stored.size, registered: told.size } });
    for (const v of good.values()) if (stored.has(v.id) && v.collected !== '') unit.publish({ type: 'grid.problem_collected', payload: { visitId: v.id, patchId: v.patchId } });
    const answerOf = (v: Visit): SyncAnswer => {
      const code = refused.get(v.id);
      if (code !== undefined) return { id: v.id, state: 'refused', code };
      if (stored.has(v.id)) return { id: v.id, state: 'stored' };
      return known.get(v.id) === `${actor.accountId} ${good.get(v.id)!.digest}` ? { id: v.id, state: 'known' } : { id: v.id, state: 'refused', code: 'grid.visit_id_taken' };
    };
    return { answers: visits.map(answerOf) };
  });

/** Opens the data of one household on the own line, for a stated purpose; the look is on record. Refuses `grid.not_on_line`. */
export const lookAtHousehold = (house: House, actor: Actor, householdId: string, purpose: LookPurpose) =>
  house.unit(actor, async (unit) => {
    const line = await ownLine(unit);
    const home = (await findHouseholds(unit, [householdId])).get(householdId);
    if (!onLine(line, home)) throw new Refusal('not_found', 'grid.not_on_line');
    unit.audit({ action: 'grid.household_seen', subjectKind: 'household', subjectId: householdId, detail: { purpose } });
    const path = (await areasOf(unit, [home!.patchId!])).get(home!.patchId!);
    return { id: householdId, address: home!.address, path: [...(path?.names ?? [])], resident: (await residentsOf(unit, [householdId])).get(householdId) ?? null, visits: (await visitsOf(unit, householdId)).map((v) => ({ ...v, items: [...v.items] })) };
  });

/** Proof of one of the six must-haves of an area (M231). Refuses `grid.no_such_patch`, `grid.not_an_area`, `grid.counted_by_itself`, `grid.no_such_file`. */
export const proveItem = (house: House, actor: Actor, areaId: string, input: { readonly item: AreaItem; readonly note: string; readonly fileHash: string | null; readonly fileName: string | null }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const area = await findPatch(unit, areaId);
    if (!area) throw new Refusal('not_found', 'grid.no_such_patch');
    must(actor, runGrid, await organizationSubject(unit, area.organizationId));
    if (area.level !== 'area' || area.endedOn !== null) throw new Refusal('rule', 'grid.not_an_area');
    if (input.item === 'badges' || input.item === 'cards' || input.item === 'resident_account') throw new Refusal('rule', 'grid.counted_by_itself');
    if (input.fileHash !== null && !(await filesGiven(unit, [input.fileHash])).has(input.fileHash)) throw new Refusal('invalid', 'grid.no_such_file', {}, [{ code: 'grid.no_such_file', at: 'fileHash' }]);
    await saveProof(unit, areaId, input);
    unit.audit({ action: 'grid.item_proved', subjectKind: 'patch', subjectId: areaId, detail: { item: input.item } });
    return {};
  });
