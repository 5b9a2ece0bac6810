import type { FastifyInstance } from 'fastify';
import { roles, systemActor, type Role } from '../../src/kernel/actor.ts';
import type { Endpoint } from '../../src/kernel/endpoint.ts';
import type { AccountId, OrganizationId, PersonId, RegionId } from '../../src/kernel/ids.ts';
import { modules } from '../../src/app/modules.ts';
import { authenticateWith, provisionAccounts, signInProfiles, type SignInProfile } from '../../src/domains/security/index.ts';
import { buildServer, SESSION_COOKIE } from '../../src/platform/http/index.ts';
import type { House } from '../../src/platform/house/index.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { OTHER_REGION, REGION, testHouse, type TestHouse } from './house.ts';
import { seedSmallRegion, type SmallRegion } from './small-region.ts';

/**
 * What a domain declares for every endpoint, in its `fixtures.ts`:
 *
 *   export const accessCases: readonly AccessCase[] = [
 *     { endpoint: contract.person, scoped: 'self', input: (place) => ({ params: { personId: place.personId } }) },
 *   ];
 *
 * `input` makes a request that is good in every way but, perhaps, who sends it. The matrix sends it as every role, and,
 * for the own region, a foreign unit, another person and a foreign region, with the matching `place`.
 */
export interface AccessCase {
  // oxlint-disable-next-line no-explicit-any -- endpoints of every shape
  readonly endpoint: Endpoint<any, any, any, any>;
  /** Roles that may, written a second time on purpose: a slip in `access.ts` then shows. Left out, the permission's own roles count. */
  readonly allowed?: readonly Role[];
  /**
   * Whom the request is about. `region`: something of the region; `subtree`: something of `place.organizationId`;
   * `self`: the person `place.personId`. Left out: it names no subject (a list, a form); then answers are searched for
   * what the caller must not see.
   */
  readonly scoped?: 'region' | 'subtree' | 'self';
  /** The status that those who may get; 200 unless told. For requests that are let in and then refused by a rule, say why in a comment. */
  readonly answers?: number;
  readonly input: (place: Place) => AccessInput | Promise<AccessInput>;
}

export interface AccessInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** For endpoints that take bytes. */
  readonly upload?: Uint8Array;
  /** For endpoints that take a form. */
  readonly form?: Readonly<Record<string, string>>;
}

/** A region, a unit in it and a person in office there. */
export interface Place {
  readonly house: House;
  readonly regionId: RegionId;
  readonly organizationId: OrganizationId;
  readonly organizationPath: string;
  readonly personId: PersonId;
  /** Accounts of this region by role. The officer and the leader see the whole region, the liaison the first unit, the cadre the first person. */
  readonly accounts: Readonly<Record<Role, AccountId>>;
  /** The account of this role signed in, for requests that must come first. */
  send(role: Role, endpoint: AccessCase['endpoint'], input: AccessInput): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The parsed body; undefined for files. */
  readonly json: unknown;
  readonly code: string | undefined;
  readonly cookie: string | undefined;
}

export interface AccessWorld {
  readonly house: House;
  readonly test: TestHouse;
  readonly app: FastifyInstance;
  /** First unit, first person of the region: where every role of this region may look. */
  readonly own: Place;
  readonly otherPerson: Place;
  readonly foreignUnit: Place;
  readonly foreignRegion: Place;
  readonly here: SmallRegion;
  readonly there: SmallRegion;
  /** A request with the session of an account of the own region; null sends none. */
  as(role: Role | null, endpoint: AccessCase['endpoint'], input: AccessInput): Promise<Answer>;
  /** The same from the other region. */
  asForeign(role: Role, endpoint: AccessCase['endpoint'], input: AccessInput): Promise<Answer>;
  close(): Promise<void>;
}

export const PASSWORD = 'Riverbank-Osprey-41';
const accountName = (regionId: string, role: Role): string => `${role}.${regionId}`;

