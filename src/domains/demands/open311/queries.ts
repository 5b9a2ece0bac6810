import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { areaPaths } from '../../grid/index.ts';
import { organizationNames, regionIds, regionName } from '../../registry/index.ts';
import { termsOf } from '../commands/terms.ts';
import { askerOf } from '../queries/public.ts';
import { scopes } from '../model.ts';
import type { readOpen311 } from './contract.ts';
import { listOf, MOST_REQUESTS, rangeOf, statusesOf } from './rules/asked.ts';
import type { Fields, Many } from './rules/written.ts';
import { clientsIn, numberBehind, offeredService, requestsBy, requestsByService, servicesChanged, servicesIn, type RequestRow } from './store.ts';
import { wordsOf } from './words.ts';

/** Who is asked: the region named by `jurisdiction_id`, or the only one. Refuses none named among several, and an unknown one. */
export async function jurisdictionOf(house: House, id: string | undefined): Promise<Actor> {
  const region = id?.trim() ?? '';
  if (region !== '') return askerOf(house, { region });
  if ((await regionIds(house.database)).length > 1) throw new Refusal('invalid', 'demands.open311_jurisdiction');
  return askerOf(house, {});
}

const many = (of: string, rows: readonly (Fields | string)[]): Many => ({ of, rows });
export const oneRequest = (fields: Fields): Many => many('request', [fields]);
/** `2026-11-22 08:30`, which sorts. */
const stamp = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');

/** The file that leads to the interface. `base` is the address under which the program was asked. */
export const discoveryOf = (house: House, actor: Actor, base: string): Promise<Fields> =>
  house.unit(actor, async (unit) => {
    const [region, changed] = [await regionName(unit), await servicesChanged(unit)];
    const changeset = stamp(changed ?? new Date(0));
    return { changeset, contact: wordsOf('contact', { region }), key_service: wordsOf('key', { region }), endpoints: many('endpoint', [{ specification: 'http://wiki.open311.org/GeoReport_v2', url: `${base}/v2`, changeset, type: 'production', formats: many('format', ['text/xml', 'application/json']) }]) };
  });

export const servicesOf = (house: House, actor: Actor): Promise<Many> =>
  house.unit(actor, async (unit) => many('service', (await servicesIn(unit)).filter((s) => s.offered).map((s) => ({ service_code: s.code, service_name: s.name, description: s.description, metadata: true, type: s.kind, keywords: s.keywords, group: s.category }))));

/** What is asked beside words and place: whom it touches, by which it is sorted. */
export const definitionOf = (house: House, actor: Actor, code: string): Promise<Fields> =>
  house.unit(actor, async (unit) => {
    if (!(await offeredService(unit, code))) throw new Refusal('not_found', 'demands.open311_no_service', { code });
    return { service_code: code, attributes: many('attribute', [{ variable: true, code: 'scope', datatype: 'singlevaluelist', required: true, datatype_description: null, order: 1, description: wordsOf('scope'), values: many('value', scopes.map((s) => ({ key: s, name: wordsOf(`scopes.${s}`) }))) }]) };
  });

const closed = (r: RequestRow): boolean => r.state === 'answered' || r.state === 'merged';
/** What everybody may know of a request. Who is complained about is nobody's to read here, so that unit and place are left out of one about a head. */
async function shown(unit: Unit, rows: readonly RequestRow[]): Promise<Many> {
  const units = await organizationNames(unit, [...new Set(rows.map((r) => r.organization_id))]);
  const patches = [...new Set(rows.flatMap((r) => (r.patch_id === null ? [] : [r.patch_id])))];
  const paths = patches.length > 0 ? await areaPaths(unit, patches) : new Map<string, never>();
  return many('request', rows.map((r) => ({
    service_request_id: r.number,
    status: closed(r) ? 'closed' : 'open',
    status_notes: r.text ?? wordsOf(`state.${r.state}`),
    service_name: r.service_name,
    service_code: r.service_code,
    description: r.title,
    agency_responsible: r.about_head ? null : (units.get(r.organization_id) ?? null),
    service_notice: null,
    requested_datetime: r.sent_at.toISOString(),
    updated_datetime: r.changed_at.toISOString(),
    expected_datetime: r.due_at.toISOString(),
    address: r.about_head || r.patch_id === null ? null : (paths.get(r.patch_id)?.names[0] ?? null),
    address_id: null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  })));
}

export interface RequestsAsked {
  readonly service_request_id?: string | undefined;
  readonly service_code?: string | undefined;
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  readonly status?: string | undefined;
}
/** GET Service Requests. Numbers override every other argument. */
export const requestsOf = (house: House, actor: Actor, asked: RequestsAsked): Promise<Many> =>
  house.unit(actor, async (unit) => {
    const numbers = listOf(asked.service_request_id);
    if (numbers) return shown(unit, await requestsBy(unit, { numbers, limit: MOST_REQUESTS }));
    return shown(unit, await requestsBy(unit, { services: listOf(asked.service_code), statuses: statusesOf(asked.status), ...rangeOf(asked.start_date, asked.end_date, unit.at), limit: MOST_REQUESTS }));
  });

export const requestOf = (house: House, actor: Actor, number: string): Promise<Many> =>
  house.unit(actor, async (unit) => {
    const rows = await requestsBy(unit, { numbers: [number], limit: 1 });
    if (rows.length === 0) throw new Refusal('not_found', 'demands.open311_no_request');
    return shown(unit, rows);
  });

export const tokenOf = (house: House, actor: Actor, token: string): Promise<Many> =>
  house.unit(actor, async (unit) => {
    const number = await numberBehind(unit, token);
    if (number === undefined) throw new Refusal('not_found', 'demands.open311_no_token');
    return oneRequest({ ...(number === null ? {} : { service_request_id: number }), token });
  });

/** The desk's page. */
export const open311Page = (house: House, actor: Actor): Promise<z.input<typeof readOpen311.output>> =>
  house.unit(actor, async (unit) => {
    const counts = await requestsByService(unit);
    const { policy } = await termsOf(unit);
    return {
      region: actor.regionId,
      limit: policy.number('demand-open311-hour'),
      services: (await servicesIn(unit)).map((s) => ({ ...s, requests: counts.get(s.code) ?? 0 })),
      clients: (await clientsIn(unit)).map((c) => ({ id: c.id, name: c.name, madeAt: c.made_at.toISOString(), madeBy: c.made_by, revokedAt: c.revoked_at?.toISOString() ?? null, revokedBecause: c.revoked_because, requests: c.requests, lastAt: c.last_at?.toISOString() ?? null })),
    };
  });

/** By when it will be sorted, for whoever has just sent one. */
export const noticeOf = (dueAt: Date): string => wordsOf('notice', { day: dayInChina(dueAt) });
