import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { peopleAt, savePeople } from '../../registry/index.ts';
import { confirmYear } from '../commands/confirm-run.ts';
import { decideForYear } from '../commands/decide-grades.ts';
import { buildRun } from '../fixtures/sample-year.ts';
import * as contract from './contract.ts';
import { acceptReview } from './commands/handle-review.ts';
import { fileReview } from './commands/own-outcome.ts';
import { objectToNotice, publishList } from './commands/publicity.ts';

const ENOUGH = 8;

/** A year whose one person is graded 优秀 (the others 称职), decided and not yet confirmed. */
export async function buildOutstanding({ house, regionId, personId }: Pick<Place, 'house' | 'regionId' | 'personId'>): Promise<string> {
  await house.unit(systemActor(regionId, 'fixtures'), async (unit) => {
    const people = await peopleAt(unit, 'all');
    // A fifth may be 优秀: below five people nobody could be, whatever ran before in this region.
    const { organizationId } = people.find((p) => p.id === personId)!;
    if (people.length < ENOUGH) await savePeople(unit, Array.from({ length: ENOUGH - people.length }, (_p, i) => ({ name: `陪同${i}`, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: organizationId!, title: '科员', main: true, category: 'staff' as const, startedOn: '2020-01' }] })));
  });
  const { runId } = await buildRun(house, regionId, personId, 'decided');
  await house.unit(systemActor(regionId, 'fixtures'), (unit) => decideForYear(unit, runId, { decisions: [{ personId, grade: 'outstanding', reason: '实绩突出，集体研究' }], confirmProposals: false }));
  return runId;
}

const hung = async (place: Place): Promise<string> => (await publishList(place.house, systemActor(place.regionId, 'fixtures'), await buildOutstanding(place), { contact: '县委组织部干部监督科 12380' })).id;

/** A confirmed year with the person's grade as told. */
async function told(place: Place, grade: 'competent' | 'basically_competent' = 'competent'): Promise<string> {
  const { runId } = await buildRun(place.house, place.regionId, place.personId, 'decided');
  await place.house.unit(systemActor(place.regionId, 'fixtures'), async (unit) => {
    await decideForYear(unit, runId, { decisions: [{ personId: place.personId, grade, reason: '逐人研究确定' }], confirmProposals: false });
    await confirmYear(unit, runId);
  });
  return runId;
}

/** Something the person asked for, filed by the person in person. */
async function filed(place: Place, kind: 'review' | 'appeal' = 'review'): Promise<string> {
  const runId = await told(place, 'basically_competent');
  const self: Actor = { kind: 'account', accountId: place.accounts.cadre, personId: place.personId, regionId: place.regionId, name: '本人', grants: [{ role: 'cadre', organizationPath: null }] };
  return (await fileReview(place.house, self, runId, { kind, grounds: '漏计防汛实绩', attachments: [] })).id;
}

async function accepted(place: Place, kind: 'review' | 'appeal' = 'review'): Promise<string> {
  const id = await filed(place, kind);
  await acceptReview(place.house, systemActor(place.regionId, 'fixtures'), id);
  return id;
}

async function objection(place: Place): Promise<string> {
  return (await objectToNotice(place.house, systemActor(place.regionId, 'fixtures'), await hung(place), { personId: place.personId, content: '项目验收尚有遗留问题', named: false })).id;
}

async function anyUse(place: Place): Promise<string> {
  const runId = await told(place, 'basically_competent');
  return place.house.unit(systemActor(place.regionId, 'fixtures'), async (unit) => (await unit.tx.selectFrom('assessment.result_use').select('id').where('region_id', '=', place.regionId).where('run_id', '=', runId).executeTakeFirstOrThrow()).id);
}

const everybody = ['officer', 'leader', 'liaison', 'cadre', 'supervisor'] as const;
const deciders = ['officer', 'leader'] as const;
const ask = { kind: 'review', grounds: '漏计防汛实绩' } as const;

export const outcomeAccess: readonly AccessCase[] = [
  { endpoint: contract.publishList, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await buildOutstanding(place) }, body: { contact: '县委组织部 12380' } }) },
  { endpoint: contract.withdrawNotice, allowed: ['officer'], scoped: 'region', input: async (place) => ({ params: { id: await hung(place) }, body: { reason: '名单有变动' } }) },
  { endpoint: contract.listNotices, allowed: everybody, input: () => ({}) },
  { endpoint: contract.objectToNotice, allowed: everybody, scoped: 'region', input: async (place) => ({ params: { id: await hung(place) }, body: { personId: place.personId, content: '项目验收尚有遗留问题' } }) },
  { endpoint: contract.answerNotice, allowed: deciders, scoped: 'region', input: async (place) => ({ params: { id: await objection(place) }, body: { finding: 'unfounded', answer: '经核实，验收手续齐全' } }) },
  { endpoint: contract.openOutcomes, allowed: deciders, scoped: 'region', input: async (place) => ({ params: { id: await told(place) } }) },
  { endpoint: contract.markUse, allowed: deciders, scoped: 'region', input: async (place) => ({ params: { id: await anyUse(place) }, body: { state: 'used', note: '组干〔2027〕3号' } }) },
  { endpoint: contract.ownOutcomes, allowed: ['cadre'], input: async (place) => {
      await told(place);
      return {};
    } },
  // Whoever asks gives his own view and files his own request: the year is the only subject they name.
  { endpoint: contract.giveView, allowed: ['cadre'], scoped: 'region', input: async (place) => ({ params: { id: await told(place) }, body: { view: 'agree' } }) },
  { endpoint: contract.fileReview, allowed: ['cadre'], scoped: 'region', input: async (place) => ({ params: { id: await told(place, 'basically_competent') }, body: ask }) },
  { endpoint: contract.withdrawReview, allowed: ['cadre'], scoped: 'self', input: async (place) => ({ params: { id: await filed(place) } }) },
  { endpoint: contract.listReviews, allowed: deciders, input: () => ({}) },
  { endpoint: contract.openReview, allowed: deciders, scoped: 'region', input: async (place) => ({ params: { id: await filed(place) } }) },
  { endpoint: contract.acceptReview, allowed: deciders, scoped: 'region', input: async (place) => ({ params: { id: await filed(place) } }) },
  { endpoint: contract.refuseReview, allowed: deciders, scoped: 'region', input: async (place) => ({ params: { id: await filed(place) }, body: { reason: '超出受理范围' } }) },
  { endpoint: contract.extendReview, allowed: deciders, scoped: 'region', input: async (place) => ({ params: { id: await accepted(place, 'appeal') }, body: { reason: '案情复杂' } }) },
  { endpoint: contract.decideReview, allowed: deciders, scoped: 'region', input: async (place) => ({ params: { id: await accepted(place) }, body: { result: 'maintained', reason: '经复核，原结论符合事实' } }) },
];
