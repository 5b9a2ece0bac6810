import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { AttachedFile, FactValue, FactValues, StepTaken } from '../model.ts';
import type { StayInState } from '../rules/timetable.ts';
import './tables.ts';

export interface NewStep {
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string | null;
  readonly stated: FactValues;
  readonly kept: FactValues;
  readonly dueOn: string | null;
  readonly took: number;
  readonly late: number;
}

/** Out: its number. Only for a case held, so that numbers have no gaps. */
export async function appendStep(unit: Unit, caseId: string, step: NewStep): Promise<number> {
  const { last } = await unit.tx.selectFrom('cases.step').select(sql<number>`coalesce(max(sequence), 0)`.as('last')).where('region_id', '=', unit.actor.regionId).where('case_id', '=', caseId).executeTakeFirstOrThrow();
  const sequence = Number(last) + 1;
  await unit.tx
    .insertInto('cases.step')
    .values({
      region_id: unit.actor.regionId,
      case_id: caseId,
      sequence,
      action: step.action,
      from_state: step.from,
      to_state: step.to,
      at: unit.at,
      day: unit.today,
      actor_name: unit.actor.name,
      account_id: unit.actor.accountId,
      reason: step.reason,
      stated: json(step.stated),
      kept: json(step.kept),
      due_on: step.dueOn,
      took: step.took,
      late: step.late,
    })
    .execute();
  return sequence;
}

/** The trails of several files, each in the order of its steps. */
export async function trailsOf(unit: Unit, caseIds: readonly string[]): Promise<Map<string, StepTaken[]>> {
  const rows = caseIds.length === 0 ? [] : await unit.tx.selectFrom('cases.step').selectAll().where('region_id', '=', unit.actor.regionId).where('case_id', 'in', [...caseIds]).orderBy('case_id').orderBy('sequence').execute();
  const trails = new Map<string, StepTaken[]>(caseIds.map((id) => [id, []]));
  for (const r of rows) {
    trails.get(r.case_id)!.push({
      sequence: r.sequence,
      action: r.action,
      from: r.from_state,
      to: r.to_state,
      at: r.at,
      by: r.actor_name,
      accountId: r.account_id,
      reason: r.reason,
      stated: r.stated,
      kept: r.kept,
      dueOn: r.due_on,
      late: r.late,
    });
  }
  return trails;
}

export const trailOf = async (unit: Unit, caseId: string): Promise<StepTaken[]> => (await trailsOf(unit, [caseId])).get(caseId)!;

/** Every state that cases of a type have left for another, and what it took. */
export async function staysOf(unit: Unit, type: string): Promise<StayInState[]> {
  const rows = await unit.tx
    .selectFrom('cases.step as s')
    .innerJoin('cases.case_file as c', (j) => j.onRef('c.region_id', '=', 's.region_id').onRef('c.id', '=', 's.case_id'))
    .select(['s.from_state', 's.took', 's.late'])
    .where('s.region_id', '=', unit.actor.regionId)
    .where('c.type', '=', type)
    .where('s.from_state', 'is not', null)
    .whereRef('s.to_state', '<>', 's.from_state')
    .execute();
  return rows.map((r) => ({ state: r.from_state!, workingDays: r.took, late: r.late > 0 }));
}

/** What was stated and kept over the whole trail; the later of two counts. */
export const factsOf = (trail: readonly Pick<StepTaken, 'stated' | 'kept'>[]): FactValues => Object.assign({}, ...trail.map((t) => ({ ...t.stated, ...t.kept }))) as FactValues;

/** The files a value names: any other value names none. */
const filesNamed = (value: FactValue): readonly AttachedFile[] => (Array.isArray(value) ? (value as readonly unknown[]).filter((v): v is AttachedFile => typeof v === 'object' && v !== null && 'hash' in v) : []);

/** Every file that steps of a trail name, the first name it was given by its hash. */
export function filesIn(trail: readonly Pick<StepTaken, 'stated'>[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const f of trail.flatMap((t) => Object.values(t.stated)).flatMap(filesNamed)) if (!files.has(f.hash)) files.set(f.hash, f.name);
  return files;
}
