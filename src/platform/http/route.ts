import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { Endpoint, FileAnswer, ForeignAnswer } from '../../kernel/endpoint.ts';
import type { FactSupply } from '../../kernel/fact-supply.ts';
import type { Permission } from '../../kernel/permission.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { House } from '../house/index.ts';
import type { JobDefinition } from '../jobs/run.ts';
import type { TodoProvider } from '../todos/provider.ts';

/** What a handler receives: checked input and who asks. `actor` is null on public endpoints without a session. */
export interface HttpRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly house: House;
  /** The raw body of endpoints that take bytes. */
  readonly upload: Uint8Array;
  readonly address: string;
  /** Scheme and host as the caller named them, for addresses inside an answer; from a proxy's headers only where it is trusted. */
  readonly origin: string;
  readonly session: SessionCookie;
  /** Ids of all permissions the actor may try; screens show and hide by it. */
  permissionIds(): string[];
}

export interface SessionCookie {
  readonly token: string | null;
  set(token: string): void;
  clear(): void;
}

type Out<E> = E extends { answers: 'file' } ? FileAnswer : E extends Endpoint<infer _P, infer _Q, infer _B, infer O> ? z.input<O> : never;
type In<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface Route {
  // oxlint-disable-next-line no-explicit-any -- the list holds routes of every shape; `route()` checks each one
  readonly endpoint: Endpoint<any, any, any, any>;
  // oxlint-disable-next-line no-explicit-any
  readonly handle: (request: HttpRequest<any, any, any> & { actor: any }) => Promise<unknown>;
  readonly refused?: Refused;
}
/** A refusal in the form of a standard; null is a fault of the program, of which only the incident's number is told. `path` is what was asked, without its query. */
export type Refused = (refusal: Refusal | null, asked: { readonly path: string; readonly incident: string }) => ForeignAnswer;

/** Joins an endpoint of the contract to the command or query that serves it; one with foreign answers also to how refusals are told there. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType, E extends Endpoint<P, Q, B, O>>(
  endpoint: E & Endpoint<P, Q, B, O>,
  handle: (
    request: HttpRequest<In<P>, In<Q>, In<B>> & { readonly actor: E['permission'] extends 'public' ? Actor | null : Actor },
  ) => Promise<Out<E>>,
  refused?: Refused,
): Route {
  return { endpoint, handle: handle as Route['handle'], ...(refused ? { refused } : {}) };
}

/** A background worker: `run` does what is waiting in one region and says whether there is more. */
export interface Worker {
  readonly name: string;
  readonly everySeconds: number;
  run(house: House, regionId: string): Promise<boolean>;
}

/** What a domain hands to the application. */
export interface DomainModule {
  readonly name: string;
  readonly routes: readonly Route[];
  /** Permissions that no endpoint carries itself but screens ask about. */
  readonly permissions?: readonly Permission[];
  /** Handlers of events that domains to the left publish. They run after the commit, at least once: make them idempotent. */
  readonly subscriptions?: Readonly<Record<string, (house: House, event: DeliveredEvent) => Promise<void>>>;
  readonly workers?: readonly Worker[];
  /** Long work that people start and watch (platform/jobs). */
  readonly jobs?: readonly JobDefinition[];
  /** What waits for people in this domain (platform/todos). */
  readonly todos?: readonly TodoProvider[];
  /** What the domain tells to rules and measures. */
  readonly facts?: readonly FactSupply[];
}

export interface DeliveredEvent {
  readonly id: string;
  readonly regionId: string;
  readonly type: string;
  readonly at: Date;
  readonly payload: Readonly<Record<string, unknown>>;
}
