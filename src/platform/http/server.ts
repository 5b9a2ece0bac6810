import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { LogController, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Actor } from '../../kernel/actor.ts';
import type { FileAnswer, ForeignAnswer } from '../../kernel/endpoint.ts';
import { mayTry, type Permission } from '../../kernel/permission.ts';
import { Refusal, isRefusal, type Reason } from '../../kernel/refusal.ts';
import type { House } from '../house/index.ts';
import { httpMetrics } from './metrics.ts';
import type { DomainModule, Refused, Route } from './route.ts';
import { statusOf } from './status.ts';

export interface ServerParts {
  readonly house: House;
  readonly modules: readonly DomainModule[];
  /** Turns the session cookie into an actor, or null when there is no living session. */
  readonly authenticate: (house: House, token: string, address: string) => Promise<Actor | null>;
  /** Folder of the built web application; left out in tests of the interface. */
  readonly webFolder?: string;
  /** Cookies only over TLS; off for plain http on the own machine. */
  readonly secureCookies: boolean;
  /** The proxies whose word about the caller's address counts: how many hops, or their addresses and networks. */
  readonly trustProxy: TrustedProxies;
  readonly version: string;
  /** Sign-ins that the sign-in page offers; null outside a demonstration. */
  readonly demoAccounts: readonly DemoAccount[] | null;
  /** Requests per minute and address; 0 switches the limit off. */
  readonly requestsPerMinute: number;
}

function trusting(proxies: TrustedProxies): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  return proxies === false ? false : [...proxies];
}

/** Nobody; how many proxies stand before the program; or their addresses and networks (`10.1.0.0/16`, `loopback`). */
export type TrustedProxies = false | number | readonly string[];

export interface DemoAccount {
  readonly accountName: string;
  readonly password: string;
  /** Text, or a key of locales such as `security:demo.officer`. */
  readonly title: string;
}

export const SESSION_COOKIE = 'dandang_session';
export const UPLOAD_LIMIT = 200 * 1024 * 1024;

/** Builds the HTTP server from the domains' contracts. It does not listen yet. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.house.log as never,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusting(parts.trustProxy),
    bodyLimit: 4 * 1024 * 1024,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'], styleSrc: ["'self'", "'unsafe-inline'"], scriptSrc: ["'self'"], upgradeInsecureRequests: parts.secureCookies ? [] : null },
    },
    hsts: parts.secureCookies,
  });
  if (parts.requestsPerMinute > 0) {
    await app.register(rateLimit, {
      max: parts.requestsPerMinute,
      timeWindow: 60_000,
      errorResponseBuilder: (_request, context) => new Refusal('too_many', 'request.too_many', { seconds: Math.ceil(context.ttl / 1000) }),
    });
  }
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT }, (_request, body, done) => done(null, body));
  httpMetrics(app, parts.house);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Dandang 担当', version: parts.version, description: 'Every request that changes something carries the header `x-dandang: 1` and the session cookie.' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } } },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });

  app.setErrorHandler((error, request, reply) => answerError(parts.house, error as FastifyError, request, reply));
  app.get('/healthz', { schema: { hide: true } }, async () => {
    await parts.house.database.query('select 1');
    return { status: 'ok', version: parts.version, database: parts.house.database.engine };
  });
  app.get('/api/health', { schema: { hide: true } }, async () => ({ status: 'ok', version: parts.version, demo: parts.demoAccounts !== null, ...(parts.demoAccounts ? { demoAccounts: parts.demoAccounts } : {}) }));

  const permissions = new Map<string, Permission>();
  for (const module of parts.modules) {
    for (const p of module.permissions ?? []) permissions.set(p.id, p);
    for (const r of module.routes) if (typeof r.endpoint.permission === 'object') permissions.set(r.endpoint.permission.id, r.endpoint.permission);
  }
  await app.register(async (api) => {
    for (const module of parts.modules) for (const r of module.routes) if (!isForeign(r)) addRoute(api, parts, module, r, permissions);
    // Forms are read here only: everywhere else a page of another site cannot send what is read.
    await api.register(async (foreign) => {
      foreign.removeAllContentTypeParsers();
      foreign.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_request, body, done) => done(null, formOf(String(body))));
      for (const module of parts.modules) for (const r of module.routes) if (isForeign(r)) addRoute(foreign, parts, module, r, permissions);
    });
    api.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  }, { prefix: '/api' });

  await serveWeb(app, parts.webFolder);
  return app;
}

/** The caller's address; an IPv4 address in the clothes of IPv6 is written as IPv4. */
const addressOf = (request: FastifyRequest): string => request.ip.replace(/^::ffff:(?=\d+\.)/i, '');

