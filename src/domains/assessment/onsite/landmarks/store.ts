import { newId } from '../../../../kernel/ids.ts';
import { json } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { Landmark, LandmarkState, LandmarkUse, LandmarkUseKind, Opinion, UseState } from './model.ts';

declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.landmark': {
      region_id: string;
      id: string;
      organization_id: string;
      title: string;
      description: string;
      achieved_on: string;
      people: Landmark['people'];
      attachments: Landmark['attachments'];
      evidence_ids: string[];
      state: string;
      declared_at: Date;
      declared_by: string;
      declarer_account_id: string | null;
      decision_reason: string | null;
      decided_at: Date | null;
      decided_by: string | null;
      entry_id: string | null;
    };
    'assessment.landmark_opinion': { region_id: string; landmark_id: string; judge: string; judge_name: string; favourable: boolean; opinion: string; given_at: Date };
    'assessment.landmark_use': { region_id: string; id: string; landmark_id: string; kind: string; person_id: string | null; run_id: string | null; state: string; reason: string; recorded_at: Date; recorded_by: string };
  }
}

const landmarks = (unit: Unit) => unit.tx.selectFrom('assessment.landmark').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof landmarks>['execute']>>[number];
const toLandmark = (r: Row): Landmark => ({
  id: r.id,
  organizationId: r.organization_id,
  title: r.title,
  description: r.description,
  achievedOn: r.achieved_on,
  people: r.people,
  attachments: r.attachments,
  evidenceIds: r.evidence_ids,
  state: r.state as LandmarkState,
  declaredAt: r.declared_at,
  declaredBy: r.declared_by,
  declarerAccountId: r.declarer_account_id,
  decisionReason: r.decision_reason,
  decidedBy: r.decided_by,
  entryId: r.entry_id,
});

export async function insertLandmark(unit: Unit, l: Pick<Landmark, 'organizationId' | 'title' | 'description' | 'achievedOn' | 'people' | 'attachments' | 'evidenceIds'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.landmark')
    .values({ region_id: unit.actor.regionId, id, organization_id: l.organizationId, title: l.title, description: l.description, achieved_on: l.achievedOn, people: json([...l.people]), attachments: json([...l.attachments]), evidence_ids: [...l.evidenceIds], state: 'declared', declared_at: unit.at, declared_by: unit.actor.name, declarer_account_id: unit.actor.accountId, decision_reason: null, decided_at: null, decided_by: null, entry_id: null })
    .execute();
  return id;
}

export const allLandmarks = async (unit: Unit): Promise<Landmark[]> => (await landmarks(unit).orderBy('declared_at', 'desc').orderBy('id', 'desc').execute()).map(toLandmark);

/** Held where told: opinions, decision and uses come one after the other. */
export async function findLandmark(unit: Unit, id: string, hold = false): Promise<Landmark | null> {
  let q = landmarks(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toLandmark(row) : null;
}

export async function saveDecision(unit: Unit, id: string, d: { readonly state: 'recognized' | 'declined'; readonly reason: string; readonly entryId: string | null }): Promise<void> {
  await unit.tx.updateTable('assessment.landmark').set({ state: d.state, decision_reason: d.reason, decided_at: unit.at, decided_by: unit.actor.name, entry_id: d.entryId }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}

/** False when this judge has judged already. */
export async function insertOpinion(unit: Unit, o: Omit<Opinion, 'at'>): Promise<boolean> {
  const row = await unit.tx
    .insertInto('assessment.landmark_opinion')
    .values({ region_id: unit.actor.regionId, landmark_id: o.landmarkId, judge: o.judge, judge_name: o.judgeName, favourable: o.favourable, opinion: o.opinion, given_at: unit.at })
    .onConflict((c) => c.doNothing())
    .returning('judge')
    .executeTakeFirst();
  return row !== undefined;
}

export async function opinionsOf(unit: Unit, ids: readonly string[]): Promise<Opinion[]> {
  if (ids.length === 0) return [];
  const rows = await unit.tx.selectFrom('assessment.landmark_opinion').selectAll().where('region_id', '=', unit.actor.regionId).where('landmark_id', 'in', [...ids]).orderBy('given_at').orderBy('judge').execute();
  return rows.map((r) => ({ landmarkId: r.landmark_id, judge: r.judge, judgeName: r.judge_name, favourable: r.favourable, opinion: r.opinion, at: r.given_at }));
}

/** Null when the landmark is used so already. */
export async function insertUse(unit: Unit, u: Pick<LandmarkUse, 'landmarkId' | 'kind' | 'personId' | 'runId' | 'state' | 'reason'>): Promise<string | null> {
  const row = await unit.tx
    .insertInto('assessment.landmark_use')
    .values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), landmark_id: u.landmarkId, kind: u.kind, person_id: u.personId, run_id: u.runId, state: u.state, reason: u.reason, recorded_at: unit.at, recorded_by: unit.actor.name })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function usesOf(unit: Unit, ids: readonly string[]): Promise<LandmarkUse[]> {
  if (ids.length === 0) return [];
  const rows = await unit.tx.selectFrom('assessment.landmark_use').selectAll().where('region_id', '=', unit.actor.regionId).where('landmark_id', 'in', [...ids]).orderBy('recorded_at').orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, landmarkId: r.landmark_id, kind: r.kind as LandmarkUseKind, personId: r.person_id, runId: r.run_id, state: r.state as UseState, reason: r.reason, at: r.recorded_at, by: r.recorded_by }));
}
