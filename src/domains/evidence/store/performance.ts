import './tables.ts';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { appendLeaves, type LeafSource } from '../../../platform/ledger/index.ts';
import type { AnswerSheet, ClosingAccount, PerformanceTask } from '../contract/performance.ts';
import { EVIDENCE_LOG } from '../log.ts';
import { idList } from './entry.ts';

/** The papers of a performance file. All of them are insert-only and stand in the ledger. */
const papers = ['performance_file', 'task_list', 'signature', 'reputation', 'answer_sheet', 'closing_account'] as const;
type Paper = (typeof papers)[number];
type Row = Readonly<Record<string, unknown>>;

/** The paper's bytes in the ledger: every column of its row. */
const canonicalPaper = (paper: Paper, row: Row): string =>
  canonicalJson({ type: `dandang-${paper.replace('_', '-')}-1`, ...Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v instanceof Date ? v.toISOString() : v])) });

/** Writes one paper and its leaf. False when there is one already (same key). */
async function insertPaper(unit: Unit, paper: Paper, row: Row & { readonly id: string }): Promise<boolean> {
  const whole = { region_id: unit.actor.regionId, ...row };
  const table = sql.table(`evidence.${paper}`);
  const { rows } = await sql<{ id: string }>`insert into ${table} select * from jsonb_populate_record(null::${table}, ${JSON.stringify(whole)}::jsonb) on conflict do nothing returning id`.execute(unit.tx);
  if (rows.length === 0) return false;
  await appendLeaves(unit, EVIDENCE_LOG, paper, [{ id: row.id, content: canonicalPaper(paper, whole) }]);
  return true;
}

