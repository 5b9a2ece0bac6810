import type { AccessCase, Place } from '../../../../tests/support/access.ts';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import { appendEvidence } from '../../evidence/index.ts';
import { saveOrganizations } from '../../registry/index.ts';
import { giveCharge, raiseDispute } from './commands.ts';
import * as contract from './contract.ts';
import type { ChargeKind } from './model.ts';

const system = (place: Place): Actor => systemActor(place.regionId, 'fixtures');
const partner = async (place: Place): Promise<string> => (await place.house.unit(system(place), (unit) => saveOrganizations(unit, [{ name: '财政局', type: 'government_organ', validFrom: '2000-01-01' }])))[0]!;
const charge = async (place: Place, kind: ChargeKind = 'sole') => ({ kind, personId: place.personId, organizationId: place.organizationId, title: '机场迁建', duty: '独立负责前期工作', fromOn: '2026-01-05', untilOn: '2027-12-31', partnerIds: kind === 'sole' ? [] : [await partner(place)] });
const given = async (place: Place, kind?: ChargeKind): Promise<string> => (await giveCharge(place.house, system(place), await charge(place, kind))).id;
const award = (place: Place) => place.house.unit(system(place), (unit) => appendEvidence(unit, [{ title: '先进个人', occurredOn: '2026-06-01', arena: 'office', content: { kind: 'award', award: '先进个人', issuer: '市委', level: 'city' }, organizationId: place.organizationId, persons: [{ personId: place.personId, role: 'subject' }], matterId: null, correctsId: null, source: { kind: 'unit', name: '市委' }, figures: [], attachments: [], state: 'confirmed', reportedBy: { name: '市委', personId: null } }]));
const run = ['officer', 'liaison'] as const;
const scoped = 'subtree' as const;
const reason = '情况属实';

export const chargeAccess: readonly AccessCase[] = [
  { endpoint: contract.listCharges, allowed: ['officer', 'leader', 'liaison'], input: () => ({}) },
  { endpoint: contract.withoutInUnit, allowed: ['officer', 'leader', 'liaison'], scoped, input: (place) => ({ params: { id: place.organizationId } }) },
  { endpoint: contract.withoutNamed, allowed: ['officer', 'leader', 'liaison'], input: () => ({ query: { text: '张' } }) },
  { endpoint: contract.giveCharge, allowed: run, scoped, input: async (place) => ({ body: await charge(place) }) },
  { endpoint: contract.raiseDispute, allowed: run, scoped, input: async (place) => ({ params: { id: await given(place, 'coordination') }, body: { about: reason } }) },
  { endpoint: contract.settleOneDispute, allowed: run, scoped, input: async (place) => ({ params: { id: (await raiseDispute(place.house, system(place), await given(place, 'coordination'), reason)).id }, body: { outcome: reason } }) },
  { endpoint: contract.endOneCharge, allowed: run, scoped, input: async (place) => ({ params: { id: await given(place) }, body: { result: 'achieved', note: reason } }) },
  { endpoint: contract.joinAward, allowed: run, scoped, input: async (place) => ({ params: { id: await given(place) }, body: { evidenceId: (await award(place))[0]! } }) },
];
