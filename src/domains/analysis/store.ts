import type { Reason } from '../../kernel/refusal.ts';
import { newId } from '../../kernel/ids.ts';
import { json, sql } from '../../platform/db/index.ts';
import type { Unit } from '../../platform/house/index.ts';
import type { Decision, DiagnosisSettings, Finding, FindingState, Problem, Signal } from './model.ts';

declare module '../../platform/db/tables.ts' {
  interface Tables {
    'analysis.run': { region_id: string; id: string; as_of: string; known_at: Date; policy_version: string; settings: unknown; people: number; created_by: string; finished_at: Date };
    'analysis.finding': {
      region_id: string;
      run_id: string;
      person_id: string;
      problem: string;
      id: string;
      organization_id: string;
      organization_path: string;
      state: string;
      strength: number | null;
      confidence: string | null;
      group_key: string;
      group_size: number;
      signals: unknown;
      counter_evidence: unknown;
      reasons: unknown;
    };
    'analysis.finding_decision': { region_id: string; id: string; finding_id: string; person_id: string; problem: string; decision: string; reason: string; decided_by: string; account_id: string | null; decided_at: Date };
    'analysis.finding_reply': { region_id: string; id: string; finding_id: string; person_id: string; text: string; replied_at: Date };
  }
}

export interface Run {
  readonly id: string;
  readonly asOf: string;
  readonly knownAt: Date;
  readonly policyVersion: string;
  readonly people: number;
  readonly finishedAt: Date;
  /** As they were stored; an earlier method had others. */
  readonly settings: Partial<DiagnosisSettings>;
}

export interface FindingRecord extends Finding {
  readonly id: string;
  readonly runId: string;
  readonly organizationId: string;
}

