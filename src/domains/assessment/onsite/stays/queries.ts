import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import type { PersonId } from '../../../../kernel/ids.ts';
import { may, must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { organizationNames, organizationSubject, peopleAt, personSubject, personSummaries } from '../../../registry/index.ts';
import { noteOnStays, readOwnRoutine, readRoutine, readStays } from '../../access.ts';
import { findRun, latestScores } from '../../store/index.ts';
import type { listStays, openStay, RoutineTimeline } from './contract.ts';
import type { Stay, StayNote } from './model.ts';
import { betweenYears } from './rules/between-years.ts';
import { stayState, unheard } from './rules/stay-state.ts';
import { allStays, findStay, notesOfPerson, notesOfStays, staysByIds } from './store.ts';

const subjectOf = (unit: Unit, stay: Stay) => ({ regionId: unit.actor.regionId, organizationPaths: [], personIds: stay.members as PersonId[] });

async function viewsOf(unit: Unit, stays: readonly Stay[], notes: readonly StayNote[]): Promise<z.infer<typeof listStays.output>> {
  const names = await organizationNames(unit, stays.map((s) => s.unitId));
  const people = await personSummaries(unit, stays.flatMap((s) => s.members));
  return stays.map((s) => ({
    id: s.id,
    unit: { id: s.unitId, name: names.get(s.unitId) ?? '' },
    purpose: s.purpose,
    beginsOn: s.beginsOn,
    endsOn: s.endsOn,
    members: s.members.map((id) => ({ id, name: people.get(id)?.name ?? '' })),
    state: stayState(s, unit.today),
    notes: notes.filter((n) => n.stayId === s.id).length,
    conclusion: s.conclusion,
    replyUntil: s.replyUntil,
  }));
}

async function noteViews(unit: Unit, notes: readonly StayNote[], stays: ReadonlyMap<string, Stay>) {
  const people = await personSummaries(unit, notes.flatMap((n) => n.personId ?? []));
  return notes.map((n) => ({
    id: n.id,
    notedOn: n.notedOn,
    about: n.about,
    person: n.personId === null ? null : { id: n.personId, name: people.get(n.personId)?.name ?? '' },
    sign: n.sign,
    observation: n.observation,
    by: n.by,
    reply: n.reply,
    repliedAt: n.repliedAt?.toISOString() ?? null,
    // A team has no term of its own; its unit answers in the conclusion.
    unheard: n.about === 'person' && unheard(n, stays.get(n.stayId)!.replyUntil, unit.today),
  }));
}

export const stayList = (house: House, actor: Actor): Promise<z.infer<typeof listStays.output>> =>
  house.unit(actor, async (unit) => {
    const stays = (await allStays(unit)).filter((s) => may(actor, readStays, subjectOf(unit, s)));
    return viewsOf(unit, stays, await notesOfStays(unit, stays.map((s) => s.id)));
  });

export const stayDetail = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openStay.output>> =>
  house.unit(actor, async (unit) => {
    const stay = await findStay(unit, id);
    if (!stay) throw new Refusal('not_found', 'assessment.no_such_stay');
    must(actor, readStays, subjectOf(unit, stay));
    const notes = await notesOfStays(unit, [id]);
    const [view] = await viewsOf(unit, [stay], notes);
    unit.audit({ action: 'assessment.stay_read', subjectKind: 'organization', subjectId: stay.unitId, detail: { stayId: id } });
    const open = ['under_way', 'overdue'].includes(view!.state);
    const mayNote = open && may(actor, noteOnStays, subjectOf(unit, stay));
    const inOffice = mayNote ? await peopleAt(unit, (await organizationSubject(unit, stay.unitId)).organizationPaths!) : [];
    return {
      stay: view!,
      notes: await noteViews(unit, notes, new Map([[id, stay]])),
      mayNote,
      people: inOffice.filter((p) => p.id !== actor.personId).map((p) => ({ id: p.id, name: p.name, title: p.title })),
    };
  });

/** Notes along the years. Grades are those confirmed; `ended`: notes of ended stays alone. */
async function timelineOf(unit: Unit, personId: string, ended: boolean): Promise<RoutineTimeline> {
  const all = await notesOfPerson(unit, personId);
  const stays = new Map((await staysByIds(unit, [...new Set(all.map((n) => n.stayId))])).map((s) => [s.id, s]));
  const notes = all.filter((n) => !ended || stays.get(n.stayId)!.endedAt !== null);
  const results = (await latestScores(unit, [personId], 'all')).filter((r) => r.runState === 'confirmed');
  const years: { year: number; periodTo: string }[] = [];
  for (const r of results) years.push({ year: r.year, periodTo: (await findRun(unit, r.runId))!.periodTo });
  const names = await organizationNames(unit, [...stays.values()].map((s) => s.unitId));
  const views = new Map((await noteViews(unit, notes, stays)).map((v) => [v.id, v]));
  return betweenYears(years, notes).map((s) => ({
    after: s.after,
    before: s.before,
    grade: results.find((r) => r.year === s.before)?.grade ?? null,
    notes: s.notes.map((n) => ({ ...views.get(n.id)!, stayId: n.stayId, unit: names.get(stays.get(n.stayId)!.unitId) ?? '' })),
  }));
}

export const routineOf = (house: House, actor: Actor, personId: string): Promise<RoutineTimeline> =>
  house.unit(actor, async (unit) => {
    must(actor, readRoutine, await personSubject(unit, personId));
    unit.audit({ action: 'assessment.routine_read', subjectKind: 'person', subjectId: personId });
    return timelineOf(unit, personId, false);
  });

export const ownRoutineOf = (house: House, actor: Actor): Promise<RoutineTimeline> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'assessment.account_without_person');
    must(actor, readOwnRoutine, { regionId: actor.regionId, personIds: [actor.personId] });
    return timelineOf(unit, actor.personId, true);
  });
