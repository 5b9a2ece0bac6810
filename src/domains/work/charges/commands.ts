import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { appendEvidence, evidenceOf, saveMatters, type EntryContent } from '../../evidence/index.ts';
import { organizationNames, organizationSubject, personSubject } from '../../registry/index.ts';
import { runCharges } from './access.ts';
import type { Charge, ChargeKind, Result } from './model.ts';
import { disputes, endCharge, findCharge, findDispute, insertAward, insertCharge, insertDispute, settleDispute } from './store.ts';

type Nothing = Record<never, never>;
const refused = (code: string, at: string): Refusal => new Refusal('invalid', code, {}, [{ code, at }]);
const notOneself = (actor: Actor, personId: string): void => {
  if (actor.personId === personId) throw new Refusal('forbidden', 'charges.oneself');
};

/** An entry of the person's file about the matter of the charge, confirmed by the unit that says so. */
async function onRecord(unit: Unit, c: Pick<Charge, 'personId' | 'organizationId' | 'matterId' | 'title'>, occurredOn: Day, role: 'do' | 'achieve', content: EntryContent): Promise<string> {
  const source = (await organizationNames(unit, [c.organizationId])).get(c.organizationId) ?? unit.actor.name;
  const [id] = await appendEvidence(unit, [
    { title: c.title, occurredOn, arena: 'office', content, organizationId: c.organizationId, persons: [{ personId: c.personId, role, lead: true }], matterId: c.matterId, correctsId: null, source: { kind: 'unit', name: source }, figures: [], attachments: [], state: 'confirmed', reportedBy: { name: unit.actor.name, personId: unit.actor.personId } },
  ]);
  return id!;
}

/** Somebody in office in the unit is given charge; it stands in his file from the day he took it on. */
export const giveCharge = (house: House, actor: Actor, input: { readonly kind: ChargeKind; readonly personId: string; readonly organizationId: string; readonly title: string; readonly duty: string; readonly fromOn: Day; readonly untilOn: Day; readonly partnerIds: readonly string[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const subject = await organizationSubject(unit, input.organizationId);
    must(actor, runCharges, subject);
    notOneself(actor, input.personId);
    const [root] = subject.organizationPaths!;
    if (!(await personSubject(unit, input.personId)).organizationPaths!.some((p) => p === root || p.startsWith(`${root}.`))) throw refused('charges.not_in_unit', 'personId');
    if (input.untilOn < input.fromOn) throw refused('charges.period_malformed', 'untilOn');
    if (input.fromOn > unit.today) throw refused('charges.from_in_future', 'fromOn');
    const partnerIds = [...new Set(input.partnerIds)];
    if (input.kind === 'coordination' && partnerIds.length === 0) throw refused('charges.partners_needed', 'partnerIds');
    if (input.kind === 'sole' && partnerIds.length > 0) throw refused('charges.no_partners', 'partnerIds');
    if (partnerIds.includes(input.organizationId)) throw refused('charges.own_unit_partner', 'partnerIds');
    for (const id of partnerIds) await organizationSubject(unit, id);
    const [matterId] = await saveMatters(unit, [{ title: input.title, arena: 'office', organizationId: input.organizationId, startedOn: input.fromOn, plannedOn: input.untilOn, description: input.duty }]);
    const charge = { ...input, matterId: matterId! };
    const evidenceId = await onRecord(unit, charge, input.fromOn, 'do', { kind: 'undertaking', duty: input.duty.slice(0, 2000) });
    const id = await insertCharge(unit, charge, evidenceId, partnerIds);
    unit.audit({ action: 'work.charge_given', subjectKind: 'charge', subjectId: id, detail: { personId: input.personId, kind: input.kind } });
    return { id };
  });

/** The charge locked for those who run it and are not in it themselves. */
async function held(unit: Unit, id: string): Promise<Charge> {
  const found = await findCharge(unit, id);
  if (!found) throw new Refusal('not_found', 'charges.no_such_charge');
  must(unit.actor, runCharges, await organizationSubject(unit, found.organizationId));
  notOneself(unit.actor, found.personId);
  return (await findCharge(unit, id, true))!;
}
async function heldOpen(unit: Unit, id: string): Promise<Charge> {
  const charge = await held(unit, id);
  if (charge.endedOn !== null) throw new Refusal('conflict', 'charges.ended', { endedOn: charge.endedOn });
  return charge;
}

export const raiseDispute = (house: House, actor: Actor, id: string, about: string): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    if ((await heldOpen(unit, id)).kind !== 'coordination') throw new Refusal('rule', 'charges.not_coordination');
    const dispute = await insertDispute(unit, id, about);
    unit.audit({ action: 'work.dispute_raised', subjectKind: 'charge', subjectId: id });
    return { id: dispute };
  });

export const settleOneDispute = (house: House, actor: Actor, id: string, outcome: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const found = await findDispute(unit, id);
    if (!found) throw new Refusal('not_found', 'charges.no_such_dispute');
    await heldOpen(unit, found.chargeId);
    if ((await findDispute(unit, id))!.settledOn !== null) throw new Refusal('conflict', 'charges.dispute_settled');
    await settleDispute(unit, id, outcome);
    unit.audit({ action: 'work.dispute_settled', subjectKind: 'charge', subjectId: found.chargeId });
    return {};
  });

export const endOneCharge = (house: House, actor: Actor, id: string, input: { readonly result: Result; readonly note: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const charge = await heldOpen(unit, id);
    const open = (await disputes(unit)).filter((d) => d.chargeId === id && d.settledOn === null).length;
    if (open > 0) throw new Refusal('rule', 'charges.disputes_open', { count: open });
    const evidenceId = await onRecord(unit, charge, unit.today, 'achieve', { kind: 'matter_outcome', outcome: input.result, description: input.note });
    await endCharge(unit, id, { on: unit.today, ...input, evidenceId });
    unit.audit({ action: 'work.charge_ended', subjectKind: 'charge', subjectId: id, detail: { result: input.result } });
    return {};
  });

/** Confirmed awards of his file not earlier than the charge. */
export const awardsOf = async (unit: Unit, personIds: readonly string[]) => (personIds.length === 0 ? [] : evidenceOf(unit, personIds, {}, { states: ['confirmed'], kinds: ['award'] }));

export const joinAward = (house: House, actor: Actor, id: string, evidenceId: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const charge = await held(unit, id);
    const award = (await awardsOf(unit, [charge.personId])).find((e) => e.id === evidenceId && e.occurredOn >= charge.fromOn);
    if (!award) throw new Refusal('not_found', 'charges.no_such_award');
    if (!(await insertAward(unit, id, evidenceId))) throw new Refusal('conflict', 'charges.award_joined');
    unit.audit({ action: 'work.award_joined', subjectKind: 'charge', subjectId: id, detail: { evidenceId } });
    return {};
  });
