import { systemActor, type Actor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import { addDays, type Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import type { Worker } from '../../../platform/http/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationSubject, organizationsNow } from '../../registry/index.ts';
import { giveDuties, reportDuties, runRollouts, settleDuties } from './access.ts';
import type { Duty, Level, Rollout } from './model.ts';
import { isBelow, levelOf, levelOfRegion, reminderDue } from './rules/execution.ts';
import { changeDuty, dutiesOf, findDuty, findRollout, insertDuties, insertReminder, insertRollout, remindersOf, rollouts, setRolloutEnded } from './store.ts';

type Nothing = Record<never, never>;
const wholeRegion = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });
/** Whom a duty is about: its unit, or the whole region for a body outside it. */
export const subjectOf = (unit: Unit, duty: Pick<Duty, 'organizationId'>) => (duty.organizationId === null ? Promise.resolve(wholeRegion(unit.actor)) : organizationSubject(unit, duty.organizationId));

export const startRollout = (house: House, actor: Actor, input: Pick<Rollout, 'title' | 'basis' | 'measureId' | 'reachesTo'>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runRollouts, wholeRegion(actor));
    if (input.measureId !== null && !(await policyInForce(unit, unit.today)).measure(input.measureId)) throw new Refusal('invalid', 'guidance.no_such_measure', {}, [{ code: 'guidance.no_such_measure', at: 'measureId' }]);
    const id = await insertRollout(unit, input);
    if (id === null) throw new Refusal('conflict', 'guidance.rollout_twice', { title: input.title }, [{ code: 'guidance.rollout_twice', params: { title: input.title }, at: 'title' }]);
    unit.audit({ action: 'supervision.rollout_started', subjectKind: 'rollout', subjectId: id, detail: { title: input.title } });
    return { id };
  });

async function running(unit: Unit, id: string): Promise<Rollout> {
  const rollout = await findRollout(unit, id, true);
  if (!rollout) throw new Refusal('not_found', 'guidance.no_such_rollout');
  if (rollout.endedOn !== null) throw new Refusal('conflict', 'guidance.rollout_ended');
  return rollout;
}

export interface NewDuty {
  readonly parentId: string | null;
  readonly organizationIds: readonly string[];
  readonly outside: { readonly name: string; readonly level: Level } | null;
  readonly keeper: string;
  readonly task: string;
  readonly dueOn: Day;
}
/** Gives a duty; whoever is bounded to units gives to those beneath, under a duty of his own. */
export const giveDuty = (house: House, actor: Actor, rolloutId: string, input: NewDuty): Promise<{ ids: string[] }> =>
  house.unit(actor, async (unit) => {
    await running(unit, rolloutId);
    const bodies = [...new Set(input.organizationIds)];
    if ((bodies.length === 0) === (input.outside === null)) throw new Refusal('invalid', 'guidance.no_body', {}, [{ code: 'guidance.no_body', at: 'organizationIds' }]);
    const standing = (await dutiesOf(unit, [rolloutId])).filter((d) => d.state !== 'withdrawn');
    const parent = input.parentId === null ? null : standing.find((d) => d.id === input.parentId);
    if (parent === undefined) throw new Refusal('not_found', 'guidance.no_such_duty');
    must(actor, giveDuties, parent === null ? wholeRegion(actor) : await subjectOf(unit, parent));
    for (const organizationId of bodies) must(actor, giveDuties, await organizationSubject(unit, organizationId));
    if (input.outside !== null) must(actor, giveDuties, wholeRegion(actor));
    if (input.dueOn < unit.today) throw new Refusal('invalid', 'guidance.due_before_today', {}, [{ code: 'guidance.due_before_today', at: 'dueOn' }]);
    if (parent !== null && input.dueOn > parent.dueOn) throw new Refusal('rule', 'guidance.due_after_parent', { due: parent.dueOn }, [{ code: 'guidance.due_after_parent', params: { due: parent.dueOn }, at: 'dueOn' }]);
    const units = new Map((await organizationsNow(unit)).map((o) => [o.id, o]));
    const wanted = input.outside !== null
      ? [{ organizationId: null, outside: input.outside.name, name: input.outside.name, level: input.outside.level }]
      : bodies.map((organizationId) => ({ organizationId, outside: null, name: units.get(organizationId)!.name, level: levelOf(units.get(organizationId)!.type, levelOfRegion(actor.regionId)) }));
    const above = parent === null ? [] : wanted.filter((w) => !isBelow(w.level, parent.level));
    if (above.length > 0) throw new Refusal('rule', 'guidance.not_below', { names: above.map((w) => w.name).join('、') }, [{ code: 'guidance.not_below', params: { names: above.map((w) => w.name).join('、') }, at: 'organizationIds' }]);
    const given = wanted.filter((w) => standing.some((d) => (w.organizationId === null ? d.outside === w.outside : d.organizationId === w.organizationId)));
    if (given.length > 0) throw new Refusal('conflict', 'guidance.already_given', { names: given.map((w) => w.name).join('、') }, [{ code: 'guidance.already_given', params: { names: given.map((w) => w.name).join('、') }, at: 'organizationIds' }]);
    const ids = await insertDuties(unit, wanted.map((w) => ({ rolloutId, parentId: input.parentId, level: w.level, organizationId: w.organizationId, outside: w.outside, keeper: input.keeper, task: input.task, dueOn: input.dueOn })));
    unit.audit({ action: 'supervision.duties_given', subjectKind: 'rollout', subjectId: rolloutId, detail: { count: ids.length, dueOn: input.dueOn } });
    return { ids };
  });

