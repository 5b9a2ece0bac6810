import { newId } from '../../../../kernel/ids.ts';
import type { Day } from '../../../../kernel/period.ts';
import { json } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { Figures, Kind, Part, Report, ReportState } from '../model.ts';

declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'bulletins.report': {
      region_id: string;
      id: string;
      kind: string;
      year: number;
      part: number;
      from_day: string;
      to_day: string;
      state: string;
      figures: Figures;
      figured_at: Date;
      opening: string | null;
      demands_made: string;
      drafted_by: string;
      drafter_account_id: string | null;
      submitted_on: string | null;
      returned_because: string | null;
      signed_on: string | null;
      signed_by: string | null;
      signer_account_id: string | null;
      published_on: string | null;
      published_by: string | null;
    };
  }
}
const region = (unit: Unit) => unit.actor.regionId;
const query = (unit: Unit) => unit.tx.selectFrom('bulletins.report').selectAll().where('region_id', '=', region(unit));
const toReport = (r: Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]): Report => ({
  id: r.id, kind: r.kind as Kind, year: r.year, part: r.part, from: r.from_day, to: r.to_day, state: r.state as ReportState, figures: r.figures, figuredAt: r.figured_at, opening: r.opening, demandsMade: r.demands_made, draftedBy: r.drafted_by,
  drafterAccountId: r.drafter_account_id, submittedOn: r.submitted_on, returnedBecause: r.returned_because, signedOn: r.signed_on, signedBy: r.signed_by, publishedOn: r.published_on, publishedBy: r.published_by,
});

/** The papers of a year without their figures, which only a paper itself shows. */
export type ReportLine = Omit<Report, 'figures' | 'figuredAt' | 'opening' | 'demandsMade'>;
export async function reportsOfYear(unit: Unit, year: number): Promise<ReportLine[]> {
  const rows = await unit.tx.selectFrom('bulletins.report').select(['id', 'kind', 'year', 'part', 'from_day', 'to_day', 'state', 'drafted_by', 'drafter_account_id', 'submitted_on', 'returned_because', 'signed_on', 'signed_by', 'published_on', 'published_by']).where('region_id', '=', region(unit)).where('year', '=', year).orderBy('kind').orderBy('part').execute();
  return rows.map((r) => ({ id: r.id, kind: r.kind as Kind, year: r.year, part: r.part, from: r.from_day, to: r.to_day, state: r.state as ReportState, draftedBy: r.drafted_by, drafterAccountId: r.drafter_account_id, submittedOn: r.submitted_on, returnedBecause: r.returned_because, signedOn: r.signed_on, signedBy: r.signed_by, publishedOn: r.published_on, publishedBy: r.published_by }));
}
export async function reportsIn(unit: Unit, states: readonly ReportState[], most: number): Promise<Pick<Report, 'id' | 'kind' | 'year' | 'from' | 'to' | 'state' | 'drafterAccountId'>[]> {
  const rows = await unit.tx.selectFrom('bulletins.report').select(['id', 'kind', 'year', 'from_day', 'to_day', 'state', 'drafter_account_id']).where('region_id', '=', region(unit)).where('state', 'in', [...states]).orderBy('to_day').orderBy('id').limit(most).execute();
  return rows.map((r) => ({ id: r.id, kind: r.kind as Kind, year: r.year, from: r.from_day, to: r.to_day, state: r.state as ReportState, drafterAccountId: r.drafter_account_id }));
}
/** With `hold` it is locked first and read then. */
export async function findReport(unit: Unit, id: string, hold = false): Promise<Report | null> {
  const q = query(unit).where('id', '=', id);
  const row = await (hold ? q.forUpdate() : q).executeTakeFirst();
  return row ? toReport(row) : null;
}
/** A draft of a period, or the id of the paper that is there: of two people at once one makes it. */
export async function putDraft(unit: Unit, kind: Kind, part: Part, figures: Figures): Promise<{ readonly id: string; readonly made: boolean }> {
  const id = newId(unit.at.getTime());
  const made = await unit.tx.insertInto('bulletins.report').values({
    region_id: region(unit), id, kind, year: part.year, part: part.part, from_day: part.from, to_day: part.to, state: 'draft', figures: json(figures), figured_at: unit.at, opening: null, demands_made: '', drafted_by: unit.actor.name, drafter_account_id: unit.actor.accountId,
    submitted_on: null, returned_because: null, signed_on: null, signed_by: null, signer_account_id: null, published_on: null, published_by: null,
  }).onConflict((o) => o.columns(['region_id', 'kind', 'year', 'part']).doNothing()).returning('id').executeTakeFirst();
  return made ? { id, made: true } : { id: (await idAt(unit, kind, part))!, made: false };
}
export const idAt = async (unit: Unit, kind: Kind, at: Pick<Part, 'year' | 'part'>): Promise<string | null> =>
  (await unit.tx.selectFrom('bulletins.report').select('id').where('region_id', '=', region(unit)).where('kind', '=', kind).where('year', '=', at.year).where('part', '=', at.part).executeTakeFirst())?.id ?? null;
export interface ReportChange {
  readonly state: ReportState;
  readonly figures: Figures;
  readonly figured_at: Date;
  readonly opening: string | null;
  readonly demands_made: string;
  readonly drafted_by: string;
  readonly drafter_account_id: string | null;
  readonly submitted_on: Day | null;
  readonly returned_because: string | null;
  readonly signed_on: Day | null;
  readonly signed_by: string | null;
  readonly signer_account_id: string | null;
  readonly published_on: Day;
  readonly published_by: string;
}
export const changeReport = async (unit: Unit, id: string, { figures, ...change }: Partial<ReportChange>): Promise<void> =>
  void (await unit.tx.updateTable('bulletins.report').set({ ...change, ...(figures ? { figures: json(figures) } : {}) }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
