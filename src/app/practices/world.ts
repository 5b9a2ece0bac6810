import { gunzipSync } from 'node:zlib';
import { fixedClock } from '../../kernel/clock.ts';
import { systemActor, type Actor, type Role } from '../../kernel/actor.ts';
import { newId, type PersonId, type RegionId } from '../../kernel/ids.ts';
import type { z } from 'zod';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { mayTry } from '../../kernel/permission.ts';
import { isRefusal, Refusal } from '../../kernel/refusal.ts';
import { migrate, openDatabase, type Database } from '../../platform/db/index.ts';
import { buildHouse, temporaryKeys, type House, type Unit } from '../../platform/house/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { silentLog } from '../../platform/log/index.ts';
import { saveOrganizations, savePeople, saveRegion, type NewAppointment, type NewOrganization } from '../../domains/registry/index.ts';
import { migrationsFolder } from '../paths.ts';

/** The region of every example; it exists nowhere. */
const REGION = '990001' as RegionId;
/** Examples live on this day unless the driver moves its clock. */
const NOON = 'T04:00:00Z';
const DAY = '2026-11-20';

export interface World {
  readonly house: House;
  readonly system: Actor;
  /** The organization department; reviews what others report. */
  readonly officer: Actor;
  /** 政工 of the whole region, who reports for the units. */
  readonly liaison: Actor;
  readonly regionOrganization: string;
  actor(role: Role, options?: { path?: string | null; personId?: string | null }): Actor;
  /** Moves the clock to noon of a day. */
  setDay(day: string): void;
  unit<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  /** Organizations under the region. Out: their ids, in order. */
  organizations(names: readonly string[], change?: Partial<NewOrganization>): Promise<string[]>;
  /** People in office there, all with one kind of post. Out: their ids, in order. */
  people(names: readonly string[], organizationId: string, post?: Partial<Omit<NewAppointment, 'personId' | 'organizationId'>>): Promise<string[]>;
  /** A request to an endpoint of the program, as the server would serve it; the officer asks unless told. */
  // oxlint-disable-next-line no-explicit-any -- endpoints of every shape
  send<E extends Endpoint<any, any, any, any>>(endpoint: E, input: InputOf<E>, actor?: Actor): Promise<OutputOf<E>>;
  close(): Promise<void>;
}

/** What a request takes, each part only if the contract has it. */
type Part<Name extends string, S> = S extends z.ZodType ? (unknown extends z.input<S> ? unknown : {} extends z.input<S> ? { readonly [K in Name]?: z.input<S> } : { readonly [K in Name]: z.input<S> }) : unknown;
type InputOf<E> = E extends Endpoint<infer P, infer Q, infer B, infer _O> ? Part<'params', P> & Part<'query', Q> & Part<'body', B> : never;
type OutputOf<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer O> ? z.output<O> : never;

/** Gives an empty, migrated database; whoever asked closes it. */
export type EmptyDatabases = () => Promise<Database>;

let empty: Promise<Blob> | null = null;

/** In memory, each a copy of one that is made once a process and kept as bytes. */
export const emptyDatabases: EmptyDatabases = async () => openDatabase({ kind: 'memory', snapshot: await (empty ??= makeEmpty()) });

async function makeEmpty(): Promise<Blob> {
  const database = await openDatabase({ kind: 'memory' });
  await migrate(database, migrationsFolder);
  const bytes = Buffer.from(await (await database.dump!()).arrayBuffer());
  await database.close();
  // Unpacked once here instead of once an example.
  return new Blob([gunzipSync(bytes)], { type: 'application/x-tar' });
}

/** A fresh house on an empty database, with nothing in it but the region itself; closing it closes the database. */
export async function freshWorld(database: Database, routes: readonly Route[]): Promise<World> {
  let clock = fixedClock(`${DAY}${NOON}`);
  const house = buildHouse({ database, clock: { now: () => clock.now() }, log: silentLog(), ...temporaryKeys() });
  const system = systemActor(REGION, 'example');
  const actor: World['actor'] = (role, o = {}) => ({
    kind: 'account',
    accountId: newId<'account'>(),
    personId: (o.personId ?? null) as PersonId | null,
    regionId: REGION,
    name: role,
    grants: [{ role, organizationPath: o.path ?? null }],
  });
  const regionOrganization = await house.unit(system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '示例县', level: '县' });
    return (await saveOrganizations(unit, [{ name: '示例县', type: 'region' }]))[0]!;
  });
  return {
    house,
    system,
    officer: actor('officer'),
    liaison: actor('liaison', { path: '1' }),
    regionOrganization,
    actor,
    setDay: (day) => void (clock = fixedClock(`${day}${NOON}`)),
    unit: (work) => house.unit(system, work),
    organizations: (names, change = {}) =>
      house.unit(system, (unit) => saveOrganizations(unit, names.map((name) => ({ name, type: 'government_organ', parentId: regionOrganization, ...change })))),
    people: (names, organizationId, post = {}) =>
      house.unit(system, (unit) =>
        savePeople(unit, names.map((name) => ({ name, sex: 'male' as const, appointments: [{ title: '干部', main: true, category: 'staff' as const, startedOn: '2015-01', ...post, organizationId }] }))),
      ),
    send: async (endpoint, input, as) => {
      const asked = as ?? actor('officer');
      const found = routes.find((r) => r.endpoint.name === endpoint.name);
      if (!found) throw new Error(`the program has no endpoint ${endpoint.name}`);
      if (typeof endpoint.permission !== 'string' && !mayTry(asked, endpoint.permission)) throw new Refusal('forbidden', 'security.not_permitted', { permission: endpoint.permission.id });
      const given = input as { params?: unknown; query?: unknown; body?: unknown };
      const part = (schema: z.ZodType | undefined, value: unknown): unknown => schema?.parse(value ?? {});
      const answer = await found.handle({
        house,
        actor: asked,
        params: part(endpoint.params, given.params),
        query: part(endpoint.query, given.query),
        body: part(endpoint.body, given.body),
        upload: new Uint8Array(),
        address: 'example',
        origin: 'http://example.invalid',
        session: { token: null, set: () => {}, clear: () => {} },
        permissionIds: () => [],
      });
      return (endpoint.output as z.ZodType).parse(answer) as never;
    },
    close: () => database.close(),
  };
}

/** Was it refused with this code? Any other error is a fault of the example or the program and goes on. */
export async function outcome(code: string, attempt: () => Promise<unknown>): Promise<'accepted' | 'refused'> {
  try {
    await attempt();
    return 'accepted';
  } catch (error) {
    if (isRefusal(error) && (error.code === code || error.because.some((r) => r.code === code))) return 'refused';
    throw error;
  }
}
