import { newId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Consultation } from '../model.ts';
import './tables.ts';

const query = (unit: Unit) => unit.tx.selectFrom('cases.consultation').selectAll().where('region_id', '=', unit.actor.regionId);
const toConsultation = (r: Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]): Consultation & { readonly caseId: string } => ({
  id: r.id,
  caseId: r.case_id,
  body: r.body,
  question: r.question,
  askedOn: r.asked_on,
  askedBy: r.asked_by,
  dueOn: r.due_on,
  opinion: r.opinion as Consultation['opinion'],
  answer: r.answer,
  answeredOn: r.answered_on,
  answeredBy: r.answered_by,
});

export const consultationsOf = async (unit: Unit, caseIds: readonly string[]): Promise<(Consultation & { readonly caseId: string })[]> => (caseIds.length === 0 ? [] : (await query(unit).where('case_id', 'in', [...caseIds]).orderBy('asked_on').orderBy('id').execute()).map(toConsultation));

export async function findConsultation(unit: Unit, id: string): Promise<(Consultation & { readonly caseId: string }) | null> {
  const row = await query(unit).where('id', '=', id).executeTakeFirst();
  return row ? toConsultation(row) : null;
}

/** False when the body has a question open already. */
export async function insertConsultation(unit: Unit, caseId: string, c: { readonly body: string; readonly question: string; readonly dueOn: string | null }): Promise<boolean> {
  const row = await unit.tx
    .insertInto('cases.consultation')
    .values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), case_id: caseId, body: c.body, question: c.question, asked_on: unit.today, asked_by: unit.actor.name, due_on: c.dueOn, opinion: null, answer: null, answered_on: null, answered_by: null, answerer_account_id: null })
    .onConflict((x) => x.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export const answerConsultation = async (unit: Unit, id: string, opinion: NonNullable<Consultation['opinion']>, answer: string): Promise<void> =>
  void (await unit.tx
    .updateTable('cases.consultation')
    .set({ opinion, answer, answered_on: unit.today, answered_by: unit.actor.name, answerer_account_id: unit.actor.accountId })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .execute());

export type AvoidanceFinding = 'recused' | 'no_relative';

export async function avoidancesOf(unit: Unit, caseId: string): Promise<{ readonly accountId: string; readonly finding: AvoidanceFinding; readonly reason: string; readonly at: Date; readonly foundBy: string }[]> {
  const rows = await unit.tx.selectFrom('cases.avoidance').selectAll().where('region_id', '=', unit.actor.regionId).where('case_id', '=', caseId).orderBy('at').execute();
  return rows.map((r) => ({ accountId: r.account_id, finding: r.finding as AvoidanceFinding, reason: r.reason, at: r.at, foundBy: r.found_by }));
}

export const recordAvoidance = async (unit: Unit, caseId: string, accountId: string, finding: AvoidanceFinding, reason: string): Promise<void> =>
  void (await unit.tx
    .insertInto('cases.avoidance')
    .values({ region_id: unit.actor.regionId, case_id: caseId, account_id: accountId, finding, reason, at: unit.at, found_by: unit.actor.name })
    .onConflict((c) => c.doNothing())
    .execute());
