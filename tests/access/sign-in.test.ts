import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type Role } from '../../src/kernel/actor.ts';
import { modules } from '../../src/app/modules.ts';
import { provisionAccounts, signInProfiles } from '../../src/domains/security/index.ts';
import { passwordMatches } from '../../src/domains/security/commands/password-hash.ts';
import * as contract from '../../src/domains/security/contract.ts';
import { buildAccount, GOOD_PASSWORD } from '../../src/domains/security/fixtures.ts';
import { accessWorld, ask, signIn, type AccessWorld } from '../support/access.ts';
import { OTHER_REGION, REGION } from '../support/house.ts';

/** The strict profile, with a clock that the tests move. */
const profile = signInProfiles.level3;
let now = new Date('2026-11-20T02:00:00Z');
const minutes = (n: number): void => void (now = new Date(now.getTime() + n * 60_000));

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld({ profile, clock: { now: () => now } });
});
afterAll(() => world.close());

let serial = 0;
const newAccount = async (roles: readonly Role[] = ['officer'], change = {}): Promise<{ id: string; name: string }> => {
  const name = `tester${++serial}`;
  const [id] = await provisionAccounts(world.house, systemActor(REGION, 'test'), [buildAccount({ name, grants: roles.map((role) => ({ role })), ...change })]);
  return { id: id!, name };
};
const attempt = (name: string, password: string, code?: string) => ask(world.app, null, contract.signIn, { body: { accountName: name, password, ...(code ? { code } : {}) } });
const session = (token: string | null) => ask(world.app, token, contract.currentSession);
const codeOf = (secret: string): string => generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });

/** Signs in and sets up the second factor, as every account of the strict profile must. */
async function ready(name: string): Promise<{ token: string; secret: string }> {
  const first = await signIn(world.app, name);
  const enrolled = await ask(world.app, first, contract.enrolTwoFactors, { body: { password: GOOD_PASSWORD } });
  const { secret } = enrolled.json as { secret: string };
  const confirmed = await ask(world.app, first, contract.confirmTwoFactors, { body: { code: codeOf(secret) } });
  expect(confirmed.status, confirmed.text).toBe(200);
  return { token: confirmed.cookie!, secret };
}

describe('signing in', () => {
  it('answers a wrong name and a wrong password alike', async () => {
    const { name } = await newAccount();
    const wrong = await attempt(name, 'not the password');
    const unknown = await attempt('nobody-of-that-name', 'not the password');
    expect([wrong.status, wrong.json]).toEqual([401, unknown.json]);
  });

  it('takes about as long for an unknown name as for a known one', async () => {
    const time = async (name: string): Promise<number> => {
      const from = performance.now();
      await attempt(name, 'not the password');
      return performance.now() - from;
    };
    await time('nobody-warm');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { name } = await newAccount();
      known.push(await time(name));
      unknown.push(await time(`nobody-${i}`));
    }
    const median = (list: number[]): number => list.toSorted((a, b) => a - b)[2]!;
    // Without the decoy an unknown name answers in about a tenth of the time.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.4);
  });

  it('compares with real argon2id hashes of one cost', async () => {
    const { id } = await newAccount();
    const { rows } = await world.test.database.query('select password_hash from security.account where id = $1', [id]);
    const hash = rows[0]!['password_hash'] as string;
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches(hash, GOOD_PASSWORD)).toBe(true);
    expect(await passwordMatches(hash, `${GOOD_PASSWORD} `)).toBe(false);
  });

  it('locks after the last failure, opens by itself, and does not tell a right password while locked', async () => {
    const { name } = await newAccount();
    for (let i = 1; i < profile.failuresBeforeLock; i++) expect((await attempt(name, 'wrong')).status).toBe(401);
    expect((await attempt(name, 'wrong')).code).toBe('security.account_locked');
    expect((await attempt(name, GOOD_PASSWORD)).code).toBe('security.account_locked');
    minutes(profile.lockMinutes + 1);
    expect((await attempt(name, GOOD_PASSWORD)).status).toBe(200);
  });

  it('tells thirty guesses sent at once no more than five sent one by one', async () => {
    const { id, name } = await newAccount();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => attempt(name, `wrong ${i}`)));
    expect(answers.filter((a) => a.code === 'security.sign_in_failed')).toHaveLength(profile.failuresBeforeLock - 1);
    expect(answers.filter((a) => a.code === 'security.account_locked')).toHaveLength(30 - profile.failuresBeforeLock + 1);
    expect((await attempt(name, GOOD_PASSWORD)).code).toBe('security.account_locked');
    const { rows } = await world.test.database.query('select failed_attempts from security.account where id = $1', [id]);
    expect(rows[0]!['failed_attempts']).toBe(profile.failuresBeforeLock);
  });

  it('gives a new token each time and ends the one the browser came with', async () => {
    const { name } = await newAccount();
    const first = await signIn(world.app, name);
    const again = await ask(world.app, first, contract.signIn, { body: { accountName: name, password: GOOD_PASSWORD } });
    expect(again.cookie).not.toBe(first);
    expect((await session(first)).status).toBe(401);
    expect((await session(again.cookie!)).status).toBe(200);
  });

  it('never takes a token that it did not make (session fixation)', async () => {
    const { name } = await newAccount();
    const planted = `${REGION}.${'A'.repeat(43)}`;
    const answer = await ask(world.app, planted, contract.signIn, { body: { accountName: name, password: GOOD_PASSWORD } });
    expect(answer.cookie).not.toBe(planted);
    expect((await session(planted)).status).toBe(401);
    const moved = answer.cookie!.replace(REGION, OTHER_REGION);
    for (const token of [moved, 'x', '', `${answer.cookie}x`, answer.cookie!.slice(0, -1)]) expect((await session(token)).status).toBe(401);
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const { name } = await newAccount();
    const response = await world.app.inject({ method: 'POST', url: '/api/session', headers: { 'x-dandang': '1' }, payload: { accountName: name, password: GOOD_PASSWORD } });
    const cookie = response.cookies[0] as { httpOnly?: boolean; sameSite?: string; expires?: Date };
    expect([cookie.httpOnly, cookie.sameSite, cookie.expires]).toEqual([true, 'Strict', undefined]);
  });

  it('keeps only the hash of the token', async () => {
    const { name } = await newAccount();
    const token = await signIn(world.app, name);
    const { rows } = await world.test.database.query(`select count(*) as n from security.session s where position(convert_to($1, 'UTF8') in s.token_hash) > 0 or s::text like '%' || $1 || '%'`, [token.split('.')[1]]);
    expect(rows[0]!['n']).toBe(0);
  });
});