/** Ten times the usual requests where a whole meeting asks through one address. */
const CROWD = 10;
/** Bytes of an anonymous body at most: the longest ballot, no upload. */
const ANONYMOUS_LIMIT = 512 * 1024;
/** Counts requests of one address without keeping the address: a hash with a salt that this process forgets within the hour. */
let salt = { value: randomBytes(32), until: 0 };
function hiddenAddress(request: FastifyRequest): string {
  if (Date.now() > salt.until) salt = { value: randomBytes(32), until: Date.now() + 3_600_000 };
  return createHmac('sha256', salt.value).update(request.ip).digest('base64');
}

const isForeign = (r: Route): boolean => r.endpoint.answers === 'foreign';
/** Bytes of a form at most: the longest text and its fields, no file. */
const FORM_LIMIT = 64 * 1024;
/** Values by name, in the order they were sent. */
function formOf(text: string): Record<string, string[]> {
  const form: Record<string, string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) (form[name] ??= []).push(value);
  return form;
}

const QUIET = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'x-content-type-options': 'nosniff' };
const QUIET_OVER_TLS = { ...QUIET, 'strict-transport-security': 'max-age=31536000; includeSubDomains' };
const lacksHeader = (method: string, request: FastifyRequest): boolean => method !== 'GET' && request.headers['x-dandang'] !== '1';
const quietly = (method: string, secure: boolean) => (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
  void reply.headers(secure ? QUIET_OVER_TLS : QUIET);
  done(lacksHeader(method, request) ? new Refusal('forbidden', 'request.header_missing') : undefined);
};

