import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { policiesFolder } from '../../../app/paths.ts';
import { buildServer } from '../../../platform/http/index.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { saveOrganizations, saveRegion } from '../../registry/index.ts';
import { completeDemand } from '../commands/handling.ts';
import { assignDepartments, classifyDemand } from '../commands/triage.ts';
import { publishAction } from '../heard/commands.ts';
import { demandsModule } from '../index.ts';
import { findDemand, stepsOf } from '../store/index.ts';
import { makeClient, revokeClient, saveService } from './commands.ts';

/*
 * GeoReport v2 as its text has it, over HTTP: paths, fields, types and errors of both forms, from the examples of the standard, read by a parser that is
 * not ours; then what this house adds: what goes out, and the bounds of a key.
 */
type Server = Awaited<ReturnType<typeof buildServer>>;
type Row = Record<string, unknown>;
let t: TestHouse;
let app: Server;
let key = '';
let client = '';
let now = '2026-11-16T02:00:00Z';

const xmlParser = new XMLParser({ isArray: (name) => ['service', 'request', 'error', 'attribute', 'value', 'endpoint', 'format'].includes(name), parseTagValue: false });
/** Asks and reads in one form or the other; what is read of XML is laid out as the Spark convention lays out JSON. */
async function get(path: string, format: 'xml' | 'json', query: Record<string, string> = {}): Promise<{ status: number; type: string; body: unknown }> {
  const answer = await app.inject({ method: 'GET', url: `/api/open311/${path}.${format}?${new URLSearchParams(query)}` });
  return { status: answer.statusCode, type: String(answer.headers['content-type']), body: read(answer.body, format) };
}
function read(text: string, format: 'xml' | 'json'): unknown {
  if (format === 'json') return JSON.parse(text);
  expect(XMLValidator.validate(text)).toBe(true);
  expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')).toBe(true);
  const { '?xml': _head, ...root } = xmlParser.parse(text) as Row;
  const [value] = Object.values(root) as [Row];
  const [only] = Object.entries(value ?? {});
  return Array.isArray(only?.[1]) ? only[1] : value;
}
const post = (form: Record<string, string> | string, format: 'xml' | 'json' = 'json', headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: `/api/open311/v2/requests.${format}`, headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers }, payload: typeof form === 'string' ? form : new URLSearchParams(form).toString() });
const good = (more: Record<string, string> = {}) => ({ api_key: key, service_code: '001', address_string: '一号路口', 'attribute[scope]': 'area', description: '路面塌陷', ...more });
const sent = async (more: Record<string, string> = {}): Promise<string> => {
  const answer = await post(good(more));
  expect(answer.statusCode, answer.body).toBe(200);
  return (answer.json() as { service_request_id: string }[])[0]!.service_request_id;
};
const demand = async (number: string) => (await t.house.unit(t.system, (unit) => findDemand(unit, { number })))!;
const one = async (number: string): Promise<Row> => ((await get(`v2/requests/${number}`, 'json')).body as Row[])[0]!;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
  });
  app = await buildServer({ house: t.house, modules: [demandsModule], authenticate: () => Promise.reject(new Error('no cookie is read here')), secureCookies: false, trustProxy: false, version: 'test', demoAccounts: null, requestsPerMinute: 0 });
  await saveService(t.house, t.system, { code: '001', name: '道路塌陷', description: '路面塌陷、井盖缺失 <A&B>', keywords: '道路, 井盖', category: '市政', kind: 'realtime', offered: true });
  await saveService(t.house, t.system, { code: '002', name: '噪声扰民', description: '', keywords: '', category: '环境', kind: 'batch', offered: true });
  await saveService(t.house, t.system, { code: '003', name: '不再受理', description: '', keywords: '', category: '', kind: 'realtime', offered: false });
  ({ id: client, key } = await makeClient(t.house, t.system, '示例程序'));
});
afterAll(async () => {
  await app.close();
  await t.close();
});

