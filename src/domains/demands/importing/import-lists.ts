import type { Actor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { filesGiven, readFile } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { enqueueJob, type JobDefinition } from '../../../platform/jobs/index.ts';
import { readNamedTables, writeWorkbook } from '../../../platform/sheets/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { runFirms } from '../access.ts';
import { regionDesk } from '../commands/intake.ts';
import { answeredAt, takeLines } from '../commands/lists.ts';
import type { DemandSource } from '../model.ts';
import { answerListed, firmsOnFile, holdLists, listedOnFile, resultsOnFile, saveFirms, saveResults } from '../store/index.ts';
import { firmWords, listKeys, resultWords, sheets } from './columns.ts';
import { planLists, readLists, resultKey, type ListsPlan, type ReadLists } from './plan.ts';

const IMPORT_JOB = 'demands.import';
/** Faults shown; all of them are counted. */
const FAULTS_SHOWN = 500;
const AT_ONCE = 10_000;

export interface ListsAnswer {
  readonly applied: boolean;
  readonly counts: ListsPlan['counts'];
  readonly faults: ListsPlan['faults'];
}

/** Starts reading a workbook of firms, demands and results (`apply`: and taking it over). Out: the job to follow. Refuses `demands.no_such_file`. */
export const startLists = (house: House, actor: Actor, input: { readonly hash: string; readonly source: DemandSource; readonly apply: boolean }): Promise<{ jobId: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runFirms, await organizationSubject(unit, await regionDesk(unit)));
    if (!(await filesGiven(unit, [input.hash])).has(input.hash)) throw new Refusal('invalid', 'demands.no_such_file');
    const jobId = await enqueueJob(unit, IMPORT_JOB, { ...input, name: actor.name, accountId: actor.accountId });
    unit.audit({ action: input.apply ? 'demands.lists_started' : 'demands.lists_previewed', subjectKind: 'file', subjectId: input.hash, detail: { source: input.source } });
    return { jobId };
  });

export const listsJob: JobDefinition = {
  kind: IMPORT_JOB,
  run: async ({ house, regionId, job, progress }): Promise<ListsAnswer> => {
    const { hash, source, apply, name, accountId } = job.input as { hash: string; source: DemandSource; apply: boolean; name: string; accountId: string | null };
    const actor: Actor = { kind: 'system', accountId: accountId as Actor['accountId'], personId: null, regionId: regionId as RegionId, name, grants: [] };
    const { bytes } = await house.unit(actor, (unit) => readFile(unit, hash));
    await progress(0, null);
    const rows = await readNamedTables(bytes, sheets);
    const total = listKeys.reduce((n, k) => n + rows[k].length, 0);
    await progress(0, total);
    // Taken over in one transaction: whatever stops it, nothing of it is on file.
    const answer = await house.unit(actor, (unit) => loadLists(unit, readLists(rows, source, unit.today), source, apply));
    await progress(total, total);
    return answer;
  },
};

/** Compares what was read with what is on file and, with `apply`, writes what is new. */
export async function loadLists(unit: Unit, read: ReadLists, source: DemandSource, apply: boolean): Promise<ListsAnswer> {
  if (apply) await holdLists(unit);
  const onFile = new Map<string, { waits: boolean }>();
  for (let i = 0; i < read.demands.length; i += AT_ONCE) for (const [id, d] of await listedOnFile(unit, read.demands.slice(i, i + AT_ONCE).map((d) => d.id))) onFile.set(id, d);
  const results = new Map<string, number>();
  for (const r of await resultsOnFile(unit)) results.set(resultKey(r), (results.get(resultKey(r)) ?? 0) + 1);
  const plan = planLists(read, { firms: await firmsOnFile(unit), demands: onFile, results });
  if (apply) {
    const desk = await regionDesk(unit);
    for (let i = 0; i < plan.firms.length; i += AT_ONCE) await saveFirms(unit, desk, plan.firms.slice(i, i + AT_ONCE));
    if (plan.demands.length > 0) await takeLines(unit, desk, source, plan.demands, plan.demands.map((d) => d.id));
    for (let i = 0; i < plan.answers.length; i += AT_ONCE) await answerListed(unit, plan.answers.slice(i, i + AT_ONCE).map((a) => ({ id: a.id, answer: a.answer, at: answeredAt(a.answeredOn) })));
    for (let i = 0; i < plan.results.length; i += AT_ONCE) await saveResults(unit, plan.results.slice(i, i + AT_ONCE));
    unit.audit({ action: 'demands.lists_imported', subjectKind: 'region', subjectId: null, detail: { source, firms: plan.firms.length, demands: plan.demands.length, answers: plan.answers.length, results: plan.results.length, refused: plan.faults.length } });
  }
  return { applied: apply, counts: plan.counts, faults: plan.faults.slice(0, FAULTS_SHOWN) };
}

/** An empty workbook with the three sheets, for people to fill in. */
export const listsTemplate = (): Promise<Uint8Array> =>
  writeWorkbook({
    sheets: listKeys.map((key) => ({
      name: sheets[key].names[0],
      columns: (Object.entries(sheets[key].columns) as [string, readonly string[]][]).map(([column, words]) => ({
        header: words[0]!, width: ['words', 'answer', 'note', 'cadres'].includes(column) ? 40 : 18, format: 'text' as const,
        ...(column !== 'kind' ? {} : { choices: Object.keys(key === 'firms' ? firmWords : resultWords).filter(Boolean) }),
      })),
      rows: [],
      spareRows: 20,
    })),
  });
