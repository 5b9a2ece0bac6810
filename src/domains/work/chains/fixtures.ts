import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { organizationsNow } from '../../registry/index.ts';
import { blockLink, openChain, reportLink, settleLink } from './commands.ts';
import * as contract from './contract.ts';
import { chainPage } from './queries.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const chain = (place: Place) => ({ organizationId: place.organizationId, title: '抽水蓄能电站', about: '总装机一百二十万千瓦', investment: '825700', plannedStartOn: '2027-06-01', links: [{ kind: 'approval' as const, title: '项目核准', organizationId: place.organizationId, promisedDays: 10, after: [], beforeStart: true }] });
const opened = async (place: Place): Promise<string> => (await openChain(place.house, system(place), chain(place))).id;
const link = async (place: Place, reported = false) => {
  const chainId = await opened(place);
  const { id } = (await chainPage(place.house, system(place), chainId)).links[0]!;
  if (reported) await reportLink(place.house, system(place), id, '核准文号已出');
  return { chainId, id };
};
const ready = async (place: Place): Promise<string> => {
  const { chainId, id } = await link(place, true);
  await settleLink(place.house, system(place), id, { accepted: true, opinion: '已核' });
  return chainId;
};
/** A block in a chain of the region itself that names the unit of the place. */
const named = async (place: Place): Promise<string> => {
  const root = await place.house.unit(system(place), async (unit) => (await organizationsNow(unit)).find((o) => o.type === 'region')!.id);
  const { id } = await openChain(place.house, system(place), { ...chain(place), organizationId: root, links: chain(place).links.map((l) => ({ ...l, organizationId: root })) });
  return (await blockLink(place.house, system(place), (await chainPage(place.house, system(place), id)).links[0]!.id, { reason, organizationId: place.organizationId })).id;
};
const today = (place: Place) => place.house.unit(system(place), async (unit) => unit.today);
const run = ['officer', 'liaison'] as const;
const scoped = 'subtree' as const;
const reason = '情况属实';

export const chainAccess: readonly AccessCase[] = [
  { endpoint: contract.listChains, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.openChain, allowed: run, scoped, input: (place) => ({ body: chain(place) }) },
  { endpoint: contract.readChain, allowed: ['officer', 'leader', 'liaison'], scoped, input: async (place) => ({ params: { id: await opened(place) } }) },
  { endpoint: contract.reportLink, allowed: ['liaison'], scoped, input: async (place) => ({ params: { id: (await link(place)).id }, body: { note: reason } }) },
  { endpoint: contract.settleLink, allowed: run, scoped, input: async (place) => ({ params: { id: (await link(place, true)).id }, body: { accepted: true, opinion: reason } }) },
  { endpoint: contract.blockLink, allowed: run, scoped, input: async (place) => ({ params: { id: (await link(place)).id }, body: { reason, organizationId: null } }) },
  { endpoint: contract.answerOneBlock, allowed: run, scoped, input: async (place) => ({ params: { id: await named(place) }, body: { agreed: true, answer: reason } }) },
  { endpoint: contract.clearOneBlock, allowed: run, scoped, input: async (place) => ({ params: { id: (await blockLink(place.house, system(place), (await link(place)).id, { reason, organizationId: null })).id }, body: { outcome: reason } }) },
  { endpoint: contract.startProject, allowed: run, scoped, input: async (place) => ({ params: { id: await ready(place) }, body: { startedOn: await today(place), proof: reason } }) },
  { endpoint: contract.stopChain, allowed: run, scoped, input: async (place) => ({ params: { id: await opened(place) }, body: { reason } }) },
];