describe.each(['xml', 'json'] as const)('GeoReport v2 in %s', (format) => {
  const mediaType = format === 'xml' ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8';

  it('is found by discovery', async () => {
    const { status, type, body } = await get('discovery', format);
    expect([status, type]).toEqual([200, mediaType]);
    expect(Object.keys(body as Row)).toEqual(['changeset', 'contact', 'key_service', 'endpoints']);
    const endpoints = (body as { endpoints: unknown }).endpoints;
    const [endpoint] = (format === 'xml' ? (endpoints as { endpoint: Row[] }).endpoint : endpoints) as Row[];
    expect(endpoint).toMatchObject({ specification: 'http://wiki.open311.org/GeoReport_v2', type: 'production', url: 'http://localhost:80/api/open311/v2' });
    expect(endpoint!['formats']).toEqual(format === 'xml' ? { format: ['text/xml', 'application/json'] } : ['text/xml', 'application/json']);
  });

  it('lists services with the fields of the standard, without those no longer offered', async () => {
    const { status, type, body } = await get('v2/services', format, { jurisdiction_id: REGION });
    expect([status, type]).toEqual([200, mediaType]);
    expect((body as Row[]).map((s) => s['service_code'])).toEqual(['001', '002']);
    expect((body as Row[])[0]).toEqual({ service_code: '001', service_name: '道路塌陷', description: '路面塌陷、井盖缺失 <A&B>', metadata: format === 'xml' ? 'true' : true, type: 'realtime', keywords: '道路, 井盖', group: '市政' });
  });

  it('defines what is asked beside words and place', async () => {
    const { body } = await get('v2/services/001', format);
    const { service_code, attributes } = body as { service_code: string; attributes: unknown };
    const [attribute] = (format === 'xml' ? (attributes as { attribute: Row[] }).attribute : attributes) as Row[];
    expect([service_code, attribute!['code'], attribute!['datatype'], String(attribute!['required']), String(attribute!['order'])]).toEqual(['001', 'scope', 'singlevaluelist', 'true', '1']);
    const values = (format === 'xml' ? (attribute!['values'] as { value: Row[] }).value : attribute!['values']) as Row[];
    expect(values.map((v) => v['key'])).toEqual(['one', 'few', 'area']);
  });

  it('takes a request as the standard’s example sends it, tells its number and how it stands', async () => {
    // The example of POST Service Request, with our key, our service and its attribute.
    const example = `api_key=${key}&jurisdiction_id=${REGION}&service_code=001&lat=37.76524078&long=-122.4212043&address_string=1234+5th+street&email=smit333%40sfgov.edu&device_id=tt222111&account_id=123456&first_name=john&last_name=smith&phone=111111111&description=A+large+sinkhole+is+destroying+the+street&media_url=http%3A%2F%2Ffarm3.static.flickr.com%2F2002%2F2212426634_5ed477a060.jpg&attribute[WHISPAWN]=123456&attribute[scope]=area`;
    const answer = await post(example, format);
    expect([answer.statusCode, answer.headers['content-type']], answer.body).toEqual([200, mediaType]);
    const [request] = read(answer.body, format) as Row[];
    expect(Object.keys(request!)).toEqual(['service_request_id', 'service_notice', 'account_id']);
    const number = String(request!['service_request_id']);
    expect(await demand(number)).toMatchObject({ source: 'open311', state: 'collected', scope: 'area', place: '1234 5th street', latitude: 37.76524078, longitude: -122.4212043, theme: '道路塌陷', words: 'A large sinkhole is destroying the street\nhttp://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg' });
    for (const stands of [await get(`v2/requests/${number}`, format), await get('v2/requests', format, { service_request_id: `${number},0` })]) {
      expect([stands.status, stands.type, (stands.body as Row[]).length]).toEqual([200, mediaType, 1]);
      expect(Object.keys((stands.body as Row[])[0]!)).toEqual(['service_request_id', 'status', 'status_notes', 'service_name', 'service_code', 'description', 'agency_responsible', 'service_notice', 'requested_datetime', 'updated_datetime', 'expected_datetime', 'address', 'address_id', 'zipcode', 'lat', 'long', 'media_url']);
      expect((stands.body as Row[])[0]).toMatchObject({ service_request_id: number, status: 'open', service_code: '001', service_name: '道路塌陷', agency_responsible: '清河县', requested_datetime: '2026-11-16T02:00:00.000Z' });
    }
  });

  it('answers with a token where the desk looks first, with the number when it is sorted', async () => {
    const answer = await post(good({ service_code: '002' }), format);
    const token = String((read(answer.body, format) as Row[])[0]!['token']);
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect((await get(`v2/tokens/${token}`, format)).body).toEqual([{ token }]);
    const { id, number } = await t.house.unit(t.system, (unit) => unit.tx.selectFrom('demands.open311_request as r').innerJoin('demands.demand as d', 'd.id', 'r.demand_id').select(['d.id', 'd.number']).where('r.token', '=', token).executeTakeFirstOrThrow());
    expect((await get(`v2/requests/${number}`, format)).status).toBe(404);
    await classifyDemand(t.house, t.system, id, { scope: 'area', needsDepartment: true, aboutHead: false, class: null, reason: '' });
    expect((await get(`v2/tokens/${token}`, format)).body).toEqual([{ service_request_id: number, token }]);
    expect((await get(`v2/requests/${number}`, format)).status).toBe(200);
  });

  it.each<[string, number, () => Promise<{ status: number; type: string; body: unknown }>]>([
    ['a jurisdiction there is none of', 404, () => get('v2/services', format, { jurisdiction_id: '123456' })],
    ['a service there is none of', 404, () => get('v2/services/999', format)],
    ['a request there is none of', 404, () => get('v2/requests/999', format)],
    ['a token there is none of', 404, () => get('v2/tokens/999', format)],
    ['a range over ninety days', 400, () => get('v2/requests', format, { start_date: '2026-01-01T00:00:00Z', end_date: '2026-11-01T00:00:00Z' })],
    ['a date without a zone', 400, () => get('v2/requests', format, { start_date: '2026-11-01T00:00:00' })],
    ['a status there is none of', 400, () => get('v2/requests', format, { status: 'done' })],
    ...([
      ['no key', 403, { api_key: '' }],
      ['a wrong key', 403, { api_key: 'xyz' }],
      ['no service', 400, { service_code: '' }],
      ['a service no longer offered', 404, { service_code: '003' }],
      ['no place', 400, { address_string: '' }],
      ['half a place', 400, { lat: '41.1' }],
      ['a place off the globe', 400, { lat: '91', long: '10' }],
      ['no scope', 400, { 'attribute[scope]': '' }],
      ['words beyond 4,000', 400, { description: '路'.repeat(4001) }],
      ['an address of media that is none', 400, { media_url: 'javascript:alert(1)' }],
    ] as const).map(([what, status, more]): [string, number, () => Promise<{ status: number; type: string; body: unknown }>] => [what, status, async () => { const a = await post(good(more), format); return { status: a.statusCode, type: String(a.headers['content-type']), body: read(a.body, format) }; }]),
  ])('refuses %s in the standard’s form', async (_what, status, ask) => {
    const answer = await ask();
    expect([answer.status, answer.type]).toEqual([status, mediaType]);
    const errors = answer.body as Row[];
    expect(errors.map((e) => [Object.keys(e), Number(e['code'])])).toEqual([[['code', 'description'], status]]);
    expect(String(errors[0]!['description']).length).toBeGreaterThan(5);
  });

  it('refuses what is no form, and a form too long', async () => {
    const json = await app.inject({ method: 'POST', url: `/api/open311/v2/requests.${format}`, payload: good() });
    const long = await post(good({ description: 'x'.repeat(70_000) }), format);
    for (const a of [json, long]) expect([a.statusCode, a.headers['content-type'], (read(a.body, format) as Row[]).length]).toEqual([400, mediaType, 1]);
  });
});

