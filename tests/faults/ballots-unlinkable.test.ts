import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/app/modules.ts';
import { bringTo, buildElection, prepareVote, vote, type Cast } from '../../src/domains/assessment/ballots/fixtures.ts';
import * as contract from '../../src/domains/assessment/ballots/contract.ts';
import { tokenHash } from '../../src/domains/assessment/ballots/rules/box-hash.ts';
import { authenticateWith, provisionAccounts, signInProfiles } from '../../src/domains/security/index.ts';
import { buildHouse, temporaryKeys } from '../../src/platform/house/index.ts';
import { buildServer } from '../../src/platform/http/index.ts';
import { ask, PASSWORD, signIn } from '../support/access.ts';
import { REGION, testHouse, type TestHouse } from '../support/house.ts';
import { seedSmallRegion, type SmallRegion } from '../support/small-region.ts';

/*
 * docs/BALLOTS-THREAT-MODEL.md says what each adversary can learn. Here is proved what code can prove, on whichever database the
 * tests run (PGlite, and PostgreSQL with DANDANG_TEST_ENGINE=postgres): each test carries out the attack and must come out empty-handed.
 */
let test: TestHouse;
let region: SmallRegion;
const voters = Array.from({ length: 8 }, () => ({ kind: 'account' as const, id: crypto.randomUUID() }));
const rows = async <T>(text: string, values: unknown[] = []): Promise<T[]> => (await test.database.query(text, values)).rows as T[];
const election = () => buildElection(test.house, REGION, { subjects: region.units.flatMap((u) => [...u.people]), groups: [{ key: 'all', name: { zh: '全体', en: 'All' }, weight: 10_000, voters }] });

beforeAll(async () => {
  modules();
  test = await testHouse();
  region = await seedSmallRegion(test.house, REGION, '清河县');
});
afterAll(() => test.close());

