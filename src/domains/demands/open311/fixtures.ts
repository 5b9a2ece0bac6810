import { randomUUID } from 'node:crypto';
import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { fileRequest, makeClient, saveService } from './commands.ts';
import * as contract from './contract.ts';

const system = (place: Pick<Place, 'house' | 'regionId'>): Actor => systemActor(place.regionId, 'fixtures');
const reason = '情况属实';
/** A service of the place and a program with a key. */
async function open(place: Place, kind: 'realtime' | 'batch' = 'realtime'): Promise<{ code: string; key: string; client: string }> {
  const code = `s${randomUUID().slice(0, 8)}`;
  await saveService(place.house, system(place), { code, name: '道路积水', description: '', keywords: '', category: '市政', kind, offered: true });
  const { id, key } = await makeClient(place.house, system(place), '示例程序');
  return { code, key, client: id };
}
const form = (place: Place, { code, key }: { readonly code: string; readonly key: string }) => ({ api_key: key, jurisdiction_id: place.regionId as string, service_code: code, address_string: '一号路口', 'attribute[scope]': 'area', description: '路口积水' });
const sent = async (place: Place, kind?: 'batch') => fileRequest(place.house, system(place), Object.fromEntries(Object.entries(form(place, await open(place, kind))).map(([k, v]) => [k, [v]])), undefined);
const query = (place: Place) => ({ jurisdiction_id: place.regionId as string });
const token = async (place: Place): Promise<string> => (await sent(place, 'batch')).token!;

export const open311Access: readonly AccessCase[] = [
  { endpoint: contract.discovery, input: (place) => ({ params: { format: 'xml' }, query: query(place) }) },
  { endpoint: contract.listServices, input: (place) => ({ params: { format: 'json' }, query: query(place) }) },
  { endpoint: contract.defineService, input: async (place) => ({ params: { code: (await open(place)).code, format: 'xml' }, query: query(place) }) },
  { endpoint: contract.postRequest, input: async (place) => ({ params: { format: 'json' }, form: form(place, await open(place)) }) },
  { endpoint: contract.listRequests, input: (place) => ({ params: { format: 'xml' }, query: query(place) }) },
  { endpoint: contract.readRequestOf, input: async (place) => ({ params: { id: (await sent(place)).number!, format: 'json' }, query: query(place) }) },
  { endpoint: contract.resolveToken, input: async (place) => ({ params: { token: await token(place), format: 'json' }, query: query(place) }) },
  { endpoint: contract.readOpen311, allowed: ['officer'], input: () => ({}) },
  { endpoint: contract.saveOpen311Service, allowed: ['officer'], input: () => ({ params: { code: `s${randomUUID().slice(0, 8)}` }, body: { name: '道路积水', kind: 'realtime', offered: true } }) },
  { endpoint: contract.makeOpen311Client, allowed: ['officer'], input: () => ({ body: { name: '示例程序' } }) },
  { endpoint: contract.revokeOpen311Client, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: (await open(place)).client }, body: { reason } }) },
];
