import type { Actor } from '../../../../kernel/actor.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { reachablePaths } from '../../../../kernel/permission.ts';
import { formatScore, type Score } from '../../../../kernel/score.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { writeWorkbook } from '../../../../platform/sheets/index.ts';
import { formHeads } from '../../../registry/index.ts';
import { printPapers } from '../../access.ts';
import { lookDay } from '../../commands/assessed-people.ts';
import { schemeOfRun } from '../../commands/open-run.ts';
import { gradeWordOf } from '../../model.ts';
import { outcomesOfRun } from '../../outcomes/store/outcomes.ts';
import { readableRun, subjectsOf } from '../../queries/results.ts';
import { groupName } from '../../rules/class-of.ts';
import { reasonsOfRun, type Run } from '../../store/index.ts';
import type { RosterColumn } from '../model.ts';
import { byUnit, rosterSheet, type RosterLine } from '../sheets/roster.ts';
import { chosenResults, type Whom } from './chosen-results.ts';
import { letterhead } from './print.ts';

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Everybody chosen, as the roster tells it. */
async function linesOf(unit: Unit, actor: Actor, run: Run, whom: Whom): Promise<{ lines: RosterLine[]; dimensions: { key: string; name: string }[] }> {
  const { definition } = await schemeOfRun(unit, run);
  const { places } = definition.rounding;
  const print = (s: Score | null): string | null => (s === null ? null : formatScore(s, places));
  const results = await chosenResults(unit, run, reachablePaths(actor, printPapers), whom);
  const ids = results.map((r) => r.personId as string);
  const subjects = await subjectsOf(unit, run, ids);
  const heads = run.subject === 'person' ? await formHeads(unit, ids, lookDay(run, unit.today)) : new Map<string, never>();
  const reasons = await reasonsOfRun(unit, run.id);
  const views = new Map((await outcomesOfRun(unit, run.id)).map((o) => [o.personId as string, o.view]));
  const lines = results.map((r): RosterLine => ({
    organizationName: subjects.get(r.personId)?.organizationName ?? '',
    name: subjects.get(r.personId)?.name ?? '',
    title: subjects.get(r.personId)?.title ?? '',
    head: heads.get(r.personId) ?? null,
    group: groupName(definition, r.group).zh,
    score: print(r.score),
    rank: r.rank,
    groupSize: r.groupSize,
    dimensions: Object.fromEntries(r.dimensions.map((d) => [d.key, print(d.score)])),
    grade: r.grade === null ? null : gradeWordOf(run.subject, r.grade),
    proposed: r.proposal?.grade ? gradeWordOf(run.subject, r.proposal.grade) : null,
    reason: reasons.get(r.personId) ?? null,
    view: views.get(r.personId) ?? null,
  }));
  return { lines: byUnit(lines), dimensions: definition.dimensions.map((d) => ({ key: d.key, name: d.name.zh })) };
}

/** 考核结果花名册: results of a year by unit, with the counts of each. Those who may not see drafts get confirmed years only. */
export async function exportRoster(house: House, actor: Actor, runId: string, input: Whom & { readonly columns: readonly RosterColumn[]; readonly purpose: string }): Promise<FileAnswer> {
  const { book, run } = await house.unit(actor, async (unit) => {
    const found = await readableRun(unit, runId);
    const { lines, dimensions } = await linesOf(unit, actor, found, input);
    unit.audit({ action: 'assessment.roster_exported', subjectKind: 'run', subjectId: runId, detail: { people: lines.length, columns: input.columns, purpose: input.purpose } });
    const { region, watermark } = await letterhead(unit, actor);
    return { book: { watermark, sheets: rosterSheet(lines, input.columns, { dimensions, subject: found.subject, title: `${region}${found.year}年度考核结果${found.state === 'confirmed' ? '' : '（未确定，内部使用）'}` }) }, run: found };
  });
  return { bytes: await writeWorkbook(book), mediaType: SPREADSHEET, fileName: `${run.year}年度考核结果花名册.xlsx` };
}