describe('a session', () => {
  it('ends on the server when signed out', async () => {
    const { name } = await newAccount();
    const token = await signIn(world.app, name);
    expect((await ask(world.app, token, contract.signOut)).status).toBe(200);
    expect((await session(token)).status).toBe(401);
  });

  it('ends when idle, and lives on while used', async () => {
    const { name } = await newAccount();
    const token = await signIn(world.app, name);
    for (let i = 0; i < 3; i++) {
      minutes(profile.idleMinutes - 1);
      expect((await session(token)).status).toBe(200);
    }
    minutes(profile.idleMinutes);
    expect((await session(token)).status).toBe(401);
  });

  it('ends when too old, however busy', async () => {
    const { name } = await newAccount();
    const token = await signIn(world.app, name);
    for (let spent = 0; spent + 15 < profile.sessionHours * 60; spent += 15) {
      minutes(15);
      expect((await session(token)).status).toBe(200);
    }
    minutes(15);
    expect((await session(token)).status).toBe(401);
  });

  it('without the second factor reaches the own account only', async () => {
    const { name } = await newAccount(['officer', 'leader']);
    const token = await signIn(world.app, name);
    const view = (await session(token)).json as contract.SessionView;
    expect([view.state, view.permissions]).toEqual(['two_factors_needed', []]);
    for (const { endpoint } of modules(profile).flatMap((m) => m.routes)) {
      if (typeof endpoint.permission !== 'object') continue;
      expect([endpoint.name, (await ask(world.app, token, endpoint)).status]).toEqual([endpoint.name, 403]);
    }
    const { token: after } = await ready(name);
    const now = (await session(after)).json as contract.SessionView;
    expect(now.state).toBe('ready');
    expect((await session(token)).status).toBe(401);
  });

  it('with a password of last quarter only changes it', async () => {
    const { name } = await newAccount(['auditor']);
    const { secret } = await ready(name);
    minutes(profile.passwordDays! * 24 * 60);
    const answer = await attempt(name, GOOD_PASSWORD, codeOf(secret));
    expect(answer.json).toEqual({ state: 'password_change_needed' });
    expect((await ask(world.app, answer.cookie!, contract.listAudit)).status).toBe(403);
    const changed = await ask(world.app, answer.cookie!, contract.changePassword, { body: { password: GOOD_PASSWORD, newPassword: 'Heron-Delta-2027' } });
    expect(changed.status, changed.text).toBe(200);
    expect((await session(answer.cookie!)).status).toBe(401);
    expect((await ask(world.app, changed.cookie!, contract.listAudit)).status).toBe(200);
  });
});

