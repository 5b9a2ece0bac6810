import type { z } from 'zod';
import { covers, type Actor } from '../../../../kernel/actor.ts';
import type { PersonId } from '../../../../kernel/ids.ts';
import { must, type Permission } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { addWorkingDays } from '../../../../kernel/working-days.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { organizationSubject, peopleAt, personSubject } from '../../../registry/index.ts';
import { answerStayNotes, manageStays, noteOnStays } from '../../access.ts';
import type { noteOnStay as noteContract, scheduleStay as scheduleContract } from './contract.ts';
import type { Stay } from './model.ts';
import { findNote, findStay, insertNote, insertNoteReply, insertStay, saveEnd } from './store.ts';

type Body<E extends { readonly body?: z.ZodType | undefined }> = z.output<NonNullable<E['body']>>;

/** Schedules a stay. Nobody stays at his own unit (回避). */
export const scheduleStay = (house: House, actor: Actor, input: Body<typeof scheduleContract>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const subject = await organizationSubject(unit, input.unitId);
    must(actor, manageStays, subject);
    if (input.endsOn < input.beginsOn) throw new Refusal('invalid', 'assessment.period_backwards', { from: input.beginsOn, to: input.endsOn });
    const members = [...new Set(input.memberIds)];
    for (const id of members) if ((await personSubject(unit, id)).organizationPaths!.some((p) => covers(subject.organizationPaths![0]!, p))) throw new Refusal('rule', 'assessment.stay_own_unit');
    const id = await insertStay(unit, { unitId: input.unitId, purpose: input.purpose, beginsOn: input.beginsOn, endsOn: input.endsOn, members });
    unit.audit({ action: 'assessment.stay_scheduled', subjectKind: 'organization', subjectId: input.unitId, detail: { stayId: id, beginsOn: input.beginsOn, endsOn: input.endsOn, people: members.length } });
    return { id };
  });

async function heldStay(unit: Unit, id: string, permission: Permission): Promise<Stay> {
  const stay = await findStay(unit, id, true);
  if (!stay) throw new Refusal('not_found', 'assessment.no_such_stay');
  must(unit.actor, permission, { regionId: unit.actor.regionId, organizationPaths: [], personIds: stay.members as PersonId[] });
  if (stay.endedAt !== null) throw new Refusal('conflict', 'assessment.stay_over');
  return stay;
}

/** Records an observation. The day lies within the stay and not ahead; a person noted on is in office in the unit that day. */
export const noteOnStay = (house: House, actor: Actor, id: string, input: Body<typeof noteContract>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    const stay = await heldStay(unit, id, noteOnStays);
    if (input.notedOn < stay.beginsOn || input.notedOn > stay.endsOn || input.notedOn > unit.today) throw new Refusal('invalid', 'assessment.stay_day', { from: stay.beginsOn, to: stay.endsOn });
    if (input.personId !== null) {
      if (input.personId === actor.personId) throw new Refusal('forbidden', 'assessment.review_own_case');
      const paths = (await organizationSubject(unit, stay.unitId)).organizationPaths!;
      if (!(await peopleAt(unit, paths, { validAt: input.notedOn })).some((p) => p.id === input.personId)) throw new Refusal('rule', 'assessment.stay_not_in_unit');
    }
    const made = await insertNote(unit, { stayId: id, ...input });
    unit.audit({ action: 'assessment.stay_noted', subjectKind: input.personId === null ? 'organization' : 'person', subjectId: input.personId ?? stay.unitId, detail: { stayId: id, sign: input.sign } });
    return { id: made };
  });

/** Ends a stay and opens the term in which people may answer. */
export const endStay = (house: House, actor: Actor, id: string, conclusion: string): Promise<{ replyUntil: string }> =>
  house.unit(actor, async (unit) => {
    const stay = await heldStay(unit, id, manageStays);
    if (unit.today < stay.beginsOn) throw new Refusal('rule', 'assessment.stay_not_begun', { on: stay.beginsOn });
    const replyUntil = addWorkingDays(unit.today, (await policyInForce(unit, unit.today)).number('stay-reply-days')).day;
    await saveEnd(unit, id, conclusion, replyUntil);
    unit.audit({ action: 'assessment.stay_ended', subjectKind: 'organization', subjectId: stay.unitId, detail: { stayId: id, replyUntil } });
    return { replyUntil };
  });

/** The person speaks to a note about himself; late words are kept, too. */
export const replyToNote = (house: House, actor: Actor, noteId: string, reply: string): Promise<Record<string, never>> =>
  house.unit(actor, async (unit) => {
    const note = await findNote(unit, noteId);
    if (!note || note.personId === null) throw new Refusal('not_found', 'assessment.no_such_note');
    must(actor, answerStayNotes, { regionId: actor.regionId, personIds: [note.personId as PersonId] });
    if ((await findStay(unit, note.stayId))!.endedAt === null) throw new Refusal('not_yet', 'assessment.stay_not_ended');
    if (!(await insertNoteReply(unit, noteId, reply))) throw new Refusal('conflict', 'assessment.note_replied');
    unit.audit({ action: 'assessment.stay_note_answered', subjectKind: 'person', subjectId: note.personId, detail: { noteId } });
    return {};
  });
