import { randomUUID } from 'node:crypto';
import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { saveFile } from '../../platform/files/index.ts';
import { buildGrid } from '../grid/fixtures.ts';
import { saveOrganizations } from '../registry/index.ts';
import { completeDemand, passUp } from './commands/handling.ts';
import { enterDemand, fileFromPhone } from './commands/intake.ts';
import { importDemands, importFirms } from './commands/lists.ts';
import { assignDepartments, classifyDemand } from './commands/triage.ts';
import { bulletinAccess } from './bulletins/fixtures.ts';
import * as contract from './contract.ts';
import { listsTemplateFile, startListImport } from './importing/contract.ts';
import type { DemandSource } from './model.ts';
import { publishAction } from './heard/commands.ts';
import * as heard from './heard/contract.ts';
import { readMap } from './map/contract.ts';
import { open311Access } from './open311/fixtures.ts';
import { rootAccess } from './roots/fixtures.ts';
import { demandsBy, drawCallback, findDemand } from './store/index.ts';

const system = (place: Pick<Place, 'regionId'>): Actor => systemActor(place.regionId, 'fixtures');
const reason = '情况属实';
const given = () => ({ clientId: randomUUID(), words: '楼道路灯坏了三天', scope: 'one' as const, aboutHead: false, place: '一栋楼道', theme: '', latitude: null, longitude: null, contact: '13900000000' });