describe('the second factor', () => {
  it('is asked for, takes a code once, and counts wrong codes', async () => {
    const { name } = await newAccount();
    const { secret } = await ready(name);
    minutes(1);
    expect((await attempt(name, GOOD_PASSWORD)).json).toEqual({ state: 'code_needed' });
    const code = codeOf(secret);
    expect((await attempt(name, GOOD_PASSWORD, code)).json).toEqual({ state: 'signed_in' });
    expect((await attempt(name, GOOD_PASSWORD, code)).status).toBe(401);
    for (let i = 2; i < profile.failuresBeforeLock; i++) await attempt(name, GOOD_PASSWORD, '000000');
    expect((await attempt(name, GOOD_PASSWORD, '000000')).code).toBe('security.account_locked');
  });

  it('is shown as a picture, replaced only after it was removed, and removed only with password and code', async () => {
    const { name } = await newAccount();
    const first = await signIn(world.app, name);
    const enrolled = (await ask(world.app, first, contract.enrolTwoFactors, { body: { password: GOOD_PASSWORD } })).json as { picture: string; uri: string };
    expect(enrolled.picture).toMatch(/^data:image\/png;base64,/);
    expect(decodeURIComponent(enrolled.uri)).toContain(name);
    const { token, secret } = await ready(name);
    minutes(1);
    const enrol = () => ask(world.app, token, contract.enrolTwoFactors, { body: { password: GOOD_PASSWORD } });
    expect((await enrol()).code).toBe('security.two_factors_present');
    const remove = (password: string, code: string) => ask(world.app, token, contract.removeTwoFactors, { body: { password, code } });
    expect((await remove('wrong', codeOf(secret))).code).toBe('security.password_wrong');
    expect((await remove(GOOD_PASSWORD, '000000')).code).toBe('security.code_wrong');
    expect((await remove(GOOD_PASSWORD, codeOf(secret))).status).toBe(200);
    expect(((await session(token)).json as contract.SessionView).state).toBe('two_factors_needed');
    expect((await enrol()).status).toBe(200);
  });

  it('is stored sealed', async () => {
    const { id, name } = await newAccount();
    const { secret } = await ready(name);
    const { rows } = await world.test.database.query('select totp_sealed from security.account where id = $1', [id]);
    expect(Buffer.from(rows[0]!['totp_sealed'] as Uint8Array).toString('latin1')).not.toContain(secret);
  });
});

describe('changing the password', () => {
  const change = (token: string, password: string, newPassword: string) => ask(world.app, token, contract.changePassword, { body: { password, newPassword } });

  it('tells every reason, and nothing to someone who does not know the present one', async () => {
    const { name } = await newAccount();
    const token = await signIn(world.app, name);
    const refused = await change(token, GOOD_PASSWORD, `${name}1`);
    expect(refused.status).toBe(422);
    const codes = (refused.json as { refusal: { because: { code: string; at: string }[] } }).refusal.because;
    expect(codes.map((r) => `${r.at}:${r.code}`)).toEqual(['newPassword:security.password_too_short', 'newPassword:security.password_too_simple', 'newPassword:security.password_contains_name']);
    expect((await change(token, 'wrong', '1')).code).toBe('security.password_wrong');
  });

  it('ends the other sessions and goes on under a new token', async () => {
    const { name } = await newAccount();
    const [mine, other] = [await signIn(world.app, name), await signIn(world.app, name)];
    const done = await change(mine, GOOD_PASSWORD, 'Heron-Delta-2027');
    expect([(await session(mine)).status, (await session(other)).status, (await session(done.cookie!)).status]).toEqual([401, 401, 200]);
    expect((await attempt(name, GOOD_PASSWORD)).status).toBe(401);
    expect((await attempt(name, 'Heron-Delta-2027')).status).toBe(200);
  });

  it('takes none of the last five again, and the sixth', async () => {
    const { name } = await newAccount();
    let token = await signIn(world.app, name);
    const passwords = [GOOD_PASSWORD, ...Array.from({ length: 5 }, (_, i) => `Heron-Delta-202${i}`)];
    for (let i = 1; i < passwords.length; i++) {
      for (const used of passwords.slice(0, i)) expect([i, used, (await change(token, passwords[i - 1]!, used)).status]).toEqual([i, used, 422]);
      token = (await change(token, passwords[i - 1]!, passwords[i]!)).cookie!;
    }
    expect((await change(token, passwords[5]!, GOOD_PASSWORD)).status).toBe(200);
  });

  it('counts wrong present passwords as failed sign-ins', async () => {
    const { name } = await newAccount();
    const token = await signIn(world.app, name);
    for (let i = 1; i < profile.failuresBeforeLock; i++) expect((await change(token, 'wrong', 'Heron-Delta-2027')).status).toBe(400);
    expect((await change(token, 'wrong', 'Heron-Delta-2027')).code).toBe('security.account_locked');
    expect((await change(token, GOOD_PASSWORD, 'Heron-Delta-2027')).code).toBe('security.account_locked');
    expect((await attempt(name, GOOD_PASSWORD)).code).toBe('security.account_locked');
  });
});
