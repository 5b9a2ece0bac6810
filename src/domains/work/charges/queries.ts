import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { mayTry, must, reachablePaths } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationSubject, peopleAt, peopleNamed, personSummaries, reachOf, unitChoices, type PersonSummary } from '../../registry/index.ts';
import { groupBy } from '../queries/group-by.ts';
import { readCharges, runCharges } from './access.ts';
import { awardsOf } from './commands.ts';
import type { listCharges, withoutInUnit } from './contract.ts';
import { coverageByUnit, effectivenessOf, withoutSole } from './rules/charge-account.ts';
import { charges as allCharges, disputes as allDisputes, joinedAwards, partners as allPartners } from './store.ts';

/** More than anybody reads through; who looks for one of them searches by name. */
const AT_MOST = 200;
type Waiting = z.output<typeof withoutInUnit.output>;
type Seated = PersonSummary & { readonly organizationId: string };
const seated = (p: PersonSummary): p is Seated => p.category !== null && p.organizationId !== null;
const few = (people: readonly PersonSummary[], more = people.length > AT_MOST): Waiting => ({ people: people.slice(0, AT_MOST).map((p) => ({ personId: p.id, name: p.name, organizationName: p.organizationName, title: p.title })), more });

/** Everybody in office within reach, with the main post. */
async function inReach(unit: Unit): Promise<Seated[]> {
  const paths = reachablePaths(unit.actor, readCharges);
  return paths !== 'all' && paths.length === 0 ? [] : (await peopleAt(unit, paths)).filter(seated);
}

/** People of one unit who were never given sole charge. Whoever holds a second post in reach counts with the unit of the main post, so a unit out of reach may be opened as far as it is counted, and is refused otherwise. */
export const unitWithout = (house: House, actor: Actor, organizationId: string): Promise<Waiting> =>
  house.unit(actor, async (unit) => {
    const subject = await organizationSubject(unit, organizationId);
    const all = reachablePaths(actor, readCharges) === 'all';
    const people = (all ? (await peopleAt(unit, subject.organizationPaths!)).filter(seated) : await inReach(unit)).filter((p) => p.organizationId === organizationId);
    if (people.length === 0) must(actor, readCharges, subject);
    return few(withoutSole(people, await allCharges(unit)));
  });

/** The same by name, wherever in reach. */
export const namedWithout = (house: House, actor: Actor, text: string): Promise<Waiting> =>
  house.unit(actor, async (unit) => {
    const found = await peopleNamed(unit, text, reachablePaths(actor, readCharges), AT_MOST + 1);
    const people = await personSummaries(unit, found.map((p) => p.id));
    const listed = found.flatMap((p) => people.get(p.id) ?? []).filter(seated);
    return few(withoutSole(listed, await allCharges(unit)), found.length > AT_MOST);
  });

/** Charges of the units in reach, who was never given one, and what coordination came to. */
export const chargeBoard = (house: House, actor: Actor): Promise<z.output<typeof listCharges.output>> =>
  house.unit(actor, async (unit) => {
    const [reads, runs] = [await reachOf(unit, readCharges), await reachOf(unit, runCharges)];
    const everyCharge = await allCharges(unit);
    const charges = everyCharge.filter((c) => reads(c.organizationId));
    const ids = new Set(charges.map((c) => c.id));
    const disputes = (await allDisputes(unit)).filter((d) => ids.has(d.chargeId));
    const [byCharge, partners, joined] = [groupBy(disputes, (d) => d.chargeId), groupBy(await allPartners(unit), (p) => p.chargeId), groupBy(await joinedAwards(unit), (a) => a.chargeId)];
    const awards = (await awardsOf(unit, [...new Set(charges.map((c) => c.personId))])).map((e) => ({ evidenceId: e.id, title: e.title, on: e.occurredOn, issuer: e.content.kind === 'award' ? e.content.issuer : '—', personIds: e.persons.map((p) => p.personId) }));
    const people = await personSummaries(unit, charges.map((c) => c.personId));
    const names = await organizationNames(unit, [...charges.map((c) => c.organizationId), ...[...partners.values()].flat().map((p) => p.organizationId)]);
    const nameOf = (id: string): string => people.get(id)?.name ?? '—';
    const inOffice = await inReach(unit);
    const units = coverageByUnit(inOffice, everyCharge);
    const unitNames = new Map(inOffice.map((p) => [p.organizationId, p.organizationName ?? '—']));
    const awarded = new Set(everyCharge.filter((c) => c.kind === 'sole' && joined.has(c.id)).map((c) => c.personId));
    const run = mayTry(actor, runCharges);
    const choices = run ? await unitChoices(unit) : [];
    return {
      charges: charges.map((c) => {
        const taken = new Set((joined.get(c.id) ?? []).map((a) => a.evidenceId));
        const own = awards.filter((a) => a.personIds.includes(c.personId) && a.on >= c.fromOn).map(({ personIds: _, ...a }) => a);
        return {
          id: c.id, kind: c.kind, person: { personId: c.personId, name: nameOf(c.personId) }, organizationName: names.get(c.organizationId) ?? '—', title: c.title, duty: c.duty, fromOn: c.fromOn, untilOn: c.untilOn, givenBy: c.givenBy, overdue: c.endedOn === null && c.untilOn < unit.today, endedOn: c.endedOn, result: c.result, resultNote: c.resultNote, endedBy: c.endedBy,
          partners: (partners.get(c.id) ?? []).map((p) => names.get(p.organizationId) ?? '—'),
          disputes: (byCharge.get(c.id) ?? []).map(({ chargeId: _, ...d }) => d),
          awards: own.filter((a) => taken.has(a.evidenceId)), free: own.filter((a) => !taken.has(a.evidenceId)),
          can: { run: runs(c.organizationId) && actor.personId !== c.personId },
        };
      }),
      coverage: { had: units.reduce((n, u) => n + u.had, 0), not: units.reduce((n, u) => n + u.not, 0), awarded: inOffice.filter((p) => awarded.has(p.id)).length, units: units.map((u) => ({ ...u, name: unitNames.get(u.organizationId)! })) },
      leads: effectivenessOf(charges, disputes, unit.today).map((l) => ({ ...l, name: nameOf(l.personId), organizationName: people.get(l.personId)?.organizationName ?? null })),
      units: choices.filter((o) => runs(o.id)),
      choices,
      can: { run },
    };
  });