function addRoute(api: FastifyInstance, parts: ServerParts, module: DomainModule, r: Route, permissions: Map<string, Permission>): void {
  const e = r.endpoint;
  if (isForeign(r) && (e.permission !== 'public' || !r.refused)) throw new Error(`${e.name}: foreign answers are public, and their route says how refusals are told`);
  api.route({
    method: e.method,
    url: e.path,
    bodyLimit: e.takes === 'bytes' ? UPLOAD_LIMIT : e.anonymous ? ANONYMOUS_LIMIT : 4 * 1024 * 1024,
    config: { anonymous: e.anonymous === true, refused: r.refused, ...(parts.requestsPerMinute > 0 && e.crowd ? { rateLimit: { max: parts.requestsPerMinute * CROWD, ...(e.anonymous ? { keyGenerator: hiddenAddress } : {}) } } : {}) } as object,
    schema: {
      operationId: e.name,
      summary: e.summary,
      tags: [module.name],
      ...(e.params ? { params: e.params } : {}),
      ...(e.query ? { querystring: e.query } : {}),
      ...(e.body && e.takes !== 'bytes' ? { body: e.body } : {}),
      ...(e.answers ? {} : { response: { 200: e.output } }),
      ...(e.permission === 'public' ? {} : { security: [{ session: [] }] }),
    } as object,
    // The headers of documents mean nothing to an answer that a program reads: an anonymous answer has those that do.
    ...(e.anonymous ? { helmet: false, onRequest: quietly(e.method, parts.secureCookies) } : {}),
    // The caller is known and may try before anything of the request is looked at: outsiders learn nothing from validation.
    // Whoever votes is nobody: the cookie is not looked at, so no session is seen at that moment either.
    preValidation: async (request) => {
      if (e.anonymous || isForeign(r)) return;
      if (lacksHeader(e.method, request)) throw new Refusal('forbidden', 'request.header_missing');
      const token = request.cookies[SESSION_COOKIE] ?? null;
      const actor = token ? await parts.authenticate(parts.house, token, addressOf(request)) : null;
      (request as { actor?: Actor | null }).actor = actor;
      if (e.permission === 'public') return;
      if (!actor) throw new Refusal('unauthenticated', 'security.sign_in_first');
      // Until the first steps are done a session holds no role; nothing but the own account is open to it.
      if (e.permission === 'signed_in' && !e.beforeReady && actor.grants.length === 0) throw new Refusal('forbidden', 'security.first_steps');
      if (e.permission !== 'signed_in' && !mayTry(actor, e.permission)) throw new Refusal('forbidden', 'security.not_permitted', { permission: e.permission.id });
    },
    handler: async (request, reply) => {
      const actor = (request as { actor?: Actor | null }).actor ?? null;
      const answer = await r.handle({
        params: request.params,
        query: request.query,
        body: request.body,
        actor,
        house: parts.house,
        upload: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
        address: e.anonymous ? '' : addressOf(request),
        origin: e.anonymous ? '' : `${request.protocol}://${request.host}`,
        permissionIds: () => (actor ? [...permissions.values()].filter((p) => mayTry(actor, p)).map((p) => p.id) : []),
        session: {
          token: e.anonymous || isForeign(r) ? null : (request.cookies[SESSION_COOKIE] ?? null),
          set: (token) => void reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: parts.secureCookies }),
          clear: () => void reply.clearCookie(SESSION_COOKIE, { path: '/' }),
        },
      });
      reply.header('cache-control', 'no-store');
      if (isForeign(r)) return sendForeign(reply, answer as ForeignAnswer);
      if (e.answers !== 'file') return answer ?? null;
      const file = answer as FileAnswer;
      return reply
        .header('content-type', file.mediaType)
        .header('content-disposition', `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
        .send(Buffer.from(file.bytes));
    },
  });
}

/** A refusal is on record before it is answered: whoever is refused cannot outrun the line about it. */
async function answerError(house: House, error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refusal = asRefusal(error);
  const { refused } = request.routeOptions.config as { refused?: Refused };
  const asked = { path: request.url.split('?')[0]!, incident: request.id };
  if (refusal) {
    const actor = (request as { actor?: Actor | null }).actor;
    if (!isAnonymous(request)) house.log.info({ refusal: refusal.code, kind: refusal.kind, route: request.routeOptions.url, account: actor?.accountId }, 'refused');
    if (refusal.kind === 'forbidden' && actor) await noteRefusal(house, actor, refusal, request);
    if (refused) await sendForeign(reply, refused(refusal, asked));
    else await reply.status(statusOf[refusal.kind]).send({ refusal: { kind: refusal.kind, code: refusal.code, params: refusal.params, because: refusal.because } });
    return;
  }
  const incident = request.id;
  // Of an anonymous request only the kind of fault is told: its text may hold what was sent.
  house.log.error(isAnonymous(request) ? { fault: error.name, at: error.stack?.split('\n').slice(1, 4), incident } : { err: error, incident, route: request.routeOptions.url }, 'incident');
  if (refused) await sendForeign(reply, refused(null, asked));
  else await reply.status(500).send({ incident });
}

const sendForeign = (reply: FastifyReply, answer: ForeignAnswer): FastifyReply => reply.status(answer.status).header('content-type', answer.mediaType).send(answer.text);

const isAnonymous = (request: FastifyRequest): boolean => (request.routeOptions.config as { anonymous?: boolean }).anonymous === true;

/** A refused attempt is audited too. It must never turn the refusal into another error. */
async function noteRefusal(house: House, actor: Actor, refusal: Refusal, request: FastifyRequest): Promise<void> {
  try {
    await house.unit(actor, async (unit) => {
      unit.audit({ action: 'security.refused', subjectKind: 'endpoint', subjectId: `${request.method} ${request.routeOptions.url ?? ''}`, detail: { code: refusal.code, ...refusal.params } });
    });
  } catch (failure) {
    house.log.error({ err: failure }, 'refusal could not be audited');
  }
}

function asRefusal(error: FastifyError): Refusal | null {
  if (isRefusal(error)) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const because: Reason[] = error.validation.map((v) => ({ code: 'request.field_invalid', at: v.instancePath.replaceAll('/', '.').replace(/^\./, '') || (error.validationContext ?? ''), params: { message: v.message ?? '' } }));
    return new Refusal('invalid', 'request.invalid', {}, because);
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('too_large', 'request.too_large', { megabytes: Math.floor(UPLOAD_LIMIT / 1024 / 1024) });
  if (error.statusCode === 429) return new Refusal('too_many', 'request.too_many', { seconds: 60 });
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) return new Refusal('invalid', 'request.malformed', { message: error.message });
  return null;
}

async function serveWeb(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const present = folder !== undefined && existsSync(join(folder, 'index.html'));
  if (present) await app.register(fastifyStatic, { root: folder, index: false, immutable: true, maxAge: '365d', preCompressed: true, setHeaders: (reply) => reply.setHeader('vary', 'accept-encoding') });
  const page = (reply: FastifyReply, file = 'index.html'): FastifyReply => reply.header('cache-control', 'no-cache').sendFile(file, { immutable: false, maxAge: 0 });
  if (present) app.get('/', { schema: { hide: true } }, (_request, reply) => page(reply));
  // A page of its own beside the application (`x.html`) owns `/x` and everything below; who opens it is counted nowhere.
  for (const file of present ? readdirSync(folder).filter((f) => f.endsWith('.html') && f !== 'index.html') : []) {
    const own = { schema: { hide: true }, config: { anonymous: true } as object };
    for (const path of [`/${file.slice(0, -5)}`, `/${file.slice(0, -5)}/*`]) app.get(path, own, (_request, reply) => page(reply, file));
  }
  app.setNotFoundHandler(async (request, reply) => {
    // A missing part of an older build must fail as missing, not arrive as a page.
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/') || request.method !== 'GET' || !present) {
      return reply.status(404).send({ refusal: { kind: 'not_found', code: 'request.no_such_address', params: {}, because: [] } });
    }
    return page(reply);
  });
}
