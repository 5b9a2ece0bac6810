import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type Actor, type Role } from '../../src/kernel/actor.ts';
import { newId, type AccountId, type RegionId } from '../../src/kernel/ids.ts';
import type { Refusal } from '../../src/kernel/refusal.ts';
import { authenticateWith, provisionAccounts, signInProfiles } from '../../src/domains/security/index.ts';
import { revokeGrant } from '../../src/domains/security/commands/revoke-grant.ts';
import { setAccountState } from '../../src/domains/security/commands/set-account-state.ts';
import * as contract from '../../src/domains/security/contract.ts';
import { buildAccount, GOOD_PASSWORD } from '../../src/domains/security/fixtures.ts';
import { accessWorld, ask, signIn, type AccessCase, type AccessInput, type AccessWorld } from '../support/access.ts';
import { REGION } from '../support/house.ts';

let now = new Date('2026-11-20T02:00:00Z');
let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld({ clock: { now: () => (now = new Date(now.getTime() + 1000)) } });
});
afterAll(() => world.close());

const as = (role: Role, endpoint: AccessCase['endpoint'], input: AccessInput = {}) => world.as(role, endpoint, input);
const open = async (roles: readonly Role[] = [], change = {}): Promise<{ id: string; name: string }> => {
  const account = buildAccount({ grants: roles.map((role) => ({ role })), ...change });
  const [id] = await provisionAccounts(world.house, systemActor(REGION, 'test'), [account]);
  return { id: id!, name: account.name };
};
const find = async (id: string, role: Role = 'security_admin') =>
  ((await as(role, contract.listAccounts, { query: { limit: 200 } })).json as { accounts: contract.AccountView[] }).accounts.find((a) => a.id === id)!;
const actionsOn = async (id: string): Promise<string[]> =>
  ((await as('auditor', contract.listAudit, { query: { subjectId: id } })).json as { lines: contract.AuditLine[] }).lines.map((l) => l.action.replace('security.', '')).toReversed();

