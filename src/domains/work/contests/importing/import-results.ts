import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import type { RegionId } from '../../../../kernel/ids.ts';
import { must } from '../../../../kernel/permission.ts';
import type { Day } from '../../../../kernel/period.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { filesGiven, readFile } from '../../../../platform/files/index.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { enqueueJob, type JobDefinition } from '../../../../platform/jobs/index.ts';
import { readNamedTables, writeWorkbook, type TableRow } from '../../../../platform/sheets/index.ts';
import { organizationNames } from '../../../registry/index.ts';
import { groupBy } from '../../queries/group-by.ts';
import { amountOf } from '../../rules/month-plan.ts';
import { runContests } from '../access.ts';
import { writeResults } from '../commands.ts';
import type { Indicator, Result } from '../model.ts';
import { findContest, indicatorsOf, resultsOf, unitsOf } from '../store.ts';
import type { resultsAnswer } from './contract.ts';
import { fixedHeads, headOf, planResults, resultSheet, sheetName, type ResultsPlan } from './plan.ts';

const IMPORT_JOB = 'work.import_results';
/** Differences and faults shown; all of them are counted. */
const SHOWN = 500;
const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });
export type ResultsAnswer = z.output<typeof resultsAnswer>;

/** Starts reading a workbook of results; with `seen` the differences of that name are taken over. Out: the job to follow. Refuses `work.no_such_file`. */
export const startResults = (house: House, actor: Actor, id: string, input: { readonly hash: string; readonly seen: string | null }): Promise<{ jobId: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runContests, whole(actor));
    if (!(await findContest(unit, id))) throw new Refusal('not_found', 'work.no_such_contest');
    if (!(await filesGiven(unit, [input.hash])).has(input.hash)) throw new Refusal('invalid', 'work.no_such_file', { name: '.xlsx' });
    const jobId = await enqueueJob(unit, IMPORT_JOB, { contestId: id, ...input, name: actor.name, accountId: actor.accountId });
    unit.audit({ action: input.seen === null ? 'work.results_previewed' : 'work.results_import_started', subjectKind: 'contest', subjectId: id });
    return { jobId };
  });

export const resultsJob: JobDefinition = {
  kind: IMPORT_JOB,
  run: async ({ house, regionId, job, progress }): Promise<ResultsAnswer> => {
    const { contestId, hash, seen, name, accountId } = job.input as { contestId: string; hash: string; seen: string | null; name: string; accountId: string | null };
    const actor: Actor = { kind: 'system', accountId: accountId as Actor['accountId'], personId: null, regionId: regionId as RegionId, name, grants: [] };
    await progress(0, null);
    const { bytes, indicators } = await house.unit(actor, async (unit) => ({ bytes: (await readFile(unit, hash)).bytes, indicators: await indicatorsOf(unit, contestId) }));
    const { results: rows } = await readNamedTables(bytes, { results: resultSheet(indicators) });
    await progress(0, rows.length);
    const answer = await house.unit(actor, (unit) => loadResults(unit, contestId, rows, seen));
    await progress(rows.length, rows.length);
    return answer;
  },
};

/** Compares the rows with what is on file. Where `seen` names these very differences and no cell is bad, writes them; else nothing. */
async function loadResults(unit: Unit, id: string, rows: readonly TableRow[], seen: string | null): Promise<ResultsAnswer> {
  await findContest(unit, id, seen !== null);
  const { indicators, units, onFile } = await stateOf(unit, id);
  const plan = planResults({ rows, indicators, units, onFile, today: unit.today });
  const now = nameOf(plan);
  const applied = seen === now && plan.faults.length === 0;
  if (applied) {
    for (const [period, of] of groupBy(plan.changes, (c) => c.period)) await writeResults(unit, period, of, onFile);
    unit.audit({ action: 'work.results_imported', subjectKind: 'contest', subjectId: id, detail: { results: plan.changes.length } });
  }
  const nameOfUnit = new Map(units.map((u) => [u.id, u.name]));
  const head = new Map(indicators.map((i) => [i.id, headOf(i)]));
  return {
    applied,
    moved: seen !== null && seen !== now,
    seen: now,
    counts: plan.counts,
    changes: plan.changes.slice(0, SHOWN).map((c) => ({ row: c.row, unit: nameOfUnit.get(c.organizationId)!, indicator: head.get(c.indicatorId)!, period: c.period, before: c.before === null ? null : amountOf(c.before), after: amountOf(c.amount), source: c.source })),
    faults: plan.faults.slice(0, SHOWN),
    absent: [...plan.absent],
  };
}
const nameOf = (plan: ResultsPlan): string => createHash('sha256').update(JSON.stringify(plan.changes.map((c) => [c.organizationId, c.indicatorId, c.period, c.before, c.amount, c.source]))).digest('hex');

async function stateOf(unit: Unit, id: string): Promise<{ indicators: Indicator[]; units: { id: string; name: string }[]; onFile: Result[] }> {
  const [indicators, ids] = [await indicatorsOf(unit, id), await unitsOf(unit, id)];
  const names = await organizationNames(unit, ids);
  return { indicators, units: ids.map((u) => ({ id: u, name: names.get(u) ?? '' })), onFile: await resultsOf(unit, indicators.map((i) => i.id)) };
}

/** The workbook of a month: units × indicators with the figures that count so far. Out: its bytes and the title of the contest. */
export const resultsTemplate = (house: House, actor: Actor, id: string, period: Day): Promise<{ bytes: Uint8Array; title: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runContests, whole(actor));
    const contest = await findContest(unit, id);
    if (!contest) throw new Refusal('not_found', 'work.no_such_contest');
    const { indicators, units, onFile } = await stateOf(unit, id);
    const counts = new Map<string, Result>();
    for (const r of onFile) if (r.period === period) counts.set(`${r.indicatorId} ${r.organizationId}`, r);
    const note = (i: Indicator): string => [`标杆 ${amountOf(i.benchmark)}${i.unit}（${i.benchmarkSource}）`, i.direction === 'more' ? '越高越好' : '越低越好', ...(i.most === null ? [] : [`不超过 ${amountOf(i.most)}`]), '没有数据的留空'].join('；');
    const bytes = await writeWorkbook({
      sheets: [
        {
          name: sheetName,
          columns: [
            { header: fixedHeads.month, width: 10, format: 'text', required: true },
            { header: fixedHeads.unit, width: 28, format: 'text', required: true },
            ...indicators.map((i) => ({ header: headOf(i), width: 18, note: note(i) })),
            { header: fixedHeads.source, width: 24, format: 'text' as const },
          ],
          rows: units.map((u) => {
            const own = indicators.map((i) => counts.get(`${i.id} ${u.id}`));
            return [period.slice(0, 7), u.name, ...own.map((r) => (r === undefined ? null : r.amount / 1000)), own.findLast((r) => r !== undefined)?.source ?? null];
          }),
        },
      ],
    });
    return { bytes, title: contest.title };
  });