describe('a database reader', () => {
  let id: string;
  let casts: Cast[];
  beforeAll(async () => {
    id = await election();
    casts = [];
    // The worst case for secrecy: each voter takes the ballot and votes at once, one after the other.
    for (const v of voters) casts.push(await vote(test.house, REGION, id, v));
  });

  it('finds no column of time, serial or voter beside a vote, and no default that writes one', async () => {
    const columns = await rows<{ table_name: string; column_name: string; data_type: string; column_default: string | null }>(
      `select table_name, column_name, data_type, column_default from information_schema.columns where table_schema = 'assessment' and table_name in ('ballot_pool', 'ballot_vote', 'election_voter', 'election_code') order by 1, 2`,
    );
    expect(columns.filter((c) => /time|date|serial|identity/.test(c.data_type) || /nextval|now\(|clock/.test(c.column_default ?? ''))).toEqual([]);
    expect(columns.filter((c) => c.table_name.startsWith('ballot_') && /voter|account|person|address|session/.test(c.column_name))).toEqual([]);
    const shared = (table: string) => new Set(columns.filter((c) => c.table_name === table).map((c) => c.column_name));
    expect([...shared('ballot_vote')].filter((c) => shared('election_voter').has(c)).toSorted()).toEqual(['election_id', 'group_key', 'region_id']);
    const triggers = await rows(`select 1 from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and c.relname in ('ballot_pool', 'ballot_vote', 'election_voter')`);
    expect(triggers).toEqual([]);
  });

  it('while it is open: reads neither token nor answer from the pool, and all votes are of one length', async () => {
    const pool = await rows<{ token_index: Uint8Array; vote_index: Uint8Array; sealed: Uint8Array }>('select token_index, vote_index, sealed from assessment.ballot_pool where election_id = $1', [id]);
    expect(pool).toHaveLength(voters.length);
    expect(new Set(pool.map((p) => p.sealed.length)).size).toBe(1);
    const stored = pool.map((p) => Buffer.concat([p.token_index, p.vote_index, p.sealed]));
    for (const cast of casts) {
      const known = [Buffer.from(cast.token.message, 'base64url'), Buffer.from(tokenHash(cast.token.message), 'base64url').subarray(0, 16), Buffer.from(cast.signature, 'base64url'), Buffer.from(cast.token.mark, 'base64url'), Buffer.from(cast.token.mark), Buffer.from('outstanding')];
      for (const k of known) expect(stored.some((s) => s.includes(k))).toBe(false);
    }
  });

  it('after the close: joins roll and box neither by transaction nor by place, and no key is left', async () => {
    await bringTo(test.house, REGION, id, 'published');
    const roll = await rows<{ xmin: string; voter: string; taken: boolean; blinded: unknown }>('select xmin::text, voter, taken, blinded from assessment.election_voter where election_id = $1 order by ctid', [id]);
    const box = await rows<{ xmin: string; token_hash: string }>('select xmin::text, token_hash from assessment.ballot_vote where election_id = $1 order by ctid', [id]);
    // One transaction each: who came first does not show.
    expect(new Set(roll.map((r) => r.xmin)).size).toBe(1);
    expect(new Set(box.map((b) => b.xmin)).size).toBe(1);
    // They lie in the order of their keys, which came from random numbers, not in that of arrival.
    expect(box.map((b) => b.token_hash)).toEqual(box.map((b) => b.token_hash).toSorted());
    expect(roll.filter((r) => r.blinded !== null)).toEqual([]);
    expect(await rows('select 1 from assessment.ballot_pool where election_id = $1', [id])).toEqual([]);
    expect(await rows('select 1 from assessment.election_key where election_id = $1 and private_key is not null', [id])).toEqual([]);
    expect(await rows('select 1 from assessment.election where id = $1 and pool_key is not null', [id])).toEqual([]);
  });

  it('finds no audit line and no event of taking a ballot or voting', async () => {
    const actions = await rows<{ action: string }>(`select action from platform.audit where subject_id = $1 or detail::text like '%' || $1 || '%'`, [id]);
    expect([...new Set(actions.map((a) => a.action))].toSorted()).toEqual(['assessment.ballots_counted', 'assessment.ballots_published', 'assessment.election_planned', 'assessment.roll_set', 'assessment.voting_closed', 'assessment.voting_opened']);
    const events = await rows<{ type: string }>(`select type from platform.outbox where payload::text like '%' || $1 || '%'`, [id]);
    expect(events.map((e) => e.type).toSorted()).toEqual(['assessment.ballot_counted', 'assessment.ballot_published']);
  });
});

describe('a log reader, and the session', () => {
  it('see nothing of a vote: no line, no cookie read, no address kept', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, new Writable({ write: (chunk: Buffer, _e, done) => (lines.push(chunk.toString()), done()) }));
    const house = buildHouse({ database: test.database, clock: test.house.clock, log: log as never, ...temporaryKeys() });
    const profile = signInProfiles.trial;
    let asked = 0;
    const authenticate = authenticateWith(profile);
    const app = await buildServer({ house, modules: modules(profile), authenticate: (h, token, address) => (asked++, authenticate(h, token, address)), secureCookies: false, trustProxy: false, version: 'test', demoAccounts: null, requestsPerMinute: 1000 });
    try {
      const [account] = await provisionAccounts(house, test.system, [{ name: 'voter.one', displayName: '评价人', password: PASSWORD, grants: [{ role: 'cadre' }] }]);
      const me = { kind: 'account' as const, id: account! };
      const id = await buildElection(house, REGION, { subjects: region.units.flatMap((u) => [...u.people]), groups: [{ key: 'all', name: { zh: '全体', en: 'All' }, weight: 10_000, voters: [me] }] });
      const cookie = await signIn(app, 'voter.one');
      const { body } = await prepareVote(house, REGION, id, me);
      const before = await rows<{ seen_at: Date }>('select seen_at from security.session where account_id = $1', [account]);
      lines.length = 0;
      asked = 0;
      // A browser that sends its cookie all the same is not looked at.
      const cast = await ask(app, cookie, contract.castVote, { params: { region: REGION, electionId: id }, body });
      expect([cast.status, cast.text]).toEqual([200, JSON.stringify({ received: true, tokenHash: tokenHash(body.message) })]);
      expect((await ask(app, cookie, contract.checkVote, { params: { region: REGION, electionId: id }, body: { tokenHash: tokenHash(body.message) } })).json).toMatchObject({ token: 'waiting' });
      const refused = await ask(app, cookie, contract.castVote, { params: { region: REGION, electionId: id }, body: { ...body, signature: 'A'.repeat(342) } });
      expect([refused.status, refused.code]).toEqual([400, 'assessment.vote_not_signed']);
      const malformed = await ask(app, cookie, contract.castVote, { params: { region: REGION, electionId: id }, body: { group: '全体' } });
      expect([malformed.status, malformed.code]).toEqual([400, 'request.invalid']);
      const oversized = await ask(app, cookie, contract.castVote, { params: { region: REGION, electionId: id }, body: { ...body, padding: '.'.repeat(600_000) } });
      expect([oversized.status, oversized.code]).toEqual([413, 'request.too_large']);
      expect(lines).toEqual([]);
      expect(asked).toBe(0);
      expect(await rows<{ seen_at: Date }>('select seen_at from security.session where account_id = $1', [account])).toEqual(before);
    } finally {
      await app.close();
    }
  });
});
