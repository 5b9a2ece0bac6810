import { newId, type PersonId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { CaseAtHand, Party, PartyRole } from '../model.ts';
import './tables.ts';

const caseRows = (unit: Unit) => unit.tx.selectFrom('cases.case_file').selectAll().where('region_id', '=', unit.actor.regionId);
type CaseRow = Awaited<ReturnType<ReturnType<typeof caseRows>['execute']>>[number];

export const toCase = (r: CaseRow, parties: readonly Party[]): CaseAtHand => ({
  id: r.id,
  type: r.type,
  number: `${r.year}-${String(r.serial).padStart(4, '0')}`,
  title: r.title,
  opening: r.opening,
  state: r.state,
  organizationId: r.organization_id,
  openedOn: r.opened_on,
  openedBy: r.opened_by,
  openerAccountId: r.opener_account_id,
  policyVersion: r.policy_version,
  enteredOn: r.entered_on,
  dueOn: r.due_on,
  extended: r.extended,
  suspendedOn: r.suspended_on,
  stood: r.stood,
  assigneeId: r.assignee_id,
  assigneeName: r.assignee_name,
  mergedInto: r.merged_into,
  closedOn: r.closed_on,
  revision: r.revision,
  parties,
});

export async function partiesOf(unit: Unit, ids: readonly string[]): Promise<Map<string, Party[]>> {
  const rows = ids.length === 0 ? [] : await unit.tx.selectFrom('cases.party').select(['case_id', 'role', 'person_id']).where('region_id', '=', unit.actor.regionId).where('case_id', 'in', [...ids]).orderBy('since').orderBy('person_id').execute();
  const parties = new Map<string, Party[]>();
  for (const r of rows) parties.set(r.case_id, [...(parties.get(r.case_id) ?? []), { role: r.role as PartyRole, personId: r.person_id as PersonId }]);
  return parties;
}

/** With `hold` the row is locked first and read then: whoever comes second sees what the first left. */
export async function findCase(unit: Unit, id: string, hold = false): Promise<CaseAtHand | null> {
  let q = caseRows(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toCase(row, (await partiesOf(unit, [id])).get(id) ?? []) : null;
}

export interface NewCase {
  readonly type: string;
  readonly title: string;
  readonly opening: string;
  readonly state: string;
  readonly organizationId: string;
  readonly policyVersion: string;
  readonly dueOn: Day | null;
  readonly closed: boolean;
  readonly parties: readonly Party[];
}

/** Numbers run within a type and a year without gaps or doubles, also when two open at once. */
export async function insertCase(unit: Unit, c: NewCase): Promise<CaseAtHand> {
  const year = Number(unit.today.slice(0, 4));
  await sql`select pg_advisory_xact_lock(hashtextextended(${`cases ${unit.actor.regionId} ${c.type} ${year}`}, 0))`.execute(unit.tx);
  const { last } = await unit.tx.selectFrom('cases.case_file').select(sql<number>`coalesce(max(serial), 0)`.as('last')).where('region_id', '=', unit.actor.regionId).where('type', '=', c.type).where('year', '=', year).executeTakeFirstOrThrow();
  const row = await unit.tx
    .insertInto('cases.case_file')
    .values({
      region_id: unit.actor.regionId,
      id: newId(unit.at.getTime()),
      type: c.type,
      year,
      serial: Number(last) + 1,
      title: c.title,
      opening: c.opening,
      state: c.state,
      organization_id: c.organizationId,
      opened_on: unit.today,
      opened_at: unit.at,
      opened_by: unit.actor.name,
      opener_account_id: unit.actor.accountId,
      policy_version: c.policyVersion,
      entered_on: unit.today,
      due_on: c.dueOn,
      extended: false,
      suspended_on: null,
      assignee_id: null,
      assignee_name: null,
      merged_into: null,
      closed_on: c.closed ? unit.today : null,
      revision: 0,
      stood: 0,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await addParties(unit, row.id, c.parties);
  return toCase(row, c.parties);
}

export async function addParties(unit: Unit, caseId: string, parties: readonly Party[]): Promise<void> {
  if (parties.length === 0) return;
  await unit.tx
    .insertInto('cases.party')
    .values(parties.map((p) => ({ region_id: unit.actor.regionId, case_id: caseId, role: p.role, person_id: p.personId, since: unit.at })))
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Everybody of that role steps out (a helper who is replaced). */
export const removeParties = async (unit: Unit, caseId: string, role: PartyRole): Promise<void> => void (await unit.tx.deleteFrom('cases.party').where('region_id', '=', unit.actor.regionId).where('case_id', '=', caseId).where('role', '=', role).execute());

export type CaseChange = Partial<{
  state: string;
  entered_on: Day;
  due_on: Day | null;
  extended: boolean;
  suspended_on: Day | null;
  stood: number;
  assignee_id: string | null;
  assignee_name: string | null;
  merged_into: string | null;
  closed_on: Day | null;
}>;

/** Writes what changed and raises the revision. Only for a case held by `findCase(…, true)`. */
export async function changeCase(unit: Unit, id: string, change: CaseChange): Promise<void> {
  await unit.tx
    .updateTable('cases.case_file')
    .set((e) => ({ ...change, revision: e('revision', '+', 1) }))
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .execute();
}
