import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { day } from '../../../kernel/period.ts';
import { id, made, nothing, reason, text, title } from '../contract/views.ts';
import { readCharges, runCharges } from './access.ts';
import { chargeKinds, results } from './model.ts';

const person = z.object({ personId: z.string(), name: z.string() });
const award = z.object({ evidenceId: z.string(), title: z.string(), on: z.string(), issuer: z.string() });
const dispute = z.object({ id: z.string(), about: z.string(), raisedOn: z.string(), raisedBy: z.string(), settledOn: z.string().nullable(), settledBy: z.string().nullable(), outcome: z.string().nullable() });
const charge = z.object({ id: z.string(), kind: z.enum(chargeKinds), person, organizationName: z.string(), title: z.string(), duty: z.string(), fromOn: z.string(), untilOn: z.string(), givenBy: z.string(), overdue: z.boolean(), endedOn: z.string().nullable(), result: z.enum(results).nullable(), resultNote: z.string().nullable(), endedBy: z.string().nullable(), partners: z.array(z.string()), disputes: z.array(dispute), awards: z.array(award), free: z.array(award), can: z.object({ run: z.boolean() }) });
const standing = z.object({ personId: z.string(), name: z.string(), organizationName: z.string().nullable(), title: z.string().nullable() });
const waiting = z.object({ people: z.array(standing), more: z.boolean() });

export const listCharges = endpoint({
  name: 'work.charges',
  method: 'GET',
  path: '/charges',
  summary: 'Sole charge and coordination (M029, M030): assignments with period, disputes, result and later awards; of whom in office, by unit, how many were and were never given sole charge (numbers of people); effectiveness per lead cadre, explained.',
  output: z.object({ charges: z.array(charge), coverage: z.object({ had: z.number(), not: z.number(), awarded: z.number(), units: z.array(z.object({ organizationId: z.string(), name: z.string(), people: z.number(), had: z.number(), not: z.number() })) }), leads: z.array(z.object({ personId: z.string(), name: z.string(), organizationName: z.string().nullable(), matters: z.number(), ended: z.number(), achieved: z.number(), overdue: z.number(), disputes: z.number(), settled: z.number(), mean: z.string().nullable(), explanation })), units: z.array(z.object({ id: z.string(), name: z.string() })), choices: z.array(z.object({ id: z.string(), name: z.string() })), can: z.object({ run: z.boolean() }) }),
  permission: readCharges,
  refusals: [],
});
/** Of one unit (main post there), by rank; `more` when there are more than are sent. */
export const withoutInUnit = endpoint({ name: 'work.without_charge_in_unit', method: 'GET', path: '/charges/units/:id/without', summary: 'Who in office in the unit was never given sole charge (M029): name and post, at most 200.', params: id, output: waiting, permission: readCharges, refusals: ['registry.no_such_organization'] });
/** By name, pinyin or initials within reach. */
export const withoutNamed = endpoint({ name: 'work.without_charge_named', method: 'GET', path: '/charges/without', summary: 'Who of that name (or pinyin, post, unit) was never given sole charge, within reach (M029): name, unit and post, at most 200.', query: z.object({ text: z.string().trim().min(1).max(50) }), output: waiting, permission: readCharges, refusals: [] });
export const giveCharge = endpoint({ name: 'work.give_charge', method: 'POST', path: '/charges', summary: 'Gives somebody of the unit charge of a matter for a period; coordination names its partner units. It becomes an entry of his file.', body: z.object({ kind: z.enum(chargeKinds), personId: z.uuid(), organizationId: z.uuid(), title, duty: text, fromOn: day, untilOn: day, partnerIds: z.array(z.uuid()).max(60) }), output: made, permission: runCharges, refusals: ['charges.oneself', 'charges.not_in_unit', 'charges.partners_needed', 'charges.no_partners', 'charges.own_unit_partner', 'charges.period_malformed', 'charges.from_in_future', 'registry.no_such_organization', 'registry.no_such_person'] });
const moved = ['charges.no_such_charge', 'charges.ended', 'charges.oneself'] as const;
export const raiseDispute = endpoint({ name: 'work.raise_dispute', method: 'POST', path: '/charges/:id/disputes', summary: 'What partners of a coordination do not agree on.', params: id, body: z.object({ about: reason }), output: made, permission: runCharges, refusals: [...moved, 'charges.not_coordination'] });
export const settleOneDispute = endpoint({ name: 'work.settle_dispute', method: 'POST', path: '/charge-disputes/:id/outcome', summary: 'How a dispute was settled.', params: id, body: z.object({ outcome: reason }), output: nothing, permission: runCharges, refusals: [...moved, 'charges.no_such_dispute', 'charges.dispute_settled'] });
export const endOneCharge = endpoint({ name: 'work.end_charge', method: 'POST', path: '/charges/:id/end', summary: 'What became of it, as an entry of the file; by others than himself, and not while a dispute is open.', params: id, body: z.object({ result: z.enum(results), note: reason }), output: nothing, permission: runCharges, refusals: [...moved, 'charges.disputes_open'] });
export const joinAward = endpoint({ name: 'work.join_award', method: 'POST', path: '/charges/:id/awards', summary: 'Joins an award of his file, of a later day, to the charge it rests on.', params: id, body: z.object({ evidenceId: z.uuid() }), output: nothing, permission: runCharges, refusals: ['charges.no_such_charge', 'charges.oneself', 'charges.no_such_award', 'charges.award_joined'] });