describe('accounts', () => {
  it('are opened without a role, with a password to hand over that must be changed', async () => {
    const name = `new-${newId()}`;
    const made = await as('system_admin', contract.createAccount, { body: { name, displayName: '新人' } });
    const { id, password } = made.json as { id: string; password: string };
    expect((await find(id)).grants).toEqual([]);
    const token = await signIn(world.app, name, password);
    expect(((await ask(world.app, token, contract.currentSession)).json as contract.SessionView).state).toBe('password_change_needed');
    const changed = await ask(world.app, token, contract.changePassword, { body: { password, newPassword: GOOD_PASSWORD } });
    expect(((await ask(world.app, changed.cookie!, contract.currentSession)).json as contract.SessionView).state).toBe('ready');
    expect(await actionsOn(id)).toEqual(['account_created', 'signed_in', 'password_changed']);
  });

  it('have names that are unique in the whole installation and well formed', async () => {
    const taken = await as('system_admin', contract.createAccount, { body: { name: `officer.${world.foreignRegion.regionId}`, displayName: '重名' } });
    expect([taken.status, taken.code]).toEqual([409, 'security.name_taken']);
    for (const name of ['', 'a', ' ', 'a b', 'a/b', '-a', 'x'.repeat(61), '张\u0000三']) expect([name, (await as('system_admin', contract.createAccount, { body: { name, displayName: '某' } })).status]).toEqual([name, 400]);
    expect((await as('system_admin', contract.createAccount, { body: { name: '张三丰', displayName: '某' } })).status).toBe(200);
  });

  it('belong to a person found by name; nobody else gets a second one, also at the same moment', async () => {
    const [first, second] = world.here.units[1].people;
    const found = (await as('system_admin', contract.peopleForAccounts, { query: { text: '乙一' } })).json as { id: string }[];
    expect(found.map((p) => [p.id, Object.keys(p).toSorted()])).toEqual([[first, ['id', 'name', 'organizationName', 'post']]]);
    const answers = await Promise.all([1, 2].map((n) => as('system_admin', contract.createAccount, { body: { name: `of-first-${n}`, displayName: '乙一', personId: first } })));
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409]);
    const { id } = answers.find((a) => a.status === 200)!.json as { id: string };
    expect(await find(id)).toMatchObject({ personId: first, person: { name: expect.stringContaining('乙一') } });
    const link = (accountId: string, personId: string | null) => as('system_admin', contract.linkPerson, { params: { accountId }, body: { personId } });
    const other = await open();
    expect((await link(other.id, first)).code).toBe('security.person_has_account');
    const raced = await Promise.all([link(other.id, second), link((await open()).id, second)]);
    expect(raced.map((a) => a.status).toSorted()).toEqual([200, 409]);
    expect((await link(other.id, crypto.randomUUID())).status).toBe(404);
    // Roles were given to a person: the system administrator cannot pass them on to another.
    expect((await as('security_admin', contract.addGrant, { params: { accountId: id }, body: { role: 'cadre' } })).status).toBe(200);
    expect((await link(id, null)).code).toBe('security.person_fixed_by_roles');
    expect((await find(id)).personId).toBe(first);
    expect((await actionsOn(other.id)).filter((a) => a === 'person_linked')).toHaveLength(raced[0]!.status === 200 ? 1 : 0);
  });

  it('leave nothing behind when they are refused', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => as('system_admin', contract.createAccount, { body: { name: 'at-once', displayName: '同时' } })));
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409]);
    const { rows } = await world.test.database.query(`select count(*) as n from security.account where name = 'at-once'`);
    expect(rows[0]!['n']).toBe(1);
  });

  it('end every session when closed, refuse the next, and come back when opened', async () => {
    const { id, name } = await open(['officer']);
    const token = await signIn(world.app, name);
    const set = (state: string) => as('system_admin', contract.setAccountState, { params: { accountId: id }, body: { state } });
    expect((await set('disabled')).status).toBe(200);
    expect((await ask(world.app, token, contract.currentSession)).status).toBe(401);
    const refused = await ask(world.app, null, contract.signIn, { body: { accountName: name, password: GOOD_PASSWORD } });
    expect(refused.code).toBe('security.account_disabled');
    expect((await ask(world.app, null, contract.signIn, { body: { accountName: name, password: 'wrong' } })).code).toBe('security.sign_in_failed');
    expect((await set('active')).status).toBe(200);
    await signIn(world.app, name);
    expect(await actionsOn(id)).toEqual(['account_created', 'signed_in', 'account_disabled', 'sign_in_failed', 'account_enabled', 'signed_in']);
  });

  it('are unlocked and get a new password, which ends their sessions', async () => {
    const { id, name } = await open(['officer']);
    const token = await signIn(world.app, name);
    for (let i = 0; i < 5; i++) await ask(world.app, null, contract.signIn, { body: { accountName: name, password: 'wrong' } });
    expect((await find(id)).state).toBe('locked');
    await as('system_admin', contract.unlockAccount, { params: { accountId: id } });
    expect((await find(id)).state).toBe('active');
    const { password } = (await as('system_admin', contract.resetPassword, { params: { accountId: id } })).json as { password: string };
    expect((await ask(world.app, token, contract.currentSession)).status).toBe(401);
    expect((await ask(world.app, null, contract.signIn, { body: { accountName: name, password: GOOD_PASSWORD } })).status).toBe(401);
    await signIn(world.app, name, password);
  });

  it('are never managed by their own holder', async () => {
    const accountId = world.own.accounts.system_admin;
    for (const [endpoint, body] of [[contract.setAccountState, { state: 'disabled' }], [contract.resetPassword], [contract.resetTwoFactors], [contract.unlockAccount]] as const) {
      expect((await as('system_admin', endpoint, { params: { accountId }, body })).code).toBe('security.not_on_yourself');
    }
  });

  it('tell their roles to the security administrator and the auditor only', async () => {
    const { id } = await open(['leader']);
    expect((await find(id, 'system_admin')).grants).toBeNull();
    expect((await find(id, 'security_admin')).grants!.map((g) => g.role)).toEqual(['leader']);
    expect((await find(id, 'auditor')).grants!.map((g) => g.role)).toEqual(['leader']);
  });

  it('come page by page without a gap or a double', async () => {
    const all = ((await as('auditor', contract.listAccounts, { query: { limit: 200 } })).json as { accounts: contract.AccountView[] }).accounts.map((a) => a.id);
    const paged: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = (await as('auditor', contract.listAccounts, { query: { limit: 3, after } })).json as { accounts: contract.AccountView[]; next: string | null };
      paged.push(...page.accounts.map((a) => a.id));
      after = page.next;
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(10);
  });

  it('are searched literally', async () => {
    const found = async (text: string) => ((await as('auditor', contract.listAccounts, { query: { text } })).json as { accounts: contract.AccountView[] }).accounts.length;
    expect([await found('%'), await found('_'), await found('OFFICER.'), await found("'")]).toEqual([0, 3, 1, 0]); // grid_head, security_admin, system_admin
  });
});

