import { Refusal } from '../../../../kernel/refusal.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { FormDefinition } from '../contract/form.ts';
import type { BallotReport } from '../contract/report.ts';
import type { BallotRow } from '../model.ts';
import { formOf } from '../commands/hold-election.ts';
import { isStraightLine, isValid } from '../rules/validity.ts';
import { boxOf, findElection } from '../store/index.ts';

export interface CountedElection {
  readonly electionId: string;
  readonly title: string;
  readonly formId: string;
  readonly form: FormDefinition;
  readonly closedAt: Date;
  readonly subjects: readonly string[];
  /** As counted and suppressed; the only figures that may be shown. */
  readonly report: BallotReport;
  /** Valid ballots, each one anonymous rater: number, cell, answers by subject. For models that need whole ballots; never to be shown one by one. */
  readonly ballots: readonly { readonly number: number; readonly cell: string; readonly straightLine: boolean; readonly rows: readonly BallotRow[] }[];
}
/** A counted election for other rooms of the house, e.g. the severity model. In: a unit of work. Refuses `assessment.no_such_election`, `assessment.election_not_counted`. */
export async function ballotScoresOf(unit: Unit, electionId: string): Promise<CountedElection> {
  const e = await findElection(unit, electionId);
  if (!e) throw new Refusal('not_found', 'assessment.no_such_election');
  const { report } = e;
  if (!report) throw new Refusal('conflict', 'assessment.election_not_counted', { title: e.title });
  const form = (await formOf(unit, e.formId)).definition;
  const minimum = form.validity.minimumAnsweredPercent ?? report.minimumAnsweredPercent;
  const votes = report.withheld ? [] : await boxOf(unit, electionId);
  const ballots = votes.filter((v) => isValid(form, v.rows, minimum)).map((v, i) => ({ number: i + 1, cell: report.cells.find((c) => c.groups.includes(v.group))!.key, straightLine: isStraightLine(form, v.rows), rows: v.rows }));
  return { electionId, title: e.title, formId: e.formId, form, closedAt: e.closedAt ?? e.closesAt, subjects: e.subjects.map((s) => s.id), report, ballots };
}
