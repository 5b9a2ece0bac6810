import type { Actor } from '../../../kernel/actor.ts';
import { may, must, type Permission } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { appendEvidence, endCriticalEvent, saveCriticalEvents, type EntryContent } from '../../evidence/index.ts';
import { organizationNames, organizationSubject, personSummaries } from '../../registry/index.ts';
import { careFronts, observeFronts, reportFronts, runFronts } from './access.ts';
import type { Care, Conduct, Deployment, Front, HarmKind, Mobilization, MobilizationKind } from './model.ts';
import * as store from './store.ts';

type Nothing = Record<never, never>;
const everywhere = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });
const refused = (code: string, at: string, params: Record<string, string> = {}): Refusal => new Refusal('invalid', code, params, [{ code, params, at }]);

/** 动员令: the call, and the critical event that entries of files name. */
export const openMobilization = (house: House, actor: Actor, input: { readonly kind: MobilizationKind; readonly eventKind: string; readonly title: string; readonly fromOn: Day; readonly document: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runFronts, everywhere(actor));
    if (input.fromOn > unit.today) throw refused('fronts.from_in_future', 'fromOn');
    const [eventId] = await saveCriticalEvents(unit, [{ name: input.title, kind: input.eventKind, from: input.fromOn, to: null, document: input.document }]);
    const id = await store.insertMobilization(unit, { ...input, eventId: eventId! });
    unit.audit({ action: 'work.mobilization_opened', subjectKind: 'mobilization', subjectId: id, detail: { title: input.title } });
    return { id };
  });

export async function foundMobilization(unit: Unit, id: string): Promise<Mobilization> {
  const found = await store.findMobilization(unit, id);
  if (!found) throw new Refusal('not_found', 'fronts.no_such_mobilization');
  return found;
}
/** Locked for those who run it; nothing changes in one that has ended. */
async function heldOpen(unit: Unit, id: string): Promise<Mobilization> {
  await foundMobilization(unit, id);
  must(unit.actor, runFronts, everywhere(unit.actor));
  const held = (await store.findMobilization(unit, id, true))!;
  if (held.endedOn !== null) throw new Refusal('conflict', 'fronts.ended', { endedOn: held.endedOn });
  return held;
}

export const addFront = (house: House, actor: Actor, id: string, input: Omit<Front, 'id' | 'mobilizationId'>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    await heldOpen(unit, id);
    const front = await store.insertFront(unit, { ...input, mobilizationId: id });
    if (front === null) throw new Refusal('conflict', 'fronts.front_twice', { name: input.name }, [{ code: 'fronts.front_twice', params: { name: input.name }, at: 'name' }]);
    unit.audit({ action: 'work.front_added', subjectKind: 'mobilization', subjectId: id, detail: { name: input.name } });
    return { id: front };
  });

/** 征召: all or nobody; the table lets nobody be out twice. */
export const callUp = (house: House, actor: Actor, frontId: string, input: { readonly personIds: readonly string[]; readonly duty: string }): Promise<{ ids: string[] }> =>
  house.unit(actor, async (unit) => {
    const front = await store.findFront(unit, frontId);
    if (!front) throw new Refusal('not_found', 'fronts.no_such_front');
    await heldOpen(unit, front.mobilizationId);
    const personIds = [...new Set(input.personIds)];
    const people = await personSummaries(unit, personIds);
    const unknown = personIds.find((p) => !people.has(p));
    if (unknown !== undefined) throw new Refusal('not_found', 'registry.no_such_person', {}, [{ code: 'registry.no_such_person', at: 'personIds' }]);
    const homeless = personIds.map((p) => people.get(p)!).find((p) => p.organizationId === null);
    if (homeless) throw refused('fronts.no_unit', 'personIds', { name: homeless.name });
    const made = await store.insertDeployments(unit, frontId, input.duty, personIds.map((personId) => ({ personId, organizationId: people.get(personId)!.organizationId! })));
    const out = personIds.filter((p) => !made.has(p)).map((p) => people.get(p)!.name).join('、');
    if (out !== '') throw new Refusal('conflict', 'fronts.already_out', { names: out }, [{ code: 'fronts.already_out', params: { names: out }, at: 'personIds' }]);
    unit.audit({ action: 'work.people_called_up', subjectKind: 'front', subjectId: frontId, detail: { people: personIds.length } });
    return { ids: personIds.map((p) => made.get(p)!) };
  });

/** The deployment locked, for those who may and are not in it themselves; refused in another state. */
async function held(unit: Unit, id: string, permission: Permission, states: readonly Deployment['state'][] | null): Promise<Deployment> {
  const found = await store.findDeployment(unit, id);
  if (!found) throw new Refusal('not_found', 'fronts.no_such_deployment');
  must(unit.actor, permission, await organizationSubject(unit, found.organizationId));
  if (unit.actor.personId === found.personId) throw new Refusal('forbidden', 'fronts.oneself');
  const d = (await store.findDeployment(unit, id, true))!;
  if (states !== null && !states.includes(d.state)) throw new Refusal('conflict', 'fronts.moved', { state: d.state });
  return d;
}
const within = (day: Day, from: Day, to: Day, at: string): void => {
  if (day < from || day > to) throw refused('fronts.day_outside', at, { from, to });
};

