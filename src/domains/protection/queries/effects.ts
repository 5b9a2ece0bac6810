import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { factsOf, findCase, tableFields, trailsOf } from '../../cases/index.ts';
import { policyVersion } from '../../policy/index.ts';
import { personSubject } from '../../registry/index.ts';
import { readEffects, readOwnEffects, readPrecedents } from '../access.ts';
import type { effectView, personEffects, similarCases } from '../contract.ts';
import type { Scope } from '../model.ts';
import { against, holdsOn, shielded } from '../rules/effects-on.ts';
import { nearest } from '../rules/nearest.ts';
import { effectsOf, nearestPrecedents } from '../store/index.ts';
import { TOLERANCE_RULE } from '../types/tolerance.ts';

/**
 * The one question every domain asks before it decides something about people: what stands against it on that day? Out: reasons with
 * article and the day from which it is open again, for those against whom something stands.
 */
export async function standsAgainst(unit: Unit, personIds: readonly string[] | 'all', scope: Scope, day: Day): Promise<Map<string, Reason[]>> {
  const found = new Map<string, Reason[]>();
  for (const [personId, effects] of byPerson(await effectsOf(unit, personIds))) {
    const reasons = against(effects, scope, day);
    if (reasons.length > 0) found.set(personId, reasons);
  }
  return found;
}

/** Of what stands against it, what only waits until a report is checked (暂缓); what a sanction closes is left to the table that knows the sanction. */
export async function holdsAgainst(unit: Unit, personIds: readonly string[] | 'all', scope: Scope, day: Day): Promise<Map<string, Reason[]>> {
  const found = new Map<string, Reason[]>();
  for (const [personId, effects] of byPerson((await effectsOf(unit, personIds)).filter((e) => e.kind === 'hold'))) {
    const reasons = against(effects, scope, day);
    if (reasons.length > 0) found.set(personId, reasons);
  }
  return found;
}

/** Everybody whom a case has ever released from single records, with those he is released from on that day: none, once the release was taken back. */
export async function everReleased(unit: Unit, day: Day): Promise<Map<string, ReadonlySet<string>>> {
  const releases = (await effectsOf(unit, 'all')).filter((e) => e.kind === 'relief' && e.entryIds.length > 0);
  return new Map([...byPerson(releases)].map(([personId, effects]) => [personId, shielded(effects, day)]));
}

/** Entries that are not held against people on that day (容错免责、澄清), by person. */
export async function shieldedEntries(unit: Unit, personIds: readonly string[] | 'all', day: Day): Promise<Map<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [personId, effects] of byPerson(await effectsOf(unit, personIds))) {
    const entries = shielded(effects, day);
    if (entries.size > 0) found.set(personId, entries);
  }
  return found;
}

/** What somebody is released from (容错、澄清) in decisions of this kind on that day; the domain that decides says so and does not hold the released matter against him. */
export async function reliefsFor(unit: Unit, personIds: readonly string[] | 'all', scope: Scope, day: Day): Promise<Map<string, Reason[]>> {
  const found = new Map<string, Reason[]>();
  for (const [personId, effects] of byPerson(await effectsOf(unit, personIds))) {
    const reasons = effects.filter((e) => e.kind === 'relief' && e.scopes.includes(scope) && holdsOn(e, day)).map((e): Reason => ({ code: 'protection.relieved', params: { basis: e.basis, from: e.from, scope }, source: e.source }));
    if (reasons.length > 0) found.set(personId, reasons);
  }
  return found;
}