describe('roles', () => {
  const grant = (accountId: string, role: Role) => as('security_admin', contract.addGrant, { params: { accountId }, body: { role } });
  const codes = (answer: { json: unknown }): string[] => (answer.json as { refusal: { because: { code: string }[] } }).refusal.because.map((r) => r.code);

  it('hold from the next request on and end with it', async () => {
    const { id, name } = await open();
    const token = await signIn(world.app, name);
    const audit = async () => (await ask(world.app, token, contract.listAudit)).status;
    expect(await audit()).toBe(403);
    const { id: grantId } = (await grant(id, 'auditor')).json as { id: string };
    expect(await audit()).toBe(200);
    await as('security_admin', contract.revokeGrant, { params: { accountId: id, grantId } });
    expect(await audit()).toBe(403);
    expect(await actionsOn(id)).toEqual(['account_created', 'signed_in', 'role_granted', 'role_revoked']);
  });

  it('of the three administrators exclude every other', async () => {
    const { id } = await open(['officer']);
    const refused = await grant(id, 'auditor');
    expect([refused.status, refused.code, codes(refused)]).toEqual([422, 'security.grant_refused', ['security.roles_exclude']]);
    expect((await grant(id, 'leader')).status).toBe(200);
    expect((await grant(id, 'leader')).code).toBe('security.grant_present');
  });

  it('stay exclusive when two are granted at the same moment', async () => {
    const { id } = await open();
    const answers = await Promise.all([grant(id, 'auditor'), grant(id, 'officer'), grant(id, 'system_admin')]);
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 422, 422]);
  });

  it('need a unit or a person where the role is of one', async () => {
    const { id } = await open();
    expect(codes(await grant(id, 'liaison'))).toEqual(['security.scope_needed']);
    expect(codes(await grant(id, 'cadre'))).toEqual(['security.person_needed']);
    const withPerson = await open([], { personId: world.otherPerson.personId });
    expect((await grant(withPerson.id, 'cadre')).status).toBe(200);
  });

  it('are never granted to oneself, nor taken from oneself', async () => {
    const accountId = world.own.accounts.security_admin;
    expect((await grant(accountId, 'officer')).code).toBe('security.not_on_yourself');
    const mine = (await find(accountId)).grants![0]!;
    expect((await as('security_admin', contract.revokeGrant, { params: { accountId, grantId: mine.id } })).code).toBe('security.not_on_yourself');
  });

  it('are not granted to a closed account', async () => {
    const { id } = await open();
    await as('system_admin', contract.setAccountState, { params: { accountId: id }, body: { state: 'disabled' } });
    expect((await grant(id, 'officer')).code).toBe('security.account_closed');
  });

  it('of an administrator stay while he is the last one', async () => {
    const region = world.foreignRegion;
    const auditor = region.accounts.auditor;
    const grantOf = async (id: string) => ((await region.send('security_admin', contract.listAccounts, { query: { limit: 200 } })).json as { accounts: contract.AccountView[] }).accounts.find((a) => a.id === id)!.grants![0]!.id;
    const revoke = async (id: string) => region.send('security_admin', contract.revokeGrant, { params: { accountId: id, grantId: await grantOf(id) } });
    const close = () => region.send('system_admin', contract.setAccountState, { params: { accountId: auditor }, body: { state: 'disabled' } });
    expect((await revoke(auditor)).code).toBe('security.last_administrator');
    expect((await close()).code).toBe('security.last_administrator');
    const [second] = await provisionAccounts(world.house, systemActor(region.regionId, 'test'), [buildAccount({ grants: [{ role: 'auditor' }] })]);
    expect((await close()).status).toBe(200);
    // Now the second one is the last; the closed account counts no more.
    expect((await revoke(second!)).code).toBe('security.last_administrator');
    await region.send('system_admin', contract.setAccountState, { params: { accountId: auditor }, body: { state: 'active' } });
  });

  it('of the last two administrators are not both lost when each removes the other at once', async () => {
    // A region of their own, so that nobody else holds the role.
    const regionId = '990626' as RegionId;
    const system = systemActor(regionId, 'test');
    const actor = (accountId: AccountId, role: Role): Actor => ({ kind: 'account', accountId, personId: null, regionId, name: role, grants: [{ role, organizationPath: null }] });
    const both = async (role: Role) => (await provisionAccounts(world.house, system, [0, 1].map(() => buildAccount({ grants: [{ role }] })))) as [AccountId, AccountId];

    const [a, b] = await both('security_admin');
    const grants = await world.house.unit(system, async (unit) => (await unit.tx.selectFrom('security.grant_of_role').select(['id', 'account_id']).where('region_id', '=', regionId).execute()));
    const grantOf = (id: string) => grants.find((g) => g.account_id === id)!.id;
    const revoked = await Promise.allSettled([
      revokeGrant(world.house, actor(a, 'security_admin'), { accountId: b, grantId: grantOf(b) }),
      revokeGrant(world.house, actor(b, 'security_admin'), { accountId: a, grantId: grantOf(a) }),
    ]);
    expect(revoked.map((r) => r.status).toSorted()).toEqual(['fulfilled', 'rejected']);

    const [c, d] = await both('system_admin');
    const closed = await Promise.allSettled([
      setAccountState(world.house, actor(c, 'system_admin'), { id: d, state: 'disabled' }),
      setAccountState(world.house, actor(d, 'system_admin'), { id: c, state: 'disabled' }),
    ]);
    expect(closed.map((r) => r.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect([...revoked, ...closed].flatMap((r) => (r.status === 'rejected' ? [(r.reason as Refusal).code] : []))).toEqual(['security.last_administrator', 'security.last_administrator']);
  });
});

