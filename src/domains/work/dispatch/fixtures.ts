import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { addTopic, openMeeting, planMeeting, reportTaskDone, sendIssue, startSeries } from './commands.ts';
import * as contract from './contract.ts';
import { meetingPage } from './queries.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
let serial = 0;

const series = async (place: Place): Promise<string> => (await startSeries(place.house, system(place), { name: `项目调度${++serial}`, purpose: '每月调度' })).id;
const meeting = async (place: Place, open = false): Promise<string> => {
  const { id } = await planMeeting(place.house, system(place), await series(place), { heldOn: await place.house.unit(system(place), async (unit) => unit.today), chair: '区长' });
  if (open) {
    await addTopic(place.house, system(place), id, { kind: 'topic', title: '征拆进度' });
    await openMeeting(place.house, system(place), id, '各成员单位');
  }
  return id;
};
const entry = async (place: Place): Promise<string> => (await meetingPage(place.house, system(place), await meeting(place, true))).agenda.find((e) => e.kind === 'topic')!.id!;
const issue = (place: Place) => ({ title: '路灯不亮', organizationId: place.organizationId });
const task = async (place: Place): Promise<string> => (await sendIssue(place.house, system(place), await series(place), issue(place))).id;
const run = ['officer', 'leader'] as const;
const scoped = 'region' as const;

export const dispatchAccess: readonly AccessCase[] = [
  { endpoint: contract.readDispatchBoard, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.startSeries, allowed: run, input: () => ({ body: { name: `经济运行调度${++serial}`, purpose: '每月调度' } }) },
  { endpoint: contract.sendIssue, allowed: run, scoped, input: async (place) => ({ params: { id: await series(place) }, body: issue(place) }) },
  { endpoint: contract.planMeeting, allowed: run, scoped, input: async (place) => ({ params: { id: await series(place) }, body: { heldOn: '2099-01-05', chair: '区长' } }) },
  { endpoint: contract.readMeeting, allowed: run, scoped, input: async (place) => ({ params: { id: await meeting(place) } }) },
  { endpoint: contract.addTopic, allowed: run, scoped, input: async (place) => ({ params: { id: await meeting(place) }, body: { kind: 'indicator', title: '工业增加值' } }) },
  { endpoint: contract.openMeeting, allowed: run, scoped, input: async (place) => ({ params: { id: await meeting(place) }, body: { attendees: '各成员单位' } }) },
  { endpoint: contract.noteOnEntry, allowed: run, scoped, input: async (place) => ({ params: { id: await entry(place) }, body: { note: '月底前完成' } }) },
  { endpoint: contract.instruct, allowed: run, scoped, input: async (place) => ({ params: { id: await entry(place) }, body: { ...issue(place), days: 5 } }) },
  { endpoint: contract.closeMeeting, allowed: run, scoped, input: async (place) => ({ params: { id: await meeting(place, true) }, body: { conclusion: '按期落实' } }) },
  { endpoint: contract.meetingMinutes, allowed: run, scoped, input: async (place) => ({ params: { id: await meeting(place, true) }, query: { format: 'docx' } }) },
  { endpoint: contract.reportTaskDone, allowed: ['liaison'], scoped: 'subtree', input: async (place) => ({ params: { id: await task(place) }, body: { note: '已修复' } }) },
  { endpoint: contract.settleTask, allowed: run, scoped, input: async (place) => ({ params: { id: (await reportTaskDone(place.house, system(place), await task(place), '已修复')).id }, body: { accepted: true, opinion: '现场核实' } }) },
];
