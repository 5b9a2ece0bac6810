import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { personSummaries } from '../../registry/index.ts';
import { manageRuns } from '../access.ts';
import { cadresOf, closeAppraisalNow, findAppraisal, insertAppraisal, insertCadres, insertTalk, removeCadre, type Appraisal } from '../store/index.ts';

const mayManage = (actor: Actor): void => must(actor, manageRuns, { regionId: actor.regionId });

/** The appraisal, held for change. Refuses one that is not there or is closed. */
async function holdAppraisal(unit: Unit, id: string): Promise<Appraisal> {
  const appraisal = await findAppraisal(unit, id, true);
  if (!appraisal) throw new Refusal('not_found', 'assessment.no_such_appraisal');
  if (appraisal.closedAt !== null) throw new Refusal('conflict', 'assessment.appraisal_closed', { title: appraisal.title });
  return appraisal;
}

/** Opens a special appraisal for an event (M041). Refuses a title that is taken and a period that ends before it begins. */
export const startAppraisal = (house: House, actor: Actor, input: Omit<Appraisal, 'id' | 'closedAt'>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    mayManage(actor);
    if (input.periodTo < input.periodFrom) throw new Refusal('invalid', 'assessment.period_backwards', { from: input.periodFrom, to: input.periodTo });
    const id = await insertAppraisal(unit, input);
    if (id === null) throw new Refusal('conflict', 'assessment.appraisal_exists', { title: input.title });
    unit.audit({ action: 'assessment.appraisal_started', subjectKind: 'appraisal', subjectId: id, detail: { title: input.title } });
    return { id };
  });

type NewTalk = Parameters<typeof insertTalk>[2];

/** Logs talks held in a unit. Refuses a day before the event began. */
export const logTalk = (house: House, actor: Actor, id: string, talk: NewTalk): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    mayManage(actor);
    const appraisal = await holdAppraisal(unit, id);
    if (talk.heldOn < appraisal.periodFrom || talk.heldOn > unit.today) throw new Refusal('invalid', 'assessment.talk_outside_period', { on: talk.heldOn, from: appraisal.periodFrom, to: unit.today });
    const talkId = await insertTalk(unit, id, talk);
    unit.audit({ action: 'assessment.talk_logged', subjectKind: 'appraisal', subjectId: id, detail: { level: talk.level, people: talk.people } });
    return { id: talkId };
  });

interface Listing {
  readonly listedOn: string;
  readonly cadres: readonly { readonly personId: string; readonly reason: string; readonly evidenceIds: readonly string[] }[];
}

/** Puts cadres on the list, all or none. Refuses people who are not on file and people who stand on it already. */
export const listCadres = (house: House, actor: Actor, id: string, input: Listing): Promise<{ listed: number }> =>
  house.unit(actor, async (unit) => {
    mayManage(actor);
    await holdAppraisal(unit, id);
    const ids = input.cadres.map((c) => c.personId);
    const known = await personSummaries(unit, ids);
    const unknown = ids.find((p) => !known.has(p));
    if (unknown !== undefined) throw new Refusal('not_found', 'assessment.cadre_not_on_file', { person: unknown });
    const listed = new Set((await cadresOf(unit, id)).map((c) => c.personId));
    const twice = ids.find((p, i) => listed.has(p) || ids.indexOf(p) !== i);
    if (twice !== undefined) throw new Refusal('conflict', 'assessment.cadre_listed_already', { name: known.get(twice)!.name });
    await insertCadres(unit, id, input.cadres.map((c) => ({ ...c, listedOn: input.listedOn })));
    unit.audit({ action: 'assessment.cadres_listed', subjectKind: 'appraisal', subjectId: id, detail: { people: ids.length } });
    return { listed: listed.size + ids.length };
  });

export const unlistCadre = (house: House, actor: Actor, id: string, personId: string, because: string): Promise<{ listed: number }> =>
  house.unit(actor, async (unit) => {
    mayManage(actor);
    await holdAppraisal(unit, id);
    if (!(await removeCadre(unit, id, personId, because))) throw new Refusal('not_found', 'assessment.cadre_not_listed');
    unit.audit({ action: 'assessment.cadre_unlisted', subjectKind: 'person', subjectId: personId, detail: { appraisal: id, because } });
    return { listed: (await cadresOf(unit, id)).length };
  });

export const closeAppraisal = (house: House, actor: Actor, id: string): Promise<{ listed: number }> =>
  house.unit(actor, async (unit) => {
    mayManage(actor);
    const appraisal = await holdAppraisal(unit, id);
    await closeAppraisalNow(unit, id);
    const listed = (await cadresOf(unit, id)).length;
    unit.audit({ action: 'assessment.appraisal_closed', subjectKind: 'appraisal', subjectId: id, detail: { title: appraisal.title, listed } });
    return { listed };
  });
