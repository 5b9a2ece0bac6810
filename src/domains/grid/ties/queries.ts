import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { percentOf } from '../../../kernel/percent.ts';
import { mayTry, must } from '../../../kernel/permission.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationNames, organizationSubject, personSummaries } from '../../registry/index.ts';
import { organizationsInReach } from '../queries/board.ts';
import { bindTies, readTies } from './access.ts';
import { ownPerson } from './commands.ts';
import type * as contract from './contract.ts';
import { tieAccount } from './rules/tie-account.ts';
import { countsByCadre, entriesOf, householdsBound, householdsOfCadre, unboundHouseholds } from './store.ts';

/** Addresses to choose from at once. */
const MOST = 500;

export const tieBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.readTieBoard.output>> =>
  house.unit(actor, async (unit) => {
    const reach = await organizationsInReach(unit, readTies);
    const since = `${unit.today.slice(0, 4)}-01-01`;
    const counts = await countsByCadre(unit, since);
    const people = await personSummaries(unit, counts.map((c) => c.personId));
    const within = reach === 'all' ? null : new Set<string>(reach);
    const cadres = counts.filter((c) => within === null || within.has(people.get(c.personId)?.organizationId ?? '') || c.villages.some((v) => within.has(v))).map(({ villages: _villages, ...c }) => {
      const person = people.get(c.personId);
      return { ...tieAccount(c), inOffice: Boolean(person?.organizationId), name: person?.name ?? '—', unitName: person?.organizationName ?? '—' };
    });
    const villages = await householdsBound(unit, reach);
    const names = await organizationNames(unit, villages.map((v) => v.organizationId));
    const sum = (key: 'visited' | 'difficulties' | 'settled' | 'households'): number => cadres.reduce((n, c) => n + c[key], 0);
    const [households, bound] = [villages.reduce((n, v) => n + v.households, 0), villages.reduce((n, v) => n + v.bound, 0)];
    return {
      since,
      totals: { cadres: cadres.length, households, bound, visited: sum('visited'), difficulties: sum('difficulties'), settled: sum('settled'), bindingRate: percentOf(bound, households), coverage: percentOf(sum('visited'), sum('households')), settlement: percentOf(sum('settled'), sum('difficulties')) },
      cadres: cadres.sort((a, b) => Number(a.coverage ?? 0) - Number(b.coverage ?? 0) || a.name.localeCompare(b.name, 'zh')),
      villages: villages.map((v) => ({ id: v.organizationId, name: names.get(v.organizationId) ?? '—', households: v.households, bound: v.bound })).sort((a, b) => a.bound / a.households - b.bound / b.households || a.name.localeCompare(b.name, 'zh')),
      can: { bind: mayTry(actor, bindTies) },
    };
  });

export const unboundOf = (house: House, actor: Actor, organizationId: string): Promise<z.output<typeof contract.listUnbound.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, bindTies, await organizationSubject(unit, organizationId));
    const households = await unboundHouseholds(unit, organizationId, MOST);
    unit.audit({ action: 'grid.households_listed', subjectKind: 'organization', subjectId: organizationId, detail: { households: households.length } });
    return { households };
  });

export const ownHouseholds = (house: House, actor: Actor): Promise<z.output<typeof contract.readOwnTies.output>> =>
  house.unit(actor, async (unit) => {
    const personId = await ownPerson(unit);
    const households = await householdsOfCadre(unit, personId);
    const entries = households.length === 0 ? [] : await entriesOf(unit, { tieIds: households.map((h) => h.tieId) });
    if (households.length > 0) unit.audit({ action: 'grid.households_listed', subjectKind: 'person', subjectId: personId, detail: { households: households.length } });
    return { households: households.map((h) => ({ ...h, entries: entries.filter((e) => e.tieId === h.tieId).map(({ tieId: _tie, ...e }) => e) })) };
  });
