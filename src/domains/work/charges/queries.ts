import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { mayTry, reachablePaths } from '../../../kernel/permission.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationNames, peopleAt, personSummaries, reachOf, unitChoices } from '../../registry/index.ts';
import { groupBy } from '../queries/group-by.ts';
import { readCharges, runCharges } from './access.ts';
import { awardsOf } from './commands.ts';
import type { listCharges } from './contract.ts';
import { coverageOf, effectivenessOf } from './rules/charge-account.ts';
import { charges as allCharges, disputes as allDisputes, joinedAwards, partners as allPartners } from './store.ts';

/** Charges of the units in reach, who was never given one, and what coordination came to. */
export const chargeBoard = (house: House, actor: Actor): Promise<z.output<typeof listCharges.output>> =>
  house.unit(actor, async (unit) => {
    const [reads, runs] = [await reachOf(unit, readCharges), await reachOf(unit, runCharges)];
    const charges = (await allCharges(unit)).filter((c) => reads(c.organizationId));
    const ids = new Set(charges.map((c) => c.id));
    const disputes = (await allDisputes(unit)).filter((d) => ids.has(d.chargeId));
    const [byCharge, partners, joined] = [groupBy(disputes, (d) => d.chargeId), groupBy(await allPartners(unit), (p) => p.chargeId), groupBy(await joinedAwards(unit), (a) => a.chargeId)];
    const awards = (await awardsOf(unit, [...new Set(charges.map((c) => c.personId))])).map((e) => ({ evidenceId: e.id, title: e.title, on: e.occurredOn, issuer: e.content.kind === 'award' ? e.content.issuer : '—', personIds: e.persons.map((p) => p.personId) }));
    const people = await personSummaries(unit, charges.map((c) => c.personId));
    const names = await organizationNames(unit, [...charges.map((c) => c.organizationId), ...[...partners.values()].flat().map((p) => p.organizationId)]);
    const nameOf = (id: string): string => people.get(id)?.name ?? '—';
    const paths = reachablePaths(actor, readCharges);
    const inOffice = paths !== 'all' && paths.length === 0 ? [] : (await peopleAt(unit, paths)).filter((p) => p.category !== null);
    const { had, not } = coverageOf(inOffice, await allCharges(unit));
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
      coverage: { had: had.length, not: not.map((p) => ({ personId: p.id, name: p.name, organizationName: p.organizationName, title: p.title })), awarded: new Set(charges.filter((c) => (joined.get(c.id) ?? []).length > 0).map((c) => c.personId)).size },
      leads: effectivenessOf(charges, disputes, unit.today).map((l) => ({ ...l, name: nameOf(l.personId), organizationName: people.get(l.personId)?.organizationName ?? null })),
      units: choices.filter((o) => runs(o.id)),
      choices,
      can: { run },
    };
  });
