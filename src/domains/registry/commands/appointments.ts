import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { firstDayOf, type Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writeAppointments } from '../access.ts';
import type { proposeAppointment as proposeEndpoint } from '../contract/appointments.ts';
import type { AppointmentView } from '../contract/shapes.ts';
import type { Appointment } from '../model.ts';
import { organizationSubject, personSubject } from '../queries/people.ts';
import { asOf } from '../store/as-of.ts';
import { refreshCards } from '../store/card.ts';
import { appointmentValues, insertAppointments } from '../store/facts.ts';
import { findOrganization, organizationNames } from '../store/organization.ts';
import { findPost, latestPost } from '../store/post.ts';
import { appointmentsAt, findAppointment, loadRecords } from '../store/record.ts';
import { closeVersions, holdForWriting, recordFacts } from '../store/versions.ts';
import { passGates, type AppointmentGate } from './appointment-gate.ts';

export type Proposal = z.output<typeof proposeEndpoint.body & object>;

/**
 * Proposes an appointment from a day. It is not in force before `takeOffice`. Refuses unknown person, organization or post,
 * `registry.post_full`, `registry.appointment_twice`, `registry.title_missing`, `registry.trial_needs_end`.
 */
export async function proposeAppointment(house: House, actor: Actor, p: Proposal): Promise<AppointmentView> {
  return house.unit(actor, async (unit) => {
    must(actor, writeAppointments, await organizationSubject(unit, p.organizationId));
    await personSubject(unit, p.personId);
    await holdForWriting(unit, `person:${p.personId}`);
    const organization = await findOrganization(unit, p.organizationId, { validAt: p.startedOn });
    if (organization === null) throw new Refusal('not_found', 'registry.no_such_organization');
    const post = p.postId === null ? null : ((await findPost(unit, p.postId, { validAt: p.startedOn })) ?? (await latestPost(unit, p.postId)));
    if (p.postId !== null && (post === null || post.organizationId !== p.organizationId)) throw new Refusal('not_found', 'registry.no_such_post');
    if (post !== null) await mustHavePlace(unit, post, p.startedOn, 'proposed', null);
    const title = p.title ?? (post === null ? null : `${organization.name}${post.title}`);
    if (title === null) throw new Refusal('invalid', 'registry.title_missing', {}, [{ code: 'registry.title_missing', at: 'title' }]);
    if (p.kind === 'trial' && p.trialUntil === null) throw new Refusal('invalid', 'registry.trial_needs_end', {}, [{ code: 'registry.trial_needs_end', at: 'trialUntil' }]);
    const [record] = await loadRecords(unit, [p.personId], asOf(unit));
    if (record?.appointments.some((a) => a.state !== 'ended' && a.organizationId === p.organizationId && a.title === title)) throw new Refusal('conflict', 'registry.appointment_twice', { title });
    const [written] = await insertAppointments(unit, [
      {
        personId: p.personId,
        organizationId: p.organizationId,
        postId: p.postId,
        title,
        kind: p.kind,
        main: p.main,
        principal: p.principal ?? post?.principal ?? false,
        category: p.category ?? post?.category ?? null,
        leadershipLevel: p.leadershipLevel === undefined ? (post?.leadershipLevel ?? null) : p.leadershipLevel,
        levelSince: p.levelSince,
        state: 'proposed',
        startedOn: p.startedOn,
        trialUntil: p.trialUntil,
        document: p.document,
        tags: p.tags,
      },
    ]);
    unit.audit({ action: 'registry.appointment_proposed', subjectKind: 'appointment', subjectId: written!.id, detail: { personId: p.personId, organizationId: p.organizationId, title, kind: p.kind } });
    unit.publish({ type: 'registry.appointment_proposed', payload: eventOf(written!) });
    return viewOf(unit, written!);
  });
}

/** A proposed appointment takes force once every gate agrees; the main post held until then stops being the main one. */
export async function takeOffice(house: House, actor: Actor, gates: readonly AppointmentGate[], id: string, input: { versionId: string; startedOn?: Day | undefined; document?: string | null | undefined }): Promise<AppointmentView> {
  return house.unit(actor, async (unit) => {
    const a = await holdAppointment(unit, actor, id, input.versionId);
    if (a.state !== 'proposed') throw new Refusal('conflict', 'registry.appointment_state', { state: a.state });
    const startedOn = input.startedOn ?? a.startedOn;
    const post = a.postId === null ? null : ((await findPost(unit, a.postId, { validAt: firstDayOf(startedOn) })) ?? (await latestPost(unit, a.postId)));
    if (post !== null) await mustHavePlace(unit, post, firstDayOf(startedOn), 'in_office', a.id);
    await passGates(unit, gates, a, 'take_office');
    const begun = await replace(unit, a, { state: 'in_office', startedOn, document: input.document ?? a.document, validFrom: firstDayOf(startedOn), validTo: null });
    if (begun.main) {
      const [record] = await loadRecords(unit, [a.personId], asOf(unit));
      for (const other of record?.appointments ?? []) if (other.main && other.state === 'in_office' && other.id !== a.id) await replace(unit, other, { main: false });
    }
    await refreshCards(unit, [a.personId]);
    unit.audit({ action: 'registry.appointment_began', subjectKind: 'appointment', subjectId: id, detail: { personId: a.personId, organizationId: a.organizationId, startedOn } });
    unit.publish({ type: 'registry.appointment_began', payload: eventOf(begun) });
    return viewOf(unit, begun);
  });
}

