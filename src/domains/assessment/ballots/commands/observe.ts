import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import type { PersonId } from '../../../../kernel/ids.ts';
import { must, type Permission } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { evidenceOf } from '../../../evidence/index.ts';
import { personSubject } from '../../../registry/index.ts';
import { observePolitics, readObservations, reviewNegativeHits } from '../../access.ts';
import type { listObservationSheets, matchNegativeEntry, negativeHitReport, saveObservationSheet } from '../contract/observations.ts';
import { checkRatings, observationState, type Rating } from '../rules/check-observation.ts';
import { itemsOf } from '../rules/check-form.ts';
import { decideHit, findForm, hitsOf, holdHit, insertHit, insertSheet, sheetsOf, type HitRow, type NewHit, type ObservationSheet, type StoredForm } from '../store/index.ts';
import { formOf } from './hold-election.ts';

type SheetView = z.infer<typeof saveObservationSheet.output>;
type HitView = z.infer<typeof matchNegativeEntry.output>;

async function mayAbout(unit: Unit, permission: Permission, personId: string): Promise<void> {
  must(unit.actor, permission, await personSubject(unit, personId));
}
const sheetView = (form: StoredForm, s: ObservationSheet): SheetView => ({ ...s, ratings: s.ratings.map((r) => ({ ...r, evidenceIds: [...r.evidenceIds] })), ...observationState(form.definition, s.ratings), recordedAt: s.recordedAt.toISOString() });

/** Keeps an observation sheet: people judge, each rated point with evidence about that person; unrated points stand as incomplete (M044). */
export const saveSheet = (house: House, actor: Actor, input: { readonly formId: string; readonly personId: string; readonly ratings: readonly Rating[] }): Promise<SheetView> =>
  house.unit(actor, async (unit) => {
    await mayAbout(unit, observePolitics, input.personId);
    const form = await formOf(unit, input.formId);
    if (form.definition.kind !== 'political_quality') throw new Refusal('invalid', 'assessment.not_an_observation_form', { title: form.definition.title.zh });
    const known = new Set((await evidenceOf(unit, [input.personId as PersonId], {})).map((e) => e.id as string));
    const problems = checkRatings(form.definition, input.ratings, known);
    if (problems.length > 0) throw new Refusal('invalid', 'assessment.observation_refused', { problems: problems.length }, problems);
    const sheet = await insertSheet(unit, input);
    unit.audit({ action: 'assessment.observation_saved', subjectKind: 'person', subjectId: input.personId, detail: { form: form.key, version: form.version, number: sheet.number, rated: sheet.ratings.length } });
    return sheetView(form, sheet);
  });
export const sheetsAbout = (house: House, actor: Actor, personId: string): Promise<z.infer<typeof listObservationSheets.output>> =>
  house.unit(actor, async (unit) => {
    await mayAbout(unit, readObservations, personId);
    const views: SheetView[] = [];
    for (const s of await sheetsOf(unit, personId)) views.push(sheetView((await findForm(unit, s.formId))!, s));
    return views;
  });

function hitView(form: StoredForm, h: HitRow): HitView {
  const item = itemsOf(form.definition).find((p) => p.item.key === h.item)?.item;
  const entry = item?.kind === 'negative_list' ? item.entries.find((e) => e.key === h.entry) : undefined;
  return {
    id: h.id, formId: h.form_id, formVersion: form.version, item: h.item, entry: h.entry, entryText: entry?.label.zh ?? h.entry, personId: h.person_id, evidenceId: h.evidence_id, note: h.note,
    state: h.state as HitView['state'], recordedAt: h.recorded_at.toISOString(), recordedBy: h.recorded_by, reviewedAt: h.reviewed_at?.toISOString() ?? null, reviewedBy: h.reviewed_by, reviewReason: h.review_reason,
  };
}

/** Matches a verified fact to an entry of a negative list; the person's procedure stops until it is reviewed (M045). Refuses facts that are not confirmed or not about the person. */
export const matchEntry = (house: House, actor: Actor, input: NewHit): Promise<HitView> =>
  house.unit(actor, async (unit) => {
    await mayAbout(unit, observePolitics, input.personId);
    const form = await formOf(unit, input.formId);
    const item = itemsOf(form.definition).find((p) => p.item.key === input.item)?.item;
    if (item?.kind !== 'negative_list' || !item.entries.some((e) => e.key === input.entry)) throw new Refusal('invalid', 'assessment.no_such_entry', { entry: input.entry });
    const confirmed = await evidenceOf(unit, [input.personId as PersonId], {}, { states: ['confirmed'] });
    if (!confirmed.some((e) => e.id === input.evidenceId)) throw new Refusal('rule', 'assessment.fact_not_verified');
    const { row, fresh } = await insertHit(unit, input);
    if (fresh) {
      unit.audit({ action: 'assessment.negative_hit_recorded', subjectKind: 'person', subjectId: input.personId, detail: { form: form.key, version: form.version, entry: input.entry } });
      unit.publish({ type: 'assessment.negative_hit_recorded', payload: { hitId: row.id, personId: input.personId } });
    }
    return hitView(form, row);
  });

/** Upholds or dismisses a hit; whoever matched it does not review it. */
export const reviewHit = (house: House, actor: Actor, id: string, input: { readonly decision: 'upheld' | 'dismissed'; readonly reason: string }): Promise<HitView> =>
  house.unit(actor, async (unit) => {
    const hit = await holdHit(unit, id);
    if (!hit) throw new Refusal('not_found', 'assessment.no_such_hit');
    await mayAbout(unit, reviewNegativeHits, hit.person_id);
    if (hit.state !== 'open') throw new Refusal('conflict', 'assessment.hit_reviewed');
    if (hit.recorded_account !== null && hit.recorded_account === actor.accountId) throw new Refusal('rule', 'assessment.own_hit');
    const row = await decideHit(unit, id, input.decision, input.reason);
    unit.audit({ action: 'assessment.negative_hit_reviewed', subjectKind: 'person', subjectId: row.person_id, detail: { decision: input.decision } });
    unit.publish({ type: 'assessment.negative_hit_reviewed', payload: { hitId: id, personId: row.person_id, decision: input.decision } });
    return hitView((await findForm(unit, row.form_id))!, row);
  });

/** For other domains: does an open hit stop this person's procedure? */
export const stoppedByNegativeList = async (unit: Unit, personId: string): Promise<boolean> => (await hitsOf(unit, personId)).some((h) => h.state === 'open');

export const hitReport = (house: House, actor: Actor, personId: string): Promise<z.infer<typeof negativeHitReport.output>> =>
  house.unit(actor, async (unit) => {
    await mayAbout(unit, readObservations, personId);
    const hits: HitView[] = [];
    for (const h of await hitsOf(unit, personId)) hits.push(hitView((await findForm(unit, h.form_id))!, h));
    const open = hits.filter((h) => h.state === 'open').length;
    return { stopped: open > 0, open, hits };
  });