export const endRollout = (house: House, actor: Actor, id: string, reason: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, runRollouts, wholeRegion(actor));
    await running(unit, id);
    await setRolloutEnded(unit, id, reason);
    unit.audit({ action: 'supervision.rollout_ended', subjectKind: 'rollout', subjectId: id, detail: { reason } });
    return {};
  });

/** The duty locked after its rollout, in one of these states. */
async function held(unit: Unit, id: string, permission: Parameters<typeof must>[1], ...states: Duty['state'][]): Promise<Duty> {
  const seen = await findDuty(unit, id);
  if (!seen) throw new Refusal('not_found', 'guidance.no_such_duty');
  must(unit.actor, permission, await subjectOf(unit, seen));
  await running(unit, seen.rolloutId);
  const duty = (await findDuty(unit, id, true))!;
  if (!states.includes(duty.state)) throw new Refusal('conflict', 'guidance.duty_moved', { state: duty.state });
  return duty;
}

export const reportDuty = (house: House, actor: Actor, id: string, input: { readonly doneOn: Day; readonly report: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const duty = await held(unit, id, reportDuties, 'open');
    if (input.doneOn > unit.today || input.doneOn < duty.givenOn) throw new Refusal('invalid', 'guidance.day_outside', { from: duty.givenOn }, [{ code: 'guidance.day_outside', params: { from: duty.givenOn }, at: 'doneOn' }]);
    await changeDuty(unit, id, { state: 'reported', report: input.report, done_on: input.doneOn, reported_on: unit.today, reported_by: actor.name, reporter_account_id: actor.accountId });
    unit.audit({ action: 'supervision.duty_reported', subjectKind: 'duty', subjectId: id, detail: { doneOn: input.doneOn } });
    return {};
  });

export const settleDuty = (house: House, actor: Actor, id: string, input: { readonly accepted: boolean; readonly opinion: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const duty = await held(unit, id, settleDuties, 'reported');
    if (duty.reporterAccountId !== null && duty.reporterAccountId === actor.accountId) throw new Refusal('forbidden', 'guidance.oneself');
    await changeDuty(unit, id, { state: input.accepted ? 'done' : 'open', opinion: input.opinion, decided_on: unit.today, decided_by: actor.name });
    unit.audit({ action: 'supervision.duty_settled', subjectKind: 'duty', subjectId: id, detail: { accepted: input.accepted, opinion: input.opinion } });
    return {};
  });

export const remindDuty = (house: House, actor: Actor, id: string, note: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    await held(unit, id, runRollouts, 'open');
    await insertReminder(unit, { dutyId: id, kind: 'by_hand', note });
    unit.audit({ action: 'supervision.duty_reminded', subjectKind: 'duty', subjectId: id, detail: { note } });
    return {};
  });

export const withdrawDuty = (house: House, actor: Actor, id: string, reason: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const duty = await held(unit, id, runRollouts, 'open', 'reported');
    if ((await dutiesOf(unit, [duty.rolloutId])).some((d) => d.parentId === id && d.state !== 'withdrawn')) throw new Refusal('conflict', 'guidance.duties_below');
    await changeDuty(unit, id, { state: 'withdrawn', opinion: reason, decided_on: unit.today, decided_by: actor.name });
    unit.audit({ action: 'supervision.duty_withdrawn', subjectKind: 'duty', subjectId: id, detail: { reason } });
    return {};
  });

/** Reminders that fall due today, rollout by rollout. Out: how many were given. A second run the same day gives none. */
export const remindByCalendar = (house: House, regionId: RegionId): Promise<number> =>
  house.unit(systemActor(regionId, '逐级责任'), async (unit) => {
    const open = (await rollouts(unit)).filter((r) => r.endedOn === null);
    const duties = (await dutiesOf(unit, open.map((r) => r.id))).filter((d) => d.state === 'open');
    if (duties.length === 0) return 0;
    const policy = await policyInForce(unit, unit.today);
    const days = { soonFrom: addDays(unit.today, policy.number('duty-remind-days')), againBefore: addDays(unit.today, -policy.number('duty-remind-again-days')) };
    const earlier = await remindersOf(unit, duties.map((d) => d.id));
    let given = 0;
    for (const duty of duties) {
      const kind = reminderDue(duty, earlier.filter((r) => r.dutyId === duty.id), unit.today, days);
      if (kind !== null && (await insertReminder(unit, { dutyId: duty.id, kind, note: null }))) given++;
    }
    return given;
  });
export const rolloutWorker: Worker = {
  name: 'supervision.rollouts',
  everySeconds: 3600,
  run: async (house, regionId) => {
    await remindByCalendar(house, regionId as RegionId);
    return false;
  },
};
