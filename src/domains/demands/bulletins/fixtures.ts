import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
let serial = 0;
/** A period that no other case has drafted: months of past years, one after another. */
const period = () => {
  const n = serial++;
  return { kind: 'month' as const, year: 2025 - Math.floor(n / 12), part: (n % 12) + 1 };
};
const draft = async (place: Place): Promise<string> => (await commands.makeDraft(place.house, system(place), period())).id;
const submitted = async (place: Place): Promise<string> => {
  const id = await draft(place);
  await commands.editReport(place.house, system(place), id, { opening: null, demandsMade: '请各村补齐走访。' });
  await commands.submitReport(place.house, system(place), id);
  return id;
};
const signed = async (place: Place): Promise<string> => {
  const id = await submitted(place);
  await commands.signReport(place.house, system(place), id);
  return id;
};
const published = async (place: Place): Promise<string> => {
  const id = await signed(place);
  await commands.publishReport(place.house, system(place), id);
  return id;
};
const readers = ['officer', 'leader', 'liaison', 'grid_head'] as const;
const scoped = 'region' as const;

export const bulletinAccess: readonly AccessCase[] = [
  { endpoint: contract.readYear, allowed: readers, input: () => ({ query: {} }) },
  { endpoint: contract.makeDraft, allowed: ['officer'], input: () => ({ body: period() }) },
  { endpoint: contract.readReport, allowed: readers, scoped, input: async (place) => ({ params: { id: await published(place) } }) },
  { endpoint: contract.figureAgain, allowed: ['officer'], scoped, input: async (place) => ({ params: { id: await draft(place) } }) },
  { endpoint: contract.editReport, allowed: ['officer'], scoped, input: async (place) => ({ params: { id: await draft(place) }, body: { opening: null, demandsMade: '请补齐走访' } }) },
  { endpoint: contract.submitReport, allowed: ['officer'], scoped, input: async (place) => { const id = await draft(place); await commands.editReport(place.house, system(place), id, { opening: null, demandsMade: '请补齐走访' }); return { params: { id } }; } },
  { endpoint: contract.giveBackReport, allowed: ['leader'], scoped, input: async (place) => ({ params: { id: await submitted(place) }, body: { reason: '数据需核' } }) },
  { endpoint: contract.signReport, allowed: ['leader'], scoped, input: async (place) => ({ params: { id: await submitted(place) } }) },
  { endpoint: contract.publishReport, allowed: ['officer'], scoped, input: async (place) => ({ params: { id: await signed(place) } }) },
  { endpoint: contract.printReport, allowed: readers, scoped, input: async (place) => ({ params: { id: await published(place) }, query: { format: 'docx' } }) },
];