export interface DecisionRecord {
  readonly findingId: string;
  readonly personId: string;
  readonly problem: Problem;
  readonly decision: Decision;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

export async function insertRun(unit: Unit, run: { id: string; asOf: string; settings: DiagnosisSettings; people: number }): Promise<void> {
  await unit.tx
    .insertInto('analysis.run')
    .values({ region_id: unit.actor.regionId, id: run.id, as_of: run.asOf, known_at: unit.at, policy_version: run.settings.policyVersion, settings: json(run.settings), people: run.people, created_by: unit.actor.name, finished_at: unit.at })
    .execute();
}

/** Rows per statement, handed over as one document: a tenth of the work of as many parameters. */
const BATCH = 2000;

export async function insertFindings(unit: Unit, runId: string, findings: readonly (Finding & { organizationId: string; organizationPath: string })[]): Promise<void> {
  const now = unit.at.getTime();
  for (let from = 0; from < findings.length; from += BATCH) {
    const rows = findings.slice(from, from + BATCH).map((f) => ({ ...f, id: newId<'finding'>(now), groupKey: f.group.key, groupSize: f.group.size }));
    await sql`
      insert into analysis.finding (region_id, run_id, person_id, problem, id, organization_id, organization_path, state, strength, confidence, group_key, group_size, signals, counter_evidence, reasons)
      select ${unit.actor.regionId}, ${runId}, x."personId", x.problem, x.id, x."organizationId", x."organizationPath"::ltree, x.state, x.strength, x.confidence, x."groupKey", x."groupSize", x.signals, x."counterEvidence", x.reasons
      from jsonb_to_recordset(${json(rows)})
        as x("personId" uuid, problem text, id uuid, "organizationId" uuid, "organizationPath" text, state text, strength double precision, confidence text, "groupKey" text, "groupSize" integer, signals jsonb, "counterEvidence" jsonb, reasons jsonb)`.execute(unit.tx);
  }
}

export async function latestRun(unit: Unit): Promise<Run | null> {
  const row = await unit.tx.selectFrom('analysis.run').selectAll().where('region_id', '=', unit.actor.regionId).orderBy('finished_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ? { id: row.id, asOf: row.as_of, knownAt: row.known_at, policyVersion: row.policy_version, people: row.people, finishedAt: row.finished_at, settings: row.settings as Partial<DiagnosisSettings> } : null;
}

export async function findRun(unit: Unit, id: string): Promise<Run | null> {
  const row = await unit.tx.selectFrom('analysis.run').selectAll().where('region_id', '=', unit.actor.regionId).where('id', '=', id).executeTakeFirst();
  return row ? { id: row.id, asOf: row.as_of, knownAt: row.known_at, policyVersion: row.policy_version, people: row.people, finishedAt: row.finished_at, settings: row.settings as Partial<DiagnosisSettings> } : null;
}

/** Findings and the latest decision on the same person and problem. */
function findings(unit: Unit) {
  return unit.tx
    .selectFrom('analysis.finding as f')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('analysis.finding_decision as d')
          .select(['d.decision', 'd.reason as decision_reason', 'd.decided_by', 'd.decided_at', 'd.finding_id as decided_finding_id'])
          .whereRef('d.region_id', '=', 'f.region_id')
          .whereRef('d.person_id', '=', 'f.person_id')
          .whereRef('d.problem', '=', 'f.problem')
          .orderBy('d.decided_at', 'desc')
          .orderBy('d.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .selectAll('f')
    .select(['last.decision', 'last.decision_reason', 'last.decided_by', 'last.decided_at', 'last.decided_finding_id'])
    .where('f.region_id', '=', unit.actor.regionId);
}

type Row = Awaited<ReturnType<ReturnType<typeof findings>['execute']>>[number];

const toRecord = (row: Row): FindingRecord & { decision: DecisionRecord | null } => ({
  id: row.id,
  runId: row.run_id,
  personId: row.person_id,
  organizationId: row.organization_id,
  problem: row.problem as Problem,
  state: row.state as FindingState,
  strength: row.strength,
  confidence: row.confidence as Finding['confidence'],
  group: { key: row.group_key, size: row.group_size },
  signals: row.signals as Signal[],
  counterEvidence: row.counter_evidence as Signal | null,
  reasons: row.reasons as Reason[],
  decision: row.decision
    ? { findingId: row.decided_finding_id!, personId: row.person_id, problem: row.problem as Problem, decision: row.decision as Decision, reason: row.decision_reason!, decidedBy: row.decided_by!, decidedAt: row.decided_at! }
    : null,
});

export type DecidedFinding = ReturnType<typeof toRecord>;

/** No id is this one: a filter that leaves nobody. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export interface FindingFilter {
  readonly organizationIds?: readonly string[];
  readonly personIds?: readonly string[];
  readonly problem?: Problem;
  readonly state?: FindingState | Decision | 'undecided';
}

/** Where a page of findings ended. */
export interface FindingPlace {
  readonly strength: number | null;
  readonly personId: string;
  readonly problem: string;
}

/** Strongest first, those without a strength last; `behind` is the last row of the page before. */
export async function listFindings(unit: Unit, runId: string, filter: FindingFilter, limit: number, behind?: FindingPlace): Promise<DecidedFinding[]> {
  let query = findings(unit).where('f.run_id', '=', runId);
  if (filter.organizationIds) query = query.where('f.organization_id', 'in', filter.organizationIds.length ? [...filter.organizationIds] : [NOBODY]);
  if (filter.personIds) query = query.where('f.person_id', 'in', filter.personIds.length ? [...filter.personIds] : [NOBODY]);
  if (filter.problem) query = query.where('f.problem', '=', filter.problem);
  if (filter.state === 'confirmed' || filter.state === 'rejected') query = query.where('last.decision', '=', filter.state);
  else if (filter.state === 'undecided') query = query.where('f.state', '=', 'suspected').where('last.decision', 'is', null);
  else if (filter.state) query = query.where('f.state', '=', filter.state);
  if (behind) {
    const after = sql<boolean>`(f.person_id, f.problem) > (${behind.personId}::uuid, ${behind.problem})`;
    query = query.where(behind.strength === null ? sql<boolean>`f.strength is null and ${after}` : sql<boolean>`(f.strength < ${behind.strength}::float8 or f.strength is null or f.strength = ${behind.strength}::float8 and ${after})`);
  }
  const rows = await query.orderBy(sql`f.strength desc nulls last`).orderBy('f.person_id').orderBy('f.problem').limit(limit).execute();
  return rows.map(toRecord);
}

export async function findFinding(unit: Unit, id: string): Promise<DecidedFinding | null> {
  const row = await findings(unit).where('f.id', '=', id).executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** Holds the person and problem for this unit of work, so that two people do not decide at once. */
export async function lockDecision(unit: Unit, personId: string, problem: Problem): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`finding ${unit.actor.regionId} ${personId} ${problem}`}, 0))`.execute(unit.tx);
}

export async function insertDecision(unit: Unit, finding: FindingRecord, decision: Decision, reason: string): Promise<void> {
  await unit.tx
    .insertInto('analysis.finding_decision')
    .values({ region_id: unit.actor.regionId, id: newId<'finding_decision'>(unit.at.getTime()), finding_id: finding.id, person_id: finding.personId, problem: finding.problem, decision, reason, decided_by: unit.actor.name, account_id: unit.actor.accountId, decided_at: unit.at })
    .execute();
}

export async function decisionsOn(unit: Unit, personId: string, problem: Problem): Promise<DecisionRecord[]> {
  const rows = await unit.tx.selectFrom('analysis.finding_decision').selectAll().where('region_id', '=', unit.actor.regionId).where('person_id', '=', personId).where('problem', '=', problem).orderBy('decided_at', 'desc').orderBy('id', 'desc').execute();
  return rows.map((r) => ({ findingId: r.finding_id, personId: r.person_id, problem: r.problem as Problem, decision: r.decision as Decision, reason: r.reason, decidedBy: r.decided_by, decidedAt: r.decided_at }));
}

export async function insertReply(unit: Unit, finding: FindingRecord, text: string): Promise<void> {
  await unit.tx.insertInto('analysis.finding_reply').values({ region_id: unit.actor.regionId, id: newId<'finding_reply'>(unit.at.getTime()), finding_id: finding.id, person_id: finding.personId, text, replied_at: unit.at }).execute();
}

export async function repliesTo(unit: Unit, findingId: string): Promise<{ text: string; repliedAt: Date }[]> {
  const rows = await unit.tx.selectFrom('analysis.finding_reply').select(['text', 'replied_at']).where('region_id', '=', unit.actor.regionId).where('finding_id', '=', findingId).orderBy('replied_at').execute();
  return rows.map((r) => ({ text: r.text, repliedAt: r.replied_at }));
}

/** Counts for the heat map: one row a unit, problem, state and decision. */
export async function countFindings(unit: Unit, runId: string): Promise<{ organizationId: string; problem: Problem; state: FindingState; decision: Decision | null; count: number }[]> {
  const rows = await findings(unit)
    .clearSelect()
    .select((eb) => ['f.organization_id', 'f.problem', 'f.state', 'last.decision', eb.fn.countAll<number>().as('count')])
    .where('f.run_id', '=', runId)
    .groupBy(['f.organization_id', 'f.problem', 'f.state', 'last.decision'])
    .execute();
  return rows.map((r) => ({ organizationId: r.organization_id, problem: r.problem as Problem, state: r.state as FindingState, decision: r.decision as Decision | null, count: Number(r.count) }));
}

/** The last confirmed findings of one person, each with the finding it was decided on. */
export async function confirmedFindingsOf(unit: Unit, personId: string): Promise<DecidedFinding[]> {
  const rows = await findings(unit).where('f.person_id', '=', personId).where('last.decision', '=', 'confirmed').whereRef('last.decided_finding_id', '=', 'f.id').execute();
  return rows.map(toRecord);
}