describe('what goes out', () => {
  it('is no word, place or number of whoever asked, until the desk publishes what was done', async () => {
    const number = await sent({ description: '三栋王某家漏水', address_string: '三栋二〇一', phone: '13911112222' });
    const { id } = await demand(number);
    const all = async (): Promise<string> => JSON.stringify([await one(number), (await get('v2/requests', 'json')).body]);
    for (const secret of ['王某', '三栋', '13911112222']) expect(await all()).not.toContain(secret);
    await classifyDemand(t.house, t.system, id, { scope: 'area', needsDepartment: true, aboutHead: false, class: null, reason: '' });
    await assignDepartments(t.house, t.system, id, { leadId: (await demand(number)).organizationId, jointIds: [], reason: '' });
    await completeDemand(t.house, t.system, id, { did: '更换水管', answer: '王某家水管已经换好', attachments: [] });
    expect(await one(number)).toMatchObject({ status: 'closed', description: null });
    expect(await all()).not.toContain('王某');
    await publishAction(t.house, t.system, id, { title: '三栋水管更换', text: '老旧水管全部更换。' });
    expect(await one(number)).toMatchObject({ status: 'closed', description: '三栋水管更换', status_notes: '老旧水管全部更换。', lat: null, address_id: null });
  });

  it('is asked by status, service and time', async () => {
    now = '2026-11-17T02:00:00Z';
    const number = await sent();
    const numbers = async (query: Record<string, string>): Promise<unknown[]> => ((await get('v2/requests', 'json', query)).body as Row[]).map((r) => r['service_request_id']);
    expect(await numbers({ start_date: '2026-11-17T01:00:00Z', status: 'open' })).toEqual([number]);
    expect(await numbers({ start_date: '2026-11-17T10:00:00+08:00', status: '' })).toEqual([number]);
    expect(await numbers({ start_date: '2026-11-17T01:00:00Z', status: 'closed' })).toEqual([]);
    expect(await numbers({ start_date: '2026-11-17T01:00:00Z', service_code: '002,003' })).toEqual([]);
    expect(await numbers({ end_date: '2026-11-15T00:00:00Z' })).toEqual([]);
  });
});

