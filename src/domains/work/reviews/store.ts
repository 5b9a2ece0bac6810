import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Opinion } from './rules/joint-review.ts';

export type ReviewState = 'in_review' | 'returned' | 'passed' | 'submitted';
declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'work.review_panel': { region_id: string; id: string; set_on: string; set_by: string; ended_on: string | null };
    'work.review_party': { region_id: string; panel_id: string; position: number; name: string; organization_id: string };
    'work.review_application': { region_id: string; id: string; panel_id: string; organization_id: string; title: string; about: string; applied_on: string; applied_by: string; applicant_account_id: string | null; state: string; round: number; submitted_on: string | null };
    'work.review_round': { region_id: string; application_id: string; round: number; opened_on: string; changes: string };
    'work.review_opinion': { region_id: string; application_id: string; round: number; position: number; agreed: boolean; kind: string | null; reason: string; given_on: string; given_by: string };
  }
}
const region = (unit: Unit) => unit.actor.regionId;

export interface Party {
  readonly panelId: string;
  readonly position: number;
  readonly name: string;
  readonly organizationId: string;
}
export interface Application {
  readonly id: string;
  readonly panelId: string;
  readonly organizationId: string;
  readonly title: string;
  readonly about: string;
  readonly appliedOn: Day;
  readonly appliedBy: string;
  readonly applicantAccountId: string | null;
  readonly state: ReviewState;
  readonly round: number;
  readonly submittedOn: Day | null;
}
export interface Round {
  readonly applicationId: string;
  readonly round: number;
  readonly openedOn: Day;
  readonly changes: string;
  readonly opinions: readonly (Opinion & { readonly reason: string; readonly givenBy: string })[];
}

export const standingPanel = async (unit: Unit): Promise<string | null> => (await unit.tx.selectFrom('work.review_panel').select('id').where('region_id', '=', region(unit)).where('ended_on', 'is', null).executeTakeFirst())?.id ?? null;
export const partiesOf = async (unit: Unit): Promise<Party[]> => (await unit.tx.selectFrom('work.review_party').selectAll().where('region_id', '=', region(unit)).orderBy('panel_id').orderBy('position').execute()).map((r) => ({ panelId: r.panel_id, position: r.position, name: r.name, organizationId: r.organization_id }));
/** Ends the panel that stands and sets another. The key lets one of two at once through; null for the other. */
export async function replacePanel(unit: Unit, parties: readonly Pick<Party, 'name' | 'organizationId'>[]): Promise<string | null> {
  await unit.tx.updateTable('work.review_panel').set({ ended_on: unit.today }).where('region_id', '=', region(unit)).where('ended_on', 'is', null).execute();
  const id = newId(unit.at.getTime());
  const made = await unit.tx.insertInto('work.review_panel').values({ region_id: region(unit), id, set_on: unit.today, set_by: unit.actor.name, ended_on: null }).onConflict((o) => o.doNothing()).returning('id').executeTakeFirst();
  if (!made) return null;
  await unit.tx.insertInto('work.review_party').values(parties.map((p, i) => ({ region_id: region(unit), panel_id: id, position: i + 1, name: p.name, organization_id: p.organizationId }))).execute();
  return id;
}

const query = (unit: Unit) => unit.tx.selectFrom('work.review_application').selectAll().where('region_id', '=', region(unit));
const toApplication = (r: Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]): Application => ({ id: r.id, panelId: r.panel_id, organizationId: r.organization_id, title: r.title, about: r.about, appliedOn: r.applied_on, appliedBy: r.applied_by, applicantAccountId: r.applicant_account_id, state: r.state as ReviewState, round: r.round, submittedOn: r.submitted_on });
export const applications = async (unit: Unit): Promise<Application[]> => (await query(unit).orderBy('applied_on', 'desc').orderBy('id', 'desc').execute()).map(toApplication);
/** With `hold` it is locked first and read then. */
export async function findApplication(unit: Unit, id: string, hold = false): Promise<Application | null> {
  let q = query(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toApplication(row) : null;
}
export async function insertApplication(unit: Unit, a: Pick<Application, 'panelId' | 'organizationId' | 'title' | 'about'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.review_application').values({ region_id: region(unit), id, panel_id: a.panelId, organization_id: a.organizationId, title: a.title, about: a.about, applied_on: unit.today, applied_by: unit.actor.name, applicant_account_id: unit.actor.accountId, state: 'in_review', round: 1, submitted_on: null }).execute();
  return id;
}
export const changeApplication = async (unit: Unit, id: string, change: Partial<{ state: ReviewState; round: number; submitted_on: Day }>): Promise<void> => void (await unit.tx.updateTable('work.review_application').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());
export const insertRound = async (unit: Unit, applicationId: string, round: number, changes: string): Promise<void> => void (await unit.tx.insertInto('work.review_round').values({ region_id: region(unit), application_id: applicationId, round, opened_on: unit.today, changes }).execute());
export const insertOpinion = async (unit: Unit, applicationId: string, round: number, o: { readonly position: number; readonly agreed: boolean; readonly kind: string | null; readonly reason: string }): Promise<void> => void (await unit.tx.insertInto('work.review_opinion').values({ region_id: region(unit), application_id: applicationId, round, position: o.position, agreed: o.agreed, kind: o.kind, reason: o.reason, given_on: unit.today, given_by: unit.actor.name }).execute());

export async function roundsOf(unit: Unit, ids: readonly string[]): Promise<Round[]> {
  if (ids.length === 0) return [];
  const rounds = await unit.tx.selectFrom('work.review_round').selectAll().where('region_id', '=', region(unit)).where('application_id', 'in', [...ids]).orderBy('application_id').orderBy('round').execute();
  const opinions = await unit.tx.selectFrom('work.review_opinion').selectAll().where('region_id', '=', region(unit)).where('application_id', 'in', [...ids]).orderBy('position').execute();
  return rounds.map((r) => ({ applicationId: r.application_id, round: r.round, openedOn: r.opened_on, changes: r.changes, opinions: opinions.filter((o) => o.application_id === r.application_id && o.round === r.round).map((o) => ({ position: o.position, round: o.round, agreed: o.agreed, kind: o.kind, givenOn: o.given_on, reason: o.reason, givenBy: o.given_by })) }));
}
