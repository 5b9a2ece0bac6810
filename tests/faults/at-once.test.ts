import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../src/kernel/actor.ts';
import { provisionAccounts, signInProfiles } from '../../src/domains/security/index.ts';
import * as security from '../../src/domains/security/contract.ts';
import * as registry from '../../src/domains/registry/contract.ts';
import { accessWorld, ask, PASSWORD, signIn, type AccessWorld } from '../support/access.ts';
import { REGION } from '../support/house.ts';

/** Two people at the same thing at the same moment. */
let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld();
}, 300_000);
afterAll(() => world?.close());

let serial = 0;
async function account(role: 'officer' | 'cadre'): Promise<{ id: string; name: string }> {
  const name = `at-once-${++serial}`;
  const [id] = await provisionAccounts(world.house, systemActor(REGION, 'test'), [{ name, displayName: `${role} ${serial}`, password: PASSWORD, grants: [{ role }] }]);
  return { id: id!, name };
}

describe('two officers editing one person', () => {
  it('one wins; the other is told which field changed, by whom', async () => {
    const officers = await Promise.all([account('officer'), account('officer')]);
    const tokens = await Promise.all(officers.map((o) => signIn(world.app, o.name)));
    const params = { personId: world.own.personId };
    const versionNow = async (): Promise<string> => (await world.test.database.query(`select id::text as id from registry.person_version where person_id = $1 and superseded_at is null and valid_to is null`, [params.personId])).rows[0]!['id'] as string;
    for (let round = 0; round < 6; round++) {
      const versionId = await versionNow();
      const edits = [{ nativePlace: `清河 ${round}` }, { specialty: `水利 ${round}` }];
      const answers = await Promise.all(edits.map((changes, i) => ask(world.app, tokens[i]!, registry.editPerson, { params, body: { versionId, reason: '核对档案', changes } })));
      expect(answers.map((a) => a.status).sort(), answers.map((a) => a.text).join('\n')).toEqual([200, 409]);
      const winner = answers.findIndex((a) => a.status === 200);
      const { refusal } = answers[1 - winner]!.json as { refusal: { code: string; because: { at: string; params: { by: string; value: string } }[] } };
      const [field, value] = Object.entries(edits[winner]!)[0]!;
      expect(refusal.code).toBe('registry.changed_meanwhile');
      expect(refusal.because).toMatchObject([{ at: field, params: { value } }]);
      expect(refusal.because[0]!.params.by).toMatch(/^officer /);
      // What the winner wrote stands, what the loser wrote is nowhere.
      const { rows } = await world.test.database.query(`select native_place as "nativePlace", specialty from registry.person_version where id = $1`, [await versionNow()]);
      expect(rows).toMatchObject([{ [field]: value }]);
      expect(Object.values(rows[0]!)).not.toContain(Object.values(edits[1 - winner]!)[0]);
    }
  }, 300_000);
});

describe('sign-ins at once', () => {
  const { failuresBeforeLock } = signInProfiles.trial;
  const attempt = (name: string, password: string) => ask(world.app, null, security.signIn, { body: { accountName: name, password } });
  const failBefore = async (name: string, times: number): Promise<void> => {
    for (let i = 0; i < times; i++) expect((await attempt(name, 'not the password')).status).toBe(401);
  };
  const stored = async (id: string): Promise<{ failed: number; locked: boolean; sessions: number }> =>
    (await world.test.database.query(`select failed_attempts as failed, locked_until is not null as locked, (select count(*) from security.session s where s.account_id = a.id)::int as sessions from security.account a where id = $1`, [id])).rows[0] as never;

  it('of many wrong guesses sent at once only those within the limit are tried', async () => {
    const { id, name } = await account('cadre');
    await failBefore(name, failuresBeforeLock - 2);
    const answers = await Promise.all(Array.from({ length: 6 }, () => attempt(name, 'not the password')));
    expect(answers.map((a) => a.status).sort()).toEqual([401, 429, 429, 429, 429, 429]);
    expect(await stored(id)).toEqual({ failed: failuresBeforeLock, locked: true, sessions: 0 });
  }, 300_000);

  it('the right and a wrong password at the last attempt: in and counted, or locked for both', async () => {
    for (let round = 0; round < 3; round++) {
      const { id, name } = await account('cadre');
      await failBefore(name, failuresBeforeLock - 1);
      const [right, wrong] = await Promise.all(round % 2 ? [attempt(name, PASSWORD), attempt(name, 'not the password')] : [attempt(name, 'not the password'), attempt(name, PASSWORD)].reverse());
      const end = { right: right!.status, wrong: wrong!.status, ...(await stored(id)) };
      const rightFirst = { right: 200, wrong: 401, failed: 1, locked: false, sessions: 1 };
      const wrongFirst = { right: 429, wrong: 429, failed: failuresBeforeLock, locked: true, sessions: 0 };
      expect([rightFirst, wrongFirst]).toContainEqual(end);
    }
  }, 300_000);
});