/** An entry of the file about the event of the call; `department` says it where somebody of the department saw it. */
async function onRecord(unit: Unit, d: Deployment, occurredOn: Day, content: EntryContent, confirmed: boolean): Promise<string> {
  const front = (await store.findFront(unit, d.frontId))!;
  const call = (await store.findMobilization(unit, front.mobilizationId))!;
  const name = confirmed ? ((await organizationNames(unit, [d.organizationId])).get(d.organizationId) ?? unit.actor.name) : unit.actor.name;
  const [id] = await appendEvidence(unit, [
    { title: `${call.title} ${front.name}`.slice(0, 200), occurredOn, arena: call.kind === 'emergency' ? 'emergency' : 'village', content, organizationId: d.organizationId, persons: [{ personId: d.personId, role: content.kind === 'conduct' ? 'subject' : 'do' }], matterId: null, criticalEventId: call.eventId, correctsId: null, source: { kind: confirmed ? 'unit' : 'department', name }, figures: [], attachments: [], state: confirmed ? 'confirmed' : 'unit_confirmed', reportedBy: { name: unit.actor.name, personId: unit.actor.personId } },
  ]);
  return id!;
}

export const arrive = (house: House, actor: Actor, id: string, on: Day): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const d = await held(unit, id, reportFronts, ['called']);
    within(on, d.calledOn, unit.today, 'on');
    const front = (await store.findFront(unit, d.frontId))!;
    const evidenceId = await onRecord(unit, d, on, { kind: 'assignment', postType: front.postType, level: front.level, post: `${front.name} ${d.duty}`.slice(0, 200) }, true);
    await store.changeDeployment(unit, id, { state: 'on_site', arrived_on: on, arrival_evidence_id: evidenceId });
    unit.audit({ action: 'work.deployment_arrived', subjectKind: 'deployment', subjectId: id, detail: { on } });
    return {};
  });

export const comeBack = (house: House, actor: Actor, id: string, input: { readonly on: Day; readonly conduct: Conduct; readonly note: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const d = await held(unit, id, reportFronts, ['on_site']);
    within(input.on, d.arrivedOn!, unit.today, 'on');
    const evidenceId = await onRecord(unit, d, input.on, { kind: 'assignment_end', assignmentId: d.arrivalEvidenceId!, conduct: input.conduct, note: input.note }, true);
    await store.changeDeployment(unit, id, { state: 'returned', left_on: input.on, left_note: input.note, conduct: input.conduct, return_evidence_id: evidenceId });
    unit.audit({ action: 'work.deployment_returned', subjectKind: 'deployment', subjectId: id, detail: { on: input.on, conduct: input.conduct } });
    return {};
  });

export const cancelCall = (house: House, actor: Actor, id: string, reason: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    await held(unit, id, reportFronts, ['called']);
    await store.changeDeployment(unit, id, { state: 'cancelled', left_on: unit.today, left_note: reason });
    unit.audit({ action: 'work.call_cancelled', subjectKind: 'deployment', subjectId: id });
    return {};
  });

/** 现场观察 (M015): the department confirms it like any observation, and the person seen may dispute it. */
export const observeOnSite = (house: House, actor: Actor, id: string, input: { readonly sign: 'positive' | 'negative'; readonly description: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const d = await held(unit, id, observeFronts, ['on_site']);
    const evidenceId = await onRecord(unit, d, unit.today, { kind: 'conduct', ...input }, false);
    unit.audit({ action: 'work.front_observed', subjectKind: 'deployment', subjectId: id, detail: { sign: input.sign } });
    return { id: evidenceId };
  });

export const recordHarm = (house: House, actor: Actor, id: string, input: { readonly kind: HarmKind; readonly occurredOn: Day; readonly account: string; readonly care: readonly Pick<Care, 'task' | 'dueOn'>[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const d = await held(unit, id, careFronts, null);
    if (d.arrivedOn === null) throw new Refusal('rule', 'fronts.never_there');
    within(input.occurredOn, d.arrivedOn, d.leftOn ?? unit.today, 'occurredOn');
    const harm = await store.insertHarm(unit, { deploymentId: id, kind: input.kind, occurredOn: input.occurredOn, account: input.account }, input.care);
    unit.audit({ action: 'work.harm_recorded', subjectKind: 'deployment', subjectId: id, detail: { kind: input.kind } });
    return { id: harm };
  });

export const careDone = (house: House, actor: Actor, id: string, note: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, careFronts, everywhere(actor));
    const care = await store.holdCare(unit, id);
    if (!care) throw new Refusal('not_found', 'fronts.no_such_care');
    if (care.doneOn !== null) throw new Refusal('conflict', 'fronts.care_done');
    await store.doneCare(unit, id, note);
    unit.audit({ action: 'work.care_done', subjectKind: 'family_care', subjectId: id });
    return {};
  });

/** The end of a call ends its event, unless somebody ended that before. Refuses while somebody is out. */
export const endMobilization = (house: House, actor: Actor, id: string, reason: string): Promise<{ eventEndedOn: Day; endedNow: boolean }> =>
  house.unit(actor, async (unit) => {
    const { eventId } = await heldOpen(unit, id);
    const own = new Set((await store.fronts(unit)).filter((f) => f.mobilizationId === id).map((f) => f.id));
    const out = (await store.deployments(unit)).filter((d) => own.has(d.frontId) && (d.state === 'called' || d.state === 'on_site')).length;
    if (out > 0) throw new Refusal('rule', 'fronts.still_out', { count: out });
    await store.endMobilization(unit, id, reason);
    const event = await endCriticalEvent(unit, eventId, unit.today);
    unit.audit({ action: 'work.mobilization_ended', subjectKind: 'mobilization', subjectId: id, detail: { eventId, to: event.to } });
    return { eventEndedOn: event.to, endedNow: event.now };
  });

/** Whether the actor follows up harm and care. */
export const mayCare = (actor: Actor): boolean => may(actor, careFronts, everywhere(actor));
/** Whether the actor runs calls. */
export const mayRun = (actor: Actor): boolean => may(actor, runFronts, everywhere(actor));