export const paperSources: readonly LeafSource[] = papers.map((paper) => ({
  kind: paper,
  async contents(unit, ids) {
    const { rows } = await sql<Row & { id: string }>`select * from ${sql.table(`evidence.${paper}`)} where region_id = ${unit.actor.regionId} and id = any(${idList(ids)})`.execute(unit.tx);
    return new Map(rows.map((r) => [r.id, canonicalPaper(paper, r)]));
  },
  async idsAfter(unit, id, limit) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(`evidence.${paper}`)} where region_id = ${unit.actor.regionId} and id > ${id ?? '00000000-0000-0000-0000-000000000000'}::uuid order by id limit ${limit}`.execute(unit.tx);
    return rows.map((r) => r.id);
  },
}));

export interface PerformanceFile {
  readonly id: string;
  readonly personId: string;
  readonly appointmentId: string;
  readonly organizationId: string;
  readonly post: string;
  readonly openedOn: string;
}

export const insertFile = (unit: Unit, f: PerformanceFile): Promise<boolean> =>
  insertPaper(unit, 'performance_file', { id: f.id, person_id: f.personId, appointment_id: f.appointmentId, organization_id: f.organizationId, post: f.post, opened_on: f.openedOn, opened_at: unit.at, opened_by: unit.actor.name });

interface FileRow {
  id: string;
  person_id: string;
  appointment_id: string;
  organization_id: string;
  post: string;
  opened_on: string;
}

export async function findFiles(unit: Unit, by: { readonly ids?: readonly string[]; readonly appointmentId?: string; readonly organizationId?: string } = {}): Promise<PerformanceFile[]> {
  const { rows } = await sql<FileRow>`select * from evidence.performance_file where region_id = ${unit.actor.regionId}
    ${by.ids === undefined ? sql`` : sql`and id = any(${idList(by.ids)})`}
    ${by.appointmentId === undefined ? sql`` : sql`and appointment_id = ${by.appointmentId}`}
    ${by.organizationId === undefined ? sql`` : sql`and organization_id = ${by.organizationId}`}
    order by opened_on desc, id desc`.execute(unit.tx);
  return rows.map((r) => ({ id: r.id, personId: r.person_id, appointmentId: r.appointment_id, organizationId: r.organization_id, post: r.post, openedOn: r.opened_on }));
}

export type Document = 'task_list' | 'closing_account';
export type Party = 'superior' | 'appointee';
export interface Signature {
  readonly document: Document;
  readonly number: number;
  readonly party: Party;
  readonly name: string;
  readonly at: Date;
}
export interface Reputation {
  readonly year: number;
  readonly asked: 'peers' | 'public';
  readonly score: number;
  readonly answered: number;
  readonly source: string;
}

/** Everything in one file. */
export interface FilePapers {
  readonly taskLists: readonly { readonly number: number; readonly tasks: readonly PerformanceTask[]; readonly listedAt: Date }[];
  readonly signatures: readonly Signature[];
  readonly reputation: readonly Reputation[];
  readonly sheets: readonly AnswerSheet[];
  readonly accounts: readonly Omit<ClosingAccount, 'signatures'>[];
}

/** Papers by file id. */
export async function papersOf(unit: Unit, fileIds: readonly string[]): Promise<Map<string, FilePapers>> {
  const read = async <T>(paper: Paper, order: string): Promise<(T & { file_id: string })[]> =>
    (await sql<T & { file_id: string }>`select * from ${sql.table(`evidence.${paper}`)} where region_id = ${unit.actor.regionId} and file_id = any(${idList(fileIds)}) order by ${sql.raw(order)}`.execute(unit.tx)).rows;
  const lists = await read<{ number: number; tasks: PerformanceTask[]; listed_at: Date }>('task_list', 'number');
  const signatures = await read<Signature>('signature', 'at, id');
  const reputation = await read<Reputation>('reputation', 'year, asked');
  const sheets = await read<{ sheet: AnswerSheet }>('answer_sheet', 'year');
  const accounts = await read<{ account: Omit<ClosingAccount, 'signatures'> }>('closing_account', 'number');
  const of = <T extends { file_id: string }>(all: readonly T[], id: string): T[] => all.filter((r) => r.file_id === id);
  return new Map(
    fileIds.map((id) => [
      id,
      {
        taskLists: of(lists, id).map((r) => ({ number: r.number, tasks: r.tasks, listedAt: r.listed_at })),
        signatures: of(signatures, id).map((r) => ({ document: r.document, number: r.number, party: r.party, name: r.name, at: r.at })),
        reputation: of(reputation, id).map((r) => ({ year: r.year, asked: r.asked, score: r.score, answered: r.answered, source: r.source })),
        sheets: of(sheets, id).map((r) => r.sheet),
        accounts: of(accounts, id).map((r) => r.account),
      },
    ]),
  );
}

export const insertTaskList = (unit: Unit, id: string, fileId: string, number: number, tasks: readonly PerformanceTask[]): Promise<boolean> =>
  insertPaper(unit, 'task_list', { id, file_id: fileId, number, tasks, listed_at: unit.at, listed_by: unit.actor.name });

export const insertSignature = (unit: Unit, id: string, fileId: string, s: { readonly document: Document; readonly number: number; readonly party: Party }): Promise<boolean> =>
  insertPaper(unit, 'signature', { id, file_id: fileId, ...s, at: unit.at, name: unit.actor.name, account_id: unit.actor.accountId, person_id: unit.actor.personId });

export const insertReputation = (unit: Unit, id: string, fileId: string, r: Reputation): Promise<boolean> =>
  insertPaper(unit, 'reputation', { id, file_id: fileId, ...r, recorded_at: unit.at, recorded_by: unit.actor.name });

export const insertSheet = (unit: Unit, id: string, fileId: string, sheet: AnswerSheet): Promise<boolean> =>
  insertPaper(unit, 'answer_sheet', { id, file_id: fileId, year: sheet.year, sheet, published_at: unit.at, published_by: unit.actor.name });

export const insertAccount = (unit: Unit, id: string, fileId: string, account: Omit<ClosingAccount, 'signatures'>): Promise<boolean> =>
  insertPaper(unit, 'closing_account', { id, file_id: fileId, number: account.number, account, generated_at: unit.at, generated_by: unit.actor.name });
