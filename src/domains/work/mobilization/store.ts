import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Care, Conduct, Deployment, DeploymentState, Front, Harm, HarmKind, Mobilization, MobilizationKind } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'work.mobilization': { region_id: string; id: string; event_id: string; kind: string; title: string; from_on: string; opened_by: string; ended_on: string | null; ended_because: string | null };
    'work.front': { region_id: string; id: string; mobilization_id: string; name: string; level: string; post_type: string; needed: number };
    'work.deployment': { region_id: string; id: string; front_id: string; person_id: string; organization_id: string; duty: string; state: string; called_on: string; called_by: string; arrived_on: string | null; arrival_evidence_id: string | null; left_on: string | null; left_note: string | null; conduct: string | null; return_evidence_id: string | null };
    'work.deployment_harm': { region_id: string; id: string; deployment_id: string; kind: string; occurred_on: string; account: string | null; account_sealed: Uint8Array | null; recorded_on: string; recorded_by: string };
    'work.family_care': { region_id: string; id: string; harm_id: string; task: string; due_on: string; done_on: string | null; done_note: string | null; done_by: string | null };
  }
}
const region = (unit: Unit) => unit.actor.regionId;

const mobilizationQuery = (unit: Unit) => unit.tx.selectFrom('work.mobilization').selectAll().where('region_id', '=', region(unit));
const toMobilization = (r: Awaited<ReturnType<ReturnType<typeof mobilizationQuery>['execute']>>[number]): Mobilization => ({ id: r.id, eventId: r.event_id, kind: r.kind as MobilizationKind, title: r.title, fromOn: r.from_on, openedBy: r.opened_by, endedOn: r.ended_on, endedBecause: r.ended_because });
export const mobilizations = async (unit: Unit): Promise<Mobilization[]> => (await mobilizationQuery(unit).orderBy('from_on', 'desc').orderBy('id', 'desc').execute()).map(toMobilization);
/** With `hold` it is locked first and read then; calling up and ending hold it, so that nobody is called to what has ended. */
export async function findMobilization(unit: Unit, id: string, hold = false): Promise<Mobilization | null> {
  let q = mobilizationQuery(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toMobilization(row) : null;
}
export async function insertMobilization(unit: Unit, m: Pick<Mobilization, 'eventId' | 'kind' | 'title' | 'fromOn'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.mobilization').values({ region_id: region(unit), id, event_id: m.eventId, kind: m.kind, title: m.title, from_on: m.fromOn, opened_by: unit.actor.name, ended_on: null, ended_because: null }).execute();
  return id;
}
export const endMobilization = async (unit: Unit, id: string, because: string): Promise<void> => void (await unit.tx.updateTable('work.mobilization').set({ ended_on: unit.today, ended_because: because }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const frontQuery = (unit: Unit) => unit.tx.selectFrom('work.front').selectAll().where('region_id', '=', region(unit));
const toFront = (r: Awaited<ReturnType<ReturnType<typeof frontQuery>['execute']>>[number]): Front => ({ id: r.id, mobilizationId: r.mobilization_id, name: r.name, level: r.level as Front['level'], postType: r.post_type as Front['postType'], needed: r.needed });
export const fronts = async (unit: Unit): Promise<Front[]> => (await frontQuery(unit).orderBy('mobilization_id').orderBy('id').execute()).map(toFront);
export async function findFront(unit: Unit, id: string): Promise<Front | null> {
  const row = await frontQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toFront(row) : null;
}
/** Null where the mobilization has a front of that name: the key lets one through. */
export async function insertFront(unit: Unit, f: Omit<Front, 'id'>): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const made = await unit.tx.insertInto('work.front').values({ region_id: region(unit), id, mobilization_id: f.mobilizationId, name: f.name, level: f.level, post_type: f.postType, needed: f.needed }).onConflict((o) => o.doNothing()).returning('id').executeTakeFirst();
  return made ? id : null;
}

const deploymentQuery = (unit: Unit) => unit.tx.selectFrom('work.deployment').selectAll().where('region_id', '=', region(unit));
const toDeployment = (r: Awaited<ReturnType<ReturnType<typeof deploymentQuery>['execute']>>[number]): Deployment => ({ id: r.id, frontId: r.front_id, personId: r.person_id, organizationId: r.organization_id, duty: r.duty, state: r.state as DeploymentState, calledOn: r.called_on, calledBy: r.called_by, arrivedOn: r.arrived_on, arrivalEvidenceId: r.arrival_evidence_id, leftOn: r.left_on, leftNote: r.left_note, conduct: r.conduct as Conduct | null });
export const deployments = async (unit: Unit): Promise<Deployment[]> => (await deploymentQuery(unit).orderBy('called_on').orderBy('id').execute()).map(toDeployment);
/** Of one person, newest first. */
export const deploymentsOf = async (unit: Unit, personId: string): Promise<Deployment[]> => (await deploymentQuery(unit).where('person_id', '=', personId).orderBy('called_on', 'desc').orderBy('id', 'desc').execute()).map(toDeployment);
/** With `hold` it is locked first and read then. */
export async function findDeployment(unit: Unit, id: string, hold = false): Promise<Deployment | null> {
  let q = deploymentQuery(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toDeployment(row) : null;
}
/** Out: ids by person. Whoever is called or at a front already is left out: the key lets one call stand. */
export async function insertDeployments(unit: Unit, frontId: string, duty: string, people: readonly { readonly personId: string; readonly organizationId: string }[]): Promise<Map<string, string>> {
  const rows = people.map((p) => ({ region_id: region(unit), id: newId(unit.at.getTime()), front_id: frontId, person_id: p.personId, organization_id: p.organizationId, duty, state: 'called', called_on: unit.today, called_by: unit.actor.name, arrived_on: null, arrival_evidence_id: null, left_on: null, left_note: null, conduct: null, return_evidence_id: null }));
  const made = await unit.tx.insertInto('work.deployment').values(rows).onConflict((o) => o.doNothing()).returning(['id', 'person_id']).execute();
  return new Map(made.map((r) => [r.person_id, r.id]));
}
export const changeDeployment = async (unit: Unit, id: string, change: { state: DeploymentState; arrived_on?: Day; arrival_evidence_id?: string; left_on?: Day; left_note?: string; conduct?: Conduct; return_evidence_id?: string }): Promise<void> => void (await unit.tx.updateTable('work.deployment').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const SEAL = 'work.deployment_harm.account';
/** Seals what an earlier version wrote in the clear; for the worker alone. Out: how many. Of two servers the second waits and finds nothing left. */
export async function sealOldHarms(unit: Unit): Promise<number> {
  const rows = await unit.tx.selectFrom('work.deployment_harm').select(['id', 'account']).where('region_id', '=', region(unit)).where('account', 'is not', null).forUpdate().execute();
  for (const r of rows) await unit.tx.updateTable('work.deployment_harm').set({ account: null, account_sealed: Buffer.from(unit.house.cipher.seal(r.account!, SEAL)) }).where('region_id', '=', region(unit)).where('id', '=', r.id).execute();
  return rows.length;
}
/** Harm with its account opened, for those who follow it up. Reading writes nothing: what an earlier version left in the clear is read as it is until the worker has sealed it. */
export async function harms(unit: Unit): Promise<Harm[]> {
  const rows = await unit.tx.selectFrom('work.deployment_harm').selectAll().where('region_id', '=', region(unit)).orderBy('occurred_on').orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, deploymentId: r.deployment_id, kind: r.kind as HarmKind, occurredOn: r.occurred_on, account: r.account_sealed === null ? r.account! : unit.house.cipher.open(r.account_sealed, SEAL), recordedBy: r.recorded_by }));
}
/** Harm → deployment, without opening anything. */
export const harmedDeployments = async (unit: Unit): Promise<Map<string, string>> => new Map((await unit.tx.selectFrom('work.deployment_harm').select(['id', 'deployment_id']).where('region_id', '=', region(unit)).execute()).map((r) => [r.id, r.deployment_id]));
export async function insertHarm(unit: Unit, h: Omit<Harm, 'id' | 'recordedBy'>, care: readonly Pick<Care, 'task' | 'dueOn'>[]): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.deployment_harm').values({ region_id: region(unit), id, deployment_id: h.deploymentId, kind: h.kind, occurred_on: h.occurredOn, account: null, account_sealed: Buffer.from(unit.house.cipher.seal(h.account, SEAL)), recorded_on: unit.today, recorded_by: unit.actor.name }).execute();
  await unit.tx.insertInto('work.family_care').values(care.map((c) => ({ region_id: region(unit), id: newId(unit.at.getTime()), harm_id: id, task: c.task, due_on: c.dueOn, done_on: null, done_note: null, done_by: null }))).execute();
  return id;
}
const careQuery = (unit: Unit) => unit.tx.selectFrom('work.family_care').selectAll().where('region_id', '=', region(unit));
const toCare = (r: Awaited<ReturnType<ReturnType<typeof careQuery>['execute']>>[number]): Care => ({ id: r.id, harmId: r.harm_id, task: r.task, dueOn: r.due_on, doneOn: r.done_on, doneNote: r.done_note, doneBy: r.done_by });
export const cares = async (unit: Unit): Promise<Care[]> => (await careQuery(unit).orderBy('due_on').orderBy('id').execute()).map(toCare);
/** Locked, then read. */
export async function holdCare(unit: Unit, id: string): Promise<Care | null> {
  const row = await careQuery(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toCare(row) : null;
}
export const doneCare = async (unit: Unit, id: string, note: string): Promise<void> => void (await unit.tx.updateTable('work.family_care').set({ done_on: unit.today, done_note: note, done_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
