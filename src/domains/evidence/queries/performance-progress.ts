import type { Unit } from '../../../platform/house/index.ts';
import { organizationsNow } from '../../registry/index.ts';
import { policyInForce } from '../../policy/index.ts';
import type { PerformanceTask } from '../contract/performance.ts';
import { both, findEntries, inState, performanceTasks } from '../store/entry.ts';
import { findFiles, papersOf, type FilePapers, type PerformanceFile } from '../store/performance.ts';
import type { FileState } from '../rules/checkpoints.ts';

/** What confirmed entries say about a listed task. */
export interface Completion {
  readonly on: string;
  readonly result: string | null;
  readonly entryId: string;
}

/** A file with its papers and what was done of its list. */
export interface Progress {
  readonly file: PerformanceFile;
  readonly papers: FilePapers;
  /** The newest list that both have signed: what everything is compared with. Empty before. */
  readonly baseline: readonly PerformanceTask[];
  readonly completed: ReadonlyMap<string, Completion>;
  /** Kind and level of the unit: leaders of comparable units are ranked among themselves. */
  readonly group: string;
}

export async function progressOf(unit: Unit, by: Parameters<typeof findFiles>[1] = {}): Promise<Progress[]> {
  const files = await findFiles(unit, by);
  if (files.length === 0) return [];
  const ids = files.map((f) => f.id);
  const papers = await papersOf(unit, ids);
  const entries = await findEntries(unit, both(performanceTasks(ids), inState(['confirmed'])));
  const groups = new Map((await organizationsNow(unit)).map((o) => [o.id, [o.type, o.level].filter(Boolean).join('/')]));
  return files.map((file): Progress => {
    const mine = papers.get(file.id)!;
    const completed = new Map<string, Completion>();
    for (const e of entries) {
      if (e.content.kind !== 'task' || e.content.fileId !== file.id || e.content.taskKey === undefined || e.content.completedOn === null) continue;
      const known = completed.get(e.content.taskKey);
      if (!known || e.content.completedOn < known.on) completed.set(e.content.taskKey, { on: e.content.completedOn, result: e.content.result ?? null, entryId: e.id });
    }
    return { file, papers: mine, baseline: baselineOf(mine), completed, group: groups.get(file.organizationId) ?? '' };
  });
}

const signedBy = (papers: FilePapers, document: 'task_list' | 'closing_account', number: number): ('superior' | 'appointee')[] =>
  papers.signatures.filter((s) => s.document === document && s.number === number).map((s) => s.party);

const baselineOf = (papers: FilePapers): readonly PerformanceTask[] => papers.taskLists.findLast((l) => signedBy(papers, 'task_list', l.number).length === 2)?.tasks ?? [];

/** The file as the checkpoint rules see it. A list once signed stays the baseline while a newer one waits for signatures. */
export function stateOf(file: PerformanceFile, papers: FilePapers): FileState {
  const signed = papers.taskLists.map((l) => signedBy(papers, 'task_list', l.number));
  const account = papers.accounts.at(-1);
  return {
    openedOn: file.openedOn,
    taskListSigned: signed.find((parties) => parties.length === 2) ?? signed.at(-1) ?? null,
    sheetYears: papers.sheets.map((s) => s.year),
    accountAccepted: account === undefined ? null : signedBy(papers, 'closing_account', account.number).includes('superior'),
  };
}

/**
 * Months in office that make a year ask for an answer sheet. The annual assessment leaves out who was away for this long
 * (`leave-months-not-assessed`); a leader who came later in the year is treated alike.
 */
export const minimumMonths = async (unit: Unit): Promise<number> => (await policyInForce(unit, unit.today)).number('leave-months-not-assessed');
