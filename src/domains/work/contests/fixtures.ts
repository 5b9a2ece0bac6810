import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor } from '../../../kernel/actor.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { saveOrganizations } from '../../registry/index.ts';
import { openContest } from './commands.ts';
import * as contract from './contract.ts';
import { resultsTemplateFile, startResultsImport } from './importing/contract.ts';
import { indicatorsOf } from './store.ts';

const indicators = [{ field: '招商引资', name: '到位资金', unit: '万元', direction: 'more' as const, benchmark: '1000', benchmarkSource: '全市第一名', most: null }];
const system = (place: Place) => systemActor(place.regionId, 'fixtures');
const rival = async (place: Place): Promise<string> => (await place.house.unit(system(place), (unit) => saveOrganizations(unit, [{ name: '对手单位', type: 'town', validFrom: '2000-01-01' }])))[0]!;
const input = async (place: Place) => ({ title: '赛绩竞标', indicators, organizationIds: [place.organizationId, await rival(place)] });
const open = async (place: Place): Promise<string> => (await openContest(place.house, system(place), await input(place))).id;

export const contestCases: readonly AccessCase[] = [
  { endpoint: contract.listContests, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.setContest, allowed: ['officer'], scoped: 'region', input: async (place) => ({ body: await input(place) }) },
  { endpoint: contract.enterResults, allowed: ['officer'], scoped: 'region', input: async (place) => { const id = await open(place); const [indicator] = await place.house.unit(system(place), (unit) => indicatorsOf(unit, id)); return { params: { id }, body: { period: '2026-10-01', results: [{ indicatorId: indicator!.id, organizationId: place.organizationId, amount: '900', source: '统计局' }] } }; } },
  { endpoint: contract.readContest, allowed: ['officer', 'leader', 'liaison'], scoped: 'region', input: async (place) => ({ params: { id: await open(place) } }) },
  // The file is not one the caller's account uploaded: refused after he is let in.
  { endpoint: startResultsImport, allowed: ['officer'], scoped: 'region', answers: 400, input: async (place) => ({ params: { id: await open(place) }, body: { hash: (await place.house.unit(system(place), (unit) => saveFile(unit, '赛绩.xlsx', Buffer.from('单位')))).hash, seen: null } }) },
  { endpoint: resultsTemplateFile, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await open(place) }, query: { period: '2026-10-01' } }) },
];