/** Two small regions with an account for every role, and a server to ask. */
export async function accessWorld(options: { profile?: SignInProfile; clock?: Clock } = {}): Promise<AccessWorld> {
  const test = await testHouse(options.clock ? { clock: options.clock } : {});
  const { house } = test;
  const profile = options.profile ?? signInProfiles.trial;
  const app = await buildServer({
    house,
    modules: modules(profile),
    authenticate: authenticateWith(profile),
    secureCookies: false,
    trustProxy: false,
    version: 'test',
    demoAccounts: null,
    requestsPerMinute: 0,
  });
  const tokens = new Map<string, string>();
  const send = async (regionId: RegionId, role: Role | null, endpoint: AccessCase['endpoint'], input: AccessInput): Promise<Answer> => {
    if (role === null) return ask(app, null, endpoint, input);
    const name = accountName(regionId, role);
    const answer = await ask(app, tokens.get(name) ?? (await signIn(app, name)), endpoint, input);
    // Signing out and changing the password end the session: the next request signs in anew.
    if (answer.cookie) tokens.set(name, answer.cookie);
    else if (answer.status === 401 || answer.cookie === '') tokens.delete(name);
    else if (!tokens.has(name)) tokens.set(name, answer.sent!);
    return answer;
  };
  const region = async (regionId: RegionId, name: string): Promise<{ region: SmallRegion; place: (unit: 0 | 1, person: 0 | 1) => Place }> => {
    const small = await seedSmallRegion(house, regionId, name);
    const [first] = small.units;
    const ids = await provisionAccounts(
      house,
      systemActor(regionId, 'test'),
      roles.map((role) => ({
        name: accountName(regionId, role),
        displayName: role,
        password: PASSWORD,
        personId: role === 'cadre' ? first.people[0] : null,
        grants: [{ role, ...(role === 'liaison' || role === 'grid_head' ? { organizationId: first.organizationId, organizationPath: first.organizationPath } : {}) }],
      })),
    );
    const accounts = Object.fromEntries(roles.map((role, i) => [role, ids[i]!])) as Record<Role, AccountId>;
    const place = (u: 0 | 1, p: 0 | 1): Place => {
      const { organizationId, organizationPath, people } = small.units[u];
      return { house, regionId, organizationId, organizationPath, personId: people[p], accounts, send: (role, endpoint, input) => send(regionId, role, endpoint, input) };
    };
    return { region: small, place };
  };
  const here = await region(REGION, '清河县');
  const there = await region(OTHER_REGION, '白石县');
  return {
    house,
    test,
    app,
    own: here.place(0, 0),
    otherPerson: here.place(0, 1),
    foreignUnit: here.place(1, 0),
    foreignRegion: there.place(0, 0),
    here: here.region,
    there: there.region,
    as: (role, endpoint, input) => send(REGION, role, endpoint, input),
    asForeign: (role, endpoint, input) => send(OTHER_REGION, role, endpoint, input),
    close: async () => {
      await app.close();
      await test.close();
    },
  };
}

/** Signs in over HTTP and gives the cookie's value. */
export async function signIn(app: FastifyInstance, name: string, password = PASSWORD, code?: string): Promise<string> {
  const response = await app.inject({ method: 'POST', url: '/api/session', headers: { 'x-dandang': '1' }, payload: { accountName: name, password, ...(code ? { code } : {}) } });
  const token = response.cookies.find((c) => c.name === SESSION_COOKIE)?.value;
  if (!token) throw new Error(`${name} could not sign in: ${response.statusCode} ${response.body}`);
  return token;
}

/** One request to an endpoint of a contract, with a session token or without. */
export async function ask(app: FastifyInstance, token: string | null, endpoint: AccessCase['endpoint'], input: AccessInput = {}): Promise<Answer & { readonly sent: string | null }> {
  const path = endpoint.path.replace(/:(\w+)/g, (_all: string, name: string) => encodeURIComponent(input.params?.[name] ?? `no-${name}`));
  const query = new URLSearchParams(Object.entries(input.query ?? {}).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)] as [string, string]])));
  const response = await app.inject({
    method: endpoint.method,
    url: `/api${path}${query.size > 0 ? `?${query}` : ''}`,
    headers: { 'x-dandang': '1', ...(input.upload ? { 'content-type': 'application/octet-stream' } : input.form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
    ...(token === null ? {} : { cookies: { [SESSION_COOKIE]: token } }),
    ...(input.upload ? { payload: Buffer.from(input.upload) } : input.form ? { payload: new URLSearchParams(input.form).toString() } : input.body === undefined ? {} : { payload: input.body as object }),
  });
  const json = response.headers['content-type']?.toString().includes('json') ? (response.json() as unknown) : undefined;
  return {
    status: response.statusCode,
    text: response.body,
    json,
    code: (json as { refusal?: { code: string } } | null | undefined)?.refusal?.code,
    cookie: response.cookies.find((c) => c.name === SESSION_COOKIE)?.value,
    sent: token,
  };
}
