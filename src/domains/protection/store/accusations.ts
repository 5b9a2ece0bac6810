import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Accusation, AccusationNotice, Finding, Proof } from '../model.ts';
import './accusation-tables.ts';

const accusations = (unit: Unit) => unit.tx.selectFrom('protection.accusation').selectAll().where('region_id', '=', unit.actor.regionId);
const toAccusation = (r: Awaited<ReturnType<ReturnType<typeof accusations>['execute']>>[number]): Accusation => ({ caseId: r.case_id, reportId: r.report_id, outcome: r.outcome as Accusation['outcome'] });

/** False when the report is or was being examined already: once, ever. */
export async function insertAccusation(unit: Unit, caseId: string, reportId: string): Promise<boolean> {
  const row = await unit.tx.insertInto('protection.accusation').values({ region_id: unit.actor.regionId, case_id: caseId, report_id: reportId, outcome: null }).onConflict((c) => c.doNothing()).returning('case_id').executeTakeFirst();
  return row !== undefined;
}

export async function findAccusation(unit: Unit, where: { readonly caseId: string } | { readonly reportId: string }): Promise<Accusation | null> {
  const q = 'caseId' in where ? accusations(unit).where('case_id', '=', where.caseId) : accusations(unit).where('report_id', '=', where.reportId);
  const row = await q.executeTakeFirst();
  return row ? toAccusation(row) : null;
}

export const setOutcome = async (unit: Unit, caseId: string, outcome: 'mistaken' | 'unproven'): Promise<void> => void (await unit.tx.updateTable('protection.accusation').set({ outcome }).where('region_id', '=', unit.actor.regionId).where('case_id', '=', caseId).execute());

/** Only while the case is held. */
export async function insertProof(unit: Unit, caseId: string, p: Proof & { readonly files: number }): Promise<void> {
  const before = await proofsOf(unit, caseId);
  await unit.tx.insertInto('protection.accusation_proof').values({ region_id: unit.actor.regionId, case_id: caseId, sequence: before.length + 1, element: p.element, knowing: p.knowing, evidence: p.evidence, files: p.files, account_id: unit.actor.accountId, at: unit.at }).execute();
}

export async function proofsOf(unit: Unit, caseId: string): Promise<Proof[]> {
  const rows = await unit.tx.selectFrom('protection.accusation_proof').select(['element', 'knowing', 'evidence']).where('region_id', '=', unit.actor.regionId).where('case_id', '=', caseId).orderBy('sequence').execute();
  return rows.map((r) => ({ element: r.element, knowing: r.knowing, evidence: r.evidence }));
}

const findings = (unit: Unit) => unit.tx.selectFrom('protection.accusation_finding').selectAll().where('region_id', '=', unit.actor.regionId);
const toFinding = (r: Awaited<ReturnType<ReturnType<typeof findings>['execute']>>[number]): Finding => ({ caseId: r.case_id, elements: r.elements, basis: r.basis, approvedBy: r.approved_by, foundOn: r.found_on, effectiveFrom: r.effective_from, effectiveUntil: r.effective_until, endedOn: r.ended_on, endedBecause: r.ended_because as Finding['endedBecause'] });

export async function insertFinding(unit: Unit, f: { readonly caseId: string; readonly elements: readonly string[]; readonly basis: string; readonly approvedBy: string; readonly drafterAccountId: string | null }): Promise<void> {
  await unit.tx
    .insertInto('protection.accusation_finding')
    .values({ region_id: unit.actor.regionId, case_id: f.caseId, knowing: true, elements: [...f.elements], basis: f.basis, approved_by: f.approvedBy, drafter_account_id: f.drafterAccountId, decider_account_id: unit.actor.accountId, found_on: unit.today, effective_from: null, effective_until: null, ended_on: null, ended_because: null })
    .execute();
}

export const findingOf = async (unit: Unit, caseId: string): Promise<Finding | null> => {
  const row = await findings(unit).where('case_id', '=', caseId).executeTakeFirst();
  return row ? toFinding(row) : null;
};

export const allFindings = async (unit: Unit): Promise<Finding[]> => (await findings(unit).orderBy('found_on', 'desc').orderBy('case_id').execute()).map(toFinding);

export const changeFinding = async (unit: Unit, caseId: string, change: { readonly effective_from?: Day; readonly effective_until?: Day; readonly ended_on?: Day; readonly ended_because?: 'reversed' | 'expired' | 'removed' }): Promise<void> =>
  void (await unit.tx.updateTable('protection.accusation_finding').set(change).where('region_id', '=', unit.actor.regionId).where('case_id', '=', caseId).execute());

/** Cases whose finding has not ended and either waits to take effect or has run out. */
export const openFindings = async (unit: Unit): Promise<string[]> =>
  (await findings(unit).where('ended_on', 'is', null).where((e) => e.or([e('effective_from', 'is', null), e('effective_until', '<=', unit.today)])).orderBy('case_id').execute()).map((r) => r.case_id);

const notices = (unit: Unit) => unit.tx.selectFrom('protection.accusation_notice').selectAll().where('region_id', '=', unit.actor.regionId);
const toNotice = (r: Awaited<ReturnType<ReturnType<typeof notices>['execute']>>[number]): AccusationNotice => ({ id: r.id, caseId: r.case_id, action: r.action, servedAt: r.served_at, delivery: r.delivery as AccusationNotice['delivery'], deliveredAt: r.delivered_at });

export async function insertAccusationNotice(unit: Unit, caseId: string, action: string): Promise<void> {
  await unit.tx.insertInto('protection.accusation_notice').values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), case_id: caseId, action, served_at: unit.at, delivery: null, delivered_at: null, proof: null }).execute();
}

export const accusationNotices = async (unit: Unit, caseId: string): Promise<AccusationNotice[]> => (await notices(unit).where('case_id', '=', caseId).orderBy('served_at').orderBy('id').execute()).map(toNotice);

export async function holdAccusationNotice(unit: Unit, id: string): Promise<AccusationNotice | null> {
  const row = await notices(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toNotice(row) : null;
}

export const deliverNotice = async (unit: Unit, id: string, delivery: NonNullable<AccusationNotice['delivery']>, proof: string | null): Promise<void> =>
  void (await unit.tx.updateTable('protection.accusation_notice').set({ delivery, delivered_at: unit.at, proof }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute());
