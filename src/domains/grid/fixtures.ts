import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { saveHeads, saveHouseholds, savePatches } from './commands/save-grid.ts';
import { credentialsOf } from './store/index.ts';
import { saveFile } from '../../platform/files/index.ts';
import * as contract from './contract/index.ts';
import { linkAccess } from './links/fixtures.ts';
import type { NewHead } from './model.ts';
import { tieAccess } from './ties/fixtures.ts';
import { messageAccess } from './messages/fixtures.ts';
import { publicityAccess } from './publicity/fixtures.ts';
import { trainingAccess } from './training/fixtures.ts';

const system = (place: Pick<Place, 'regionId'>): Actor => systemActor(place.regionId, 'fixtures');
let serial = 0;

export const someHead = (name: string, change: Partial<NewHead> = {}): NewHead => ({ name, contact: '13900000000', personId: null, accountId: null, way: 'recommended', near: true, handy: true, familiar: true, source: 'building_head', partyMember: false, consentedOn: '2022-09-20', qualifiedBy: '社区党委', ...change });

export interface SmallGrid {
  readonly area: string;
  readonly otherArea: string;
  readonly group: string;
  readonly neighbour: string;
  /** Vacant. */
  readonly vacant: string;
  /** In the neighbour's patch. */
  readonly household: string;
  readonly heads: Readonly<Record<'area' | 'group' | 'neighbour', string>>;
}

/** Two areas of one village, one of them with a group, a neighbour's patch with its head, and a vacant one. `change` goes to the neighbour head. */
export async function buildGrid(place: Pick<Place, 'house' | 'regionId' | 'organizationId'>, change: Partial<NewHead> = {}): Promise<SmallGrid> {
  const n = ++serial;
  return place.house.unit(system(place), async (unit) => {
    const { organizationId } = place;
    const patch = async (level: 'area' | 'group' | 'neighbour', parentId: string | null, code: string, name: string) => (await savePatches(unit, [{ level, parentId, organizationId, code: `${code}-${n}`, name }]))[0]!;
    const area = await patch('area', null, 'P01', '第一片');
    const otherArea = await patch('area', null, 'P02', '第二片');
    const group = await patch('group', area, 'P01-01', '一组');
    const neighbour = await patch('neighbour', group, 'P01-01-01', '一栋一单元');
    const vacant = await patch('neighbour', group, 'P01-01-02', '一栋二单元');
    const [a, g, h] = await saveHeads(unit, [{ ...someHead('片长甲'), patchId: area }, { ...someHead('组长乙'), patchId: group }, { ...someHead('邻长丙', change), patchId: neighbour }]);
    const [household] = await saveHouseholds(unit, [{ organizationId, address: `幸福小区一栋一单元${n}01`, patchId: neighbour, resident: { contact: '王居民', phone: '13800000000', people: 3 } }]);
    return { area, otherArea, group, neighbour, vacant, household: household!, heads: { area: a!, group: g!, neighbour: h! } };
  });
}

/** The code on the contact card of who serves. */
export const cardOf = (place: Pick<Place, 'house' | 'regionId'>, headId: string): Promise<string> => place.house.unit(system(place), async (unit) => (await credentialsOf(unit, [headId]))[0]!.cardCode);
/** With the account of the grid head of the place as neighbour head. */
const served = (place: Place) => buildGrid(place, { accountId: place.accounts.grid_head });
const aVisit = (householdId: string) => ({ id: newId() as string, householdId, visitedAt: '2026-11-19T08:00:00Z', items: ['met', 'talked', 'registered', 'leaflet', 'problems'], collected: '', register: null });
const readers = ['officer', 'leader', 'liaison', 'grid_head'] as const;
const runners = ['officer', 'liaison'] as const;

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.readBoard, allowed: readers, input: () => ({}) },
  { endpoint: contract.listAreas, allowed: readers, scoped: 'subtree', input: async (place) => { await buildGrid(place); return { query: { organizationId: place.organizationId } }; } },
  { endpoint: contract.readPatch, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: (await buildGrid(place)).area } }) },
  { endpoint: contract.appointOneHead, allowed: runners, scoped: 'subtree', input: async (place) => ({ params: { id: (await buildGrid(place)).vacant }, body: someHead('邻长丁') }) },
  { endpoint: contract.openOneReplacement, allowed: runners, scoped: 'subtree', input: async (place) => ({ params: { id: (await buildGrid(place)).heads.neighbour }, body: { ground: 'unable', awayFrom: null, note: '长期住院' } }) },
  { endpoint: contract.mergeTwoAreas, allowed: runners, scoped: 'subtree', input: async (place) => { const { area, otherArea } = await buildGrid(place); return { params: { id: area }, body: { intoId: otherArea, reason: '户数太少' } }; } },
  { endpoint: contract.readMine, allowed: ['grid_head'], input: () => ({}) },
  { endpoint: contract.sendVisits, allowed: ['grid_head'], input: async (place) => ({ body: { visits: [aVisit((await served(place)).household)] } }) },
  { endpoint: contract.lookAtOneHousehold, allowed: ['grid_head'], scoped: 'subtree', input: async (place) => ({ params: { id: (await served(place)).household }, body: { purpose: 'visit' } }) },
  { endpoint: contract.readItems, allowed: readers, input: () => ({}) },
  { endpoint: contract.proveOneItem, allowed: runners, scoped: 'subtree', input: async (place) => ({ params: { id: (await buildGrid(place)).area }, body: { item: 'chat_groups', note: '三级微信群已建立', fileHash: null, fileName: null } }) },
  { endpoint: contract.printCards, allowed: runners, scoped: 'subtree', input: async (place) => ({ params: { id: (await buildGrid(place)).area }, body: { what: 'cards', format: 'html', address: 'https://example.test/demand' } }) },
  { endpoint: contract.readCredentials, allowed: readers, scoped: 'subtree', input: async (place) => ({ params: { id: (await buildGrid(place)).area } }) },
  { endpoint: contract.readPublicArea, input: async (place) => ({ params: { region: place.regionId, id: (await buildGrid(place)).area } }) },
  { endpoint: contract.readPublicCommunity, input: async (place) => ({ params: { region: place.regionId, card: await cardOf(place, (await buildGrid(place)).heads.neighbour) } }) },
  // Nobody of these uploaded the file: whoever asks is told that it is not there.
  { endpoint: contract.startGridImport, allowed: runners, answers: 400, input: async (place) => ({ body: { hash: (await place.house.unit(system(place), (unit) => saveFile(unit, '网格.xlsx', Buffer.from('编号')))).hash, apply: false } }) },
  { endpoint: contract.importTemplate, allowed: runners, input: () => ({}) },
  ...linkAccess,
  ...tieAccess,
  ...trainingAccess,
  ...messageAccess,
  ...publicityAccess,
];