describe('a key', () => {
  it('is asked for, whatever session or header a browser sends along', async () => {
    const answer = await post(good({ api_key: '' }), 'json', { cookie: 'dandang_session=x', 'x-dandang': '1' });
    expect(answer.statusCode).toBe(403);
  });

  it('is kept nowhere, and named in the steps and the audit as the program it belongs to', async () => {
    const { rows } = await t.database.query(`select encode(key_hash, 'hex') as hash from demands.open311_client`);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(key).toString('hex'));
    const number = await sent();
    const { id } = await demand(number);
    const [filed] = await t.house.unit(t.system, (unit) => stepsOf(unit, id));
    expect([filed!.step, filed!.byName]).toEqual(['filed', '示例程序']);
  });

  it('is bounded by the hour, also when many come at once; the next hour is a new one', async () => {
    now = '2026-11-18T02:00:00Z';
    const template = (await demand(await sent())).id;
    // As many as the pack allows but three, the one above counted.
    await t.house.unit(t.system, async (unit) => {
      await sql`with d as (insert into demands.demand select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'number', 'many-' || n, 'client_id', gen_random_uuid()))).* from demands.demand d, generate_series(1, 296) n where d.region_id = ${REGION} and d.id = ${template} returning id)
        insert into demands.open311_request select ${REGION}, d.id, ${client}::uuid, '001', null, ${unit.at} from d`.execute(unit.tx);
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(good())));
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 200, 200, 400, 400, 400, 400, 400]);
    expect(answers.find((a) => a.statusCode === 400)!.json()).toMatchObject([{ code: 429 }]);
    now = '2026-11-18T03:00:01Z';
    await sent();
  });

  it('is no longer good once it is taken back; what came with it stays', async () => {
    const number = await sent();
    await revokeClient(t.house, t.system, client, '合作结束');
    expect((await post(good())).statusCode).toBe(403);
    expect((await one(number))['status']).toBe('open');
    await expect(revokeClient(t.house, t.system, client, '合作结束')).rejects.toMatchObject({ code: 'demands.open311_no_client' });
  });
});