describe('the audit', () => {
  const read = async (query: Record<string, string | number> = {}) => (await as('auditor', contract.listAudit, { query })).json as { lines: contract.AuditLine[]; next: string | null };

  it('comes newest first, page by page, without a gap or a double', async () => {
    const all = (await read({ limit: 500, to: '2026-12-31' })).lines;
    const paged: contract.AuditLine[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof read>> = await read({ limit: 7, to: '2026-12-31', ...(after ? { after } : {}) });
      paged.push(...page.lines);
      after = page.next;
    } while (after !== null);
    // The first page of a question is audited itself, so the second reading begins one line later.
    expect(paged.slice(1).map((l) => l.id)).toEqual(all.map((l) => l.id));
    expect(all.map((l) => l.at)).toEqual(all.map((l) => l.at).toSorted().toReversed());
    expect(all.length).toBeGreaterThan(50);
  });

  it('finds by day, actor, action and subject', async () => {
    const { id } = await open();
    const found = await read({ subjectKind: 'account', subjectId: id, action: 'security' });
    expect(found.lines.map((l) => l.action)).toEqual(['security.account_created']);
    expect((await read({ subjectId: id, action: 'secur' })).lines).toEqual([]);
    expect((await read({ subjectId: id, actor: 'TES' })).lines).toHaveLength(1);
    expect((await read({ subjectId: id, from: '2026-11-20', to: '2026-11-20' })).lines).toHaveLength(1);
    expect((await read({ subjectId: id, to: '2026-11-19' })).lines).toEqual([]);
  });

  it('refuses a page mark that it did not give', async () => {
    for (const after of ['x', '2026-11-20T02:00:00.000Z_', `9999-99-99T99:99:99.999Z_${newId()}`, "' or 1=1"]) expect((await as('auditor', contract.listAudit, { query: { after } })).code).toBe('security.page_unknown');
  });

  it('holds refused attempts, and no password, code or token', async () => {
    await as('officer', contract.listAudit);
    await as('officer', contract.listAudit);
    await new Promise((done) => setTimeout(done, 50));
    const refused = (await read({ action: 'security.refused', actor: 'officer' })).lines;
    expect(refused[0]!.detail).toEqual({ code: 'security.not_permitted', permission: 'security.audit.read' });
    expect(JSON.stringify((await read({ limit: 500 })).lines)).not.toContain(GOOD_PASSWORD);
  });

  it('cannot be changed or deleted by the program', async () => {
    for (const statement of ["update platform.audit set action = 'x'", 'delete from platform.audit', 'truncate platform.audit']) {
      await expect(
        world.house.unit(systemActor(REGION), async (unit) => {
          const { sql } = await import('../../src/platform/db/index.ts');
          await sql.raw(statement).execute(unit.tx);
        }),
      ).rejects.toThrow(/permission denied/);
    }
  });
});

