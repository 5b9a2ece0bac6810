import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { decideProject, enterClaim, signCommitment } from './commands/claims.ts';
import { confirmMonth, reportTask } from './commands/months.ts';
import { announceResult, draftProject, publishProject } from './commands/projects.ts';
import * as contract from './contract/index.ts';
import { buildGoal, buildProject } from './fixtures/projects.ts';
import { calendarAccess } from './calendar/fixtures.ts';
import { chainAccess } from './chains/fixtures.ts';
import { chargeAccess } from './charges/fixtures.ts';
import { contestCases } from './contests/fixtures.ts';
import { frontAccess } from './mobilization/fixtures.ts';
import { manualAccess } from './manuals/fixtures.ts';
import { pledgeAccess } from './pledges/fixtures.ts';
import { raceCases } from './races/fixtures.ts';
import { dispatchAccess } from './dispatch/fixtures.ts';
import { monthListOf } from './queries/months.ts';
import { reviewAccess } from './reviews/fixtures.ts';
import { teamAccess } from './teams/fixtures.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const draft = async (place: Place): Promise<string> => (await draftProject(place.house, system(place), buildProject(await buildGoal(place), place.organizationId))).id;
const open = async (place: Place): Promise<string> => {
  const id = await draft(place);
  await publishProject(place.house, system(place), id);
  return id;
};
const claimed = async (place: Place): Promise<{ projectId: string; claimId: string }> => {
  const projectId = await open(place);
  return { projectId, claimId: (await enterClaim(place.house, system(place), projectId, place.personId, '按月推进')).id };
};
/** The clock of the test stands still, so the period of claiming is moved to its end instead. */
const over = async (place: Place) => {
  const made = await claimed(place);
  await place.house.unit(system(place), (unit) => unit.tx.updateTable('work.project').set({ closes_on: '2026-11-10' }).where('region_id', '=', place.regionId).where('id', '=', made.projectId).execute());
  return made;
};
const decided = async (place: Place, signed: boolean) => {
  const made = await over(place);
  await decideProject(place.house, system(place), made.projectId, { claimIds: [made.claimId], reason: '方案最实' });
  if (signed) await signCommitment(place.house, system(place), made.claimId);
  return made;
};
const announced = async (place: Place) => {
  const made = await decided(place, true);
  await announceResult(place.house, system(place), made.projectId);
  return made;
};
const running = async (place: Place) => {
  const made = await announced(place);
  await confirmMonth(place.house, system(place), made.claimId, '2026-11-01');
  const list = await monthListOf(place.house, system(place), made.claimId);
  return { ...made, taskId: list.months[0]!.tasks[0]!.id };
};
const everybody = ['officer', 'leader', 'liaison', 'cadre'] as const;
const units = ['officer', 'liaison'] as const;
const reason = '情况属实';

export const accessCases: readonly AccessCase[] = [
  ...raceCases,
  ...contestCases,
  { endpoint: contract.readWorkBoard, allowed: everybody, input: () => ({}) },
  { endpoint: contract.setGoal, allowed: ['officer'], input: () => ({ body: { parentId: null, kind: 'vision', title: '全省十强县', target: '进入十强' } }) },
  { endpoint: contract.projectForm, allowed: units, input: () => ({}) },
  { endpoint: contract.draftNewProject, allowed: units, scoped: 'subtree', input: async (place) => ({ body: buildProject(await buildGoal(place), place.organizationId) }) },
  // The board is for everybody of the region, whatever unit publishes.
  { endpoint: contract.readProject, allowed: everybody, scoped: 'region', input: async (place) => ({ params: { id: await open(place) } }) },
  { endpoint: contract.publishNow, allowed: units, scoped: 'subtree', input: async (place) => ({ params: { id: await draft(place) } }) },
  { endpoint: contract.withdrawNow, allowed: units, scoped: 'subtree', input: async (place) => ({ params: { id: await open(place) }, body: { reason } }) },
  { endpoint: contract.announceNow, allowed: units, scoped: 'subtree', input: async (place) => ({ params: { id: (await decided(place, true)).projectId } }) },
  { endpoint: contract.finishNow, allowed: units, scoped: 'subtree', input: async (place) => ({ params: { id: (await announced(place)).projectId }, body: { result: '按期完工' } }) },
  { endpoint: contract.claimProject, allowed: ['cadre'], scoped: 'region', input: async (place) => ({ params: { id: await open(place) }, body: { statement: '按月推进' } }) },
  { endpoint: contract.enterOneClaim, allowed: units, scoped: 'subtree', input: async (place) => ({ params: { id: await open(place) }, body: { personId: place.personId, statement: '按月推进' } }) },
  { endpoint: contract.compareOneClaim, allowed: ['officer', 'leader'], scoped: 'region', input: async (place) => ({ params: { id: (await claimed(place)).claimId }, body: { score: '88.5', reason } }) },
  { endpoint: contract.decideNow, allowed: ['leader'], scoped: 'region', input: async (place) => { const { projectId, claimId } = await over(place); return { params: { id: projectId }, body: { claimIds: [claimId], reason } }; } },
  { endpoint: contract.reconsiderNow, allowed: ['leader'], scoped: 'region', input: async (place) => ({ params: { id: (await decided(place, false)).projectId }, body: { reason } }) },
  { endpoint: contract.signNow, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: (await decided(place, false)).claimId } }) },
  { endpoint: contract.stepBackNow, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: (await claimed(place)).claimId }, body: { reason } }) },
  { endpoint: contract.withdrawOneClaim, allowed: units, scoped: 'subtree', input: async (place) => ({ params: { id: (await claimed(place)).claimId }, body: { reason } }) },
  { endpoint: contract.ownWork, allowed: ['cadre'], input: () => ({}) },
  { endpoint: contract.listMonths, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.readMonthList, allowed: ['officer', 'leader', 'liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: (await announced(place)).claimId } }) },
  { endpoint: contract.editMonthList, allowed: units, scoped: 'subtree', input: async (place) => ({ params: { id: (await announced(place)).claimId, month: '2026-11-01' }, body: { tasks: [{ title: '路基施工', kind: 'amount', amount: '2', unit: '公里' }] } }) },
  { endpoint: contract.confirmMonthList, allowed: units, scoped: 'subtree', input: async (place) => ({ params: { id: (await announced(place)).claimId, month: '2026-11-01' } }) },
  { endpoint: contract.reportOneTask, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: (await running(place)).taskId }, body: { amount: '1.5', note: '已完成一半' } }) },
  { endpoint: contract.settleOneReport, allowed: units, scoped: 'subtree', input: async (place) => ({ params: { id: (await reportTask(place.house, system(place), (await running(place)).taskId, { amount: '1.5', note: '已完成一半', attachments: [] })).id }, body: { accepted: true, opinion: reason } }) },
  ...teamAccess,
  ...dispatchAccess,
  ...reviewAccess,
  ...calendarAccess,
  ...chainAccess,
  ...pledgeAccess,
  ...chargeAccess,
  ...frontAccess,
  ...manualAccess,
];
