import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { runOpen311 } from '../access.ts';

/*
 * Open311 GeoReport v2 (2011, final) and its Service Discovery: programs of others read which services there are, bring demands under them with a key,
 * and read how those stand. What they brought is a demand like any other (source `open311`): triage, clock, answer. Out goes what is public only.
 */
const format = z.enum(['xml', 'json']);
const text = z.string().optional();
const jurisdiction = { jurisdiction_id: text };
/** Of the codes of services: they stand in addresses, before a dot. */
const code = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const foreign = { output: z.any(), answers: 'foreign' as const, permission: 'public' as const, crowd: true as const };
const where = ['demands.open311_jurisdiction', 'demands.which_region'] as const;

export const discovery = endpoint({ ...foreign, name: 'demands.open311.discovery', method: 'GET', path: '/open311/discovery.:format', summary: 'Open311 Service Discovery: the one address that leads to the interface, its formats, whom to ask and how to get a key.', params: z.object({ format }), query: z.object(jurisdiction), refusals: where });
export const listServices = endpoint({ ...foreign, name: 'demands.open311.services', method: 'GET', path: '/open311/v2/services.:format', summary: 'GeoReport v2 GET Service List. jurisdiction_id is the region’s code; needed only where the program serves several.', params: z.object({ format }), query: z.object(jurisdiction), refusals: where });
export const defineService = endpoint({ ...foreign, name: 'demands.open311.definition', method: 'GET', path: '/open311/v2/services/:code.:format', summary: 'GeoReport v2 GET Service Definition: what is asked beside words and place, which is how many it touches.', params: z.object({ code: z.string(), format }), query: z.object(jurisdiction), refusals: [...where, 'demands.open311_no_service'] });
export const postRequest = endpoint({
  ...foreign,
  name: 'demands.open311.post',
  method: 'POST',
  path: '/open311/v2/requests.:format',
  summary: 'GeoReport v2 POST Service Request, form-encoded, with api_key: files a demand. Out: its number, or a token where the desk looks first. Nothing is fetched from media_url.',
  params: z.object({ format }),
  query: z.object({ ...jurisdiction, api_key: text }),
  body: z.record(z.string(), z.array(z.string())),
  takes: 'form',
  refusals: [...where, 'demands.open311_key', 'demands.open311_no_service', 'demands.open311_service_missing', 'demands.open311_location', 'demands.open311_field', 'demands.open311_too_many'],
});
export const resolveToken = endpoint({ ...foreign, name: 'demands.open311.token', method: 'GET', path: '/open311/v2/tokens/:token.:format', summary: 'GeoReport v2 GET service_request_id from a token; without a number until the desk has sorted it.', params: z.object({ token: z.string(), format }), query: z.object(jurisdiction), refusals: [...where, 'demands.open311_no_token'] });
export const listRequests = endpoint({
  ...foreign,
  name: 'demands.open311.requests',
  method: 'GET',
  path: '/open311/v2/requests.:format',
  summary: 'GeoReport v2 GET Service Requests: how those stand that came this way, ninety days and a thousand at most. Words and place are left out; once the desk has published what was done, its words stand there.',
  params: z.object({ format }),
  query: z.object({ ...jurisdiction, service_request_id: text, service_code: text, start_date: text, end_date: text, status: text }),
  refusals: [...where, 'demands.open311_field', 'demands.open311_span'],
});
export const readRequestOf = endpoint({ ...foreign, name: 'demands.open311.request', method: 'GET', path: '/open311/v2/requests/:id.:format', summary: 'GeoReport v2 GET Service Request: how one stands.', params: z.object({ id: z.string(), format }), query: z.object(jurisdiction), refusals: [...where, 'demands.open311_no_request'] });

/* ---- the desk ---- */
const service = z.object({ code, name: z.string().trim().min(2).max(80), description: z.string().trim().max(500).default(''), keywords: z.string().trim().max(200).default(''), category: z.string().trim().max(40).default(''), kind: z.enum(['realtime', 'batch']), offered: z.boolean() });
export const readOpen311 = endpoint({
  name: 'demands.open311.desk',
  method: 'GET',
  path: '/demands/open311',
  summary: 'The services that programs of others may bring demands under, the programs with a key and how much each brought. No key is shown.',
  output: z.object({ region: z.string(), limit: z.number(), services: z.array(service.extend({ requests: z.number() })), clients: z.array(z.object({ id: z.string(), name: z.string(), madeAt: z.string(), madeBy: z.string(), revokedAt: z.string().nullable(), revokedBecause: z.string().nullable(), requests: z.number(), lastAt: z.string().nullable() })) }),
  permission: runOpen311,
  refusals: [],
});
export const saveOpen311Service = endpoint({ name: 'demands.open311.save_service', method: 'PUT', path: '/demands/open311/services/:code', summary: 'Puts a service down or changes it; one no longer offered stays for the requests that came under it.', params: z.object({ code }), body: service.omit({ code: true }), output: z.object({}), permission: runOpen311, refusals: [] });
export const makeOpen311Client = endpoint({ name: 'demands.open311.make_client', method: 'POST', path: '/demands/open311/clients', summary: 'A key for a program of others. Out: the key, this once; only a keyed hash of it is kept.', body: z.object({ name: z.string().trim().min(2).max(80) }), output: z.object({ id: z.string(), key: z.string() }), permission: runOpen311, refusals: [] });
export const revokeOpen311Client = endpoint({ name: 'demands.open311.revoke_client', method: 'POST', path: '/demands/open311/clients/:id/revocation', summary: 'Takes a key back, for good, with the reason; what came with it stays.', params: z.object({ id: z.uuid() }), body: z.object({ reason: z.string().trim().min(2).max(500) }), output: z.object({}), permission: runOpen311, refusals: ['demands.open311_no_client'] });
