import { randomBytes, randomUUID, sign, verify, constants, type KeyObject } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import fastify from 'fastify';
import { modules } from '../src/app/modules.ts';
import { migrationsFolder } from '../src/app/paths.ts';
import { buildElection, fill } from '../src/domains/assessment/ballots/fixtures.ts';
import { openElectionOf } from '../src/domains/assessment/ballots/open-elections.ts';
import { takeBallot } from '../src/domains/assessment/ballots/queries/voting.ts';
import { saveOrganizations, savePeople, saveRegion } from '../src/domains/registry/index.ts';
import { systemActor } from '../src/kernel/actor.ts';
import { systemClock } from '../src/kernel/clock.ts';
import type { RegionId } from '../src/kernel/ids.ts';
import { migrate, openDatabase, type DatabaseLocation } from '../src/platform/db/index.ts';
import { buildHouse, temporaryKeys } from '../src/platform/house/index.ts';
import { buildServer } from '../src/platform/http/index.ts';
import { silentLog } from '../src/platform/log/index.ts';

export interface VoteFigures {
  readonly votes: number;
  /** Milliseconds for all votes over HTTP: checked, sealed, kept. */
  readonly figureMs: number;
  /** The same bytes to a bare server that verifies one RSA signature and inserts one row. */
  readonly baselineMs: number;
}

const REGION = '990624' as RegionId;
/** Phones at once. */
const AT_ONCE = 16;

/** Votes on ten people by `count` voters, both ways in turn in slices, over real sockets. */
export async function benchVote(count: number, location: DatabaseLocation = { kind: 'memory' }): Promise<VoteFigures> {
  const database = await openDatabase(location);
  try {
    await migrate(database, migrationsFolder);
    const all = modules();
    const house = buildHouse({ database, clock: systemClock, log: silentLog(), ...temporaryKeys() });
    const system = systemActor(REGION, 'bench');
    const subjects = await house.unit(system, async (unit) => {
      await saveRegion(unit, { code: REGION, name: '测试县', level: '县' });
      const [organizationId] = await saveOrganizations(unit, [{ name: '测试县', type: 'region' }]);
      return savePeople(unit, Array.from({ length: 10 }, (_, i) => ({ name: `干部${i}`, sex: 'male' as const, appointments: [{ organizationId: organizationId!, title: '干部', main: true, category: 'staff' as const, startedOn: '2020-01' }] })));
    });
    const voter = randomUUID();
    const election = await buildElection(house, REGION, { subjects, groups: [{ key: 'all', name: { zh: '全体', en: 'All' }, weight: 10_000, voters: [{ kind: 'account', id: voter }] }] });
    const { keys } = await house.unit(system, (unit) => openElectionOf(unit, election));
    const sheet = await takeBallot(house, { kind: 'account', accountId: voter as never, personId: null, regionId: REGION, name: 'voter', grants: [{ role: 'cadre', organizationPath: null }] }, election);
    const rows = fill(sheet, (item) => (item === 'diligence' ? '88' : item === 'overall' ? 'competent' : 'good'));
    // What unblinding gives is an ordinary PSS signature; it is made directly here, so that the bench measures the server only.
    const token = (key: KeyObject): { message: string; signature: string } => {
      const message = randomBytes(64);
      return { message: message.toString('base64url'), signature: sign('sha384', message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }).toString('base64url') };
    };
    const bodies = Array.from({ length: count * 2 }, () => JSON.stringify({ group: 'all', ...token(keys.get('all')!.privateKey), paper: { mark: randomBytes(32).toString('base64url'), rows }, padding: '' }));
    const app = await buildServer({ house, modules: all, authenticate: () => Promise.resolve(null), secureCookies: false, trustProxy: false, version: 'bench', demoAccounts: null, requestsPerMinute: 0 });
    const bare = await bareServer(database, keys.get('all')!.publicKey);
    try {
      const ours = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/vote/${REGION}/${election}`;
      const theirs = `${await bare.listen({ port: 0, host: '127.0.0.1' })}/vote`;
      await post(ours, bodies.slice(0, 20));
      await post(theirs, bodies.slice(0, 20));
      let figureMs = 0;
      let baselineMs = 0;
      const slice = Math.ceil(count / 10);
      for (let from = 0, turn = 0; from < count; from += slice, turn++) {
        // Who goes first changes, so that neither pays for the other's checkpoints.
        for (const way of turn % 2 === 0 ? ['ours', 'bare'] : ['bare', 'ours']) {
          const batch = bodies.slice((way === 'ours' ? 0 : count) + Math.max(from, way === 'ours' ? 20 : 0), (way === 'ours' ? 0 : count) + Math.min(from + slice, count));
          const start = performance.now();
          await post(way === 'ours' ? ours : theirs, batch);
          const perVote = ((performance.now() - start) / batch.length) * slice;
          if (way === 'ours') figureMs += perVote;
          else baselineMs += perVote;
        }
      }
      return { votes: count, figureMs, baselineMs };
    } finally {
      await app.close();
      await bare.close();
    }
  } finally {
    await database.close();
  }
}

/** What anybody would write first: one route, one check, one row. */
async function bareServer(database: Awaited<ReturnType<typeof openDatabase>>, key: KeyObject) {
  await database.query('create table public.bare_vote (message text primary key, signature text not null, body jsonb not null)');
  const app = fastify({ logger: false });
  app.post('/vote', async (request, reply) => {
    const vote = request.body as { message: string; signature: string; paper: unknown };
    if (!verify('sha384', Buffer.from(vote.message, 'base64url'), { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }, Buffer.from(vote.signature, 'base64url'))) return reply.status(400).send({});
    await database.query('insert into public.bare_vote values ($1, $2, $3) on conflict do nothing', [vote.message, vote.signature, JSON.stringify(vote.paper)]);
    return { received: true };
  });
  return app;
}

async function post(url: string, bodies: readonly string[]): Promise<void> {
  let next = 0;
  const phone = async (): Promise<void> => {
    for (let i = next++; i < bodies.length; i = next++) {
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'x-dandang': '1' }, body: bodies[i]! });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      await answer.text();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, phone));
}