/** A demand of the place, in a patch whose neighbour head has the place's account. */
async function filed(place: Place, source: DemandSource = 'hotline'): Promise<string> {
  const grid = await buildGrid(place, { accountId: place.accounts.grid_head });
  return (await enterDemand(place.house, system(place), { ...given(), source, patchId: grid.neighbour, organizationId: null, firmId: null })).id;
}
const sorted = async (place: Place, needsDepartment = false): Promise<string> => {
  const id = await filed(place);
  await classifyDemand(place.house, system(place), id, { scope: 'one', needsDepartment, aboutHead: false, class: null, reason: '' });
  return id;
};
const atUnits = async (place: Place): Promise<string> => {
  const id = await sorted(place, true);
  await assignDepartments(place.house, system(place), id, { leadId: place.organizationId, jointIds: [], reason: '' });
  return id;
};
const atArea = async (place: Place): Promise<string> => {
  // The area's head has the account here: its turn is his.
  const grid = await buildGrid(place);
  await place.house.unit(system(place), (unit) => unit.tx.updateTable('grid.head').set({ account_id: place.accounts.grid_head }).where('region_id', '=', place.regionId).where('id', '=', grid.heads.area).execute());
  const { id } = await enterDemand(place.house, system(place), { ...given(), source: 'hotline', patchId: grid.neighbour, organizationId: null, firmId: null });
  await classifyDemand(place.house, system(place), id, { scope: 'few', needsDepartment: false, aboutHead: false, class: null, reason: '' });
  return id;
};
const atCommittee = async (place: Place): Promise<string> => {
  const id = await atUnits(place);
  await passUp(place.house, system(place), id, reason);
  return id;
};
const handled = async (place: Place, answer = ''): Promise<string> => {
  const id = await sorted(place);
  await completeDemand(place.house, system(place), id, { did: '已更换路灯', answer, attachments: [] });
  return id;
};
const called = async (place: Place): Promise<string> => {
  const id = await handled(place, '路灯已换好');
  await place.house.unit(system(place), (unit) => drawCallback(unit, id, 0, '2026-11-30'));
  return id;
};
const receipt = (place: Place) => fileFromPhone(place.house, system(place), null, given(), { phone: randomUUID(), address: randomUUID() });
const answered = async (place: Place) => {
  const followed = await receipt(place);
  const demand = await place.house.unit(system(place), (unit) => findDemand(unit, { number: followed.number }));
  await classifyDemand(place.house, system(place), demand!.id, { scope: 'one', needsDepartment: true, aboutHead: false, class: null, reason: '' });
  await assignDepartments(place.house, system(place), demand!.id, { leadId: place.organizationId, jointIds: [], reason: '' });
  await completeDemand(place.house, system(place), demand!.id, { did: '已更换路灯', answer: '路灯已换好', attachments: [] });
  return followed;
};
const comment = async (place: Place): Promise<string> => {
  await importDemands(place.house, system(place), 'netizen', [{ words: `希望增加路灯${randomUUID()}`, theme: '城建', firm: null, receivedOn: '2026-11-18', answer: null, answeredOn: null }]);
  const id = await place.house.unit(system(place), async (unit) => (await demandsBy(unit, { within: null, source: 'netizen', states: ['classified'], limit: 1 }))[0]!.id);
  await place.house.unit(system(place), (unit) => unit.tx.updateTable('demands.demand').set({ organization_id: place.organizationId }).where('region_id', '=', place.regionId).where('id', '=', id).execute());
  return id;
};
const answeredComment = async (place: Place): Promise<string> => {
  const id = await comment(place);
  await assignDepartments(place.house, system(place), id, { leadId: place.organizationId, jointIds: [], reason: '' });
  await completeDemand(place.house, system(place), id, { did: '增设公厕', answer: '已经增设三处', attachments: [] });
  return id;
};
const withPhoto = async (place: Place) => {
  const id = await filed(place);
  const hash = 'a'.repeat(63) + '1';
  await place.house.unit(system(place), async (unit) => {
    await unit.tx.insertInto('platform.file').values({ region_id: place.regionId, hash, size: 4, media_type: 'image/jpeg', name: 'photo', bytes: Buffer.from('ffd8ffe0', 'hex'), key_sealed: null, uploaded_at: unit.at, uploaded_by: 'fixtures' }).onConflict((o) => o.doNothing()).execute();
    await unit.tx.insertInto('demands.attachment').values({ region_id: place.regionId, demand_id: id, hash, name: 'photo-1', by_asker: true }).execute();
  });
  return { id, hash };
};
const everybody = ['officer', 'leader', 'liaison', 'grid_head'] as const;
const hands = ['officer', 'liaison', 'grid_head'] as const;
const desks = ['officer', 'liaison'] as const;
const readers = ['officer', 'leader', 'liaison'] as const;
const jpeg = Buffer.from('ffd8ffe000104a46', 'hex');
const firm = async (place: Place): Promise<string> => {
  const name = `示例企业${randomUUID()}`;
  await importFirms(place.house, system(place), { firms: [{ name, kind: 'firm', cadres: ['服务专员甲'] }], results: [] });
  return name;
};

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.demandEntry, input: (place) => ({ query: { region: place.regionId } }) },
  { endpoint: contract.sendPhoto, input: (place) => ({ query: { region: place.regionId, clientId: randomUUID() }, upload: jpeg }) },
  { endpoint: contract.fileDemand, input: (place) => ({ body: { ...given(), region: place.regionId, phone: randomUUID() } }) },
  { endpoint: contract.followDemand, input: async (place) => ({ body: { ...(await receipt(place)), region: place.regionId } }) },
  { endpoint: contract.judgeResult, input: async (place) => ({ body: { ...(await answered(place)), region: place.regionId, resolved: true } }) },
  { endpoint: contract.readBoard, allowed: readers, input: () => ({ query: {} }) },
  { endpoint: contract.exportDemands, allowed: readers, input: () => ({ query: {} }) },
  { endpoint: contract.readHeadsOwn, allowed: ['grid_head'], input: () => ({}) },
  { endpoint: contract.listUnits, allowed: desks, input: () => ({}) },
  { endpoint: contract.readFigures, allowed: readers, input: () => ({ query: {} }) },
  { endpoint: contract.readCallbacks, allowed: ['officer'], input: () => ({}) },
  { endpoint: contract.readFirms, allowed: ['officer'], input: () => ({}) },
  { endpoint: contract.importFirmList, allowed: ['officer'], input: async (place) => ({ body: { firms: [], results: [{ firm: await firm(place), kind: 'order', amount: '12.50', on: '2026-11-18' }] } }), answers: 200 },
  // Nobody of these uploaded the file: whoever asks is told that it is not there.
  { endpoint: startListImport, allowed: ['officer'], answers: 400, input: async (place) => ({ body: { hash: (await place.house.unit(system(place), (unit) => saveFile(unit, '诉求.xlsx', Buffer.from('诉求内容')))).hash, source: 'hotline', apply: false } }) },
  { endpoint: listsTemplateFile, allowed: ['officer'], input: () => ({}) },
  { endpoint: contract.importList, allowed: ['officer'], input: () => ({ body: { source: 'solicited', lines: [{ words: '建议加强培训', receivedOn: '2026-11-18' }] } }) },
  { endpoint: contract.sendServices, allowed: ['grid_head'], input: async (place) => ({ body: { services: [{ id: randomUUID(), patchId: (await buildGrid(place, { accountId: place.accounts.grid_head })).neighbour, household: '101', kind: '代办', onDay: '2026-11-18' }] } }) },
  { endpoint: contract.readServices, allowed: readers, input: () => ({}) },
  { endpoint: contract.enterOne, allowed: hands, scoped: 'subtree', input: async (place) => ({ body: { ...given(), source: 'hotline', patchId: (await buildGrid(place, { accountId: place.accounts.grid_head })).neighbour } }) },
  { endpoint: contract.readDemand, allowed: everybody, scoped: 'subtree', input: async (place) => ({ params: { id: await sorted(place) } }) },
  { endpoint: contract.readDemandFile, allowed: everybody, scoped: 'subtree', input: async (place) => ({ params: await withPhoto(place) }) },
  { endpoint: contract.classifyOne, allowed: hands, scoped: 'subtree', input: async (place) => ({ params: { id: await filed(place) }, body: { scope: 'one', needsDepartment: false } }) },
  { endpoint: contract.assignOne, allowed: desks, scoped: 'subtree', input: async (place) => ({ params: { id: await sorted(place, true) }, body: { leadId: await elsewhere(place) } }) },
  { endpoint: contract.opineOnOne, allowed: desks, scoped: 'subtree', input: async (place) => ({ params: { id: await atUnits(place) }, body: { organizationId: place.organizationId, opinion: reason } }) },
  { endpoint: contract.meetOnOne, allowed: hands, scoped: 'subtree', input: async (place) => ({ params: { id: await atArea(place) }, body: { heldOn: '2026-11-18', place: '村部', attendance: ['甲'], minutes: '一致同意' } }) },
  { endpoint: contract.decideOne, allowed: ['leader'], scoped: 'region', input: async (place) => ({ params: { id: await atCommittee(place) }, body: { decision: '列入计划' } }) },
  { endpoint: contract.completeOne, allowed: hands, scoped: 'subtree', input: async (place) => ({ params: { id: await sorted(place) }, body: { did: '已更换路灯' } }) },
  { endpoint: contract.answerOne, allowed: hands, scoped: 'subtree', input: async (place) => ({ params: { id: await handled(place) }, body: { answer: '路灯已换好' } }) },
  { endpoint: contract.returnOne, allowed: hands, scoped: 'subtree', answers: 200, input: async (place) => ({ params: { id: await returnable(place) }, body: { reason } }) },
  { endpoint: contract.passUpOne, allowed: hands, scoped: 'subtree', input: async (place) => ({ params: { id: await sorted(place) }, body: { reason } }) },
  { endpoint: contract.seeContact, allowed: hands, scoped: 'subtree', input: async (place) => ({ params: { id: await sorted(place) } }) },
  { endpoint: contract.listAlike, allowed: desks, scoped: 'subtree', input: async (place) => ({ params: { id: await filed(place) } }) },
  { endpoint: contract.mergeOne, allowed: desks, scoped: 'subtree', input: async (place) => ({ params: { id: await filed(place) }, body: { intoId: await filed(place), reason } }) },
  { endpoint: contract.adoptOne, allowed: desks, scoped: 'subtree', input: async (place) => ({ params: { id: await comment(place) }, body: { adopted: true, reason } }) },
  { endpoint: contract.settleOneCallback, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await called(place) }, body: { round: 0, satisfied: true, words: '已经修好' } }) },
  ...bulletinAccess,
  { endpoint: readMap, allowed: readers, input: () => ({}) },
  { endpoint: heard.readHeard, input: (place) => ({ params: { region: place.regionId } }) },
  { endpoint: heard.publishOne, allowed: desks, scoped: 'subtree', input: async (place) => ({ params: { id: await answeredComment(place) }, body: { title: '中街夜市增设公厕', text: '已经增设三处' } }) },
  { endpoint: heard.withdrawOne, allowed: desks, scoped: 'subtree', input: async (place) => { const id = await answeredComment(place); await publishAction(place.house, system(place), id, { title: '中街夜市增设公厕', text: '已经增设三处' }); return { params: { id }, body: { reason } }; } },
  ...rootAccess,
  ...open311Access,
];

const elsewhere = (place: Place): Promise<string> => place.house.unit(system(place), async (unit) => (await saveOrganizations(unit, [{ name: `示例部门${randomUUID().slice(0, 8)}`, type: 'government_organ', parentId: place.organizationId }]))[0]!);
/** The unit is its lead department; the head's turn is the head's by his own patch. */
async function returnable(place: Place): Promise<string> {
  const id = await sorted(place);
  await place.house.unit(system(place), (unit) => unit.tx.insertInto('demands.department').values({ region_id: place.regionId, demand_id: id, organization_id: place.organizationId, role: 'lead', opinion: null }).execute());
  return id;
}
