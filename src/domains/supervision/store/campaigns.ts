import { newId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Campaign, Handled, Problem, Warning } from '../model.ts';
import './tables.ts';

const region = (unit: Unit) => unit.actor.regionId;

const toCampaign = (r: { id: string; title: string; basis: string; types: string[]; opens_on: string; ends_on: string; opened_by: string; closed_on: string | null; conclusion: string | null }): Campaign => ({ id: r.id, title: r.title, basis: r.basis, types: r.types, opensOn: r.opens_on, endsOn: r.ends_on, openedBy: r.opened_by, closedOn: r.closed_on, conclusion: r.conclusion });
export const campaigns = async (unit: Unit): Promise<Campaign[]> => (await unit.tx.selectFrom('supervision.campaign').selectAll().where('region_id', '=', region(unit)).orderBy('opens_on', 'desc').orderBy('id').execute()).map(toCampaign);
/** With `hold` it is locked first and read then. */
export async function findCampaign(unit: Unit, id: string, hold = false): Promise<Campaign | null> {
  let q = unit.tx.selectFrom('supervision.campaign').selectAll().where('region_id', '=', region(unit)).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toCampaign(row) : null;
}
export async function insertCampaign(unit: Unit, c: Pick<Campaign, 'title' | 'basis' | 'types' | 'opensOn' | 'endsOn'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('supervision.campaign').values({ region_id: region(unit), id, title: c.title, basis: c.basis, types: [...c.types], opens_on: c.opensOn, ends_on: c.endsOn, opened_at: unit.at, opened_by: unit.actor.name, closed_on: null, conclusion: null, closed_by: null }).execute();
  return id;
}
export const endCampaign = async (unit: Unit, id: string, conclusion: string): Promise<void> => void (await unit.tx.updateTable('supervision.campaign').set({ closed_on: unit.today, conclusion, closed_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const problemQuery = (unit: Unit) => unit.tx.selectFrom('supervision.problem').selectAll().where('region_id', '=', region(unit));
const toProblem = (r: Awaited<ReturnType<ReturnType<typeof problemQuery>['execute']>>[number]): Problem => ({ id: r.id, campaignId: r.campaign_id, organizationId: r.organization_id, type: r.type, summary: r.summary, measure: r.measure, foundOn: r.found_on, dueOn: r.due_on, state: r.state as Problem['state'], report: r.report, closedOn: r.closed_on, recordedBy: r.recorded_by });
export const problemsOf = async (unit: Unit, campaignIds: readonly string[]): Promise<Problem[]> => (campaignIds.length === 0 ? [] : (await problemQuery(unit).where('campaign_id', 'in', [...campaignIds]).orderBy('found_on', 'desc').orderBy('id').execute()).map(toProblem));
export async function findProblem(unit: Unit, id: string, hold = false): Promise<Problem | null> {
  let q = problemQuery(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toProblem(row) : null;
}
export async function insertProblem(unit: Unit, p: Pick<Problem, 'campaignId' | 'organizationId' | 'type' | 'summary' | 'measure' | 'foundOn' | 'dueOn'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('supervision.problem')
    .values({ region_id: region(unit), id, campaign_id: p.campaignId, organization_id: p.organizationId, type: p.type, summary: p.summary, measure: p.measure, found_on: p.foundOn, due_on: p.dueOn, state: 'open', report: null, reported_on: null, closed_on: null, decided_reason: null, recorded_at: unit.at, recorded_by: unit.actor.name })
    .execute();
  return id;
}
export const changeProblem = async (unit: Unit, id: string, change: Partial<{ state: Problem['state']; report: string; reported_on: string; closed_on: string | null; decided_reason: string }>): Promise<void> => void (await unit.tx.updateTable('supervision.problem').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

export interface LeadOrigin {
  readonly kind: 'item' | 'problem';
  readonly originId: string;
  readonly caseId: string;
  readonly campaignId: string | null;
}
/** False when one of them leads to a case already. */
export async function insertOrigins(unit: Unit, origins: readonly LeadOrigin[]): Promise<boolean> {
  const written = await unit.tx.insertInto('supervision.lead_origin').values(origins.map((o) => ({ region_id: region(unit), kind: o.kind, origin_id: o.originId, case_id: o.caseId, campaign_id: o.campaignId }))).onConflict((c) => c.doNothing()).returning('origin_id').execute();
  return written.length === origins.length;
}
export async function originsOf(unit: Unit, by: { readonly caseId: string } | { readonly originIds: readonly string[] }): Promise<LeadOrigin[]> {
  if ('originIds' in by && by.originIds.length === 0) return [];
  let q = unit.tx.selectFrom('supervision.lead_origin').selectAll().where('region_id', '=', region(unit));
  q = 'caseId' in by ? q.where('case_id', '=', by.caseId) : q.where('origin_id', 'in', [...by.originIds]);
  return (await q.orderBy('origin_id').execute()).map((r) => ({ kind: r.kind as LeadOrigin['kind'], originId: r.origin_id, caseId: r.case_id, campaignId: r.campaign_id }));
}

/** Decisions that stand. */
export async function handledLines(unit: Unit, by: { readonly caseIds?: readonly string[]; readonly campaignId?: string; readonly personId?: string } = {}): Promise<Handled[]> {
  let q = unit.tx.selectFrom('supervision.handled').selectAll().where('region_id', '=', region(unit)).where('undone_on', 'is', null);
  if (by.caseIds !== undefined) q = q.where('case_id', 'in', by.caseIds.length > 0 ? [...by.caseIds] : ['00000000-0000-0000-0000-000000000000']);
  if (by.campaignId !== undefined) q = q.where('campaign_id', '=', by.campaignId);
  if (by.personId !== undefined) q = q.where('person_id', '=', by.personId);
  const rows = await q.orderBy('decided_on').orderBy('case_id').orderBy('person_id').execute();
  return rows.map((r) => ({ caseId: r.case_id, personId: r.person_id, type: r.type, measure: r.measure, counts: r.counts, level: r.level, organizationId: r.organization_id, campaignId: r.campaign_id, decidedOn: r.decided_on, carriedOutOn: r.carried_out_on, followUpCaseId: r.follow_up_case_id }));
}
/** Writes a decision about a person of a case; one that was undone before is written anew. */
export async function saveHandled(unit: Unit, h: Omit<Handled, 'decidedOn' | 'carriedOutOn' | 'followUpCaseId'>): Promise<void> {
  const values = { type: h.type, measure: h.measure, counts: h.counts, level: h.level, organization_id: h.organizationId, campaign_id: h.campaignId, decided_on: unit.today, decided_by: unit.actor.name, carried_out_on: null, follow_up_case_id: null, undone_on: null };
  await unit.tx.insertInto('supervision.handled').values({ region_id: region(unit), case_id: h.caseId, person_id: h.personId, ...values }).onConflict((c) => c.columns(['region_id', 'case_id', 'person_id']).doUpdateSet(values)).execute();
}
export const changeHandled = async (unit: Unit, caseId: string, personId: string, change: Partial<{ carried_out_on: string; follow_up_case_id: string; undone_on: string }>): Promise<void> => void (await unit.tx.updateTable('supervision.handled').set(change).where('region_id', '=', region(unit)).where('case_id', '=', caseId).where('person_id', '=', personId).execute());

/** Out: its id, or null when the case has one. */
export async function insertWarning(unit: Unit, w: Omit<Warning, 'id' | 'publishedOn'>, organizationIds: readonly string[]): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const written = await unit.tx.insertInto('supervision.warning').values({ region_id: region(unit), id, case_id: w.caseId, type: w.type, title: w.title, body: w.body, unit_types: [...w.unitTypes], published_on: unit.today, published_by: unit.actor.name }).onConflict((c) => c.doNothing()).returning('id').executeTakeFirst();
  if (!written) return null;
  if (organizationIds.length > 0) await unit.tx.insertInto('supervision.warning_unit').values(organizationIds.map((organization_id) => ({ region_id: region(unit), warning_id: id, organization_id, learned_on: null, learned_by: null }))).execute();
  return id;
}
export interface WarningSent {
  readonly organizationId: string;
  readonly learnedOn: string | null;
}
export async function warnings(unit: Unit, by: { readonly caseId?: string } = {}): Promise<(Warning & { readonly sent: readonly WarningSent[] })[]> {
  let q = unit.tx.selectFrom('supervision.warning').selectAll().where('region_id', '=', region(unit));
  if (by.caseId !== undefined) q = q.where('case_id', '=', by.caseId);
  const rows = await q.orderBy('published_on', 'desc').orderBy('id', 'desc').execute();
  const sent = rows.length === 0 ? [] : await unit.tx.selectFrom('supervision.warning_unit').selectAll().where('region_id', '=', region(unit)).where('warning_id', 'in', rows.map((r) => r.id)).orderBy('organization_id').execute();
  return rows.map((r) => ({ id: r.id, caseId: r.case_id, type: r.type, title: r.title, body: r.body, unitTypes: r.unit_types, publishedOn: r.published_on, sent: sent.filter((s) => s.warning_id === r.id).map((s) => ({ organizationId: s.organization_id, learnedOn: s.learned_on })) }));
}
/** False when it was not sent there. */
export async function learnWarning(unit: Unit, id: string, organizationIds: readonly string[]): Promise<boolean> {
  if (organizationIds.length === 0) return false;
  const done = await unit.tx.updateTable('supervision.warning_unit').set((e) => ({ learned_on: e.fn.coalesce('learned_on', e.val(unit.today)), learned_by: e.fn.coalesce('learned_by', e.val(unit.actor.name)) })).where('region_id', '=', region(unit)).where('warning_id', '=', id).where('organization_id', 'in', [...organizationIds]).executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}