describe('another region', () => {
  it('finds nothing, not even by id', async () => {
    const { id, name } = await open(['officer']);
    const { grants } = await find(id);
    const tries: [Role, AccessCase['endpoint'], AccessInput][] = [
      ['system_admin', contract.setAccountState, { params: { accountId: id }, body: { state: 'disabled' } }],
      ['system_admin', contract.resetPassword, { params: { accountId: id } }],
      ['security_admin', contract.addGrant, { params: { accountId: id }, body: { role: 'leader' } }],
      ['security_admin', contract.revokeGrant, { params: { accountId: id, grantId: grants![0]!.id } }],
    ];
    for (const [role, endpoint, input] of tries) expect([endpoint.name, (await world.asForeign(role, endpoint, input)).code]).toEqual([endpoint.name, 'security.no_such_account']);
    expect(((await world.asForeign('auditor', contract.listAccounts, { query: { text: name } })).json as { accounts: unknown[] }).accounts).toEqual([]);
    expect(((await world.asForeign('auditor', contract.listAudit, { query: { subjectId: id } })).json as { lines: unknown[] }).lines).toEqual([]);
  });

  it('is closed to the application role in the database itself', async () => {
    const seen = await world.house.unit(systemActor(world.foreignRegion.regionId), async (unit) => {
      const accounts = await unit.tx.selectFrom('security.account').select('region_id').distinct().execute();
      const sessions = await unit.tx.selectFrom('security.session').select('region_id').distinct().execute();
      const names = await unit.tx.selectFrom('security.account_name').select('region_id').distinct().execute();
      return [...accounts, ...sessions, ...names].map((r) => r.region_id);
    });
    expect(new Set(seen)).toEqual(new Set([world.foreignRegion.regionId]));
  });

  it('does not get a session by changing the region in front of the token', async () => {
    const { name } = await open(['officer']);
    const token = await signIn(world.app, name);
    const authenticate = authenticateWith(signInProfiles.trial);
    expect((await authenticate(world.house, token, ''))?.regionId).toBe(REGION);
    expect(await authenticate(world.house, token.replace(REGION, world.foreignRegion.regionId), '')).toBeNull();
  });
});