/** Ends an appointment from a day once every gate agrees; a proposed one is withdrawn without asking them. */
export async function leaveOffice(house: House, actor: Actor, gates: readonly AppointmentGate[], id: string, input: { versionId: string; endedOn: Day; because: string; document?: string | null | undefined }): Promise<AppointmentView> {
  return house.unit(actor, async (unit) => {
    const a = await holdAppointment(unit, actor, id, input.versionId);
    if (a.state === 'ended') throw new Refusal('conflict', 'registry.appointment_state', { state: a.state });
    if (a.state === 'in_office') {
      if (input.endedOn <= a.validFrom) throw new Refusal('invalid', 'registry.dates_out_of_order', { earlier: a.startedOn, later: input.endedOn }, [{ code: 'registry.dates_out_of_order', at: 'endedOn', params: { earlier: a.startedOn, later: input.endedOn } }]);
      await passGates(unit, gates, a, 'leave_office');
    }
    // A withdrawn proposal was never in force: its line closes on the day it would have begun.
    const ended =
      a.state === 'proposed'
        ? await withdraw(unit, a, input.because)
        : await replace(unit, a, { state: 'ended', endedOn: input.endedOn, endedBecause: input.because, document: input.document ?? a.document, validTo: input.endedOn });
    await refreshCards(unit, [a.personId]);
    unit.audit({ action: a.state === 'proposed' ? 'registry.appointment_withdrawn' : 'registry.appointment_ended', subjectKind: 'appointment', subjectId: id, detail: { personId: a.personId, endedOn: input.endedOn, because: input.because } });
    unit.publish({ type: a.state === 'proposed' ? 'registry.appointment_withdrawn' : 'registry.appointment_ended', payload: { ...eventOf(ended), because: input.because } });
    return viewOf(unit, ended);
  });
}

async function holdAppointment(unit: Unit, actor: Actor, id: string, versionId: string): Promise<Appointment> {
  const first = await findAppointment(unit, id);
  if (first === null) throw new Refusal('not_found', 'registry.no_such_appointment');
  must(actor, writeAppointments, await organizationSubject(unit, first.organizationId));
  await holdForWriting(unit, `person:${first.personId}`);
  const a = await findAppointment(unit, id);
  if (a === null) throw new Refusal('not_found', 'registry.no_such_appointment');
  if (a.versionId !== versionId) throw new Refusal('conflict', 'registry.changed_meanwhile', { versionId: a.versionId });
  return a;
}

/** An appointment has one version at a time: its days are the days of the post itself. */
export async function replace(unit: Unit, a: Appointment, change: Partial<Appointment>): Promise<Appointment> {
  const next = { ...a, ...change };
  await closeVersions(unit, 'registry.appointment', [a.versionId]);
  const [versionId] = await recordFacts(unit, 'registry.appointment', [{ values: appointmentValues(next), from: next.validFrom, to: next.validTo }]);
  return { ...next, versionId: versionId! };
}

async function withdraw(unit: Unit, a: Appointment, because: string): Promise<Appointment> {
  await closeVersions(unit, 'registry.appointment', [a.versionId]);
  return { ...a, state: 'ended', endedOn: a.startedOn, endedBecause: because };
}

/**
 * 职数. A proposal competes with other proposals only, since the one who leaves may still be in office;
 * taking office needs a place that is free on the day.
 */
async function mustHavePlace(unit: Unit, post: { id: string; title: string; organizationId: string; establishment: number }, on: Day, state: 'proposed' | 'in_office', exceptId: string | null): Promise<void> {
  await holdForWriting(unit, `post:${post.id}`);
  const held = (await appointmentsAt(unit, [post.organizationId], asOf(unit, { validAt: on }))).filter((a) => a.postId === post.id && a.id !== exceptId && (state === 'proposed') === (a.state === 'proposed'));
  if (held.length >= post.establishment) throw new Refusal('rule', 'registry.post_full', { post: post.title, establishment: post.establishment });
}

const eventOf = (a: Appointment): Record<string, unknown> => ({ appointmentId: a.id, personId: a.personId, organizationId: a.organizationId, principal: a.principal, state: a.state, startedOn: a.startedOn, endedOn: a.endedOn });

async function viewOf(unit: Unit, a: Appointment): Promise<AppointmentView> {
  const { validFrom, validTo, ...rest } = a;
  void [validFrom, validTo];
  return { ...rest, tags: [...a.tags], organizationName: (await organizationNames(unit, [a.organizationId])).get(a.organizationId) ?? '' };
}
