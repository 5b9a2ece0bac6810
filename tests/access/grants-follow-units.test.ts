import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type Role } from '../../src/kernel/actor.ts';
import { deliver } from '../../src/app/background.ts';
import { modules } from '../../src/app/modules.ts';
import * as registry from '../../src/domains/registry/contract.ts';
import { provisionAccounts } from '../../src/domains/security/index.ts';
import * as security from '../../src/domains/security/contract.ts';
import { buildAccount } from '../../src/domains/security/fixtures.ts';
import { accessWorld, ask, signIn, type AccessCase, type AccessInput, type AccessWorld } from '../support/access.ts';
import { REGION } from '../support/house.ts';

/** What becomes of a role within a unit when the unit moves, is merged or is closed. */
let now = new Date('2026-11-20T02:00:00Z');
let world: AccessWorld;
const all = modules();
beforeAll(async () => {
  world = await accessWorld({ clock: { now: () => (now = new Date(now.getTime() + 1000)) } });
}, 60_000);
afterAll(() => world?.close());

let serial = 0;
const must = async <T>(role: Role, endpoint: AccessCase['endpoint'], input: AccessInput): Promise<T> => {
  const answer = await world.as(role, endpoint, input);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as T;
};
const opened = (name: string, parentId: string) =>
  must<{ organizationId: string; versionId: string }>('officer', registry.createOrganization, { body: { name: `${name}${++serial}`, type: 'institution', parentId, validFrom: '2026-01-01', document: '批复' } });
const pathOf = async (organizationId: string) => (await must<{ organization: { path: string; name: string } }>('officer', registry.getOrganization, { params: { organizationId } })).organization.path;
/** A liaison of a unit, with a way to ask which units he sees. */
async function liaison(organizationId: string) {
  const account = buildAccount({ grants: [{ role: 'liaison', organizationId, organizationPath: await pathOf(organizationId) }] });
  const [id] = await provisionAccounts(world.house, systemActor(REGION, 'test'), [account]);
  const token = await signIn(world.app, account.name);
  const sees = async (): Promise<string[]> => {
    const answer = await ask(world.app, token, registry.organizationTree);
    return answer.status === 200 ? (answer.json as { id: string }[]).map((o) => o.id) : [];
  };
  const view = async (role: Role = 'security_admin') => (await must<{ accounts: security.AccountView[] }>(role, security.listAccounts, { query: { text: account.name } })).accounts[0]!;
  return { id: id!, sees, view };
}
const told = () => deliver(world.house, REGION, all);
const actions = async (accountId: string) =>
  (await must<{ lines: security.AuditLine[] }>('auditor', security.listAudit, { query: { subjectId: accountId } })).lines.map((l) => [l.action, l.detail['from'] ?? null, l.detail['to'] ?? null]).toReversed();

describe('a role within a unit', () => {
  it('moves with the unit, and with the unit above it', async () => {
    const [first, second] = world.here.units;
    const upper = await opened('上级中心', first.organizationId);
    const lower = await opened('下级站', upper.organizationId);
    const [ofUpper, ofLower, ofOther] = [await liaison(upper.organizationId), await liaison(lower.organizationId), await liaison(second.organizationId)];
    const before = await pathOf(lower.organizationId);
    await must('officer', registry.editOrganization, { params: { organizationId: upper.organizationId }, body: { versionId: upper.versionId, validFrom: '2026-06-01', document: '机构改革方案', changes: { parentId: second.organizationId } } });
    await told();
    expect(await ofUpper.sees()).toEqual([upper.organizationId, lower.organizationId]);
    expect(await ofLower.sees()).toEqual([lower.organizationId]);
    expect(await ofOther.sees()).toEqual(expect.arrayContaining([second.organizationId, upper.organizationId, lower.organizationId]));
    expect(await actions(ofLower.id)).toContainEqual(['security.role_moved', before, await pathOf(lower.organizationId)]);
    // An event that comes twice finds nothing to do.
    const { rows } = await world.test.database.query(`update platform.outbox set delivered_at = null where type = 'registry.organization_moved' returning id`);
    expect(rows.length).toBeGreaterThan(0);
    await told();
    expect((await actions(ofLower.id)).filter(([action]) => action === 'security.role_moved')).toHaveLength(1);
  }, 60_000);

  it('ends when the unit is merged, and is offered for the new unit but never passed on by itself', async () => {
    const [first] = world.here.units;
    const [a, b] = [await opened('甲站', first.organizationId), await opened('乙站', first.organizationId)];
    const department = await opened('甲科', a.organizationId);
    const [ofA, ofDepartment] = [await liaison(a.organizationId), await liaison(department.organizationId)];
    const plan = { fromOrganizationIds: [a.organizationId, b.organizationId], into: { name: `合并站${++serial}`, type: 'institution', parentId: first.organizationId }, effectiveOn: '2026-11-01', document: '批复', departments: [{ organizationId: department.organizationId, action: 'absorb' }], posts: [], confirmed: [] };
    const { intoOrganizationId } = await must<{ intoOrganizationId: string }>('officer', registry.mergeOrganizations, { body: plan });
    await told();
    for (const of of [ofA, ofDepartment]) {
      expect(await of.sees()).toEqual([]);
      expect(await of.view()).toMatchObject({ grants: [], ended: [{ role: 'liaison', successor: { id: intoOrganizationId } }] });
      expect((await actions(of.id)).at(-1)![0]).toBe('security.role_ended');
      // Who may not see roles does not see this either.
      expect(await of.view('system_admin')).toMatchObject({ grants: null, ended: null });
    }
    await must('security_admin', security.addGrant, { params: { accountId: ofA.id }, body: { role: 'liaison', organizationId: intoOrganizationId } });
    expect(await ofA.sees()).toEqual([intoOrganizationId]);
    expect(await ofA.view()).toMatchObject({ grants: [{ role: 'liaison', organizationId: intoOrganizationId }], ended: [] });
  }, 60_000);

  it('ends when the unit is closed, on the day it is closed and not before', async () => {
    const made = await opened('撤销站', world.here.units[0].organizationId);
    const of = await liaison(made.organizationId);
    await must('officer', registry.closeOrganization, { params: { organizationId: made.organizationId }, body: { versionId: made.versionId, closedOn: '2026-11-22', document: '批复' } });
    await told();
    expect(await of.sees()).toEqual([made.organizationId]);
    now = new Date('2026-11-22T02:00:00Z');
    // Nothing is written on that day: the worker sees to it.
    await all.flatMap((m) => m.workers ?? []).find((w) => w.name === 'security.grants')!.run(world.house, REGION);
    // The sessions of yesterday are over; the next request signs in anew.
    await world.as('security_admin', security.grantScopes, {});
    expect((await of.view()).ended).toMatchObject([{ role: 'liaison', successor: null }]);
  }, 60_000);
});
