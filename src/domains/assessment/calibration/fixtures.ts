import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor } from '../../../kernel/actor.ts';
import { buildRun } from '../fixtures/sample-year.ts';
import { startCalibration } from './commands.ts';
import * as contract from './contract.ts';

const proposed = async (place: Place): Promise<string> => (await buildRun(place.house, place.regionId, place.personId, 'proposed')).runId;
/** A meeting under way in a year of its own. */
const meeting = async (place: Place): Promise<string> => (await startCalibration(place.house, systemActor(place.regionId, 'fixtures'), await proposed(place), { title: '年度考核校准会', attendees: '部务会成员' })).id;
const holders = ['officer', 'leader'] as const;

export const calibrationAccess: readonly AccessCase[] = [
  { endpoint: contract.startCalibration, allowed: holders, scoped: 'region', input: async (place) => ({ params: { id: await proposed(place) }, body: { title: '年度考核校准会', attendees: '部务会成员' } }) },
  { endpoint: contract.listCalibrations, allowed: holders, scoped: 'region', input: async (place) => ({ params: { id: await proposed(place) } }) },
  { endpoint: contract.openCalibration, allowed: holders, scoped: 'region', input: async (place) => ({ params: { id: await meeting(place) } }) },
  { endpoint: contract.moveGrade, allowed: holders, scoped: 'region', input: async (place) => ({ params: { id: await meeting(place) }, body: { personId: place.personId, to: 'basically_competent', reason: '重点任务未完成，集体研究' } }) },
  { endpoint: contract.closeCalibration, allowed: holders, scoped: 'region', input: async (place) => ({ params: { id: await meeting(place) }, body: { conclusion: '同意上述等次' } }) },
  { endpoint: contract.calibrationMinutes, allowed: holders, scoped: 'region', input: async (place) => ({ params: { id: await meeting(place) }, query: { format: 'docx' } }) },
];
