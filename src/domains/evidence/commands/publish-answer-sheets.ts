import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import type { House } from '../../../platform/house/index.ts';
import { personSummaries } from '../../registry/index.ts';
import { managePerformanceFiles } from '../access.ts';
import type { AnswerSheet } from '../contract/performance.ts';
import { taskStates } from '../queries/performance-files.ts';
import { progressOf } from '../queries/performance-progress.ts';
import { rankInGroup, share, tasksOfYear } from '../rules/task-completion.ts';
import { insertSheet } from '../store/performance.ts';

export interface Published {
  readonly fileId: string;
  readonly personId: string;
  readonly completion: string;
  readonly rank: number;
  readonly groupSize: number;
}

/**
 * M009: the answer sheets of a year for all leaders with something due in it, ranked within comparable groups, published at once.
 * In: the year, and one group if not all. Refuses before the year is over, a second time in a year, and while reputation results are missing.
 */
export const publishAnswerSheets = (house: House, actor: Actor, input: { year: number; group?: string | undefined }): Promise<{ published: Published[] }> =>
  house.unit(actor, async (unit) => {
    must(actor, managePerformanceFiles, { regionId: actor.regionId });
    const { year } = input;
    if (unit.today <= `${year}-12-31`) throw new Refusal('rule', 'evidence.year_not_over', { year });
    const leaders = (await progressOf(unit))
      .filter((p) => p.baseline.length > 0 && (input.group === undefined || p.group === input.group) && p.file.openedOn <= `${year}-12-31`)
      .map((p) => ({ ...p, ...tasksOfYear(p.baseline, new Map([...p.completed].map(([key, c]) => [key, c.on])), year) }))
      .filter((p) => p.due.length > 0);
    if (leaders.length === 0) throw new Refusal('rule', 'evidence.no_leaders_to_rank', { year });
    const names = await personSummaries(unit, leaders.map((p) => p.file.personId));
    const reasons = (code: string, faulty: readonly typeof leaders[number][]) => faulty.map((p) => ({ code, params: { name: names.get(p.file.personId)?.name ?? '', year }, source: 'M009' }));
    const again = leaders.filter((p) => p.papers.sheets.some((s) => s.year === year));
    if (again.length > 0) throw new Refusal('conflict', 'evidence.answer_sheet_published', { year }, reasons('evidence.answer_sheet_published', again));
    const silent = leaders.filter((p) => !p.papers.reputation.some((r) => r.year === year));
    if (silent.length > 0) throw new Refusal('rule', 'evidence.reputation_missing', { year, count: silent.length }, reasons('evidence.reputation_missing_for', silent));
    const ranks = rankInGroup(leaders.map((p) => ({ id: p.file.id, group: p.group, done: p.done.length, due: p.due.length })));
    const published: Published[] = [];
    for (const p of leaders) {
      const { rank, groupSize } = ranks.get(p.file.id)!;
      const sheet: AnswerSheet = {
        year,
        due: p.due.length,
        done: p.done.length,
        completion: share(p.done.length, p.due.length),
        group: p.group,
        rank,
        groupSize,
        reputation: p.papers.reputation.filter((r) => r.year === year).map((r) => ({ from: r.asked, score: formatScore(r.score as Score), answered: r.answered, source: r.source })),
        tasks: taskStates(p.baseline.filter((t) => p.due.includes(t.key)), p, unit.today),
        publishedAt: unit.at.toISOString(),
      };
      if (!(await insertSheet(unit, newId(), p.file.id, sheet))) throw new Refusal('conflict', 'evidence.answer_sheet_published', { year });
      published.push({ fileId: p.file.id, personId: p.file.personId, completion: sheet.completion, rank, groupSize });
    }
    unit.audit({ action: 'evidence.answer_sheets_published', subjectKind: 'performance_file', subjectId: null, detail: { year, count: published.length } });
    return { published };
  });
