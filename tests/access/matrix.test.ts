import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role } from '../../src/kernel/actor.ts';
import { modules } from '../../src/app/modules.ts';
import { accessWorld, type AccessCase, type AccessWorld, type Answer, type Place } from '../support/access.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { platformCases } from './platform-cases.ts';

/*
 * Every endpoint × every role × own and foreign scope, over real HTTP with real sessions. What is proved of each:
 * without a session 401; a role that the permission does not name 403; those who may get in; and a subject of another region,
 * another unit (roles bounded to a subtree) or another person (roles that reach only themselves) is refused as forbidden or
 * not found, with not one row changed. Answers of lists are searched for what the caller must not see.
 */
const fixtures = import.meta.glob<{ accessCases?: readonly AccessCase[] }>('../../src/domains/*/fixtures.ts', { eager: true });
const cases = new Map<string, AccessCase>();
for (const found of [platformCases, ...Object.values(fixtures).map((f) => f.accessCases ?? [])]) for (const c of found) cases.set(c.endpoint.name, c);

const routes = modules().flatMap((m) => m.routes.map((r) => ({ module: m.name, endpoint: r.endpoint, name: r.endpoint.name })));

/** A refused request may leave its audit line and the time its session was seen; nothing else. */
const WRITTEN_BY_REFUSALS = ['platform.audit', 'security.session'];

const allowedOf = (endpoint: AccessCase['endpoint']): readonly Role[] =>
  typeof endpoint.permission === 'object' ? roles.filter((r) => (endpoint.permission as { reach: Partial<Record<Role, string>> }).reach[r] !== undefined) : roles;
const reachOf = (endpoint: AccessCase['endpoint'], role: Role): string | undefined =>
  typeof endpoint.permission === 'object' ? endpoint.permission.reach[role] : undefined;

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld();
});
afterAll(() => world.close());

const rowsOf = (regionId: string, except: readonly string[] = []): Promise<string[]> => fingerprint(world.test.database, regionId, except);

describe('access matrix', () => {
  it('has a case for every endpoint, and an endpoint for every case', () => {
    const missing = routes.filter((r) => !cases.has(r.name)).map((r) => `${r.endpoint.method} ${r.endpoint.path} (${r.name}) → src/domains/${r.module}/fixtures.ts`);
    expect(
      missing,
      'These endpoints have no access case. Add one for each to `accessCases` in the fixtures.ts of its domain: {endpoint, allowed, scoped, input}; see tests/support/access.ts. An endpoint that nobody proved closed is open.',
    ).toEqual([]);
    const known = new Set(routes.map((r) => r.name));
    expect([...cases.keys()].filter((name) => !known.has(name)), 'These access cases name no endpoint of src/app/modules.ts.').toEqual([]);
  });

  const covered = routes.flatMap((r) => {
    const found = cases.get(r.name);
    return found ? [{ ...r, found }] : [];
  });

  describe.each(covered)('$endpoint.method $endpoint.path', ({ endpoint, found }) => {
    const allowed = allowedOf(endpoint);
    const closed = roles.filter((role) => !allowed.includes(role));

    if (found.allowed) {
      it('allows the roles that its case names', () => {
        expect([...allowed].sort(), `the permission of ${endpoint.name} in access.ts and its access case disagree`).toEqual([...found.allowed!].sort());
      });
    }

    if (endpoint.permission === 'public') {
      it('answers without a session', async () => {
        expect((await world.as(null, endpoint, await found.input(world.own))).status).toBe(found.answers ?? 200);
      });
      return;
    }

    it('refuses without a session (401)', async () => {
      const input = await found.input(world.own);
      const before = await rowsOf(world.own.regionId);
      const answer = await world.as(null, endpoint, input);
      expect([answer.status, answer.code]).toEqual([401, 'security.sign_in_first']);
      expect(await rowsOf(world.own.regionId)).toEqual(before);
    });

    if (closed.length > 0) {
      it(`refuses ${closed.join(', ')} (403)`, async () => {
        const input = await found.input(world.own);
        for (const role of closed) await world.as(role, endpoint, input); // signs everyone in before the rows are looked at
        const before = await rowsOf(world.own.regionId, WRITTEN_BY_REFUSALS);
        for (const role of closed) {
          const answer = await world.as(role, endpoint, input);
          expect([role, answer.status, answer.code]).toEqual([role, 403, 'security.not_permitted']);
        }
        expect(await rowsOf(world.own.regionId, WRITTEN_BY_REFUSALS)).toEqual(before);
      });
    }

    it.each(allowed)('lets %s in', async (role) => {
      const answer = await world.as(role, endpoint, await found.input(world.own));
      expect([answer.status, answer.code], answer.text).toEqual([found.answers ?? 200, answer.code]);
    });

    if (found.scoped) {
      it('refuses what belongs to another region', async () => {
        for (const role of allowed) await refusedAt(role, world.foreignRegion);
      });
      const bounded = allowed.filter((role) => ['subtree', 'self'].includes(reachOf(endpoint, role) ?? ''));
      if (found.scoped !== 'region' && bounded.length > 0) {
        it(`refuses ${bounded.join(', ')} in a foreign unit`, async () => {
          for (const role of bounded) await refusedAt(role, world.foreignUnit);
        });
      }
      const own = allowed.filter((role) => reachOf(endpoint, role) === 'self');
      if (found.scoped === 'self' && own.length > 0) {
        it(`refuses ${own.join(', ')} for another person`, async () => {
          for (const role of own) await refusedAt(role, world.otherPerson);
        });
      }
    } else {
      it('shows nothing of another region, a foreign unit or another person', async () => {
        for (const role of allowed) {
          const input = await found.input(world.own);
          expectNone(await world.asForeign(role, endpoint, input), idsOf(world.own, world.foreignUnit, world.otherPerson), `${role} of another region`);
          const reach = reachOf(endpoint, role);
          if (reach === 'subtree') expectNone(await world.as(role, endpoint, input), [world.foreignUnit.personId], `${role} of another unit`);
          if (reach === 'self') expectNone(await world.as(role, endpoint, input), [world.foreignUnit.personId, world.otherPerson.personId], `${role}, another person`);
        }
      });
    }

    async function refusedAt(role: Role, place: Place): Promise<void> {
      const input = await found.input(place);
      await world.as(role, endpoint, {}); // signed in before the rows are looked at
      const abroad = place.regionId !== world.own.regionId;
      const except = abroad ? [] : WRITTEN_BY_REFUSALS;
      const before = await rowsOf(place.regionId, except);
      const answer = await world.as(role, endpoint, input);
      expect([403, 404], `${role}: ${answer.status} ${answer.text}`).toContain(answer.status);
      expectNone(answer, idsOf(place), role, input);
      expect(await rowsOf(place.regionId, except), `${role} changed rows`).toEqual(before);
    }
  });
});

const idsOf = (...places: readonly Place[]): string[] => places.flatMap((p) => [p.personId, p.organizationId, ...Object.values(p.accounts)]);

/** None of the ids stands in the answer, unless the request itself named it. */
function expectNone(answer: Answer, ids: readonly string[], who: string, input: object = {}): void {
  const sent = JSON.stringify(input);
  expect(ids.filter((id) => answer.text.includes(id) && !sent.includes(id)), `${who} sees ids it must not see`).toEqual([]);
}