export const sanctionFactNames = ['处分类型', '处分生效日期', '处分影响期内', '是否当年受处分', '是否当年受诫勉'] as const;
/** What is known of somebody by way of sanctions, for decision tables; who has none on file is left out, since silence is not "no". */
export async function sanctionFacts(unit: Unit, personIds: readonly string[] | 'all', day: Day): Promise<Map<string, Readonly<Record<string, string | boolean>>>> {
  const year = day.slice(0, 4);
  const found = new Map<string, Readonly<Record<string, string | boolean>>>();
  for (const [personId, effects] of byPerson(await effectsOf(unit, personIds))) {
    const imposed = effects.filter((e) => e.kind === 'restriction' && e.from <= day);
    const now = imposed.filter((e) => holdsOn(e, day)).sort((a, b) => ((a.until ?? '9999') < (b.until ?? '9999') ? 1 : -1))[0];
    const latest = now ?? imposed.filter((e) => e.from.startsWith(year)).at(-1);
    if (!latest) continue;
    found.set(personId, { 处分类型: latest.basis, 处分生效日期: latest.from, 处分影响期内: now !== undefined, 是否当年受处分: imposed.some((e) => e.from.startsWith(year) && e.basis !== '诫勉'), 是否当年受诫勉: imposed.some((e) => e.from.startsWith(year) && e.basis === '诫勉') });
  }
  return found;
}

function byPerson<T extends { readonly personId: string }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(one.personId, [...(groups.get(one.personId) ?? []), one]);
  return groups;
}

type View = z.infer<typeof effectView>;
async function viewsOf(unit: Unit, personId: string, whole: boolean): Promise<View[]> {
  const views: View[] = [];
  for (const e of (await effectsOf(unit, [personId])).toReversed()) {
    const file = await findCase(unit, e.caseId);
    views.push({ id: e.id, kind: e.kind, basis: e.basis, scopes: [...e.scopes], from: e.from, until: e.until, endedOn: e.endedOn, endedBecause: e.endedBecause, source: e.source, entries: e.entryIds.length, holds: holdsOn(e, unit.today), case: whole && file && e.kind !== 'finding' ? { id: file.id, number: file.number, title: file.title } : null });
  }
  return views;
}

/** Locks and reliefs of a person, the newest first. The look is audited. */
export const effectsOfPerson = (house: House, actor: Actor, personId: string): Promise<z.infer<typeof personEffects.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readEffects, await personSubject(unit, personId));
    unit.audit({ action: 'protection.effects_read', subjectKind: 'person', subjectId: personId });
    return viewsOf(unit, personId, true);
  });

export const effectsOfSelf = (house: House, actor: Actor): Promise<View[]> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'cases.account_without_person');
    must(actor, readOwnEffects, { regionId: actor.regionId, personIds: [actor.personId] });
    return viewsOf(unit, actor.personId, false);
  });

const MOST = 8;

/** 类案: decided tolerance cases most like this one, and what differed (M122). */
export const similarTo = (house: House, actor: Actor, caseId: string): Promise<z.infer<typeof similarCases.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readPrecedents, { regionId: actor.regionId, organizationPaths: [] });
    const file = await findCase(unit, caseId);
    if (!file || file.type !== 'tolerance') throw new Refusal('not_found', 'cases.no_such_case');
    const facts = factsOf((await trailsOf(unit, [caseId])).get(caseId)!);
    const names = tableFields(await policyVersion(unit, file.policyVersion, file.openedOn), TOLERANCE_RULE).map((f) => f.key);
    const known = Object.fromEntries(names.flatMap((n) => (typeof facts[n] === 'string' || typeof facts[n] === 'boolean' ? [[n, facts[n]]] : []))) as Record<string, string | boolean>;
    const field = typeof facts['field'] === 'string' ? facts['field'] : null;
    const near = await nearestPrecedents(unit, known, field, caseId, MOST);
    return { known: Object.keys(known).length > 0, cases: nearest(known, field, near, MOST).map((n) => ({ caseId: n.precedent.caseId, field: n.precedent.field, summary: n.precedent.summary, conclusion: n.precedent.conclusion, decidedOn: n.precedent.decidedOn, reason: n.precedent.reason, same: [...n.same], different: n.different.map((d) => ({ ...d })), sameField: n.sameField })) };
  });
